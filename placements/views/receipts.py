"""What was just done from the board, told on it for a few minutes with a way to take it back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from placements.models import Booking
from placements.services.undoing import Nights

#: Ours, a setting: long enough to see that it was the wrong place, and no longer.
UNDO_FOR: Final = timedelta(minutes=5)
_IN_SESSION: Final = "board_receipt"
#: What the board's address holds.
_STATE: Final = ("visning", "fra", "tilbud", "som", "side")


@dataclass(frozen=True)
class Receipt:
    """Done with one booking; kept in the session of whoever did it, and names nobody."""

    booking: int
    words: str
    made: Nights
    #: The nights it had; None where it was made.
    before: Nights | None


def keep_receipt(
    request: HttpRequest, booking: Booking, words: str, *, before: Nights | None, now: datetime
) -> None:
    request.session[_IN_SESSION] = {
        "booking": booking.pk,
        "words": words,
        "made": _plain(Nights.of(booking)),
        "before": _plain(before) if before else None,
        "until": (now + UNDO_FOR).timestamp(),
    }


def receipt_of(request: HttpRequest, *, now: datetime) -> Receipt | None:
    """What can still be taken back; None where nothing can, or no longer."""
    kept: dict[str, Any] | None = request.session.get(_IN_SESSION)
    if kept is None or kept["until"] <= now.timestamp():
        return None
    before = kept["before"]
    return Receipt(
        kept["booking"], kept["words"], _nights(kept["made"]), _nights(before) if before else None
    )


def drop_receipt(request: HttpRequest) -> None:
    request.session.pop(_IN_SESSION, None)


def back_to_board(request: HttpRequest) -> str:
    """The board's address, as it was left: a way there says so (``tavle``)."""
    state = QueryDict(request.GET.get("tavle", ""))
    kept = {name: state[name] for name in _STATE if name in state}
    address = reverse("board")
    return f"{address}?{urlencode(kept)}" if kept else address


def _plain(nights: Nights) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(nights).items()
    }


def _nights(kept: dict[str, Any]) -> Nights:
    ends_on = kept["ends_on"]
    return Nights(
        date.fromisoformat(kept["starts_on"]),
        date.fromisoformat(ends_on) if ends_on else None,
        kept["reason"],
    )
