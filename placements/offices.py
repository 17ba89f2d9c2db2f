"""Whose it is to do a verb, where the stay's scheme names an office: the permission is asked before
(``placements.rules``)."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext

from core.problems import NotAllowed
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from placements.rules import not_in_scheme
from placements.verbs import DECISIONS, Verb
from schemes.base import Office


def not_this_person(by: Actor, verb: Verb, stay: Stay) -> NotAllowed | None:
    """Why the stay's scheme leaves the verb to somebody else; the permission is asked before."""
    if by.role is None:
        return None
    if verb in (Verb.EXTEND, Verb.REVIEW) or verb in DECISIONS:
        if not_in_scheme(stay, verb) is not None:
            return None  # there is nothing that would be somebody else's
        return _not_who_decides(by.role, verb, stay)
    if verb in (Verb.SET_PAYMENT, Verb.END_PAYMENT):
        rule = stay.scheme_track.self_payment
        return _not_office(by.role, rule.written_by, stay) if rule is not None else None
    if verb is not Verb.ASK_TO_LEAVE:
        return None
    if stay.version.may_ask_to_leave(stay.track, by.role):
        return None
    leader = gettext(stay.version.words_for(stay.track).leader)
    sentence = gettext("Only the %(leader)s can ask a citizen to leave.") % {"leader": leader}
    return NotAllowed("not_allowed", sentence)


def _not_who_decides(role: Role, verb: Verb, stay: Stay) -> NotAllowed | None:
    """Whoever may decide an award may make it longer, and nobody else; but for some decisions the
    scheme names its own office."""
    track = stay.scheme_track
    named = track.decision_rule(DECISIONS[verb]).deciders if verb in DECISIONS else frozenset()
    return _not_office(role, named or track.deciders, stay)


def _not_office(role: Role, deciders: Collection[Office], stay: Stay) -> NotAllowed | None:
    """Why it is not for this role, where the scheme names who it is for."""
    if role in {office.value for office in deciders}:
        return None
    leader = gettext(stay.version.words_for(stay.track).leader)
    offices = [office for office in Office if office in deciders]
    names = [
        leader if office is Office.FACILITY_LEADER else str(Role(office).label).lower()
        for office in offices
    ]
    sentence = gettext("Done by whoever decides about the stay: %(offices)s.")
    return NotAllowed("not_allowed", sentence % {"offices": ", ".join(names)})
