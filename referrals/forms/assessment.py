"""Deciding, answering and noting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.citations import cited
from core.forms import ProblemForm
from placements.services.course_decisions import LEAST_INTENSITY, MOST_INTENSITY
from referrals.forms.intake import CitizenForm, answer_field
from schemes.base import Choice, Criterion, DecisionKind, Refusal, Track, Version


class AcceptForm(ProblemForm):
    """One field ``overrides.<code>`` for each judgement that speaks against."""

    goals = forms.CharField(
        label=_("Goals of the stay"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    told_length = forms.CharField(label=_("Length, as the citizen was told"), max_length=80)
    intensity = forms.IntegerField(
        label=_("Support, per cent of the base"),
        help_text=_("100 is the usual. 200 is twice the hours."),
        min_value=LEAST_INTENSITY,
        max_value=MOST_INTENSITY,
        initial=100,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )
    in_part = forms.BooleanField(
        label=_("The citizen gets something else or less than was applied for"), required=False
    )
    reasons = forms.CharField(
        label=_("Reasons, as the citizen will read them"),
        help_text=_("Write to the citizen, as “you”."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        version: Version,
        track: Track,
        judgements: tuple[Refusal, ...],
        target_group: str = "",
        weighed: str = "",
        **kwargs: Any,
    ) -> None:
        """``weighed``: the caseworker's own words, a beginning for the reasons."""
        super().__init__(*args, **kwargs)
        self.fields["reasons"].initial = weighed
        self._leave_out(version, track)
        by_group = _off_by_group(version, track) if not target_group else set()
        fixed = list(self.fields)
        for judgement in judgements:
            self.fields[f"overrides.{judgement.code}"] = forms.CharField(
                label=_("Why does it not stand in the way?"),
                help_text=f"{gettext(judgement.text)} ({cited(judgement.source)})",
                # The group that is chosen below may take it away: the service knows.
                required=judgement.code not in by_group,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        _choose(self, "legal_basis", _("Legal basis"), track.legal_bases)
        _choose(self, "target_group", _("Target group"), track.target_groups)
        if target_group and "target_group" in self.fields:
            self.fields["target_group"].initial = target_group  # as the assessment found
        if "told_length" in self.fields:
            self.fields["told_length"].initial = gettext(track.length.in_words)
        self.order_fields([name for name in self.fields if name not in fixed] + fixed)

    def _leave_out(self, version: Version, track: Track) -> None:
        """What the scheme does not decide is not asked."""
        if not version.words_for(track.key).plan:
            del self.fields["goals"]
        elif not track.takes_place:
            self.fields["goals"].label = _("Goals of the outreach")
        if not track.support_in_per_cent:
            del self.fields["intensity"]
        if not track.decides(DecisionKind.PARTIAL):
            del self.fields["in_part"]
        if not (track.length.end_set_at_start and version.answers_in_writing):
            del self.fields["told_length"]
        if not version.answers_in_writing:
            self.fields["reasons"].label = _("A few words on why")
            self.fields["reasons"].help_text = ""

    @property
    def facts(self) -> dict[str, Any]:
        """The service's keywords."""
        data = dict(self.cleaned_data)
        overrides = {
            name.removeprefix("overrides."): data.pop(name)
            for name in [*data]
            if name.startswith("overrides.")
        }
        return data | {"overrides": overrides}


def _off_by_group(version: Version, track: Track) -> set[str]:
    """Criteria that are of no meaning for one of the target groups."""
    return {
        criterion.key
        for criterion in version.criteria_for(track.key)
        if criterion.off_when is not None and criterion.off_when[0] == "target_group"
    }


def _choose(form: forms.Form, name: str, label: Any, choices: tuple[Choice, ...]) -> None:
    """A choice of large buttons, where the scheme has anything to choose among."""
    if choices:
        form.fields[name] = forms.ChoiceField(
            label=label,
            choices=[(choice.key, gettext(choice.label)) for choice in choices],
            widget=forms.RadioSelect,
        )


class RefuseForm(ProblemForm):
    reasons = forms.CharField(
        label=_("Reasons, as the citizen will read them"),
        help_text=_(
            "Write to the citizen: what was decisive, by which rule, and what you can do instead."
        ),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    sent_to = forms.CharField(
        label=_("Where is the citizen sent instead?"),
        help_text=_("Another offer, or who looks for one now."),
        max_length=160,
        required=False,
    )
    for_lack_of_room = forms.BooleanField(
        label=_("It is refused because no place is free"),
        help_text=_("It is counted among what nobody could help."),
        required=False,
    )

    before_reply_because = forms.CharField(
        label=_("Why is it decided before the citizen's reply?"),
        help_text=_("The citizen is being heard, and can still reply."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        version: Version,
        track: Track,
        weighed: str = "",
        waits_for_reply: bool = False,
        **kwargs: Any,
    ) -> None:
        """``weighed``: the caseworker's own words, a beginning for the reasons."""
        super().__init__(*args, **kwargs)
        self.fields["reasons"].initial = weighed
        if not waits_for_reply:
            del self.fields["before_reply_because"]
        if version.answers_in_writing:
            _choose(self, "legal_basis", _("Legal basis of what is refused"), track.legal_bases)
            self.order_fields(["legal_basis", "reasons", "sent_to", "before_reply_because"])
        else:
            self.fields["reasons"].label = _("A few words on why")
            self.fields["reasons"].help_text = ""
            self.fields["reasons"].widget.attrs["rows"] = 3


class NoteForm(ProblemForm):
    text = forms.CharField(
        label=_("Note"),
        help_text=_("Seen by those who assess, never by the sender."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AnswerForm(ProblemForm):
    """One question, answered where it stands."""

    def __init__(self, data: Any = None, *, criterion: Criterion, initial: dict[str, Any]) -> None:
        # Several stand on one page, so the ids carry the question's key.
        super().__init__(data, auto_id=f"id_{criterion.key}_%s", initial=initial)
        self.fields["answer"] = answer_field(criterion)
        self.edits({"answer": initial.get("answer") or ""})
        if criterion.names_a_professional:
            self.fields |= {
                "name": forms.CharField(label=_("Who did you talk with?"), required=False),
                "function": forms.CharField(label=_("Function and workplace"), required=False),
                "phone": forms.CharField(
                    label=_("Phone"),
                    required=False,
                    widget=forms.TextInput(attrs={"inputmode": "tel"}),
                ),
                "words": forms.CharField(
                    label=_("What did they say?"),
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 3}),
                ),
            }


class MunicipalitiesForm(ProblemForm):
    """Three facts, each by itself."""

    def __init__(
        self, *args: Any, version: Version, standing: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for which in version.municipalities:
            field = f"{which}_municipality"
            self.fields[field] = CitizenForm(version=version).fields[field]
        self.edits({name: standing[name] for name in self.fields})

    @property
    def codes(self) -> dict[str, str]:
        """{"home": code, ...}"""
        return {
            name.removesuffix("_municipality"): code
            for name, code in self.cleaned_data.items()
            if name != "shown"
        }
