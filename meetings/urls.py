"""Addresses of meetings."""

from __future__ import annotations

from django.urls import URLPattern, path

from meetings.views import calling, lists, minutes, reading

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/moede/<slug:kind>/", calling.call_about_stay, name="call_meeting"),
    path(
        "henvisninger/<int:pk>/indkald/<slug:kind>/",
        calling.call_about_referral,
        name="call_meeting_on_referral",
    ),
    path("huset/<int:pk>/moede/<slug:kind>/", calling.call_in_house, name="call_house_meeting"),
    path("huset/<int:pk>/moeder/", lists.of_house, name="house_meetings"),
    path("henvisninger/<int:pk>/moeder/", lists.of_referral, name="referral_meetings"),
    path("moede/<int:pk>/", reading.meeting, name="meeting"),
    path("moede/<int:pk>/print/", reading.sheet, name="meeting_sheet"),
    path("moede/<int:pk>/moede.ics", reading.calendar_entry, name="meeting_file"),
    path("moede/<int:pk>/ret/", calling.change, name="change_meeting"),
    path("moede/<int:pk>/aflys/", calling.call_off, name="call_off_meeting"),
    path("moede/<int:pk>/punkt/", minutes.point, name="add_point"),
    path("moede/<int:pk>/referat/", minutes.write, name="write_minutes"),
    path("moede/<int:pk>/ret-referat/", minutes.correct, name="correct_minutes"),
    path("moede/aftale/<int:pk>/gjort/", minutes.keep, name="keep_agreement"),
]
