"""What can be administered, in the order in which a new organisation sets it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Text
from organisations.actors import Actor
from organisations.roles import Permission


@dataclass(frozen=True)
class Section:
    """A page of Administration: any one of the permissions opens it."""

    url_name: str
    label: Text
    says: Text
    needs: tuple[Permission, ...]


SECTIONS: Final = (
    Section(
        "own_houses",
        _("Houses and places"),
        _("Open houses and places, say what they have, and close them."),
        (Permission.RUN_HOUSES,),
    ),
    Section(
        "organisation_address",
        _("Address and phone"),
        _("How letters name the organisation, and where a citizen writes and rings to."),
        (Permission.EDIT_ORGANISATION,),
    ),
    Section(
        "people",
        _("People and roles"),
        _("Who has which role, works at which houses, and belongs to which unit."),
        (Permission.MANAGE_PEOPLE,),
    ),
    Section(
        "times_away",
        _("Absence and deputies"),
        _("Who is away, and who does the work meanwhile."),
        (Permission.SET_ABSENCES,),
    ),
    Section(
        "reply_deadlines",
        _("Deadlines for answers"),
        _("By when you answer a referral. Whoever refers sees them."),
        (Permission.PUBLISH_DEADLINES,),
    ),
    Section(
        "letter_texts",
        _("The words of the letters"),
        _("Your own words in letters, and the local standard that decisions name."),
        (Permission.EDIT_LETTERS,),
    ),
    Section(
        "house_pages",
        _("Public pages"),
        _("What a house tells everybody: what it is, whom it fits, and how to ask."),
        (Permission.PUBLISH_PAGE,),
    ),
    Section(
        "day_prices",
        _("Price of ready-for-discharge days"),
        _("What a day costs on the month's sheet."),
        (Permission.SET_DAY_PRICE,),
    ),
    Section(
        "rates",
        _("Day rates"),
        _("What a night costs at each house, and the occupancy it is counted with."),
        (Permission.SET_RATES,),
    ),
    Section(
        "budgets",
        _("Budget"),
        _("What a year's budget holds besides the places' nights."),
        (Permission.SET_RATES,),
    ),
    Section(
        "imports",
        _("History from another system"),
        _("Bring in places, citizens and stays from a spreadsheet."),
        (Permission.BRING_IN_HISTORY,),
    ),
    Section(
        "closing_days",
        _("Closing days"),
        _("Days on which nobody follows up at a house, such as Christmas."),
        (Permission.RUN_HOUSES,),
    ),
    Section(
        "engine",
        _("Operations"),
        _("Whether reminders and mails go out, and what could not be delivered."),
        (Permission.WATCH_ENGINE,),
    ),
)


def sections_of(actor: Actor) -> list[Section]:
    """Those that the person may open."""
    return [each for each in SECTIONS if any(actor.may(wanted) for wanted in each.needs)]
