"""What must hold before the municipality may decide the discharge: § 110(5) of the Service Act
(DOMAIN.md § 7), who says of each that it does, and what the decision makes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import schemes
from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from organisations.roles import Role
from placements.models import Stay
from placements.services.corrections import correct_arrival
from placements.services.discharging import discharge_by_municipality
from placements.services.outreach import plan_outreach
from placements.services.stays import move_in
from tests.placements.stays import leave
from tests.way_out.locks import FIVE, answered, line, owned
from tests.world import NOW, TODAY, House, day, make_citizen
from way_out.card import way_out_of
from way_out.models import Lock, LockAnswer
from way_out.services.answers import standing_answer
from way_out.services.owners import standing_owner
from way_out.waiting import is_waited_for

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: § 110(5) as DOMAIN.md § 7 has it: what must hold, and by which sections.
PARAGRAPH = {
    "plan": "§ 110(5); §§ 141, 142",
    "home": "§ 110(5); §§ 107, 108",
    "support": "§ 110(5)",
    "lease": "§ 110(5)",
    "move": "§ 110(5)",
}
#: Which track asks for it, in today's rules.
WHERE = {
    ("mpo", "place"): FIVE,
    ("mpo", "outreach"): (),
    ("polaris", "home"): (),
    ("polaris", "guest"): (),
    ("pitstop", "room"): (),
}


def codes(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as refused:
        act()
    return {problem.field: problem.code for problem in refused.value.each}


def kinds(stay: Stay) -> list[str]:
    events = Event.objects.filter(stay_id=stay.pk, kind__startswith="lock.").order_by("pk")
    return [event.kind for event in events]


# -- Which there are ------------------------------------------------------------------------------


@pytest.mark.parametrize(("where", "keys"), WHERE.items())
def test_which_locks_a_track_has(where: tuple[str, str], keys: tuple[str, ...]) -> None:
    scheme, track = where
    locks = schemes.get(scheme).on(TODAY).track(track).locks
    assert tuple(each.key for each in locks) == keys
    assert {each.key: each.source for each in locks} == {key: PARAGRAPH[key] for key in keys}


def test_before_anything_is_written_all_five_are_missing(stay: Stay) -> None:
    way_out = way_out_of(stay, now=NOW)
    assert way_out is not None
    assert [each.condition.key for each in way_out.missing] == list(FIVE)
    assert way_out.held_since is None
    assert {each.municipality for each in way_out.lines} == {"Holstebro"}


def test_outreach_has_no_locks(mpo: House) -> None:
    with acting(mpo.organisation):
        course = plan_outreach(
            by=mpo.leader,
            citizen=make_citizen(mpo),
            facility=mpo.first,
            track="outreach",
            starts_on=TODAY,
            scheme_rules_on=TODAY,
            now=NOW,
        )
        course = move_in(by=mpo.staff, stay=course, on=TODAY, now=NOW)
        assert way_out_of(course, now=NOW) is None
        assert codes(lambda: answered(mpo.staff, course)) == {None: "no_locks"}


# -- Answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "holds", "words"),
    [
        ({"since_on": day(-2)}, True, "På plads siden"),
        ({"since_on": TODAY}, True, "På plads siden"),
        ({"since_on": day(1)}, False, "På plads fra"),
        ({"state": "not_yet", "expected_on": day(5)}, False, "Ikke endnu. Forventes"),
        ({"state": "not_yet"}, False, "Ikke endnu. Ingen ved hvornår."),
    ],
)
def test_what_an_answer_comes_to(
    mpo: House, stay: Stay, changed: dict[str, object], holds: bool, words: str
) -> None:
    answered(mpo.staff, stay, **changed)
    lease = line(stay, "lease")
    assert (lease.holds, lease.in_words.startswith(words)) == (holds, True)


def test_an_answer_is_corrected_by_another_and_both_stay(mpo: House, stay: Stay) -> None:
    first = answered(mpo.staff, stay)
    assert answered(mpo.leader, stay) == first  # the same again, whoever writes it
    second = answered(mpo.staff, stay, state="not_yet", now=NOW + timedelta(hours=1))
    lease = line(stay, "lease")
    assert (lease.answer, lease.answers) == (second, [second, first])
    assert kinds(stay) == ["lock.held", "lock.not_yet"]


def test_two_who_answer_from_the_same_page_do_not_undo_each_other(mpo: House, stay: Stay) -> None:
    shown = Shown.of(standing_answer(None))
    answered(mpo.staff, stay, shown=shown)
    with pytest.raises(Stale):
        answered(mpo.leader, stay, state="not_yet", shown=shown)
    assert LockAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"state": ""}, {"state": "missing"}),
        ({"state": "not_mine"}, {"state": "not_a_choice"}),
        ({"since_on": None}, {"since_on": "missing"}),
        ({"since_on": day(800)}, {"since_on": "too_far"}),
        ({"state": "not_yet", "expected_on": day(-1)}, {"expected_on": "past_date"}),
        ({"who": " "}, {"who": "missing"}),
        ({"heard_on": None}, {"heard_on": "missing"}),
        ({"heard_on": day(1)}, {"heard_on": "not_yet"}),
        ({"note": "x" * 501}, {"note": "too_long"}),
        ({"note": "nul\0"}, {"note": "characters"}),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    mpo: House, stay: Stay, changed: dict[str, object], problem: dict[str | None, str]
) -> None:
    assert codes(lambda: answered(mpo.staff, stay, **changed)) == problem
    assert not LockAnswer.objects.exists()


def test_who_only_looks_writes_nothing(mpo: House, stay: Stay) -> None:
    supervisor = mpo.actors[Role.SUPERVISOR]
    for act in (answered, owned):
        with pytest.raises(NotAllowed):
            act(supervisor, stay)
    assert not Lock.objects.exists()


# -- Owners ---------------------------------------------------------------------------------------


def test_an_owner_is_written_once_and_two_tabs_say_so(mpo: House, stay: Stay) -> None:
    shown = Shown.of(standing_owner(None))
    owned(mpo.staff, stay, mail="LISE@holstebro.example ", municipality="0657", shown=shown)
    owned(mpo.staff, stay, municipality="0657", shown=shown)
    lease = line(stay, "lease")
    assert (lease.owner, lease.municipality) == ("Lise Holm", "Herning")
    assert kinds(stay) == ["lock.owner_set"]
    with pytest.raises(Stale):
        owned(mpo.leader, stay, name="Per Bo", mail="per@holstebro.example", shown=shown)
    assert line(stay, "lease").owner == "Lise Holm"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"name": ""}, {"name": "missing"}),
        ({"mail": "lise"}, {"mail": "not_a_mail"}),
        ({"municipality": "9999"}, {"municipality": "not_a_choice"}),
    ],
)
def test_an_owner_that_cannot_be(
    mpo: House, stay: Stay, changed: dict[str, str], problem: dict[str | None, str]
) -> None:
    assert codes(lambda: owned(mpo.staff, stay, **changed)) == problem


# -- The discharge --------------------------------------------------------------------------------


def discharge(mpo: House, stay: Stay, **answers: str):
    return discharge_by_municipality(
        by=mpo.caseworker,
        stay=stay,
        on=day(3),
        reasons="Lejligheden er klar.",
        conditions=dict.fromkeys(FIVE, "yes") | answers,
        now=NOW,
    )


@pytest.mark.parametrize("missing", FIVE)
def test_a_lock_that_does_not_hold_stands_against_the_discharge(
    mpo: House, stay: Stay, missing: str
) -> None:
    """§ 110(5): all five must hold, whichever of them is lacking."""
    for key in FIVE:
        answered(mpo.staff, stay, key, state="not_yet" if key == missing else "held")
    way_out = way_out_of(stay, now=NOW)
    assert way_out is not None
    assert [each.condition.key for each in way_out.missing] == [missing]
    field = f"condition_{missing}"
    assert codes(lambda: discharge(mpo, stay)) == {field: "lock_does_not_hold"}
    assert codes(lambda: discharge(mpo, stay, **{missing: "no"})) == {field: "condition_missing"}
    assert not stay.decisions.filter(kind="municipality_discharge").exists()


def test_one_that_holds_from_a_later_day_does_not_hold_yet(mpo: House, stay: Stay) -> None:
    answered(mpo.staff, stay, "move", since_on=day(2))
    assert codes(lambda: discharge(mpo, stay)) == {"condition_move": "lock_does_not_hold"}


def test_where_all_five_hold_the_discharge_is_decided_and_nothing_is_said_twice(
    mpo: House, stay: Stay
) -> None:
    for n, key in enumerate(FIVE):
        answered(mpo.staff, stay, key, since_on=day(-n))
    way_out = way_out_of(stay, now=NOW)
    assert way_out is not None
    assert way_out.held_since == TODAY
    discharge(mpo, stay)
    assert LockAnswer.objects.count() == 5


def test_what_nobody_had_answered_the_decision_answers(mpo: House, stay: Stay) -> None:
    answered(mpo.staff, stay, "plan")
    decision = discharge(mpo, stay)
    assert discharge(mpo, stay) == decision
    assert LockAnswer.objects.count() == 5
    lease = line(stay, "lease")
    assert lease.answer is not None
    assert (lease.holds, lease.answer.who) == (True, mpo.caseworker.name)


# -- The stay changes -----------------------------------------------------------------------------


def test_a_stay_corrected_to_another_day_keeps_its_locks(mpo: House, stay: Stay) -> None:
    answered(mpo.staff, stay)
    correct_arrival(by=mpo.staff, stay=stay, on=day(-19), reason="Skrivefejl", now=NOW)
    stay.refresh_from_db()
    assert line(stay, "lease").holds


@pytest.mark.parametrize("ending", ["as_planned", "died"])
def test_of_one_who_left_or_died_nothing_more_is_written(
    mpo: House, stay: Stay, ending: str
) -> None:
    answered(mpo.staff, stay)
    leave(mpo, stay, 0, ending=ending, **({"destination": ""} if ending == "died" else {}))
    stay.refresh_from_db()
    way_out = way_out_of(stay, now=NOW)
    assert way_out is not None
    assert way_out.obstacle
    for act in (answered, owned):
        with pytest.raises(Conflict):
            act(mpo.staff, stay, "plan")
    assert line(stay, "lease").holds


# -- The list -------------------------------------------------------------------------------------


def test_who_waits_for_what(mpo: House, stay: Stay) -> None:
    def waits(missing: str = "") -> bool:
        return is_waited_for(mpo.leader, TODAY, missing).filter(pk=stay.pk).exists()

    assert waits()
    assert waits("lease")
    answered(mpo.staff, stay, "lease")
    assert not waits("lease")
    answered(mpo.staff, stay, "lease", state="not_yet", now=NOW + timedelta(minutes=1))
    assert waits("lease")
    for key in FIVE:
        answered(mpo.staff, stay, key, now=NOW + timedelta(minutes=2))
    assert not waits()
    answered(mpo.staff, stay, "move", since_on=day(1), now=NOW + timedelta(minutes=3))
    assert waits()
    assert waits("move")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    said=st.lists(
        st.tuples(st.sampled_from(FIVE), st.sampled_from(["held", "not_yet"]), st.integers(-2, 2)),
        max_size=8,
    )
)
def test_card_list_and_decision_say_the_same_whatever_was_answered(
    mpo: House, stay: Stay, said: list[tuple[str, str, int]]
) -> None:
    with transaction.atomic():
        for n, (key, state, since) in enumerate(said):
            later = NOW + timedelta(minutes=n)
            answered(mpo.staff, stay, key, state=state, since_on=day(since), now=later)
        last = {key: (state, since) for key, state, since in said}
        holds = {key for key, (state, since) in last.items() if state == "held" and since <= 0}
        way_out = way_out_of(stay, now=NOW)
        assert way_out is not None
        assert {each.condition.key for each in way_out.missing} == set(FIVE) - holds
        assert is_waited_for(mpo.leader, TODAY).exists() == (holds != set(FIVE))
        for key in FIVE:
            assert is_waited_for(mpo.leader, TODAY, key).exists() == (key not in holds)
        against = {f"condition_{key}" for key in set(last) - holds}
        if against:
            assert set(codes(lambda: discharge(mpo, stay))) == against
        transaction.set_rollback(True)
