"""The tables as they are loaded are the tables as they are written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from flexplads.local import schema


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_loaded_database_is_what_the_file_says() -> None:
    """`make lint` holds a migrated one against the file too (`manage.py snapshot --check`)."""
    assert schema.kept_text() == schema.dump(), "write it with: make snapshot"


def test_a_file_that_was_written_by_hand_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then `make lint` makes the tables again, from nothing."""
    assert schema.is_as_written(), "write it with: make snapshot"
    edited = tmp_path / "schema.sql"
    edited.write_text(schema.kept_text().replace("boolean NOT NULL", "boolean", 1))
    monkeypatch.setattr(schema, "SCHEMA", edited)
    assert not schema.is_as_written()


@pytest.mark.django_db(databases=["default", "owner"])
def test_data_of_before_the_migrations_began_anew_are_not_made_worse() -> None:
    MigrationRecorder(connections["owner"]).record_applied("referrals", "0012_updates")
    with pytest.raises(CommandError, match=r"remove the folder \.local"):
        call_command("prepare")
