"""Two records of one person: joined by two people, read as one, and taken apart again."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from audit.models import Event
from citizens.models import (
    Citizen,
    CitizenNumber,
    IdentityQuestion,
    JoinedRegistration,
    JoiningProposal,
)
from citizens.services.hanging import relations
from citizens.services.identity import answer_identity, ask_about
from citizens.services.proposing import (
    answer_proposal,
    proposals_for,
    propose_joining,
    propose_taking_apart,
    shown_of,
)
from citizens.services.searching import search_citizens
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Role
from placements.models import Booking, Stay
from placements.services.stays import move_in, plan_stay
from placements.visibility import citizens_visible_to
from referrals.models import Referral
from tests.pages import signed_in, text_of
from tests.world import NOW, OPENED, House, day, house_of, make_citizen, make_referral, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NETE = "040668-0802"


@pytest.fixture
def house() -> House:
    return house_of("polaris")


@pytest.fixture
def colleague(house: House) -> Actor:
    return second_caseworker(house)


def second_caseworker(house: House, name: str = "Karen Kollega") -> Actor:
    return Actor.of(
        Membership.objects.create(
            user=make_user(name, f"{name.split()[0].lower()}@{house.organisation.key}.example"),
            organisation=house.organisation,
            role=Role.CASEWORKER,
            starts_on=OPENED,
        )
    )


@pytest.fixture
def pair(house: House) -> tuple[Citizen, Citizen]:
    """Nete with a number and a stay that is over; Netes with a referral and a stay to come."""
    kept = make_citizen(house, "Nete Hede", number=NETE, birth_date=None)
    other = make_citizen(house, "Nete Hedegaard", birth_date=None, phone="22334455")
    planned(house, kept, -70, -20)
    planned(house, other, 10, 60, n=1)
    return kept, other


def planned(house: House, citizen: Citizen, first: int, last: int, n: int = 0) -> Stay:
    with acting(house.organisation):
        return plan_stay(
            by=house.caseworker,
            citizen=citizen,
            place=house.place(n=n),
            starts_on=day(first),
            ends_on=day(last),
            scheme_rules_on=day(first),
            now=NOW,
        )


def propose(
    house: House, pair: tuple[Citizen, Citizen], by: Actor | None = None
) -> JoiningProposal:
    by = by or house.caseworker
    kept, other = pair
    with acting(house.organisation):
        return propose_joining(
            by=by,
            citizen=other,
            kept=kept,
            reason="Samme adresse og samme mor",
            among=citizens_visible_to(by),
            now=NOW,
        )


def answered(
    house: House, row: JoiningProposal, by: Actor, answer: str = "confirmed", **more: Any
) -> JoiningProposal:
    with acting(house.organisation):
        return answer_proposal(
            by=by, proposal=row, answer=answer, among=citizens_visible_to(by), now=NOW, **more
        )


def apart(house: House, citizen: Citizen, by: Actor) -> JoiningProposal:
    with acting(house.organisation):
        return propose_taking_apart(
            by=by,
            citizen=citizen,
            reason="Det er to søstre",
            among=citizens_visible_to(by),
            now=NOW,
        )


def of(house: House, citizen: Citizen) -> dict[str, set[int]]:
    with acting(house.organisation):
        return {
            model.__name__: set(
                model._base_manager.filter(**{field: citizen}).values_list("pk", flat=True)
            )
            for model, field in relations()
        }


def test_nothing_is_joined_before_a_colleague_confirms_it(house, pair, colleague) -> None:
    kept, other = pair
    before = of(house, kept), of(house, other)
    row = propose(house, pair)

    assert (of(house, kept), of(house, other)) == before
    answered(house, row, colleague)

    now_kept = of(house, kept)
    assert now_kept["Stay"] == before[0]["Stay"] | before[1]["Stay"]
    assert not any(of(house, other).values())
    with acting(house.organisation):
        other.refresh_from_db()
        assert other.joined_into == kept
        kinds = list(Event.objects.filter(citizen_id=kept.pk).values_list("kind", flat=True))
        assert {"citizen.joining_proposed", "citizen.joined"} <= set(kinds)
        assert Event.objects.filter(citizen_id=other.pk, kind="citizen.joined_into").exists()


def test_who_is_read_as_one_afterwards(house, pair, colleague) -> None:
    """Search, the citizen's page, whose referral it is, and who is in sight."""
    kept, other = pair
    with acting(house.organisation):
        referral = make_referral(house)
        Referral.objects.filter(pk=referral.pk).update(citizen=other)
    answered(house, propose(house, pair), colleague)

    with acting(house.organisation):
        by = {"by": house.caseworker, "purpose": "case"}
        assert search_citizens(words="Hedegaard", **by) == []
        assert search_citizens(words="Nete", **by) == [kept]
        assert Referral.objects.get(pk=referral.pk).citizen == kept
        assert other not in citizens_visible_to(house.caseworker)
        assert Stay.objects.values("citizen").distinct().count() == 1
    client = signed_in(house.caseworker)
    page = client.get(f"/borgere/{other.pk}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/borgere/{kept.pk}/"
    assert "En registrering under navnet Nete Hedegaard er lagt sammen med denne." in text_of(page)
    assert referral.reference in text_of(page)


@pytest.mark.parametrize("answer", ["confirmed", "rejected"])
def test_nobody_answers_their_own_proposal(house, pair, answer) -> None:
    row = propose(house, pair)

    with pytest.raises(Problem) as refused:
        answered(house, row, house.caseworker, answer, note="Nej")
    assert refused.value.code == "same_person"
    with acting(house.organisation):
        assert JoiningProposal.objects.open().get() == row


def test_the_database_wants_two_people_too(house, pair) -> None:
    row = propose(house, pair)

    with (
        acting(house.organisation),
        pytest.raises(IntegrityError, match="proposal_answered_by_another"),
        transaction.atomic(),
    ):
        JoiningProposal.objects.filter(pk=row.pk).update(
            answer="confirmed", answered_by=row.proposed_by, answered_at=NOW
        )


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.CASEWORKER, True),
        (Role.FACILITY_LEADER, False),  # has neither of the two in sight
        (Role.FACILITY_STAFF, False),
        (Role.ACUTE_STAFF, False),
        (Role.SUPERVISOR, False),
        (Role.VOLUNTEER, False),
        (Role.REFERRER, False),
        (Role.ORGANISATION_ADMIN, False),
    ],
)
def test_who_may_propose(house, role, allowed) -> None:
    pair = make_citizen(house, "Nete Hede"), make_citizen(house, "Nete Bro")

    if allowed:
        assert propose(house, pair, house.actors[role])
        return
    with pytest.raises(NotAllowed):
        propose(house, pair, house.actors[role])


