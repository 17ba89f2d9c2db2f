"""What goes along when a referral is sent on: who asked, the facts, the answers that say the same
there, the copy as it was first sent with what was added to it, and the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from citizens.services.revealing import number_to_pass_on
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation, Unit, User
from referrals.models import Attachment, Redirect, Referral
from referrals.rules import referrer_kinds
from referrals.services.asking import (
    REFERRAL_FACTS,
    REPRESENTATIVE_FACTS,
    Asking,
    CitizenFacts,
    RepresentativeFacts,
)
from referrals.services.attachments import parts_of, write_parts
from referrals.services.frozen_copy import Frozen, Row, Section, SentOn, answer_in_words
from referrals.services.intake import intake_questions
from schemes.base import UNKNOWN, AnswerType, Criterion, Referrer, Topic, Version
from schemes.carried import Carried, carried_into

#: What a copy says as the file does.
_AS_ATTACHED: Final = (
    *("name", "kind", "size", "fingerprint", "scan"),
    *("by", "by_name", "by_place", "at"),
)


@dataclass(frozen=True, kw_only=True)
class SentBefore:
    """The referral that is sent on, as the new one tells of it."""

    reference: str
    sent_on_by: Organisation
    #: Whose asking it is: the first sender's still.
    sender: Organisation
    sender_unit: Unit | None
    sent_from: str
    submitted_by: User | None
    #: Who declared the citizen ready; "" where nobody has.
    declared_by: str
    steps: list[SentOn]
    sections: list[Section]
    notes: dict[str, str]

    def told_in(self, copy: Frozen) -> Frozen:
        """The new copy with what there is to tell of the first."""
        steps: list[Row] = [
            {
                "question": f"{step['by']}, {step['reference']}",
                "answer": f"{step['because']} {step['consent']}",
                "source": "",
            }
            for step in self.steps
        ]
        with translation.override(settings.LANGUAGE_CODE):
            section: Section = {"title": _("The way here"), "rows": steps}
        return {
            **copy,
            "sections": [section, *copy["sections"]],
            "sent_on": self.steps,
            "before": self.sections,
            "notes": self.notes,
        }


def sent_before(
    by: Actor,
    row: Referral,
    *,
    because: str,
    consent: str,
    ground: str,
    notes: dict[str, str],
    now: datetime,
) -> SentBefore:
    """Of the (locked) referral that is sent on, acting as the one who sends it."""
    own = row.sender_id == row.controller_id
    declaration = row.ready_declarations.standing().first()
    with translation.override(settings.LANGUAGE_CODE):
        step: SentOn = {
            "by": row.controller.name,
            "reference": row.reference,
            "on": timezone.localdate(now).isoformat(),
            "because": because,
            "consent": f"{Redirect.Consent(consent).label}. {ground}".strip(),
        }
        sent_from = row.sent_from
        added = _added(row)
    return SentBefore(
        reference=row.reference,
        sent_on_by=row.controller,
        sender=row.sender,
        sender_unit=row.sender_unit,
        # What a house asked for itself it goes on asking for, by whoever sends it on.
        sent_from=by.place_of_work if own else sent_from,
        submitted_by=by.user if own else row.submitted_by,
        declared_by=declaration.by_name if declaration else "",
        steps=[*row.frozen.get("sent_on", []), step],
        sections=[*row.frozen.get("before", row.frozen["sections"]), *added],
        notes=notes,
    )


def _added(row: Referral) -> list[Section]:
    """What either side told after it was sent, and what the sender reported."""
    added = [
        (fact.at, fact.get_subject_display(), fact.text, fact.by_name)
        for fact in row.later_facts.all()
    ]
    added += [
        (report.at, report.get_what_display(), report.what_happened, report.by_name)
        for report in row.change_reports.all()
    ]
    rows: list[Row] = [
        {
            "question": str(subject),
            "answer": f"{text} ({name}, {timezone.localtime(at):%d.%m.%Y})",
            "source": "",
        }
        for at, subject, text, name in sorted(added)
    ]
    title = _("Added after it was sent to %(receiver)s") % {"receiver": row.controller.name}
    return [{"title": title, "rows": rows}] if rows else []


def asking_there(
    by: Actor, row: Referral, *, receiver: Organisation, scheme: str, track: str, version: Version
) -> tuple[Asking, dict[str, str]]:
    """What was asked here, asked there; and what is to be said beside the answers, by the
    criterion's key."""
    citizen = row.citizen
    anonymous = citizen.is_anonymous
    facts: dict[str, Any] = {
        fact.name: getattr(row, fact.name)
        for fact in REFERRAL_FACTS
        # What the other scheme does not ask about stands in the first copy.
        if fact.topic is None or fact.topic in version.asks_about
    }
    if row.sender_id == row.controller_id:
        facts["case_number"] = row.reference  # the case here is the sender's own case there
    if Topic.REPRESENTATION in version.asks_about:
        facts["representation"] = [
            RepresentativeFacts(
                **{fact.name: getattr(person, fact.name) for fact in REPRESENTATIVE_FACTS}
            )
            for person in row.representatives.all()
        ]
    answers, notes = _answers(row, scheme, track, version)
    asking = Asking(
        citizen=CitizenFacts(
            name="" if anonymous else citizen.name,
            alias=citizen.alias,
            number="" if anonymous else number_to_pass_on(by=by, citizen=citizen),
            birth_date=None if anonymous else citizen.birth_date,
            home_municipality=row.home_municipality,
            phone=citizen.phone,
            anonymous=anonymous,
        ),
        referrer=_referrer(by, row, receiver, version, track),
        answers=answers,
        letters_in=citizen.letter_language,
        **facts,
    )
    return asking, notes


