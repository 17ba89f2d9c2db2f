"""Writing down what a citizen answers, and taking a consent back: a colleague, or the citizen from
the own page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from citizens.identifiers import holds_cpr
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.repeats import AGAIN, repeats
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_citizen, lock_stay
from sharing import rules
from sharing.events import SharingEvent
from sharing.models import Answer, Consent, Way
from sharing.models.consent import ALLOWING
from sharing.purposes import Purpose
from sharing.rules import RULES, Verb
from sharing.topics import Topic

#: How long after it was said an answer is still written down: ours, later is a slip of the finger.
LATEST_AFTER: Final = timedelta(days=31)
LONGEST_NAME: Final = 160
LONGEST_WORDS: Final = 300

_EVENTS: Final = {
    Answer.GIVEN: SharingEvent.GIVEN,
    Answer.GIVEN_FOR: SharingEvent.GIVEN_FOR,
    Answer.REFUSED: SharingEvent.REFUSED,
    Answer.UNABLE: SharingEvent.UNABLE,
    Answer.LATER: SharingEvent.LATER,
}
_EVENTS_BY_LINK: Final = {
    Answer.GIVEN: SharingEvent.GIVEN_BY_LINK,
    Answer.REFUSED: SharingEvent.REFUSED_BY_LINK,
    Answer.LATER: SharingEvent.LATER_BY_LINK,
}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What was asked, and what was answered, as it was typed."""

    purpose: str
    answer: str
    recipient: str = ""
    topics: Collection[str] = ()
    reason: str = ""
    starts_on: date | None = None
    #: The last day on which it holds.
    last_on: date | None = None
    way: str = ""
    witness: str = ""
    decided_by: str = ""
    ground: str = ""
    ask_again_on: date | None = None


@transaction.atomic
def write_answer(*, by: Actor, stay: Stay, reply: Reply, now: datetime) -> Consent:
    """The citizen's answer from now on. One to the same purpose and recipient before it is ended by
    it, and stays to be read. The same again at once is a no-op.

    Raises :class:`Problems` at the fields.
    """
    RULES[Verb.ASK].must(by)
    return _keep(by, lock_stay(by, stay), reply, now, _EVENTS)


@transaction.atomic
def answer_by_link(*, by: Actor, stay: Stay, reply: Reply, now: datetime) -> Consent:
    """The citizen's own answer, from the page that the card opens. As :func:`write_answer`; that
    the stay is the citizen's own is the caller's to know."""
    return _keep(by, stay, replace(reply, way=Way.LINK), now, _EVENTS_BY_LINK)


def _keep(
    by: Actor, row: Stay, reply: Reply, now: datetime, events: Mapping[Answer, SharingEvent]
) -> Consent:
    rules.check(row, Verb.ASK)
    lock_citizen(row.citizen)
    facts = check_answer(row, reply, timezone.localdate(now))
    before = [
        each
        for each in Consent.objects.standing().filter(
            citizen=row.citizen_id, purpose=facts["purpose"]
        )
        if each.recipient.casefold() == facts["recipient"].casefold()
    ]
    for each in before:
        if repeats(each, **facts) and now - each.at < AGAIN:
            return each
    for each in before:
        _end(each, Consent.Ended.REPLACED, "", by=by, now=now)
    consent = Consent.objects.create(
        controller_id=row.controller_id,
        citizen_id=row.citizen_id,
        stay=row,
        by=by.user,
        at=now,
        **facts,
    )
    record(
        consent,
        events[Answer(consent.answer)],
        by=by,
        at=now,
        what=what_of(consent),
        until=consent.last_day,
        on=consent.ask_again_on,
    )
    return consent


@transaction.atomic
def withdraw_consent(*, by: Actor, consent: Consent, because: str, now: datetime) -> Consent:
    """From now on nothing is shared by it, and the access that rests on it opens nothing more.
    Twice is once. A citizen needs no reason: ``because`` is how it was said."""
    RULES[Verb.WITHDRAW].must(by)
    rows = Consent.objects.visible_to(by)
    row = own_row(rows, consent.pk, not_yours=_("The consent is not one of yours."))
    checks = Checks()
    words = checks.text(
        "because", because, missing=_("Write how it was said."), longest=LONGEST_WORDS
    )
    without_numbers(checks, because=words)
    checks.raise_any()
    if not row.stands or not row.allows:
        return row
    _end(row, Consent.Ended.WITHDRAWN, words, by=by, now=now)
    record(row, SharingEvent.WITHDRAWN, by=by, at=now, what=what_of(row))
    return row


def given_by(citizen: Citizen, on: date) -> list[Consent]:
    """What the citizen has said yes to and holds on the day; a guardian's yes is the guardian's."""
    rows = Consent.objects.filter(citizen=citizen, answer=Answer.GIVEN).allowing(on)
    return list(rows.order_by("-at", "-pk"))


