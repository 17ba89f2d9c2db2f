"""Letters on every kind of decision of every scheme, made of what nobody has saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import schemes
from citizens.models import Citizen
from letters.building.letter import letter_of
from letters.content import Content
from letters.document import Document
from letters.texts import Texts
from organisations.models import Organisation, User
from placements.models import Decision, Facility
from schemes.base import ToCitizen, Track, Version

REASONS = "Du har brug for ro, og du kan ikke være i dit hjem."


@dataclass(frozen=True)
class Case:
    version: Version
    track: Track
    kind: str

    def __str__(self) -> str:
        return f"{self.version.name}: {self.track.key}: {self.kind}"

    @property
    def told(self) -> Mapping[str, ToCitizen]:
        return self.version.told_citizen(self.track.key, self.kind)


def every_answer(case: Case) -> Iterator[list[dict[str, str]]]:
    """What such a decision can rest on: first the first answer to each question, and so on until
    each answer has stood in a letter."""
    answers = {key: list(told) for key, told in case.told.items()}
    for n in range(max(map(len, answers.values()), default=0)):
        yield [
            {"key": key, "answer": answer, "label": "Spørgsmål", "value": "34"}
            for key, given in answers.items()
            for answer in given[n : n + 1]
        ]


def every_case() -> Iterator[Case]:
    for scheme in schemes.SCHEMES.values():
        for version in scheme.versions:
            for track in version.tracks:
                for rule in track.decisions:
                    yield Case(version, track, str(rule.kind.value))


def day_in(version: Version) -> date:
    return version.ends_on - timedelta(days=30) if version.ends_on else date(2026, 3, 17)


def content(case: Case, **changed: Any) -> Content:
    """All that a letter needs; ``changed`` are fields of the decision or of the content."""
    day = day_in(case.version)
    organisation = Organisation(pk=1, name="Eksempel Kommune")
    facility = changed.pop(
        "facility",
        Facility(name="Huset", address="Vejen 1, 7500 Holstebro", phone="96 11 00 00"),
    )
    decision: dict[str, Any] = {
        "kind": case.kind,
        "scheme": case.version.scheme,
        "track": case.track.key,
        "rules_on": day,
        "citizen": Citizen(name="Ib Eksempel", controller=organisation),
        "controller": organisation,
        "reasons": REASONS,
        "legal_basis": next((basis.key for basis in case.track.legal_bases), ""),
        "told_length": "3 måneder",
        "goals": "Ro og rytme",
        "starts_on": day,
        "ends_on": day + timedelta(days=14),
        "decided_by": User(name="Hanne Leder"),
        "decided_at": datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("UTC")),
    }
    fields = {field.name for field in Decision._meta.get_fields()}
    decision |= {name: changed.pop(name) for name in [*changed] if name in fields}
    ends = case.track.length.end_set_at_start
    rest: dict[str, Any] = {
        "texts": Texts(case.track, changed.pop("own", {})),
        "reference": "EKS-2026-0001",
        "place": "Huset, 1" if case.track.takes_place else "",
        "starts_on": day,
        "ends_on": day + timedelta(days=14) if ends else None,
        "review_on": None if ends or not case.track.takes_place else day + timedelta(days=28),
    }
    return Content(decision=Decision(**decision), on=day, facility=facility, **(rest | changed))


def letter(case: Case, language: str = "da", edition: str = "ordinary", **changed: Any) -> Document:
    return letter_of(content(case, **changed), language=language, edition=edition)


def words(document: Document) -> str:
    """Everything that stands in it, with single blanks."""
    parts = [document.title, *document.sender, document.recipient, document.date]
    parts += [*document.marks, *document.signature]
    for block in document.blocks:
        parts += [block.text, *block.lines, *(text for pair in block.pairs for text in pair)]
    return " ".join(" ".join(parts).split())
