"""A follow-up that people agree on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import StayForm
from core.days import DayField
from organisations.models import User
from placements.rules import Verb
from placements.services.agreeing import agree_follow_up, who_can_follow_up


class AgreeForm(StayForm):
    verb, service = Verb.AGREE, agree_follow_up
    button = _("Save")
    done = _("It is agreed, and you will be reminded.")
    follows = _("Whoever does it is reminded of it as of every other follow-up.")
    shows_booking = False

    title = forms.CharField(label=_("What is to be done?"), max_length=200)
    responsible = forms.ModelChoiceField(label=_("Who does it?"), queryset=User.objects.none())
    due_on = DayField(label=_("No later than"))

    def shape(self) -> None:
        members = who_can_follow_up(self.stay, timezone.localdate())
        ids = [member.user_id for member in members]
        choice: Any = self.fields["responsible"]
        choice.queryset = User.objects.filter(pk__in=ids).order_by("name", "pk")
        choice.label_from_instance = lambda person: person.name
        if self.by.user is not None and self.by.user.pk in ids:
            self.initial.setdefault("responsible", self.by.user.pk)
