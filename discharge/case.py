"""A case as both sides read it: the same facts for ward and municipality, in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.acting import acting
from core.problems import Problem, Text
from core.shown import Shown
from discharge.causes import ANSWERED_FOR_BY, Cause
from discharge.items import BY_KEY, Item
from discharge.ledger import Stretch, days_by_cause, stretches
from discharge.models import (
    AgreementItem,
    Coordinator,
    Disagreement,
    DischargeAgreement,
    Dispute,
    ExpectedReady,
    ItemVersion,
    Message,
    MessageReceipt,
    Promise,
    WaitingCause,
)
from discharge.models.agreement import State
from discharge.proposals import proposals
from discharge.rules import (
    RULES,
    Verb,
    not_this_person,
    obstacle,
    obstacles,
    side_of,
    sides_of,
)
from discharge.same_patient import as_sent
from discharge.sheet import SheetRow, rows_of
from discharge.sides import Side
from organisations.actors import Actor
from referrals.models import ReadyDeclaration, Referral, ready_period


@dataclass(frozen=True)
class Act:
    """One act of the ledger: what was told, by whom and when."""

    at: datetime
    who: str
    words: str
    more: str = ""


@dataclass(frozen=True)
class ItemLine:
    """An item of the agreement with what the reader can do about it."""

    row: AgreementItem
    item: Item
    versions: list[ItemVersion]
    may_write: bool
    may_receive: bool
    #: Consent is not there: what § 13 c says of this item.
    covered: bool | None
    #: What is known of it already, to be taken or changed; "" where nothing is, or it is written.
    proposal: str = ""

    @property
    def shown(self) -> str:
        """What stands, as whoever takes the proposal has it before their eyes."""
        return Shown.of({"state": self.row.state, "text": self.row.text}).token

    @property
    def is_missing(self) -> bool:
        return self.row.state == State.MISSING

    @property
    def is_there(self) -> bool:
        return self.row.state == State.THERE


@dataclass(frozen=True)
class PromiseLine:
    row: Promise
    owner_works_at: str
    is_overdue: bool
    may_answer: bool
    may_receive: bool


@dataclass(frozen=True)
class MessageLine:
    row: Message
    works_at: str
    #: That the other side has read it.
    receipt: MessageReceipt | None


@dataclass(frozen=True)
class DisagreementLine:
    row: Disagreement
    #: The reader's own side, where it can still write its view.
    may_write: tuple[Side, ...]
    may_settle: bool


@dataclass(frozen=True)
class Button:
    """What can be done, or why it can't."""

    label: Text
    url_name: str
    why_not: list[Problem]


@dataclass
class Case:
    referral: Referral
    called: str
    side: Side
    takes_part: bool
    acts: list[Act]
    declaration: ReadyDeclaration | None
    dispute: Dispute | None
    period: tuple[date, date] | None
    stretches: list[Stretch]
    proposed: list[Cause]
    agreement: DischargeAgreement | None
    items: list[ItemLine]
    coordinators: list[Coordinator]
    promises: list[PromiseLine]
    messages: list[MessageLine]
    #: Messages of the other side that nobody of the reader's has confirmed.
    unread: int
    disagreements: list[DisagreementLine]
    #: Days that another receiver answers for, of a patient who was referred to several.
    elsewhere: list[SheetRow] = field(default_factory=list)
    #: By verb: what the reader's side does.
    buttons: dict[str, Button] = field(default_factory=dict)

    @property
    def coordinator(self) -> Coordinator | None:
        return self.coordinators[0] if self.coordinators else None

    @property
    def days(self) -> int | None:
        return None if self.period is None else (self.period[1] - self.period[0]).days

    @property
    def may_ask(self) -> bool:
        """Ask the ward for what is missing."""
        button = self.buttons.get(Verb.ASK_FOR_MISSING.value)
        return button is not None and not button.why_not

    @property
    def by_cause(self) -> list[tuple[str, int]]:
        """In the order of the causes, those without one last."""
        days = days_by_cause(self.stretches)
        known = [(str(cause.label), days[cause]) for cause in Cause if cause in days]
        return [*known, (_("No cause set yet"), days[""])] if "" in days else known

    @property
    def names(self) -> dict[str, str]:
        """Who each side is."""
        return {
            Side.SENDER.value: self.referral.sent_from,
            Side.RECEIVER.value: self.referral.controller.name,
        }


