"""Who handles medicine and wounds: agreed, and ended with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import row_of
from core.problems import Conflict, NotAllowed
from core.repeats import repeats
from notes.events import NoteEvent
from notes.models import CareAgreement
from notes.rules import RULES, Verb
from notes.services.stays import check_without_numbers, own_stay
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lines import FURTHEST

Kind, Handler, Afterwards = (
    CareAgreement.Kind,
    CareAgreement.Handler,
    CareAgreement.Afterwards,
)
_AGREED: Final = {
    Kind.MEDICINE: NoteEvent.MEDICINE_AGREED,
    Kind.WOUNDS: NoteEvent.WOUNDS_AGREED,
}
_ENDED: Final = {
    Kind.MEDICINE: NoteEvent.MEDICINE_ENDED,
    Kind.WOUNDS: NoteEvent.WOUNDS_ENDED,
}
#: "50 mg", "2,5 ml", "10 enheder": what a doctor prescribes stands with the doctor.
_DOSE: Final = re.compile(
    r"\d\s*(mg|µg|mikrogram|g|gram|ml|ie|enheder|dråber|tabl(et(ter)?)?|stk)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class CareFacts:
    """What is agreed."""

    kind: str
    handler: str
    who: str
    how: str
    starts_on: date | None
    last_on: date | None
    afterwards: str
    who_afterwards: str


@transaction.atomic
def agree_care(*, by: Actor, stay: Stay, facts: CareFacts, now: datetime) -> CareAgreement:
    """Write down who handles it, how and until when, and whether the same helper goes on
    afterwards. The same again is a no-op; what is agreed otherwise stands beside it until it is
    ended.

    Raises :class:`Problems` at the fields.
    """
    row = own_stay(by, stay, Verb.AGREE_CARE)
    checks = Checks()
    says = _checked(checks, facts, now)
    checks.raise_any()
    for standing in CareAgreement.objects.filter(stay=row, ended_on=None):
        if repeats(standing, **says):
            return standing
    agreement = CareAgreement.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **says
    )
    kind = _AGREED[Kind(agreement.kind)]
    record(agreement, kind, by=by, at=now, on=agreement.starts_on)
    return agreement


@transaction.atomic
def end_care(
    *, by: Actor, agreement: CareAgreement, on: date | None, reason: str, now: datetime
) -> CareAgreement:
    """From ``on`` it holds no more. Twice is once.

    Raises :class:`Problems` at the fields, :class:`Conflict` where it was ended otherwise.
    """
    RULES[Verb.END_CARE].must(by)
    own = row_of(CareAgreement.objects.visible_to(by).select_related("stay"), agreement.pk)
    if own is None:
        raise NotAllowed("not_yours", _("The agreement is not one of yours."))
    stay = own_stay(by, own.stay, Verb.END_CARE)
    checks = Checks()
    day = checks.day("on", on, missing=_("Write from which day it holds no more."))
    if day is not None and day < own.starts_on:
        checks.add(
            "before_it_began",
            _("It begins on %(day)s. Write that day or a later one.")
            % {"day": date_format(own.starts_on)},
            field="on",
        )
    if day is not None and day > timezone.localdate(now) + FURTHEST:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="on")
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    row = CareAgreement.objects.select_for_update(of=("self",), no_key=True).get(pk=own.pk)
    row.stay = stay
    ended: dict[str, Any] = {"ended_on": day, "ended_reason": why}
    if row.ended_on is not None:
        if repeats(row, **ended):
            return row
        raise Conflict("ended_already", _("A colleague has ended the agreement already."))
    for name, value in (ended | {"ended_at": now, "ended_by": by.user}).items():
        setattr(row, name, value)
    row.save(update_fields=["ended_on", "ended_reason", "ended_at", "ended_by"])
    record(row, _ENDED[Kind(row.kind)], by=by, at=now, on=day, reason=why)
    return row


def _checked(checks: Checks, facts: CareFacts, now: datetime) -> dict[str, Any]:
    kind = checks.choice("kind", facts.kind, Kind.values, missing=_("Choose what it is about."))
    handler = checks.choice(
        "handler", facts.handler, Handler.values, missing=_("Choose who handles it.")
    )
    by_others = handler in (Handler.HOME_CARE, Handler.OTHER)
    missing = _("Write who it is, and a telephone number.") if by_others else ""
    who = checks.text("who", facts.who, missing=missing)
    how = checks.text("how", facts.how, missing=_("Write how it is done."), longest=LONG_TEXT)
    if _DOSE.search(how):
        checks.add(
            "holds_a_dose",
            _("Doses stand with the doctor, and in FMK. Write who does it and how, no doses."),
            field="how",
        )
    first = checks.day("starts_on", facts.starts_on, missing=_("Write the first day."))
    if first is not None and first > timezone.localdate(now) + FURTHEST:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="starts_on")
    last = checks.day("last_on", facts.last_on)
    if first is not None and last is not None and last < first:
        checks.add("ends_before", _("The last day comes before the first."), field="last_on")
    afterwards = checks.choice(
        "afterwards",
        facts.afterwards,
        Afterwards.values,
        missing=_("Choose what happens after the stay."),
    )
    another = afterwards == Afterwards.ANOTHER
    missing = _("Write who takes over.") if another else ""
    who_afterwards = checks.text("who_afterwards", facts.who_afterwards, missing=missing)
    check_without_numbers(checks, who=who, how=how, who_afterwards=who_afterwards)
    return {
        "kind": kind,
        "handler": handler,
        "who": who,
        "how": how,
        "starts_on": first,
        "last_on": last,
        "afterwards": afterwards,
        "who_afterwards": who_afterwards,
    }
