"""Addresses of reporting."""

from __future__ import annotations

from django.urls import path

from reporting import views

urlpatterns = [
    path("", views.my_day, name="my_day"),
    path("min-dag/pladser/", views.places_of_my_day, name="places_of_my_day"),
    path("overblik/", views.overview, name="overview"),
    path("overblik/<slug:name>.csv", views.figure_csv, name="figure_csv"),
]