def _answers(
    row: Referral, scheme: str, track: str, version: Version
) -> tuple[dict[str, str], dict[str, str]]:
    """Each question there: the answer to the same question, or to one that says it too; else that
    nobody knows yet."""
    answers, notes = {}, {}
    for asked in intake_questions(version, track):
        unknown = "" if asked.answer_type is AnswerType.TEXT else UNKNOWN
        if scheme == row.scheme:
            answers[asked.key] = row.answers.get(asked.key) or unknown
            continue
        carried = carried_into(scheme, asked, first_scheme=row.scheme, answers=row.answers)
        answers[asked.key] = carried.then.answer if carried else unknown
        notes[asked.key] = _note(row, carried)
    return answers, notes


def _note(row: Referral, carried: Carried | None) -> str:
    """In the authorities' language, as the copy that it stands in."""
    with translation.override(settings.LANGUAGE_CODE):
        name = row.controller.name
        if carried is None:
            return _("not asked at %(name)s") % {"name": name}
        first: Criterion = next(
            asked for asked in row.version.asked(row.track) if asked.key == carried.first.question
        )
        return _("follows from the answer at %(name)s: %(question)s %(answer)s") % {
            "name": name,
            "question": _(first.question),
            "answer": answer_in_words(first, carried.first.answer),
        }


def _referrer(
    by: Actor, row: Referral, receiver: Organisation, version: Version, track: str
) -> str:
    """As whom it was asked, where the other offer takes it so; else as the authority."""
    kinds = referrer_kinds(by, receiver, version, track)
    return row.referrer if row.referrer in kinds else Referrer.AUTHORITY.value


def copy_files(row: Referral, new: Referral) -> None:
    """The files that stand, for the new receiver, sealed anew; a part at a time."""
    with acting(row.controller_id, new.controller_id):
        for file in row.attachments.standing():
            copy = Attachment(
                controller_id=new.controller_id,
                referral=new,
                sender_id=new.sender_id,
                sender_unit_id=new.sender_unit_id,
                copy_of=file.pk,
                **{name: getattr(file, name) for name in _AS_ATTACHED},
            )
            copy.save(force_insert=True)
            write_parts(copy, (part.content for part in parts_of(file)))
