"""What a sender is told of a referral, as JSON: the schema of each answer."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from interop.codes import WARNINGS
from interop.rest.schemes import OrganisationOut
from placements.models import Decision
from referrals.models import Attachment, ChangeReport, LaterFact, Referral
from referrals.services.file_kinds import CONTENT_TYPES

#: A code of Danmarks Statistik (``citizens.municipality_names``), or none.
MUNICIPALITY: Final = "^([0-9]{4})?$"
#: A referral without them is no referral; the others may be left out of the body.
MUST_BE_THERE: Final = ("contact_name", "whereabouts")
#: Of each who speaks for the citizen.
MUST_BE_OF_A_PERSON: Final = ("part", "name")


class ChangeOut(serializers.Serializer[Any]):
    what = serializers.ChoiceField(choices=ChangeReport.What.choices)
    what_happened = serializers.CharField()
    at = serializers.DateTimeField()
    handled_at = serializers.DateTimeField(allow_null=True)
    handling = serializers.CharField(
        allow_blank=True, help_text=_("What the receiver has done about it.")
    )


class LaterFactOut(serializers.Serializer[Any]):
    """Told beside what was sent, by either side; nobody is asked to act on it."""

    id = serializers.IntegerField()
    subject = serializers.ChoiceField(choices=LaterFact.Subject.choices)
    text = serializers.CharField()
    at = serializers.DateTimeField()
    by_name = serializers.CharField()
    from_sender = serializers.BooleanField(
        help_text=_("True: written by the sender's side; false: by the receiver's.")
    )
    corrects = serializers.IntegerField(
        source="corrects_id",
        allow_null=True,
        help_text=_("The entry that was wrong; it stands beside this one."),
    )


class AttachmentOut(serializers.Serializer[Any]):
    """A file that goes with the referral, attached by either side; or that one was there."""

    id = serializers.UUIDField()
    name = serializers.CharField(
        allow_blank=True, help_text=_("As it is kept; empty once it has been taken away.")
    )
    content_type = serializers.SerializerMethodField()
    size = serializers.IntegerField(help_text=_("In bytes."))
    scan = serializers.ChoiceField(
        choices=Attachment.Scan.choices, help_text=_("What the virus scanner said.")
    )
    at = serializers.DateTimeField()
    by_name = serializers.CharField()
    by_place = serializers.CharField()
    removed_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it was taken away; null while it is there.")
    )
    removed_because = serializers.ChoiceField(
        choices=Attachment.RemovedBecause.choices, allow_blank=True
    )
    removed_by_name = serializers.CharField(allow_blank=True)

    @extend_schema_field({"type": "string", "enum": list(CONTENT_TYPES.values())})
    def get_content_type(self, file: Attachment) -> str:
        return CONTENT_TYPES[Attachment.Kind(file.kind)]


class TakenOut(serializers.Serializer[Any]):
    """Somebody who has taken a file out."""

    name = serializers.CharField()
    organisation = serializers.CharField()
    at = serializers.DateTimeField()


class RemovedOut(serializers.Serializer[Any]):
    """What is left of a file, and who had it."""

    attachment = AttachmentOut()
    taken_by = TakenOut(many=True, help_text=_("Who has taken it out, the latest first."))


class CameFromOut(serializers.Serializer[Any]):
    """Who sent the referral on, as what it was known there, when and why."""

    by = serializers.CharField()
    reference = serializers.CharField()
    on = serializers.DateField()
    because = serializers.CharField()


class WentOnOut(serializers.Serializer[Any]):
    """What the referral goes on as, at another receiver: one's own referral there."""

    id = serializers.IntegerField()
    reference = serializers.CharField()
    receiver = OrganisationOut()


class DecisionOut(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    decided_at = serializers.DateTimeField()
    reasons = serializers.CharField(allow_blank=True)
    told_length = serializers.CharField(
        allow_blank=True, help_text=_("How long, as it was told to the citizen.")
    )


class RowOut(serializers.Serializer[Any]):
    question = serializers.CharField()
    answer = serializers.CharField()
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]


class SectionOut(serializers.Serializer[Any]):
    title = serializers.CharField()
    rows = RowOut(many=True)


class FrozenOut(serializers.Serializer[Any]):
    """What was asked and answered, in words, as it stood when it was sent."""

    edition = serializers.IntegerField()
    called = serializers.CharField()
    number = serializers.CharField(allow_blank=True)
    scheme = serializers.CharField()
    sections = SectionOut(many=True)


class PlaceOut(serializers.Serializer[Any]):
    """A facility, by the id it has in the list of facilities."""

    id = serializers.IntegerField(source="pk")
    name = serializers.CharField()


