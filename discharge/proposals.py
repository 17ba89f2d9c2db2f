"""What is known already of the items of an agreement: proposed until a person takes it.

Nothing of it is stored. Each line says where it is from, and is shown while the item is missing to
those who may write it; whoever takes it writes it, and it then stands as theirs. What a person has
written is never touched. Nothing is proposed that the citizen's consent is not there for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from discharge.items import BY_KEY
from discharge.models import AgreementItem, Coordinator, DischargeAgreement, Promise
from discharge.models.agreement import State
from discharge.sides import BOTH, Side
from placements.models import FollowUp
from placements.services.planning import next_review_on
from referrals.models import LaterFact, Referral
from schemes.base import Referrer

#: So many follow-ups to come are named: more is no agreement but a calendar.
MOST_FOLLOW_UPS: Final = 4
_REFERRAL: Final = gettext_lazy("the referral")
_STAY: Final = gettext_lazy("the stay")
_HOUSE: Final = gettext_lazy("the house")
_DECISION: Final = gettext_lazy("the decision")
_LATER: Final = gettext_lazy("told later")
_PROMISES: Final = gettext_lazy("who does what")


@dataclass(frozen=True)
class Known:
    """Something known of an item. ``sides`` may read it before anybody has taken it."""

    key: str
    text: str
    source: str | Lazy
    sides: frozenset[Side] = BOTH


#: An app above that knows something too; called acting as the receiver, in the authorities'
#: language.
AlsoKnows = Callable[[Referral, date], Iterable[Known]]
_ALSO: Final[list[AlsoKnows]] = []
_RECEIVERS: Final = frozenset({Side.RECEIVER})


def also_known_by(knows: AlsoKnows) -> None:
    """Make known who else knows something of an item; called from an app's ``ready``."""
    _ALSO.append(knows)


def proposals(
    row: Referral,
    agreement: DischargeAgreement,
    items: Sequence[AgreementItem],
    sides: frozenset[Side],
    today: date,
) -> dict[str, str]:
    """By item the text that is proposed to these sides, a line for each thing known. Acting as the
    receiver."""
    open_keys = {
        item.key
        for item in items
        if item.state == State.MISSING
        and not item.text
        and item.key in BY_KEY
        and BY_KEY[item.key].written_by & sides
        and (BY_KEY[item.key].without_consent or not agreement.lacks_consent)
    }
    if not open_keys:
        return {}
    proposed: dict[str, list[str]] = {}
    with translation.override(settings.LANGUAGE_CODE):
        for known in known_of(row, today):
            if known.key in open_keys and known.sides & sides:
                line = _("%(text)s (from: %(source)s)") % {
                    "text": known.text,
                    "source": known.source,
                }
                proposed.setdefault(known.key, []).append(line)
    return {key: "\n".join(lines) for key, lines in proposed.items()}


def known_of(row: Referral, today: date) -> Iterator[Known]:
    """All of it, the surest first."""
    yield from _of_the_referral(row)
    yield from _of_the_answers(row)
    yield from _of_the_receiver(row)
    yield from _of_the_decision(row)
    yield from _of_the_stay(row, today)
    yield from _told_later(row)
    yield from _promised(row)
    for knows in _ALSO:
        yield from knows(row, today)


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _of_the_referral(row: Referral) -> Iterator[Known]:
    asker = _joined(row.contact_name, row.contact_function, row.sent_from, row.contact_phone)
    yield Known("parties", asker, _REFERRAL)
    for person in row.representatives.all():
        who = _joined(person.name, person.get_part_display(), person.phone, person.does)
        yield Known("parties", who, _REFERRAL)
    if row.referrer == Referrer.HOME_SUPPORT:
        support = _("Home support: %(who)s") % {"who": _joined(row.contact_name, row.contact_phone)}
        yield Known("support", support, _REFERRAL)
    if row.treatment_order == "yes":
        kind = row.treatment_order_kind
        order = _("Treatment order: %(kind)s") % {"kind": kind} if kind else _("Treatment order")
        yield Known("medicine", order, _REFERRAL)
        missed = _("Appointments under it that are missed are told to the ward.")
        yield Known("reaction", f"{order}. {missed}", _REFERRAL)


def _of_the_answers(row: Referral) -> Iterator[Known]:
    """What was answered to a question that the scheme says is about an item."""
    for asked in row.version.criteria_for(row.track):
        answer = row.answers.get(asked.key, "")
        label = next((choice.label for choice in asked.choices if choice.key == answer), "")
        if asked.agreement_item and label:
            yield Known(asked.agreement_item, f"{_(asked.question)} {_(label)}", _REFERRAL)


