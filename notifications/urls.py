"""Addresses where what one was told is put away."""

from __future__ import annotations

from django.urls import path

from notifications import views

urlpatterns = [
    path("paamindelser/<int:pk>/set/", views.see_reminder, name="see_reminder"),
    path("beskeder/<int:notice_id>/set/", views.see_notice, name="see_notice"),
]
