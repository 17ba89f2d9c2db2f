"""Long lists, page by page. The address says which (``side``); ``parts/pager.html`` leads on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE: Final = 50


class _Counted(Paginator):  # type: ignore[type-arg]
    """Of rows that were counted already."""

    def __init__(self, rows: QuerySet[Any] | Sequence[Any], per_page: int, total: int) -> None:
        super().__init__(rows, per_page)
        self.total = total

    @cached_property
    def count(self) -> int:
        return self.total


def page_of(
    request: HttpRequest,
    rows: QuerySet[Any] | Sequence[Any],
    *,
    per_page: int = PER_PAGE,
    total: int | None = None,
) -> Page:  # type: ignore[type-arg]
    """The page asked for, or the nearest there is. ``total``: how many rows there are, where that
    is known."""
    pages = Paginator(rows, per_page) if total is None else _Counted(rows, per_page, total)
    return pages.get_page(request.GET.get("side"))


def loaded_page(rows: Sequence[Any], number: int, *, total: int, per_page: int = PER_PAGE) -> Page:  # type: ignore[type-arg]
    """The page of that number, whose rows were read already, of ``total``."""
    return Page(rows, number, _Counted(rows, per_page, total))


def number_of_page(request: HttpRequest) -> int:
    """The page asked for; the first where it is no number."""
    asked = request.GET.get("side", "")
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1


def rows_up_to_page(request: HttpRequest, *, per_page: int = PER_PAGE) -> int:
    """How many rows lead to the end of the page asked for."""
    return number_of_page(request) * per_page