@transaction.atomic
def withdraw_by_link(
    *, by: Actor, citizen: Citizen, consents: Collection[int], now: datetime
) -> list[Consent]:
    """The citizen takes back what the citizen has given, from the own page. Twice is once; what is
    not the citizen's own yes is left as it is."""
    lock_citizen(citizen)
    rows = Consent.objects.standing().filter(citizen=citizen, answer=Answer.GIVEN, pk__in=consents)
    withdrawn = list(rows.select_for_update(of=("self",)).order_by("pk"))
    with translation.override(settings.LANGUAGE_CODE):
        words = str(Way.LINK.label)
    for row in withdrawn:
        _end(row, Consent.Ended.WITHDRAWN, words, by=by, now=now)
        record(row, SharingEvent.WITHDRAWN_BY_LINK, by=by, at=now, what=what_of(row))
    return withdrawn


def check_answer(stay: Stay, reply: Reply, today: date) -> dict[str, Any]:
    """As it is kept; what an answer has no use for is left out. Raises :class:`Problems`."""
    checks = Checks()
    purpose = checks.choice(
        "purpose", reply.purpose, Purpose.values, missing=_("Choose with whom, or for what.")
    )
    answer = checks.choice(
        "answer", reply.answer, Answer.values, missing=_("Choose what the citizen answered.")
    )
    shares = purpose != Purpose.QUESTIONS_AFTER
    missing_whom = _("Write to whom: the name of a person or an organisation.") if shares else ""
    day = checks.day("starts_on", reply.starts_on, missing=_("Write which day it was said."))
    if day is not None and not today - LATEST_AFTER <= day <= today:
        words = _("Write the day it was said: today, or within the last month.")
        checks.add("not_the_day_it_was_said", words, field="starts_on")
    facts: dict[str, Any] = {
        "purpose": purpose,
        "answer": answer,
        "recipient": checks.text("recipient", reply.recipient, missing=missing_whom),
        "starts_on": day,
        "topics": [],
        "reason": checks.text("reason", reply.reason, longest=LONG_TEXT),
        "ends_on": None,
        "way": checks.choice("way", reply.way, Way.values),
        "witness": "",
        "decided_by": "",
        "ground": "",
        "ask_again_on": _ask_again(checks, reply, answer, today),
    }
    if facts["way"] == Way.SPOKEN:
        facts["witness"] = checks.text(
            "witness", reply.witness, missing=_("Write who heard it besides you.")
        )
    if answer in (Answer.GIVEN_FOR, Answer.UNABLE):
        facts |= _in_their_place(checks, reply)
    if answer in ALLOWING:
        facts |= _allowed(checks, stay, reply, day, today, shares=shares)
    without_numbers(
        checks, recipient=facts["recipient"], reason=facts["reason"], ground=facts["ground"]
    )
    checks.raise_any()
    return facts


def what_of(consent: Consent) -> str:
    """What it is about, in the language of the records; no name: a recipient may be a relative."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(Purpose(consent.purpose).label)


def without_numbers(checks: Checks, **texts: str) -> None:
    """No CPR number in what is typed."""
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)


def _ask_again(checks: Checks, reply: Reply, answer: str, today: date) -> date | None:
    missing = _("Write from which day.") if answer == Answer.LATER else ""
    day = checks.day("ask_again_on", reply.ask_again_on, missing=missing)
    if day is not None and day <= today:
        checks.add("not_ahead", _("Write a day that is to come."), field="ask_again_on")
    return day


def _in_their_place(checks: Checks, reply: Reply) -> dict[str, str]:
    return {
        "decided_by": checks.text(
            "decided_by",
            reply.decided_by,
            missing=_("Write who: a name, and what they are to the citizen."),
            longest=LONGEST_NAME,
        ),
        "ground": checks.text(
            "ground", reply.ground, missing=_("Write on what ground."), longest=LONG_TEXT
        ),
    }


def _allowed(
    checks: Checks, stay: Stay, reply: Reply, day: date | None, today: date, *, shares: bool
) -> dict[str, Any]:
    """What it allows, why, until when and how it was given: a consent without any of it is none."""
    topics = [topic.value for topic in Topic if topic.value in reply.topics]
    if set(reply.topics) - {*Topic.values}:
        checks.add("not_a_choice", _("Choose one of the answers."), field="topics")
    if not shares:
        topics = [Topic.CONTACT.value]
    elif not topics:
        checks.add("missing", _("Choose what may be shared."), field="topics")
    if not reply.reason.strip():
        checks.add("missing", _("Write what it is to be used for."), field="reason")
    if not reply.way:
        checks.add("missing", _("Choose how it was given."), field="way")
    last = checks.day("last_on", reply.last_on, missing=_("Write the last day. It always ends."))
    if last is not None and last < today:
        checks.add("over_already", _("Write a day that is to come."), field="last_on")
    longest = rules.sharing_rules(stay).longest(shares=shares)
    if day is not None and last is not None and last >= day + longest:
        words = _("It holds until %(day)s at most. Ask again then.")
        latest = date_format(day + longest - timedelta(days=1), "DATE_FORMAT")
        checks.add("holds_too_long", words % {"day": latest}, field="last_on")
    return {"topics": topics, "ends_on": last + timedelta(days=1) if last else None}


def _end(consent: Consent, ended: Consent.Ended, because: str, *, by: Actor, now: datetime) -> None:
    consent.ended, consent.ended_because = ended, because
    consent.ended_by, consent.ended_at = by.user, now
    consent.save(update_fields=["ended", "ended_because", "ended_by", "ended_at"])
