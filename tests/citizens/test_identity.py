"""One door to who a citizen is: a number alone never makes two people one."""

from __future__ import annotations

from datetime import date

import pytest

from audit.models import Event
from citizens.models import Citizen, CitizenNumber, IdentityQuestion
from citizens.services import register_citizen
from citizens.services.correcting import Correction, correct_citizen
from citizens.services.identity import answer_identity, is_in_question
from citizens.services.joining import join_citizens
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from placements.models import Booking, Stay
from placements.services.stays import plan_stay
from referrals.models import Referral
from tests.world import NOW, House, day, house_of, make_referral, make_region

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NETE = "040668-0802"
BORN = date(1968, 6, 4)


@pytest.fixture
def house() -> House:
    return house_of("polaris")


@pytest.fixture
def region() -> Actor:
    return make_region()


@pytest.fixture
def nete(house: House) -> Citizen:
    return register(house, name="Nete Hede", number=NETE, home_municipality="0657")


def register(house: House, by: Actor | None = None, **facts) -> Citizen:
    with acting(house.organisation):
        return register_citizen(
            by=by or house.caseworker, controller=house.organisation, now=NOW, **facts
        )


def seen(house: House):
    return Citizen.objects.of(house.caseworker)


@pytest.mark.parametrize(
    "written",
    [
        {"name": "Helt Anden Person"},
        {"name": "Helt Anden Person", "birth_date": date(1950, 5, 5)},
        {"name": "Nete Hede", "birth_date": date(1950, 5, 5)},
        {"name": "Nete Bro"},
        {"name": "", "alias": "Stjernen"},
    ],
)
@pytest.mark.parametrize("sender", ["region", "caseworker", "staff"])
def test_what_differs_stays_beside_what_is_known(house, region, nete, written, sender) -> None:
    by = {"region": region, "caseworker": house.caseworker, "staff": house.staff}[sender]

    new = register(house, by, number=NETE, phone="11223344", home_municipality="0101", **written)

    with acting(house.organisation):
        held = Citizen.objects.get(pk=nete.pk)
        assert (held.name, held.alias, held.phone, held.home_municipality) == (
            "Nete Hede",
            "",
            "",
            "0657",
        )
        assert new != nete
        assert (new.name, new.alias) == (written["name"], written.get("alias", ""))
        assert not CitizenNumber.objects.filter(citizen=new).exists()
        question = IdentityQuestion.objects.get()
        assert (question.citizen, question.other, question.by_number) == (new, nete, True)
        assert is_in_question(new)
        assert not is_in_question(nete)


def test_an_outside_sender_never_writes_into_a_known_citizen(house, region, nete) -> None:
    met = register(
        house,
        region,
        name="N. Hede",
        alias="Fremmed alias",
        number=NETE,
        phone="11223344",
        home_municipality="0101",
        protected_address=True,
    )

    with acting(house.organisation):
        assert met == nete
        held = Citizen.objects.get(pk=nete.pk)
        assert (held.alias, held.phone, held.has_protected_address) == ("", "", False)
        assert not Event.objects.filter(kind="citizen.completed").exists()


def test_somebody_of_the_house_who_does_not_see_the_citizen_writes_nothing_either(
    house, nete
) -> None:
    met = register(house, house.staff, name="nete hede", number=NETE, phone="11223344")
    part = register(house, house.staff, name="Nete", number=NETE)

    with acting(house.organisation):
        assert met == nete
        assert Citizen.objects.get(pk=nete.pk).phone == ""
        assert part != nete  # or the rest of the name would be told
        assert part.name == "Nete"


def test_the_same_questions_are_put_of_a_number_nobody_has(house, region, nete) -> None:
    """Whoever writes can't tell from what comes back whether the number was known."""
    unknown = register(house, region, name="Helt Anden Person", number="070761-4285")
    known = register(house, region, name="Helt Anden Person", number=NETE)

    assert (known.name, known.alias, known.phone) == (unknown.name, unknown.alias, unknown.phone)


