"""What is asked, met about and promised by a day while a referral is assessed, complaints, and help
without a place that begins: of every kind in one statement, since most months have few of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    F,
    Field,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    TimeField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from complaints.models import Complaint
from core.problems import Text
from discharge.models import Promise
from discharge.rules import TAKES_PART
from my_calendar.entries.day_entry import DayEntry, State
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from referrals.models import Hearing, InformationRequest, Meeting, Referral, SecondOpinion
from referrals.models.referral_rows import ReferralQuerySet
from schemes.calendar import add_working_days
from schemes.complaints import RECONSIDER_WITHIN, reconsider_by

#: So long before its day a question for information was asked at the most.
_ASKED_BEFORE: Final = timedelta(days=60)


class Source(IntEnum):
    MEETING = 0
    OPINION = 1
    HEARING = 2
    INFORMATION = 3
    ASKED_AS_SENDER = 4
    PROMISE = 5
    COMPLAINT = 6
    OUTREACH = 7


#: What each row of the statement says, in this order.
_COLUMNS: Final = (
    "source",
    "pk",
    "day",
    "asked_at",
    "at_time",
    "is_done",
    "kind",
    "referral",
    "reference",
    "called",
    "house",
    "house_id",
    "citizen",
    "controller",
    "scheme",
    "track",
    "rules_on",
)
_NO_DAY: Final = Value(None, output_field=DateField())
_NO_TEXT: Final = Value("", output_field=TextField())
_NO_NUMBER: Final = Value(None, output_field=IntegerField())
#: Of what the actor's organisation received: the citizen is its own.
_OWN: Final[Mapping[str, Any]] = {
    "referral": F("referral_id"),
    "reference": F("referral__reference"),
    "called": Case(
        When(~Q(referral__citizen__name=""), then=F("referral__citizen__name")),
        default=F("referral__citizen__alias"),
        output_field=TextField(),
    ),
    "house": Coalesce(F("referral__facility__name"), Value(""), output_field=TextField()),
    "house_id": F("referral__facility_id"),
    "citizen": F("referral__citizen_id"),
    "controller": F("referral__controller_id"),
    "scheme": F("referral__scheme"),
    "track": F("referral__track"),
    "rules_on": F("referral__rules_on"),
}
#: Of what it sent: the citizen's row is the receiver's, so the name comes from the frozen copy.
_SENT: Final = {
    **_OWN,
    "called": KeyTextTransform("called", "referral__frozen"),
    "house": F("referral__controller__name"),
    "house_id": _NO_NUMBER,
}
_OF_COMPLAINT: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("reference", "house", "scheme", "track"), _NO_TEXT),
    "called": Case(
        When(~Q(citizen__name=""), then=F("citizen__name")),
        default=F("citizen__alias"),
        output_field=TextField(),
    ),
    "referral": _NO_NUMBER,
    "house_id": F("decision__stay__facility_id"),
    "citizen": F("citizen_id"),
    "controller": F("controller_id"),
    "rules_on": _NO_DAY,
}


#: Of help without a place: the stay's key stands where a referral's would.
_OF_OUTREACH: Final[Mapping[str, Any]] = {
    "reference": _NO_TEXT,
    "called": _OF_COMPLAINT["called"],
    "referral": _NO_NUMBER,
    "house": F("facility__name"),
    "house_id": F("facility_id"),
    "citizen": F("citizen_id"),
    "controller": F("controller_id"),
    "scheme": F("scheme"),
    "track": F("track"),
    "rules_on": F("rules_on"),
}


def assessment_entries(actor: Actor, start: date, end: date, today: date) -> Iterator[DayEntry]:
    parts = list(_parts(actor, start, end))
    if not parts:
        return
    first, *others = parts
    # A row of its own kind is read by its place: of a union Django keeps no more.
    rows = list(first.union(*others, all=True).order_by()) if others else list(first)
    for values in rows:
        row = dict(zip(_COLUMNS, values, strict=True))
        entry = _entry(actor, row, today)
        if start <= entry.on < end:
            yield entry


def _parts(actor: Actor, start: date, end: date) -> Iterator[QuerySet[Any]]:
    own = {"controller": actor.organisation}
    by_day = {"start": start, "end": end}
    if actor.may(Permission.ASSESS):
        visible = Referral.objects.visible_to(actor)
        to_decide = Q(referral__in=visible)
        meetings = Meeting.objects.filter(to_decide, **own, cancelled_at=None, corrects=None)
        yield _rows(
            _on(meetings, "on", **by_day),
            Source.MEETING,
            day=F("on"),
            is_done=_is_there("held_at"),
            at_time=F("at_time"),
            kind=F("kind"),
        )
        opinions = SecondOpinion.objects.filter(to_decide, **own)
        yield _rows(
            _on(opinions, "answer_by", **by_day),
            Source.OPINION,
            day=F("answer_by"),
            is_done=_is_there("answered_at"),
        )
        hearings = Hearing.objects.filter(to_decide, **own).exclude(outcome="off")
        yield _rows(
            _on(hearings, "reply_by", **by_day),
            Source.HEARING,
            day=F("reply_by"),
            is_done=_is_there("ended_at"),
        )
        asked = InformationRequest.objects.filter(to_decide, **own)
        yield _information(asked, Source.INFORMATION, _OWN, **by_day)
        yield _information_as_sender(Referral.objects.sent_by(actor), **by_day)
    elif actor.may(Permission.REFER) and actor.may(Permission.SEE_REFERRALS):
        sent = Referral.objects.visible_to(actor).filter(submitted_by=actor.user)
        yield _information_as_sender(sent, **by_day)
    if _takes_part(actor):
        promises = Promise.objects.visible_to(actor).exclude(outcome="not_kept")
        yield _rows(
            _on(promises, "due_on", **by_day),
            Source.PROMISE,
            _SENT if actor.only_sends else _OWN,
            day=F("due_on"),
            is_done=Case(
                When(outcome="", then=Value(False)),
                default=Value(True),
                output_field=BooleanField(),
            ),
        )
    if actor.may(Permission.DECIDE):
        complaints = Complaint.objects.visible_to(actor).filter(
            state__in=[Complaint.State.RECEIVED, Complaint.State.UPHELD],
            received_on__gte=start - RECONSIDER_WITHIN,
            received_on__lt=end - RECONSIDER_WITHIN,
        )
        yield _rows(
            complaints, Source.COMPLAINT, _OF_COMPLAINT, day=F("received_on"), kind=F("state")
        )

    if actor.may(Permission.SEE_CITIZENS):
        begins = Coalesce(F("moved_in_on"), F("expected_on"))
        stays = Stay.objects.visible_to(actor).filter(
            status__in=[Stay.Status.PLANNED, Stay.Status.HERE, Stay.Status.LEFT],
            expected_on__isnull=False,
        )
        yield _rows(
            _on(stays.annotate(begins=begins), "begins", **by_day),
            Source.OUTREACH,
            _OF_OUTREACH,
            day=begins,
            is_done=_is_there("moved_in_on"),
            kind=F("status"),
        )


def _takes_part(actor: Actor) -> bool:
    takes_part = any(actor.may(permission) for permission in TAKES_PART.values())
    return takes_part and actor.may(Permission.SEE_REFERRALS)


def _on(rows: QuerySet[Any], day: str, *, start: date, end: date) -> QuerySet[Any]:
    return rows.filter(**{f"{day}__gte": start, f"{day}__lt": end})


def _is_there(field: str) -> Case:
    return Case(
        When(**{field: None}, then=Value(False)), default=Value(True), output_field=BooleanField()
    )


def _information(
    rows: QuerySet[Any], source: Source, of: Mapping[str, Any], *, start: date, end: date
) -> QuerySet[Any]:
    """By when it is expected hangs on the referral's scheme: counted afterwards."""
    midnight = timezone.make_aware(datetime.combine(start - _ASKED_BEFORE, datetime.min.time()))
    until = timezone.make_aware(datetime.combine(end, datetime.min.time()))
    asked = rows.filter(at__gte=midnight, at__lt=until, ended_at=None)
    return _rows(asked, source, of, asked_at=F("at"))


