"""In which language and how a citizen is written to, unless who sends chooses otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from citizens.models import Citizen
from citizens.written_to import USUAL_EDITION, USUAL_LANGUAGE
from referrals.models import Referral


@dataclass(frozen=True)
class Wish:
    language: str
    edition: str
    #: Whether anybody has said it: the citizen, or the referral for them.
    is_known: bool

    @property
    def chosen(self) -> dict[str, str]:
        return {"language": self.language, "edition": self.edition}


def wish_of(citizen: Citizen, referral: Referral | None) -> Wish:
    """What is held of the citizen; of the language, else what the referral says plainly."""
    asked = referral.letter_language if referral is not None else ""
    language = citizen.letter_language or asked
    return Wish(
        language=language or USUAL_LANGUAGE,
        edition=citizen.letter_edition or USUAL_EDITION,
        is_known=bool(language or citizen.letter_edition),
    )
