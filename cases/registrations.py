"""Two registrations side by side: what is known of each, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from citizens.models import Citizen
from citizens.municipality_names import name_of
from citizens.services.hanging import Rows
from core.problems import Text
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from referrals.models import Referral


@dataclass(frozen=True)
class Fact:
    """One fact of both, and whether they differ in it."""

    label: Text
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return bool(self.first and self.second) and self.first != self.second


@dataclass(frozen=True)
class Hanging:
    """The stays and referrals of a registration, as far as they are in sight."""

    stays: list[Stay]
    referrals: list[Referral]

    @property
    def nothing(self) -> bool:
        return not (self.stays or self.referrals)


def side_by_side(first: Citizen, second: Citizen) -> list[Fact]:
    facts = [
        Fact(label, of_first, of_second)
        for (label, of_first), (_label, of_second) in zip(
            _facts(first), _facts(second), strict=True
        )
    ]
    return [fact for fact in facts if fact.first or fact.second]


def hanging_on(citizen: Citizen, by: Actor) -> Hanging:
    return Hanging(
        list(_stays(by).filter(citizen=citizen)), list(_referrals(by).filter(citizen=citizen))
    )


def hanging_in(rows: Rows, by: Actor) -> Hanging:
    """Of the rows that go with a registration those that a person knows by sight."""
    stays = rows.get("placements.Stay.citizen", [])
    referrals = rows.get("referrals.Referral.citizen", [])
    return Hanging(
        list(_stays(by).filter(pk__in=stays)), list(_referrals(by).filter(pk__in=referrals))
    )


def staying_behind(kept: Citizen, going: Rows, by: Actor) -> Hanging:
    """What stays with the one that is kept when the other is taken out."""
    stays = _stays(by).filter(citizen=kept)
    referrals = _referrals(by).filter(citizen=kept)
    return Hanging(
        list(stays.exclude(pk__in=going.get("placements.Stay.citizen", []))),
        list(referrals.exclude(pk__in=going.get("referrals.Referral.citizen", []))),
    )


def _stays(by: Actor) -> QuerySet[Stay]:
    return Stay.objects.visible_to(by).select_related("facility").order_by("-pk")


def _referrals(by: Actor) -> QuerySet[Referral]:
    rows = Referral.objects.visible_to(by)
    return rows if by.may(Permission.SEE_REFERRALS) else rows.none()


def _facts(citizen: Citizen) -> list[tuple[Text, str]]:
    born, died = citizen.birth_date, citizen.died_on
    return [
        (_("Name"), citizen.name),
        (_("Called"), citizen.alias),
        (_("Date of birth"), date_format(born, "DATE_FORMAT") if born else ""),
        (_("CPR number"), citizen.masked_number),
        (_("Home municipality"), name_of(citizen.home_municipality)),
        (_("Phone"), citizen.phone),
        (_("Protected address"), _("Yes") if citizen.has_protected_address else ""),
        (_("Died"), date_format(died, "DATE_FORMAT") if died else ""),
        (_("Registered"), date_format(citizen.created_at, "DATE_FORMAT")),
    ]
