"""From the asking to the leaving at Skovvang (MPO) and at Pitstop, as their people do it.

What happened some days ago is written down today; the clock is the machine's own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

import schemes
from core.acting import acting
from placements.models import Booking, Stay
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.referrals import submit_referral
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, favourable_answers, make_region

#: On a phone, and each page looked at as wide too.
ON_A_PHONE = pytest.mark.parametrize("viewport", [NARROW])
DAY = timedelta(days=1)

Shot = Callable[[Page, str], None]
Axe = Callable[..., None]


def the_referral(house: House) -> Referral:
    with acting(house.organisation), transaction.atomic():
        referral = Referral.objects.get()
        Referral.objects.update(facility=house.first)
        return referral


def answers_in_favour(scheme: str, track: str) -> dict[str, str]:
    """{question: answer} as a referrer reads them, all in the citizen's favour."""
    today = timezone.localdate()
    answers = favourable_answers(scheme, track, today, at_intake_only=True)
    criteria = schemes.get(scheme).on(today).criteria_for(track)
    words = {"yes": "Ja", "no": "Nej"}
    for criterion in criteria:
        words |= {choice.key: gettext(choice.label) for choice in criterion.choices}
    return {
        gettext(criterion.question): words[answers[criterion.key]]
        for criterion in criteria
        if criterion.key in answers
    }


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_citizen_from_asking_at_the_desk_to_home_again(
    page: Page, axe: Axe, shot: Shot, skovvang: House, viewport: int
) -> None:
    birgit = Person(page, axe, "facility_staff@holstebro.example")
    hanne = Person(page, axe, "facility_leader@holstebro.example")

    # Birgit reads the questions aloud, and Ib answers.
    birgit.signs_in()
    birgit.goes_to("Henvisninger")
    birgit.opens("Ny henvisning")
    shot(page, f"mpo-{viewport}-ways")
    page.get_by_label("Midlertidig psykiatrisk omsorgsplads: borgeren henvender sig selv").check()
    birgit.presses("Begynd")
    birgit.fills("Hvad hedder du?", "Ib Eksempel")
    birgit.fills("Hvornår er du født?", timezone.localdate().replace(year=1979, day=3))
    birgit.chooses("Hvilken kommune har du adresse i?", "Struer")
    birgit.fills("Hvad er dit telefonnummer?", "22 33 44 55")
    shot(page, f"mpo-{viewport}-citizen")
    birgit.presses("Gem og gå videre")
    birgit.answers("Hvor er du nu?", "Hos pårørende eller venner")
    birgit.answers("Hvor meget haster det for dig?", "Inden for få dage")
    birgit.presses("Gem og gå videre")
    birgit.presses("Gem og gå videre")  # Ib has neither children nor pets to tell of,
    birgit.presses("Gem og gå videre")  # and nobody who speaks for him
    birgit.answers("Mangler du en bolig", "Ja")
    birgit.answers("Hvad ligner din situation", "I forværring, så en indlæggelse truer")
    birgit.presses("Gem og gå videre")
    birgit.answers("Har du prøvet at få anden hjælp", "Ja")
    birgit.presses("Gem og gå videre")
    birgit.answers("Har du lyst til at samarbejde", "Ja")
    birgit.answers("Har du et aktivt misbrug", "Nej")
    shot(page, f"mpo-{viewport}-aloud")
    birgit.presses("Gem og gå videre")  # who to ring is Ib himself
    shot(page, f"mpo-{viewport}-check")
    birgit.presses("Send henvisningen")
    birgit.sees("midlertidigt, uden at der er sat en slutdato fra start")
    shot(page, f"mpo-{viewport}-receipt")
    referral = the_referral(skovvang)
    assert referral.referrer == "citizen"
    assert (referral.contact_name, referral.contact_phone) == ("Ib Eksempel", "22 33 44 55")

    # Hanne finds out who pays and what is clear, and admits him.
    hanne.signs_in()
    hanne.sees("Beslutning om optagelse")
    hanne.goes_to("Henvisninger")
    hanne.opens("Ib Eksempel")
    hanne.sees("Find ud af, hvilken kommune der er handlekommune")
    shot(page, f"mpo-{viewport}-referral")
    hanne.opens("Ret kommunerne")
    hanne.chooses("Handlekommune", "Struer")
    hanne.chooses("Betalingskommune", "Lemvig")
    shot(page, f"mpo-{viewport}-municipalities")
    hanne.presses("Ret kommunerne")
    hanne.sees("Lemvig")
    hanne.settles("Er borgerens situation, status og støttebehov afklaret?", "Ja")
    hanne.opens("Optag borgeren")
    hanne.sees("Midlertidigt, uden at der er sat en slutdato fra start")
    hanne.answers(
        "Lovgrundlag",
        "§\u00a0110: midlertidigt ophold til personer, som ikke har eller ikke kan opholde sig i "
        "egen bolig",
    )
    shot(page, f"mpo-{viewport}-accept")
    hanne.presses("Optag borgeren")
    hanne.sees("Optagelse besluttet")
    hanne.does_not_see("bevilg")
    hanne.opens("Brev til borgeren")
    hanne.sees("Hvad det koster")
    shot(page, f"mpo-{viewport}-letter")
    page.emulate_media(media="print")  # on paper: the letter and nothing else
    expect(page.get_by_text("Min dag")).to_be_hidden()
    expect(page.get_by_text("Hvad det koster")).to_be_visible()
    shot(page, f"mpo-{viewport}-letter-on-paper")
    page.emulate_media(media="screen")
    page.go_back()

    # No end date is asked for; the next review is said.
    hanne.opens("Find en plads")
    today = timezone.localdate()
    hanne.fills("Borgeren kommer", today - 10 * DAY)
    hanne.presses("Se, hvad der er ledigt")
    hanne.sees("Pladsen er optaget til næste opfølgning")
    page.get_by_label("Skovvang, place 1").check()
    shot(page, f"mpo-{viewport}-place")
    hanne.presses("Book pladsen")
    with acting(skovvang.organisation), transaction.atomic():
        stay = Stay.objects.get()
        assert stay.planned_end_on is None
        assert (stay.home_municipality, stay.paying_municipality) == ("0671", "0665")

    # Ib comes, Struer is told of it, and ten days later he goes home with support.
    page.goto(f"/ophold/{stay.pk}/")
    hanne.opens("Indskriv borgeren")
    hanne.fills("Indskrivningsdag", today - 10 * DAY)
    hanne.confirms()
    hanne.sees("dag 11, midlertidigt")
    shot(page, f"mpo-{viewport}-stay")
    hanne.opens_from("Orientering om indskrivning")
    hanne.fills("Dato", today)
    hanne.fills("Hvad kom der ud af det?", "Sendt til Struer.")
    hanne.presses("Gem opfølgningen")
    hanne.opens("Udskriv borgeren")
    hanne.fills("Udskrivningsdag", today)
    hanne.answers("Hvordan sluttede opholdet?", "Som planlagt")
    hanne.answers("Hvor tog borgeren hen?", "Egen bolig med støtte")
    hanne.confirms()
    hanne.sees("Opholdet er slut, og vi ved, hvad der kom ud af det.")
    with acting(skovvang.organisation), transaction.atomic():
        stay.refresh_from_db()
        assert (stay.status, stay.nights) == (Stay.Status.LEFT, 10)
        orientering = stay.follow_ups.get(kind="orientering_of_admission")
        assert (orientering.status, orientering.completed_on) == ("done", today)
        assert stay.follow_ups.get(status="open").kind == "orientering_of_leaving"


