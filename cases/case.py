"""What every page about a stay shows: who, where, how far; and the tabs its scheme uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import schemes
from citizens.municipality_names import name_of
from core.problems import Text
from core.read_together import as_column, from_column
from daily_risk.rules import uses_daily_risk
from low_arousal.rules import uses_dialogue
from moving_in.models import DailyHelper
from network.rules import has_network
from notes.rules import uses_notes
from organisations.actors import Actor
from organisations.models import TimeAway
from organisations.roles import Permission
from own_page.rules import has_page
from placements.models import Absence, Booking, FollowUp, Stay
from placements.models.stay_line import last_day
from placements.present_place import planned_moves, present_place
from placements.services.planning import next_review
from recovery.rules import uses_kram, uses_star
from referrals.models import Referral
from schemes.base import PAGES, Choice, Part, Payer
from sharing.rules import uses_consents
from stay_plan.rules import uses_plan

#: Per cent of the base support; another is agreed on.
FULL_SUPPORT: Final = 100


@dataclass(frozen=True)
class Risk:
    """``state`` is "known", "none" or "" (not asked): none and not asked look different."""

    label: str
    state: str


@dataclass(frozen=True)
class Municipality:
    """``name`` is "" where nobody has said."""

    label: str
    name: str


@dataclass(frozen=True)
class CameFrom:
    """The referral that led to the stay."""

    pk: int
    reference: str


@dataclass(frozen=True)
class Tab:
    label: Text
    url: str
    is_current: bool
    #: Behind "More": looked at now and then.
    is_behind: bool = False


@dataclass(frozen=True)
class Case:
    """A stay as its pages show it on one day. Everything in it is loaded."""

    stay: Stay
    today: date
    bookings: list[Booking]
    follow_ups: list[FollowUp]
    #: Nights to try the place, before moving in.
    trials: list[Booking] = field(default_factory=list)
    #: Nights away, also those that do not stand any more.
    absences: list[Absence] = field(default_factory=list)

    @property
    def absences_standing(self) -> list[Absence]:
        return [absence for absence in self.absences if absence.stands]

    @property
    def nights_away(self) -> list[tuple[Absence, date, date | None]]:
        """Each that stands, with its first and last night of the stay: a stay that ended ends
        them."""
        within = [(absence, absence.within(self.stay)) for absence in self.absences_standing]
        return [(absence, days[0], last_day(days)) for absence, days in within if days]

    @property
    def absences_withdrawn(self) -> list[Absence]:
        return [absence for absence in self.absences if not absence.stands]

    @property
    def away(self) -> Absence | None:
        """Where the citizen sleeps tonight, if not in the place."""
        if self.stay.status != Stay.Status.HERE:
            return None
        return next((each for each in self.absences_standing if each.covers(self.today)), None)

    @property
    def referral(self) -> CameFrom | None:
        """For whoever may see it."""
        facts = getattr(self.stay, "came_from", None)
        return CameFrom(**facts) if facts else None

    @property
    def age(self) -> int | None:
        return self.stay.citizen.age_on(self.today)

    @property
    def scheme_name(self) -> str:
        return schemes.get(self.stay.scheme).name

    @property
    def legal_basis(self) -> str:
        return _label(self.stay.scheme_track.legal_bases, self.stay.legal_basis)

    @property
    def has_agreement(self) -> bool:
        """Something was agreed on it besides where and when."""
        stay = self.stay
        written = (stay.purpose, stay.goals, self.target_group, stay.length_reason)
        return any(written) or stay.intensity != FULL_SUPPORT

    @property
    def target_group(self) -> str:
        return _label(self.stay.scheme_track.target_groups, self.stay.target_group)

    @property
    def risks(self) -> list[Risk]:
        """None where the scheme writes down no risks: then nothing is shown as not asked."""
        if Part.RISKS not in self.stay.version.parts:
            return []
        return [
            Risk(_("Substance use"), self.stay.risk_substances),
            Risk(_("Violence"), self.stay.risk_violence),
            Risk(_("Suicide risk"), self.stay.risk_suicide),
        ]

    @property
    def booking(self) -> Booking | None:
        return present_place(self.bookings, self.today)

    @property
    def moves(self) -> list[Booking]:
        """The places that the citizen is to move to, of who is here."""
        return planned_moves(self.bookings, self.today) if self.stay.is_open else []

    @property
    def day_in_words(self) -> str:
        stay, day = self.stay, self.stay.day_number(self.today)
        if stay.status == Stay.Status.HERE and day is not None:
            length = stay.scheme_track.length
            if stay.planned_nights is None and not stay.scheme_track.takes_place:
                return _("day %(n)d, no time limit") % {"n": day}
            if stay.planned_nights is None:
                return _("day %(n)d, temporary") % {"n": day}
            if length.max_nights is not None and day > stay.planned_nights:
                return _("night %(n)d, %(m)d agreed") % {"n": day, "m": stay.planned_nights}
            if length.max_nights is not None:
                return _("night %(n)d of %(m)d") % {"n": day, "m": stay.planned_nights}
            if day > stay.planned_nights:
                return _("day %(n)d, %(m)d planned") % {"n": day, "m": stay.planned_nights}
            return _("day %(n)d of about %(m)d") % {"n": day, "m": stay.planned_nights}
        if stay.status == Stay.Status.LEFT:
            return _("left after %(n)d nights") % {"n": stay.nights or 0}
        return str(stay.get_status_display())

    @property
    def since(self) -> str:
        """ "enrolled since", in the scheme's words, where no end is set to count towards."""
        if self.stay.status != Stay.Status.HERE or not self.stay.is_open_ended:
            return ""
        return _(self.stay.version.words_for(self.stay.track).since)

    @property
    def next_review_on(self) -> date | None:
        """When a stay without an end is looked at next."""
        if self.stay.status != Stay.Status.HERE:
            return None
        return next_review(self.stay, self.follow_ups, self.bookings)

    @property
    def key_worker_away(self) -> str:
        return _away_in_words(getattr(self.stay, "key_worker_away", None))

    @property
    def daily_helper(self) -> str:
        """Of who is here or expected; "" where nobody is chosen for today."""
        return (getattr(self.stay, "helper_today", None) or "") if self.stay.is_open else ""

    @property
    def coordinator_away(self) -> str:
        return _away_in_words(getattr(self.stay, "coordinator_away", None))

    @property
    def municipalities(self) -> list[Municipality]:
        """Where they differ or the scheme sells places: elsewhere they would say nothing."""
        stay = self.stay
        codes = (
            (_("Home municipality"), stay.home_municipality or stay.citizen.home_municipality),
            (_("Acting municipality"), stay.acting_municipality),
            (_("Paying municipality"), stay.paying_municipality),
        )
        payment = stay.version.payment_for(stay.track)
        sold = payment is not None and payment.payer is Payer.ACTING_MUNICIPALITY
        known = {code for _label, code in codes if code}
        if not sold and known <= {stay.controller.municipality_code}:
            return []
        return [Municipality(label, name_of(code)) for label, code in codes if code or sold]

    @property
    def next_follow_up(self) -> FollowUp | None:
        return next((row for row in self.follow_ups if row.status == FollowUp.Status.OPEN), None)

    def responsible_away(self, follow_up: FollowUp) -> str:
        return _away_in_words(getattr(follow_up, "responsible_away", None))

    @property
    def is_late(self) -> bool:
        upcoming = self.next_follow_up
        return upcoming is not None and upcoming.due_on < self.today

    @property
    def is_one_page(self) -> bool:
        """A scheme with as little paper as possible gets one short page (Pitstop)."""
        return not self.stay.version.parts & PAGES

    def tabs(self, current: str) -> list[Tab]:
        if self.is_one_page:
            return []
        return [
            Tab(
                label,
                reverse(name, args=[self.stay.pk]),
                is_current=name == current,
                is_behind=name in _BEHIND,
            )
            for name, label in _parts(self.stay)
        ]


