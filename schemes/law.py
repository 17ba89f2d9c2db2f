"""The acts that decisions rest on, by their full names."""

from __future__ import annotations

from typing import Final

from schemes.texts import _

#: "Lov om social service", serviceloven.
SERVICE_ACT: Final = _("the Act on Social Services")
