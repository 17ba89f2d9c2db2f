"""Addresses of the calendar, of its private link, and of closing days."""

from __future__ import annotations

from django.urls import path

from my_calendar.views import closing_days, feed, link, month

urlpatterns = [
    path("kalender/", month.month, name="calendar"),
    path("kalender/abonnement/", link.calendar_link, name="calendar_link"),
    path("kalender/abonnement/afslut/", link.end_calendar_link, name="end_calendar_link"),
    path("kalender/<slug:organisation>/<str:token>.ics", feed.calendar_feed, name="calendar_feed"),
    path("administration/lukkedage/", closing_days.closing_days, name="closing_days"),
    path(
        "administration/lukkedage/<int:pk>/fjern/",
        closing_days.remove_closing,
        name="remove_closing_days",
    ),
]
