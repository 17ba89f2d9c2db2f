"""Why a place is held or closed: it stands on the board, for everybody who sees the place."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks

REASON_LENGTH: Final = 200


def checked_reason(checks: Checks, text: str, *, missing: str = "") -> str:
    """The reason; a CPR number in it is refused at the field (``holds_cpr``)."""
    reason = checks.text("reason", text, missing=missing, longest=REASON_LENGTH)
    if holds_cpr(reason):
        words = _("There is a CPR number here, and everybody reads it on the board.")
        checks.add("holds_cpr", words, field="reason")
    return reason
