"""Template words of our own: icons, fields in dkfds' dress, texts of the schemes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django import forms, template
from django.forms import BoundField
from django.template import Context
from django.template.defaultfilters import date as as_django_writes
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import numbers
from core.citations import cited
from core.day_words import date_format
from core.days import DayInput
from core.unsent import ACTING_AS

register = template.Library()

#: The kinds of an alert, each in a word.
_KINDS: Final = {
    "info": _("Information"),
    "success": _("Done"),
    "warning": _("Note"),
    "error": _("Error"),
}
_HYPHENATED: Final = re.compile(r"\bCPR-\w+")
register.filter("cited", cited)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A dkfds icon, hidden from screen readers: the text beside it says what it means."""
    return format_html(
        '<svg class="icon-svg" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("dkfds/img/all-svg-icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def form_token(context: Context) -> SafeString:
    """What every form that writes carries: that it is ours, and in which role it was opened."""
    actor, token = context.get("actor"), context.get("csrf_token", "")
    membership = getattr(actor, "membership", None)
    return format_html_join(
        "",
        '<input type="hidden" name="{}" value="{}">',
        [("csrfmiddlewaretoken", token)]
        + ([(ACTING_AS, membership.pk)] if membership is not None else []),
    )


@register.simple_block_tag
def alert(
    content: str, kind: str, *, heading: str = "", role: str = "", more_classes: str = ""
) -> SafeString:
    """What must not be overlooked, with dkfds' icon for its kind: info, success, warning, error.

    The icon says the kind to who cannot see the colour, and a hidden word to who hears the page.
    """
    shown = kind if kind in _KINDS else "info"
    return format_html(
        '<div class="alert alert-{} {}"{}><svg class="icon-svg alert-icon" aria-hidden="true"'
        ' focusable="false"><use href="{}#{}"></use></svg><div class="alert-body">'
        '<span class="sr-only">{}: </span>{}{}</div></div>',
        shown,
        more_classes,
        format_html(' role="{}"', role) if role else "",
        static("dkfds/img/all-svg-icons.svg"),
        shown,
        _KINDS[shown],
        format_html('<p class="alert-heading">{}</p>', heading) if heading else "",
        content,
    )


@register.filter
def in_dkfds(field: BoundField) -> SafeString:
    """The field's widget with dkfds' classes."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        css = "form-checkbox"
    elif isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect):
        css = "form-select"
    else:
        css = "form-input"
    given = widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{css} {given}".strip()})


@register.simple_tag
def listed(*parts: object, between: str = ", ") -> SafeString:
    """Those of the parts that say something: {% listed name phone between=" · " %}."""
    return format_html_join(between, "{}", ((part,) for part in parts if part))


@register.simple_tag
def back_link(text: str, url_name: str, *args: object, sign: str = "‹ ") -> SafeString:
    """Where the reader came from, above the page's heading: {% back_link text "stay" stay.pk %}."""
    url = reverse(url_name, args=args)
    return format_html('<a class="back" href="{}">{}{}</a>', url, sign, text)


@register.filter
def unbroken(text: object) -> SafeString:
    """Words that are one, though a hyphen stands in them, never broken there: "CPR-nummer"."""
    escaped = text if isinstance(text, SafeString) else escape(str(text))
    if "<" in escaped:  # markup of its own: a word may stand in an attribute
        return escaped
    return SafeString(_HYPHENATED.sub(r'<span class="unbroken">\g<0></span>', escaped))


@register.simple_tag
def pair(label: str, value: object) -> SafeString:
    """A line of a ``<dl class="pairs">``; nothing where there is no value."""
    if value in (None, ""):
        return SafeString()
    return format_html("<dt>{}</dt><dd>{}</dd>", unbroken(label), value)


@register.simple_block_tag
def row(content: str, name: str, more: str, url: str = "") -> SafeString:
    """A short row of a ``<ul class="rows short">``: who it is about, and what is to be said."""
    linked = format_html('<a href="{}">{}</a>', url, name) if url else name
    return format_html(
        '<li><div class="who">{} <small>{}</small></div><div class="what">{}</div></li>',
        linked,
        more,
        content,
    )


@register.simple_tag
def row_button(
    url: str,
    label: str,
    about: str,
    *,
    between: str = ": ",
    primary: bool = False,
    **query: object,
) -> SafeString:
    """A row's way on. ``about`` tells a screen reader which row; ``query`` is added to the URL."""
    given = {name: value for name, value in query.items() if value}
    joint = "&" if "?" in url else "?"
    return format_html(
        '<a class="button {} button-small" href="{}">{}<span class="sr-only">{}{}</span></a>',
        "button-primary" if primary else "button-secondary",
        f"{url}{joint}{urlencode(given)}" if given else url,
        label,
        between,
        about,
    )


@register.simple_tag
def row_link(url: str, label: str, *about: object) -> SafeString:
    """The same as a plain link, not printed: {% row_link url label what day %}."""
    words = ", ".join(str(part) for part in about if part)
    return format_html(
        '<a class="not-printed" href="{}">{}<span class="sr-only">: {}</span></a>',
        url,
        label,
        words,
    )


@register.simple_block_tag
def wide_table(content: str, *, label: str = "", labelled_by: str = "") -> SafeString:
    """Around a table that may be wider than the screen: named, and scrolled by keyboard too.

    ``label`` is its name, or ``labelled_by`` the id of the heading that says it.
    """
    name = ("aria-labelledby", labelled_by) if labelled_by else ("aria-label", label)
    return format_html(
        '<div class="table-wrap" tabindex="0" role="region" {}="{}">{}</div>', *name, content
    )


@register.simple_block_tag
def columns(content: str) -> SafeString:
    """A table's head, of ``{% column %}``."""
    return format_html("<thead><tr>{}</tr></thead>", content)


@register.simple_tag
def column(label: str, *, number: bool = False, hidden: bool = False) -> SafeString:
    """A column's heading; ``hidden`` from all but screen readers."""
    return format_html(
        '<th scope="col"{}>{}</th>',
        SafeString(' class="num"') if number else "",
        format_html('<span class="sr-only">{}</span>', label) if hidden else label,
    )


@register.filter
def anchor(field: BoundField) -> str:
    """The id of what takes the focus when something is wrong with the field: its input, the first
    button of a group, the first box of a day. "" where it shows none."""
    if field.is_hidden:
        return ""
    if is_choice_of_buttons(field):
        return next((choice.id_for_label for choice in field), "")
    return field.id_for_label or str(field.auto_id)


@register.filter
def colon(label: object) -> str:
    """What stands between a label and what is said of it: a question has its mark already."""
    return "" if str(label).endswith(("?", "!", ".", ":")) else ":"


@register.filter
def described_by(field: BoundField) -> SafeString:
    """The attribute that ties a group of buttons to its hint and its errors."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    ids += [f"{field.auto_id}_error"] if field.errors else []
    return format_html('aria-describedby="{}"', " ".join(ids)) if ids else SafeString()


@register.filter
def marked_wrong(field: BoundField) -> SafeString:
    """The attribute of each input of a group that is not right; Django sets it on single ones."""
    return SafeString('aria-invalid="true"') if field.errors else SafeString()


@register.filter
def is_choice_of_buttons(field: BoundField) -> bool:
    """Shown as large buttons in a group with a legend."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_day(field: BoundField) -> bool:
    """A day in boxes of its own, in a group with a legend."""
    return isinstance(field.field.widget, DayInput)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """A single box, with its label behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter("date", expects_localtime=True, is_safe=False)
def day_in_words(day: date | None, form: str = "DATE_FORMAT") -> str:
    """In place of Django's ``date``, which writes the same day anew in every row."""
    return as_django_writes(day, form) if type(day) is not date else date_format(day, form)


@register.filter
def short_day(day: date | None) -> str:
    """ "29. august", and its year where that is not this year's: a list may go back for years."""
    if not day:
        return ""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    this_year = day.year == timezone.localdate().year
    return date_format(day, "MONTH_DAY_FORMAT" if this_year else "DATE_FORMAT")


@register.filter
def theirs(field: BoundField) -> str | None:
    """What somebody else has made of the field meanwhile, as a person reads it; None if nothing."""
    changed: dict[str, Any] = getattr(field.form, "theirs", {})
    if field.name not in changed:
        return None
    value = changed[field.name]
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    choices = dict(getattr(field.field, "choices", ()))
    if isinstance(value, list):
        return ", ".join(str(choices.get(each, each)) for each in value)
    return str(choices.get(value, choices.get(str(value), value if value is not None else "")))


@register.filter
def grouped(number: object) -> str:
    """A number as people read it; what is no number is left out."""
    return numbers.grouped(number) if isinstance(number, int | float | Decimal) else ""


@register.filter
def kroner(amount: object) -> str:
    """Kroner and øre; what is no amount is left out."""
    return numbers.kroner(amount) if isinstance(amount, Decimal) else ""


@register.filter
def scheme_text(text: str) -> str:
    """A scheme's English source text in the reader's language."""
    return gettext(text) if text else ""


@register.filter
def value_of(given: Mapping[str, str], name: str) -> str:
    """What stands under a name that only a variable says: {{ request.GET|value_of:name }}."""
    return given.get(name, "")


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: object) -> str:
    """This page's address with some query parameters changed; None removes one."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"
