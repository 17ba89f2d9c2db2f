"""Addresses of what is written from day to day; its pages of a stay are the case's (``cases``)."""

from __future__ import annotations

from django.urls import URLPattern, path

from notes.views import acts, houses

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/notater/skriv/", acts.write, name="write_note"),
    path("notater/<int:pk>/ret/", acts.correct, name="correct_note"),
    path("ophold/<int:pk>/vid-dette-foerst/", acts.pin, name="pin"),
    path("vid-dette-foerst/<int:pk>/tag-af/", acts.unpin, name="unpin"),
    path("ophold/<int:pk>/medicin-og-saar/", acts.agree, name="agree_care"),
    path("medicin-og-saar/<int:pk>/slut/", acts.end, name="end_care"),
    path("notater/soeg/", houses.search, name="search_notes"),
    path("vagtskifte/<int:pk>/laest/", houses.read, name="read_shift_hand_over"),
]
