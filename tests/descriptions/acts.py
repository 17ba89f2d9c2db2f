"""What the tests do to gather descriptions, in one line each."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from demo.local_mail import KeptMail, kept_messages
from descriptions.gathering import Line, gathering_of
from descriptions.models import Description, DescriptionLink, DescriptionRequest, Partner
from descriptions.services.asking import ask_descriptions
from descriptions.services.describing import describe_by_link, write_description
from descriptions.services.mailing import opened_by, send_description_links
from descriptions.services.partners import add_partner
from organisations.actors import Actor
from placements.models import FollowUp, Stay
from tests.world import NOW, House, day

LINK = re.compile(re.escape(settings.SITE_ADDRESS) + r"(/beskriv/\S+/)")
#: The working day before it is Thursday the 19th.
WANTED = day(3)
LISE = {"name": "Lise Holm", "role": "Bostøtten", "mail": "lise@stoette.example"}
PER = {"name": "Per Bo", "role": "Jobcentret", "mail": "per@job.example"}


def partner(by: Actor, stay: Stay, *, now: datetime = NOW, **changed: str) -> Partner:
    return add_partner(by=by, stay=stay, now=now, **LISE | changed)


def ask(
    by: Actor,
    follow_up: FollowUp,
    *partners: Partner,
    unit: bool = False,
    again: Collection[Partner] = (),
    wanted_on: date | None = WANTED,
    now: datetime = NOW,
) -> list[DescriptionRequest]:
    return ask_descriptions(
        by=by,
        follow_up=follow_up,
        unit=unit,
        partners=[each.pk for each in partners],
        again=[each.pk for each in again],
        wanted_on=wanted_on,
        now=now,
    )


def write(
    by: Actor, follow_up: FollowUp, who: Partner | None = None, **changed: Any
) -> Description:
    facts: dict[str, Any] = {"text": "Det går fremad", "now": NOW}
    return write_description(by=by, follow_up=follow_up, partner=who, **facts | changed)


def by_link(link: DescriptionLink, *, now: datetime = NOW, **changed: Any) -> Description:
    facts: dict[str, Any] = {"text": "Det går fremad", "not_mine": False}
    by = Actor.by_link(link.controller, "Lise Holm")
    return describe_by_link(by=by, link=link, now=now, **facts | changed)


def sent(house: House, folder: Path, now: datetime = NOW) -> list[KeptMail]:
    """All mails that went out so far, the latest first."""
    send_description_links(organisation=house.organisation, now=now)
    return kept_messages(str(folder))


def path_in(mail: KeptMail) -> str:
    match = LINK.search(mail.text)
    assert match is not None, mail.text
    return match[1]


def link_at(house: House, path: str, now: datetime = NOW) -> DescriptionLink | None:
    """The question that the link opens."""
    return opened_by(house.organisation, path.split("/")[3], now=now)


def opened(house: House, path: str, now: datetime = NOW) -> DescriptionLink:
    link = link_at(house, path, now)
    assert link is not None
    return link


def line(follow_up: FollowUp, who: Partner | None = None, now: datetime = NOW) -> Line:
    follow_up.refresh_from_db()
    gathering = gathering_of(follow_up, now=now)
    assert gathering is not None
    return next(line for line in gathering.lines if line.partner == who)
