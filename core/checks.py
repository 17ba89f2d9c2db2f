"""Reading what was typed, with every problem found at once and each at its field.

Whatever comes in, from a form, the API or an import, meets the same checks here: nothing that
PostgreSQL text can't hold (NUL, lone surrogates), no dates that later arithmetic can't bear.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.numbers import grouped
from core.plain_text import many_lines, one_line, shows_something
from core.problems import Problem, Problems

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2100, 12, 31)
LONG_TEXT: Final = 5000
SHORT_TEXT: Final = 120
#: An e-mail address (RFC 5321).
LONGEST_MAIL: Final = 254
NOTHING_TO_SEE: Final = gettext_lazy("There is nothing to see in this text. Write it again.")


class Checks:
    """Problems as they are found. ``raise_any`` at the end says them all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, code: str, message: str | Promise, *, field: str | None = None) -> None:
        self.problems.append(Problem(code, message, field=field))

    def add_problem(self, problem: Problem) -> None:
        """A problem (or several) that something else raised."""
        self.problems += problem.each

    def raise_any(self) -> None:
        if self.problems:
            raise Problems(self.problems)

    def text(
        self, field: str, value: object, *, missing: str = "", longest: int = SHORT_TEXT
    ) -> str:
        """``value`` as it is meant (``core.plain_text``); ``missing`` is said where it is empty.

        A text of up to ``LONG_TEXT`` keeps its lines, a shorter one is one line.
        """
        if not isinstance(value, str):
            self.add("not_text", _("Write text here."), field=field)
            return ""
        if not is_plain(value):
            self.add("characters", _("The text holds characters that mean nothing."), field=field)
            return ""
        text = many_lines(value) if longest >= LONG_TEXT else one_line(value)
        if not shows_something(text):
            if missing and value.strip():
                self.add("invisible", NOTHING_TO_SEE, field=field)
                return ""
            text = ""
        if len(text) > longest:
            self.add(
                "too_long",
                _("Write at most %(most)d characters.") % {"most": longest},
                field=field,
            )
        if missing and not text:
            self.add("missing", missing, field=field)
        return text[:longest]

    def mail(self, field: str, value: object, *, missing: str = "") -> str:
        """An e-mail address as it is kept: small letters, without the blanks around it."""
        mail = self.text(field, value, missing=missing, longest=LONGEST_MAIL).lower()
        if mail:
            try:
                validate_email(mail)
            except ValidationError:
                words = _("Write an e-mail address, for example anne@kommune.example.")
                self.add("not_a_mail", words, field=field)
        return mail

    def day(self, field: str, value: date | None, *, missing: str = "") -> date | None:
        if value is None:
            if missing:
                self.add("missing", missing, field=field)
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.add("not_a_date", _("Write a date, for example 24.03.2026."), field=field)
            return None
        if not EARLIEST <= value <= LATEST:
            self.add("absurd_date", _("Write a date between 1900 and 2100."), field=field)
            return None
        return value

    def whole(
        self, field: str, value: int | None, *, least: int, most: int, missing: str = ""
    ) -> int | None:
        """A whole number from ``least`` to ``most``; None where nothing is written."""
        if value is None:
            if missing:
                self.add("missing", missing, field=field)
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.add("not_a_number", _("Write a whole number."), field=field)
            return None
        if not least <= value <= most:
            words = _("Write a number from %(least)s to %(most)s.")
            limits = {"least": grouped(least), "most": grouped(most)}
            self.add("out_of_range", words % limits, field=field)
            return None
        return value

    def choice(
        self, field: str, value: object, choices: Collection[str], *, missing: str = ""
    ) -> str:
        """``value`` if it is among ``choices``; "" may be left out unless ``missing`` says not."""
        if value == "":
            if missing:
                self.add("missing", missing, field=field)
            return ""
        if not isinstance(value, str) or value not in choices:
            self.add("not_a_choice", _("Choose one of the answers."), field=field)
            return ""
        return str(value)


def is_plain(text: str) -> bool:
    """Text that PostgreSQL and UTF-8 can hold."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
