"""Sending a file from another system."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from core.numbers import grouped
from core.uploads import MB
from imports.reading import LARGEST, MOST_ROWS


class FileForm(ProblemForm):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # the service says it, as it says all that is wrong with a file
        error_messages={
            "required": _("Choose a file."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, sizes = self.fields["file"], {"rows": grouped(MOST_ROWS), "most": LARGEST // MB}
        field.help_text = _("xlsx or csv, at most %(rows)s rows and %(most)d MB.") % sizes
        # Refused before it is sent, where scripts run (js/file_size.js).
        too_large = _(
            "The file is too large: it can be at most %(most)d MB. Split it into several."
        )
        field.widget.attrs |= {"data-most": LARGEST, "data-too-large": too_large % sizes}
