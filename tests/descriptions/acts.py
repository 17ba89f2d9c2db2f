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
from sharing.models import Consent
from tests.world import NOW, House, day

LINK = re.compile(re.escape(settings.SITE_ADDRESS) + r"(/beskriv/\S+/)")
#: The working day before it is Thursday the 19th.
WANTED = day(3)
LISE = {
    "name": "Lise Holm",
    "role": "Bostøtten",
    "kind": "home_support",
    "mail": "lise@stoette.example",
}
PER = {"name": "Per Bo", "role": "Jobcentret", "kind": "job_centre", "mail": "per@job.example"}


def partner(
    by: Actor, stay: Stay, *, now: datetime = NOW, agreed: bool = True, **changed: str
) -> Partner:
    """Of whom the citizen has said yes."""
    row = add_partner(by=by, stay=stay, now=now, **LISE | changed)
    if agreed and not Consent.objects.filter(citizen=stay.citizen_id, purpose=row.kind).exists():
        agree(stay, row)
    return row


def agree(stay: Stay, who: Partner) -> Consent:
    """The citizen's yes, whichever day it is."""
    return Consent.objects.create(
        controller_id=stay.controller_id,
        citizen_id=stay.citizen_id,
        stay=stay,
        purpose=who.kind,
        recipient=who.role,
        answer="given",
        topics=["stay"],
        reason="Så I ved, hvordan det går",
        starts_on=date(2020, 1, 1),
        ends_on=date(2100, 1, 1),
        way="signed",
        at=NOW,
    )


def ask(
    by: Actor,
    follow_up: FollowUp,
    *partners: Partner,
    unit: bool = False,
    again: Collection[Partner] = (),
    wanted_on: date | None = WANTED,
    now: datetime = NOW,
    **ground: str,
) -> list[DescriptionRequest]:
    return ask_descriptions(
        by=by,
        follow_up=follow_up,
        unit=unit,
        partners=[each.pk for each in partners],
        again=[each.pk for each in again],
        wanted_on=wanted_on,
        now=now,
        **ground,
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
