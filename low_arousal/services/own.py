"""A stay or a dialogue, locked for who may do something with it: the stay first."""

from __future__ import annotations

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from low_arousal.models import Dialogue
from low_arousal.rules import RULES, Verb, obstacle
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_stay


def own_stay(by: Actor, stay: Stay, verb: Verb) -> Stay:
    """Raises :class:`NotAllowed`, and what stands against the verb."""
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    if problem := obstacle(row, verb):
        raise problem
    return row


def own_dialogue(by: Actor, dialogue: Dialogue, verb: Verb) -> Dialogue:
    stay = own_stay(by, dialogue.stay, verb)
    row = own_row(
        Dialogue.objects.filter(stay=stay),
        dialogue.pk,
        not_yours=_("The dialogue is not one of yours."),
    )
    row.stay = stay
    return row


def check_is_done(dialogue: Dialogue) -> None:
    if not dialogue.is_done:
        raise Conflict("not_done_yet", _("Finish the dialogue first."))


def check_is_newest(dialogue: Dialogue) -> None:
    """What is old stays to be read; what counts is the newest that is done."""
    newest = Dialogue.objects.done().filter(stay=dialogue.stay).first()
    if newest is not None and newest.pk != dialogue.pk:
        raise Conflict("newer_dialogue", _("A newer version has been made. Use that one."))


def check_without_numbers(checks: Checks, **texts: str) -> None:
    """No CPR number in what is typed."""
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
