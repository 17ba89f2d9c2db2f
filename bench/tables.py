"""The tables of an empty database, from `schema.sql` where that is up to date: seconds instead of
minutes."""

from __future__ import annotations

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
    django.setup()
    from flexplads.local.schema import migrate

    migrate()
