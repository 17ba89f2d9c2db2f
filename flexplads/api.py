"""The API's addresses. The same services as the browser's (ADR-0001)."""

from __future__ import annotations

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from referrals.api import scheme_criteria

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("schemes/<slug:key>/criteria/", scheme_criteria, name="api_scheme_criteria"),
]
