"""Every event has a sentence, and the timeline shows no key, no ISO date and no placeholder."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.models import Event
from audit.wording import WORDINGS, in_words

ROOT = Path(__file__).resolve().parents[2]
RECORDERS = {"record_event", "record", "_record", "_call_off"}
APPS = ("citizens", "placements", "referrals", "recovery")


def recorded_kinds():
    """The literal kinds that services hand to a recorder, also inside a conditional."""
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and _name(node.func) in RECORDERS:
                    for argument in node.args:
                        for part in ast.walk(argument):
                            if isinstance(part, ast.Constant) and _is_kind(part.value):
                                yield part.value


def _name(func):
    return getattr(func, "id", getattr(func, "attr", ""))


def _is_kind(value):
    return isinstance(value, str) and re.fullmatch(r"[a-z_]+\.[a-z_]+", value) is not None


def test_every_recorded_kind_has_a_sentence():
    kinds = set(recorded_kinds())

    assert len(kinds) > 15
    assert kinds <= WORDINGS.keys()


def test_kinds_are_in_alphabetical_order():
    assert list(WORDINGS) == sorted(WORDINGS)


@pytest.mark.parametrize("kind", WORDINGS)
def test_sentence_bears_missing_facts(kind):
    event = Event(kind=kind, at=datetime(2026, 3, 1, tzinfo=UTC), facts={})

    assert "%(" not in in_words(event)


def test_dates_are_written_as_people_do():
    event = Event(kind="referral.place_booked", facts={"place": "B", "starts_on": "2026-03-24"})

    assert "2026" not in in_words(event)
    assert "24" in in_words(event)


def test_unknown_kind_is_shown_as_it_is():
    assert in_words(Event(kind="old.forgotten", facts={})) == "old.forgotten"