def load_case(stay: Stay, *, today: date) -> Case:
    """Two statements; ``stay`` comes from :func:`cases_for`."""
    bookings = stay.bookings.standing().select_related("place").order_by("starts_on")
    follow_ups = stay.follow_ups.exclude(status=FollowUp.Status.CANCELLED)
    follow_ups = follow_ups.annotate(responsible_away=_time_away("responsible"))
    follow_ups = follow_ups.select_related("responsible").order_by("due_on", "pk")
    return Case(
        stay,
        today,
        [booking for booking in bookings if booking.kind == Booking.Kind.STAY],
        list(follow_ups),
        trials=[booking for booking in bookings if booking.kind == Booking.Kind.TRIAL],
        absences=from_column(_absences(), vars(stay)["nights_elsewhere"]),
    )


def _absences() -> QuerySet[Absence]:
    return Absence.objects.filter(stay=OuterRef("pk")).select_related("by", "withdrawn_by")


def cases_for(actor: Actor) -> QuerySet[Stay]:
    """Stays in sight, with what a page of the case needs of a stay besides its header."""
    referrals = Referral.objects.visible_to(actor).filter(stay=OuterRef("pk"))
    if not actor.may(Permission.SEE_REFERRALS):
        referrals = referrals.none()
    came_from = referrals.values(facts=JSONObject(pk="pk", reference="reference"))
    return stays_for(actor).annotate(
        came_from=Subquery(came_from[:1], output_field=JSONField()),
        nights_elsewhere=as_column(_absences()),
    )


