"""One entry of the calendar: on which day, what, who, where, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from citizens.names import order_key


class State(StrEnum):
    OPEN = "open"
    #: Its day has passed, and it is not done.
    LATE = "late"
    DONE = "done"
    #: Somebody wrote that it was not done.
    NOT_DONE = "not_done"

    @classmethod
    def of(cls, on: date, today: date, *, is_done: bool) -> State:
        if is_done:
            return cls.DONE
        return cls.LATE if on < today else cls.OPEN


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    #: The same for as long as it is the same thing: "follow-up-7".
    key: str
    on: date
    what: str
    #: What it is in words that are the same for every citizen, and that nobody typed: the feed
    #: says no more.
    plain: str
    url: str
    state: State
    who: str = ""
    who_more: str = ""
    what_more: str = ""
    where: str = ""
    at: time | None = None
    #: None where it belongs to no house of the actor's.
    facility_id: int | None = None
    #: A citizen is named, so the page logs that it was read.
    citizen_id: int | None = None
    #: Whose citizen it is, where not the actor's own organisation's.
    controller_id: int | None = None

    @property
    def is_over(self) -> bool:
        return self.state in (State.DONE, State.NOT_DONE)

    @property
    def order(self) -> tuple[date, bool, time, str, str]:
        """What is still to do first, then by the hour."""
        return self.on, self.is_over, self.at or time.min, self.what, order_key(self.who)
