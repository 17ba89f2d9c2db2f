"""A view that a button calls: it has no page of its own, and an address typed in answers 405."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

View = Callable[..., HttpResponse]


def button(view: View) -> View:
    """Only by POST, and with nothing typed in it."""
    guarded = require_POST(view)
    guarded.is_button = True  # type: ignore[attr-defined]  # read by is_button
    return guarded


def is_button(address: str) -> bool:
    view: Any = view_at(address)
    return bool(getattr(view, "is_button", False))


def view_at(address: str) -> View | None:
    """The view an address of ours leads to; None where it leads nowhere."""
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, None)):
        return None
    try:
        view: View = resolve(urlsplit(address).path).func
    except Resolver404:
        return None
    return view
