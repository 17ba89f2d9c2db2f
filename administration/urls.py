"""Addresses of Administration."""

from __future__ import annotations

from django.urls import URLPattern, path

from administration.views import houses, places, start

_HOUSES = "administration/huse/"
urlpatterns: list[URLPattern] = [
    path("administration/", start.administration, name="administration"),
    # --- Houses and places
    path(_HOUSES, houses.own_houses, name="own_houses"),
    path(f"{_HOUSES}nyt/", houses.open_house_page, name="open_house"),
    path(f"{_HOUSES}<int:pk>/ret/", houses.change_house_page, name="change_house"),
    path(f"{_HOUSES}<int:pk>/luk/", houses.close_house_page, name="close_house"),
    path(f"{_HOUSES}<int:pk>/forbliver/", houses.reopen_house_page, name="reopen_house"),
    path(f"{_HOUSES}<int:pk>/nye-pladser/", places.open_places_page, name="open_places"),
    path(f"{_HOUSES}plads/<int:pk>/ret/", places.describe_place_page, name="describe_place"),
    path(f"{_HOUSES}plads/<int:pk>/luk/", places.end_place_page, name="end_place"),
    path(f"{_HOUSES}plads/<int:pk>/forbliver/", places.keep_place_page, name="keep_place"),
]
