"""Asking for a link to choose a password, and choosing one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm

_LONGEST = 200


class ForgottenForm(ProblemForm):
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class PasswordForm(ProblemForm):
    """Written twice, so that a slip of the finger locks nobody out."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=_LONGEST,
        help_text=_("At least 8 characters. Three or four words in a row are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Write a password.")},
    )
    repeated = forms.CharField(
        label=_("The same once more"),
        strip=False,
        max_length=_LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Write the password once more.")},
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        repeated = data.get("repeated")
        if repeated and data.get("password") and repeated != data["password"]:
            self.add_error("repeated", _("The two are not the same. Write them again."))
        return data
