"""Relatives and children as people, and those who must not be contacted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.models import Event
from core.problems import Conflict, Problem
from network.before import RELATIVE_LABELS, changes_of
from network.models import Relative
from network.reading import around
from network.services.relatives import RelativeFacts, correct_relative, end_relative
from placements.models import Stay
from tests.network.acts import MOTHER, codes, relative
from tests.world import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_written_once_and_no_event_names_them(herning: House, stay: Stay) -> None:
    first = relative(herning.staff, stay)
    assert relative(herning.staff, stay) == first
    event = Event.objects.get(kind="network.relative_added")
    assert event.facts == {}


def test_all_that_is_wrong_is_said_at_once(herning: House, stay: Stay) -> None:
    wrong = RelativeFacts(
        name="", relation="other", may_hear="Alt om 010190-1234", birth_year=1850, mail="x"
    )
    with pytest.raises(Problem) as refused:
        relative(herning.staff, stay, wrong)
    assert codes(refused.value) == {
        "name": "missing",
        "relation_words": "missing",
        "may_hear": "holds_cpr",
        "birth_year": "out_of_range",
        "mail": "not_a_mail",
    }


def test_put_right_what_stood_is_kept(herning: House, stay: Stay) -> None:
    row = relative(herning.staff, stay)
    correct_relative(
        by=herning.staff,
        stay=stay,
        relative=row,
        facts=replace(MOTHER, may_hear="At jeg har det godt"),
        now=NOW,
    )
    [change] = changes_of(row, RELATIVE_LABELS)
    assert change.after == "At jeg har det godt"


def test_ended_they_stand_among_those_before(herning: House, stay: Stay) -> None:
    row = relative(herning.staff, stay)
    facts = {"by": herning.staff, "stay": stay, "relative": row, "on": TODAY, "now": NOW}
    end_relative(**facts, because="Kontakten er brudt")
    end_relative(**facts, because="Kontakten er brudt")
    people = around(stay.citizen, TODAY)
    assert (people.relatives, people.relatives_before) == ([], [row])
    assert Event.objects.filter(kind="network.relative_ended").count() == 1
    with pytest.raises(Conflict):
        end_relative(**facts, because="Noget andet")


def test_a_child_has_an_age_and_a_reason_is_kept_only_with_its_mark(
    herning: House, stay: Stay
) -> None:
    child = RelativeFacts(name="Ida", relation="child", birth_year=2019, lives_with="Sin mormor")
    assert relative(herning.staff, stay, child).age_in(2026) == 7
    brother = RelativeFacts(
        name="Ib", relation="sibling", is_not_contacted=False, not_contacted_because="Vold"
    )
    assert relative(herning.staff, stay, brother).not_contacted_because == ""
    assert Relative.objects.count() == 2
