"""Addresses where what one was told is put away."""

from __future__ import annotations

from django.urls import path

from notifications import views

urlpatterns = [
    path("paamindelser/<int:pk>/set/", views.dismiss_reminder, name="dismiss_reminder"),
    path("beskeder/set/", views.dismiss_all, name="dismiss_all"),
    path("beskeder/<int:news_id>/set/", views.dismiss_news, name="dismiss_news"),
]
