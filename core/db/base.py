"""PostgreSQL with the acting organisations set at every BEGIN (ADR-0004).

The context must travel with the transaction: set outside it, it is lost or leaks to the next
user of a pooled connection. Views, tasks and commands alike pass through here.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from core.acting import controllers_setting, units_setting


class DatabaseWrapper(base.DatabaseWrapper):
    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        if not autocommit:
            self.set_controllers(controllers_setting(), units_setting())

    def set_controllers(self, setting: str, units: str) -> None:
        """Set the controllers and units for the rest of this transaction (or savepoint)."""
        connection: Any = self.connection
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('flexplads.controllers', %s, true),"
                " set_config('flexplads.units', %s, true)",
                (setting, units),
            )
