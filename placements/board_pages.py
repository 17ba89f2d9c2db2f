"""A board of many houses in pages: whole houses, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db.models import Count, Q

from organisations.actors import Actor
from placements.board_stamp import stamp_beside
from placements.day_visitors import visitors_on
from placements.models import Facility

#: Ours, a setting: more lanes than that nobody reads on one page.
PLACES_ON_A_PAGE: Final = 150


def houses_with_places(actor: Actor, start: date, end: date, day: date) -> list[Facility]:
    """The houses in sight, each with ``places_open``, how many of its places have not closed,
    ``rows``, of which the board's stamp is made, and who comes to see it on ``day``."""
    still_open = Q(places__closes_on=None) | Q(places__closes_on__gt=start)
    houses = Facility.objects.visible_to(actor)
    counted = houses.annotate(places_open=Count("places", filter=still_open))
    return list(counted.annotate(rows=stamp_beside(actor, start, end), **visitors_on(actor, day)))


def in_pages(houses: Iterable[Facility]) -> list[list[Facility]]:
    """A house is never torn apart; one that is larger than a page has a page of its own."""
    pages: list[list[Facility]] = [[]]
    room = PLACES_ON_A_PAGE
    for house in houses:
        places = getattr(house, "places_open", 0)
        if pages[-1] and places > room:
            pages.append([])
            room = PLACES_ON_A_PAGE
        pages[-1].append(house)
        room -= places
    return pages
