"""What is filled in to gather descriptions."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.checks import LONG_TEXT
from core.days import DayField
from core.forms import ProblemForm
from core.templatetags.page_tags import short_day
from descriptions.basis import USABLE, fits
from descriptions.gathering import Gathering, Line
from descriptions.models import Description, Partner
from descriptions.services.asking import proposed_day
from descriptions.services.describing import standing_description
from organisations.actors import Actor
from sharing.purposes import Purpose

UNIT: Final = "unit"
_AGAIN: Final = "again:"


class _Whom(forms.MultipleChoiceField):
    """Takes what an older page offered too: what became of it meanwhile the service knows."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        number = str(value).removeprefix(_AGAIN)
        return value == UNIT or (number.isascii() and number.isdecimal() and len(number) < 18)


class AskForm(ProblemForm):
    """Whoever has not been asked yet is ticked; who is silent can be asked anew."""

    whom = _Whom(
        label=_("Who is asked?"),
        error_messages={"required": _("Choose at least one to ask.")},
    )
    wanted_on = DayField(label=_("Wanted by"))
    ground = forms.ChoiceField(
        label=_("Is somebody asked without the citizen's consent?"),
        help_text=_("Ask the citizen first where it can be done."),
        widget=forms.RadioSelect,
        required=False,
    )
    ground_note = forms.CharField(
        label=_("Why does the law allow it here?"),
        help_text=_("Only where somebody is asked without a consent."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONG_TEXT,
    )

    def __init__(self, *args: Any, gathering: Gathering, by: Actor, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        lines = [line for line in gathering.lines if _can_be_asked(line, gathering)]
        whom: Any = self.fields["whom"]
        whom.choices = [(_value(line), _label(line)) for line in lines]
        self._offer_grounds([line.partner for line in lines if line.missing and line.partner])
        self.initial = {
            "whom": [_value(line) for line in lines if _is_proposed(line, by)],
            "wanted_on": proposed_day(gathering.follow_up, today),
            **self.initial,
        }

    def _offer_grounds(self, lacking: list[Partner]) -> None:
        """Those that fit somebody of whom the citizen has not said yes, and what an older page
        offered; the service judges each."""
        grounds = [each for each in USABLE if any(fits(each, partner) for partner in lacking)]
        if self.is_bound:
            grounds += [each for each in USABLE if each.key == self.data.get("ground")]
        if not grounds:
            del self.fields["ground"], self.fields["ground_note"]
            return
        ground: Any = self.fields["ground"]
        chosen = dict.fromkeys(grounds)
        ground.choices = [("", _("No")), *((each.key, each.label) for each in chosen)]

    @property
    def has_choices(self) -> bool:
        whom: Any = self.fields["whom"]
        return bool(whom.choices)

    @property
    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        whom = self.cleaned_data["whom"]
        again = [value.removeprefix(_AGAIN) for value in whom if value.startswith(_AGAIN)]
        return {
            "unit": UNIT in whom,
            "partners": [int(value) for value in whom if value.isdecimal()],
            "again": [int(value) for value in again],
            "wanted_on": self.cleaned_data["wanted_on"],
            "ground": self.cleaned_data.get("ground", ""),
            "ground_note": self.cleaned_data.get("ground_note", ""),
        }


def _can_be_asked(line: Line, gathering: Gathering) -> bool:
    if not line.can_be_written or line.written is not None:
        return False
    if line.partner is None:
        return not line.is_asked
    return not gathering.against_links


def _value(line: Line) -> str:
    if line.partner is None:
        return UNIT
    return f"{_AGAIN}{line.partner.pk}" if line.is_asked else str(line.partner.pk)


def _label(line: Line) -> str:
    name = f"{line.name}, {line.role}"
    if not line.is_asked or line.request is None:
        return name
    day = short_day(timezone.localdate(line.request.asked_at))
    words = gettext("%(who)s: ask anew (asked %(day)s)")
    return words % {"who": name, "day": day}


def _is_proposed(line: Line, by: Actor) -> bool:
    """Who asks needs no question to themselves; nobody is asked twice unless chosen, nor without
    the citizen's yes."""
    if line.is_asked or line.is_another_s or line.missing:
        return False
    key_worker_id = line.follow_up.stay.key_worker_id
    return line.partner is not None or by.user is None or by.user.pk != key_worker_id


class PartnerForm(ProblemForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    role = forms.CharField(
        label=_("Organisation, or what the person does"),
        help_text=_("For example: home support, the job centre, local psychiatry."),
        max_length=120,
    )
    kind = forms.ChoiceField(
        label=_("What kind of partner is it?"),
        help_text=_("The citizen is asked for a consent to each kind."),
        choices=[
            ("", _("Choose …")),
            *((each.value, each.label) for each in Purpose if each.shares),
        ],
    )
    mail = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Their own work address, and not one that many read."),
    )


class EndPartnerForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("For example: another now gives the home support."),
        max_length=200,
    )


class DescriptionForm(ProblemForm):
    text = forms.CharField(label="", widget=forms.Textarea(attrs={"rows": 8}), max_length=LONG_TEXT)

    def __init__(self, *args: Any, question: str, latest: Description | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = gettext(question)
        self.edits(standing_description(latest))


class LinkForm(ProblemForm):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Write no CPR number, and no names of others than are needed."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONG_TEXT,
        error_messages={"required": _("Write how it goes, or put a tick below.")},
    )
    not_mine = forms.BooleanField(
        label=_("I do not know the citizen, or it is not my task"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("not_mine"):
            self.fields["text"].required = False
