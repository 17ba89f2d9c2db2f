"""What the stay's page needs besides the way and the actions: whom to ring, and what was answered
that matters from day to day."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.case import Case
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.models import Referral
from referrals.services.frozen_copy import answer_in_words


@dataclass(frozen=True)
class Contact:
    role: str
    name: str
    phone: str = ""


@dataclass(frozen=True)
class Answer:
    question: str
    answer: str


def referral_of(case: Case, by: Actor) -> Referral | None:
    """The referral the stay came from, for whoever may see referrals."""
    if not by.may(Permission.SEE_REFERRALS):
        return None
    return Referral.objects.visible_to(by).filter(stay=case.stay).first()


def contacts(case: Case, referral: Referral | None) -> list[Contact]:
    """Whom to ring, the citizen first."""
    stay = case.stay
    people = []
    if stay.citizen.phone:
        people.append(Contact(_("The citizen"), stay.citizen.called, stay.citizen.phone))
    if referral is not None:
        people.append(Contact(_("Who referred"), referral.contact_name, referral.contact_phone))
    if stay.key_worker is not None:
        people.append(Contact(_("Key worker"), stay.key_worker.name))
    if stay.coordinator is not None:
        people.append(Contact(_("Coordinator"), stay.coordinator.name))
    return people


def answers_during_stay(case: Case, referral: Referral | None) -> list[Answer]:
    """What the scheme says matters while the citizen is here, as it was answered last."""
    wanted = case.stay.version.during_stay
    if referral is None or not wanted:
        return []
    return [
        Answer(_(asked.question), answer_in_words(asked, referral.answers.get(asked.key)))
        for asked in case.stay.version.criteria_for(case.stay.track)
        if asked.key in wanted
    ]
