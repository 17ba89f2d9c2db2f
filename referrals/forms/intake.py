"""The pages of a referral: fixed ones, and one per theme of the scheme's criteria.

The forms only read: dates become dates. Everything else is judged by ``services.intake.check``,
which the API meets too; its problems are shown at the fields here, which carry the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.municipalities import NAMES
from organisations.forms import DayField, ProblemForm
from referrals.models import Referral
from referrals.referrers import WORDS
from referrals.services.facts import Asking, CitizenFacts
from referrals.services.intake import intake_questions
from schemes.base import UNKNOWN, AnswerType, Criterion, Referrer, Version

LONG: Final = {"rows": 5}


class CitizenForm(ProblemForm):
    """``anonymous`` is only asked where the scheme takes anonymous citizens."""

    anonymous = forms.BooleanField(
        label=_("The citizen wants to be anonymous"),
        help_text=_("Then only fill in what the citizen is called."),
        required=False,
    )
    number = forms.CharField(
        label=_("CPR number"),
        help_text=_("Ten digits, or a replacement number."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    birth_date = DayField(
        label=_("Date of birth"), help_text=_("Only if there is no CPR number."), required=False
    )
    alias = forms.CharField(
        label=_("Called"),
        help_text=_("If the citizen goes by another name."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    home_municipality = forms.ChoiceField(
        label=_("Home municipality"),
        choices=[("", _("Not known")), *sorted(NAMES.items(), key=lambda item: item[1])],
        required=False,
    )
    phone = forms.CharField(
        label=_("The citizen's phone"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, anonymous_allowed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not anonymous_allowed:
            del self.fields["anonymous"]


class SituationForm(ProblemForm):
    whereabouts = forms.ChoiceField(
        label=_("Where is the citizen now?"),
        choices=Referral.Whereabouts.choices,
        widget=forms.RadioSelect,
    )
    whereabouts_note = forms.CharField(
        label=_("Where exactly?"), help_text=_("For example the ward."), required=False
    )
    ready_for_discharge_on = DayField(
        label=_("Ready for discharge since"),
        help_text=_("The day the hospital's treatment ended, or ends."),
        required=False,
    )
    wished_on = DayField(label=_("Wished from"), required=False)
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        choices=Referral.Urgency.choices,
        widget=forms.RadioSelect,
    )
    situation = forms.CharField(
        label=_("What is the situation, in short?"),
        help_text=_("What has happened, what helps, and what the citizen wants."),
        required=False,
        widget=forms.Textarea(attrs=LONG),
    )


class ContactForm(ProblemForm):
    referrer = forms.ChoiceField(label=_("Who is asking?"), widget=forms.RadioSelect)
    contact_name = forms.CharField(label=_("Who can we ring?"), help_text=_("Name and function."))
    contact_phone = forms.CharField(
        label=_("Phone"), required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )

    def __init__(self, *args: Any, referrers: list[Referrer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["referrer"]
        choice.choices = [(one.value, WORDS[one]) for one in referrers]


class AnswersForm(ProblemForm):
    """One field per criterion, named ``answers.<key>`` as the service's problems are."""

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in criteria:
            self.fields[f"answers.{one.key}"] = answer_field(one)


def answer_field(criterion: Criterion) -> forms.Field:
    """Yes, no and don't know as large buttons; "don't know" is an honest answer everywhere."""
    said: dict[str, Any] = {
        "label": gettext(criterion.question),
        "help_text": gettext(criterion.help) if criterion.help else "",
    }
    if criterion.answer_type is AnswerType.TEXT:
        return forms.CharField(required=False, widget=forms.Textarea(attrs=LONG), **said)
    choices: list[tuple[str, str | Promise]]
    if criterion.answer_type is AnswerType.CHOICE:
        choices = [(one.key, gettext(one.label)) for one in criterion.choices]
    else:
        choices = [("yes", _("Yes")), ("no", _("No"))]
    return forms.ChoiceField(
        choices=[*choices, (UNKNOWN, _("Don't know"))], widget=forms.RadioSelect, **said
    )


@dataclass(frozen=True)
class Page:
    """One page of the form. ``key`` is its address and its name in the draft."""

    key: str
    title: str
    make: Callable[..., ProblemForm]


def pages(version: Version, track: str, referrers: list[Referrer]) -> list[Page]:
    """The citizen; the situation now; a page per theme; who asks and whom to ring."""
    themes: dict[str, list[Criterion]] = {}
    for one in intake_questions(version, track):
        themes.setdefault(one.theme, []).append(one)
    return [
        Page(
            "borgeren",
            gettext("The citizen"),
            lambda *a, **k: CitizenForm(*a, anonymous_allowed=version.anonymous_allowed, **k),
        ),
        Page("nu", gettext("The situation now"), SituationForm),
        *(
            Page(
                f"emne-{n}",
                gettext(theme),
                lambda *a, _criteria=criteria, **k: AnswersForm(*a, criteria=_criteria, **k),
            )
            for n, (theme, criteria) in enumerate(themes.items(), 1)
        ),
        Page(
            "afsender",
            gettext("Who is asking"),
            lambda *a, **k: ContactForm(*a, referrers=referrers, **k),
        ),
    ]


def read(filled: Mapping[str, ProblemForm]) -> Asking:
    """What the (validated) pages say together; what could not be read is left out."""
    told: dict[str, Any] = {}
    for form in filled.values():
        typed = {name: form[name].value() or "" for name in form.fields}
        dates = {name: None for name, field in form.fields.items() if isinstance(field, DayField)}
        told |= (
            typed
            | dates
            | {name: value for name, value in form.cleaned_data.items() if name in dates}
        )
    answers = {k.removeprefix("answers."): told.pop(k) for k in [*told] if k.startswith("answers.")}
    citizen = {name: told.pop(name) for name in CitizenForm.base_fields if name in told}
    citizen["anonymous"] = bool(citizen.get("anonymous"))
    asking = Asking(citizen=CitizenFacts(**citizen), answers=answers, **told)
    return replace(asking, urgency=told.get("urgency", ""))