@ON_A_PHONE
def test_someone_without_a_name_from_the_ward_to_the_next_place(
    page: Page, axe: Axe, shot: Shot, pitstop: House, viewport: int
) -> None:
    make_region()
    nanna = Person(page, axe, "nanna@region.example", also_at=(WIDE,))
    staff = Person(page, axe, "facility_staff@pitstop.example", also_at=(WIDE,))
    forstander = Person(page, axe, "facility_leader@pitstop.example", also_at=(WIDE,))

    # One page, under a name that is none.
    nanna.signs_in()
    nanna.goes_to("Henvisninger")
    nanna.opens("Ny henvisning")
    page.get_by_label("Pitstop · Værelse på Pitstop").check()
    nanna.presses("Begynd")
    nanna.answers("Hvem henviser?", "Hospital")
    nanna.fills("Hvem kan vi ringe til?", "Nanna Nat")
    nanna.fills("Funktion og arbejdssted", "socialsygeplejerske, AUH")
    nanna.fills("Hvornår kan vi ringe tilbage?", "i dag til 15")
    page.get_by_label("Borgeren ønsker at være anonym").check()
    nanna.fills("Kaldes", "Kaptajnen")
    nanna.answers("Hvor er borgeren nu?", "Indlagt")
    nanna.answers("Hvor meget haster det?", "Inden for få dage")
    for question, answer in answers_in_favour("pitstop", "room").items():
        nanna.answers(question, answer)
    nanna.fills("Hvordan er borgerens sygdom aktuelt?", "Lungebetændelse, på vej op.")
    shot(page, f"pitstop-{viewport}-call")
    nanna.presses("Gem og gå videre")
    shot(page, f"pitstop-{viewport}-check")
    nanna.presses("Send henvisningen")
    nanna.sees("Forstanderen beslutter")
    the_referral(pitstop)

    # Staff reach someone who knows him, and talk with him; they can't decide.
    staff.signs_in()
    staff.goes_to("Henvisninger")
    staff.opens("Kaptajnen")
    staff.settles(
        "Er der kontakt med en anden fagperson",
        "Ja",
        {
            "Hvem talte du med?": "Gerda Gade",
            "Funktion og arbejdssted": "gadesygeplejerske",
            "Hvad sagde de?": "Rolig, når han har sovet.",
        },
    )
    staff.sees("Gerda Gade")
    shot(page, f"pitstop-{viewport}-second")
    staff.settles("Har du talt med borgeren om opholdet", "Ja")
    staff.sees("Det er ikke dig, der beslutter det")
    staff.sees("Forstanderen beslutter")
    shot(page, f"pitstop-{viewport}-staff")

    # The forstander enrols him, and offers a room for 14 nights right there.
    forstander.signs_in()
    forstander.goes_to("Henvisninger")
    forstander.opens("Kaptajnen")
    forstander.opens("Indskriv på Pitstop")
    shot(page, f"pitstop-{viewport}-accept")
    forstander.presses("Indskriv på Pitstop")
    forstander.sees_heading("Find en plads")
    shot(page, f"pitstop-{viewport}-place")
    today = timezone.localdate()
    forstander.fills("Borgeren kommer", today - 6 * DAY)
    forstander.fills("Borgeren rejser", today + 8 * DAY)
    forstander.presses("Se, hvad der er ledigt")
    page.get_by_label("Pitstop, room 1").check()
    forstander.presses("Book pladsen")
    with acting(pitstop.organisation), transaction.atomic():
        booking = Booking.objects.get()
        assert booking.ends_on == booking.starts_on + 14 * DAY

    # Nanna sees it in Pitstop's words.
    nanna.signs_in()
    nanna.goes_to("Henvisninger")
    nanna.sees("Indskrevet på Pitstop")
    shot(page, f"pitstop-{viewport}-sent-list")
    nanna.opens("Kaptajnen")
    shot(page, f"pitstop-{viewport}-sent")

    # He comes, wants help onward, and goes to the next place.
    staff.signs_in(at=f"/ophold/{booking.stay_id}/")
    staff.opens("Borgeren ankommer")
    staff.fills("Ankomstdag", today - 6 * DAY)
    staff.confirms()
    staff.sees("døgn 7 af 14")
    staff.opens("Spørg, og skriv svaret")
    staff.answers("Vil borgeren have hjælp", "Ønsker hjælp til at finde det næste sted")
    staff.fills("Hvor bliver der ledt, og hvem er spurgt?", "Herberget har plads i dag.")
    staff.presses("Gem")
    staff.opens("Borgeren rejser")
    staff.fills("Sidste dag", today)
    staff.answers("Hvordan sluttede opholdet?", "Et andet tilbud blev klar")
    staff.answers("Hvor tog borgeren hen?", "Forsorgshjem eller herberg")
    staff.confirms()
    staff.sees("Opholdet er slut, og vi ved, hvad der kom ud af det.")
    with acting(pitstop.organisation), transaction.atomic():
        stay = Stay.objects.get()
        assert (stay.status, stay.nights, stay.destination) == (Stay.Status.LEFT, 6, "shelter")
        assert stay.citizen.is_anonymous


@ON_A_PHONE
def test_a_referral_from_the_project_shows_the_projects_rules(
    page: Page, axe: Axe, shot: Shot, skovvang: House, viewport: int
) -> None:
    then = timezone.now().replace(year=2022, month=6, day=1)
    leader = skovvang.leader
    with acting(skovvang.organisation), transaction.atomic():
        referral = submit_referral(
            by=leader,
            receiver=skovvang.organisation,
            scheme="mpo",
            track="place",
            asking=Asking(
                citizen=CitizenFacts(name="Pia Projekt", home_municipality="0661"),
                referrer="psychiatry",
                contact_name="Nanna",
                whereabouts="hospital",
                answers=favourable_answers("mpo", "place", then.date())
                | {"uses_substances": "yes"},
            ),
            facility=skovvang.first,
            now=then,
        )
    hanne = Person(page, axe, "facility_leader@holstebro.example", also_at=(WIDE,))
    hanne.signs_in(at=f"/henvisninger/{referral.pk}/")
    hanne.sees("MPO-projektet")
    hanne.sees("beslutter sammen")
    hanne.sees("op til 8 uger")
    shot(page, f"mpo-{viewport}-project")
    hanne.opens("Optag borgeren")
    hanne.sees("op til 8 uger")
