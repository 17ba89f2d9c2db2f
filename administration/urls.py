"""Addresses of Administration."""

from __future__ import annotations

from django.urls import URLPattern, path

from administration.views import start

urlpatterns: list[URLPattern] = [
    path("administration/", start.administration, name="administration"),
]
