"""Fields that take what they say and nothing like it, and objects that take no unknown name.

Django REST framework is kind: it reads 1 as text, "yes" as true and passes over names it does not
know. A machine is helped by a refusal; and a name passed over is how fields that aren't the
sender's (``status``, ``controller``) come to be sent. The faults have the codes that the services
have for the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.fields import SkipField, empty

from core.checks import EARLIEST, LATEST
from interop.codes import Code

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
_INSTANT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", re.ASCII
)

#: DRF's own names of faults, as ours.
CODE_OF: Final[dict[str, Code]] = {
    "required": Code.MISSING,
    "null": Code.MISSING,
    "blank": Code.MISSING,
    "max_length": Code.TOO_LONG,
    "min_value": Code.OUT_OF_RANGE,
    "max_value": Code.OUT_OF_RANGE,
    "max_string_length": Code.OUT_OF_RANGE,
    "invalid_choice": Code.NOT_A_CHOICE,
    "not_a_dict": Code.NOT_AN_OBJECT,
    "null_characters_not_allowed": Code.CHARACTERS,
    "surrogate_characters_not_allowed": Code.CHARACTERS,
}
_MISSING: Final = {
    "required": _("This must be there."),
    "null": _("This must be there."),
    "blank": _("Write something here."),
}


class Text(serializers.CharField):
    """``pattern`` goes into the schema: what the services refuse otherwise, said beforehand."""

    default_error_messages = {
        **_MISSING,
        "not_text": _("Write text here."),
        "max_length": _("Write at most {max_length} characters."),
    }

    def __init__(self, *, pattern: str = "", **options: Any) -> None:
        # Blanks around it are taken off by the services, once the length is what was sent.
        super().__init__(**{"trim_whitespace": False} | options)
        self.pattern = pattern or (PLAIN if self.allow_blank else SHOWS_SOMETHING)

    @property
    def constraints(self) -> dict[str, Any]:
        return {"pattern": self.pattern} | ({} if self.allow_blank else {"minLength": 1})

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("not_text")
        return super().to_internal_value(data)


class CitizenNumber(Text):
    """A CPR or X-eCPR number as it is written, with one dash (or blank) in it or none."""

    default_error_messages = {
        "cpr_format": _("Write the CPR number as 010190-1234 or 0101901234, and nothing else.")
    }

    def __init__(self, **options: Any) -> None:
        dash = r"[- \u2010-\u2015\u2212]?"
        last = "([0-9]{4}|[17][A-Za-z]{2}[0-9])"
        super().__init__(pattern=f"^([0-9]{{6}}{dash}{last})?$", **options)

    def to_internal_value(self, data: Any) -> str:
        number = super().to_internal_value(data)
        if not re.search(self.pattern, number, re.ASCII) or "\n" in number:
            self.fail("cpr_format")
        return number


class Choice(serializers.ChoiceField):
    default_error_messages = {**_MISSING, "invalid_choice": _("Choose one of the answers.")}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """``in_address``: there everything is text; in a body true is no text."""

    default_error_messages = {**_MISSING, "not_a_flag": _("Write true or false.")}

    def __init__(self, *, in_address: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.in_address = in_address

    def to_internal_value(self, data: Any) -> bool:
        if self.in_address and data in ("true", "false"):
            return bool(data == "true")
        if self.in_address or not isinstance(data, bool):
            self.fail("not_a_flag")
        return bool(data)


class Whole(serializers.IntegerField):
    """``in_address``: there everything is text; in a body a number is a number."""

    default_error_messages = {
        **_MISSING,
        "not_a_number": _("Write a whole number."),
        "min_value": _("Write {min_value} or more."),
        "max_value": _("Write {max_value} or less."),
    }

    def __init__(self, *, in_address: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.in_address = in_address

    @property
    def constraints(self) -> dict[str, Any]:
        return {} if self.max_value is not None else {"maximum": LARGEST}

    def to_internal_value(self, data: Any) -> int:
        if self.in_address:
            if not re.fullmatch(r"-?\d{1,19}", str(data), re.ASCII):
                self.fail("not_a_number")
        elif isinstance(data, bool) or not isinstance(data, int):
            self.fail("not_a_number")
        return super().to_internal_value(data)


def _years() -> str:
    """EARLIEST to LATEST: whole centuries, and what is left of the last."""
    centuries = range(EARLIEST.year // 100, LATEST.year // 100)
    rest = range(LATEST.year // 100 * 100, LATEST.year + 1)
    return "|".join([*(f"{century}[0-9]{{2}}" for century in centuries), *map(str, rest)])


#: JSON Schema knows no first and last day; this is as near as a pattern comes.
DAY: Final = f"({_years()})-[0-9]{{2}}-[0-9]{{2}}"
TIME: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"


class Day(serializers.DateField):
    constraints: Final = {"pattern": f"^{DAY}$"}
    default_error_messages = {
        **_MISSING,
        "not_a_date": _("Write a date as 2026-03-24."),
        "absurd_date": _("Write a date between 1900 and 2100."),
    }

    def to_internal_value(self, value: Any) -> date:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            self.fail("not_a_date")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail("not_a_date")
        if not EARLIEST <= day <= LATEST:
            self.fail("absurd_date")
        return day


class Instant(serializers.DateTimeField):
    """A moment with its offset (RFC 3339): without one it would be another moment elsewhere."""

    constraints: Final = {"pattern": f"^{DAY}T{TIME}$"}

    default_error_messages = {
        **_MISSING,
        "not_an_instant": _("Write date, time and offset as 2026-03-24T12:00:00Z."),
        "absurd_date": _("Write a date between 1900 and 2100."),
    }

    def to_internal_value(self, value: Any) -> datetime:
        if not isinstance(value, str) or not _INSTANT.fullmatch(value):
            self.fail("not_an_instant")
        try:
            instant = parse_datetime(value)
        except ValueError:
            instant = None
        if instant is None:
            self.fail("not_an_instant")
        if not EARLIEST < instant.date() < LATEST:
            self.fail("absurd_date")
        return instant


class Texts(serializers.DictField):
    """{name: text}"""

    default_error_messages = {**_MISSING, "not_a_dict": _("Send a JSON object here.")}

    def readable(self, data: Any) -> dict[str, str]:
        values = {}
        for name, value in data.items() if isinstance(data, Mapping) else ():
            with suppress(serializers.ValidationError):
                values[str(name)] = self.child.run_validation(value)
        return values


class Several(serializers.ListField):
    """A list, whatever each of it is."""

    default_error_messages = {
        **_MISSING,
        "not_a_list": _("Send a JSON list here."),
        "max_length": _("Send at most {max_length}."),
    }

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            self.fail("not_a_list")
        return list(super().to_internal_value(data))


class Strict(serializers.Serializer[Any]):
    """An object that takes no name it does not know."""

    #: What depends on another field, as JSON Schema says it (``if``, ``then``, ``else``).
    conditions: ClassVar[dict[str, Any]] = {}

    default_error_messages = {**_MISSING, "not_an_object": _("Send a JSON object here.")}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            self.fail("not_an_object")
        unknown = [name for name in data if name not in self.fields]
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
            self.fail("null")
        return super().run_validation(data)

    def readable(self, data: Any) -> dict[str, Any]:
        """The fields that are right, where others are not."""
        values: dict[str, Any] = {}
        if not isinstance(data, Mapping):
            return values
        for field in self._writable_fields:
            part = field.get_value(data)
            if isinstance(field, Strict | Texts):
                values[str(field.field_name)] = field.readable(part)
                continue
            with suppress(serializers.ValidationError, SkipField):
                values[str(field.field_name)] = field.run_validation(part)
        return values
