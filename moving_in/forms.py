"""What is filled in around moving in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from moving_in import rules
from moving_in.models import CheckedLine, Contract, Damage, InventoryLine, Preference
from moving_in.models.savings import SavingsAgreement
from moving_in.services.contracts import standing_contract
from moving_in.services.inventory_checks import LONGEST_WORDS, Observed
from moving_in.services.preferences import LONGEST
from moving_in.services.savings import standing_facts
from organisations.models import User

_NOTE = forms.Textarea(attrs={"rows": 3})
_THINGS_HELP = _(
    "A thing a line: how many, what, and after a comma its condition. For example: "
    "2 chairs, a scratch on the back"
)


def _things(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=_THINGS_HELP,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


def _kroner(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=required,
        localize=True,
        max_digits=9,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
        error_messages={
            "invalid": _("Write kroner and øre, for example 250,00."),
            "required": _("Write kroner and øre, for example 250,00."),
        },
    )


class WriteContractForm(ProblemForm):
    things = _things(_("What stands in the home?"))
    more = forms.CharField(
        label=_("What else is agreed?"),
        help_text=_("For example keys, or a pet. The house rules and the payment are in already."),
        required=False,
        widget=_NOTE,
    )
    reason = forms.CharField(label=_("Why is a new contract made?"), required=False, widget=_NOTE)

    def __init__(self, *args: Any, contracts: list[Contract], usual: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signed = rules.in_force(contracts)
        newest = contracts[0] if contracts else None
        if newest is None:
            self.initial = {"things": usual}
        self.edits(standing_contract(newest, signed is not None))
        if signed is None:
            del self.fields["reason"]


class SignForm(ProblemForm):
    signature = forms.CharField(
        label=_("The citizen's name"),
        help_text=_("The citizen writes it here, as a signature."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    #: Filled in by static/js/signature.js, which draws the sheet with these words.
    drawing = forms.CharField(
        required=False,
        widget=forms.HiddenInput(
            attrs={
                "data-drawn": _("Draw it here, if you want to: the written name is enough."),
                "data-clear": _("Clear"),
            }
        ),
    )
    agrees = forms.BooleanField(
        label=_("I have read the contract, or had it read aloud, and I agree.")
    )
    number = forms.IntegerField(widget=forms.HiddenInput)


class PaperForm(ProblemForm):
    signed_on = DayField(label=_("Which day was it signed?"), recent=True)
    number = forms.IntegerField(widget=forms.HiddenInput)


class CheckForm(ProblemForm):
    """A line of the inventory takes three fields, shown side by side."""

    on = DayField(label=_("Which day was it gone through?"), recent=True)
    together_with = forms.CharField(
        label=_("Who was there besides you?"),
        help_text=_("For example the citizen, or a colleague where the citizen could not come."),
        max_length=120,
    )

    def __init__(
        self, *args: Any, lines: Iterable[InventoryLine], bills: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.bills = list(lines), bills
        for line in self.lines:
            self.fields[f"state_{line.pk}"] = forms.ChoiceField(
                label=_("How is it?"),
                choices=[("", _("Choose")), *CheckedLine.State.choices],
                error_messages={
                    "required": _("Choose how it is: %(thing)s.") % {"thing": line.in_words}
                },
            )
            self.fields[f"words_{line.pk}"] = forms.CharField(
                label=_("What happened?"), required=False, max_length=LONGEST_WORDS
            )
            if bills:
                self.fields[f"amount_{line.pk}"] = _kroner(
                    _("Kroner that the citizen owes"), required=False
                )

    def observed(self) -> dict[int, Observed]:
        data = self.cleaned_data
        return {
            line.pk: Observed(
                data[f"state_{line.pk}"],
                data[f"words_{line.pk}"],
                data.get(f"amount_{line.pk}"),
            )
            for line in self.lines
        }

    @property
    def rows(self) -> list[tuple[InventoryLine, list[Any]]]:
        """Each thing with its fields."""
        names = ("state", "words", "amount") if self.bills else ("state", "words")
        return [(line, [self[f"{name}_{line.pk}"] for name in names]) for line in self.lines]

    @property
    def first_fields(self) -> list[Any]:
        return [self["on"], self["together_with"]]


class SettleForm(ProblemForm):
    settled = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    on = DayField(label=_("Which day?"), recent=True)
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Not needed where it is sent on to be collected."),
        required=False,
        widget=_NOTE,
    )

    def __init__(self, *args: Any, damage: Damage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["settled"]
        choices.choices = [(each.value, each.label) for each in rules.settlements(damage)]


class CorrectForm(ProblemForm):
    amount = _kroner(_("How many kroner too much?"))
    reason = forms.CharField(label=_("Why?"), widget=_NOTE)


class SavingsForm(ProblemForm):
    amount = _kroner(_("Kroner a month"))
    starts_on = DayField(label=_("From which day?"))
    purpose = forms.CharField(
        label=_("What is it for?"),
        help_text=_("For example the deposit for a home."),
        max_length=LONGEST,
    )
    kept_where = forms.CharField(
        label=_("Where is the money kept, and who handles it?"), max_length=LONGEST
    )
    agreed_with = forms.CharField(
        label=_("Who agreed on it?"),
        help_text=_("The citizen, and for example a guardian or the caseworker."),
        max_length=120,
    )
    reason = forms.CharField(label=_("Why is it agreed anew?"), required=False, widget=_NOTE)

    def __init__(self, *args: Any, standing: SavingsAgreement | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = standing_facts(standing)
        if standing is not None:
            # A day that a tired person could leave wrong is not filled in.
            self.initial = {name: fact for name, fact in facts.items() if name != "starts_on"}
        self.edits(facts, fill_in=False)
        if standing is None:
            del self.fields["reason"]


class EndSavingsForm(ProblemForm):
    on = DayField(label=_("From which day is nothing saved by it?"))
    reason = forms.CharField(label=_("Why?"), widget=_NOTE)


class HelperForm(ProblemForm):
    helper = forms.ModelChoiceField(label=_("Who helps?"), queryset=User.objects.none())
    starts_on = DayField(label=_("From which day?"))
    last_on = DayField(
        label=_("To and with"),
        required=False,
        help_text=_("Leave it empty until somebody else is chosen."),
    )
    note = forms.CharField(label=_("Remark"), required=False, max_length=120)

    def __init__(self, *args: Any, staff: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["helper"]
        choice.queryset = staff


class PreferenceForm(ProblemForm):
    topic = forms.ChoiceField(
        label=_("What is it about?"), choices=[("", _("Choose")), *Preference.Topic.choices]
    )
    text = forms.CharField(
        label=_("In the citizen's own words"),
        help_text=_("For example: Knock, and wait until I answer. Write no CPR number."),
        max_length=LONGEST,
    )


class HouseRulesForm(ProblemForm):
    rules = forms.CharField(
        label=_("The house's own rules"),
        help_text=_("A rule a line. They are put into the next contract that is written."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class InventoryForm(ProblemForm):
    things = _things(_("What stands in the place?"))
