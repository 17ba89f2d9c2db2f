"""Saying who it is, and putting right what is held of a citizen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen, IdentityQuestion, JoiningProposal
from citizens.municipality_names import IN_ORDER
from citizens.services.correcting import Correction, held_facts
from citizens.written_to import Edition, Language
from core.days import DayField
from core.forms import ProblemForm, ShownField
from core.shown import Shown


class IdentityForm(ProblemForm):
    answer = forms.ChoiceField(
        label=_("Is it the same person?"),
        choices=IdentityQuestion.Answer.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, question: IdentityQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question.other is None:  # nobody else to be: only that what is written stands
            answer: Any = self.fields["answer"]
            answer.label = _("Do the facts belong together?")
            answer.choices = [(IdentityQuestion.Answer.ANOTHER, _("Yes, both are right"))]


class CorrectionForm(ProblemForm):
    """Filled in with what is held; the number is only written where it is to be another."""

    name = forms.CharField(label=_("Name"), required=False, max_length=160)
    alias = forms.CharField(
        label=_("Called"),
        help_text=_("If the citizen goes by another name."),
        required=False,
        max_length=80,
    )
    birth_date = DayField(label=_("Date of birth"), required=False)
    home_municipality = forms.ChoiceField(
        label=_("Home municipality"), choices=[("", _("Not known")), *IN_ORDER], required=False
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    letter_language = forms.ChoiceField(
        label=_("In which language are letters wanted?"),
        choices=[("", _("Not known: they are in Danish")), *Language.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    letter_edition = forms.ChoiceField(
        label=_("How are letters to be written?"),
        choices=[("", _("Not known: an ordinary letter")), *Edition.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=_("Another CPR number"),
        help_text=_("Only if the one we hold is wrong, or none is known."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, citizen: Citizen, in_referrals: str = "", **kwargs: Any) -> None:
        """``in_referrals``: what a referral says of the citizen's language."""
        super().__init__(*args, **kwargs)
        self.fields["letter_language"].help_text = in_referrals
        self.edits(held_facts(citizen))

    @property
    def correction(self) -> Correction:
        return Correction(**{k: v for k, v in self.cleaned_data.items() if k != "shown"})


class OtherForm(ProblemForm):
    """Whom the registration may be the same as: looked up as anywhere else."""

    words = forms.CharField(
        label=_("Name, alias or CPR number"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class ProposeJoiningForm(ProblemForm):
    keep = forms.ChoiceField(label=_("Which of the two is to stand?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why is it the same person?"),
        help_text=_("Your colleague reads it before answering."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, both: tuple[Citizen, Citizen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep: Any = self.fields["keep"]
        keep.choices = [
            (str(each.pk), _in_words(each, letter))
            for each, letter in zip(both, ("A", "B"), strict=True)
        ]


def _in_words(citizen: Citizen, letter: str) -> str:
    return " · ".join(filter(None, [f"{letter}: {citizen.called}", citizen.masked_number]))


class TakeApartForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why are they two people?"),
        help_text=_("Your colleague reads it before answering."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerProposalForm(ProblemForm):
    """What a colleague says, or that one's own proposal is withdrawn."""

    answer = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Why not?"),
        help_text=_("Only if you reject it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, proposal: JoiningProposal, shown: Shown, is_own: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        joins = proposal.kind == JoiningProposal.Kind.JOIN
        answer: Any = self.fields["answer"]
        if is_own:
            del self.fields["note"]
            answer.choices = [("withdrawn", _("I withdraw the proposal"))]
        else:
            yes = _("Yes, join them") if joins else _("Yes, take them apart")
            answer.choices = [("confirmed", yes), ("rejected", _("No, leave them as they are"))]
        self.fields["shown"] = ShownField({})
        self.fields["shown"].initial = shown.token
