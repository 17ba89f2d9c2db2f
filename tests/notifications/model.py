"""Who is reminded of what, and mailed when, once more: in plain Python, row by row, from what is
written in ADR-0008 and ADR-0035 and not from the sweep's statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from notifications.stages import Stage
from schemes.calendar import is_working_day
from tests.notifications.definition import by_definition

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = timedelta(days=1)
SEVEN = time(7)


@dataclass(frozen=True)
class Task:
    """An open follow-up, as it stands."""

    pk: int
    opens_on: date
    due_on: date
    office: str
    responsible: int | None
    knows: int | None


@dataclass(frozen=True)
class Key:
    """What is told once."""

    task: int
    due_on: date
    user: int
    stage: int


@dataclass(frozen=True)
class Told:
    as_leader: bool
    instead_of: int | None


@dataclass
class Letter:
    user: int
    keys: frozenset[Key]
    state: str = "waits"


@dataclass
class Model:
    #: Who works at the house, and as what.
    offices: dict[int, str]
    #: (from, first day back, deputy) by person.
    away: dict[int, list[tuple[date, date | None, int | None]]] = field(default_factory=dict)
    choices: dict[int, str] = field(default_factory=dict)
    digests: dict[int, date] = field(default_factory=dict)
    leader_after: int = 1
    told: dict[Key, Told] = field(default_factory=dict)
    waiting: set[Key] = field(default_factory=set)
    letters: list[Letter] = field(default_factory=list)

    # --- Who is there

    def absence(self, user: int, day: date) -> tuple[date, date | None, int | None] | None:
        for absence in self.away.get(user, ()):
            starts_on, back, _deputy = absence
            if starts_on <= day and (back is None or day < back):
                return absence
        return None

    def stands_in(self, user: int, day: date) -> int | None:
        absence = self.absence(user, day)
        deputy = absence[2] if absence else None
        if deputy in self.offices and self.absence(deputy, day) is None:
            return deputy
        return None

    def reachable(self, user: int, day: date) -> bool:
        return self.absence(user, day) is None or self.stands_in(user, day) is not None

    # --- Who is asked

    def asked(self, task: Task, stage: int, day: date) -> Iterator[tuple[int, bool, int | None]]:
        whose = next((u for u in (task.responsible, task.knows) if u in self.offices), None)
        if whose is not None:
            yield whose, False, None
        left_alone = whose is None or not self.reachable(whose, day)
        office = [u for u, role in self.offices.items() if role == task.office]
        if left_alone:
            for user in office:
                if user != whose:
                    yield user, False, whose
        nobody = left_alone and not any(self.reachable(user, day) for user in office)
        passed = sum(
            is_working_day(task.due_on + n * DAY)
            for n in range(1, max(0, (day - task.due_on).days) + 1)
        )
        for user, role in self.offices.items():
            if role != "facility_leader":
                continue
            if nobody:
                yield user, False, None if user == whose else whose
            elif stage == Stage.OVERDUE and passed >= self.leader_after:
                yield user, True, None

    def reached(self, task: Task, stage: int, day: date) -> dict[int, Told]:
        best: dict[int, Told] = {}

        def add(user: int, told: Told) -> None:
            def rank(one: Told) -> tuple[bool, bool, int]:
                return one.as_leader, one.instead_of is not None, one.instead_of or 0

            if user not in best or rank(told) < rank(best[user]):
                best[user] = told

        for user, as_leader, instead_of in self.asked(task, stage, day):
            add(user, Told(as_leader, instead_of))
            if (deputy := self.stands_in(user, day)) is not None:
                add(deputy, Told(as_leader, instead_of or user))
        return best

    def latest(self, task: Task, user: int) -> int:
        said = (k.stage for k in self.told if (k.task, k.due_on, k.user) == (*self._of(task), user))
        return max(said, default=0)

    @staticmethod
    def _of(task: Task) -> tuple[int, date]:
        return task.pk, task.due_on

    # --- What happens

    def day_of(self, now: datetime) -> date:
        local = now.astimezone(COPENHAGEN)
        return local.date() if local.time() >= SEVEN else local.date() - DAY

    def sweep(self, tasks: list[Task], now: datetime) -> None:
        day = self.day_of(now)
        new: dict[Key, Told] = {}
        for task in tasks:
            stage = by_definition(task.opens_on, task.due_on, day)
            if stage is None:
                continue
            for user, told in self.reached(task, stage, day).items():
                if self.latest(task, user) >= stage:
                    continue
                repeated = told.instead_of and self.latest(task, told.instead_of) >= stage
                if repeated and stage < Stage.DUE:
                    continue
                new[Key(task.pk, task.due_on, user, stage)] = told
        self.told |= new
        for key in new:
            wants = self.choices.get(key.user) != "overdue" or key.stage == Stage.OVERDUE
            if wants and self.absence(key.user, day) is None:
                self.waiting.add(key)
        self.mail(tasks, now)

    def stands(self, key: Key, tasks: list[Task], day: date) -> bool:
        instead_of = self.told[key].instead_of
        return any((task.pk, task.due_on) == (key.task, key.due_on) for task in tasks) and (
            instead_of is None or self.absence(instead_of, day) is not None
        )

    def mail(self, tasks: list[Task], now: datetime) -> None:
        local, day = now.astimezone(COPENHAGEN), self.day_of(now)
        is_morning = is_working_day(local.date()) and local.time() >= SEVEN
        due: set[int] = set()
        for user in self.offices:
            if self.choices.get(user) != "digest":
                due.add(user)
            elif is_morning and self.digests[user] < local.date():
                self.digests[user] = local.date()
                due.add(user)
        for user in due:
            theirs = {key for key in self.waiting if key.user == user}
            self.waiting -= theirs
            standing = frozenset(key for key in theirs if self.stands(key, tasks, day))
            if standing and self.absence(user, day) is None:
                self.letters.append(Letter(user, standing))

    def choose(self, user: int, chosen: str, now: datetime) -> None:
        if self.choices.get(user, "at_once") == chosen:
            return
        self.choices[user] = chosen
        local = now.astimezone(COPENHAGEN)
        made = is_working_day(local.date()) and local.time() >= SEVEN
        self.digests[user] = local.date() if made else local.date() - DAY
        for letter in self.letters:
            if letter.user == user and letter.state == "waits":
                letter.state = "put back"
                self.waiting |= letter.keys
        if chosen == "overdue":
            self.waiting -= {
                key for key in self.waiting if key.user == user and key.stage != Stage.OVERDUE
            }

    def send(self, tasks: list[Task], now: datetime) -> None:
        day = self.day_of(now)
        for letter in self.letters:
            if letter.state != "waits":
                continue
            needed = any(self.stands(key, tasks, day) for key in letter.keys)
            needed = needed and self.absence(letter.user, day) is None
            letter.state = "sent" if needed else "dropped"
