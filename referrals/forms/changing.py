"""What changed after the asking."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from core.uploads import MB, how_much
from referrals.models import Attachment, ChangeReport, LaterFact, NotWanted
from referrals.models.choices import ClosedBecause


class WithdrawForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"), widget=forms.Textarea(attrs={"rows": 4})
    )


class ReportForm(ProblemForm):
    what = forms.ChoiceField(
        label=_("What has changed?"),
        choices=ChangeReport.What.choices,
        widget=forms.RadioSelect,
    )
    what_happened = forms.CharField(
        label=_("What has happened?"),
        help_text=_("Those who decide read it, and tell you what they do about it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HandleForm(ProblemForm):
    handling = forms.CharField(
        label=_("What have you done about it?"),
        help_text=_("The one who reported it reads it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CloseForm(ProblemForm):
    because = forms.ChoiceField(label=_("Why is it closed?"), widget=forms.RadioSelect)
    not_wanted_because = forms.ChoiceField(
        label=_("If the citizen does not want it: why not?"),
        choices=NotWanted.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What has happened?"),
        help_text=_("The one who asked reads it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, reasons: list[ClosedBecause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["because"]
        choice.choices = [(reason.value, reason.label) for reason in reasons]


class ReadyForm(ProblemForm):
    act = forms.ChoiceField(
        label=_("What is to be written down?"),
        choices=[
            ("expected", _("The citizen is expected to be ready")),
            ("declared", _("The hospital declares the citizen ready")),
            ("withdrawn", _("The declaration is withdrawn")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(
        label=_("Day"), help_text=_("Not when a declaration is withdrawn."), required=False
    )
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("Only when a declaration is withdrawn."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LaterFactForm(ProblemForm):
    subject = forms.ChoiceField(
        label=_("What is it about?"),
        choices=LaterFact.Subject.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What is new?"),
        help_text=_("Both the sender and the receiver read it. It can't be changed afterwards."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RemoveForm(ProblemForm):
    because = forms.ChoiceField(
        label=_("Why should it not be there?"),
        choices=Attachment.RemovedBecause.choices,
        widget=forms.RadioSelect,
    )


class AttachForm(ProblemForm):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # the service says it, as it says all that is wrong with a file
        error_messages={
            "required": _("Choose a file."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.ATTACHMENT_LARGEST
        field = self.fields["file"]
        field.help_text = _(
            "PDF, JPEG, PNG, Word (docx), OpenDocument (odt) or plain text, at most %(most)d MB."
        ) % {"most": most // MB}
        # Refused before it is sent, where scripts run (js/file_size.js).
        field.widget.attrs |= {
            "data-most": most,
            "data-too-large": how_much(settings.UPLOAD_LARGEST),
        }
