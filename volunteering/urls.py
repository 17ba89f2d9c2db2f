"""Addresses of volunteers, their shifts and their board."""

from __future__ import annotations

from django.urls import URLPattern, path

from volunteering.views import bridges, notices, people, shifts

urlpatterns: list[URLPattern] = [
    path("vagter/", shifts.shifts, name="shifts"),
    path("vagter/<int:pk>/ny/", shifts.plan, name="plan_shift"),
    path("vagter/<int:pk>/ret/", shifts.change, name="change_shift"),
    path("vagter/<int:pk>/aflys/", shifts.call_off, name="call_off_shift"),
    path("vagter/<int:pk>/tag/", shifts.take, name="take_shift"),
    path("vagter/<int:pk>/meld-fra/", shifts.leave, name="leave_shift"),
    path("vagter/<int:pk>/hvem/", shifts.put_on, name="put_on_shift"),
    path("vagter/<int:pk>/hvem/<int:volunteer_pk>/af/", shifts.take_off, name="take_off_shift"),
    path("vagter/opslag/<int:pk>/ny/", notices.post, name="post_notice"),
    path("vagter/opslag/<int:pk>/tag-ned/", notices.take_down, name="take_down_notice"),
    path("frivillige/", people.volunteers, name="volunteers"),
    path("frivillige/<int:pk>/ny/", people.add, name="add_volunteer"),
    path("frivillige/<int:pk>/ret/", people.change, name="change_volunteer"),
    path(
        "frivillige/<int:pk>/tilstand/<slug:state>/",
        people.set_state,
        name="set_volunteer_state",
    ),
    path("administration/huse/<int:pk>/frivillige/", people.terms, name="volunteer_terms"),
    path("ophold/<int:pk>/peers/", bridges.bridges, name="bridges"),
    path(
        "ophold/<int:pk>/peers/<int:bridge_pk>/moede/", bridges.meeting, name="set_bridge_meeting"
    ),
    path("ophold/<int:pk>/peers/<int:bridge_pk>/slut/", bridges.end, name="end_bridge"),
]
