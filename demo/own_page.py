"""A citizen's own page: some of it is open, a line has been written, and the star is declined."""

from __future__ import annotations

from typing import Final

from demo.case_work import CaseWork
from own_page.services.asking import choose_channel
from own_page.services.cards import give_card
from own_page.services.consenting import ask_consent
from own_page.services.messages import answer_asking, write_line
from own_page.services.openings import open_section
from own_page.services.signing_in import SignedIn, sign_in
from placements.models import Stay

_OPEN: Final = ("people", "coming", "star", "readers")
#: Of the demonstration's card, which nobody has in the hand: a new one is made in a minute.
_PIN: Final = "4718"


def reads_along(work: CaseWork, stay: Stay, place: str) -> None:
    """Since three days."""
    by, now = work.staff_at(place), work.at(work.day(-3), 13)
    given = give_card(
        by=by,
        stay=stay,
        pin=_PIN,
        pin_again=_PIN,
        language="da",
        last_on=work.day(200),
        now=now,
    )
    for key in _OPEN:
        open_section(by=by, stay=stay, key=key, now=now)
    choose_channel(by=by, stay=stay, channel="page", mail="", now=now)
    ask_consent(
        by=by,
        stay=stay,
        purpose="relatives",
        recipient="Kirsten, din søster",
        topics=["stay", "contact"],
        reason="Hun har ringet og spurgt, hvordan du har det. Vi siger ikke noget uden dit ja.",
        last_on=work.day(90),
        now=now,
    )
    said_at = work.at(work.day(-1), 20)
    opened = sign_in(organisation=work.organisation, written=given.code, pin=_PIN, now=said_at)
    assert isinstance(opened, SignedIn)
    write_line(
        session=opened.session,
        text="Jeg kan ikke sove, når der larmes på gangen. Kan vi tale om det?",
        now=said_at,
    )
    answer_asking(session=opened.session, kind="ask_again", about="star", now=said_at)
