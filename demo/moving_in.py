"""What surrounds moving into a flexible home: the contract, savings, the helper, the wishes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final

from demo.case_work import CaseWork
from moving_in.services.contracts import sign_contract, write_contract
from moving_in.services.helpers import set_helper
from moving_in.services.house_terms import list_inventory, write_house_rules
from moving_in.services.preferences import add_preference
from moving_in.services.savings import agree_savings
from placements.models import Stay

_RULES: Final = (
    "Der er ro i huset fra kl. 22 til 7.\n"
    "Besøg er velkomment. Gæster, der skal sove her, aftaler du med personalet.\n"
    "Vi ryger udenfor, under halvtaget."
)
_THINGS: Final = (
    "1 seng med madras\n1 sofa, lille plet på armlænet\n1 spisebord\n"
    "2 stole\n1 køleskab\n4 sæt service\n2 nøgler"
)
#: What the citizen wants, by what it is about.
_WISHES: Final = (
    ("waking", "Bank på, og vent til jeg svarer. Ikke før kl. 8."),
    ("talking", "Sig det, som det er. Jeg kan godt høre det."),
    ("avoid", "Mange mennesker i køkkenet på én gang."),
    ("food", "Kaffe først. Jeg spiser ikke fisk."),
)


def moved_in(work: CaseWork, stay: Stay, place: str) -> None:
    """With all that is agreed in the first days."""
    assert stay.moved_in_on is not None
    first = stay.moved_in_on
    now, by = work.at(first, 14), work.staff_at(place)
    leader = work.people["Lone"]
    house = work.places[place].facility
    before = work.at(first - timedelta(days=1), 9)
    write_house_rules(by=leader, house=house, rules=_RULES, now=before)
    list_inventory(by=leader, place=work.places[place], things=_THINGS, now=before)
    contract = write_contract(
        by=by, stay=stay, things=_THINGS, more="Katten må komme på besøg.", reason="", now=now
    )
    sign_contract(
        by=by,
        stay=stay,
        number=contract.number,
        signature=stay.citizen.called,
        agrees=True,
        now=work.at(first, 15),
    )
    for topic, text in _WISHES:
        add_preference(by=by, stay=stay, topic=topic, text=text, now=now)
    set_helper(by=by, stay=stay, helper=by.user, starts_on=first, last_on=None, note="", now=now)
    agree_savings(
        by=work.people["Sofie"],
        stay=stay,
        amount=Decimal(1500),
        starts_on=first + timedelta(days=7),
        purpose="Indskud til egen bolig",
        kept_where="Egen opsparingskonto. Overføres den 1. i måneden sammen med kontaktpersonen",
        agreed_with=f"{stay.citizen.called} og Sofie Bjerre",
        reason="",
        now=work.at(first + timedelta(days=3), 11),
    )
