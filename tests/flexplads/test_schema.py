"""The tables as they are loaded are the tables as they are written down."""

from __future__ import annotations

import pytest

from flexplads.local import schema


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_loaded_database_is_what_the_file_says() -> None:
    """`make lint` holds a migrated one against the file too (`manage.py snapshot --check`)."""
    assert schema.kept_text() == schema.dump(), "write it with: make snapshot"
