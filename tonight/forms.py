"""Keeping a place for two hours, and counting who could not be helped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from placements.models import Place
from placements.services.tonight import LONGEST_CASE_NUMBER
from referrals.forms.unmet import KindAskedForm
from referrals.services.unmet import KindAsked


class HoldTonightForm(ProblemForm):
    """Which of a house's free places, and for which case. There is such a form for each house on
    the page, so ``of`` keeps their fields' ids apart."""

    place = forms.ModelChoiceField(label=_("Which place?"), queryset=Place.objects.none())
    case_number = forms.CharField(
        label=_("Number of the case"),
        help_text=_("The referral's or your own. No CPR number."),
        max_length=LONGEST_CASE_NUMBER,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, places: Iterable[Place], of: int | None = None, **kwargs: Any
    ) -> None:
        if of is not None:
            kwargs["auto_id"] = f"of-{of}-%s"
        super().__init__(*args, **kwargs)
        places = list(places)
        place: Any = self.fields["place"]
        # What was free when the page was shown is refused by the service, which says why.
        place.queryset = Place.objects.filter(pk__in=[each.pk for each in places])
        place.empty_label = None
        self.offer(places)

    def offer(self, places: Iterable[Place]) -> None:
        """The places to choose among, what they have beside their names; one is chosen already."""
        place: Any = self.fields["place"]
        place.widget.choices = [
            (each.pk, " · ".join([each.name, *each.equipment_in_words])) for each in places
        ]

    @property
    def sent_place(self) -> int:
        """The key of the place that was sent; 0 where none was."""
        sent = str(self.data.get("place", ""))
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 18 else 0


class NobodyHelpedForm(KindAskedForm):
    """Without a name, and at which hour."""

    hour = forms.IntegerField(
        label=_("Hour (0–23)"),
        help_text=_("Leave it empty if it was just now."),
        min_value=0,
        max_value=23,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input-width-xs"}),
    )

    def __init__(self, *args: Any, kinds: Mapping[str, KindAsked], **kwargs: Any) -> None:
        super().__init__(*args, kinds=kinds, **kwargs)
        kind = self.fields["kind"]
        if len(kinds) == 1:
            (kind.initial,) = kinds
            kind.widget = forms.HiddenInput()

    def happened_at(self, now: datetime) -> datetime:
        """The last time the clock struck that hour."""
        hour = self.cleaned_data["hour"]
        if hour is None:
            return now
        at = timezone.localtime(now).replace(hour=hour, minute=0, second=0, microsecond=0)
        return at if at <= now else at - timedelta(days=1)
