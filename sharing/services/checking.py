"""What is missing before something of a citizen is shared: asked by who is about to share it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.problems import Conflict, Problem, WayOn
from placements.models import Stay
from sharing import rules
from sharing.models import Answer, Consent
from sharing.purposes import Purpose
from sharing.rules import RULES, Verb
from sharing.standing import Standing, standing_of
from sharing.topics import Topic


def what_is_missing(
    stay: Stay,
    purpose: Purpose,
    *,
    on: date,
    topics: Collection[Topic] = (),
    standing: Standing | None = None,
) -> Problem | None:
    """Why the citizen's word does not allow it on the day, with the way to ask; None where it does.

    Whether a rule of law allows it all the same is the asker's to judge and to write down
    (``sharing.grounds``, ADR-0043). The stay is in sight, and its citizen loaded. One statement,
    none with ``standing``, all the citizen's answers as they are on the day.
    """
    if problem := rules.obstacle(stay, Verb.ASK):
        return problem
    standing = standing or standing_of(stay, on)
    consents = [each for each in standing.holding if each.purpose == purpose]
    if not consents:
        return _not_given(stay, purpose, standing)
    # Of several the one that covers most: the citizen may have said yes to two people.
    beyond = min(
        (
            [str(topic.label) for topic in Topic if topic in topics and topic not in each.topics]
            for each in consents
        ),
        key=len,
    )
    if beyond:
        words = _("The consent does not cover: %(parts)s.") % {"parts": "; ".join(beyond)}
        return Conflict("not_covered", words, ways_on=_to_ask(stay))
    return None


def _not_given(stay: Stay, purpose: Purpose, standing: Standing) -> Problem:
    """Refused, unable, put off, run out, never asked: each is another answer."""
    of_purpose = [
        consent
        for consent in standing.consents
        if consent.purpose == purpose and consent.ended != Consent.Ended.REPLACED
    ]
    last = of_purpose[0] if of_purpose else None
    words = {"what": str(purpose.label)}
    if last is None:
        text = _("%(what)s: the citizen has not been asked.") % words
        return Conflict("consent_missing", text, ways_on=_to_ask(stay))
    if last.answer == Answer.REFUSED:
        return Conflict("consent_refused", _("%(what)s: the citizen has said no.") % words)
    if last.ended == Consent.Ended.WITHDRAWN:
        text = _("%(what)s: the citizen has withdrawn the consent.") % words
        return Conflict("consent_withdrawn", text, ways_on=_to_ask(stay))
    if last.answer == Answer.UNABLE:
        text = _("%(what)s: the citizen cannot decide on it, and nobody has in their place.")
        return Conflict("consent_unable", text % words, ways_on=_to_ask(stay))
    if last.answer == Answer.LATER and last.ask_again_on is not None:
        day = date_format(last.ask_again_on, "DATE_FORMAT")
        text = _("%(what)s: the citizen wants to be asked again on %(day)s.")
        return Conflict("consent_put_off", text % (words | {"day": day}), ways_on=_to_ask(stay))
    text = _("%(what)s: the consent has run out.") % words
    return Conflict("consent_over", text, ways_on=_to_ask(stay))


def _to_ask(stay: Stay) -> list[WayOn]:
    rule = RULES[Verb.ASK]
    return [WayOn(rule.label, rule.address, (stay.pk,))]
