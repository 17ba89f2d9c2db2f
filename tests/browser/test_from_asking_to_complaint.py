"""Jonas, from the ward's asking to the complaint that turned the answer round.

A nurse asks, ward and municipality make him ready together, the caseworker says no, he complains,
and she looks at it again. Each step is what one person does at their own screen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from complaints.models import Complaint
from core.acting import acting
from discharge.models import AgreementItem
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Decision, Facility
from referrals.models import Referral
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House

DAY = timedelta(days=1)
REFUSED = "Du kan få den støtte, du har brug for, hjemme hos dig selv."
UNHAPPY = "Jeg har ikke noget hjem at få støtte i. Min lejlighed er opsagt."

Shot = Callable[[str], None]


@pytest.fixture
def look(page: Page, shot: Callable[[Page, str], None], viewport: int) -> Shot:
    """A picture of the step, for whoever asks for them (SHOTS=1)."""
    return lambda name: shot(page, f"complaint-{viewport}-{name}")


@pytest.mark.parametrize("viewport", [NARROW])
def test_a_refusal_is_complained_of_and_turned_round(
    page: Page, axe: Axe, look: Shot, nurse: Actor, herning: House, viewport: int
) -> None:
    has_a_letter_head(herning)
    nanna = Person(page, axe, "nanna@region.example", also_at=(WIDE,))
    sanne = Person(page, axe, "caseworker@herning.example", also_at=(WIDE,))

    nanna.signs_in()
    asks_for_jonas(nanna, look)
    referral = the_referral(herning)

    sanne.signs_in(at="/henvisninger/")
    look("worklist")
    asks_the_ward_for_what_is_missing(sanne, look)

    nanna.signs_in(at=f"/henvisninger/{referral.pk}/")
    writes_what_she_was_asked_for(nanna, look)
    moves_the_day_and_declares_him_ready(nanna, look)

    sanne.signs_in(at=f"/henvisninger/{referral.pk}/")
    refuses(sanne, look)
    reads_and_hands_over_the_letter(sanne, look)

    page.goto(f"/henvisninger/{referral.pk}/")
    writes_the_complaint_down(sanne, look)
    awards_after_all(sanne, look)
    says_what_came_of_the_complaint(sanne, look)

    nanna.signs_in(at=f"/henvisninger/{referral.pk}/")
    nanna.sees("Ophold bevilget")
    nanna.does_not_see(UNHAPPY)
    look("sent")
    the_answer_was_turned_round(herning)


def asks_for_jonas(nanna: Person, look: Shot) -> None:
    """The ward's referral: he is expected ready in four days."""
    nanna.goes_to("Henvisninger")
    nanna.opens("Ny henvisning")
    nanna.page.get_by_label("Fleksibel bolig").check()
    nanna.presses("Begynd")
    nanna.fills("Navn", "Jonas Vind")
    nanna.fills("CPR-nummer", "050585-1234")
    nanna.chooses("Bopælskommune", "Herning")
    nanna.presses("Gem og gå videre")
    nanna.answers("Hvor er borgeren nu?", "Indlagt")
    nanna.fills("Hvor præcist?", "Gødstrup, E3")
    nanna.fills("Forventet færdigbehandlet", timezone.localdate() + 4 * DAY)
    nanna.answers("Hvor meget haster det?", "Inden for få dage")
    nanna.presses("Gem og gå videre")
    nanna.presses("Gem og gå videre")  # what is around him
    nanna.presses("Gem og gå videre")  # who speaks for him
    nanna.answers("Bor borgeren i Herning", "Ja")
    nanna.presses("Gem og gå videre")
    nanna.answers("Hvad har borgeren brug for opholdet til?", "Afklaring af behov og ønsker")
    nanna.answers("Er det allerede nu klart", "Nej")
    nanna.presses("Gem og gå videre")
    nanna.answers("Vil borgeren samarbejde", "Ja")
    nanna.presses("Gem og gå videre")
    nanna.answers("Hvem henviser?", "Regionspsykiatrien")
    nanna.fills("Hvem kan vi ringe til?", "Nanna Nat, E3")
    nanna.presses("Gem og gå videre")
    nanna.presses("Send henvisningen")
    nanna.sees("Henvisningen er sendt")
    look("receipt")


def asks_the_ward_for_what_is_missing(sanne: Person, look: Shot) -> None:
    """The caseworker begins the agreement, and asks for the rest with one click."""
    sanne.opens("Jonas Vind")
    look("referral")
    sanne.opens("Udskrivning: dage, aftale")
    sanne.sees("Borgeren er ikke færdigmeldt.")
    look("discharge-empty")
    sanne.opens("Begynd på aftalen")
    sanne.answers("Hvilken er det?", "Udskrivningsaftale (§ 13 a)")
    sanne.answers("Hvad siger borgeren til, at det deles?", "Borgeren giver samtykke")
    look("agreement")
    sanne.presses("Gem")
    sanne.presses("Bed afdelingen om det, der mangler")
    sanne.sees("Afdelingen er bedt om det, der mangler.")
    look("discharge-asked")


def writes_what_she_was_asked_for(nanna: Person, look: Shot) -> None:
    """The nurse comes to the same page, and answers at the item."""
    nanna.sees_heading("Udskrivningsaftalen mangler noget fra dig")
    nanna.sees("Aftaler om opfølgning")
    look("sent-asked")
    nanna.opens_from("Aftaler om opfølgning")
    nanna.sees("bedt om det")
    nanna.opens_from("Medicin, og hvem der håndterer den")
    nanna.answers("Hvordan er det?", "Er der")
    look("item")
    nanna.presses("Gem punktet")
    nanna.sees("Noget mangler eller er ikke rigtigt")
    nanna.fills("Hvad er aftalt?", "Tabletter i doseringsæske. Bostøtten henter dem om fredagen.")
    nanna.presses("Gem punktet")
    nanna.sees("Tabletter i doseringsæske.")


