"""Every event has a sentence, and the timeline shows no key, no ISO date and no placeholder."""

from datetime import UTC, datetime

import pytest

from audit.kinds import Kind, KindIsTaken, every_kind, register
from audit.models import Event
from audit.wording import in_words
from placements.events import StayEvent
from referrals.events import ReferralEvent


def test_two_apps_can_not_have_the_same_kind():
    class Stolen(Kind):
        MOVED_IN = "stay.moved_in", "Somebody else's sentence"

    with pytest.raises(KindIsTaken, match=r"stay\.moved_in"):
        register(Stolen)


@pytest.mark.parametrize("kind", every_kind())
def test_sentence_bears_missing_facts(kind):
    event = Event(kind=kind, at=datetime(2026, 3, 1, tzinfo=UTC), facts={})

    assert "%(" not in in_words(event)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (StayEvent.CANCELLED, "Opholdet er aflyst: Er flyttet"),
        (StayEvent.NO_SHOW, "Borgeren kom ikke: Er flyttet"),
        (ReferralEvent.ACCEPTED, "Henvisningen blev imødekommet"),
        (ReferralEvent.REFUSED, "Henvisningen fik afslag"),
    ],
)
def test_what_was_recorded_before_the_schemes_had_words_for_it_reads_as_it_did(kind, sentence):
    assert in_words(Event(kind=kind, facts={"reason": "Er flyttet"})) == sentence


def test_dates_are_written_as_people_do():
    event = Event(kind="referral.place_booked", facts={"place": "B", "starts_on": "2026-03-24"})

    assert "2026" not in in_words(event)
    assert "24" in in_words(event)


def test_unknown_kind_is_shown_as_it_is():
    assert in_words(Event(kind="old.forgotten", facts={})) == "old.forgotten"