def test_a_leader_of_the_house_both_are_in_may(house, pair, colleague) -> None:
    row = propose(house, pair, house.leader)

    with acting(house.organisation):
        assert list(proposals_for(colleague, citizens_visible_to(colleague))) == [row]
        assert not proposals_for(house.staff, citizens_visible_to(house.staff))
    assert answered(house, row, colleague).answer == "confirmed"


def test_another_organisation_sees_and_joins_nothing(house, pair) -> None:
    row = propose(house, pair)
    elsewhere = house_of("mpo")

    client = signed_in(elsewhere.caseworker)
    for address in (
        f"/borgere/forslag/{row.pk}/",
        f"/borgere/{pair[0].pk}/samme/",
        f"/borgere/{pair[0].pk}/samme/{pair[1].pk}/",
        f"/borgere/{pair[1].pk}/skil-ad/",
    ):
        assert client.get(address).status_code == 404


def test_proposed_twice_is_proposed_once(house, pair, colleague) -> None:
    row = propose(house, pair)

    assert propose(house, pair) == row
    for by, both in ((colleague, pair), (colleague, pair[::-1]), (house.caseworker, pair[::-1])):
        with pytest.raises(Conflict) as refused:
            propose(house, both, by)
        assert refused.value.code == "proposed"
    with acting(house.organisation):
        assert JoiningProposal.objects.count() == 1


def test_confirmed_twice_is_joined_once(house, pair, colleague) -> None:
    row = propose(house, pair)
    third = second_caseworker(house, "Tine Tredje")

    answered(house, row, colleague)
    answered(house, row, colleague)
    answered(house, row, third)

    with acting(house.organisation):
        assert JoinedRegistration.objects.count() == 1
        assert Event.objects.filter(kind="citizen.joined").count() == 1
    with pytest.raises(Conflict) as refused:
        answered(house, row, third, "rejected", note="Nej")
    assert refused.value.code == "already_answered"


def test_confirmed_after_the_facts_changed_is_refused_with_words(house, pair, colleague) -> None:
    row = propose(house, pair)
    with acting(house.organisation):
        shown = shown_of(JoiningProposal.objects.select_related("citizen", "kept").get(pk=row.pk))
        Citizen.objects.filter(pk=pair[1].pk).update(birth_date=date(1970, 1, 1))

    with pytest.raises(Conflict) as refused:
        answered(house, row, colleague, shown=shown)

    assert refused.value.code == "changed_meanwhile"
    with acting(house.organisation):
        assert not JoinedRegistration.objects.exists()


