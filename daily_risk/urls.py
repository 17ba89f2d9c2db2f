"""Addresses of daily risk; a citizen's weeks are a page of the case (``cases``)."""

from __future__ import annotations

from django.urls import URLPattern, path

from daily_risk.views import house

urlpatterns: list[URLPattern] = [
    path("daglig-risiko/<int:pk>/", house.register, name="register_risks"),
]
