"""What a citizen answers: kept as it was said, ended by the next answer or by a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from audit.models import Event
from citizens.services.joining import join_citizens
from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from placements.models import Stay
from sharing.models import Consent
from sharing.purposes import Purpose
from sharing.services.checking import what_is_missing
from sharing.services.consents import consent_for
from sharing.standing import standing_of
from sharing.topics import Topic
from tests.placements.stays import leave, plan
from tests.sharing.acts import answer, say_no, withdraw
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def holds(stay: Stay, on: date = TODAY, purpose: Purpose = Purpose.REGION) -> Consent | None:
    return consent_for(citizen=stay.citizen, purpose=purpose, on=on)


def kinds(stay: Stay) -> list[str]:
    events = Event.objects.filter(stay_id=stay.pk, kind__startswith="consent.").order_by("pk")
    return list(events.values_list("kind", flat=True))


def refused(act: Callable[[], object]) -> dict[str | None, str]:
    """Code by field."""
    with pytest.raises(Problem) as told:
        act()
    return {each.field: each.code for each in told.value.each}


def test_a_yes_holds_from_its_day_to_its_last_and_is_written_once(
    herning: House, stay: Stay
) -> None:
    given = answer(herning.staff, stay)
    assert answer(herning.staff, stay) == given
    assert (given.last_day, given.with_whom) == (
        day(60),
        "The region's psychiatry: Psykiatrien i Herning",
    )
    assert holds(stay) == holds(stay, day(60)) == given
    assert holds(stay, day(-1)) is holds(stay, day(61)) is None
    assert holds(stay, purpose=Purpose.HOME_SUPPORT) is None
    assert kinds(stay) == ["consent.given"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"purpose": ""}, {"purpose": "missing"}),
        ({"purpose": "neighbours"}, {"purpose": "not_a_choice"}),
        ({"answer": ""}, {"answer": "missing"}),
        ({"recipient": " "}, {"recipient": "missing"}),
        ({"topics": []}, {"topics": "missing"}),
        ({"topics": ["stay", "secrets"]}, {"topics": "not_a_choice"}),
        ({"reason": ""}, {"reason": "missing"}),
        ({"way": ""}, {"way": "missing"}),
        ({"way": "spoken"}, {"witness": "missing"}),
        ({"last_on": None}, {"last_on": "missing"}),
        ({"last_on": day(-1)}, {"last_on": "over_already"}),
        ({"last_on": day(365)}, {"last_on": "holds_too_long"}),
        ({"starts_on": None}, {"starts_on": "missing"}),
        ({"starts_on": day(1)}, {"starts_on": "not_the_day_it_was_said"}),
        ({"starts_on": day(-40)}, {"starts_on": "not_the_day_it_was_said"}),
        ({"answer": "given_for"}, {"decided_by": "missing", "ground": "missing"}),
        ({"answer": "unable"}, {"decided_by": "missing", "ground": "missing"}),
        ({"answer": "later"}, {"ask_again_on": "missing"}),
        ({"answer": "later", "ask_again_on": TODAY}, {"ask_again_on": "not_ahead"}),
        ({"reason": "Om 010190-1234"}, {"reason": "holds_cpr"}),
    ],
)
def test_what_makes_no_answer_is_said_at_its_field(
    herning: House, stay: Stay, changed: dict[str, Any], code: dict[str, str]
) -> None:
    assert refused(lambda: answer(herning.staff, stay, **changed)) == code
    assert not Consent.objects.exists()


def test_questions_after_the_stay_share_nothing_and_hold_longer(herning: House, stay: Stay) -> None:
    given = answer(
        herning.staff,
        stay,
        purpose="questions_after",
        recipient="",
        topics=[],
        last_on=day(500),
    )
    assert given.topics == [Topic.CONTACT]
    assert holds(stay, day(500), Purpose.QUESTIONS_AFTER) == given


def test_the_next_answer_ends_the_one_before_and_both_are_read(herning: House, stay: Stay) -> None:
    first = answer(herning.staff, stay)
    no = say_no(herning.leader, stay, recipient="psykiatrien i herning")
    first.refresh_from_db()
    assert (first.ended, first.ended_by) == ("replaced", herning.leader.user)
    assert holds(stay) is None
    standing = standing_of(stay, TODAY)
    assert (standing.refused, standing.earlier) == ([no], [first])
    again = answer(herning.staff, stay, now=NOW + timedelta(hours=1))
    assert holds(stay) == again
    assert kinds(stay) == ["consent.given", "consent.refused", "consent.given"]


def test_a_no_to_one_is_no_no_to_another(herning: House, stay: Stay) -> None:
    mother = answer(herning.staff, stay, purpose="relatives", recipient="Min mor")
    say_no(herning.staff, stay, purpose="relatives", recipient="Min bror")
    assert holds(stay, purpose=Purpose.RELATIVES) == mother


def test_withdrawn_it_holds_no_more_from_that_moment_and_twice_is_once(
    herning: House, stay: Stay
) -> None:
    given = answer(herning.staff, stay)
    withdrawn = withdraw(herning.staff, given)
    assert (withdrawn.ended, withdrawn.ended_because) == ("withdrawn", "Sagt over frokosten")
    withdraw(herning.leader, given, now=NOW + timedelta(hours=1))
    given.refresh_from_db()
    assert given.ended_at == NOW
    assert holds(stay) is None
    assert kinds(stay) == ["consent.given", "consent.withdrawn"]


def test_the_database_keeps_an_answer_as_it_was_given(herning: House, stay: Stay) -> None:
    given = withdraw(herning.staff, answer(herning.staff, stay))
    for changed in ({"answer": "refused"}, {"ends_on": day(400)}, {"ended_at": None, "ended": ""}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Consent.objects.filter(pk=given.pk).update(**changed)


def test_refused_unable_and_never_asked_are_told_apart(herning: House, stay: Stay) -> None:
    def missing(topics: tuple[Topic, ...] = ()) -> str | None:
        problem = what_is_missing(stay, Purpose.REGION, on=TODAY, topics=topics)
        return problem.code if problem else None

    assert missing() == "consent_missing"
    say_no(herning.staff, stay)
    assert missing() == "consent_refused"
    unable = {"decided_by": "Overlæge Anne Vagt", "ground": "Psykotisk"}
    say_no(herning.staff, stay, answer="unable", **unable)
    assert missing() == "consent_unable"
    say_no(herning.staff, stay, answer="later", ask_again_on=day(7))
    assert missing() == "consent_put_off"
    guardian = {"decided_by": "Per Værge, værge", "ground": "Værgemålsloven § 5"}
    given = answer(herning.staff, stay, answer="given_for", **guardian)
    assert missing() is None
    assert missing((Topic.STAY, Topic.STAR)) == "not_covered"
    withdraw(herning.staff, given)
    assert missing() == "consent_withdrawn"
    assert what_is_missing(stay, Purpose.DOCTOR, on=TODAY).ways_on[0].args == (stay.pk,)


def test_what_has_run_out_is_asked_for_again(herning: House, stay: Stay) -> None:
    answer(herning.staff, stay)
    problem = what_is_missing(stay, Purpose.REGION, on=day(61))
    assert problem is not None
    assert problem.code == "consent_over"
    assert "region" in [each.purpose for each in standing_of(stay, day(61)).lacking(stay)]


def test_a_stay_lists_what_its_scheme_asks_for_until_it_is_answered(
    herning: House, stay: Stay
) -> None:
    def lacking(on: date = TODAY) -> list[str]:
        return [str(each.purpose.value) for each in standing_of(stay, on).lacking(stay)]

    assert lacking() == ["home_support", "relatives", "region"]
    answer(herning.staff, stay)
    say_no(herning.staff, stay, purpose="relatives", recipient="Alle")
    say_no(
        herning.staff,
        stay,
        purpose="home_support",
        recipient="Bostøtten",
        answer="later",
        ask_again_on=day(7),
    )
    assert lacking() == []
    assert lacking(day(7)) == ["home_support"]
    # A month before the planned end somebody else takes over.
    assert lacking(day(71)) == ["home_support", "region", "questions_after"]


def test_a_guest_of_a_night_is_asked_nothing(herning: House) -> None:
    with acting(herning.organisation):
        guest = plan(herning, 0, 1, place=herning.place(track="guest"))
        assert standing_of(guest, TODAY).lacking(guest) == []


def test_who_may_not_writes_nothing(herning: House, stay: Stay) -> None:
    given = answer(herning.staff, stay)
    for role in (Role.SUPERVISOR, Role.REFERRER, Role.ORGANISATION_ADMIN, Role.VOLUNTEER):
        for act in (
            lambda by: answer(by, stay, recipient="En anden"),
            lambda by: withdraw(by, given),
        ):
            with pytest.raises(NotAllowed):
                act(herning.actors[role])
    given.refresh_from_db()
    assert given.stands


def test_another_organisation_has_no_such_consent(
    herning: House, holstebro: House, stay: Stay
) -> None:
    given = answer(herning.staff, stay)
    with acting(holstebro.organisation):
        assert consent_for(citizen=stay.citizen, purpose=Purpose.REGION, on=TODAY) is None
        with pytest.raises(NotAllowed):
            withdraw(holstebro.leader, given)


def test_of_the_dead_nothing_is_shared_by_the_word_they_gave(herning: House, stay: Stay) -> None:
    answer(herning.staff, stay)
    leave(herning, stay, 0, ending="died", destination="")
    stay.refresh_from_db()
    stay.citizen.refresh_from_db()
    assert holds(stay) is None
    assert refused(lambda: answer(herning.staff, stay, recipient="X")) == {None: "citizen_died"}


def test_at_pitstop_and_of_the_anonymous_nothing_is_written() -> None:
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        guest = plan(pitstop, 0, 14, place=pitstop.place(track="room"), by=pitstop.leader)
        assert refused(lambda: answer(pitstop.leader, guest)) == {None: "no_consents"}
        assert what_is_missing(guest, Purpose.REGION, on=TODAY).code == "no_consents"


def test_of_two_joined_registrations_the_later_answer_counts(herning: House, stay: Stay) -> None:
    answer(herning.staff, stay)
    other = make_citizen(herning, "Maja E.", birth_date=date(1990, 1, 1))
    second = plan(herning, 120, 180, citizen=other)
    no = say_no(herning.leader, second, now=NOW + timedelta(hours=2))
    join_citizens(by=herning.caseworker, citizen=other, into=stay.citizen, now=NOW)
    no.refresh_from_db()
    assert no.citizen == stay.citizen
    assert holds(stay) is None
    assert standing_of(stay, TODAY).holding == []
