"""What is gathered for a follow-up, as pages show it: who was asked, what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.problems import Problem, Text
from core.read_together import hang_on, read_together
from core.templatetags.page_tags import short_day
from descriptions import rules
from descriptions.basis import missing_for
from descriptions.models import Description, DescriptionLink, DescriptionRequest, Partner
from descriptions.questions import question_for
from placements.models import FollowUp, Stay
from sharing.standing import standing_of


@dataclass(frozen=True, kw_only=True)
class Line:
    """One who can be asked, and what came of it."""

    follow_up: FollowUp
    #: None: the unit.
    partner: Partner | None
    #: The latest; None where nobody asked.
    request: DescriptionRequest | None
    #: Newest first.
    descriptions: list[Description]
    now: datetime
    #: Why the citizen's word does not allow that the partner is asked; looked at where a single
    #: follow-up is gathered for.
    missing: Problem | None = None

    @property
    def name(self) -> str:
        return self.partner.name if self.partner else self.follow_up.stay.facility.name

    @property
    def role(self) -> str:
        return self.partner.role if self.partner else _("the unit")

    @property
    def latest(self) -> Description | None:
        return self.descriptions[0] if self.descriptions else None

    @property
    def written(self) -> Description | None:
        """The description that counts."""
        return self.latest if self.latest and self.latest.is_written else None

    @property
    def is_another_s(self) -> bool:
        return self.latest is not None and not self.latest.is_written

    @property
    def is_asked(self) -> bool:
        """A question stands, answered or not."""
        return self.request is not None and self.request.ended_at is None

    @property
    def is_silent(self) -> bool:
        return self.is_asked and self.latest is None

    @property
    def can_be_taken_back(self) -> bool:
        return self.is_silent and rules.obstacle(self.follow_up) is None

    @property
    def can_be_written(self) -> bool:
        is_standing = self.partner is None or self.partner.ended_at is None
        return is_standing and rules.obstacle(self.follow_up) is None

    @property
    def ways_on(self) -> list[tuple[Text, str]]:
        """What can be done about what is missing."""
        ways = self.missing.ways_on if self.missing else ()
        return [(way.label, reverse(way.address, args=way.args)) for way in ways]

    @property
    def links(self) -> list[DescriptionLink]:
        return list(self.request.links.all()) if self.request else []

    @property
    def was_given_up(self) -> bool:
        """Nothing reached them."""
        return self.is_silent and any(link.was_given_up for link in self.links[:1])

    @property
    def in_words(self) -> str:
        """Where it stands, in a line."""
        if self.latest is not None:
            day = short_day(timezone.localdate(self.latest.at))
            words = _("Answered %(day)s.") if self.written else _("Says it is not theirs, %(day)s.")
            return words % {"day": day}
        if self.request is None:
            return _("Not asked.")
        if self.request.ended_at is not None:
            return _("The question was taken back.")
        if self.was_given_up:
            return _("The mail could not be delivered.")
        words = _("Has not answered, asked %(asked)s, wanted by %(wanted)s.")
        return words % _days_of(self.request)

    @property
    def beside_chip(self) -> str:
        """The same, where a chip says already that nobody was asked or has answered."""
        if not self.is_silent or self.was_given_up or self.request is None:
            return self.in_words if self.request or self.latest else ""
        return _("Asked %(asked)s, wanted by %(wanted)s.") % _days_of(self.request)

    @property
    def then(self) -> str:
        """What became of the mails; "" where there is nothing to say."""
        if not self.is_silent or self.partner is None or self.request is None:
            return ""
        first, *more = self.links
        if first.is_waiting:
            return _("The mail is on its way.")
        if not self.request.is_open_at(self.now):
            return _("The link opens no more.")
        reminded = [link.sent_at for link in more if link.sent_at is not None]
        if reminded:
            return _("Reminded %(day)s.") % {"day": short_day(timezone.localdate(reminded[0]))}
        return ""


def _days_of(request: DescriptionRequest) -> dict[str, str]:
    return {
        "asked": short_day(timezone.localdate(request.asked_at)),
        "wanted": short_day(request.wanted_on),
    }


@dataclass(frozen=True, kw_only=True)
class Gathering:
    follow_up: FollowUp
    lines: list[Line]
    #: Loaded where a single follow-up is gathered for.
    question: str = ""

    @property
    def obstacle(self) -> str:
        """Why nothing is asked any more; "" where it is."""
        return str(rules.obstacle(self.follow_up) or "")

    @property
    def against_links(self) -> str:
        return str(rules.against_links(self.follow_up) or "")

    @property
    def lacks_consent(self) -> bool:
        """Somebody can be asked on a ground of law alone."""
        return any(line.missing for line in self.lines)

    @property
    def silent(self) -> list[Line]:
        return [line for line in self.lines if line.is_silent]

    @property
    def is_begun(self) -> bool:
        return any(line.request or line.descriptions for line in self.lines)


def open_gatherings(
    stay: Stay,
    follow_ups: Iterable[FollowUp],
    *,
    now: datetime,
    rows: Mapping[type[Model], Sequence[Any]] | None = None,
) -> list[Gathering]:
    """Of the follow-ups whose window is open, and of those who were asked early. ``rows``: as in
    :func:`gatherings_of`."""
    today = timezone.localdate(now)
    due = [each for each in follow_ups if each.status == FollowUp.Status.OPEN]
    return [
        gathering
        for gathering in gatherings_of(stay, due, now=now, rows=rows)
        if gathering.is_begun or gathering.follow_up.opens_on <= today
    ]


def gathering_of(follow_up: FollowUp, *, now: datetime) -> Gathering | None:
    """None where nobody is asked for it."""
    gatherings = gatherings_of(follow_up.stay, [follow_up], now=now)
    if not gatherings:
        return None
    [gathering] = gatherings
    lines = _with_what_is_missing(gathering.lines, follow_up.stay, timezone.localdate(now))
    return replace(gathering, lines=lines, question=question_for(follow_up, now))


def _with_what_is_missing(lines: list[Line], stay: Stay, today: date) -> list[Line]:
    if not any(line.partner and line.can_be_written for line in lines):
        return lines
    standing = standing_of(stay, today)
    return [
        replace(line, missing=missing_for(stay, line.partner, on=today, standing=standing))
        if line.partner and line.can_be_written
        else line
        for line in lines
    ]


def gatherings_of(
    stay: Stay,
    follow_ups: Iterable[FollowUp],
    *,
    now: datetime,
    rows: Mapping[type[Model], Sequence[Any]] | None = None,
) -> list[Gathering]:
    """Of the follow-ups of a stay that ask for descriptions, in their order. One statement however
    many; none where the caller has read the ``rows`` of :func:`rows_of`."""
    asking = {each.pk: each for each in follow_ups if each.rule.asks_descriptions}
    if not asking:
        return []
    if rows is None:
        rows = read_together(stay, rows_of(stay, asking.values()))
    partners = {partner.pk: partner for partner in rows.get(Partner, ())}
    requests = rows.get(DescriptionRequest, ())
    hang_on(requests, "links", rows.get(DescriptionLink, ()), via="request")
    latest = {(request.follow_up_id, request.partner_id): request for request in requests}
    answers: defaultdict[tuple[int, int | None], list[Description]] = defaultdict(list)
    for row in rows.get(Description, ()):
        answers[row.follow_up_id, row.partner_id].append(row)
    return [
        Gathering(
            follow_up=follow_up,
            lines=[
                Line(
                    follow_up=follow_up,
                    partner=partner,
                    request=latest.get((follow_up.pk, partner.pk if partner else None)),
                    descriptions=answers.get((follow_up.pk, partner.pk if partner else None), []),
                    now=now,
                )
                for partner in _who(partners.values(), latest.keys() | answers.keys(), follow_up)
            ],
        )
        for follow_up in asking.values()
    ]


def rows_of(stay: Stay, follow_ups: Iterable[FollowUp]) -> dict[type[Model], QuerySet[Any]]:
    """Partners, questions with their mails, answers; nothing where no follow-up asks for any."""
    asking = [each.pk for each in follow_ups if each.rule.asks_descriptions]
    if not asking:
        return {}
    requests = DescriptionRequest.objects.filter(follow_up__in=asking)
    return {
        Partner: Partner.objects.filter(stay=stay),
        DescriptionRequest: requests.order_by("asked_at", "pk"),
        DescriptionLink: DescriptionLink.objects.filter(request__follow_up__in=asking),
        Description: Description.objects.filter(follow_up__in=asking).select_related("by"),
    }


def _who(
    partners: Collection[Partner],
    asked: Collection[tuple[int, int | None]],
    follow_up: FollowUp,
) -> list[Partner | None]:
    """The unit, the partners who stand, and those of before who were asked for this one. For what
    is over only who was asked."""
    is_open = follow_up.status == FollowUp.Status.OPEN
    return [
        None,
        *(
            partner
            for partner in partners
            if (is_open and partner.ended_at is None) or (follow_up.pk, partner.pk) in asked
        ),
    ]
