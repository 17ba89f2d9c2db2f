"""What a service says when it will not do what was asked.

One kind of error for browser, API and tasks: a stable ``code``, words for a person, and the field
it belongs to. Forms show it at the field, the API answers problem+json (interop.problems).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class WayOn:
    """What can be done about a refusal: its words, and the name and arguments of its page."""

    label: Text
    address: str
    args: tuple[int, ...] = ()


class Problem(Exception):
    """Refused for a reason the asker can do something about. Nothing was written."""

    status = 400

    def __init__(
        self,
        code: str,
        message: Text,
        *,
        field: str | None = None,
        ways_on: Sequence[WayOn] = (),
    ) -> None:
        super().__init__(code)
        self.ways_on = tuple(ways_on)
        self.code = code
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)

    @property
    def each(self) -> list[Problem]:
        """Itself; of several at once, every one."""
        return [self]

    def at_fields(self, field_for: Callable[[Problem], str | None]) -> Self:
        """The same, said at other fields: a form or an API may call them otherwise."""
        # Not copy(): that calls __init__ with an exception's args.
        moved = type(self).__new__(type(self), *self.args)
        moved.__dict__.update(self.__dict__)
        moved.field = field_for(self)
        return moved


class Conflict(Problem):
    """The world has moved on: the place is taken, the stay has ended, another was first."""

    status = 409


class NotAllowed(Problem):
    """In sight, but not this person's to do."""

    status = 403


class TooMany(Problem):
    """Too often in too short a time: right in itself, and possible again later."""

    status = 429


class Problems(Problem):
    """Several at once, so that nobody has to correct one thing at a time."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(
            problems[0].code,
            problems[0].message,
            field=problems[0].field,
            ways_on=[way for problem in problems for way in problem.ways_on],
        )
        self.problems = problems
        statuses = {problem.status for problem in problems}
        # Of different kinds it is the input that must be corrected first.
        self.status = statuses.pop() if len(statuses) == 1 else Problem.status

    @property
    def each(self) -> list[Problem]:
        return self.problems

    def at_fields(self, field_for: Callable[[Problem], str | None]) -> Self:
        return type(self)([problem.at_fields(field_for) for problem in self.problems])
