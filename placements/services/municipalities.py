"""The three municipalities of a stay: three facts, often the same, never assumed to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from citizens.models import Citizen
from core.checks import Checks

_CODE: Final = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, kw_only=True)
class Municipalities:
    """Four-digit codes; "" where not known."""

    home: str = ""
    acting: str = ""
    paying: str = ""


def of_the_stay(named: Municipalities | None, citizen: Citizen) -> dict[str, str]:
    """The stay's fields: what was named, and the citizen's home where nothing else was.

    Raises :class:`Problems` for what is no code.
    """
    named = named or Municipalities()
    codes = {
        "home_municipality": named.home or citizen.home_municipality,
        "acting_municipality": named.acting,
        "paying_municipality": named.paying,
    }
    checks = Checks()
    for field, code in codes.items():
        if code and not _CODE.fullmatch(code):
            checks.add("not_a_municipality", _("Choose a municipality."), field=field)
    checks.raise_any()
    return codes
