"""Who keeps the directory of contacts, and what its buttons say."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class Verb(StrEnum):
    ADD = "add"
    CHANGE = "change"
    END = "end"
    REOPEN = "reopen"


RULES: Final[dict[Verb, VerbRule]] = {
    Verb.ADD: VerbRule(
        permissions=(Permission.EDIT_CONTACTS,), label=_("Add a contact"), address="add_contact"
    ),
    Verb.CHANGE: VerbRule(
        permissions=(Permission.EDIT_CONTACTS,),
        label=_("Change the contact"),
        address="change_contact",
    ),
    Verb.END: VerbRule(
        permissions=(Permission.EDIT_CONTACTS,), label=_("End the contact"), address="end_contact"
    ),
    Verb.REOPEN: VerbRule(
        permissions=(Permission.EDIT_CONTACTS,),
        label=_("Open the contact again"),
        address="reopen_contact",
    ),
}
