"""Addresses of the way out."""

from __future__ import annotations

from django.urls import URLPattern, path

from way_out.views import acts, link, waiting

urlpatterns: list[URLPattern] = [
    path("vejen-ud/", waiting.waiting, name="way_out"),
    path("ophold/<int:pk>/vejen-ud/<slug:key>/ejer/", acts.owner, name="lock_owner"),
    path("ophold/<int:pk>/vejen-ud/<slug:key>/svar/", acts.answer, name="answer_lock"),
    path("ophold/<int:pk>/vejen-ud/<slug:key>/spoerg/", acts.ask, name="ask_lock_owner"),
    path("svar/<slug:organisation>/<slug:token>/", link.answer, name="lock_link"),
]
