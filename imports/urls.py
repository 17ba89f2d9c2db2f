"""Addresses of bringing history in."""

from __future__ import annotations

from django.urls import URLPattern, path

from imports import views

_HERE = "administration/historik/"
urlpatterns: list[URLPattern] = [
    path(_HERE, views.imports, name="imports"),
    path(
        f"{_HERE}skabelon/<slug:kind>.<slug:ending>", views.import_template, name="import_template"
    ),
    path(f"{_HERE}ny/<slug:kind>/", views.send_file_page, name="send_file"),
    path(f"{_HERE}<int:pk>/", views.import_page, name="import"),
    path(f"{_HERE}<int:pk>/hvor-langt/", views.import_progress, name="import_progress"),
    path(f"{_HERE}<int:pk>/fejl.csv", views.import_faults, name="import_faults"),
    path(f"{_HERE}<int:pk>/hent-ind/", views.bring_in_page, name="bring_in"),
    path(f"{_HERE}<int:pk>/igen/", views.check_again_page, name="check_again"),
    path(f"{_HERE}<int:pk>/slet/", views.discard_file_page, name="discard_file"),
]
