"""A sample is drawn at random, kept as it was drawn, judged by people and summed without names."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from audit.models import AccessLog, Event
from citizens.models import Citizen
from citizens.services.proposing import answer_proposal, propose_joining
from core.acting import acting
from core.problems import NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Role
from placements.models import Assignment, Place, Stay
from placements.services.stays import cancel_stay
from supervision.drawing import drawn
from supervision.known import known_of
from supervision.models import Conclusion, Finding, Question, Sample, SampledCase
from supervision.result import result_of
from supervision.services.samples import (
    Drawing,
    Judged,
    conclude_sample,
    draw_sample,
    judge_case,
    standing_of,
)
from tests.pages import signed_in, statements, text_of
from tests.placements.stays import here, leave, plan
from tests.world import NOW, OPENED, TODAY, House, day, make_citizen, make_user, stays_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def draw(house: House, key: UUID | None = None, **changed: Any) -> Sample:
    facts: dict[str, Any] = {
        "houses": [house.first.pk],
        "starts_on": day(-90),
        "ends_on": TODAY,
        "courses": "all",
        "kind": "",
        "wanted": 5,
    }
    by = changed.pop("by", house.leader)
    return draw_sample(by=by, drawing=Drawing(**facts | changed), key=key or uuid4(), now=NOW)


def judge(house: House, case: SampledCase, **answers: tuple[str, str]) -> SampledCase:
    judged = {question: Judged(*answer) for question, answer in answers.items()}
    return judge_case(by=house.leader, case=case, judged=judged, now=NOW)


@given(
    seed=st.text("0123456789abcdef", min_size=1, max_size=32),
    population=st.sets(st.integers(1, 10**12), max_size=60),
    wanted=st.integers(1, 50),
)
def test_the_same_seed_draws_the_same_and_never_anybody_twice(
    seed: str, population: set[int], wanted: int
) -> None:
    first = drawn(seed, population, wanted)
    assert first == drawn(seed, sorted(population, reverse=True), wanted)
    assert len(first) == len(set(first)) == min(wanted, len(population))
    assert set(first) <= population
    assert drawn(seed, population, wanted + 1)[: len(first)] == first


def test_each_is_drawn_about_as_often() -> None:
    times = dict.fromkeys(range(10), 0)
    for n in range(2000):
        for each in drawn(f"{n}", times, 3):
            times[each] += 1
    assert all(500 < count < 700 for count in times.values()), times


def test_a_sample_is_kept_with_how_it_was_drawn(herning: House, stay: Stay) -> None:
    key = uuid4()
    sample = draw(herning, key)
    assert draw(herning, key) == sample, "a double click"
    assert sample.population == [stay.pk]
    assert [case.stay for case in sample.cases.all()] == [stay]
    assert result_of(herning.leader, sample, TODAY).is_drawn_as_kept
    (event,) = Event.objects.filter(kind="supervision.drawn")
    assert event.facts == {"drawn": 1, "among": 1}


def test_two_registrations_of_a_citizen_are_two_courses_of_the_same_person(
    herning: House, stay: Stay
) -> None:
    """Joined after the draw: the same stays were drawn, and both are the citizen's that is kept."""
    other = make_citizen(herning, "Maja Exempel")
    leave(herning, stay, -20)
    second = here(herning, -19, 60, place=herning.place(n=1), citizen=other)
    sample = draw(herning)
    among = Citizen.objects.all()
    proposal = propose_joining(
        by=herning.caseworker,
        citizen=other,
        kept=stay.citizen,
        reason="Samme adresse",
        among=among,
        now=NOW,
    )
    answer_proposal(by=herning.leader, proposal=proposal, answer="confirmed", among=among, now=NOW)

    drawn_stays = {case.stay for case in sample.cases.select_related("stay__citizen")}
    assert drawn_stays == {stay, second}
    assert {each.citizen for each in drawn_stays} == {stay.citizen}
    assert result_of(herning.leader, sample, TODAY).is_drawn_as_kept
    page = text_of(signed_in(herning.leader).get(reverse("sample", args=[sample.pk])))
    assert page.count(stay.citizen.name) == 2
    assert "Exempel" not in page


