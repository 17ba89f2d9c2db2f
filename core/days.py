"""Asking for a day: three boxes in the order Danes write it, or today, yesterday and another day.

A browser's own date field follows the browser's language: in an English one, 3 April is 4 March.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.checks import EARLIEST, LATEST

#: The boxes, and what is added to the field's name for each.
_BOXES: Final = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))
_ANOTHER: Final = "another"
_ISO: Final = "%Y-%m-%d"


class DayInput(forms.Widget):
    """Day, month and year. One value under the field's own name (2026-03-24) is taken too: a day
    that is chosen, a draft's, and what a test or a link sends."""

    template_name = "forms/day.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:  # noqa: ARG002
        whole: str | None = data.get(name)
        if whole is not None and whole != _ANOTHER:
            return whole
        typed = [str(data.get(f"{name}_{box}") or "").strip() for box, _label, _size in _BOXES]
        return ".".join(typed) if any(typed) or whole == _ANOTHER else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return name not in data and all(
            f"{name}_{box}" not in data for box, _label, _size in _BOXES
        )

    def format_value(self, value: Any) -> str | None:
        return value.strftime(_ISO) if isinstance(value, date) else value

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own_id = context["widget"]["attrs"].get("id", f"id_{name}")
        first = True
        boxes = []
        for (box, label, size), typed in zip(
            _BOXES, _parts(context["widget"]["value"]), strict=True
        ):
            boxes.append(
                {
                    "name": f"{name}_{box}",
                    "id": own_id if first and not self.choices() else f"{own_id}_{box}",
                    "kind": box,
                    "label": label,
                    "size": size,
                    "value": typed,
                }
            )
            first = False
        context["widget"] |= {
            "boxes": boxes,
            "choices": self._choices(own_id, value),
            "is_wrong": "aria-invalid" in context["widget"]["attrs"],
        }
        return context

    def choices(self) -> list[tuple[str, Any]]:
        """Days that can be chosen without writing: [(value, label)]."""
        return []

    def _choices(self, own_id: str, value: Any) -> list[dict[str, Any]]:
        value = self.format_value(value)
        choices = self.choices()
        days = [day for day, _label in choices]
        return [
            {
                "id": own_id if n == 0 else f"{own_id}_{n}",
                "value": day,
                "label": label,
                "checked": day == value or (day == _ANOTHER and bool(value) and value not in days),
            }
            for n, (day, label) in enumerate(choices)
        ]


class RecentDayInput(DayInput):
    """Of what has just happened: today, yesterday, or another day; nothing is chosen beforehand."""

    def choices(self) -> list[tuple[str, Any]]:
        today = timezone.localdate()
        return [
            (today.strftime(_ISO), _("Today")),
            ((today - timedelta(days=1)).strftime(_ISO), _("Yesterday")),
            (_ANOTHER, _("Another day")),
        ]


def _parts(value: str | None) -> list[str]:
    """As it is put into the boxes: what was typed stays, also where it is no day."""
    if not value:
        return ["", "", ""]
    try:
        day = datetime.strptime(value, _ISO).date()  # noqa: DTZ007
    except ValueError:
        typed = value.split(".")
        return typed if len(typed) == len(_BOXES) else [value, "", ""]
    return [str(day.day), str(day.month), str(day.year)]


class DayField(forms.DateField):
    """A date between 1900 and 2100; further out is a slip of the finger.

    ``recent``: of what has just happened, so that today takes one tap.
    """

    widget = DayInput
    default_error_messages = {
        "invalid": _("Write a date that exists, for example 24 3 2026."),
        "required": _("Write the date."),
    }

    def __init__(self, *, recent: bool = False, **kwargs: Any) -> None:
        if recent:
            kwargs["widget"] = RecentDayInput
        super().__init__(input_formats=[_ISO, "%d.%m.%Y"], **kwargs)
        self.validators.append(MinValueValidator(EARLIEST, _("The year must be 1900 or later.")))
        self.validators.append(MaxValueValidator(LATEST, _("The year must be 2100 or earlier.")))
