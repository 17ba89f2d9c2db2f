"""The pages of a referral: fixed ones, and one per theme of the scheme's criteria.

The forms only read: dates become dates. Everything else is judged by ``services.intake.check``,
which the API meets too; its problems are shown at the fields here, which carry the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.municipality_names import IN_ORDER
from core.days import DayField
from core.forms import ProblemForm
from referrals.forms import around
from referrals.forms.aloud import read_aloud
from referrals.forms.situation import LONG, SituationForm
from referrals.referrer_names import WORDS
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.intake import intake_questions
from schemes.base import UNKNOWN, AnswerType, Criterion, Referrer, Version

MUNICIPALITIES: Final = ("home", "acting", "paying")
#: The pages' names in address and draft.
CITIZEN, NOW, SENDER, CALL = "borgeren", "nu", "afsender", "opkald"
AROUND, BESIDE = "omkring", "repraesentation"


def municipality_field(label: Any, help_text: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[("", _("Not known")), *IN_ORDER],
        required=False,
    )


class CitizenForm(ProblemForm):
    """``anonymous`` is only asked where the scheme takes anonymous citizens, and of the
    municipalities only those the scheme writes down. None is filled in from another."""

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
    home_municipality = municipality_field(
        _("Home municipality"), _("Where the citizen is registered as living.")
    )
    acting_municipality = municipality_field(
        _("Acting municipality"), _("The one that decides about help for the citizen.")
    )
    paying_municipality = municipality_field(
        _("Paying municipality"), _("The one that pays for the place; can be an earlier one.")
    )
    phone = forms.CharField(
        label=_("The citizen's phone"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, version: Version, aloud: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version.anonymous_allowed:
            self.fields["name"].help_text = _("Left empty if the citizen is anonymous.")
        else:
            del self.fields["anonymous"]
        for which in MUNICIPALITIES:
            if which not in version.municipalities:
                del self.fields[f"{which}_municipality"]
        self.fields.update(around.language_fields())
        around.ask_only_about(self, version)
        if aloud:
            read_aloud(self)


class ContactForm(ProblemForm):
    referrer = forms.ChoiceField(label=_("Who is asking?"), widget=forms.RadioSelect)
    contact_name = forms.CharField(label=_("Who can we ring?"))
    contact_function = forms.CharField(
        label=_("Function and workplace"),
        help_text=_("For example nurse, E3."),
        required=False,
    )
    contact_phone = forms.CharField(
        label=_("Phone"), required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    case_number = forms.CharField(
        label=_("Own case number"),
        help_text=_("The number of the case with you, if it has one. No CPR number."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, referrers: list[Referrer], aloud: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if aloud:
            self.fields["contact_name"].required = False
            self.fields["contact_name"].help_text = _("Left empty, it is the citizen.")
            self.fields["contact_function"].help_text = _("Left empty for the citizen.")
            del self.fields["case_number"]  # a citizen keeps no files
        choice: Any = self.fields["referrer"]
        choice.choices = [(kind.value, WORDS[kind]) for kind in referrers]


class AnswersForm(ProblemForm):
    """One field per criterion, named ``answers.<key>`` as the service's problems are."""

    def __init__(
        self, *args: Any, criteria: list[Criterion], aloud: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for criterion in criteria:
            self.fields[f"answers.{criterion.key}"] = answer_field(criterion, aloud=aloud)


def answer_field(criterion: Criterion, *, aloud: bool = False) -> forms.Field:
    """Yes, no and don't know as large buttons; "don't know" is an honest answer everywhere."""
    spoken = aloud and bool(criterion.aloud)
    question = criterion.aloud if spoken else criterion.question
    help_text = criterion.aloud_help or criterion.help if spoken else criterion.help
    question_text: dict[str, Any] = {
        "label": gettext(question),
        "help_text": gettext(help_text) if help_text else "",
    }
    if criterion.answer_type is AnswerType.TEXT:
        return forms.CharField(required=False, widget=forms.Textarea(attrs=LONG), **question_text)
    choices: list[tuple[str, str | Promise]]
    if criterion.answer_type is AnswerType.CHOICE:
        choices = [(choice.key, gettext(choice.label)) for choice in criterion.choices]
    else:
        choices = [("yes", _("Yes")), ("no", _("No"))]
    return forms.ChoiceField(
        choices=[*choices, (UNKNOWN, _("Don't know"))], widget=forms.RadioSelect, **question_text
    )


class CallForm(ProblemForm):
    """Everything on one page, in the order a call goes: who rings, about whom, how it is now."""

    def __init__(
        self,
        *args: Any,
        version: Version,
        referrers: list[Referrer],
        themes: dict[str, list[Criterion]],
        by_telephone: bool = False,
        answer_days: Mapping[str, date] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._parts: list[tuple[str, list[str]]] = []
        caller = ContactForm(referrers=referrers).fields
        if by_telephone:
            caller["referrer"].label = _("Where does the call come from?")
            caller["contact_name"].label = _("Who rings?")
        caller["call_back"] = forms.CharField(
            label=_("When can we ring back?"), required=False, max_length=80
        )
        self._add(gettext("Who rings") if by_telephone else gettext("Who is asking"), caller)
        citizen = CitizenForm(version=version).fields
        del citizen["birth_date"]
        self._add(gettext("The citizen"), citizen)
        now = SituationForm(version=version, answer_days=answer_days).fields
        del now["situation"]  # the picture of illness is a question of its own
        self._add(gettext("The situation now"), now)
        for theme, criteria in themes.items():
            self._add(gettext(theme), AnswersForm(criteria=criteria).fields)

    def _add(self, title: str, more: Mapping[str, forms.Field]) -> None:
        self.fields.update(more)
        self._parts.append((title, list(more)))

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(title, [self[name] for name in names]) for title, names in self._parts]


@dataclass(frozen=True)
class Page:
    """One page of the form. ``key`` is its address and its name in the draft."""

    key: str
    title: str
    make: Callable[..., ProblemForm]


def pages(
    version: Version,
    track: str,
    referrers: list[Referrer],
    *,
    aloud: bool = False,
    by_telephone: bool = False,
    answer_days: Mapping[str, date] | None = None,
) -> list[Page]:
    """The citizen; the situation now; a page per theme; who asks and whom to ring.

    ``answer_days``: by urgency, when whoever asks now is promised an answer.

    All on one page where the scheme wants it so. ``aloud``: asked of the citizen in person;
    ``by_telephone``: typed by the receiver's own people while somebody rings.
    """
    themes: dict[str, list[Criterion]] = {}
    for asked in intake_questions(version, track):
        themes.setdefault(asked.theme, []).append(asked)
    if version.intake_on_one_page:
        one_page = partial(
            CallForm,
            version=version,
            referrers=referrers,
            themes=themes,
            by_telephone=by_telephone,
            answer_days=answer_days,
        )
        title = gettext("The call") if by_telephone else gettext("The referral")
        return [Page(CALL, title, one_page)]
    about = partial(CitizenForm, version=version, aloud=aloud)
    return [
        Page(CITIZEN, gettext("The citizen"), about),
        Page(
            NOW,
            gettext("The situation now"),
            partial(SituationForm, version=version, answer_days=answer_days, aloud=aloud),
        ),
        *_around(version, aloud=aloud),
        *(
            Page(f"emne-{n}", gettext(theme), partial(AnswersForm, criteria=criteria, aloud=aloud))
            for n, (theme, criteria) in enumerate(themes.items(), 1)
        ),
        Page(
            SENDER,
            gettext("Who is asking"),
            partial(ContactForm, referrers=referrers, aloud=aloud),
        ),
    ]


def _around(version: Version, *, aloud: bool) -> Iterator[Page]:
    """What the scheme asks of the life around the citizen, on pages of its own."""
    if version.asks_about & around.AROUND:
        about_life = partial(around.AroundForm, version=version, aloud=aloud)
        yield Page(AROUND, gettext("Around the citizen"), about_life)
    if version.asks_about & around.BESIDE:
        beside = partial(around.BesideForm, version=version, aloud=aloud)
        yield Page(BESIDE, gettext("Those who speak for the citizen"), beside)


def read(filled: Mapping[str, ProblemForm]) -> Asking:
    """What the (validated) pages say together; what could not be read is left out."""
    values: dict[str, Any] = {}
    for form in filled.values():
        typed = {name: form[name].value() or "" for name in form.fields}
        dates = {name: None for name, field in form.fields.items() if isinstance(field, DayField)}
        values |= (
            typed
            | dates
            | {name: value for name, value in form.cleaned_data.items() if name in dates}
        )
    several = {
        name: around.listed(values[name])
        for form in filled.values()
        for name, field in form.fields.items()
        if isinstance(field, around.SeveralField)
    }
    values |= several
    representation = around.read_representation(values)
    answers = {
        k.removeprefix("answers."): values.pop(k) for k in [*values] if k.startswith("answers.")
    }
    citizen = {
        fact.name: values.pop(fact.name) for fact in fields(CitizenFacts) if fact.name in values
    }
    citizen["anonymous"] = bool(citizen.get("anonymous"))
    asking = Asking(
        citizen=CitizenFacts(**citizen),
        answers=answers,
        representation=representation,
        **values,
    )
    return replace(asking, urgency=values.get("urgency", ""))
