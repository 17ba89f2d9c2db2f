"""Roles and what each may do (SECURITY.md, "Who"). Reading this page is the documentation.

What a role may *see* stands with each model's ``visible_to``. Who may *decide* in a scheme is the
scheme's rule (``schemes``), on top of the permission here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    REFER = "refer"  # write, submit and withdraw referrals
    SEE_REFERRALS = "see_referrals"
    ASSESS = "assess"  # answer open questions, write assessment notes
    DECIDE = "decide"  # accept or refuse, where the scheme lets this role
    SEE_PLACES = "see_places"  # the board
    BOOK = "book"  # hold and book places for citizens
    CLOSE_PLACES = "close_places"
    SEE_CITIZENS = "see_citizens"  # search, citizen page, stay page
    REVEAL_CPR = "reveal_cpr"
    JOIN_CITIZENS = "join_citizens"  # say, with a colleague, that two records are one person's
    RUN_STAYS = "run_stays"  # move in and out, cancel, no-show
    FOLLOW_UP = "follow_up"
    GIVE_ACCESS = "give_access"  # let a partner in another organisation read of one citizen
    READ_SHARED = "read_shared"  # what another organisation has given access to
    HAND_OVER = "hand_over"  # give what a colleague carries to another
    MAKE_STAR = "make_star"
    GRANT_GUEST_NIGHT = "grant_guest_night"
    SEE_FIGURES = "see_figures"
    SEE_SUPERVISION = "see_supervision"  # samples of cases, and what was seen in them
    SUPERVISE = "supervise"  # draw samples of cases, and judge them
    EDIT_LETTERS = "edit_letters"  # their texts, and the local standard; shows no citizen
    EDIT_ORGANISATION = "edit_organisation"  # its address and phone, as letters have them
    PUBLISH_PAGE = "publish_page"  # the house's page that anybody can read
    SEE_CONTACTS = "see_contacts"
    EDIT_CONTACTS = "edit_contacts"
    PUBLISH_DEADLINES = "publish_deadlines"  # by when referrals are answered
    SET_DAY_PRICE = "set_day_price"  # of ready-for-discharge days
    BILL_DAMAGE = "bill_damage"  # say what becomes of what a citizen has broken
    ADMINISTER = "administer"  # opens Administration; what may be done there is named by the rest
    OPEN_HOUSES = "open_houses"  # a new house of the organisation
    RUN_HOUSES = "run_houses"  # describe and close houses, and their places; shows no citizen
    SET_RATES = "set_rates"  # day rates, target occupancy and budget of a house
    MANAGE_PEOPLE = "manage_people"  # who has which role, and works where
    SEE_HOUSE = "see_house"  # who is in tonight, and incidents
    HOUSE_LIFE = "house_life"  # meals, visitors, volunteers' shifts; writes incidents
    RUN_VOLUNTEERS = "run_volunteers"  # who they are, and what they have signed
    TAKE_SHIFTS = "take_shifts"  # one's own, as a volunteer; shows no citizen
    SET_ABSENCES = "set_absences"  # of colleagues, and who is their deputy
    BRING_IN_HISTORY = "bring_in_history"  # files of other systems; shows no citizen
    WATCH_ENGINE = "watch_engine"  # what runs by itself, and what it could not do; no citizen


class Role(TextChoices):
    CASEWORKER = "caseworker", _("Caseworker")
    FACILITY_STAFF = "facility_staff", _("Facility staff")
    ACUTE_STAFF = "acute_staff", _("Acute staff")
    FACILITY_LEADER = "facility_leader", _("Facility leader")
    REFERRER = "referrer", _("Referrer")
    REFERRAL_COORDINATOR = "referral_coordinator", _("Referral coordinator")
    VOLUNTEER = "volunteer", _("Volunteer")
    SUPERVISOR = "supervisor", _("Supervisor")
    ORGANISATION_ADMIN = "organisation_admin", _("Organisation administrator")

    @property
    def permissions(self) -> frozenset[Permission]:
        return PERMISSIONS[self]

    @property
    def sees_whole_organisation(self) -> bool:
        """Not bound to the facilities the person is assigned to."""
        return self is Role.CASEWORKER

    @property
    def runs_whole_organisation(self) -> bool:
        """Opens, describes and closes every house, without seeing who stays there."""
        return self is Role.ORGANISATION_ADMIN

    @property
    def only_sends(self) -> bool:
        """Sees what was sent, and nothing of what was received."""
        return self in (Role.REFERRER, Role.REFERRAL_COORDINATOR)

    @property
    def sees_own_unit_only(self) -> bool:
        """Of what was sent, that of the own unit: a ward reads no other ward's patients. The
        coordinator holds the threads of the whole organisation."""
        return self is Role.REFERRER

    @property
    def nights_around(self) -> int | None:
        """How many nights before and after tonight the role's task reaches; None: it has no end.

        Acute staff grant a bed tonight and hand it over in the morning (SECURITY.md, "Sight has a
        time").
        """
        return 1 if self is Role.ACUTE_STAFF else None


_STAFF = frozenset(
    {
        Permission.REFER,
        Permission.SEE_REFERRALS,
        Permission.ASSESS,
        # Only where the scheme lets them: the guest room's staff on the spot (V § 2.2).
        Permission.DECIDE,
        Permission.SEE_PLACES,
        Permission.SEE_CITIZENS,
        Permission.RUN_STAYS,
        Permission.FOLLOW_UP,
        Permission.MAKE_STAR,
        Permission.GRANT_GUEST_NIGHT,
        Permission.SEE_CONTACTS,
        Permission.READ_SHARED,
        Permission.HOUSE_LIFE,
        Permission.SEE_HOUSE,
    }
)

_REFERRERS: Final = frozenset(
    {
        Permission.REFER,
        Permission.SEE_REFERRALS,
        Permission.SEE_CONTACTS,
        Permission.READ_SHARED,
    }
)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CASEWORKER: frozenset(
        {
            Permission.REFER,
            Permission.SEE_REFERRALS,
            Permission.ASSESS,
            Permission.DECIDE,
            Permission.SEE_PLACES,
            Permission.BOOK,
            Permission.SEE_CITIZENS,
            Permission.REVEAL_CPR,
            Permission.JOIN_CITIZENS,
            Permission.FOLLOW_UP,
            Permission.GIVE_ACCESS,
            Permission.READ_SHARED,
            Permission.HAND_OVER,
            Permission.SEE_FIGURES,
            Permission.SEE_CONTACTS,
            Permission.EDIT_CONTACTS,
            Permission.SET_DAY_PRICE,
        }
    ),
    Role.FACILITY_STAFF: _STAFF,
    Role.ACUTE_STAFF: frozenset({Permission.SEE_PLACES, Permission.GRANT_GUEST_NIGHT}),
    Role.FACILITY_LEADER: _STAFF
    | {
        Permission.BOOK,
        Permission.CLOSE_PLACES,
        Permission.REVEAL_CPR,
        Permission.JOIN_CITIZENS,
        Permission.GIVE_ACCESS,
        Permission.HAND_OVER,
        Permission.SEE_FIGURES,
        Permission.SEE_SUPERVISION,
        Permission.SUPERVISE,
        Permission.EDIT_LETTERS,
        Permission.PUBLISH_PAGE,
        Permission.EDIT_CONTACTS,
        Permission.PUBLISH_DEADLINES,
        Permission.SET_DAY_PRICE,
        Permission.BILL_DAMAGE,
        Permission.ADMINISTER,
        Permission.RUN_HOUSES,
        Permission.SET_RATES,
        Permission.SET_ABSENCES,
        Permission.RUN_VOLUNTEERS,
    },
    Role.REFERRER: _REFERRERS,
    Role.REFERRAL_COORDINATOR: _REFERRERS,
    Role.VOLUNTEER: frozenset({Permission.TAKE_SHIFTS}),
    Role.SUPERVISOR: frozenset(
        {
            Permission.SEE_REFERRALS,
            Permission.SEE_PLACES,
            Permission.SEE_CITIZENS,
            Permission.SEE_FIGURES,
            Permission.SEE_SUPERVISION,
            Permission.SEE_HOUSE,
        }
    ),
    # Manages people and facilities; sees no citizen (SECURITY.md).
    Role.ORGANISATION_ADMIN: frozenset(
        {
            Permission.EDIT_LETTERS,
            Permission.EDIT_ORGANISATION,
            Permission.PUBLISH_DEADLINES,
            Permission.ADMINISTER,
            Permission.OPEN_HOUSES,
            Permission.RUN_HOUSES,
            Permission.SET_RATES,
            Permission.MANAGE_PEOPLE,
            Permission.SET_ABSENCES,
            Permission.BRING_IN_HISTORY,
            Permission.WATCH_ENGINE,
        }
    ),
}
