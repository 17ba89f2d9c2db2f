"""The one who acts: a person in a role, a partner's system, or the product itself.

Every service takes ``by: Actor``. One person may have several memberships; an actor is one of
them, chosen in the frame. Whoever has no role is the product itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.problems import NotAllowed
from organisations.models import Membership, Organisation, User
from organisations.roles import Permission, Role


@dataclass(frozen=True)
class Actor:
    organisation: Organisation
    user: User | None
    role: Role | None
    membership: Membership | None = None
    #: What a partner's system is called; events and the read log say it.
    client_name: str = ""

    @classmethod
    def of(cls, membership: Membership) -> Actor:
        return cls(
            organisation=membership.organisation,
            user=membership.user,
            role=Role(membership.role),
            membership=membership,
        )

    @classmethod
    def system(cls, organisation: Organisation) -> Actor:
        """The product itself, in a sweep or a task: may do everything within one organisation."""
        return cls(organisation=organisation, user=None, role=None)

    @classmethod
    def client(cls, organisation: Organisation, name: str) -> Actor:
        """A partner's system calling the API: refers for its organisation, as nobody's person."""
        return cls(organisation=organisation, user=None, role=Role.REFERRER, client_name=name)

    @property
    def is_system(self) -> bool:
        return self.role is None

    @property
    def sees_whole_organisation(self) -> bool:
        """Not bound to facilities: the product itself, and roles that are for all of them."""
        return self.role is None or self.role.sees_whole_organisation

    @property
    def name(self) -> str:
        return self.user.name if self.user else self.client_name or "flexplads"

    def may(self, permission: Permission) -> bool:
        return self.role is None or permission in self.role.permissions

    def must(self, permission: Permission) -> None:
        """Raise :class:`NotAllowed` unless the role has the permission."""
        if not self.may(permission):
            raise NotAllowed("not_allowed", _("Your role does not allow this."))