def test_a_rejection_says_why_and_can_be_proposed_anew(house, pair, colleague) -> None:
    row = propose(house, pair)

    with pytest.raises(Problem) as refused:
        answered(house, row, colleague, "rejected")
    assert refused.value.field == "note"
    answered(house, row, colleague, "rejected", note="Jeg har talt med begge")
    again = propose(house, pair)

    assert again != row
    assert answered(house, again, house.caseworker, "withdrawn").answer == "withdrawn"
    with pytest.raises(Conflict):
        answered(house, again, colleague)


def test_two_in_bed_in_the_same_night_are_not_joined(house, colleague) -> None:
    pair = make_citizen(house, "Nete Hede"), make_citizen(house, "Nete Bro")
    stays = [planned(house, citizen, 0, 60, n) for n, citizen in enumerate(pair)]

    with pytest.raises(Conflict) as refused:
        propose(house, pair)
    assert refused.value.code == "both_have_places"
    assert "Herning Kommune 1" in str(refused.value)
    with acting(house.organisation):
        for stay in stays:
            move_in(by=house.staff, stay=stay, on=day(0), now=NOW)
    with pytest.raises(Conflict) as refused:
        propose(house, pair)
    assert "Begge er her nu" in str(refused.value)
    with acting(house.organisation):
        assert not JoiningProposal.objects.exists()
        assert not JoinedRegistration.objects.exists()


def test_the_dead_are_not_joined_with_one_who_is_expected(house, pair) -> None:
    kept, _other = pair
    with acting(house.organisation):
        Citizen.objects.filter(pk=kept.pk).update(died_on=day(-1))

    with pytest.raises(Conflict) as refused:
        propose(house, pair)
    assert refused.value.code == "one_has_died"


def test_taken_apart_each_has_what_was_its_own(house, pair, colleague) -> None:
    """And what was added since stays with the kept, but for what hangs on what goes back."""
    numbered = make_citizen(house, "Nete H", number="070761-4285", birth_date=None)
    unnumbered = make_citizen(house, "Nete Helle", birth_date=None, home_municipality="")
    pair = unnumbered, numbered
    own = planned(house, numbered, 10, 60)
    before = of(house, unnumbered), of(house, numbered)
    answered(house, propose(house, pair), colleague)
    with acting(house.organisation):
        unnumbered.refresh_from_db()
        assert unnumbered.masked_number == "070761-····"
        assert (unnumbered.birth_date, unnumbered.home_municipality) == (date(1961, 7, 7), "0657")
    since = planned(house, unnumbered, 100, 160)
    with acting(house.organisation):
        # The stay that came over has another place by now: its new booking goes with it.
        moved = Booking.objects.get(stay=own)
        Booking.objects.filter(pk=moved.pk).update(ends_on=day(30))
        later = Booking.objects.create(
            controller=house.organisation,
            place=house.place(n=2),
            kind="stay",
            starts_on=day(30),
            ends_on=day(60),
            citizen=unnumbered,
            stay_id=own.pk,
        )

    row = apart(house, numbered, house.caseworker)
    with pytest.raises(Problem) as refused:
        answered(house, row, house.caseworker)
    assert refused.value.code == "same_person"
    answered(house, row, colleague)

    after = of(house, unnumbered), of(house, numbered)
    assert after[1]["Stay"] == before[1]["Stay"]
    assert after[1]["Booking"] == before[1]["Booking"] | {later.pk}
    assert after[0]["Stay"] == before[0]["Stay"] | {since.pk}
    with acting(house.organisation):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        unnumbered.refresh_from_db()
        numbered.refresh_from_db()
        assert (unnumbered.masked_number, unnumbered.birth_date) == ("", None)
        assert unnumbered.home_municipality == ""
        assert (numbered.masked_number, numbered.joined_into) == ("070761-····", None)
        assert CitizenNumber.objects.get(citizen=numbered).reveal() == "0707614285"
        by = {"by": house.caseworker, "purpose": "case"}
        assert search_citizens(words="070761-4285", **by) == [numbered]
        assert numbered in search_citizens(words="Nete H", **by)
        question = IdentityQuestion.objects.filter(citizen=numbered, other=unnumbered).get()
        assert question.answer == "another"
        assert Event.objects.filter(kind="citizen.taken_apart").count() == 2


def test_what_was_corrected_since_is_not_put_back(house, colleague) -> None:
    kept = make_citizen(house, "Nete Hede", birth_date=None)
    other = make_citizen(house, "Nete Bro", birth_date=date(1970, 1, 1))
    answered(house, propose(house, (kept, other)), colleague)
    with acting(house.organisation):
        Citizen.objects.filter(pk=kept.pk).update(birth_date=date(1970, 1, 2))

    answered(house, apart(house, other, house.caseworker), colleague)

    with acting(house.organisation):
        kept.refresh_from_db()
        other.refresh_from_db()
        assert (kept.birth_date, other.birth_date) == (date(1970, 1, 2), date(1970, 1, 1))


