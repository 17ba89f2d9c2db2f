"""What is filled in about guests and calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.days import DayField
from core.forms import ProblemForm
from placements.models import CallNote, Facility, GuestNight, Place, WhyNobody
from placements.services.guests import LONGEST_GRANT, GuestRoom, is_said_by_age
from schemes.base import NO, UNKNOWN, YES, Criterion

#: What the fields of the scheme's rules begin with, as the service's problems do.
ANSWERS: Final = "answers."
NOTE = forms.Textarea(attrs={"rows": 3})


class GuestNightForm(ProblemForm):
    """Who, why, tonight: under a minute, on a phone.

    Whoever writes whom they asked has said that they asked: only those who did not have more to
    say. ``asked_lately``: names of back-ups to choose from, so that a letter or two is enough.
    """

    name = forms.CharField(label=_("The guest's name"), max_length=160)
    number = forms.CharField(
        label=_("CPR number"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    birth_date = DayField(
        label=_("Date of birth"), help_text=_("Only if there is no CPR number."), required=False
    )
    known = forms.ChoiceField(
        label=_("Is it one of these?"), widget=forms.RadioSelect, required=False
    )
    why = forms.CharField(label=_("Why tonight?"), widget=forms.Textarea(attrs={"rows": 2}))
    nights = forms.TypedChoiceField(
        label=_("How many nights?"),
        widget=forms.RadioSelect,
        coerce=int,
    )
    asked_backup = forms.CharField(
        label=_("Back-up on call you asked"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "asked-lately", "autocomplete": "off"}),
    )
    backup = forms.ChoiceField(
        label=_("Or you did not ask"),
        choices=GuestNight.Backup.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    #: Said by the way to the page: the guest rings, or somebody asks for the guest.
    occasion = forms.ChoiceField(
        choices=GuestNight.Occasion.choices, required=False, widget=forms.HiddenInput
    )
    place = forms.ModelChoiceField(label=_("Guest room"), queryset=Place.objects.none())

    def __init__(
        self,
        *args: Any,
        rooms: Sequence[GuestRoom],
        rules: Sequence[Criterion] = (),
        must_say_backup: bool = False,
        asked_lately: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("known")
        self.must_say_backup, self.asked_lately = must_say_backup, asked_lately
        backup: Any = self.fields["backup"]
        # "Yes" is said by the name. In words short enough for a phone.
        backup.widget.choices = [
            (GuestNight.Backup.NO, _("Not reached")),
            (GuestNight.Backup.NOT_NEEDED, _("Not needed")),
        ]
        free = [room for room in rooms if room.is_free]
        place: Any = self.fields["place"]
        # A room that was free when the page was shown is refused by the service, which says why.
        place.queryset = Place.objects.filter(
            pk__in=[room.place.pk for room in rooms]
        ).select_related("facility")
        place.widget.choices = [
            (room.place.pk, f"{room.place.facility.name}, {room.place.name}") for room in free
        ]
        if len(free) == 1:
            place.initial = free[0].place
            place.widget = forms.HiddenInput()
        for rule in rules:
            self.fields[f"{ANSWERS}{rule.key}"] = forms.ChoiceField(
                label=gettext(rule.question),
                help_text=_rule_help(rule),
                choices=[(YES, _("Yes")), (NO, _("No")), (UNKNOWN, _("Don't know"))],
                widget=forms.RadioSelect,
                required=False,
            )
        self._said_by_age = {
            f"{ANSWERS}{rule.key}"
            for room in rooms
            for rule in rules
            if is_said_by_age(rule, room.place, on=room.on)
        }
        most = max((room.most_nights for room in free or rooms), default=1)
        nights: Any = self.fields["nights"]
        nights.choices = [(n, str(n)) for n in range(1, most + 1)]
        if most == 1:
            nights.widget = forms.HiddenInput()
            nights.initial = 1

    def offer(self, known: Sequence[Citizen], *, more: bool) -> None:
        """Ask whether the guest is one of those already called the same. ``more``: there are some
        whom the asker may not see; they are hinted at, and never shown."""
        alike = [
            (
                str(citizen.pk),
                " · ".join(filter(None, [citizen.called, citizen.masked_number])),
            )
            for citizen in known
        ]
        self.fields["known"] = forms.ChoiceField(
            label=_("Is it one of these?") if alike else _("Is it a citizen we know?"),
            help_text=_(
                "There is a citizen of that name already. Write the CPR number, or ask the "
                "back-up on call."
            )
            if more
            else "",
            error_messages={"required": _("Write the CPR number, or choose here.")},
            widget=forms.RadioSelect,
            choices=[
                *alike,
                (
                    "new",
                    _("I can't say. Grant the night; the caseworker is asked.")
                    if more
                    else _("No, someone new"),
                ),
            ],
        )

    @property
    def answers(self) -> dict[str, str]:
        """{criterion's key: answer} of the scheme's hard rules."""
        return {
            name.removeprefix(ANSWERS): self.cleaned_data[name]
            for name in self.fields
            if name.startswith(ANSWERS)
        }

    @property
    def hard_rules(self) -> list[forms.BoundField]:
        """Those that no number answers."""
        names = [name for name in self.fields if name.startswith(ANSWERS)]
        return [self[name] for name in names if name not in self._said_by_age]

    @property
    def without_number(self) -> list[forms.BoundField]:
        """What the number says, for guests who have none."""
        names = [name for name in self.fields if name in self._said_by_age]
        return [self["birth_date"], *(self[name] for name in names)]

    @property
    def opens_backup(self) -> bool:
        """It must be said, something is wrong there, or it was written."""
        fields = (self["backup"], self["asked_backup"])
        return self.must_say_backup or any(field.errors or field.data for field in fields)

    @property
    def opens_without_number(self) -> bool:
        """Something is wrong there, or was written."""
        return any(field.errors or field.data for field in self.without_number)


class ByAgreementForm(ProblemForm):
    """How many nights, where there is a choice."""

    nights = forms.TypedChoiceField(
        label=_("How many nights?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nights: Any = self.fields["nights"]
        # The service says why more can't be granted.
        nights.choices = [(n, str(n)) for n in range(1, max(most, LONGEST_GRANT) + 1)]
        nights.widget.choices = [(n, str(n)) for n in range(1, max(most, 1) + 1)]
        if most <= 1:
            nights.widget = forms.HiddenInput()
            nights.initial = 1


class CallForm(ProblemForm):
    """A call or a visit, in the order it goes."""

    facility = forms.ModelChoiceField(label=_("At which house?"), queryset=Facility.objects.none())
    way = forms.ChoiceField(label=_("How?"), choices=CallNote.Way.choices, widget=forms.RadioSelect)
    caller = forms.ChoiceField(
        label=_("Who was it?"), choices=CallNote.Caller.choices, widget=forms.RadioSelect
    )
    calls_from = forms.CharField(
        label=_("From where?"),
        help_text=_("For example a ward, a drop-in centre or the street."),
        required=False,
        max_length=120,
    )
    about = forms.CharField(
        label=_("What was it about?"),
        help_text=_("In a few words. No name is needed, and no CPR number is written here."),
        widget=NOTE,
    )
    answer = forms.CharField(label=_("What did you say?"), required=False, widget=NOTE)
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=CallNote.Outcome.choices, widget=forms.RadioSelect
    )
    because = forms.ChoiceField(
        label=_("Why could nobody help?"),
        help_text=_("It is counted, without a name."),
        choices=WhyNobody.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, facilities: Sequence[Facility], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facility: Any = self.fields["facility"]
        facility.queryset = Facility.objects.filter(pk__in=[each.pk for each in facilities])
        if len(facilities) == 1:
            facility.initial = facilities[0]
            facility.widget = forms.HiddenInput()


def _rule_help(rule: Criterion) -> str:
    if not rule.asked:
        return gettext("If the number does not say it.")
    return gettext(rule.help) if rule.help else ""