def test_what_came_to_nothing_is_no_course_and_who_died_has_had_one(
    herning: House, stay: Stay
) -> None:
    called_off = plan(
        herning, 3, 90, place=herning.place(n=1), citizen=make_citizen(herning, "Ib Aflyst")
    )
    cancel_stay(by=herning.leader, stay=called_off, reason="Vil ikke", now=NOW)
    plan(herning, 3, 90, place=herning.place(n=2), citizen=make_citizen(herning, "Ib Kommer"))
    leave(herning, stay, -1, ending="died", destination="")
    assert draw(herning).population == [stay.pk]
    assert draw(herning, courses="ended").population == [stay.pk]
    with pytest.raises(Problem) as refused:
        draw(herning, courses="running")
    assert refused.value.code == "nobody_to_draw"
    known = known_of([Stay.objects.get(pk=stay.pk)], TODAY)[stay.pk]
    assert known[Question.OUTCOME].words == "Borgeren døde."


def test_only_stays_of_the_period_the_houses_and_the_kind(herning: House, stay: Stay) -> None:
    assert draw(herning, kind="polaris:home").population == [stay.pk]
    for changed in ({"kind": "polaris:guest"}, {"starts_on": day(-90), "ends_on": day(-61)}):
        with pytest.raises(Problem):
            draw(herning, **changed)


def test_what_is_not_right_is_said_at_once(herning: House, stay: Stay) -> None:
    with pytest.raises(Problems) as refused:
        draw(herning, houses=[herning.second.pk], wanted=0, ends_on=day(-99), courses="x")
    fields = {each.field for each in refused.value.each}
    assert fields == {"houses", "wanted", "ends_on", "courses"}


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.FACILITY_STAFF, Role.SUPERVISOR])
def test_who_may_not_draw(herning: House, stay: Stay, role: Role) -> None:
    with pytest.raises(NotAllowed):
        draw(herning, by=herning.actors[role])


