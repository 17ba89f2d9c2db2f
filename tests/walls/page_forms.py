"""The forms of a page, as a browser would send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form that is sent: where to, what it holds, and which of it is written by hand."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    #: Visible fields that are filled in when the page opens.
    filled_in: set[str] = field(default_factory=set)


class Forms(HTMLParser):
    """Every form of a page that is sent by POST."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[Form] = []
        self._form: Form | None = None
        self._textarea = self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form" and given.get("method") == "post":
            self._form = Form(given.get("action", ""))
            self.all.append(self._form)
        if self._form is None:
            return
        if tag == "textarea":
            self._textarea = name
            self._form.written.append(name)
            self._form.values[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and value:
            self._set(self._select, value)
        elif tag == "input":
            self._input(self._form, given.get("type", "text"), name, given)

    def _input(self, form: Form, kind: str, name: str, given: dict[str, str]) -> None:
        value = given.get("value", "")
        if kind in ("radio", "checkbox"):
            if "checked" in given and value:
                self._set(name, value)
            return
        form.values[name] = value
        if kind in ("text", "tel"):
            form.written.append(name)
        if kind != "hidden" and value:
            form.filled_in.add(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea and data.strip() and self._form is not None:
            self._form.values[self._textarea] = data.strip()
            self._form.filled_in.add(self._textarea)

    def _set(self, name: str, value: str) -> None:
        assert self._form is not None
        self._form.values[name] = value
        self._form.filled_in.add(name)

    def to(self, address: str) -> Form:
        return next(form for form in self.all if form.action in ("", address))
