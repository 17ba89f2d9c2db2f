"""What each form is asked for when the world has moved on: the stay has ended, the place is taken.

A new address that writes is either here or in ``NEVER_TOO_LATE``, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.walls.routes import Arguments, from_today
from tests.walls.things import Things


@dataclass(frozen=True)
class TooLate:
    """``of`` gives the address of a thing for which it is too late; None where it is the usual one.
    What is not given of body and query is what is sensible otherwise."""

    of: Arguments | None = None
    body: Arguments | None = None
    query: Callable[[Things], str] | None = None


def _of(kind: str, **more: Any) -> TooLate:
    return TooLate(lambda things: {"pk": getattr(things, kind).pk, **more})


TOO_LATE: Final[dict[str, TooLate]] = {
    # --- Referrals: decided already, or the place is somebody's
    "accept_referral": _of("refused"),
    "refuse_referral": _of("accepted"),
    "withdraw_referral": _of("refused"),
    "answer_question": _of("refused", key="cooperates"),
    "set_municipalities": _of("refused"),
    "close_referral": _of("refused"),
    "set_need": _of("refused"),
    "offer_place": _of("refused"),
    "answer_offer": _of("accepted"),
    "place_referral": TooLate(
        query=lambda _things: f"?starts_on={from_today(0)}&ends_on={from_today(100)}"
    ),
    # --- Places: closed on one of the days
    "place_book": TooLate(
        body=lambda _things: {
            "kind": "hold",
            "starts_on": from_today(2),
            "ends_on": from_today(20),
            "days": "3",
            "reason": "Til Jonas",
        }
    ),
    # --- Stays: not begun yet, begun already, or over
    "move_in": _of("left"),
    "move_out": _of("planned"),
    "ask_to_leave": _of("planned"),
    "extend_stay": _of("left"),
    "cancel_stay": _of("stay"),
    "no_show": _of("stay"),
    "record_risks": _of("left"),
    # --- Follow-ups: done
    "complete_follow_up": _of("done"),
    "move_follow_up": _of("done"),
}
NEVER_TOO_LATE: Final[dict[str, str]] = {
    "correct_citizen": "what is held can always be put right; a colleague's word is a conflict",
    "who_is_it": "answered already it answers the same again",
    "report_change": "a change can always be reported",
    "handle_change": "acted on already it stays as it was written",
    "ready_for_discharge": "a day can always be told, and taken back",
    "referral_new": "a draft concerns nobody else",
    "add_note": "a note can always be added, also to what is decided",
    "save_filter": "a filter concerns nobody else",
    "unmet_new": "a call that came to nothing can always be noted",
    "guest_night": "a room that is taken is no longer among the answers (test_guests)",
    "star_area": "it leads to the finished star, which stays as it was",
    "booking": "a place is opened again from any day; twice is once",
}
