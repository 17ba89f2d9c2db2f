"""A relapse is judged by itself; the way onward is asked; asking to leave is the leader's."""

from __future__ import annotations

from datetime import date

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from organisations.roles import Role
from placements.models import Relapse, Stay
from placements.rules import Verb
from placements.services.onward import record_onward
from placements.services.relapses import how_it_ends, judge_relapse, judged_to_end
from placements.services.stays import ask_to_leave, move_out
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, day, make_house


@pytest.fixture
def mpo(holstebro):
    with acting(holstebro.organisation):
        yield holstebro


@pytest.fixture
def pitstop(db):
    house = make_house(
        "pitstop", "Pitstop", municipality_code="0751", scheme="pitstop", tracks={"room": 2}
    )
    with acting(house.organisation):
        yield house


def at_skovvang(house, first=-10, **changed):
    place = house.place(track="place")
    return here(house, first, None, place=place, by=house.leader, **changed)


def judge(house, stay, judgement="goes_on", **changed):
    facts = {
        "by": house.leader,
        "stay": stay,
        "on": day(-1),
        "what_happened": "Drak en aften i byen.",
        "judgement": judgement,
        "reasons": "Fortalte det selv.",
        "now": NOW,
    }
    return judge_relapse(**facts | changed)


def codes(refused) -> set[str]:
    problem = refused.value
    return {p.code for p in (problem.problems if isinstance(problem, Problems) else [problem])}


def test_a_relapse_is_judged_once_and_the_stay_goes_on(mpo):
    stay = at_skovvang(mpo)

    relapse = judge(mpo, stay)

    assert judge(mpo, stay) == relapse
    stay.refresh_from_db()
    assert stay.status == "here"
    event = Event.objects.get(kind="stay.relapse_goes_on")
    # What happened is for those who see the stay: it leaves with no event.
    assert "Drak" not in str(event.facts)


def test_the_leader_judges_that_a_stay_ends_and_staff_write_that_it_goes_on(mpo):
    """V § 3.2."""
    stay = at_skovvang(mpo)

    with pytest.raises(Problem) as refused:
        judge(mpo, stay, "ends", by=mpo.staff)
    assert codes(refused) == {"not_allowed"}
    judge(mpo, stay, by=mpo.staff)
    judge(mpo, stay, "ends")

    assert list(Relapse.objects.order_by("pk").values_list("judgement", flat=True)) == [
        "goes_on",
        "ends",
    ]
    stay.refresh_from_db()
    assert stay.status == "here"  # leaving is a step of its own


def test_in_the_project_a_relapse_never_ended_a_stay(mpo):
    """V § 3.2; R."""
    in_the_project = day(0).replace(year=2022)
    stay = at_skovvang(mpo)
    stay.rules_on = in_the_project
    stay.save()

    with pytest.raises(Problem) as refused:
        judge(mpo, stay, "ends")

    assert codes(refused) == {"never_ends"}
    assert judge(mpo, stay).judgement == "goes_on"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"on": day(1)}, "on"),
        ({"on": day(-20)}, "on"),
        ({"what_happened": " "}, "what_happened"),
        ({"reasons": ""}, "reasons"),
        ({"judgement": "perhaps"}, "judgement"),
    ],
)
def test_what_must_be_said_is_asked_at_its_field(mpo, changed, field):
    with pytest.raises(Problem) as refused:
        judge(mpo, at_skovvang(mpo), **changed)

    assert refused.value.field == field
    assert not Relapse.objects.exists()


def test_one_judged_to_end_the_stay_waits_until_it_is_decided(mpo):
    """A later judgement counts; and a decision, or a leaving, is what ends it."""
    stay = at_skovvang(mpo)

    def waiting() -> list[date]:
        judged = judged_to_end(Stay.objects.visible_to(mpo.leader))
        return [vars(each)["ends_since"] for each in judged]

    judge(mpo, stay)
    assert waiting() == []
    judge(mpo, stay, "ends", on=day(-3), what_happened="Drak igen.")
    assert waiting() == []  # an earlier day: the last judgement is that the stay goes on
    judge(mpo, stay, "ends", on=TODAY, what_happened="Drak hele natten.")
    assert waiting() == [TODAY]
    assert how_it_ends(stay) is Verb.DISCHARGE
    leave(mpo, stay, 0, by=mpo.leader)
    assert waiting() == []


def test_where_no_relapse_is_written_down(mpo, herning, pitstop):
    with acting(herning.organisation), pytest.raises(Problem) as refused:
        judge(herning, here(herning))
    assert refused.value.code == "no_relapses"
    with acting(mpo.organisation):
        left = leave(mpo, at_skovvang(mpo), 0)
        with pytest.raises(Conflict):
            judge(mpo, left)
        with pytest.raises(NotAllowed):
            judge(mpo, left, by=mpo.actors[Role.SUPERVISOR])


def test_onward_is_wanted_not_wanted_or_not_asked(pitstop):
    """V §§ 4.5, 4.6."""
    stay = here(pitstop, 0, 14, place=pitstop.place(track="room"), by=pitstop.leader)
    assert stay.onward == ""

    for onward, note in (("wanted", "Ringer til herberget"), ("", "")):
        stay = record_onward(by=pitstop.staff, stay=stay, onward=onward, note=note, now=NOW)
        record_onward(by=pitstop.staff, stay=stay, onward=onward, note=note, now=NOW)
        assert (stay.onward, stay.onward_note) == (onward, note)

    assert Event.objects.filter(kind="stay.onward_recorded").count() == 2
    with pytest.raises(Problem):
        record_onward(by=pitstop.staff, stay=stay, onward="perhaps", note="", now=NOW)
    supervisor = pitstop.actors[Role.SUPERVISOR]
    with pytest.raises(NotAllowed):
        record_onward(by=supervisor, stay=stay, onward="wanted", note="", now=NOW)


def test_onward_is_asked_only_where_the_scheme_asks(mpo):
    with pytest.raises(Problem) as refused:
        record_onward(by=mpo.leader, stay=at_skovvang(mpo), onward="wanted", note="", now=NOW)

    assert refused.value.code == "no_onward"


def test_asking_to_leave_is_the_forstanders_and_takes_a_reason(pitstop):
    """V § 4.4."""
    stay = here(pitstop, -3, 11, place=pitstop.place(track="room"), by=pitstop.leader)

    with pytest.raises(Problem) as refused:
        leave(pitstop, stay, 0, ending="asked_to_leave", note="Slog en anden gæst")
    assert codes(refused) == {"not_allowed"}
    with pytest.raises(Problem) as refused:
        leave(pitstop, stay, 0, ending="asked_to_leave", by=pitstop.leader)
    assert (codes(refused), refused.value.field) == ({"missing"}, "note")

    stay = ask_to_leave(
        by=pitstop.leader,
        stay=stay,
        on=TODAY,
        destination="unknown",
        note="Slog en anden gæst",
        now=NOW,
    )

    assert (stay.ending, stay.destination) == ("asked_to_leave", "unknown")
    assert stay.outcome_note == "Slog en anden gæst"


def test_moving_out_at_once_frees_the_night(mpo):
    stay = at_skovvang(mpo, 0)
    stay = move_out(
        by=mpo.staff, stay=stay, on=TODAY, ending="other", destination="unknown", now=NOW
    )
    assert stay.nights == 0
