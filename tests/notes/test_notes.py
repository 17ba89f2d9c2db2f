"""Notes: written, late, corrected without losing a word, taken back; pinned; who handles care."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.db import DatabaseError, transaction

from core.acting import acting
from core.problems import NotAllowed
from core.shown import Shown, Stale
from notes.models import CareAgreement, KnownFirst, Note
from notes.reading import known_first, lines_of, notes_of
from notes.services.care import end_care
from notes.services.notes import standing_note
from notes.services.pinning import unpin
from organisations.roles import Role
from placements.models import Stay
from tests.moving_in.acts import codes
from tests.notes.acts import agreed, corrected, kinds, pinned, written
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_note_says_what_happened_on_which_day_and_when_it_was_written(
    herning: House, stay: Stay
) -> None:
    note = written(herning.staff, stay, happened_on=day(-1), at_time=time(14, 30), source="Maja")
    assert written(
        herning.staff, stay, happened_on=day(-1), at_time=time(14, 30), source="Maja"
    ).pk == (note.pk)
    assert (note.happened_on, note.at, note.by) == (day(-1), NOW, herning.staff.user)
    written(herning.caseworker, stay, happened_on=day(-1), at_time=time(14, 30), source="Maja")
    assert kinds(citizen_id=stay.citizen_id) == ["note.written", "note.written"]
    assert kinds(stay_id=stay.pk) == []


def test_a_call_says_with_whom_and_nothing_is_of_a_day_to_come(herning: House, stay: Stay) -> None:
    by = herning.staff
    assert codes(lambda: written(by, stay, kind="call")) == {"source": "missing"}
    assert codes(lambda: written(by, stay, "", kind="", happened_on=None)) == {
        "kind": "missing",
        "text": "missing",
        "happened_on": "missing",
    }
    assert codes(lambda: written(by, stay, happened_on=day(1))) == {"happened_on": "not_yet"}
    assert codes(lambda: written(by, stay, at_time=time(23))) == {"at_time": "not_yet"}
    assert codes(lambda: written(by, stay, "Maja, 010190-1234, ringede")) == {"text": "holds_cpr"}
    assert written(by, stay, kind="call", source="Søsteren, 12 34 56 78").source.startswith("Søs")


def test_a_correction_keeps_the_original_and_both_can_be_read(herning: House, stay: Stay) -> None:
    first = written(herning.staff, stay)
    second = corrected(herning.leader, first, text="Spiste frokost")
    assert corrected(herning.leader, first, text="Spiste frokost").pk == second.pk
    third = corrected(herning.staff, second, "Det var mandag", happened_on=day(-1))
    (line,) = lines_of(notes_of(stay), left_on={})
    assert line.note == third
    assert [(note.text, note.happened_on) for note in (line.note, *line.before)] == [
        ("Spiste frokost", day(-1)),
        ("Spiste frokost", TODAY),
        ("Spiste morgenmad", TODAY),
    ]
    assert [note.reason for note in (line.note, *line.before)] == [
        "Det var mandag",
        "Det var frokost",
        "",
    ]
    assert codes(lambda: corrected(herning.staff, third)) == {None: "stands_already"}
    assert codes(lambda: corrected(herning.staff, third, "", text="Nyt")) == {"reason": "missing"}
    assert kinds(citizen_id=stay.citizen_id) == ["note.written", "note.corrected", "note.corrected"]


def test_of_two_colleagues_who_correct_the_same_note_neither_loses_a_word(
    herning: House, stay: Stay
) -> None:
    note = written(herning.staff, stay)
    opened = Shown.of(standing_note(note))
    corrected(herning.leader, note, text="Spiste frokost", shown=opened)
    both = corrected(herning.staff, note, "Det var mandag", happened_on=day(-1), shown=opened)
    assert (both.text, both.happened_on, both.version) == ("Spiste frokost", day(-1), 3)
    with pytest.raises(Stale) as stale:
        corrected(herning.caseworker, note, text="Spiste intet", shown=opened)
    assert stale.value.standing["text"] == "Spiste frokost"


def test_a_note_of_somebody_else_is_taken_back_and_stays_to_be_read(
    herning: House, stay: Stay
) -> None:
    note = written(herning.staff, stay, "Ib fik besøg")
    gone = corrected(herning.staff, note, "Skrevet om en anden", takes_back=True)
    (line,) = lines_of(notes_of(stay), left_on={})
    assert line.note == gone
    assert line.note.is_taken_back
    assert line.before[0].text == "Ib fik besøg"
    assert codes(lambda: corrected(herning.staff, gone, "Igen", text="Nyt")) == {None: "taken_back"}


def test_the_database_itself_changes_and_removes_no_note(herning: House, stay: Stay) -> None:
    note = written(herning.staff, stay)
    for change in (
        lambda: Note.objects.filter(pk=note.pk).update(text="Noget andet"),
        lambda: Note.objects.filter(pk=note.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Note.objects.get().text == "Spiste morgenmad"


def test_after_the_stay_a_note_is_still_written_and_says_that_it_is_late(
    herning: House, stay: Stay
) -> None:
    before = written(herning.staff, stay, happened_on=day(-4))
    pin = pinned(herning.staff, stay)
    agreement = agreed(herning.staff, stay)
    leave(herning, stay, 0)
    late = written(
        herning.staff, stay, "Havde glemt en jakke", now=NOW + timedelta(days=3), kind="shift"
    )
    stay.refresh_from_db()
    lines = {
        line.note.pk: line for line in lines_of(notes_of(stay), left_on={stay.pk: stay.left_on})
    }
    assert (lines[late.pk].is_after_stay, lines[late.pk].days_late) == (True, 3)
    assert (lines[before.pk].is_after_stay, lines[before.pk].days_late) == (False, 4)
    assert codes(lambda: pinned(herning.staff, stay, "Andet")) == {None: "stay_ended"}
    assert codes(lambda: agreed(herning.staff, stay, kind="wounds", who="Bo")) == {
        None: "stay_ended"
    }
    assert unpin(by=herning.staff, pinned=pin, reason="Rejst", now=NOW).ended_at == NOW
    assert end_care(
        by=herning.staff, agreement=agreement, on=TODAY, reason="Rejst", now=NOW
    ).ended_on == (TODAY)


def test_what_to_know_first_is_few_dated_and_taken_off_with_a_reason(
    herning: House, stay: Stay
) -> None:
    first = pinned(herning.staff, stay)
    assert pinned(herning.leader, stay).pk == first.pk
    for n in range(4):
        pinned(herning.staff, stay, f"Sætning {n}")
    assert codes(lambda: pinned(herning.staff, stay, "En for meget")) == {"text": "pinned_enough"}
    assert codes(lambda: unpin(by=herning.staff, pinned=first, reason="", now=NOW)) == {
        "reason": "missing"
    }
    unpin(by=herning.leader, pinned=first, reason="Gælder ikke mere", now=NOW)
    unpin(by=herning.leader, pinned=first, reason="Gælder ikke mere", now=NOW)
    assert codes(lambda: unpin(by=herning.staff, pinned=first, reason="Andet", now=NOW)) == {
        None: "taken_off_already"
    }
    assert [each.text for each in known_first(stay)] == [f"Sætning {n}" for n in range(4)]
    assert {(each.by_name, each.at) for each in known_first(stay)} == {
        (herning.staff.name, NOW),
    }
    assert KnownFirst.objects.filter(stay=stay).count() == 5


def test_an_agreement_on_medicine_says_who_and_holds_no_dose(herning: House, stay: Stay) -> None:
    agreement = agreed(herning.staff, stay)
    assert agreed(herning.staff, stay).pk == agreement.pk
    assert agreement.handled_by == "Hjemmepleje, Lis Holm, 11 22 33 44"
    for how in ("2 tabletter morgen", "Metadon 50 mg", "Insulin: 10 enheder", "2,5 ml"):
        assert codes(lambda how=how: agreed(herning.staff, stay, how=how)) == {
            "how": "holds_a_dose"
        }
    assert codes(
        lambda: agreed(herning.staff, stay, who="", how="", afterwards="another", last_on=day(-1))
    ) == {
        "who": "missing",
        "how": "missing",
        "who_afterwards": "missing",
        "last_on": "ends_before",
    }
    assert agreed(herning.staff, stay, kind="wounds", handler="house", who="").who == ""
    facts = {"by": herning.staff, "agreement": agreement, "now": NOW}
    assert codes(lambda: end_care(on=day(-1), reason="", **facts)) == {
        "on": "before_it_began",
        "reason": "missing",
    }
    end_care(on=day(3), reason="Maja klarer det selv", **facts)
    ended = end_care(on=day(3), reason="Maja klarer det selv", **facts)
    assert codes(lambda: end_care(on=day(4), reason="Andet", **facts)) == {None: "ended_already"}
    assert [ended.holds_on(day(n)) for n in (-1, 0, 2, 3)] == [False, True, True, False]
    assert kinds(stay_id=stay.pk) == [
        "care.medicine_agreed",
        "care.wounds_agreed",
        "care.medicine_ended",
    ]


def test_who_may_write_and_whose(herning: House, holstebro: House, stay: Stay) -> None:
    elsewhere = make_stay(herning, facility=herning.second, name="Ib Andet")
    for role in (Role.SUPERVISOR, Role.ORGANISATION_ADMIN, Role.ACUTE_STAFF):
        with pytest.raises(NotAllowed):
            written(herning.actors[role], stay)
    with acting(herning.organisation), pytest.raises(NotAllowed):
        written(herning.staff, elsewhere)
    note = written(herning.caseworker, stay)
    with pytest.raises(NotAllowed):
        agreed(herning.caseworker, stay)
    with acting(holstebro.organisation), pytest.raises(NotAllowed):
        corrected(holstebro.staff, note)
    assert list(Note.objects.visible_to(herning.actors[Role.SUPERVISOR])) == [note]


def test_pitstop_keeps_no_notes() -> None:
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        guest = here(pitstop, 0, 14, place=pitstop.place(track="room"), by=pitstop.leader)
        assert codes(lambda: written(pitstop.staff, guest)) == {None: "no_notes"}
        assert codes(lambda: agreed(pitstop.staff, guest)) == {None: "no_notes"}
        assert not CareAgreement.objects.exists()
