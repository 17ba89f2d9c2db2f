"""Fields that take what they say and nothing like it, and objects that take no unknown name.

Django REST framework is kind: it reads 1 as text, "yes" as true and passes over names it does not
know. A machine is helped by a refusal; and a name passed over is how fields that aren't the
sender's (``status``, ``controller``) come to be sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.fields import empty

from core.checks import EARLIEST, LATEST

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: For the schema: what ``core.checks.is_plain`` and ``shows_something`` say of a text, in words
#: that each language's regular expressions have (Python and older JavaScript know no ``\\p{L}``).
PLAIN: Final = r"^[^\u0000]*$"
_UNSEEN: Final = (
    r"\s\u0000-\u001f\u007f-\u009f\u00ad\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\ufe00-\ufe0f\ufeff"
)
SHOWS_SOMETHING: Final = rf"^[^\u0000]*[^{_UNSEEN}][^\u0000]*$"
KEY: Final = "^[-a-zA-Z0-9_]+$"
#: PostgreSQL's bigint, as identities are.
LARGEST: Final = 2**63 - 1


class Text(serializers.CharField):
    """``pattern`` goes into the schema: what the services refuse otherwise, said beforehand."""

    default_error_messages = {"invalid": _("Write text here.")}

    def __init__(self, *, pattern: str = "", **options: Any) -> None:
        # Blanks around it are taken off by the services, once the length is what was sent.
        super().__init__(**{"trim_whitespace": False} | options)
        self.pattern = pattern or (PLAIN if self.allow_blank else SHOWS_SOMETHING)

    @property
    def constraints(self) -> dict[str, Any]:
        return {"pattern": self.pattern} | ({} if self.allow_blank else {"minLength": 1})

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    default_error_messages = {"invalid": _("Write true or false.")}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Whole(serializers.IntegerField):
    default_error_messages = {"invalid": _("Write a whole number.")}

    @property
    def constraints(self) -> dict[str, Any]:
        return {} if self.max_value is not None else {"maximum": LARGEST}

    def to_internal_value(self, data: Any) -> int:
        # In an address everything is text; in a body a number is a number.
        if isinstance(data, bool) or not isinstance(data, int | str):
            self.fail("invalid")
        if isinstance(data, str) and not re.fullmatch(r"-?\d{1,19}", data, re.ASCII):
            self.fail("invalid")
        return super().to_internal_value(data)


def _years() -> str:
    """EARLIEST to LATEST: whole centuries, and what is left of the last."""
    centuries = range(EARLIEST.year // 100, LATEST.year // 100)
    rest = range(LATEST.year // 100 * 100, LATEST.year + 1)
    return "|".join([*(f"{century}[0-9]{{2}}" for century in centuries), *map(str, rest)])


class Day(serializers.DateField):
    #: JSON Schema knows no first and last day; this is as near as a pattern comes.
    constraints: Final = {"pattern": f"^({_years()})-[0-9]{{2}}-[0-9]{{2}}$"}
    default_error_messages = {
        "invalid": _("Write a date as 2026-03-24."),
        "absurd_date": _("Write a date between 1900 and 2100."),
    }

    def to_internal_value(self, value: Any) -> date:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            self.fail("invalid")
        day: date = super().to_internal_value(value)
        if not EARLIEST <= day <= LATEST:
            self.fail("absurd_date")
        return day


class Strict(serializers.Serializer[Any]):
    """An object that takes no name it does not know."""

    #: What depends on another field, as JSON Schema says it (``if``, ``then``, ``else``).
    conditions: ClassVar[dict[str, Any]] = {}

    default_error_messages = {"invalid": _("Send a JSON object here.")}

    def to_internal_value(self, data: Any) -> Any:
        unknown = [n for n in data if n not in self.fields] if isinstance(data, Mapping) else []
        words = gettext("This is not a field here.")
        wrong: dict[str, Any] = {
            str(name)[:60]: [ErrorDetail(words, code="unknown_field")] for name in unknown
        }
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as error:
            problems: Any = error.detail
            raise serializers.ValidationError(problems | wrong) from None
        if wrong:
            raise serializers.ValidationError(wrong)
        return value

    def run_validation(self, data: Any = empty) -> Any:
        if data is None:
            raise serializers.ValidationError(self.error_messages["null"], code="null")
        return super().run_validation(data)
