"""Addresses of the team: who carries what."""

from __future__ import annotations

from django.urls import URLPattern, path

from team import views

urlpatterns: list[URLPattern] = [
    path("holdet/", views.team, name="team"),
    path("holdet/fordel/", views.share_out, name="share_out"),
    path("holdet/<int:pk>/giv-videre/", views.hand_over, name="hand_over"),
]
