"""What the tests of the way out do with a lock."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.conf import settings

from demo.local_mail import KeptMail, kept_messages
from organisations.actors import Actor
from placements.models import Stay
from tests.world import NOW, TODAY, House
from way_out.card import LockLine, way_out_of
from way_out.models import Lock, LockAnswer, LockLink
from way_out.services.answers import answer_by_link, answer_lock
from way_out.services.asking import ask_owner, opened_by, send_lock_links
from way_out.services.owners import set_owner

FIVE = ("plan", "home", "support", "lease", "move")
LINK = re.compile(re.escape(settings.SITE_ADDRESS) + r"(/svar/\S+/)")


def line(stay: Stay, key: str, now: Any = NOW) -> LockLine:
    way_out = way_out_of(stay, now=now)
    assert way_out is not None
    return next(line for line in way_out.lines if line.condition.key == key)


def owned(by: Actor, stay: Stay, key: str = "lease", *, now: Any = NOW, **changed: Any) -> Lock:
    facts = {"name": "Lise Holm", "mail": "lise@holstebro.example", "municipality": ""}
    return set_owner(by=by, stay=stay, key=key, now=now, **facts | changed)


def answered(
    by: Actor, stay: Stay, key: str = "lease", *, now: Any = NOW, **changed: Any
) -> LockAnswer:
    facts: dict[str, Any] = {
        "state": "held",
        "since_on": TODAY,
        "expected_on": None,
        "who": "Lise Holm",
        "heard_on": TODAY,
        "note": "",
    }
    return answer_lock(by=by, stay=stay, key=key, now=now, **facts | changed)


def by_link(link: LockLink, *, now: Any = NOW, **changed: Any) -> LockAnswer:
    facts: dict[str, Any] = {
        "state": "held",
        "since_on": TODAY,
        "expected_on": None,
        "note": "",
        "colleague_name": "",
        "colleague_mail": "",
    }
    by = Actor.by_link(link.controller, link.name)
    return answer_by_link(by=by, link=link, now=now, **facts | changed)


def sent(house: House, folder: Path, now: Any = NOW) -> list[KeptMail]:
    """All mails that went out so far, the latest first."""
    send_lock_links(organisation=house.organisation, now=now)
    return kept_messages(str(folder))


def path_in(mail: KeptMail) -> str:
    match = LINK.search(mail.text)
    assert match is not None, mail.text
    return match[1]


def asked(house: House, stay: Stay, folder: Path, key: str = "lease", now: Any = NOW) -> str:
    """The path of the link that the owner has in their mail."""
    ask_owner(by=house.caseworker, stay=stay, key=key, now=now)
    return path_in(sent(house, folder, now)[0])


def link_at(house: House, path: str, now: Any = NOW) -> LockLink | None:
    """The question that the link opens."""
    return opened_by(house.organisation, path.split("/")[3], now=now)
