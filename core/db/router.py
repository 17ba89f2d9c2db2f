"""Only the owner's connection migrates."""

from __future__ import annotations


class OwnerMigrates:
    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        return db == "owner"
