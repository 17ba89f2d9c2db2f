"""The citizen, who may be the same as another, and who was joined with whom."""

from citizens.identifiers import Identifier
from citizens.models.citizen import (
    FILL_WORDS,
    Citizen,
    CitizenNumber,
    CitizenQuerySet,
    CitizenWord,
    NameKeyField,
)
from citizens.models.identity import IdentityQuestion
from citizens.models.joining import JoinedRegistration, JoiningProposal

__all__ = [
    "FILL_WORDS",
    "Citizen",
    "CitizenNumber",
    "CitizenQuerySet",
    "CitizenWord",
    "Identifier",
    "IdentityQuestion",
    "JoinedRegistration",
    "JoiningProposal",
    "NameKeyField",
]
