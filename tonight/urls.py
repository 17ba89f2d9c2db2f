"""Addresses of the night: what is open now, and who could not be helped."""

from __future__ import annotations

from django.urls import URLPattern, path

from tonight.views import nobody_helped, tonight

urlpatterns: list[URLPattern] = [
    path("i-nat/", tonight, name="tonight"),
    path("i-nat/ingen-hjalp/", nobody_helped, name="nobody_helped"),
]
