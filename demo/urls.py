"""Addresses that only one's own machine has."""

from __future__ import annotations

from django.urls import path

from demo import views

urlpatterns = [
    path("sendt-post/", views.sent_mail, name="sent_mail"),
    path("demonstrationen/", views.demonstration, name="demonstration"),
]
