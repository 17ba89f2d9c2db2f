"""Asking the unit and the partners for their descriptions, and taking a question back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import TooMany
from core.repeats import AGAIN
from descriptions import rules
from descriptions.basis import fits, missing_for
from descriptions.events import DescriptionEvent
from descriptions.links import MOST_A_DAY, ends_after
from descriptions.models import DescriptionLink, DescriptionRequest, Partner
from descriptions.rules import Verb
from descriptions.services.locking import end_requests, own_follow_up
from organisations.actors import Actor
from placements.models import FollowUp
from schemes.calendar import on_or_before_working_day
from sharing.grounds import ground_of
from sharing.services.answers import without_numbers
from sharing.standing import standing_of

#: A day further off is a slip of the finger.
FURTHEST: Final = timedelta(days=60)
#: Ours, a setting: what was gathered is read before the follow-up is done.
_WORKING_DAYS_TO_READ: Final = 2


def proposed_day(follow_up: FollowUp, today: date) -> date:
    """Two working days before the follow-up is due, and never in the past."""
    day = follow_up.due_on
    for _nth in range(_WORKING_DAYS_TO_READ):
        day = working_day_before(day)
    return max(day, today)


def working_day_before(day: date) -> date:
    return on_or_before_working_day(day - timedelta(days=1))


@transaction.atomic
def ask_descriptions(
    *,
    by: Actor,
    follow_up: FollowUp,
    unit: bool,
    partners: Collection[int],
    again: Collection[int] = (),
    wanted_on: date | None,
    ground: str = "",
    ground_note: str = "",
    now: datetime,
) -> list[DescriptionRequest]:
    """Ask the unit, and ``partners`` by a mail with a link; ``again`` are asked anew, and the link
    they have opens no more. Returns what was asked by it: who has been asked already, by a
    colleague just before, is not asked twice.

    Partners without the citizen's consent are asked on ``ground`` alone, a ground of law, with why
    it fits here. Raises :class:`Problems` at ``whom``, ``wanted_on``, ``ground`` and
    ``ground_note``, :class:`TooMany`, and what stands against asking.
    """
    row = own_follow_up(by, follow_up, Verb.ASK)
    today = timezone.localdate(now)
    checks = Checks()
    day = checks.day("wanted_on", wanted_on, missing=_("Write by which day you want it."))
    if day is not None and day < today:
        checks.add("past_date", _("The day has passed."), field="wanted_on")
    if day is not None and day > today + FURTHEST:
        checks.add("too_far", _("The day is more than two months away."), field="wanted_on")
    wanted = {*partners, *again}
    standing = Partner.objects.standing().filter(stay=row.stay, pk__in=wanted)
    chosen = {partner.pk: partner for partner in standing}
    if not unit and not wanted:
        checks.add("nobody_chosen", _("Choose at least one to ask."), field="whom")
    if wanted - chosen.keys():
        words = _("One of them is asked no more. Choose among those who are left.")
        checks.add("not_a_choice", words, field="whom")
    if chosen and (problem := rules.against_links(row)):
        checks.add_problem(problem)
    grounds = _grounds(checks, row, chosen.values(), ground, ground_note, today)
    checks.raise_any()
    assert day is not None, "checked above"
    requests = _Requests(row, by, day, grounds, now)
    asked = [
        request
        for partner in chosen.values()
        if (request := requests.ask_partner(partner, again=partner.pk in again)) is not None
    ]
    if asked:
        names = ", ".join(request.partner.name for request in asked if request.partner)
        _record(row, DescriptionEvent.ASKED, by, now, on=day, who=names)
    if unit and (request := requests.ask_unit()) is not None:
        asked.append(request)
        _record(row, DescriptionEvent.UNIT_ASKED, by, now, on=day)
    return asked


@transaction.atomic
def take_back_request(
    *, by: Actor, request: DescriptionRequest, now: datetime
) -> DescriptionRequest:
    """Nobody is to answer it any more: its links open no more. Twice is once."""
    follow_up = own_follow_up(by, request.follow_up, Verb.TAKE_BACK)
    rows = DescriptionRequest.objects.select_for_update(of=("self",)).select_related("partner")
    row = rows.get(follow_up=follow_up, pk=request.pk)
    row.follow_up = follow_up
    if row.ended_at is not None:
        return row
    end_requests([row], now)
    row.ended_at = now
    who = row.partner.name if row.partner else str(_("the unit"))
    _record(follow_up, DescriptionEvent.TAKEN_BACK, by, now, who=who)
    return row


def _grounds(
    checks: Checks,
    follow_up: FollowUp,
    partners: Collection[Partner],
    ground: str,
    ground_note: str,
    today: date,
) -> dict[int, dict[str, str]]:
    """Of those of whom the citizen has not said yes, by partner: the ground that is stated. Where
    none is, what is missing is said of each."""
    if not partners:
        return {}
    standing = standing_of(follow_up.stay, today)
    missing = {
        partner.pk: (partner, problem)
        for partner in partners
        if (problem := missing_for(follow_up.stay, partner, on=today, standing=standing))
    }
    if not missing:
        return {}
    stated = ground_of(ground)
    for partner, problem in missing.values():
        if not stated:
            words = _("%(who)s: %(why)s") % {"who": partner.name, "why": problem.message}
            checks.add(problem.code, words, field="whom")
        elif not fits(stated, partner):
            words = _("%(who)s: the law does not allow it for this kind of partner.")
            checks.add("ground_for_others", words % {"who": partner.name}, field="ground")
    if not stated:
        if ground:
            checks.add("not_a_choice", _("Choose one of the answers."), field="ground")
        return {}
    note = checks.text(
        "ground_note",
        ground_note,
        missing=_("Write why the law allows it here."),
        longest=LONG_TEXT,
    )
    without_numbers(checks, ground_note=note)
    return {pk: {"legal_ground": stated.key, "ground_note": note} for pk in missing}


class _Requests:
    """What is asked for one follow-up, which is locked."""

    def __init__(
        self,
        follow_up: FollowUp,
        by: Actor,
        wanted_on: date,
        grounds: Mapping[int, Mapping[str, str]],
        now: datetime,
    ) -> None:
        self.follow_up, self.by, self.wanted_on, self.now = follow_up, by, wanted_on, now
        #: Of those who are asked without a consent.
        self.grounds = grounds
        rows = DescriptionRequest.objects.filter(follow_up=follow_up)
        self.earlier = list(rows.order_by("asked_at"))

    def ask_unit(self) -> DescriptionRequest | None:
        return None if self._open(None) else self._new(None)

    def ask_partner(self, partner: Partner, *, again: bool) -> DescriptionRequest | None:
        before = self._open(partner)
        if before is not None:
            if not again or self.now - before.asked_at < AGAIN:
                return None
            end_requests([before], self.now)
        lately = [
            request
            for request in self.earlier
            if request.partner_id == partner.pk and self.now - request.asked_at < timedelta(days=1)
        ]
        if len(lately) >= MOST_A_DAY:
            words = _("%(who)s was asked many times today. Ring instead.")
            raise TooMany("too_many", words % {"who": partner.name})
        request = self._new(partner)
        DescriptionLink.objects.create(
            controller_id=request.controller_id,
            request=request,
            why=DescriptionLink.Why.ASKED,
            asked_at=self.now,
            next_try_at=self.now,
        )
        return request

    def _open(self, partner: Partner | None) -> DescriptionRequest | None:
        pk = partner.pk if partner else None
        standing = (each for each in self.earlier if each.ended_at is None)
        return next((each for each in standing if each.partner_id == pk), None)

    def _new(self, partner: Partner | None) -> DescriptionRequest:
        remind_on = working_day_before(self.wanted_on)
        is_reminded = partner is not None and remind_on > timezone.localdate(self.now)
        return DescriptionRequest.objects.create(
            controller_id=self.follow_up.controller_id,
            follow_up=self.follow_up,
            partner=partner,
            wanted_on=self.wanted_on,
            asked_by=self.by.user,
            asked_at=self.now,
            remind_on=remind_on if is_reminded else None,
            ends_at=ends_after(self.wanted_on) if partner else None,
            **self.grounds.get(partner.pk if partner else 0, {}),
        )


def _record(
    follow_up: FollowUp,
    kind: DescriptionEvent,
    by: Actor,
    now: datetime,
    *,
    who: str = "",
    on: date | None = None,
) -> None:
    record(follow_up, kind, by=by, at=now, follow_up=follow_up.rule.title, who=who, on=on)
