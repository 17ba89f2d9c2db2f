"""What the rules say about one referral: every finding, refusal and open question at once."""

from __future__ import annotations

from typing import Final

from schemes.base import Version
from schemes.criteria import (
    Criterion,
    Facts,
    Finding,
    OpenQuestion,
    Refusal,
    State,
    Verdict,
    Weight,
)
from schemes.texts import _
from schemes.vocabulary import Payer

NOT_THIS_WAY_IN: Final = _("The scheme does not take referrals from this sender.")
WHO_REFERS: Final = _("Find out who is referring: not everyone may.")
WHO_PAYS: Final = _(
    "Find out which municipality is the acting one: it decides about help, and is charged."
)
NOT_ANONYMOUS: Final = _(
    "The place can only be given to a citizen whose name is known. "
    "Talk with the citizen about what is passed on to whom."
)


def assess(version: Version, facts: Facts) -> Verdict:
    """The criteria first, in the scheme's order, after what concerns the way in."""
    findings = tuple(
        _find(criterion, facts)
        for criterion in version.criteria_for(facts.track)
        if not criterion.is_off(facts.answers)
    )
    refusals = [*_way_in(version, facts), *_anonymity(version, facts)]
    questions = [*_sender(version, facts), *_payer(version, facts)]
    for finding in findings:
        criterion = finding.criterion
        if finding.state is State.NOT_MET and criterion.weight is not Weight.INFORMATION:
            refusals.append(
                Refusal(
                    code=criterion.key,
                    text=criterion.refusal,
                    source=criterion.source,
                    hard=criterion.weight is Weight.HARD,
                )
            )
        elif finding.state is State.UNKNOWN and criterion.open_question:
            questions.append(
                OpenQuestion(
                    code=criterion.key,
                    text=criterion.open_question,
                    source=criterion.source,
                    blocks=criterion.needed_to_accept,
                )
            )
    return Verdict(findings=findings, refusals=tuple(refusals), open_questions=tuple(questions))


def _find(criterion: Criterion, facts: Facts) -> Finding:
    if criterion.asked:
        answer = facts.answers.get(criterion.key)
    else:
        fact = getattr(facts, criterion.fact) if criterion.fact else None
        answer = None if fact is None else str(fact)
    return Finding(criterion=criterion, answer=answer, state=criterion.judge(facts))


def _way_in(version: Version, facts: Facts) -> list[Refusal]:
    if facts.referrer is None or version.may_refer(facts.track, facts.referrer):
        return []
    track = version.track(facts.track)
    text = track.ways_in or NOT_THIS_WAY_IN
    source = track.ways_in_source or version.source
    return [Refusal(code="referrer", text=text, source=source, hard=True)]


def _sender(version: Version, facts: Facts) -> list[OpenQuestion]:
    if facts.referrer is not None:
        return []
    source = version.track(facts.track).ways_in_source or version.source
    return [OpenQuestion(code="referrer", text=WHO_REFERS, source=source, blocks=True)]


def _payer(version: Version, facts: Facts) -> list[OpenQuestion]:
    """A sold place is charged to the acting municipality, unless another has agreed to pay."""
    payment = version.payment_for(facts.track)
    if payment is None or payment.payer is not Payer.ACTING_MUNICIPALITY:
        return []
    if facts.acting_municipality != "" or facts.paying_municipality != "":
        return []
    code, source = "acting_municipality", payment.source
    return [OpenQuestion(code=code, text=WHO_PAYS, source=source, blocks=False)]


def _anonymity(version: Version, facts: Facts) -> list[Refusal]:
    if version.anonymous_allowed or not facts.anonymous:
        return []
    source = version.anonymous_source or version.source
    return [Refusal(code="anonymous", text=NOT_ANONYMOUS, source=source, hard=True)]
