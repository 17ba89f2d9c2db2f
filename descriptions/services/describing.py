"""What is answered: by a partner behind a link, or written by a colleague."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, TooMany
from core.shown import Shown, merge
from descriptions import rules
from descriptions.basis import against_request
from descriptions.events import DescriptionEvent
from descriptions.links import CORRECTED_FOR, MOST_ANSWERS
from descriptions.models import (
    Description,
    DescriptionLink,
    DescriptionRequest,
    Partner,
)
from descriptions.rules import Verb
from descriptions.services.locking import own_follow_up, standing_partner
from organisations.actors import Actor
from placements.models import FollowUp, Stay
from placements.responsible import person_for

State = Description.State


@transaction.atomic
def write_description(
    *,
    by: Actor,
    follow_up: FollowUp,
    partner: Partner | None,
    text: str,
    now: datetime,
    shown: Shown | None = None,
) -> Description:
    """The unit's own description, or what a partner said and a colleague writes down. A correction
    is a new row; the same again is a no-op.

    Raises :class:`Problems` at ``text``, :class:`~core.shown.Stale`.
    """
    row = own_follow_up(by, follow_up, Verb.WRITE)
    who = standing_partner(row, partner)
    checks = Checks()
    text = checks.text("text", text, missing=_("Write the description."), longest=LONG_TEXT)
    checks.raise_any()
    latest = latest_description(row, who)
    if latest is not None and latest.is_written and latest.text == text:
        return latest
    merge(shown, typed={"text": text}, standing=standing_description(latest))
    description = Description.objects.create(
        controller_id=row.controller_id,
        follow_up=row,
        partner=who,
        state=State.WRITTEN,
        text=text,
        by=by.user,
        at=now,
    )
    record(
        row,
        DescriptionEvent.WRITTEN,
        by=by,
        at=now,
        follow_up=row.rule.title,
        who=who.name if who else row.stay.facility.name,
    )
    return description


@transaction.atomic
def describe_by_link(
    *, by: Actor, link: DescriptionLink, text: str, not_mine: bool, now: datetime
) -> Description:
    """A partner's own answer, which can be put right while the link opens. ``not_mine``: they do
    not know the citizen, or it is another's task; the link then opens a day more, and no longer.

    The same again is a no-op. Answers from two windows are both kept, and the later counts: what
    was written is shown to nobody who opens the link. Raises :class:`Conflict` ``link_ended``,
    :class:`Problems` at ``text``, :class:`TooMany`.
    """
    row, request = _open_link(link, now)
    checks = Checks()
    missing = "" if not_mine else _("Write how it goes, or put a tick below.")
    text = checks.text("text", text, missing=missing, longest=LONG_TEXT)
    checks.raise_any()
    state = State.NOT_MINE if not_mine else State.WRITTEN
    earlier = list(Description.objects.filter(link__request=request))
    if earlier and (earlier[0].state, earlier[0].text) == (state, text):
        return earlier[0]
    if len(earlier) >= MOST_ANSWERS:
        raise TooMany("too_many", _("It was answered many times. Ring instead."))
    description = Description.objects.create(
        controller_id=request.controller_id,
        follow_up=request.follow_up,
        partner=request.partner,
        state=state,
        text=text,
        link=row,
        at=now,
    )
    if not_mine and request.ends_at is not None:
        request.ends_at = min(request.ends_at, now + CORRECTED_FOR)
        request.save(update_fields=["ends_at"])
    _record_by_link(description, request, by, now, is_first=not earlier)
    return description


def latest_description(follow_up: FollowUp, partner: Partner | None) -> Description | None:
    return Description.objects.filter(follow_up=follow_up, partner=partner).first()


def standing_description(latest: Description | None) -> dict[str, str]:
    """As its form shows it."""
    return {"text": latest.text if latest else ""}


def _open_link(link: DescriptionLink, now: datetime) -> tuple[DescriptionLink, DescriptionRequest]:
    """The link, with its request, follow-up and stay locked: stay first, as everybody does."""
    stays = Stay.objects.select_for_update(of=("self",), no_key=True)
    stay = stays.select_related("citizen", "controller", "facility").get(
        pk=link.request.follow_up.stay_id
    )
    follow_ups = FollowUp.objects.select_for_update(of=("self",), no_key=True)
    follow_up = follow_ups.select_related("responsible").get(pk=link.request.follow_up_id)
    requests = DescriptionRequest.objects.select_for_update(of=("self",)).select_related("partner")
    request = requests.get(pk=link.request_id)
    follow_up.stay, request.follow_up, link.request = stay, follow_up, request
    if (
        not request.is_open_at(now)
        or rules.against_links(follow_up) is not None
        or against_request(request, stay, on=timezone.localdate(now)) is not None
    ):
        raise Conflict(
            "link_ended",
            _(
                "The link does not open any more, and nothing was saved. Copy what you wrote, and "
                "ring whoever asked."
            ),
        )
    return link, request


def _record_by_link(
    description: Description,
    request: DescriptionRequest,
    by: Actor,
    now: datetime,
    *,
    is_first: bool,
) -> None:
    """A correction is no news, unless it says something else altogether."""
    if description.state == State.NOT_MINE:
        kind = DescriptionEvent.NOT_MINE_BY_LINK
    elif is_first:
        kind = DescriptionEvent.GIVEN_BY_LINK
    else:
        kind = DescriptionEvent.CORRECTED_BY_LINK
    responsible = person_for(request.follow_up)
    record(
        description,
        kind,
        by=by,
        at=now,
        follow_up=request.follow_up.rule.title,
        who=request.partner.name if request.partner else "",
        asker_id=request.asked_by_id,
        responsible_id=responsible.pk if responsible else None,
    )
