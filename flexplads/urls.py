"""Every address flexplads answers. Danish, because people read and share them."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from flexplads.health import engine_health, health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("reporting.urls")),
    path("", include("organisations.urls")),
    path("", include("referrals.urls")),
    path("", include("placements.urls")),
    path("", include("sharing.urls")),
    path("", include("contacts.urls")),
    path("", include("discharge.urls")),
    path("", include("letters.urls")),
    path("", include("meetings.urls")),
    path("", include("low_arousal.urls")),
    path("", include("moving_in.urls")),
    path("", include("stay_plan.urls")),
    path("", include("way_out.urls")),
    path("", include("notes.urls")),
    path("", include("daily_risk.urls")),
    path("", include("volunteering.urls")),
    path("", include("house_life.urls")),
    path("", include("complaints.urls")),
    path("", include("descriptions.urls")),
    path("", include("network.urls")),
    path("", include("own_page.urls")),
    path("", include("public.urls")),
    path("", include("administration.urls")),
    path("", include("imports.urls")),
    path("", include("cases.urls")),
    path("", include("notifications.urls")),
    path("", include("interop.urls")),
    path("", include("tonight.urls")),
    path("", include("team.urls")),
    path("", include("supervision.urls")),
    path("", include("my_calendar.urls")),
    path("", include("operations.urls")),
    path("health/", health, name="health"),
    path("health/engine/", engine_health, name="engine_health"),
    *([path("", include("demo.urls"))] if settings.IS_LOCAL else []),
]
