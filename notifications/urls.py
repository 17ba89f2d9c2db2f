"""Addresses where what one was told is put away, and where it is set up who is told."""

from __future__ import annotations

from django.urls import URLPattern, path

from notifications.views import dismissing, escalation, my_settings, times_away

urlpatterns: list[URLPattern] = [
    path("paamindelser/<int:pk>/set/", dismissing.dismiss_reminder, name="dismiss_reminder"),
    path("beskeder/set/", dismissing.dismiss_all, name="dismiss_all"),
    path("beskeder/<int:news_id>/set/", dismissing.dismiss_news, name="dismiss_news"),
    path("indstillinger/", my_settings.my_settings, name="my_settings"),
    path("indstillinger/fravaer/", times_away.set_my_time_away, name="set_my_time_away"),
    path("fravaer/<int:pk>/ret/", times_away.change_time_away_page, name="change_time_away"),
    path("fravaer/<int:pk>/slut/", times_away.end_time_away_page, name="end_time_away"),
    path("administration/fravaer/", times_away.times_away, name="times_away"),
    path(
        "administration/fravaer/<int:pk>/ny/", times_away.set_time_away_page, name="set_time_away"
    ),
    path(
        "administration/huse/<int:pk>/leder-hoerer/",
        escalation.set_escalation_page,
        name="set_escalation",
    ),
]
