"""What belongs to a house: its rules, who pays, what a relapse means there."""

from __future__ import annotations

from dataclasses import dataclass

from schemes.vocabulary import Payer


@dataclass(frozen=True, kw_only=True)
class HouseRule:
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class AtNight:
    """What can be known of every house of the scheme before somebody is sent there at night."""

    source: str
    #: Whether staff are there at night; None where no source says it.
    staff: bool | None = None
    #: What is so of alcohol and drugs, in a line.
    substances: str = ""


@dataclass(frozen=True, kw_only=True)
class MoveInContract:
    """What a citizen signs when moving in: period, rules of the house, inventory."""

    source: str
    #: What is damaged or missing at leaving can be billed to the citizen.
    bills_damage: bool = False


@dataclass(frozen=True, kw_only=True)
class Payment:
    text: str
    source: str
    payer: Payer
    #: The same to the citizen, as a letter says it.
    to_citizen: str = ""
    #: What of it is said besides the citizen's own share, once that is known to the øre.
    besides_share: str = ""


@dataclass(frozen=True, kw_only=True)
class Relapse:
    """What a relapse into alcohol or drugs means for a stay, where the scheme says so."""

    #: What staff are told before they write it down.
    text: str
    source: str
    #: The one who decides may end the stay over it; False: a relapse never ends a stay.
    may_end_stay: bool
