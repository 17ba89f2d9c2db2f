"""The answer to a referral. People decide; the rules say what speaks against, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

import schemes
from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from organisations.actors import Actor
from placements.models import Decision
from placements.services.course_decisions import check_intensity
from placements.services.decisions import Kind, write
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Hearing, Referral
from referrals.rules import Verb, against_accepting, already
from referrals.services.frozen_copy import answer_in_words
from referrals.services.hearings import before_reply
from referrals.services.locking import locked
from referrals.services.referrals import let_go_of_hold
from referrals.services.unmet import check_room_may_refuse, keep_refused_for_lack_of_room
from schemes.base import UNKNOWN, Refusal, Track


@transaction.atomic
def accept_referral(
    *,
    by: Actor,
    referral: Referral,
    now: datetime,
    reasons: str = "",
    overrides: Mapping[str, str] | None = None,
    legal_basis: str = "",
    target_group: str = "",
    told_length: str = "",
    goals: str = "",
    intensity: int = 100,
    in_part: bool = False,
    instead_of: Decision | None = None,
) -> Decision:
    """Award the stay. ``overrides`` sets judgements aside: {refusal's code: why}.

    ``in_part``: something else or less than was applied for, which takes reasons. ``instead_of`` is
    the refusal it takes the place of: looked at again, or complained of.

    Raises :class:`Problems` with every statutory refusal, unanswered question and missing reason
    at once; :class:`NotAllowed` for one who doesn't decide in this scheme; :class:`Conflict`
    where it is decided already. The same acceptance twice is one.
    """
    verb = Verb.ACCEPT if instead_of is None else Verb.AWARD_AFTER_ALL
    with locked(by, referral, verb) as row:
        row.judged_on = timezone.localdate(now)
        track = row.scheme_track
        checks = Checks()
        decision = Decision(
            kind=_kind_of_award(checks, track, in_part),
            reasons=checks.text(
                "reasons",
                reasons,
                missing=_("Write why the citizen gets less.") if in_part else "",
                longest=LONG_TEXT,
            ),
            legal_basis=checks.choice(
                "legal_basis",
                legal_basis,
                [basis.key for basis in track.legal_bases],
                missing=_("Choose the legal basis.") if track.legal_bases else "",
            ),
            target_group=checks.choice(
                "target_group",
                target_group,
                [group.key for group in track.target_groups],
                missing=_("Choose the target group.") if track.target_groups else "",
            ),
            told_length=_told_length(checks, told_length, track),
            goals=checks.text("goals", goals, longest=LONG_TEXT),
            intensity=intensity if track.support_in_per_cent else 100,
        )
        check_intensity(checks, decision.intensity)
        _say_group(row, decision.target_group)
        _check_home_of_group(checks, row, decision.target_group)
        decision.overrides = _overrides(checks, row.verdict.to_override, overrides or {})
        if standing := _standing(row, decision, instead_of):
            return standing
        rules.apply(row, verb)
        _check_target_group(checks, row, decision.target_group)
        for problem in against_accepting(row):
            checks.add_problem(problem)
        checks.raise_any()
        return _record(by, row, decision, instead_of, now)


@transaction.atomic
def refuse_referral(
    *,
    by: Actor,
    referral: Referral,
    reasons: str,
    now: datetime,
    sent_to: str = "",
    legal_basis: str = "",
    instead_of: Decision | None = None,
    before_reply_because: str = "",
    for_lack_of_room: bool = False,
) -> Decision:
    """Say no, with reasons that the citizen can be told, and where the citizen was sent instead.

    ``instead_of`` is an award that is taken back before the citizen has a place by it.

    ``legal_basis`` is what was applied for; where the track has but one, it is that. Without one
    the letter stays a draft. ``before_reply_because``: why the reply of a hearing that runs is not
    waited for; after its day nothing is asked.

    ``for_lack_of_room`` is counted among what nobody could help; under § 110 it takes other help
    in ``sent_to``. A place kept free is let go.
    """
    verb = Verb.REFUSE if instead_of is None else Verb.TAKE_BACK
    with locked(by, referral, verb) as row:
        row.judged_on = timezone.localdate(now)
        checks = Checks()
        decision = Decision(
            kind=Kind.REFUSAL,
            reasons=checks.text(
                "reasons", reasons, missing=_("Write the reasons."), longest=LONG_TEXT
            ),
            sent_to=checks.text("sent_to", sent_to, longest=160),
            legal_basis=_refused_basis(checks, legal_basis, row.scheme_track),
        )
        if standing := _standing(row, decision, instead_of):
            return standing
        rules.apply(row, verb)
        because = before_reply(checks, row, before_reply_because, now)
        if for_lack_of_room:
            check_room_may_refuse(checks, row, decision.sent_to)
        checks.raise_any()
        if because:
            Hearing.objects.filter(referral=row).running().update(decided_before_because=because)
        let_go_of_hold(row, now=now)
        if for_lack_of_room:
            keep_refused_for_lack_of_room(row, by=by, now=now)
        row.stay = None  # one that came to nothing
        return _record(by, row, decision, instead_of, now)


def _kind_of_award(checks: Checks, track: Track, in_part: bool) -> Kind:
    if not in_part:
        return Kind.AWARD
    if not track.decides(Kind.PARTIAL):
        checks.add("not_in_part", _("Nothing is awarded in part here."), field="in_part")
    return Kind.PARTIAL


def _say_group(referral: Referral, chosen: str) -> None:
    """Where the assessment has not said it, the decision does: what depends on the group is judged
    by it (group 3 is not held against a long-term need, V § 2.2)."""
    assessed = referral.answers.get("target_group", "")
    asked = {criterion.key for criterion in referral.version.asked(referral.track)}
    if chosen and assessed in ("", UNKNOWN) and "target_group" in asked:
        referral.answers = {**referral.answers, "target_group": chosen}


def _check_target_group(checks: Checks, referral: Referral, chosen: str) -> None:
    """What was asked depends on the group: another than the assessment's asks other questions."""
    keys = [group.key for group in referral.scheme_track.target_groups]
    assessed = referral.answers.get("target_group", "")
    if chosen and assessed in keys and chosen != assessed:
        checks.add(
            "another_target_group",
            _("The assessment says another target group. Change the answer there first."),
            field="target_group",
        )


def _refused_basis(checks: Checks, key: str, track: Track) -> str:
    keys = [basis.key for basis in track.legal_bases]
    if not key and len(keys) == 1:
        return keys[0]
    return checks.choice("legal_basis", key, keys)


def _check_home_of_group(checks: Checks, row: Referral, group: str) -> None:
    """A group for people of another municipality, and where the citizen lives, must agree."""
    if row.verdict.blocking:
        return  # nobody is awarded anything: the group is not what is wrong
    scheme = schemes.get(row.scheme)
    if problem := row.scheme_track.target_group_problem(
        group, home_municipality=row.home_municipality, own_municipality=scheme.municipality
    ):
        checks.add("target_group_elsewhere", _(problem), field="target_group")


def _told_length(checks: Checks, length: str, track: Track) -> str:
    """Where no end is set, the scheme's own words: that it is temporary is always said."""
    if not track.length.end_set_at_start:
        length = ""
    return checks.text("told_length", length or _(track.length.in_words), longest=80)


def _overrides(
    checks: Checks, judgements: tuple[Refusal, ...], reasons: Mapping[str, str]
) -> list[dict[str, str]]:
    """Each judgement against, with the reason it is set aside for. Statutory ones never are."""
    against = {judgement.code: judgement for judgement in judgements}
    for code, reason in reasons.items():
        if code not in against and reason:
            checks.add(
                "nothing_to_override",
                _("There is nothing here to set aside."),
                field=f"overrides.{str(code)[:60]}",
            )
    return [
        {
            **_plain(judgement),
            "reason": checks.text(
                f"overrides.{code}",
                reasons.get(code, ""),
                missing=_("Write why it does not stand in the way."),
                longest=LONG_TEXT,
            ),
        }
        for code, judgement in against.items()
    ]


def _plain(refusal: Refusal) -> dict[str, str]:
    return {"code": refusal.code, "text": _(refusal.text), "source": refusal.source}


COMPARED = (
    "kind",
    "reasons",
    "overrides",
    "legal_basis",
    "target_group",
    "told_length",
    "goals",
    "intensity",
    "sent_to",
)


def _standing(
    referral: Referral, decision: Decision, instead_of: Decision | None
) -> Decision | None:
    """The decision there is, where it says just this (a double click).

    Raises :class:`Conflict` where it says something else.
    """
    standing = referral.decision
    if standing is None or standing == instead_of:
        return None
    if repeats(standing, **{field: getattr(decision, field) for field in COMPARED}):
        return standing
    raise already(standing.outcome)


def _record(
    by: Actor,
    referral: Referral,
    decision: Decision,
    instead_of: Decision | None,
    now: datetime,
) -> Decision:
    referral.decision = write(
        by=by,
        of=referral,
        citizen_id=referral.citizen_id,
        controller_id=referral.controller_id,
        sender_id=referral.sender_id,
        sender_unit_id=referral.sender_unit_id,
        refusals=[_plain(refusal) for refusal in referral.verdict.refusals],
        facts=_facts(referral),
        replaces=instead_of,
        now=now,
        **{field: getattr(decision, field) for field in COMPARED},
    )
    referral.save()
    words = referral.version.words_for(referral.track)
    record(
        referral,
        ReferralEvent.ACCEPTED if decision.is_award else ReferralEvent.REFUSED,
        by=by,
        at=now,
        words=words.accepted if decision.is_award else words.refused,
        overridden=len(decision.overrides),
    )
    return referral.decision


def _facts(referral: Referral) -> list[dict[str, str]]:
    """What was known of the criteria when it was decided, in words and as it was answered."""
    with translation.override(settings.LANGUAGE_CODE):
        return [
            {
                "key": finding.criterion.key,
                "answer": finding.answer,
                "label": _(finding.criterion.question),
                "value": answer_in_words(finding.criterion, finding.answer),
            }
            for finding in referral.verdict.findings
            if finding.answer
        ]