def test_a_birth_date_that_the_number_contradicts_is_a_question(house, region) -> None:
    new = register(house, region, name="Ny Borger", number=NETE, birth_date=date(1950, 5, 5))

    with acting(house.organisation):
        question = IdentityQuestion.objects.get()
        assert (question.citizen, question.other) == (new, None)
        assert question.differences == ["number_says_otherwise"]
        assert is_in_question(new)


def test_same_person_joins_what_came_into_what_was_known(house, nete) -> None:
    with acting(house.organisation):
        new = register(house, name="Nete Bro", number=NETE)
        referral = make_referral(house, name="Andet Navn")
        Referral.objects.filter(pk=referral.pk).update(citizen=new)
        question = IdentityQuestion.objects.get(citizen=new)

        stands = answer_identity(
            by=house.caseworker, question=question, answer="same", among=seen(house), now=NOW
        )
        again = answer_identity(
            by=house.caseworker, question=question, answer="same", among=seen(house), now=NOW
        )

        assert stands == again == nete
        assert Referral.objects.get(pk=referral.pk).citizen == nete
        assert Citizen.objects.get(pk=new.pk).joined_into == nete
        assert new not in Citizen.objects.of(house.caseworker)
        assert Citizen.objects.get(pk=nete.pk).name == "Nete Hede"
        with pytest.raises(Conflict):
            answer_identity(
                by=house.caseworker, question=question, answer="another", among=seen(house), now=NOW
            )


def test_another_person_keeps_the_number_where_it_was(house, nete) -> None:
    with acting(house.organisation):
        new = register(house, name="Helt Anden Person", number=NETE)
        question = IdentityQuestion.objects.get()

        answer_identity(
            by=house.caseworker, question=question, answer="another", among=seen(house), now=NOW
        )

        assert not is_in_question(new)
        assert CitizenNumber.objects.get().citizen == nete
        assert Citizen.objects.get(pk=new.pk).joined_into is None


def test_who_does_not_see_both_decides_nothing(house, nete) -> None:
    with acting(house.organisation):
        register(house, name="Helt Anden Person", number=NETE)
        question = IdentityQuestion.objects.get()
        with pytest.raises(NotAllowed):
            answer_identity(
                by=house.staff,
                question=question,
                answer="same",
                among=Citizen.objects.filter(pk=question.citizen_id),
                now=NOW,
            )
        assert IdentityQuestion.objects.open().exists()


def test_stays_numbers_and_missing_facts_come_along(house) -> None:
    with acting(house.organisation):
        old = register(house, name="Jonas Vind")
        new = register(house, name="Jonas", number=NETE)
        stay = plan_stay(
            by=house.caseworker,
            citizen=new,
            place=house.place(),
            starts_on=day(1),
            ends_on=day(60),
            scheme_rules_on=day(0),
            now=NOW,
        )

        stands = join_citizens(by=house.caseworker, citizen=new, into=old, now=NOW)

        stands.refresh_from_db()
        assert (stands.name, stands.birth_date, stands.masked_number) == (
            "Jonas Vind",
            BORN,
            "040668-····",
        )
        assert CitizenNumber.objects.get().citizen == old
        assert CitizenNumber.objects.get().reveal() == "0406680802"
        assert Stay.objects.get(pk=stay.pk).citizen == old
        assert Booking.objects.get(stay=stay).citizen == old
        assert register(house, name="Jonas Vind", number=NETE) == old


