"""What of the page is open to the citizen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.problems import Problem
from organisations.actors import Actor
from own_page.events import OwnPageEvent
from own_page.models import Opening
from own_page.rules import Verb
from own_page.sections import Section, section_of
from own_page.services.cards import own_stay
from placements.models import Stay


@transaction.atomic
def open_section(*, by: Actor, stay: Stay, key: str, now: datetime) -> Opening:
    """The citizen reads it from now on. Twice is once."""
    row, section = _own_section(by, stay, key)
    standing = _standing(row, section)
    if standing is not None:
        return standing
    opening = Opening.objects.create(
        controller_id=row.controller_id,
        stay=row,
        section=section.key,
        opened_by=by.user,
        opened_at=now,
    )
    words = section.source_title
    record(opening, OwnPageEvent.SECTION_OPENED, by=by, at=now, words=words)
    return opening


@transaction.atomic
def close_section(*, by: Actor, stay: Stay, key: str, now: datetime) -> Opening | None:
    """From now on it is not on the page. Twice is once."""
    row, section = _own_section(by, stay, key)
    standing = _standing(row, section)
    if standing is None:
        return None
    standing.closed_at, standing.closed_by = now, by.user
    standing.save(update_fields=["closed_at", "closed_by"])
    words = section.source_title
    record(standing, OwnPageEvent.SECTION_CLOSED, by=by, at=now, words=words)
    return standing


def _own_section(by: Actor, stay: Stay, key: str) -> tuple[Stay, Section]:
    row = own_stay(by, stay, Verb.OPEN_SECTION)
    section = section_of(key, row)
    if section is None:
        raise Problem("no_such_section", _("The page has no such part here."))
    return row, section


def _standing(stay: Stay, section: Section) -> Opening | None:
    return Opening.objects.filter(stay=stay, section=section.key, closed_at=None).first()
