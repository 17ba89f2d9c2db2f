"""Herning in the year of the budget (V Table 2.1), so that it can be held against what was used.

The report knows no stays of 2023: these are invented around the target of 80 %.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from demo import citizens
from demo.case_work import CaseWork

#: Place, who, from, nights. All moved home with support; nobody stays into the next year.
STAYS: Final = (
    ("Skovlyset 1", 3, date(2023, 1, 9), 152),
    ("Skovlyset 1", 19, date(2023, 6, 26), 140),
    ("Skovlyset 2", 8, date(2023, 1, 16), 165),
    ("Skovlyset 2", 12, date(2023, 7, 10), 158),
    ("Gl. Ringkøbingvej", 21, date(2023, 1, 23), 146),
    ("Gl. Ringkøbingvej", 5, date(2023, 7, 3), 128),
    ("Pavillonen", 16, date(2023, 2, 6), 160),
    ("Pavillonen", 28, date(2023, 8, 7), 121),
    ("Nørregade 1", 10, date(2023, 1, 4), 170),
    ("Nørregade 1", 24, date(2023, 7, 3), 135),
    ("Nørregade 2", 13, date(2023, 1, 30), 148),
    ("Nørregade 2", 26, date(2023, 7, 17), 150),
    ("Nørregade 3", 20, date(2023, 2, 13), 155),
    ("Nørregade 3", 1, date(2023, 8, 1), 130),
)
#: Visits to the guest room: nights of each, three weeks apart.
GUEST_NIGHTS: Final = (4, 9, 6, 12, 5, 14, 8, 10, 3, 13, 7, 11, 6, 9, 12, 8)


def past(work: CaseWork) -> None:
    for place, n, came, nights in STAYS:
        left = came + timedelta(days=nights)
        citizen = work.register(citizens.HOMES_2020_22[n], on=came)
        work.past_stay(citizen, place, came, left, planned=left)
    for n, nights in enumerate(GUEST_NIGHTS):
        came = date(2023, 1, 10) + timedelta(weeks=3 * n)
        left = came + timedelta(days=nights)
        work.past_stay(
            work.register(citizens.GUESTS_2020_22[n], on=came),
            "Gæsteværelset",
            came,
            left,
            planned=left,
            destination="own_home",
        )
