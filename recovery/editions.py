"""Editions of the Recovery Star's list of areas.

The instrument and its ladder texts are owned by others and licensed: flexplads keeps scores and
labels only, and which edition they belong to (DOMAIN.md §4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The ten life areas as V § 2.4 spells them ("Forpligtigelser", "Misbrug" are this edition's).
#: They are the instrument's own names and so are not translated.
_V_2023 = (
    ("mental_health", "Psykisk sundhed"),
    ("physical_health", "Fysisk sundhed og egenomsorg"),
    ("living_skills", "Livsmestring"),
    ("social_network", "Socialt netværk"),
    ("work", "Arbejde"),
    ("relationships", "Relationer"),
    ("addictive_behaviour", "Misbrug"),
    ("responsibilities", "Forpligtigelser"),
    ("identity", "Identitet"),
    ("self_esteem", "Selvopfattelse, tillid og håb"),
)

LOWEST: Final = 1
HIGHEST: Final = 10


@dataclass(frozen=True)
class Area:
    key: str
    label: str


@dataclass(frozen=True)
class Edition:
    key: str
    areas: tuple[Area, ...]

    def area(self, key: str) -> Area | None:
        return next((area for area in self.areas if area.key == key), None)


EDITIONS: Final = {"da-2021": Edition("da-2021", tuple(Area(k, label) for k, label in _V_2023))}
CURRENT: Final = "da-2021"
