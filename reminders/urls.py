"""Addresses of reminders."""

from __future__ import annotations

from django.urls import path

from reminders import views

urlpatterns = [
    path("paamindelser/<int:pk>/set/", views.see_reminder, name="see_reminder"),
    path("sendt-post/", views.sent_mail, name="sent_mail"),
]
