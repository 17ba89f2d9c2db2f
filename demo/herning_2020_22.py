"""Herning 2020-2022, so that V Table 2.2 and the mean lengths of stay come out of the product.

34 stays of 29 citizens in the flexible homes: 12, 14 and 20 unique citizens in the three years and
149 days on average; 45 visits to the guest room: 14, 18 and 13 unique guests and 4 days. The stays
themselves are invented. With seven homes at most seven stays cross each New Year, so some citizens
must have come back in another year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from demo import citizens
from demo.case_work import CaseWork

_HOME, _OWN = "own_home_with_support", "own_home"

#: Who lived where, from when, for how many nights, and where the citizen went. By place and time.
STAYS: Final = (
    ("Skovlyset 1", 0, date(2020, 1, 27), 227, _HOME),
    ("Skovlyset 1", 1, date(2020, 9, 28), 155, _HOME),
    ("Skovlyset 1", 2, date(2021, 10, 7), 166, "residential"),
    ("Skovlyset 1", 0, date(2022, 4, 25), 54, _OWN),
    ("Skovlyset 1", 3, date(2022, 7, 7), 157, _HOME),
    ("Skovlyset 2", 4, date(2020, 1, 13), 185, _HOME),
    ("Skovlyset 2", 5, date(2020, 8, 13), 168, _HOME),
    ("Skovlyset 2", 6, date(2021, 11, 1), 137, _OWN),
    ("Skovlyset 2", 7, date(2022, 4, 8), 150, _HOME),
    ("Skovlyset 2", 8, date(2022, 9, 26), 45, "hospital"),
    ("Gl. Ringkøbingvej", 9, date(2020, 1, 28), 104, _HOME),
    ("Gl. Ringkøbingvej", 10, date(2020, 11, 25), 154, _HOME),
    ("Gl. Ringkøbingvej", 11, date(2021, 8, 23), 166, _HOME),
    ("Gl. Ringkøbingvej", 12, date(2022, 2, 22), 190, _HOME),
    ("Gl. Ringkøbingvej", 13, date(2022, 9, 13), 33, "relatives"),
    ("Pavillonen", 14, date(2020, 1, 20), 198, _HOME),
    ("Pavillonen", 15, date(2020, 10, 9), 244, "residential"),
    ("Pavillonen", 14, date(2021, 7, 28), 181, _HOME),
    ("Pavillonen", 16, date(2022, 2, 10), 171, _OWN),
    ("Pavillonen", 17, date(2022, 8, 4), 132, _HOME),
    ("Nørregade 1", 18, date(2020, 1, 20), 181, _HOME),
    ("Nørregade 1", 19, date(2020, 8, 24), 219, _HOME),
    ("Nørregade 1", 20, date(2021, 7, 16), 191, _OWN),
    ("Nørregade 1", 21, date(2022, 2, 14), 196, _HOME),
    ("Nørregade 1", 23, date(2022, 9, 27), 87, _HOME),
    ("Nørregade 2", 22, date(2020, 10, 12), 156, _HOME),
    ("Nørregade 2", 23, date(2021, 4, 6), 26, "unknown"),
    ("Nørregade 2", 24, date(2021, 5, 28), 195, _HOME),
    ("Nørregade 2", 4, date(2022, 2, 1), 23, "hospital"),
    ("Nørregade 2", 25, date(2022, 3, 11), 154, _OWN),
    ("Nørregade 3", 26, date(2020, 1, 13), 155, _HOME),
    ("Nørregade 3", 27, date(2021, 7, 19), 251, "residential"),
    ("Nørregade 3", 28, date(2022, 4, 18), 43, "relatives"),
    ("Nørregade 3", 9, date(2022, 6, 22), 172, _HOME),
)
#: Months are told and the plan is made within them; a longer stay was extended (V § 2.6).
_PLANNED_NIGHTS, _MOST_NIGHTS = 120, 178
_ENDINGS: Final = {
    "hospital": "admitted",
    "residential": "moved_on",
    "relatives": "early_by_citizen",
    "unknown": "early_by_citizen",
}

#: The guest room, year by year: visits, days between them, and which guests (the n-th of the 28).
GUEST_YEARS: Final = ((2020, 14, 25, 0, 14), (2021, 18, 19, 5, 18), (2022, 13, 27, 15, 13))
#: Nine visits' nights, again and again: mostly a few, 36 in all, 4 on average.
GUEST_NIGHTS: Final = (1, 2, 2, 3, 2, 4, 3, 10, 9)


def past(work: CaseWork) -> None:
    for place, n, came, nights, destination in STAYS:
        left = came + timedelta(days=nights)
        ending = _ENDINGS.get(destination, "as_planned")
        early = ending != "as_planned" and nights < _PLANNED_NIGHTS
        work.past_stay(
            work.register(citizens.HOMES_2020_22[n], on=came),
            place,
            came,
            left,
            planned=came + timedelta(days=_PLANNED_NIGHTS if early else min(nights, _MOST_NIGHTS)),
            ending=ending,
            destination=destination,
        )
    visit = 0
    for year, visits, apart, first, guests in GUEST_YEARS:
        for n in range(visits):
            came = date(year, 1, 6) + timedelta(days=n * apart)
            left = came + timedelta(days=GUEST_NIGHTS[visit % len(GUEST_NIGHTS)])
            work.past_stay(
                work.register(citizens.GUESTS_2020_22[first + n % guests], on=came),
                "Gæsteværelset",
                came,
                left,
                planned=left,
                destination="own_home",
            )
            visit += 1
