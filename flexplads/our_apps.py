"""The product's apps, each after those it imports (docs/architecture.md)."""

from typing import Final

OUR_APPS: Final = (
    "core",
    "organisations",
    "audit",
    "citizens",
    "placements",
    "referrals",
    "recovery",
    "sharing",
    "contacts",
    "discharge",
    "letters",
    "meetings",
    "moving_in",
    "way_out",
    "complaints",
    "descriptions",
    "public",
    "imports",
    "administration",
    "cases",
    "notifications",
    "interop",
    "tonight",
    "team",
    "supervision",
    "reporting",
    "my_calendar",
    "operations",
)