def test_three_registrations_joined_and_the_first_taken_out(house, colleague) -> None:
    """A into B, B into C: a link to A still leads on, and A takes its own out of C."""
    a, b, c = (make_citizen(house, f"Nete {name}") for name in ("Alm", "Birk", "Ceder"))
    own = planned(house, a, 10, 50)
    answered(house, propose(house, (b, a)), colleague)
    answered(house, propose(house, (c, b)), colleague)
    assert of(house, c)["Stay"] == {own.pk}
    page = signed_in(house.caseworker).get(f"/borgere/{a.pk}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/borgere/{c.pk}/"

    answered(house, apart(house, a, house.caseworker), colleague)
    answered(house, apart(house, b, house.caseworker), colleague)

    assert [of(house, each)["Stay"] for each in (a, b, c)] == [{own.pk}, set(), set()]
    with acting(house.organisation):
        assert not Citizen.objects.exclude(joined_into=None).exists()


def test_one_person_says_who_was_written_and_two_join_what_has_a_course(house) -> None:
    """ADR-0014: what came with one referral is as it was written; more than that is a record."""
    known, new = make_citizen(house, "Jette Tang"), make_citizen(house, "Jette Bro")
    planned(house, new, 10, 60)
    with acting(house.organisation):
        question = ask_about(new, known, [], by=house.caseworker, now=NOW, by_number=False)
        facts = {
            "by": house.caseworker,
            "question": question,
            "answer": "same",
            "among": citizens_visible_to(house.caseworker),
            "now": NOW,
        }
    planned(house, new, 100, 160)
    with acting(house.organisation):
        with pytest.raises(Conflict) as refused:
            answer_identity(**facts)
        assert refused.value.code == "by_two"
        assert IdentityQuestion.objects.get(pk=question.pk).answer == ""


def test_nothing_that_names_a_citizen_stands_as_written() -> None:
    """Or two could not be joined: such a table names the stay or the referral, or is read by all
    the citizen's ids."""
    assert [model.__name__ for model, _field in relations() if model.append_only] == []


def test_the_pages_from_the_citizen_to_the_answer(house, pair, colleague) -> None:
    kept, other = pair
    sofie, karen = signed_in(house.caseworker), signed_in(colleague)

    chosen = text_of(sofie.get(f"/borgere/{kept.pk}/samme/"))
    looked_up = sofie.post(f"/borgere/{kept.pk}/samme/", {"words": "Hedegaard"})
    address = f"/borgere/{kept.pk}/samme/{other.pk}/"
    shown = text_of(sofie.get(address))
    empty = sofie.post(address, {})
    proposed = sofie.post(address, {"keep": kept.pk, "reason": "Samme adresse"}, follow=True)

    assert "Hvilken registrering er samme person?" in chosen
    assert "Nete Hedegaard" in text_of(looked_up)
    assert "040668-····" in shown
    assert "Herning Kommune 1" in shown
    assert empty.status_code == 422
    assert "Jeg trækker forslaget tilbage" in text_of(proposed)
    with acting(house.organisation):
        row = JoiningProposal.objects.get()
    assert "Tag stilling til, om to registreringer lægges sammen" in text_of(karen.get("/"))
    assert "Tag stilling til, om to" not in text_of(sofie.get("/"))
    page = karen.get(f"/borgere/forslag/{row.pk}/")
    token = page.context["form"]["shown"].value()
    answer = {"answer": "confirmed", "note": "", "shown": token}
    done = karen.post(f"/borgere/forslag/{row.pk}/", answer, follow=True)
    assert done.redirect_chain[-1][0] == f"/borgere/{kept.pk}/"
    assert "Tag stilling til, om to" not in text_of(karen.get("/"))
    parted = text_of(karen.get(f"/borgere/{other.pk}/skil-ad/"))
    assert "Det, der er skrevet, efter de blev lagt sammen, bliver stående" in parted


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_two_colleagues_confirm_at_once_and_it_is_joined_once() -> None:
    house = house_of("polaris")
    pair = make_citizen(house, "Nete Hede"), make_citizen(house, "Nete Bro")
    colleagues = [second_caseworker(house, name) for name in ("Karen Kollega", "Tine Tredje")]
    row = propose(house, pair)
    gate, results = threading.Barrier(2), []

    def confirm(by: Actor) -> None:
        gate.wait()
        try:
            results.append(answered(house, row, by).answer)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=confirm, args=(by,)) for by in colleagues]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == ["confirmed", "confirmed"]
    with acting(house.organisation), transaction.atomic():
        assert JoinedRegistration.objects.count() == 1
        assert Event.objects.filter(kind="citizen.joined").count() == 1