def _information_as_sender(sent: ReferralQuerySet, **by_day: date) -> QuerySet[Any]:
    asked = InformationRequest.objects.filter(of_sender=True, referral__in=sent)
    return _information(asked, Source.ASKED_AS_SENDER, _SENT, **by_day)


def _rows(
    rows: QuerySet[Any], source: Source, of: Mapping[str, Any] = _OWN, **columns: Any
) -> QuerySet[Any]:
    columns_of = {
        "source": Value(int(source), output_field=IntegerField()),
        "pk": F("pk"),
        "day": _NO_DAY,
        "asked_at": Value(None, output_field=DateTimeField()),
        "at_time": Value(None, output_field=TimeField()),
        "is_done": Value(False, output_field=BooleanField()),
        "kind": Value("", output_field=CharField()),
        **of,
        **columns,
    }
    # Of a union the types must be the same in every part, and NULL has none.
    types: dict[str, Field[Any, Any]] = {
        "day": DateField(),
        "asked_at": DateTimeField(),
        "at_time": TimeField(),
        "rules_on": DateField(),
        "house_id": IntegerField(),
        "referral": IntegerField(),
    }
    every = [
        Cast(columns_of[name], types[name]) if name in types else columns_of[name]
        for name in _COLUMNS
    ]
    return rows.order_by().values_list(*every)


