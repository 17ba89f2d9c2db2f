"""What the houses tell everybody of themselves, and whom one rings about them.

The people are made up; the numbers begin with 00 and ring nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from contacts.services import ContactFacts, add_contact
from demo.case_work import CaseWork
from organisations.actors import Actor
from placements.models import Facility
from public.services.house_pages import save_house_page


@dataclass(frozen=True)
class Door:
    slug: str
    text_da: str
    text_en: str
    #: Person, function, phone, hours, deputy and the deputy's phone.
    rings: tuple[str, str, str, str, str, str]


DOORS: Final[dict[str, Door]] = {
    "Skovvang": Door(
        "skovvang",
        "Skovvang er et roligt hus med otte værelser. Her er plads til at sove, spise og få styr "
        "på hverdagen, mens vi sammen finder ud af, hvad der skal ske bagefter. Der er personale, "
        "du kan tale med, og ro, når du ikke vil.",
        "Skovvang is a quiet house with eight rooms. There is room to sleep, to eat and to get the "
        "days in order while we find out together what is to follow. There are staff to talk with, "
        "and peace when you don't want to.",
        (
            "Hanne Vestager",
            "Centerleder",
            "00 00 30 10",
            "hverdage kl. 8–15",
            "Afdelingens vagttelefon",
            "00 00 30 11",
        ),
    ),
    "Skovlyset": Door(
        "skovlyset",
        "Skovlyset har fleksible boliger, hvor du bor for en tid, med støtte døgnet rundt. Der er "
        "også et gæsteværelse til en nat eller to, når det ikke går derhjemme.",
        "Skovlyset has flexible homes where you live for a time, with support around the clock. "
        "There is also a guest room for a night or two when home does not work.",
        (
            "Lone Damgaard",
            "Tilbudsleder",
            "00 00 20 10",
            "hverdage kl. 8–15",
            "Bagvagten",
            "00 00 20 11",
        ),
    ),
    "Pitstop": Door(
        "pitstop",
        "Pitstop har otte værelser, hvor du kan komme til kræfter, når du er syg og ikke har et "
        "hjem, du kan bruge. Sygeplejersker ser til dig. Det koster ikke noget.",
        "Pitstop has eight rooms where you can regain your strength when you are ill and have no "
        "home that you can use. Nurses look after you. It costs nothing.",
        (
            "Carsten Dam",
            "Forstander",
            "00 00 40 10",
            "hverdage kl. 9–15",
            "Sygeplejersken på vagt",
            "00 00 40 11",
        ),
    ),
}


def open_doors(work: CaseWork) -> None:
    """Each house's page, and whom those who refer to it ring."""
    by = Actor.system(work.organisation)
    for facility in Facility.objects.filter(controller=work.organisation, name__in=DOORS):
        door = DOORS[facility.name]
        save_house_page(
            by=by,
            facility=facility,
            slug=door.slug,
            text_da=door.text_da,
            text_en=door.text_en,
            is_published=True,
            now=work.now,
        )
        add_contact(by=by, facts=_facts(work, facility, door), now=work.now)
        region = str(work.nurse.organisation.pk)
        ward = replace(
            _facts(work, facility, door),
            side="theirs",
            party=region,
            person="Nanna Nat",
            function="Udskrivningskoordinator",
            phone="00 00 50 10",
            deputy="",
            deputy_phone="",
            is_shown_to_referrers=False,
        )
        add_contact(by=by, facts=ward, now=work.now)


def _facts(work: CaseWork, facility: Facility, door: Door) -> ContactFacts:
    person, function, phone, hours, deputy, deputy_phone = door.rings
    return ContactFacts(
        facility=facility.pk,
        side="ours",
        party="",
        party_text="",
        person=person,
        function=function,
        phone=phone,
        hours=hours,
        deputy=deputy,
        deputy_phone=deputy_phone,
        is_shown_to_referrers=True,
        starts_on=work.day(-60),
    )
