"""The pages on which a citizen asks alone, one subject each, and what they say together.

The fields have the names of the referral's facts: what the service finds wrong stands at them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from citizens.written_to import Language
from core.days import DayField
from core.forms import ProblemForm
from public.rules import hard_rules
from referrals.forms.intake import AnswersForm, answer_field, municipality_field
from referrals.forms.situation import LONG
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.intake import intake_questions
from schemes.base import Criterion, MunicipalityRole, Referrer, Track, Version

#: The pages' names in address and draft.
FIRST, ABOUT, TONIGHT, WISHES = "foerst", "om-dig", "i-nat", "oensker"

_Place = Referral.Whereabouts
#: The places as somebody says them of themselves, where that differs.
_MY_PLACE: Final[dict[str, Promise]] = {
    _Place.OWN_HOME: _("In my own home"),
    _Place.UNKNOWN: _("I don't know yet"),
}
_HOW_SOON: Final[dict[str, Promise]] = {
    Referral.Urgency.ROUTINE: _("It can wait some weeks"),
    Referral.Urgency.SOON: _("Within days"),
    Referral.Urgency.TONIGHT: _("Tonight"),
}
#: Facts that a hard rule may read and a citizen can tell, and the field that asks for each.
_FIELD_OF_FACT: Final = {"age": "birth_date", "home_municipality": "home_municipality"}


def _when_born() -> DayField:
    return DayField(
        label=_("When were you born?"),
        help_text=_("You need not write it."),
        required=False,
    )


def _registered_in() -> forms.ChoiceField:
    return municipality_field(
        _("Which municipality are you registered in?"),
        _("If you don't know, leave it: we find out together."),
    )


class StartForm(ProblemForm):
    """What is asked for, where there is more than one thing, and the two traps for programs."""

    track = forms.ChoiceField(label=_("What would you ask for?"), widget=forms.RadioSelect)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    #: Shown to nobody (templates/public/not_for_people.html).
    website = forms.CharField(required=False, label=_("Leave this field empty"))

    def __init__(self, *args: Any, tracks: list[Track], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["track"]
        choice.choices = [
            (track.key, gettext(track.name_to_citizen or track.name)) for track in tracks
        ]
        if len(tracks) == 1:
            choice.widget = forms.HiddenInput()
            choice.initial = tracks[0].key


class CodeForm(ProblemForm):
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Sixteen digits. You can leave out the blanks."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}
        ),
        max_length=80,
    )


class FirstForm(ProblemForm):
    """What the scheme takes nobody against, so that nobody writes pages in vain."""

    def __init__(self, *args: Any, rules: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rule in rules:
            if rule.asked:
                self.fields[f"answers.{rule.key}"] = answer_field(rule, aloud=True)
            elif rule.fact == "age":
                self.fields["birth_date"] = _when_born()
            elif rule.fact == "home_municipality":
                self.fields["home_municipality"] = _registered_in()


class AboutForm(ProblemForm):
    name = forms.CharField(
        label=_("What is your name, or what are you called?"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write your name, or what you are called.")},
    )
    phone = forms.CharField(
        label=_("What is your phone number?"),
        help_text=_("Or write below how we can find you."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    call_back = forms.CharField(
        label=_("When can we ring, or how do we find you?"),
        help_text=_("For example: mornings, or ring Anne at the drop-in centre, 12 34 56 78."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_date = _when_born()
    home_municipality = _registered_in()
    number = forms.CharField(
        label=_("What is your CPR number?"),
        help_text=_("You need not write it. It helps us not to mistake you for somebody else."),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "numeric"}
        ),
    )

    def __init__(
        self, *args: Any, version: Version, asked_before: frozenset[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asks_home = MunicipalityRole.HOME in version.municipalities
        for name in asked_before | (frozenset() if asks_home else {"home_municipality"}):
            self.fields.pop(name, None)


class TonightForm(ProblemForm):
    whereabouts = forms.ChoiceField(
        label=_("Where do you sleep tonight?"),
        choices=[(key, _MY_PLACE.get(key, label)) for key, label in _Place.choices],
        widget=forms.RadioSelect,
    )
    whereabouts_note = forms.CharField(
        label=_("Where exactly is that?"),
        help_text=_("For example the ward, or with whom."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    expected_ready_on = DayField(
        label=_("If you are in hospital: from which day can you leave it?"), required=False
    )


class WishesForm(ProblemForm):
    situation = forms.CharField(
        label=_("What has happened, what helps, and what do you want?"),
        help_text=_("Write as much or as little as you like."),
        required=False,
        widget=forms.Textarea(attrs=LONG),
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it for you?"),
        choices=list(_HOW_SOON.items()),
        widget=forms.RadioSelect,
    )
    wished_on = DayField(label=_("When would you like to come?"), required=False)


class SendForm(ProblemForm):
    """The button that sends, and the trap."""

    website = forms.CharField(required=False, label=_("Leave this field empty"))
    sending = forms.CharField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Step:
    """One page. ``key`` is its address and its name in the draft."""

    key: str
    title: str
    make: Any


def steps(version: Version, track: str) -> list[Step]:
    """First what nobody is taken against, if there is such a thing; then who, where, the scheme's
    questions by theme, and what is wished."""
    hard = hard_rules(version, track)
    rules = [rule for rule in hard if rule.asked or rule.fact in _FIELD_OF_FACT]
    asked_before = frozenset(_FIELD_OF_FACT[rule.fact] for rule in rules if not rule.asked)
    themes: dict[str, list[Criterion]] = {}
    for question in intake_questions(version, track):
        if question not in hard:
            themes.setdefault(question.theme, []).append(question)
    first = [Step(FIRST, gettext("Is it for you?"), partial(FirstForm, rules=rules))]
    return [
        *(first if rules else []),
        Step(
            ABOUT,
            gettext("About you"),
            partial(AboutForm, version=version, asked_before=asked_before),
        ),
        Step(TONIGHT, gettext("Where you sleep tonight"), TonightForm),
        *(
            Step(
                f"emne-{n}",
                _heading(questions),
                partial(AnswersForm, criteria=questions, aloud=True),
            )
            for n, questions in enumerate(themes.values(), 1)
        ),
        Step(WISHES, gettext("What you wish"), WishesForm),
    ]


def _heading(questions: list[Criterion]) -> str:
    """The theme as it is said to the reader."""
    first = questions[0]
    return gettext(first.aloud_theme or first.theme)


def read(filled: Mapping[str, ProblemForm]) -> Asking:
    """What the (validated) pages say together; a day that could not be read is left out."""
    values: dict[str, Any] = {}
    answers: dict[str, str] = {}
    for form in filled.values():
        for name, field in form.fields.items():
            if isinstance(field, DayField):
                values[name] = form.cleaned_data.get(name)
            elif name.startswith("answers."):
                answers[name.removeprefix("answers.")] = str(form[name].value() or "")
            else:
                values[name] = str(form[name].value() or "")
    about = {
        fact.name: values.pop(fact.name) for fact in fields(CitizenFacts) if fact.name in values
    }
    return Asking(
        citizen=CitizenFacts(**about),
        referrer=Referrer.CITIZEN,
        answers=answers,
        # Danish is what the page begins in: it says nothing of who reads it.
        letters_in=Language.ENGLISH if get_language() == Language.ENGLISH else "",
        **({"urgency": "", "whereabouts": ""} | values),
    )
