"""What can be filled in in a letter's texts: a few words in braces, and nothing else.

A text is no template: it has no conditions, no attributes, no code. What is filled in is text, and
is never looked through for further fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.problems import Text
from schemes.letters import OF_HEARING

#: The fields, in the words staff write them with, and what each becomes.
FIELDS: Final[dict[str, Text]] = {
    "navn": gettext_lazy("what the citizen is called"),
    "tilbud": gettext_lazy("the name of the house"),
    "adresse": gettext_lazy("the address of the house"),
    "telefon": gettext_lazy("the phone number of the house"),
    "kommune": gettext_lazy("whoever makes the decision, by name"),
    "svarfrist": gettext_lazy("how long there is to complain"),
    "afsender": gettext_lazy("who signs the letter"),
    "dato": gettext_lazy("the day of the letter"),
    "svardag": gettext_lazy("the day until which a hearing can be answered"),
}
_IN_HEARINGS: Final = frozenset({"svardag"})
_BRACED: Final = re.compile(r"\{([^{}]*)\}")


def fields_of(key: str) -> dict[str, Text]:
    """Those that a text can be filled in with."""
    hears = key in OF_HEARING
    return {name: words for name, words in FIELDS.items() if hears or name not in _IN_HEARINGS}


def problem_with(text: str, key: str) -> str:
    """What is wrong with the fields of a text, in words with those there are; "" if nothing."""
    known = fields_of(key)
    unknown = [name for name in _BRACED.findall(text) if name not in known]
    if unknown:
        return _("There is no field %(unknown)s. You can use: %(fields)s.") % {
            "unknown": ", ".join(f"{{{name}}}" for name in unknown),
            "fields": ", ".join(f"{{{name}}}" for name in known),
        }
    if set(_BRACED.sub("", text)) & {"{", "}"}:
        return _("A brace stands alone. A field is written with one on each side: {navn}.")
    return ""


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in. A field that is not known stands as it was written."""
    return _BRACED.sub(lambda field: values.get(field[1], field[0]), text)
