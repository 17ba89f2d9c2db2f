"""The citizen's page as it is on one day: the frame, and of the rest what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from own_page.models import Asking, Message, Opening
from own_page.sections import Section, sections_for
from own_page.services.asking import still_open
from own_page.services.messages import latest_by_subject
from placements.models import Stay

#: Of what the citizen has written, the latest.
_LINES_SHOWN = 5


@dataclass(frozen=True)
class Shown:
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
    """Everything in it is loaded."""

    stay: Stay
    today: date
    sections: Sequence[Shown]
    lines: Sequence[Message]
    subjects: Sequence[Subject]
    #: The questions that wait for an answer; the earliest is asked first.
    askings: Sequence[Asking]

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


def page_of(stay: Stay, *, now: datetime) -> OwnPage:
    """``stay`` has citizen, facility, controller and key worker loaded. The citizen's page and the
    house's preview of it are both made here, so that they are the same."""
    today = timezone.localdate(now)
    opened = Opening.objects.filter(stay=stay, closed_at=None)
    keys = set(opened.values_list("section", flat=True))
    lines = Message.objects.filter(stay=stay, kind=Message.Kind.LINE).select_related("seen_by")
    waiting = list(Asking.objects.filter(stay=stay).open_on(today).exclude(by="talk"))
    for asking in waiting:
        asking.stay = stay
    latest = latest_by_subject(stay)
    subjects = [
        Subject(about.value, str(about.label), latest.get(about.value))
        for about in Message.About
        if about is not Message.About.STAR or any(s.key == "star" for s in sections_for(stay))
    ]
    return OwnPage(
        stay=stay,
        today=today,
        sections=[
            Shown(section, section.read(stay, now))
            for section in sections_for(stay)
            if section.key in keys
        ],
        lines=list(lines[:_LINES_SHOWN]),
        subjects=subjects,
        askings=still_open(waiting, organisation=stay.controller, day=today),
    )