def _entry(actor: Actor, row: Mapping[str, Any], today: date) -> DayEntry:
    source = Source(row["source"])
    on = _day_of(source, row)
    what = str(_what(source, row))
    return DayEntry(
        key=f"{source.name.lower().replace('_', '-')}-{row['pk']}",
        on=on,
        what=what,
        plain=what,
        url=_url(actor, source, row, on, today),
        state=State.of(on, today, is_done=row["is_done"]),
        who=row["called"] or "",
        who_more=row["reference"],
        where=row["house"],
        at=row["at_time"],
        facility_id=row["house_id"],
        citizen_id=row["citizen"],
        controller_id=row["controller"],
    )


def _day_of(source: Source, row: Mapping[str, Any]) -> date:
    if source is Source.COMPLAINT:
        return reconsider_by(row["day"])
    if row["asked_at"] is None:
        day: date = row["day"]
        return day
    track = schemes.get(row["scheme"]).on(row["rules_on"]).track(row["track"])
    return add_working_days(timezone.localdate(row["asked_at"]), track.information_within)


def _what(source: Source, row: Mapping[str, Any]) -> Text:
    if source is Source.MEETING:
        return Meeting.Kind(row["kind"]).label
    if source is Source.OUTREACH:
        version = schemes.get(row["scheme"]).on(row["rules_on"])
        return _(version.words_for(row["track"]).move_in)
    if source is Source.COMPLAINT and row["kind"] == Complaint.State.UPHELD:
        return _("Send the complaint on to Ankestyrelsen")
    return {
        Source.OPINION: _("Second opinion"),
        Source.HEARING: _("The citizen's reply to the hearing"),
        Source.INFORMATION: _("Information is expected"),
        Source.ASKED_AS_SENDER: _("You are asked for more information"),
        Source.PROMISE: _("A promise is due"),
        Source.COMPLAINT: _("Look at the decision again"),
    }[source]


def _url(actor: Actor, source: Source, row: Mapping[str, Any], on: date, today: date) -> str:
    if source is Source.OUTREACH:
        steps = actor.may(Permission.RUN_STAYS) and not row["is_done"]
        return reverse("move_in" if steps else "stay", args=[row["pk"]])
    if source is Source.COMPLAINT:
        return reverse("complaint", args=[row["pk"]])
    referral = row["referral"]
    if source is Source.PROMISE:
        return f"{reverse('discharge', args=[referral])}#opgave-{row['pk']}"
    if source is Source.ASKED_AS_SENDER:
        return reverse("give_information", args=[referral, row["pk"]])
    if source is Source.MEETING and not row["is_done"] and on <= today:
        return reverse("write_planned_meeting", args=[referral, row["pk"]])
    return reverse("referral", args=[referral])
