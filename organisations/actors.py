"""The one who acts: a person in a role, or the system on behalf of an organisation.

Every service takes ``by: Actor``. One person may have several memberships; an actor is one of
them, chosen in the frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisations.models import Membership, Organisation, User
from organisations.problems import NotAllowed
from organisations.roles import Permission, Role


@dataclass(frozen=True)
class Actor:
    organisation: Organisation
    user: User | None
    role: Role | None
    membership: Membership | None = None

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

    @property
    def is_system(self) -> bool:
        return self.user is None

    @property
    def name(self) -> str:
        return self.user.name if self.user else "flexplads"

    def may(self, permission: Permission) -> bool:
        return self.role is None or permission in self.role.permissions

    def must(self, permission: Permission) -> None:
        """Raise :class:`NotAllowed` unless the role has the permission."""
        if not self.may(permission):
            raise NotAllowed("not_allowed", _("Your role does not allow this."))
