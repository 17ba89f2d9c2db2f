"""A fourth municipality costs one module: the same functions answer for it."""

from __future__ import annotations

from datetime import date

import pytest

import schemes
from schemes.assess import assess
from schemes.base import Course, Facts, NoVersion, Referrer
from tests.schemes.made_up import HARBOUR
from tests.schemes.tables import outcome


def test_it_is_found_like_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(schemes.SCHEMES, "harbour", HARBOUR)
    assert schemes.get("harbour").on(date(2026, 1, 1)).words.leader == "skipper"
    with pytest.raises(NoVersion):
        schemes.get("harbour").on(date(2024, 12, 31))


def test_it_judges_plans_and_measures() -> None:
    version, monday = HARBOUR.on(date(2025, 3, 3)), date(2025, 3, 3)
    young = Facts(
        track="berth", on=monday, age=30, referrer=Referrer.POLICE, answers={"sailor": "no"}
    )
    assert outcome(version, young) == (["old_salt"], ["sailor"], [])
    hidden = Facts(track="berth", on=monday, age=50, referrer=Referrer.GP, anonymous=True)
    assert outcome(version, hidden) == (["anonymous", "referrer"], [], [])
    assert all(refusal.text and refusal.source for refusal in assess(version, hidden).refusals)
    planned = version.follow_ups(
        "berth", Course(moved_in_on=monday, planned_end_on=date(2025, 3, 8), until=monday)
    )
    assert [(each.ordinal, each.due_on) for each in planned] == [
        (1, date(2025, 3, 5)),
        (2, date(2025, 3, 7)),
    ]
    assert version.latest_end("berth", monday) == date(2025, 3, 10)
    assert version.may_decide("berth", "facility_staff")
    assert not version.may_grant_on_the_spot("berth", "facility_staff")
