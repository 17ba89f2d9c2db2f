"""What every letter to a citizen names, whatever it tells of: who writes to whom, and when."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from citizens.models import Citizen
from citizens.written_to import USUAL_LANGUAGE
from core.problems import Text
from letters.texts import Texts
from organisations.models import Organisation
from placements.models import Facility
from schemes.base import Track
from schemes.complaints import COMPLAIN_WITHIN


@dataclass(frozen=True, kw_only=True)
class Frame(ABC):
    """Its texts are in the language that is active."""

    #: The day of the letter.
    on: date
    texts: Texts
    #: None where nobody asked by a referral: a guest's night.
    reference: str = ""
    #: The house that writes; None: the organisation itself.
    facility: Facility | None = None
    #: {language: {field: words}} of what staff wrote.
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    @abstractmethod
    def citizen(self) -> Citizen: ...

    @property
    @abstractmethod
    def controller(self) -> Organisation: ...

    @property
    @abstractmethod
    def signed_by(self) -> str:
        """By name; "" where the sender alone signs."""

    @property
    @abstractmethod
    def title(self) -> str: ...

    @property
    @abstractmethod
    def own_words(self) -> dict[str, tuple[Text, str]]:
        """What staff wrote, as it stands in the letter: {field: (what it is, words)}."""

    @property
    @abstractmethod
    def lacks(self) -> list[str]:
        """What it must have before it is sent, in words; empty when it has all of it."""

    @property
    @abstractmethod
    def fallen(self) -> str:
        """That what it tells of holds no more, since when and why; "" while it does."""

    @property
    def track(self) -> Track:
        return self.texts.track

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands in a frame on top."""
        if self.fallen:
            return (self.fallen,)
        if lacks := self.lacks:
            return (_("Draft – lacks %(what)s") % {"what": ", ".join(lacks)},)
        return ()

    def untranslated(self, language: str) -> list[str]:
        """The fields that would stand in another language than the letter."""
        if language == USUAL_LANGUAGE:
            return []
        translated = self.translations.get(language, {})
        return [name for name in self.own_words if not translated.get(name)]

    @property
    def address(self) -> str:
        return (self.facility or self.controller).address

    @property
    def phone(self) -> str:
        return (self.facility or self.controller).phone

    @property
    def has_sender(self) -> bool:
        """There is an address to write to and a number to ring."""
        return bool(self.address and self.phone)

    @property
    def sender(self) -> tuple[str, ...]:
        """Who writes: organisation, house, address, phone and mail, a line each."""
        lines = [self.controller.name, self.facility.name if self.facility else "", self.address]
        lines += [f"{_('Phone')} {self.phone}" if self.phone else ""]
        lines += [self.controller.mail if self.facility is None else ""]
        return tuple(filter(None, dict.fromkeys(lines)))

    @property
    def fields(self) -> dict[str, str]:
        """What the fields of the texts are filled in with."""
        writer = self.facility.name if self.facility else self.controller.name
        return {
            "navn": self.citizen.name or self.citizen.alias,
            "tilbud": writer,
            "adresse": self.address or _("(the address is missing)"),
            "telefon": _unbroken(self.phone) or _("(the phone number is missing)"),
            "kommune": self.controller.name,
            "svarfrist": complaint_weeks(),
            "afsender": self.signed_by or self.controller.name,
            "dato": date_format(self.on, "DATE_FORMAT"),
        }


def _unbroken(phone: str) -> str:
    """A number that stands on one line."""
    return phone.replace(" ", "\u00a0")


def complaint_weeks() -> str:
    """How long there is to complain, in words."""
    return _("%(n)d weeks") % {"n": COMPLAIN_WITHIN.days // 7}
