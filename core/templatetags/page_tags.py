"""Template words of our own: icons, fields in dkfds' dress, texts of the schemes."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A dkfds icon, hidden from screen readers: the text beside it says what it means."""
    return format_html(
        '<svg class="icon-svg" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("dkfds/img/all-svg-icons.svg"),
        name,
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


@register.filter
def described_by(field: BoundField) -> SafeString:
    """The attribute that ties a group of buttons to its hint and its errors."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    ids += [f"{field.auto_id}_error"] if field.errors else []
    return format_html('aria-describedby="{}"', " ".join(ids)) if ids else SafeString()


@register.filter
def is_choice_of_buttons(field: BoundField) -> bool:
    """Shown as large buttons in a group with a legend."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """A single box, with its label behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def scheme_text(text: str) -> str:
    """A scheme's English source text in the reader's language."""
    return gettext(text) if text else ""


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
