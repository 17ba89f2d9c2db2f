"""What a citizen's answers come to on a day: what holds, what was refused, what is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from placements.models import Stay
from schemes.consents import AskedConsent
from sharing.models import Answer, Consent
from sharing.purposes import Purpose


@dataclass(frozen=True)
class Lacking:
    """A purpose for which the citizen has no answer that counts, and why one is asked for."""

    rule: AskedConsent
    #: The last answer, where there was one: it has run out, or the citizen wants to be asked again.
    last: Consent | None

    @property
    def purpose(self) -> Purpose:
        return Purpose(self.rule.purpose)


@dataclass(frozen=True)
class Standing:
    """Of one citizen. Everything in it is loaded."""

    #: All that were ever given, newest first.
    consents: Sequence[Consent]
    today: date

    @cached_property
    def latest(self) -> list[Consent]:
        """Per purpose and recipient the answer that counts: the newest that is not withdrawn. Two
        of the same stand where two registrations were joined."""
        seen: set[tuple[str, str]] = set()
        rows = []
        for consent in self.consents:
            key = (consent.purpose, consent.recipient.casefold())
            if consent.stands and key not in seen:
                seen.add(key)
                rows.append(consent)
        return rows

    @property
    def holding(self) -> list[Consent]:
        return [consent for consent in self.latest if consent.allows_on(self.today)]

    @property
    def refused(self) -> list[Consent]:
        return [consent for consent in self.latest if not consent.allows]

    @property
    def earlier(self) -> list[Consent]:
        """Withdrawn, answered anew, or run out."""
        shown = {consent.pk for consent in (*self.holding, *self.refused)}
        return [consent for consent in self.consents if consent.pk not in shown]

    def for_purpose(self, purpose: Purpose) -> Consent | None:
        return next((each for each in self.holding if each.purpose == purpose), None)

    def lacking(self, stay: Stay) -> list[Lacking]:
        """Those that the stay's scheme asks for by now. A no is an answer, and stays one."""
        sharing = stay.version.sharing
        if sharing is None or not _is_asked(stay):
            return []
        due = sharing.due(planned_end_on=stay.planned_end_on, on=self.today)
        return [Lacking(rule, self._last(rule.purpose)) for rule in due if not self._answers(rule)]

    def _answers(self, rule: AskedConsent) -> bool:
        return any(
            counts_as_answer(consent, self.today)
            for consent in self.latest
            if consent.purpose == rule.purpose
        )

    def _last(self, purpose: str) -> Consent | None:
        return next((each for each in self.consents if each.purpose == purpose), None)


def standing_of(stay: Stay, today: date) -> Standing:
    """One statement; the stay is in sight."""
    rows = Consent.objects.filter(citizen=stay.citizen_id).select_related("by", "ended_by")
    return Standing(list(rows.order_by("-at", "-pk")), today)


def counts_as_answer(consent: Consent, today: date) -> bool:
    """Yes that holds, no, unable; and a wish to be asked again until that day."""
    if consent.ask_again_on is not None and consent.ask_again_on <= today:
        return consent.allows_on(today)
    return consent.allows_on(today) or consent.answer in (
        Answer.REFUSED,
        Answer.UNABLE,
        Answer.LATER,
    )


def _is_asked(stay: Stay) -> bool:
    """A guest of a night is asked nothing; nor who has left or died, or is nobody by name."""
    if stay.citizen.is_anonymous or stay.citizen.died_on is not None:
        return False
    return stay.is_open and not stay.scheme_track.granted_on_the_spot_by
