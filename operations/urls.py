"""Addresses of the operations page."""

from __future__ import annotations

from django.urls import path

from operations.views import engine

urlpatterns = [
    path("administration/drift/", engine.engine, name="engine"),
    path("administration/drift/<slug:kind>/igen/", engine.retry_letters, name="retry_letters"),
]