def test_two_who_sleep_in_two_places_the_same_night_are_not_joined(house) -> None:
    with acting(house.organisation):
        pair = [register(house, name=name) for name in ("Jonas Vind", "Jonas")]
        for n, citizen in enumerate(pair):
            plan_stay(
                by=house.caseworker,
                citizen=citizen,
                place=house.place(n=n),
                starts_on=day(1),
                ends_on=day(60),
                scheme_rules_on=day(0),
                now=NOW,
            )
        with pytest.raises(Conflict) as refused:
            join_citizens(by=house.caseworker, citizen=pair[1], into=pair[0], now=NOW)

        assert refused.value.code == "both_have_places"
        assert Stay.objects.filter(citizen=pair[1]).count() == 1


def test_two_numbers_are_two_people(house, nete) -> None:
    with acting(house.organisation):
        other = register(house, name="Nete Hede", number="070761-4285")
        assert not IdentityQuestion.objects.exists()
        with pytest.raises(Conflict) as refused:
            join_citizens(by=house.caseworker, citizen=other, into=nete, now=NOW)
        assert refused.value.code == "two_numbers"


@pytest.mark.parametrize(
    ("name", "facts", "asked"),
    [
        ("Jonas", {}, True),
        ("jónas vind", {}, True),
        ("Jonas Vind", {"birth_date": date(1985, 5, 5)}, True),
        ("Jonas Vind", {"birth_date": date(1996, 4, 5)}, False),
        ("Jonas Storm", {}, False),
        ("Vind Jonas", {"number": NETE}, False),  # another birth date
    ],
)
def test_a_possible_double_is_a_question(house, name, facts, asked) -> None:
    known = register(house, name="Jonas Vind", birth_date=date(1985, 5, 5))
    new = register(house, name=name, **facts)

    with acting(house.organisation):
        questions = IdentityQuestion.objects.filter(citizen=new, other=known, by_number=False)
        assert questions.exists() is asked
        assert not is_in_question(new)  # nothing waits for it


def test_correcting_is_kept_and_finds_a_number_that_is_taken(house, nete) -> None:
    with acting(house.organisation):
        new = register(house, name="Helt Anden Person", number="070761-4285")

        correct_citizen(
            by=house.caseworker,
            citizen=new,
            correction=Correction(name="Anden\u200b Person", number="010190-1234"),
            now=NOW,
        )

        new.refresh_from_db()
        assert (new.name, new.masked_number) == ("Anden Person", "010190-····")
        assert Event.objects.get(kind="citizen.corrected").facts["fields"][0] == "name"
        for correction, code in [
            (Correction(name="X", number=NETE), "number_taken"),
            (Correction(name="\u200b"), "name_missing"),
            (Correction(name="X", birth_date=day(1)), "future_date"),
            (Correction(name="X", number="310290-1234"), "cpr_date"),
        ]:
            with pytest.raises(Problem) as refused:
                correct_citizen(by=house.caseworker, citizen=new, correction=correction, now=NOW)
            assert refused.value.code == code
        with pytest.raises(NotAllowed):
            correct_citizen(by=house.staff, citizen=new, correction=Correction(name="X"), now=NOW)


@pytest.mark.parametrize(
    ("facts", "field", "code"),
    [
        ({"number": "010136-9123"}, "number", "cpr_date"),  # born 2036
        ({"number": "010158-5018"}, "number", "cpr_date"),  # born 1858
        ({"birth_date": day(1)}, "birth_date", "future_date"),
        ({"birth_date": date(1899, 12, 31)}, "birth_date", "too_old"),
    ],
)
def test_nobody_impossible_is_registered(house, region, facts, field, code) -> None:
    for by in (house.caseworker, house.staff, region):
        with pytest.raises(Problem) as refused:
            register(house, by, name="Bo Dahl", **facts)
        assert (refused.value.code, refused.value.field) == (code, field)
    with acting(house.organisation):
        assert not Citizen.objects.exists()


def test_an_event_is_dated_when_it_happened(house, nete) -> None:
    with acting(house.organisation):
        register(house, name="Nete Hede", number=NETE, phone="12345678")
        assert {event.at for event in Event.objects.filter(citizen_id=nete.pk)} == {NOW}
