"""What the citizen pays, said exactly where it is known: a letter never says otherwise than the
stay's page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.numbers import kroner
from letters.content import Content
from placements.models import HomeKept, SelfPayment

_LODGING = SelfPayment.Cover.LODGING


def payments(content: Content) -> list[SelfPayment]:
    """What is paid for on the day of the letter, or will be."""
    lines = content.share.standing if content.share is not None else []
    return [line for line in lines if line.ends_on is None or content.on < line.ends_on]


def keeps_home(content: Content) -> bool:
    """It is known, and nothing is paid for lodging."""
    if content.share is None or any(line.cover == _LODGING for line in payments(content)):
        return False
    home = content.share.home_on(max(content.on, content.starts_on or content.on))
    return home is not None and home.answer == HomeKept.Answer.KEPT


def is_known(content: Content) -> bool:
    return bool(payments(content)) or keeps_home(content)


def pairs(content: Content) -> list[tuple[str, str]]:
    """By what is paid for."""
    return [(str(line.get_cover_display()), _a_day(line)) for line in payments(content)]


def _a_day(line: SelfPayment) -> str:
    first = date_format(line.starts_on, "DATE_FORMAT")
    if line.last_on is None:
        return _("%(kroner)s a day from %(first)s") % {
            "kroner": kroner(line.amount),
            "first": first,
        }
    return _("%(kroner)s a day from %(first)s to %(last)s") % {
        "kroner": kroner(line.amount),
        "first": first,
        "last": date_format(line.last_on, "DATE_FORMAT"),
    }


def sentences(content: Content) -> Iterator[str]:
    """What goes with it: to whom it is paid, and why nothing is paid for lodging."""
    covers = {line.cover for line in payments(content)}
    if _LODGING in covers:
        yield _("Your municipality collects what you pay for lodging.")
    if covers - {_LODGING}:
        yield _("You pay the house for food and laundry. You can say no to each of them.")
    if keeps_home(content):
        yield _("You keep your home while you are here, so you do not pay for lodging.")
