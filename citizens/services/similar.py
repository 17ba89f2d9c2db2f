"""Who is called alike, or has the same phone: found by the words of names (ADR-0018)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from citizens.models import Citizen, CitizenWord
from citizens.names import search_key, words_of
from citizens.rules import Person, phone_key
from organisations.models import Organisation

Ids = QuerySet[Any, int]


def similar_ids(controller: Organisation, person: Person) -> set[int]:
    """Ids of those who have all words of the name, or no others than it has, or the same phone; in
    one statement.

    Whether they may be the same person is not said by that (``citizens.rules``). Text is compared
    with ``=`` alone, since under row-level security no other comparison reads an index.
    """
    words = CitizenWord.objects.filter(controller=controller)
    ways: list[Ids] = [
        _with_all(words, named) for named in {person.words, words_of(person.name)} - {frozenset()}
    ]
    if person.words:
        ways.append(_with_no_other(words, as_kept(person)))
    if phone := phone_key(person.phone):
        same = Citizen.objects.standing().filter(controller=controller, phone_key=phone)
        ways.append(same.order_by().values_list("pk", flat=True))
    if not ways:
        return set()
    first, *others = ways
    return set(first.union(*others))


def _with_all(words: QuerySet[CitizenWord], named: Iterable[str]) -> Ids:
    first, *others = sorted(named, key=len, reverse=True)
    rows = words.filter(word=first)
    for word in others:
        rows = rows.filter(citizen__in=words.filter(word=word).values("citizen"))
    return rows.order_by().values_list("citizen", flat=True)


def _with_no_other(words: QuerySet[CitizenWord], kept: set[str]) -> Ids:
    another = words.filter(citizen=OuterRef("citizen")).exclude(word__in=kept)
    rows = words.filter(~Exists(another), word__in=kept)
    return rows.order_by().values_list("citizen", flat=True)


def kept_words(person: Person) -> list[str]:
    """The words that a citizen's row is found by."""
    return search_key(person.name, person.alias).split()


def as_kept(person: Person) -> set[str]:
    """The name's words as a row keeps them, and each two of them written with a hyphen."""
    keys = kept_words(person)
    return {*keys, *(word + after for word, after in pairwise(keys))}