def moves_the_day_and_declares_him_ready(nanna: Person, look: Shot) -> None:
    """The forecast moves first; then the hospital declares him ready, and the days run."""
    today = timezone.localdate()
    nanna.opens("Skriv, hvornår borgeren er færdigbehandlet")
    nanna.answers("Hvad skal skrives ned?", "Borgeren forventes færdigbehandlet")
    nanna.fills("Dag", today + 2 * DAY)
    nanna.presses("Skriv, hvornår borgeren er færdigbehandlet")
    nanna.opens("Skriv, hvornår borgeren er færdigbehandlet")
    nanna.answers("Hvad skal skrives ned?", "Sygehuset færdigmelder borgeren")
    nanna.fills("Dag", today)
    look("ready")
    nanna.presses("Skriv, hvornår borgeren er færdigbehandlet")
    nanna.sees("færdigmeldt")
    nanna.opens("Udskrivning: dage, aftale")
    look("discharge-ready")


def refuses(sanne: Person, look: Shot) -> None:
    """They have met; the caseworker says no, with reasons."""
    sanne.settles("Har borgeren mødt dig og kontaktpersonen", "Ja")
    sanne.opens("Giv afslag")
    sanne.answers("Lovgrundlag for det, der gives afslag på", "§ 84, stk. 2: midlertidigt ophold")
    sanne.fills("Begrundelse", REFUSED)
    look("refuse")
    sanne.presses("Giv afslag")
    sanne.sees("Afgørelsen er gemt: Afslag")
    look("refused")


def reads_and_hands_over_the_letter(sanne: Person, look: Shot) -> None:
    """The letter says no, why, and how to complain; it is kept as it went."""
    sanne.opens("Brev til borgeren")
    sanne.sees("Vi giver afslag på")
    sanne.sees(REFUSED)
    sanne.sees("senest 4 uger efter")
    look("letter")
    sanne.answers("Hvordan sendes det?", "Afleveret personligt")
    sanne.presses("Det er sendt: gem det")
    look("letter-sent")


def writes_the_complaint_down(sanne: Person, look: Shot) -> None:
    """Jonas rings, and it is written down in his words."""
    sanne.opens("Skriv en klage ind")
    sanne.fills("Hvilken dag kom klagen?", timezone.localdate())
    sanne.answers("Hvem klager?", "Borgeren")
    look("complaint-new")
    sanne.presses("Gem klagen")
    sanne.sees("Noget mangler eller er ikke rigtigt")
    sanne.fills("Hvad klages der over?", UNHAPPY)
    sanne.presses("Gem klagen")
    sanne.sees("Skal genvurderes")
    sanne.sees(UNHAPPY)
    look("complaint")


def awards_after_all(sanne: Person, look: Shot) -> None:
    """To change the decision a new one is made first, and the page says so."""
    sanne.opens("Genvurdér")
    sanne.sees("Skal afgørelsen ændres?")
    look("reconsider")
    sanne.opens("henvisningen")
    sanne.opens("Bevilg alligevel")
    sanne.answers("Lovgrundlag", "§ 84, stk. 2: midlertidigt ophold")
    sanne.answers("Målgruppe", "2: ukendt for myndigheden, skal læres at kende")
    sanne.fills("Mål for opholdet", "Finde et sted at bo")
    look("award")
    sanne.presses("Bevilg alligevel")
    sanne.sees("Ophold bevilget")
    sanne.sees("Klage af")
    look("awarded")


def says_what_came_of_the_complaint(sanne: Person, look: Shot) -> None:
    """What was looked at again, and the answer that took the old one's place."""
    sanne.goes_to("Henvisninger")
    sanne.opens("Klager")
    look("complaints")
    sanne.opens("Jonas Vind")
    sanne.opens("Genvurdér")
    sanne.sees("Der er truffet en ny afgørelse")
    sanne.answers("Hvad blev resultatet", "Afgørelsen ændres: der er truffet en ny")
    sanne.fills("Hvad er genvurderet", "Lejligheden er opsagt. Der er ikke et hjem at støtte i.")
    sanne.presses("Genvurdér")
    sanne.sees("Genvurderet: afgørelsen er ændret")
    look("complaint-changed")
    sanne.opens("Sagens akter til Ankestyrelsen")
    look("file")


def has_a_letter_head(herning: House) -> None:
    """Without an address and a phone to complain to, a letter is a draft. Of a refusal without a
    house it is the organisation's."""
    head = {"address": "Nørregade 7, 7400 Herning", "phone": "96 28 28 28"}
    with acting(herning.organisation), transaction.atomic():
        Facility.objects.filter(pk=herning.first.pk).update(**head)
        Organisation.objects.filter(pk=herning.organisation.pk).update(**head)


def the_referral(herning: House) -> Referral:
    with acting(herning.organisation), transaction.atomic():
        return Referral.objects.get()


def the_answer_was_turned_round(herning: House) -> None:
    with acting(herning.organisation), transaction.atomic():
        complaint = Complaint.objects.get()
        assert complaint.state == Complaint.State.CHANGED
        assert complaint.new_decision == Referral.objects.get().decision
        assert complaint.new_decision.kind == Decision.Kind.AWARD
        assert complaint.new_decision.replaces == complaint.decision
        medicine = AgreementItem.objects.get(key="medicine")
        assert (medicine.state, medicine.side) == ("there", "sender")
        assert AgreementItem.objects.get(key="appointments").asked_at is not None
