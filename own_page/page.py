"""The citizen's page as it is on one day: the frame, and of the rest what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone

from own_page.models import Asking, ConsentQuestion, Message, Opening
from own_page.sections import Section, section_of, sections_for
from own_page.services.asking import still_open
from own_page.services.messages import latest_by_subject
from placements.models import Stay
from sharing.models import Consent
from sharing.rules import uses_consents
from sharing.services.answers import given_by

#: Of what the citizen has written, the latest.
_LINES_SHOWN: Final = 5


@dataclass(frozen=True)
class Shown:
    """One section that is open, read."""

    stay: Stay
    section: Section
    #: None: there is nothing to show yet.
    content: Any | None


@dataclass(frozen=True)
class Subject:
    """Something the house asks for, and what the citizen said to it last."""

    key: str
    label: str
    latest: Message | None

    @property
    def says_no(self) -> bool:
        return self.latest is not None and self.latest.kind == Message.Kind.NO

    @property
    def asks_again(self) -> bool:
        return self.latest is not None and self.latest.kind == Message.Kind.ASK_AGAIN


@dataclass(frozen=True)
class OwnPage:
    """Everything in it is loaded. What is open is read for itself (:func:`section_shown`)."""

    stay: Stay
    today: date
    sections: Sequence[Section]
    lines: Sequence[Message]
    #: The three questions that wait for an answer; the earliest is asked first.
    askings: Sequence[Asking]
    #: Consents that wait for one; the earliest first.
    questions: Sequence[ConsentQuestion]

    @property
    def at_once(self) -> list[Section]:
        return [section for section in self.sections if section.comes_at_once]

    @property
    def behind_links(self) -> list[Section]:
        return [section for section in self.sections if not section.comes_at_once]

    @property
    def day(self) -> int | None:
        """Day n of being here; None before and after."""
        return self.stay.day_number(self.today) if self.is_here else None

    @property
    def is_here(self) -> bool:
        return self.stay.status == Stay.Status.HERE

    @property
    def has_left(self) -> bool:
        return self.stay.status == Stay.Status.LEFT

    @property
    def phone(self) -> str:
        return self.stay.facility.phone or self.stay.controller.phone


@dataclass(frozen=True)
class YesAndNo:
    """What the citizen has said yes to, and to what a no can be said."""

    stay: Stay
    consents: Sequence[Consent]
    subjects: Sequence[Subject]


def page_of(stay: Stay, *, now: datetime) -> OwnPage:
    """``stay`` has citizen, facility, controller and key worker loaded. The citizen's page and the
    house's preview of it are both made here, so that they are the same. Five statements at most."""
    today = timezone.localdate(now)
    opened = Opening.objects.filter(stay=stay, closed_at=None)
    keys = set(opened.values_list("section", flat=True))
    lines = Message.objects.filter(stay=stay, kind=Message.Kind.LINE).select_related("seen_by")
    waiting = list(Asking.objects.filter(stay=stay).open_on(today).exclude(by="talk"))
    for asking in waiting:
        asking.stay = stay
    return OwnPage(
        stay=stay,
        today=today,
        sections=[section for section in sections_for(stay) if section.key in keys],
        lines=list(lines[:_LINES_SHOWN]),
        askings=still_open(waiting, organisation=stay.controller, day=today),
        questions=questions_of(stay, today),
    )


def questions_of(stay: Stay, today: date) -> list[ConsentQuestion]:
    """Those that wait for the citizen. One statement."""
    if not uses_consents(stay):
        return []
    return list(ConsentQuestion.objects.open_on(today).filter(stay=stay))


def section_shown(stay: Stay, key: str, *, now: datetime) -> Shown | None:
    """None where there is no such section, or it is closed. One statement, and the section's own,
    at most three."""
    section = section_of(key, stay)
    if section is None:
        return None
    if not Opening.objects.filter(stay=stay, section=section.key, closed_at=None).exists():
        return None
    return Shown(stay, section, section.read(stay, now))


def yes_and_no_of(stay: Stay, *, now: datetime) -> YesAndNo:
    """Two statements."""
    latest = latest_by_subject(stay)
    has_star = any(section.key == "star" for section in sections_for(stay))
    return YesAndNo(
        stay=stay,
        consents=given_by(stay.citizen, timezone.localdate(now)) if uses_consents(stay) else [],
        subjects=[
            Subject(about.value, str(about.label), latest.get(about.value))
            for about in Message.About
            if about is not Message.About.STAR or has_star
        ],
    )