def stays_for(actor: Actor) -> QuerySet[Stay]:
    """Stays in sight, with all that the person header names."""
    return (
        Stay.objects.visible_to(actor)
        .select_related(
            "citizen",
            "facility",
            "controller",
            "key_worker",
            "coordinator",
            "granted_by",
            "guest_night",
        )
        .annotate(
            key_worker_away=_time_away("key_worker"),
            helper_today=_helper_today(),
            coordinator_away=_time_away("coordinator"),
        )
    )


def _helper_today() -> Subquery:
    """Who of the house helps today, beside the key worker; NULL where nobody is chosen."""
    helpers = DailyHelper.objects.on(timezone.localdate()).filter(stay=OuterRef("pk"))
    return Subquery(helpers.values("helper__name")[:1])


def _time_away(role: str) -> Subquery:
    """Until when who has the role is away today, and who stands in; NULL where at work."""
    away = TimeAway.objects.on(timezone.localdate()).filter(
        controller=OuterRef("controller"), user=OuterRef(role)
    )
    return Subquery(away.values(away=JSONObject(until="ends_on", deputy="deputy__name"))[:1])


def _away_in_words(away: dict[str, str | None] | None) -> str:
    """ "away until 3 April · deputy Rikke Holm"; "" for who is at work."""
    if away is None:
        return ""
    words = _("away")
    if away["until"]:
        back = date.fromisoformat(away["until"])
        words = _("away until %(day)s") % {"day": date_format(back, "MONTH_DAY_FORMAT")}
    if away["deputy"]:
        words += " · " + _("deputy %(name)s") % {"name": away["deputy"]}
    return words


def _follows_up(stay: Stay) -> bool:
    return Part.FOLLOW_UPS in stay.version.parts and bool(stay.scheme_track.follow_ups)


#: The tabs after the overview, in the order of the work: which stays have each.
_TABS: Final[tuple[tuple[str, Text, Callable[[Stay], bool]], ...]] = (
    ("follow_ups", gettext_lazy("Follow-ups"), _follows_up),
    ("plan", gettext_lazy("Plan"), uses_plan),
    ("stars", "Recovery Star", uses_star),
    ("krams", "Det Dobbelte KRAM", uses_kram),
    ("notes", gettext_lazy("Notes"), uses_notes),
    ("daily_risks", gettext_lazy("Daily risk"), uses_daily_risk),
    ("network", gettext_lazy("Network"), has_network),
    ("stay_timeline", gettext_lazy("Timeline"), lambda _stay: True),
    ("low_arousal", gettext_lazy("Hand-over (LA2)"), uses_dialogue),
    ("consents", gettext_lazy("Consents"), uses_consents),
    ("stay_own_page", gettext_lazy("The citizen's page"), has_page),
)

#: Not of every day: they stand behind "More", so that the rest is seen at a glance.
_BEHIND: Final = frozenset({"low_arousal", "consents", "stay_own_page"})


def _parts(stay: Stay) -> Iterator[tuple[str, Text]]:
    yield "stay", gettext_lazy("Overview")
    yield from ((name, label) for name, label, has_it in _TABS if has_it(stay))


def _label(choices: Iterable[Choice], key: str) -> str:
    return next((_(choice.label) for choice in choices if choice.key == key), "")
