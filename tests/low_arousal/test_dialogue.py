"""The hand-over dialogue (LA2, V § 2.8): made with the citizen, corrected, gone through again."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

import schemes
from core.acting import acting
from core.problems import NotAllowed
from core.shown import Shown, Stale
from low_arousal.models import Dialogue
from low_arousal.reading import dialogues_of
from low_arousal.rules import rule_of
from low_arousal.services.making import standing_answers, write_dialogue
from organisations.roles import Role
from placements.models import Stay
from schemes.base import Part
from schemes.low_arousal import EDITIONS
from tests.low_arousal.acts import (
    WORDS,
    begun,
    codes,
    corrected,
    finished,
    kinds,
    made,
    written,
)
from tests.placements.stays import here, leave, plan
from tests.world import TODAY, House, day, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize(
    ("scheme", "track", "has"),
    [
        ("polaris", "home", True),
        ("polaris", "guest", False),
        ("mpo", "place", False),
        ("mpo", "outreach", False),
        ("pitstop", "room", False),
    ],
)
def test_where_it_is_made(scheme: str, track: str, has: bool) -> None:
    version = schemes.get(scheme).on(TODAY)
    rule = version.track(track).low_arousal
    assert (rule is not None) == has
    assert rule is None or (rule.source and rule.edition.source and rule.review_after_months > 0)
    tracks = [each.low_arousal for each in version.tracks]
    assert (Part.LOW_AROUSAL in version.parts) == any(tracks)


def test_it_asks_what_the_report_names() -> None:
    assert [question.key for question in EDITIONS["2023"].questions] == [
        "strain",
        "warning",
        "well_being",
        "strategies",
        "support",
    ]


def test_it_is_begun_once_written_as_the_talk_goes_and_finished(herning: House, stay: Stay) -> None:
    dialogue = begun(herning.staff, stay)
    assert begun(herning.staff, stay) == dialogue
    written(herning.staff, dialogue, strain_citizen="Jeg sover ikke")
    dialogue = written(herning.staff, dialogue, warning_citizen="Jeg råber")
    assert dialogue.answers["strain_citizen"] == "Jeg sover ikke"
    assert codes(lambda: finished(herning.staff, dialogue)) == {None: "questions_missing"}
    dialogue = finished(herning.staff, written(herning.staff, dialogue))
    assert finished(herning.staff, dialogue) == dialogue
    assert (dialogue.talked_on, dialogue.took_part) == (TODAY, "Maja og Rikke")
    assert dialogue.with_citizen
    assert dialogue.review_by is not None
    assert dialogue.review_by.isoformat() == "2026-09-17"
    assert kinds(stay) == ["done"]


def test_without_the_citizen_it_says_why(herning: House, stay: Stay) -> None:
    draft = begun(herning.staff, stay)
    of_staff = {name.replace("citizen", "staff"): text for name, text in WORDS.items()}
    draft = written(herning.staff, draft, **of_staff)
    assert codes(lambda: finished(herning.staff, draft)) == {None: "citizen_said_nothing"}
    assert codes(lambda: finished(herning.staff, draft, with_citizen=False)) == {
        "without_because": "missing"
    }
    done = finished(herning.staff, draft, with_citizen=False, without_because="Vil ikke tale nu")
    assert not done.with_citizen
    assert done.without_because == "Vil ikke tale nu"


def test_what_is_asked_for_when_it_is_finished(herning: House, stay: Stay) -> None:
    draft = written(herning.staff, begun(herning.staff, stay))
    assert codes(lambda: finished(herning.staff, draft, talked_on=None, took_part=" ")) == {
        "talked_on": "missing",
        "took_part": "missing",
    }
    assert codes(lambda: finished(herning.staff, draft, talked_on=day(1))) == {
        "talked_on": "not_yet"
    }
    assert codes(lambda: finished(herning.staff, draft, talked_on=day(-21))) == {
        "talked_on": "before_arrival"
    }
    assert codes(lambda: finished(herning.staff, draft, took_part="Maja 0101701234")) == {
        "took_part": "holds_cpr"
    }
    assert codes(lambda: written(herning.staff, draft, strain_citizen="010170-1234")) == {
        "strain_citizen": "holds_cpr"
    }


def test_two_who_write_lose_nothing(herning: House, stay: Stay) -> None:
    draft = begun(herning.staff, stay)
    shown = Shown.of(standing_answers(draft))
    written(herning.leader, draft, strain_staff="Sover dårligt")
    draft = write_dialogue(
        by=herning.staff,
        dialogue=draft,
        answers={"strain_citizen": "Jeg er træt", "strain_staff": ""},
        shown=shown,
    )
    assert draft.answers["strain_staff"] == "Sover dårligt"
    assert draft.answers["strain_citizen"] == "Jeg er træt"
    with pytest.raises(Stale):
        write_dialogue(
            by=herning.staff,
            dialogue=draft,
            answers={"strain_staff": "Sover godt"},
            shown=shown,
        )


def test_what_is_finished_stays_and_a_correction_says_why(herning: House, stay: Stay) -> None:
    first = made(herning.staff, stay)
    assert codes(lambda: written(herning.staff, first, strain_citizen="Andet")) == {
        None: "already_done"
    }
    assert codes(lambda: finished(herning.staff, first, took_part="Andre")) == {
        None: "already_done"
    }
    assert codes(lambda: corrected(herning.staff, first, "", strain_citizen="Andet")) == {
        "reason": "missing"
    }
    assert codes(lambda: corrected(herning.staff, first)) == {None: "stands_already"}
    second = corrected(herning.staff, first, strain_citizen="Jeg sover for meget")
    assert corrected(herning.staff, first, strain_citizen="Jeg sover for meget") == second
    first.refresh_from_db()
    assert first.answers["strain_citizen"] == "Jeg sover ikke"
    assert second.answers["warning_citizen"] == "Jeg råber"
    assert (second.number, second.why, second.based_on) == (2, "correction", first)
    assert (second.talked_on, second.review_by) == (first.talked_on, first.review_by)
    assert codes(lambda: corrected(herning.staff, first, strain_citizen="Noget tredje")) == {
        None: "newer_dialogue"
    }
    dialogues = dialogues_of(stay)
    assert (dialogues.latest, dialogues.before) == (second, [first])
    assert kinds(stay) == ["done", "corrected"]


def test_the_database_keeps_what_is_finished(herning: House, stay: Stay) -> None:
    done = made(herning.staff, stay)
    for change in (
        lambda: Dialogue.objects.filter(pk=done.pk).update(answers={}),
        lambda: Dialogue.objects.filter(pk=done.pk).update(took_part="Ingen"),
        lambda: done.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_gone_through_again_it_begins_with_what_was_said(herning: House, stay: Stay) -> None:
    first = made(herning.staff, stay)
    again = begun(herning.staff, stay)
    assert (again.why, again.based_on, again.answers) == ("again", first, standing_answers(first))
    done = finished(herning.staff, again, took_part="Maja, Rikke og Lise")
    assert dialogues_of(stay).latest == done
    assert kinds(stay) == ["done", "done"]


def test_the_next_stay_of_the_citizen_begins_with_the_latest(herning: House, stay: Stay) -> None:
    first = made(herning.staff, stay)
    leave(herning, stay, 0)
    other = make_citizen(herning, "Bo Anden", birth_date=None)
    assert begun(herning.staff, here(herning, 0, 60, citizen=other)).based_on is None
    following = here(herning, 0, 60, citizen=stay.citizen, place=herning.place(herning.first, n=1))
    draft = begun(herning.staff, following)
    assert (draft.number, draft.based_on) == (1, first)
    assert draft.answers["support_citizen"] == WORDS["support_citizen"]


def test_when_it_is_not_made(herning: House, stay: Stay) -> None:
    planned = plan(herning, 5, 60, place=herning.place(n=1))
    assert codes(lambda: begun(herning.staff, planned)) == {None: "not_here"}
    guest = here(herning, 0, 2, place=herning.place(track="guest"))
    assert rule_of(guest) is None
    assert codes(lambda: begun(herning.staff, guest)) == {None: "no_dialogue"}
    draft = written(herning.staff, begun(herning.staff, stay))
    leave(herning, stay, 0)
    assert codes(lambda: begun(herning.staff, stay)) == {None: "not_here"}
    # Home support takes over now: what was begun is finished.
    done = finished(herning.staff, draft)
    assert corrected(herning.staff, done, strain_citizen="Jeg går rundt").number == 2


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ACUTE_STAFF, Role.VOLUNTEER])
def test_who_may_not_write(herning: House, stay: Stay, role: Role) -> None:
    with pytest.raises(NotAllowed):
        begun(herning.actors[role], stay)


def test_another_municipality_does_not_reach_it(
    herning: House, holstebro: House, stay: Stay
) -> None:
    dialogue = made(herning.staff, stay)
    with acting(holstebro.organisation), pytest.raises(NotAllowed):
        corrected(holstebro.staff, dialogue, strain_citizen="Andet")
    with acting(holstebro.organisation):
        assert not Dialogue.objects.filter(pk=dialogue.pk).exists()
