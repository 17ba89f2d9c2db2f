"""Who sets up what, and what its buttons say."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class Verb(StrEnum):
    ADD_RATE = "add_rate"
    CHANGE_RATE = "change_rate"
    ADD_BUDGET_ITEM = "add_budget_item"
    CHANGE_BUDGET_ITEM = "change_budget_item"
    REMOVE_BUDGET_ITEM = "remove_budget_item"
    COPY_BUDGET = "copy_budget"
    ADD_PERSON = "add_person"
    CHANGE_ROLE = "change_role"
    END_MEMBERSHIP = "end_membership"
    CHOOSE_HOUSES = "choose_houses"
    SEND_PASSWORD_LINK = "send_password_link"  # noqa: S105  # a verb
    ADD_UNIT = "add_unit"
    RENAME_UNIT = "rename_unit"


_RATES: Final = (Permission.SET_RATES,)
_PEOPLE: Final = (Permission.MANAGE_PEOPLE,)

#: Of rates and budgets the services lie in placements, and ask for the same permission.
RULES: Final[dict[Verb, VerbRule]] = {
    Verb.ADD_RATE: VerbRule(permissions=_RATES, label=_("A new day rate"), address="add_rate"),
    Verb.CHANGE_RATE: VerbRule(
        permissions=_RATES, label=_("Change the day rate"), address="change_rate"
    ),
    Verb.ADD_BUDGET_ITEM: VerbRule(
        permissions=_RATES, label=_("Add a line"), address="add_budget_item"
    ),
    Verb.CHANGE_BUDGET_ITEM: VerbRule(
        permissions=_RATES, label=_("Change the line"), address="change_budget_item"
    ),
    Verb.REMOVE_BUDGET_ITEM: VerbRule(
        permissions=_RATES, label=_("Remove the line"), address="remove_budget_item"
    ),
    Verb.COPY_BUDGET: VerbRule(
        permissions=_RATES, label=_("Copy last year's lines"), address="copy_budget"
    ),
    Verb.ADD_PERSON: VerbRule(
        permissions=_PEOPLE, label=_("Add a colleague"), address="add_person"
    ),
    Verb.CHANGE_ROLE: VerbRule(
        permissions=_PEOPLE, label=_("Change the role"), address="change_role"
    ),
    Verb.END_MEMBERSHIP: VerbRule(
        permissions=_PEOPLE, label=_("End the role"), address="end_membership"
    ),
    Verb.CHOOSE_HOUSES: VerbRule(
        permissions=_PEOPLE, label=_("Choose houses"), address="choose_houses"
    ),
    Verb.SEND_PASSWORD_LINK: VerbRule(
        permissions=_PEOPLE,
        label=_("Send a link to choose a password"),
        address="send_password_link",
    ),
    Verb.ADD_UNIT: VerbRule(permissions=_PEOPLE, label=_("Add a unit"), address="units"),
    Verb.RENAME_UNIT: VerbRule(
        permissions=_PEOPLE, label=_("Rename the unit"), address="rename_unit"
    ),
}