def case_for(actor: Actor, referral: Referral, today: date) -> Case:
    """``referral`` is in the actor's sight. Read as its receiver, since days, stay and citizen are
    the receiver's: of them a sender is shown the days alone."""
    with acting(referral.controller_id):
        row = Referral.objects.select_related(
            "citizen",
            "controller",
            "sender",
            "sender_unit",
            "decision",
            "facility",
            "stay__facility",
            "stay__key_worker",
            "stay__coordinator",
        ).get(pk=referral.pk)
        sides = sides_of(actor, row)
        declarations = list(row.ready_declarations.all())
        standing = next((each for each in declarations if each.withdrawn_at is None), None)
        disputes = list(Dispute.objects.filter(referral=row))
        period = ready_period(row, today)
        causes = list(WaitingCause.objects.filter(referral=row))
        agreement = DischargeAgreement.objects.filter(referral=row).first()
        items = _items(row, agreement, sides, today)
        messages = list(Message.objects.filter(referral=row))
        receipts = list(MessageReceipt.objects.filter(referral=row))
        side = side_of(actor, row)
        case = Case(
            referral=row,
            called=row.frozen["called"] if side is Side.SENDER else row.citizen.called,
            side=side,
            takes_part=bool(sides),
            acts=_acts(row, declarations, disputes),
            declaration=standing,
            dispute=_standing(disputes, standing),
            period=period,
            stretches=list(stretches(period, causes)) if period else [],
            proposed=_proposed(row, sides, period, causes, items, today),
            agreement=agreement,
            items=items,
            coordinators=list(Coordinator.objects.filter(referral=row)),
            promises=[
                _promise(each, row, sides, today) for each in Promise.objects.filter(referral=row)
            ],
            messages=[_message(each, row, receipts) for each in messages],
            unread=_unread(messages, receipts, side),
            disagreements=[
                _disagreement(each, sides) for each in Disagreement.objects.filter(referral=row)
            ],
        )
        if period is not None:
            rows = rows_of(as_sent(Referral.objects.filter(pk=row.pk)), *period, today)
            case.elsewhere = [each for each in rows if each.answered_by]
        case.buttons = {
            verb.value: Button(RULES[verb].label, RULES[verb].address, obstacles(actor, verb, row))
            for verb in Verb
            if not_this_person(actor, verb, row) is None
        }
        return case


def _acts(
    row: Referral, declarations: Sequence[ReadyDeclaration], disputes: Sequence[Dispute]
) -> list[Act]:
    """All acts about being ready, newest first."""
    acts = [*_expected(row), *_declared(declarations), *_disputed(disputes)]
    return sorted(acts, key=lambda act: act.at)[::-1]


def _expected(row: Referral) -> Iterator[Act]:
    kept = list(ExpectedReady.objects.filter(referral=row))
    for each in kept:
        yield Act(each.at, each.by_name, _expected_on(each.on))
    if not kept and row.expected_ready_on:
        yield Act(row.submitted_at, row.contact_name, _expected_on(row.expected_ready_on))


def _expected_on(day: date) -> str:
    return _("Expected to be ready on %(day)s") % {"day": date_format(day)}


def _declared(declarations: Sequence[ReadyDeclaration]) -> Iterator[Act]:
    for n, each in enumerate(reversed(declarations)):
        words = _("Declared ready again, from %(day)s") if n else _("Declared ready from %(day)s")
        yield Act(each.at, each.by_name, words % {"day": date_format(each.declared_on)})
        if each.withdrawn_at is not None:
            yield Act(
                each.withdrawn_at,
                each.withdrawn_by_name,
                _("The declaration was withdrawn"),
                each.withdrawn_reason,
            )