class ReferralRowOut(serializers.Serializer[Any]):
    """A referral in a list: nothing about the citizen."""

    id = serializers.IntegerField()
    reference = serializers.CharField(help_text=_("The receiver's number for it."))
    case_number = serializers.CharField(
        allow_blank=True, help_text=_("The sender's own, as it was sent.")
    )
    status = serializers.ChoiceField(choices=Referral.Status.choices)
    receiver = OrganisationOut()
    scheme = serializers.CharField()
    track = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(
        help_text=_("When anything of what is answered here changed last, names aside.")
    )
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    wished_facility = PlaceOut(
        allow_null=True, help_text=_("The “facility” that was sent: a wish, whatever became of it.")
    )
    facility = PlaceOut(
        allow_null=True,
        help_text=_("Where the citizen comes to; null until a stay is booked there."),
    )
    comes_on = serializers.DateField(
        allow_null=True, help_text=_("The day the citizen is expected there.")
    )
    moved_in_on = serializers.DateField(allow_null=True, help_text=_("The day the citizen came."))


class AskedOut(serializers.Serializer[Any]):
    """More information that the receiver asks the sender for, not answered yet."""

    id = serializers.IntegerField(help_text=_("What it is answered by."))
    asked_on = serializers.DateField()
    expected_by = serializers.DateField(
        help_text=_("When it is hoped for; the deadline of the answer stands still until it comes.")
    )
    questions = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("Keys of the scheme's criteria that are asked; may be empty."),
    )
    words = serializers.CharField(
        allow_blank=True, help_text=_("The question in words; may be empty.")
    )


class ReferralOut(ReferralRowOut):
    """One's own referral: what was sent, and what became of it."""

    answer_by = serializers.DateField(
        allow_null=True,
        help_text=_(
            "The day by which it is answered at the latest; null once it is, and while it stands "
            "still."
        ),
    )
    stands_still_since = serializers.DateField(
        allow_null=True,
        help_text=_("Since when more information is waited for; null while the deadline runs."),
    )
    asked_of_you = AskedOut(
        many=True,
        help_text=_("What the receiver asks the sender for."),
    )
    decision = DecisionOut(allow_null=True)
    phone = serializers.CharField(
        allow_blank=True,
        help_text=_("Whom to ring about it: the facility it lies with, else the receiver."),
    )
    withdrawn_reason = serializers.CharField(allow_blank=True)
    answers = serializers.DictField(
        child=serializers.CharField(),
        help_text=_("{criterion's key: answer}, as they were stored when it was sent."),
    )
    frozen = FrozenOut()
    expected_ready_on = serializers.DateField(
        allow_null=True, help_text=_("A forecast: when hospital treatment is expected to end.")
    )
    ready_for_discharge_on = serializers.DateField(
        allow_null=True,
        help_text=_("The day the hospital declared the citizen ready, while that stands."),
    )
    closed_at = serializers.DateTimeField(allow_null=True)
    closed_because = serializers.ChoiceField(
        choices=Referral.ClosedBecause.choices,
        allow_blank=True,
        help_text=_("Why the receiver closed it: no refusal, since nobody is turned away."),
    )
    closed_note = serializers.CharField(allow_blank=True)
    changes = ChangeOut(many=True, help_text=_("What was reported after the asking."))
    later_facts = LaterFactOut(
        many=True, help_text=_("What both sides have added to the referral since it was sent.")
    )
    attachments = AttachmentOut(many=True, help_text=_("Files that go with it."))
    came_from = CameFromOut(
        many=True, help_text=_("Who sent it on until it came here, the first of them first.")
    )
    went_on_as = WentOnOut(
        allow_null=True, help_text=_("Where it was sent on to; null where it was not.")
    )


class WarningOut(serializers.Serializer[Any]):
    """Stored all the same: look again."""

    pointer = serializers.CharField(help_text=_("JSON pointer to the field."))
    code = serializers.ChoiceField(choices=WARNINGS)
    detail = serializers.CharField()


class ReferralMadeOut(ReferralOut):
    """The referral just stored, with what may be wrong about it."""

    warnings = WarningOut(many=True)


class DryRunOut(serializers.Serializer[Any]):
    """What would have been stored: nothing was."""

    receiver = OrganisationOut()
    scheme = serializers.CharField()
    track = serializers.CharField()
    rules_from = serializers.DateField(help_text=_("Since when the scheme's rules are these."))
    wished_facility = PlaceOut(allow_null=True)
    answer_by = serializers.DateField(
        help_text=_("The day by which it would be answered at the latest.")
    )
    warnings = WarningOut(many=True)


class ReferralsOut(serializers.Serializer[Any]):
    next = serializers.CharField(
        allow_null=True,
        help_text=_("Address of the next page on this host; null on the last."),
    )
    next_cursor = serializers.CharField(
        allow_null=True, help_text=_("The same as a parameter: what to ask as cursor.")
    )
    complete_until = serializers.DateTimeField(
        help_text=_(
            "Everything stored before this moment is in. Send it back as changed_since with the "
            "next poll, and nothing is missed; something may come twice."
        )
    )
    results = ReferralRowOut(many=True)
