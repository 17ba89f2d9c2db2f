"""It follows the citizen to home support by the citizen's consent, and not without."""

from __future__ import annotations

import pytest

from core.acting import acting
from low_arousal.models import HandingOn
from low_arousal.reading import handings_on
from placements.models import Stay
from tests.low_arousal.acts import answered, begun, codes, corrected, given, kinds, made, written
from tests.placements.stays import leave
from tests.world import TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_who_got_it_is_kept_with_the_consent(herning: House, stay: Stay) -> None:
    dialogue, consent = made(herning.staff, stay), answered(stay)
    row = given(herning.staff, dialogue)
    assert given(herning.staff, dialogue) == row
    assert (row.to_in_words, row.given_on, row.consent) == ("Lise Holm, bostøtten", TODAY, consent)
    assert codes(lambda: given(herning.staff, dialogue, how="paper")) == {None: "handed_on_already"}
    given(herning.staff, dialogue, to_name="Per Bro")
    assert [each.to_name for each in handings_on(stay)] == ["Per Bro", "Lise Holm"]
    assert kinds(stay) == ["done", "handed_on", "handed_on"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("refused", "consent_refused"),
        ("unable", "consent_unable"),
        ("later", "consent_later"),
        ("", "consent_missing"),
    ],
)
def test_without_consent_it_is_not_handed_on(
    herning: House, stay: Stay, answer: str, code: str
) -> None:
    dialogue = made(herning.staff, stay)
    if answer:
        answered(stay, answer)
    assert codes(lambda: given(herning.staff, dialogue)) == {None: code}
    assert not HandingOn.objects.exists()
    assert kinds(stay) == ["done"]


def test_the_consent_holds_on_the_day_and_is_about_the_signs(herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    over = answered(stay, starts_on=day(-10), ends_on=TODAY)
    assert codes(lambda: given(herning.staff, dialogue)) == {None: "consent_over"}
    assert given(herning.staff, dialogue, given_on=day(-1)).consent == over
    answered(stay, topics=["stay"])
    assert codes(lambda: given(herning.staff, dialogue)) == {None: "consent_without_signs"}


def test_only_the_newest_that_is_finished_is_handed_on(herning: House, stay: Stay) -> None:
    answered(stay)
    draft = written(herning.staff, begun(herning.staff, stay))
    assert codes(lambda: given(herning.staff, draft)) == {None: "not_done_yet"}
    dialogue = made(herning.staff, stay)
    corrected(herning.staff, dialogue, strain_citizen="Jeg sover for meget")
    assert codes(lambda: given(herning.staff, dialogue)) == {None: "newer_dialogue"}


def test_it_is_handed_on_after_the_citizen_has_left(herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    answered(stay)
    leave(herning, stay, 0)
    assert given(herning.staff, dialogue).to_name == "Lise Holm"


def test_what_is_asked_for(herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    answered(stay)
    empty = {"to_name": "", "to_role": " ", "given_on": None, "how": ""}
    assert codes(lambda: given(herning.staff, dialogue, **empty)) == dict.fromkeys(empty, "missing")
    assert codes(lambda: given(herning.staff, dialogue, given_on=day(1))) == {"given_on": "not_yet"}


def test_another_municipality_reads_none_of_it(
    herning: House, holstebro: House, stay: Stay
) -> None:
    answered(stay)
    given(herning.staff, made(herning.staff, stay))
    with acting(holstebro.organisation):
        assert not HandingOn.objects.exists()