def _disputed(disputes: Sequence[Dispute]) -> Iterator[Act]:
    for each in disputes:
        yield Act(each.at, each.by_name, _("The municipality disputes it"), each.reason)
        if each.ended_at is not None:
            settled = each.ended == Dispute.Ended.SETTLED
            words = _("The dispute was settled") if settled else _("The dispute was withdrawn")
            yield Act(each.ended_at, each.ended_by_name, words, each.outcome)


def _standing(disputes: Sequence[Dispute], declaration: ReadyDeclaration | None) -> Dispute | None:
    if declaration is None:
        return None
    of_it = (each for each in disputes if each.declaration_id == declaration.pk)
    return next((each for each in of_it if each.ended_at is None), None)


def _proposed(
    row: Referral,
    sides: frozenset[Side],
    period: tuple[date, date] | None,
    causes: Sequence[WaitingCause],
    items: Sequence[ItemLine],
    today: date,
) -> list[Cause]:
    """What the product sees for itself, for whoever answers for it; it sets nothing. Nothing while
    today has its cause, or the waiting is over."""
    if period is None or period[1] != today or any(cause.covers(today) for cause in causes):
        return []
    proposed = []
    if row.status == Referral.Status.SUBMITTED:
        proposed.append(Cause.NO_DECISION)
    elif row.waits_for_place:
        proposed.append(Cause.NO_PLACE)
    wards = [line for line in items if Side.SENDER in line.item.written_by]
    if not wards or any(line.is_missing for line in wards):
        proposed.append(Cause.AGREEMENT_MISSING)
    return [cause for cause in proposed if ANSWERED_FOR_BY[cause] in sides]


def _items(
    row: Referral, agreement: DischargeAgreement | None, sides: frozenset[Side], today: date
) -> list[ItemLine]:
    if agreement is None:
        return []
    versions: dict[int, list[ItemVersion]] = defaultdict(list)
    for version in ItemVersion.objects.filter(referral=row):
        versions[version.item_id].append(version)
    lines = []
    rows = list(agreement.items.all())
    is_open = obstacle(row, Verb.WRITE_ITEM) is None
    proposed = proposals(row, agreement, rows, sides, today) if is_open else {}
    for each in rows:
        rule = BY_KEY.get(each.key)
        if rule is None:
            continue
        given = each.state != State.MISSING and each.received_at is None
        lines.append(
            ItemLine(
                row=each,
                item=rule,
                versions=versions[each.pk],
                may_write=bool(rule.written_by & sides),
                may_receive=given and Side(each.side).other in sides,
                covered=rule.without_consent if agreement.lacks_consent else None,
                proposal=proposed.get(each.key, ""),
            )
        )
    return lines


def _promise(row: Promise, referral: Referral, sides: frozenset[Side], today: date) -> PromiseLine:
    return PromiseLine(
        row=row,
        owner_works_at=_works_at(referral, row.owner_side),
        is_overdue=row.is_overdue(today),
        may_answer=not row.outcome and row.owner_side in sides,
        may_receive=row.received_at is None and Side(row.side).other in sides,
    )


def _message(row: Message, referral: Referral, receipts: Sequence[MessageReceipt]) -> MessageLine:
    """With the first receipt that covers it; ``receipts`` come newest first."""
    theirs = (each for each in reversed(receipts) if each.side == Side(row.side).other)
    return MessageLine(
        row=row,
        works_at=_works_at(referral, row.side),
        receipt=next((each for each in theirs if each.up_to_id >= row.pk), None),
    )


def _works_at(referral: Referral, side: str) -> str:
    return referral.sent_from if side == Side.SENDER else referral.controller.name


def _unread(messages: Sequence[Message], receipts: Sequence[MessageReceipt], side: Side) -> int:
    """How many of the other side's messages nobody of this side has confirmed."""
    read_to = max((each.up_to_id for each in receipts if each.side == side), default=0)
    return sum(each.side == side.other and each.pk > read_to for each in messages)


def _disagreement(row: Disagreement, sides: frozenset[Side]) -> DisagreementLine:
    is_open = row.settled_on is None
    return DisagreementLine(
        row=row,
        may_write=tuple(side for side in Side if is_open and side in sides),
        may_settle=is_open and bool(sides) and all(row.view_of(side) for side in Side),
    )
