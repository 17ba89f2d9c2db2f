"""Names as they are spread in Denmark: few that many have, and a long tail."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

from citizens.names import order_key, search_key

_FIRST: Final = [
    "Anne",
    "Peter",
    "Kirsten",
    "Michael",
    "Mette",
    "Lars",
    "Hanne",
    "Thomas",
    "Anna",
    "Jens",
    "Maria",
    "Henrik",
    "Susanne",
    "Søren",
    "Helle",
    "Martin",
    "Lene",
    "Jan",
    "Marianne",
    "Christian",
    "Camilla",
    "Anders",
    "Inge",
    "Morten",
    "Louise",
    "Jesper",
    "Karen",
    "Niels",
    "Pia",
    "Mads",
    "Gitte",
    "Rasmus",
    "Bente",
    "Per",
    "Jette",
    "Kim",
    "Tina",
    "Hans",
    "Charlotte",
    "Jacob",
    "Lone",
    "Ole",
    "Inger",
    "Claus",
    "Lisbeth",
    "Jørgen",
    "Ida",
    "Bent",
    "Julie",
    "Erik",
    "Birgit",
    "Emil",
    "Rikke",
    "Kasper",
    "Emma",
    "Torben",
    "Line",
    "Frederik",
    "Sofie",
    "Mathias",
    "Maja",
    "Carsten",
    "Birthe",
    "Bo",
    "Ulla",
    "Allan",
    "Dorthe",
    "Simon",
    "Annette",
    "Brian",
    "Cecilie",
    "Oliver",
    "Sara",
    "Mikkel",
    "Kirstine",
    "Steen",
    "Freja",
    "Poul",
    "Ellen",
    "Flemming",
    "Laura",
    "Ali",
    "Fatima",
    "Mohammed",
    "Aisha",
    "Aage",
    "Åse",
    "Agnieszka",
    "Piotr",
    "Øjvind",
    "Signe",
    "Ahmed",
    "Zahra",
    "Svetlana",
    "Bjarke",
    "Marie-Louise",
    "Jens-Peter",
    "Ægir",
    "Noël",
    "René",
    "Zoë",
    "Yasmin",
    "Ibrahim",
    "Tove",
    "Villads",
    "Xenia",
    "Quang",
    "Uffe",
    "Ditte",
    "Viggo",
    "Gudrun",
    "Esben",
    "Rosa",
    "Aksel",
]
_LAST: Final = [
    "Nielsen",
    "Jensen",
    "Hansen",
    "Andersen",
    "Pedersen",
    "Christensen",
    "Larsen",
    "Sørensen",
    "Rasmussen",
    "Jørgensen",
    "Petersen",
    "Madsen",
    "Kristensen",
    "Olsen",
    "Thomsen",
    "Christiansen",
    "Poulsen",
    "Johansen",
    "Møller",
    "Mortensen",
    "Knudsen",
    "Jakobsen",
    "Jacobsen",
    "Mikkelsen",
    "Olesen",
    "Frederiksen",
    "Laursen",
    "Henriksen",
    "Lund",
    "Holm",
    "Schmidt",
    "Eriksen",
    "Kristiansen",
    "Simonsen",
    "Clausen",
    "Svendsen",
    "Andreasen",
    "Iversen",
    "Vestergaard",
    "Jeppesen",
    "Mogensen",
    "Nissen",
    "Lauridsen",
    "Jespersen",
    "Østergaard",
    "Jepsen",
    "Frandsen",
    "Kjær",
    "Søndergaard",
    "Carlsen",
    "Dahl",
    "Bertelsen",
    "Bruun",
    "Lauritsen",
    "Bach",
    "Ali",
    "Berg",
    "Toft",
    "Aagaard",
    "Ågård",
    "Müller",
    "Nguyen",
    "Kowalska",
    "Hussain",
    "Abdi",
    "Yıldız",
    "Björnsson",
    "O'Connor",
    "Skov-Hansen",
    "Ørsted",
    "Æbelø",
    "Łukasz",
    "Winther",
    "Krogh",
    "Dam",
    "Friis",
]
#: What the names that nobody else has are made of.
_BEGINNINGS: Final = [
    "Zwie",
    "Quist",
    "Brei",
    "Fjor",
    "Grøn",
    "Hjal",
    "Ims",
    "Kvæ",
    "Lyn",
    "Mør",
    "Nør",
    "Oph",
    "Plou",
    "Rhon",
    "Skjæ",
    "Tryg",
    "Ulv",
    "Vræ",
    "Wil",
    "Ytt",
]
_MIDDLES: Final = [
    "ber",
    "bel",
    "dor",
    "fen",
    "gar",
    "hol",
    "kel",
    "lin",
    "mer",
    "nad",
    "rup",
    "sten",
    "tof",
    "ved",
    "ling",
    "zin",
]
_ENDS: Final = [
    "kugel",
    "strup",
    "mose",
    "bjerg",
    "holt",
    "dorff",
    "feldt",
    "lund",
    "vig",
    "quist",
    "gaard",
    "berg",
    "sø",
    "hus",
    "mann",
]

_RARE_OF_A_THOUSAND: Final = 20
_ALIASES: Final = [
    "Kalle",
    "Lillemor",
    "Skipper",
    "Nuser",
    "Pelle",
    "Bamse",
    "Tulle",
    "Basse",
    "Futte",
    "Laban",
]


def _falling(values: list[str]) -> list[float]:
    """As often as the first divided by its place in the row, halved: Zipf's law, a bit flatter."""
    return list(accumulate(1 / (place + 4) for place in range(len(values))))


_FIRST_WEIGHTS: Final = _falling(_FIRST)
_LAST_WEIGHTS: Final = _falling(_LAST)


def name(dice: Random) -> str:
    """A first name, for every third a middle name, and a last name, now and then a rare one."""
    words = dice.choices(_FIRST, cum_weights=_FIRST_WEIGHTS)
    if dice.random() < 1 / 3:
        words += dice.choices(_LAST, cum_weights=_LAST_WEIGHTS)
    if dice.randrange(1000) < _RARE_OF_A_THOUSAND:
        words.append(dice.choice(_BEGINNINGS) + dice.choice(_MIDDLES) + dice.choice(_ENDS))
    else:
        words += dice.choices(_LAST, cum_weights=_LAST_WEIGHTS)
    return " ".join(dict.fromkeys(words))


def alias(dice: Random) -> str:
    return f"{dice.choice(_ALIASES)}{dice.randrange(10_000)}"


def keys(name: str, alias: str) -> tuple[str, str]:
    """What ``Citizen.name_key`` and ``search_key`` are for a name, put together of its words."""
    words = name.split() or alias.split()
    order = " ".join(_keys_of(word)[0] for word in words)
    parts = {
        key: None
        for word in (*name.split(), *alias.split())
        for key in _keys_of(word)[1].split(" ")[1:]
    }
    return order, "".join(f" {key}" for key in parts)


@cache
def _word_keys(word: str) -> tuple[str, str]:
    return order_key(word), search_key(word)


def _keys_of(word: str) -> tuple[str, str]:
    # An alias with its number is hardly met twice: not worth remembering.
    return _word_keys(word) if word.isalpha() else (order_key(word), search_key(word))