def _of_the_receiver(row: Referral) -> Iterator[Known]:
    facility = (row.stay.facility if row.stay else None) or row.facility
    phone = (facility.phone if facility else "") or row.controller.phone
    house = _joined(facility.name if facility else "", row.controller.name, phone)
    yield Known("parties", house, _HOUSE)
    if facility is not None and phone:
        ring = _("Ring %(house)s on %(phone)s.") % {"house": facility.name, "phone": phone}
        yield Known("reaction", ring, _HOUSE)
    if (coordinator := Coordinator.objects.filter(referral=row).first()) is not None:
        who = _joined(coordinator.name, coordinator.organisation, coordinator.phone)
        yield Known("parties", _("Coordinator: %(who)s") % {"who": who}, _("named coordinator"))


def _of_the_decision(row: Referral) -> Iterator[Known]:
    decision = row.decision
    if decision is None or not decision.stands or not decision.is_award:
        return
    title = _(decision.scheme_track.name)
    first = date_format(decision.starts_on) if decision.starts_on else ""
    starts = _("from %(day)s") % {"day": first} if first else ""
    source = f"{_DECISION} {date_format(decision.decided_on)}"
    yield Known("support", _joined(title, starts, decision.told_length), source)
    if decision.scheme_track.support_in_per_cent:
        support = _("%(n)d per cent of the usual support") % {"n": decision.intensity}
        yield Known("support", support, source)
    if decision.goals:
        yield Known("support", decision.goals, source)
    if decision.told_length:
        length = _("Length: %(length)s") % {"length": decision.told_length}
        yield Known("evaluation", length, source)
    if decision.ends_on is not None:
        ends = _("The award ends on %(day)s.") % {"day": date_format(decision.ends_on)}
        yield Known("evaluation", ends, source)


def _of_the_stay(row: Referral, today: date) -> Iterator[Known]:
    """Who helps, and when it is looked at again, with the days that the scheme sets."""
    stay = row.stay
    if stay is None or not row.has_place:
        return
    if stay.key_worker is not None:
        helper = _("Key worker: %(who)s") % {"who": stay.key_worker.name}
        yield Known("parties", helper, _STAY)
        yield Known("support", helper, _STAY)
    if stay.coordinator is not None:
        yield Known("parties", _("Coordinator: %(who)s") % {"who": stay.coordinator.name}, _STAY)
    if stay.planned_end_on is not None:
        ends = _("Planned end: %(day)s") % {"day": date_format(stay.planned_end_on)}
        yield Known("evaluation", ends, _STAY)
    elif (review := next_review_on(stay)) is not None:
        looks = _("Next review: %(day)s") % {"day": date_format(review)}
        yield Known("evaluation", looks, _STAY)
    ahead = stay.follow_ups.open().filter(due_on__gte=today).order_by("due_on", "pk")
    for follow_up in ahead[:MOST_FOLLOW_UPS]:
        yield Known("evaluation", _follow_up(row, follow_up), _STAY, _RECEIVERS)


def _follow_up(row: Referral, follow_up: FollowUp) -> str:
    assert row.stay is not None
    rule = follow_up.rule
    return f"{date_format(follow_up.due_on)}: {_(rule.title)}"


def _told_later(row: Referral) -> Iterator[Known]:
    """What stands of it: a correction takes the place of what it corrects."""
    items = {
        LaterFact.Subject.HEALTH: "medicine",
        LaterFact.Subject.CONTACT: "parties",
        LaterFact.Subject.REPRESENTATION: "parties",
    }
    facts = list(row.later_facts.all())
    corrected = {fact.corrects_id for fact in facts}
    for fact in facts:
        key = items.get(LaterFact.Subject(fact.subject))
        if key is not None and fact.pk not in corrected:
            yield Known(key, fact.text, _joined(_LATER, fact.by_place))


def _promised(row: Referral) -> Iterator[Known]:
    """What the ward has said that it does by a day stands among the appointments."""
    given = Promise.objects.filter(referral=row, outcome="", owner_side=Side.SENDER.value)
    for promise in given:
        when = f"{date_format(promise.due_on)}: {promise.text}"
        yield Known("appointments", _joined(when, promise.owner_name), _PROMISES)
