"""Model fields that keep a promise whichever way a value comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from core.plain_text import one_line

if TYPE_CHECKING:  # Django's own classes take no parameters
    CharField = models.CharField[str, str]
    TextField = models.TextField[str, str]
else:
    CharField, TextField = models.CharField, models.TextField


class LineField(CharField):
    """A name or another short text, kept and looked for as :func:`core.plain_text.one_line`."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = one_line(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return one_line(prepared) if isinstance(prepared, str) else prepared
