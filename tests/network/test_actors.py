"""Who works with a citizen: written once, put right in place, ended with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from network.before import ACTOR_LABELS, changes_of
from network.models import NetworkActor
from network.reading import actors_of
from network.services.actors import ActorFacts, correct_actor, end_actor
from organisations.roles import Role
from placements.models import Stay
from tests.network.acts import CLINIC, LISE, actor, codes, pause
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_the_same_again_is_a_no_op(herning: House, stay: Stay) -> None:
    first = actor(herning.staff, stay)
    assert actor(herning.caseworker, stay) == first
    assert Event.objects.filter(kind="network.actor_added").count() == 1
    event = Event.objects.get(kind="network.actor_added")
    assert (event.stay_id, event.citizen_id) == (stay.pk, stay.citizen_id)


@pytest.mark.parametrize(
    "like",
    [
        {"name": "LISE holm", "mail": "", "phone": "", "organisation": ""},
        {"name": "Lise H.", "phone": ""},
        {"name": "Lise H.", "mail": "", "phone": "+45 96112233"},
    ],
)
def test_who_looks_the_same_is_proposed_as_the_same(
    herning: House, stay: Stay, like: dict[str, str]
) -> None:
    first = actor(herning.staff, stay)
    with pytest.raises(Problem) as refused:
        actor(herning.staff, stay, replace(LISE, **like))
    assert codes(refused.value) == {"is_another": "known_actor"}
    assert refused.value.ways_on[0].args == (stay.pk, first.pk)
    another = actor(herning.staff, stay, replace(LISE, **like), is_another=True)
    assert another != first


def test_an_office_without_a_name_is_the_same_in_the_same_role(herning: House, stay: Stay) -> None:
    actor(herning.staff, stay, CLINIC)
    with pytest.raises(Problem):
        actor(herning.staff, stay, replace(CLINIC, phone="96 00 00 00"))
    assert actor(herning.staff, stay, replace(CLINIC, role="hospital", phone=""))


def test_all_that_is_wrong_is_said_at_once(herning: House, stay: Stay) -> None:
    wrong = ActorFacts(
        role="other", mail="lise", address="Bor 010190-1234", name="", phone="9" * 41
    )
    with pytest.raises(Problem) as refused:
        actor(herning.staff, stay, wrong)
    assert codes(refused.value) == {
        "role_words": "missing",
        "name": "missing",
        "mail": "not_a_mail",
        "address": "holds_cpr",
        "phone": "too_long",
    }


def test_an_address_is_put_right_in_place_and_what_stood_is_kept(
    herning: House, stay: Stay
) -> None:
    lise = actor(herning.staff, stay)
    shown = Shown.of(ActorFacts.of(lise).values)
    for _twice in range(2):
        correct_actor(
            by=herning.staff,
            stay=stay,
            actor=lise,
            facts=replace(LISE, mail="lise.holm@herning.example"),
            now=NOW,
            shown=shown,
        )
    assert NetworkActor.objects.get().mail == "lise.holm@herning.example"
    [change] = changes_of(lise, ACTOR_LABELS)
    assert (change.before, change.after) == ("lise@stoette.example", "lise.holm@herning.example")
    assert Event.objects.filter(kind="network.actor_corrected").count() == 1
    with pytest.raises(Stale):
        correct_actor(
            by=herning.caseworker,
            stay=stay,
            actor=lise,
            facts=replace(LISE, mail="l@herning.example"),
            now=NOW,
            shown=shown,
        )


def test_two_who_put_right_different_things_lose_neither(herning: House, stay: Stay) -> None:
    lise = actor(herning.staff, stay)
    shown = Shown.of(ActorFacts.of(lise).values)
    for by, facts in (
        (herning.staff, replace(LISE, phone="96 00 00 00")),
        (herning.caseworker, replace(LISE, is_key=True)),
    ):
        correct_actor(by=by, stay=stay, actor=lise, facts=facts, now=NOW, shown=shown)
    lise.refresh_from_db()
    assert (lise.phone, lise.is_key) == ("96 00 00 00", True)


def test_ended_with_a_reason_it_stands_among_those_before(herning: House, stay: Stay) -> None:
    lise = actor(herning.staff, stay)
    pause(herning.staff, stay, lise)
    ends = {"by": herning.staff, "stay": stay, "actor": lise, "on": TODAY, "now": NOW}
    for _twice in range(2):
        end_actor(**ends, because="Har fået nyt arbejde")
    assert actors_of(stay.citizen, TODAY) == []
    assert [each.called for each in actors_of(stay.citizen, day(-1))] == ["Lise Holm"]
    assert lise.pauses.get().restored_on == TODAY
    assert Event.objects.filter(kind="network.actor_ended").count() == 1
    with pytest.raises(Conflict):
        end_actor(**ends, because="En anden grund")
    with pytest.raises(Conflict):
        correct_actor(
            by=herning.staff, stay=stay, actor=lise, facts=replace(LISE, phone="1"), now=NOW
        )
    # Back again they are another row.
    assert actor(herning.staff, stay) != lise


def test_the_next_stay_does_not_start_over(herning: House, stay: Stay) -> None:
    lise = actor(herning.staff, stay)
    leave(herning, stay, 0)
    following = here(herning, 0, 60, citizen=stay.citizen, place=herning.place(n=1))
    assert [each.pk for each in actors_of(following.citizen, TODAY)] == [lise.pk]
    again = correct_actor(
        by=herning.staff, stay=following, actor=lise, facts=replace(LISE, is_key=True), now=NOW
    )
    assert again.is_key


def test_who_is_rung_first_comes_first_and_those_to_come_are_there(
    herning: House, stay: Stay
) -> None:
    actor(herning.staff, stay, CLINIC)
    actor(herning.staff, stay, replace(LISE, is_key=True, starts_on=day(20)))
    names = [each.called for each in actors_of(stay.citizen, TODAY)]
    assert names == ["Lise Holm", "Retsklinikken"]


def test_who_may_not_write_is_refused(herning: House, holstebro: House, stay: Stay) -> None:
    for by in (herning.actors[Role.SUPERVISOR], herning.actors[Role.VOLUNTEER]):
        with pytest.raises(NotAllowed):
            actor(by, stay)
    with acting(holstebro.organisation), pytest.raises(NotAllowed):
        actor(holstebro.staff, stay)
    lise = actor(herning.staff, stay)
    other = here(herning, -2, 60, place=herning.place(n=1))
    with pytest.raises(NotAllowed):
        end_actor(by=herning.staff, stay=other, actor=lise, on=TODAY, because="Forkert", now=NOW)


def test_of_the_dead_nothing_is_written(herning: House, stay: Stay) -> None:
    leave(herning, stay, 0, ending="died", destination="")
    with pytest.raises(Conflict) as refused:
        actor(herning.staff, stay)
    assert refused.value.code == "citizen_died"
