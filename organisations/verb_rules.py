"""What a verb asks of the one who does it: an app's table of verbs is made of these."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.problems import Text
from organisations.actors import Actor
from organisations.roles import Permission, Role
from schemes.base import Words


@dataclass(frozen=True, kw_only=True)
class VerbRule:
    """Who may do it, what its button and its page are called, and where the page is."""

    #: Any one of them is enough.
    permissions: tuple[Permission, ...]
    label: Text
    #: The name of the page's address.
    address: str
    #: The field of the scheme's :class:`~schemes.base.Words` that names it, where it has its own.
    scheme_words: str = ""

    def label_for(self, words: Words) -> Text:
        """As the scheme says it, if it has words of its own."""
        return _(getattr(words, self.scheme_words)) if self.scheme_words else self.label

    def may(self, by: Actor) -> bool:
        return any(by.may(permission) for permission in self.permissions)

    def must(self, by: Actor) -> None:
        """Raise :class:`NotAllowed` unless the role has one of the permissions."""
        if not self.may(by):
            by.must(self.permissions[0])

    def why_not(self, by: Actor) -> str:
        """ "" where the person may; otherwise who may."""
        return why_not_permitted(by, *self.permissions)


def why_not_permitted(by: Actor, *permissions: Permission) -> str:
    """ "" where the person has one of the permissions; otherwise the roles that have."""
    if any(by.may(permission) for permission in permissions):
        return ""
    roles = [role for role in Role if role.permissions & set(permissions)]
    names = ", ".join(str(role.label).lower() for role in roles)
    return _("Done by: %(roles)s.") % {"roles": names}
