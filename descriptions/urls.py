"""Addresses of gathering descriptions."""

from __future__ import annotations

from django.urls import URLPattern, path

from descriptions.views import gathering, link, partners

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/beskrivelser/", partners.descriptions, name="descriptions"),
    path("ophold/<int:pk>/beskrivelser/ny-partner/", partners.add, name="add_partner"),
    path("samarbejdspartner/<int:pk>/ret/", partners.correct, name="correct_partner"),
    path("samarbejdspartner/<int:pk>/stop/", partners.end, name="end_partner"),
    path("opfoelgning/<int:pk>/beskrivelser/", gathering.ask, name="ask_descriptions"),
    path(
        "opfoelgning/<int:pk>/beskrivelser/<int:partner>/",
        gathering.write,
        name="write_description",
    ),
    path("beskrivelse/<int:pk>/tilbage/", gathering.take_back, name="take_back_request"),
    path("beskriv/<slug:organisation>/<slug:token>/", link.answer, name="description_link"),
]
