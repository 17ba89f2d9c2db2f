"""Who may be the same person, asked of thousands: as ``identity.possible_doubles``, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citizens.models import Citizen
from citizens.names import words_of
from citizens.rules import Person, easily_written_for, may_be_the_same, phone_key
from citizens.services.identity import MOST_COMPARED, MOST_DOUBLES
from citizens.services.similar import as_kept, kept_words
from organisations.models import Organisation


@dataclass(frozen=True)
class _Known:
    person: Person
    words: frozenset[str]
    numbered: bool


class Register:
    """Everybody an organisation knows, by the words of their names and by phone."""

    def __init__(self, controller: Organisation) -> None:
        self._known: dict[int, _Known] = {}
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._by_phone: defaultdict[str, set[int]] = defaultdict(set)
        rows = Citizen.objects.standing().filter(controller=controller).order_by()
        facts = ("pk", "name", "alias", "birth_date", "phone", "number")
        for pk, name, alias, born, phone, number in rows.values_list(*facts):
            person = Person(name=name, alias=alias, birth_date=born, phone=phone)
            self.add(pk, person, numbered=number is not None)

    def add(self, pk: int, person: Person, *, numbered: bool) -> None:
        words = frozenset(kept_words(person))
        self._known[pk] = _Known(person, words, numbered)
        for word in words:
            self._by_word[word].add(pk)
        if phone := phone_key(person.phone):
            self._by_phone[phone].add(pk)

    def doubles_of(self, person: Person, *, numbered: bool) -> list[int]:
        """Ids of those who may be this person; [] where too many may be."""
        days = easily_written_for(person.birth_date) if person.birth_date else None
        alike = [
            pk
            for pk in self._similar(person)
            if not (numbered and self._known[pk].numbered)
            and (days is None or self._known[pk].person.birth_date in {None, *days})
        ]
        if len(alike) > MOST_COMPARED:
            return []
        ids = [pk for pk in sorted(alike) if may_be_the_same(person, self._known[pk].person)]
        return ids if len(ids) <= MOST_DOUBLES else []

    def _similar(self, person: Person) -> set[int]:
        similar: set[int] = set()
        for named in {person.words, words_of(person.name)} - {frozenset()}:
            similar |= self._with_all(named)
        if person.words:
            kept = as_kept(person)
            similar |= {pk for pk in _any_of(self._by_word, kept) if self._known[pk].words <= kept}
        if phone := phone_key(person.phone):
            similar |= self._by_phone.get(phone, set())
        return similar

    def _with_all(self, named: Iterable[str]) -> set[int]:
        first, *others = sorted((self._by_word.get(word, set()) for word in named), key=len)
        return first.intersection(*others)


def _any_of(by_word: Mapping[str, set[int]], words: Iterable[str]) -> set[int]:
    return set().union(*(by_word.get(word, set()) for word in words))
