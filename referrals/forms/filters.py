"""Keeping a filter by name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm


class SaveFilterForm(ProblemForm):
    name = forms.CharField(label=_("What is the filter called?"), max_length=60)
    is_shared = forms.BooleanField(
        label=_("Share it with everybody in the organisation"), required=False
    )

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]
