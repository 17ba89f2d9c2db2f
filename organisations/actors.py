"""The one who acts: a person in a role, a partner's system, a citizen at a public page, or the
product itself.

Every service takes ``by: Actor``. One person may have several memberships; an actor is one of
them, chosen in the frame. Whoever has no role is the product itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.problems import NotAllowed
from organisations.models import Membership, Organisation, Unit, User, joined_names
from organisations.roles import Permission, Role


@dataclass(frozen=True)
class Actor:
    organisation: Organisation
    user: User | None
    role: Role | None
    membership: Membership | None = None
    #: What a partner's system is called; events and the read log say it.
    client_name: str = ""
    #: The ward or team acted for; None where there is none.
    unit: Unit | None = None
    #: Nobody's account, at a page open to all or behind a link: refers, and sees nothing.
    is_public: bool = False

    @classmethod
    def of(cls, membership: Membership) -> Actor:
        return cls(
            organisation=membership.organisation,
            user=membership.user,
            role=Role(membership.role),
            membership=membership,
            unit=membership.unit,
        )

    @classmethod
    def system(cls, organisation: Organisation) -> Actor:
        """The product itself, in a sweep or a task: may do everything within one organisation."""
        return cls(organisation=organisation, user=None, role=None)

    @classmethod
    def client(cls, organisation: Organisation, name: str, unit: Unit | None = None) -> Actor:
        """A partner's system calling the API: refers for its organisation, or for one of its
        units, as nobody's person."""
        return cls(
            organisation=organisation,
            user=None,
            role=Role.REFERRER,
            client_name=name,
            unit=unit,
        )

    @classmethod
    def public(cls, organisation: Organisation) -> Actor:
        """A citizen who asks on the public page of one of the organisation's houses, without
        signing in: sends to it, and has no sight of anything it holds."""
        with translation.override(settings.LANGUAGE_CODE):  # the name stands in the records
            return cls._without_account(organisation, _("The public page"))

    @classmethod
    def by_link(cls, organisation: Organisation, name: str) -> Actor:
        """Whoever opened a personal link, by the name it was sent to: answers what is asked there,
        and has no sight of anything the organisation holds."""
        with translation.override(settings.LANGUAGE_CODE):
            return cls._without_account(organisation, _("%(name)s, by link") % {"name": name})

    @classmethod
    def by_card(cls, organisation: Organisation) -> Actor:
        """A citizen at the own page, by card and PIN: reads what is opened there, says what is to
        be said, and has no sight of anything else."""
        with translation.override(settings.LANGUAGE_CODE):
            return cls._without_account(organisation, _("The citizen's own card"))

    @classmethod
    def _without_account(cls, organisation: Organisation, name: str) -> Actor:
        return cls(
            organisation=organisation,
            user=None,
            role=Role.REFERRER,
            client_name=name,
            is_public=True,
        )

    @property
    def is_system(self) -> bool:
        return self.role is None

    @property
    def sees_whole_organisation(self) -> bool:
        """Not bound to facilities: the product itself, and roles that are for all of them."""
        return self.role is None or self.role.sees_whole_organisation

    @property
    def runs_whole_organisation(self) -> bool:
        """Opens, describes and closes every house of it."""
        return self.role is None or self.role.runs_whole_organisation

    @property
    def place_of_work(self) -> str:
        """ "Region Midtjylland, E3"."""
        return self.name if self.is_public else joined_names(self.organisation, self.unit)

    @property
    def only_sends(self) -> bool:
        """Sees what was sent, and nothing of what was received."""
        return self.role is not None and self.role.only_sends

    @property
    def units_in_sight(self) -> frozenset[int] | None:
        """Whose of the organisation's sent referrals the actor sees: the own unit's, without one
        those of no unit; None: all of them."""
        if self.role is None or not self.role.sees_own_unit_only:
            return None
        return frozenset({self.unit.pk}) if self.unit else frozenset()

    def nights_in_sight(self, today: date) -> tuple[date, date] | None:
        """The nights [from, to) of which the actor sees who sleeps where; None: all of them."""
        around = self.role.nights_around if self.role else None
        if around is None:
            return None
        return today - timedelta(days=around), today + timedelta(days=around + 1)

    @property
    def name(self) -> str:
        return self.user.name if self.user else self.client_name or "flexplads"

    def may(self, permission: Permission) -> bool:
        if self.is_public:
            return permission is Permission.REFER
        return self.role is None or permission in self.role.permissions

    def must(self, permission: Permission) -> None:
        """Raise :class:`NotAllowed` unless the role has the permission."""
        if not self.may(permission):
            raise NotAllowed("not_allowed", _("Your role does not allow this."))
