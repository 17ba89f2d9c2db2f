"""One patient whom the same hospital has referred to several receivers: a day is owed by one.

Each receiver has its own registration of the citizen and sees nothing of the others', so that the
two are told to be the same by what the sender wrote of them: the number as it is shown, and the
name. Read as the sender, and of what is read there goes no further than which referrals are about
the same patient: the sheet says the name of the receiver who answers, and nothing else of it.

Who answers for a day: the receiver that is the acting municipality where it was told, and else the
one to whom the patient was declared ready first. Ours; *verify*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models.fields.json import KT
from django.db.models.query import QuerySet

from core.acting import acting
from referrals.models import Referral

#: Who sent, the number as it is shown, the name.
Patient = tuple[int, str, str]


@dataclass(frozen=True)
class SentReferral:
    """A referral as far as its sender told whom it is about; no patient where no number came."""

    pk: int
    controller_id: int
    sender_id: int
    number: str
    called: str

    @property
    def patient(self) -> Patient | None:
        return (self.sender_id, self.number, self.called.casefold()) if self.number else None


def as_sent(referrals: QuerySet[Referral]) -> list[SentReferral]:
    """One statement."""
    rows = referrals.order_by().annotate(number=KT("frozen__number"), called=KT("frozen__called"))
    columns = ("pk", "controller_id", "sender_id", "number", "called")
    return [
        SentReferral(pk, controller, sender, number or "", called or "")
        for pk, controller, sender, number, called in rows.values_list(*columns)
    ]


def also_referred(seen: Iterable[SentReferral], before: date) -> list[SentReferral]:
    """Of the same patients and senders those at other receivers, declared ready before a day."""
    rows = list(seen)
    patients = {row.patient: row.controller_id for row in rows if row.patient is not None}
    if not patients:
        return []
    with acting(*{sender for sender, _number, _called in patients}):
        others = Referral.objects.annotate(shown=KT("frozen__number")).filter(
            sender__in={sender for sender, _number, _called in patients},
            ready_for_discharge_on__lt=before,
            shown__in={number for _sender, number, _called in patients},
        )
        of_patients = [row for row in as_sent(others) if row.patient in patients]
    known = {row.pk for row in rows}
    return [row for row in of_patients if row.pk not in known]


def answers_first(referral: Referral) -> tuple[bool, date, int]:
    """By what the referrals of one patient are put in order: the first answers for the day."""
    code = referral.controller.municipality_code
    assert referral.ready_for_discharge_on is not None, "only those declared ready wait"
    is_acting = bool(code) and code == referral.acting_municipality
    return not is_acting, referral.ready_for_discharge_on, referral.pk