def test_nothing_of_a_sample_is_changed_or_removed(herning: House, stay: Stay) -> None:
    sample = draw(herning)
    case = sample.cases.get()
    judge(herning, case, star=("not_in_order", "Mangler"))
    changes: list[Any] = [
        lambda: Sample.objects.filter(pk=sample.pk).update(seed="x"),
        lambda: Sample.objects.filter(pk=sample.pk).delete(),
        lambda: SampledCase.objects.filter(pk=case.pk).update(number=9),
        lambda: Finding.objects.update(answer="in_order"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_judging_keeps_each_finding_with_what_was_known(herning: House, stay: Stay) -> None:
    case = draw(herning).cases.get()
    judge(herning, case, star=("not_in_order", "Den mangler"), decision=("in_order", ""))
    judge(herning, case, star=("not_in_order", "Den mangler"), decision=("in_order", ""))
    assert Finding.objects.count() == 2
    assert Event.objects.filter(kind="supervision.judged", stay_id=stay.pk).count() == 1
    star = Finding.objects.get(question="star")
    assert (star.known, star.by) == ("Ingen færdig stjerne.", herning.leader.user)
    judge(herning, case, star=("in_order", ""), decision=("in_order", ""))
    assert Finding.objects.filter(question="star").count() == 2, "the first one stands"
    result = result_of(herning.leader, case.sample, TODAY)
    sums = {each.label: each for each in result.sums}
    assert sums[str(Question.STAR.label)].in_order == 1
    assert sums[str(Question.OUTCOME.label)].open == 1


def test_what_is_not_in_order_is_said(herning: House, stay: Stay) -> None:
    case = draw(herning).cases.get()
    with pytest.raises(Problems) as refused:
        judge(herning, case, star=("not_in_order", " "), decision=("", "Uden svar"))
    assert {each.field for each in refused.value.each} == {"star_remark", "decision_answer"}


def test_two_leaders_with_the_same_case_see_both(herning: House, stay: Stay) -> None:
    case = draw(herning).cases.get()
    shown = Shown.of(standing_of(case))
    judge(herning, case, star=("in_order", ""))
    with pytest.raises(Stale):
        judge_case(
            by=herning.leader,
            case=case,
            judged={"star": Judged("not_in_order", "Mangler")},
            now=NOW,
            shown=shown,
        )


def test_what_is_to_be_done_is_written_and_the_first_words_stand(
    herning: House, stay: Stay
) -> None:
    sample = draw(herning)
    for text in ("Stjernen i 3. uge", "Stjernen i 3. uge", "Og afgørelser på skrift"):
        conclude_sample(by=herning.leader, sample=sample, text=text, now=NOW)
    assert Conclusion.objects.count() == 2
    with pytest.raises(Problem):
        conclude_sample(by=herning.leader, sample=sample, text=" ", now=NOW)


def test_the_print_names_nobody_and_every_case_is_logged(herning: House, stay: Stay) -> None:
    sample = draw(herning)
    judge(herning, sample.cases.get(), star=("not_in_order", "Den mangler"))
    client = signed_in(herning.leader)
    shown = text_of(client.get(reverse("sample", args=[sample.pk])))
    assert "Maja Eksempel" in shown
    printed = text_of(client.get(reverse("sample_sheet", args=[sample.pk])))
    assert "Maja" not in printed
    assert f"Ophold {stay.pk}" in printed
    assert "Den mangler" in printed
    assert sample.seed in printed
    client.get(reverse("sampled_case", args=[sample.pk, 1]))
    logs = AccessLog.objects.filter(citizen_id=stay.citizen_id, purpose="supervision")
    assert {(log.what, log.action) for log in logs} == {
        ("sample", "view"),
        ("sample", "print"),
        ("sampled case", "view"),
    }


def test_who_reads_a_sample(herning: House, holstebro: House, stay: Stay) -> None:
    sample = draw(herning)
    both = [herning.first.pk, herning.second.pk]
    of_both = draw(herning, by=_leader_of_both(herning), houses=both)
    for row, statuses in (
        (sample, (200, 200, 403, 403)),
        (of_both, (404, 404, 403, 403)),
    ):
        roles = (
            Role.FACILITY_LEADER,
            Role.SUPERVISOR,
            Role.CASEWORKER,
            Role.FACILITY_STAFF,
        )
        for role, status in zip(roles, statuses, strict=True):
            client = signed_in(herning.actors[role])
            assert client.get(reverse("sample", args=[row.pk])).status_code == status
        assert signed_in(holstebro.leader).get(reverse("sample", args=[row.pk])).status_code == 404
    supervisor = signed_in(herning.actors[Role.SUPERVISOR])
    assert supervisor.get(reverse("sampled_case", args=[sample.pk, 1])).status_code == 403


def _leader_of_both(house: House) -> Actor:
    member = Membership.objects.create(
        user=make_user("Lone Begge", "begge@herning.example"),
        organisation=house.organisation,
        role=Role.FACILITY_LEADER,
        starts_on=OPENED,
    )
    for facility in (house.first, house.second):
        Assignment.objects.create(
            controller=house.organisation, membership=member, facility=facility
        )
    return Actor.of(member)


def test_the_pages_cost_the_same_with_1_3_and_50_cases(herning: House, stay: Stay) -> None:
    client = signed_in(herning.leader)
    counts = []
    for many in (0, 2, 47):
        with acting(herning.organisation):
            places = Place.objects.bulk_create(
                Place(
                    controller=herning.organisation,
                    facility=herning.first,
                    name=f"Bolig {many} {n}",
                    track="home",
                    opens_on=OPENED,
                )
                for n in range(many)
            )
            stays_like(herning, stay, places, f"Mange {many}")
            sample = draw(herning, wanted=50)
        counts.append(len(statements(client, reverse("sample", args=[sample.pk]))))
    assert sample.cases.count() == 50
    assert len(set(counts)) == 1, counts
