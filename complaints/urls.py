"""Addresses of complaints."""

from __future__ import annotations

from django.urls import URLPattern, path

from complaints import views
from complaints.rules import Verb

urlpatterns: list[URLPattern] = [
    path("klager/", views.complaints, name="complaints"),
    path("afgoerelser/<int:pk>/klage/", views.receive, name="receive_complaint"),
    path("klager/<int:pk>/", views.complaint, name="complaint"),
    path("klager/<int:pk>/sagen/", views.file, name="complaint_file"),
    path(
        "klager/<int:pk>/genvurder/",
        views.act,
        {"verb": Verb.RECONSIDER},
        name="reconsider_complaint",
    ),
    path("klager/<int:pk>/send/", views.act, {"verb": Verb.SEND_ON}, name="send_complaint_on"),
    path("klager/<int:pk>/svar/", views.act, {"verb": Verb.SETTLE}, name="settle_complaint"),
    path(
        "klager/<int:pk>/traek-tilbage/",
        views.act,
        {"verb": Verb.WITHDRAW},
        name="withdraw_complaint",
    ),
]
