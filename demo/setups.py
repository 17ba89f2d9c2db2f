"""The places, rates, budgets and people of the demonstration. Names of people,
addresses and telephone numbers are invented.

Places, rates and budgets are the report's (V Tables 1.1 and 2.1, §§ 3.3, 4.1, 4.3). What it does
not say is left out: Herning's rates before 2023, Pitstop's grant after 2022.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from demo.setting_up import House, Item, Person, Rate, Rooms, Setup
from organisations.models import Organisation
from organisations.roles import Role
from placements.models import BudgetItem

#: Herning's budget with these rates (V Table 2.1), and MPO carried on with eight places (V § 3.1).
NEW_YEAR_2023: Final = date(2023, 1, 1)

_HOME, _GUEST = "home", "guest"

HERNING: Final = Setup(
    key="herning",
    name="Herning Kommune",
    kind=Organisation.Kind.MUNICIPALITY,
    code="0657",
    mail="herning",
    phone="00 00 06 57",
    phone_hours="på hverdage kl. 9–14",
    address="Eksempeltorvet 5, 7400 Herning",
    houses=(
        House(
            name="Skovlyset",
            scheme="polaris",
            phone="00 00 20 01",
            address="Eksempelvej 1, 7400 Herning",
            description="Fleksible boliger og gæsteværelse",
            rooms=(
                Rooms(
                    track=_HOME,
                    names=("Skovlyset 1", "Skovlyset 2"),
                    description="Lejlighed med eget bad",
                    equipment=("own_bath", "two_rooms", "night_staff"),
                ),
                Rooms(
                    track=_GUEST,
                    names=("Gæsteværelset",),
                    description="Værelse med eget bad",
                    equipment=("ground_floor", "own_bath", "night_staff"),
                ),
            ),
        ),
        House(
            name="Gl. Ringkøbingvej",
            scheme="polaris",
            phone="00 00 20 02",
            address="Eksempelvej 3, 7400 Herning",
            description="Fleksibel bolig",
            rooms=(Rooms(track=_HOME, names=("Gl. Ringkøbingvej",), description="Lejlighed"),),
        ),
        House(
            name="Pavillon",
            scheme="polaris",
            phone="00 00 20 03",
            address="Eksempelvej 5, 7400 Herning",
            description="Fleksibel bolig",
            rooms=(
                Rooms(
                    track=_HOME,
                    names=("Pavillonen",),
                    description="Lille hus i haven",
                    equipment=("ground_floor", "calm", "pets", "night_staff"),
                ),
            ),
        ),
        House(
            name="Nørregade",
            scheme="polaris",
            phone="00 00 20 04",
            address="Eksempelgade 7, 7400 Herning",
            description="Fleksible boliger",
            rooms=(
                Rooms(
                    track=_HOME,
                    names=("Nørregade 1", "Nørregade 2", "Nørregade 3"),
                    description="Lejlighed",
                ),
            ),
        ),
    ),
    # V Table 2.1, in its order; the places and per cents are in the text above it.
    rates=tuple(
        Rate(
            house=house,
            track=track,
            name=name,
            kroner=kroner,
            target=target,
            starts_on=NEW_YEAR_2023,
        )
        for house, track, name, kroner, target in (
            ("Skovlyset", _HOME, "Fleksible boliger, Skovlyset", 1243, 80),
            ("Gl. Ringkøbingvej", _HOME, "Fleksible boliger, Gl. Ringkøbingvej", 1267, 80),
            ("Pavillon", _HOME, "Fleksible boliger, Pavillon", 932, 80),
            ("Skovlyset", _GUEST, "Gæsteseng", 431, 60),
            ("Nørregade", _HOME, "Nørregade", 1311, 80),
        )
    ),
    # Which of the units the permanent housing belongs to is not in the table: here Skovlyset.
    items=(
        Item(
            house="Skovlyset",
            year=2023,
            kind=BudgetItem.Kind.SUPPLEMENT,
            name="Servicepakker",
            amount=21_120,
            order=5,
        ),
        Item(
            house="Skovlyset",
            year=2023,
            kind=BudgetItem.Kind.HOUSING,
            name="Botilbud, ABL § 105, niv. 3",
            nights=4380,
            rate=1458,
            order=7,
        ),
        Item(
            house="Skovlyset",
            year=2023,
            kind=BudgetItem.Kind.HOUSING,
            name="Botilbud, ABL § 105, niv. 4",
            nights=5110,
            rate=1661,
            order=8,
        ),
    ),
    people=(
        Person(name="Sofie Bjerre", role=Role.CASEWORKER),
        Person(name="Mads Kjeldsen", role=Role.CASEWORKER),
        Person(name="Lone Damgaard", role=Role.FACILITY_LEADER),
        Person(name="Rikke Holst", role=Role.FACILITY_STAFF, works_at=("Skovlyset",)),
        Person(
            name="Jens Toft",
            role=Role.FACILITY_STAFF,
            works_at=("Nørregade", "Gl. Ringkøbingvej", "Pavillon"),
        ),
        Person(name="Anders Lyng", role=Role.ACUTE_STAFF, works_at=("Skovlyset",)),
        Person(name="Kirsten Aagaard", role=Role.VOLUNTEER, works_at=("Skovlyset",)),
        Person(name="Poul Ravn", role=Role.SUPERVISOR),
        Person(name="Tina Nygaard", role=Role.ORGANISATION_ADMIN),
    ),
)
#: The ward whose system refers through the API, too.
WARD: Final = "Gødstrup, E3"
REGION: Final = Setup(
    key="region-midtjylland",
    name="Region Midtjylland",
    kind=Organisation.Kind.REGION,
    code="",
    mail="region",
    phone="00 00 10 82",
    people=(
        Person(name="Nanna Friis", role=Role.REFERRER, unit=WARD),
        Person(name="Karen Lind", role=Role.REFERRER, unit="Gødstrup, E5"),
        Person(name="Bodil Aagaard", role=Role.REFERRAL_COORDINATOR),
    ),
)
HOLSTEBRO: Final = Setup(
    key="holstebro",
    name="Holstebro Kommune",
    kind=Organisation.Kind.MUNICIPALITY,
    code="0661",
    mail="holstebro",
    phone="00 00 06 61",
    phone_hours="på hverdage kl. 9–14, torsdag til kl. 17",
    address="Eksempelgade 11, 7500 Holstebro",
    houses=(
        House(
            name="Skovvang",
            scheme="mpo",
            phone="00 00 20 05",
            address="Eksempelvej 9, 7500 Holstebro",
            description="Specialcenter Skovvang",
            rooms=(
                # The project had two places, its funds paid, and there was no rate (V § 3.1).
                Rooms(
                    track="place",
                    names=("Skovvang 1", "Skovvang 2"),
                    description="Værelse",
                    opens_on=date(2021, 1, 1),
                ),
                Rooms(
                    track="place",
                    names=tuple(f"Skovvang {n}" for n in range(3, 9)),
                    description="Værelse",
                    opens_on=NEW_YEAR_2023,
                ),
            ),
        ),
    ),
    rates=(
        # 2,793 x 365 is the yearly basis of about 1,019,000 per place: all nights (V § 3.3).
        Rate(
            house="Skovvang",
            track="place",
            name="Midlertidige omsorgspladser, Skovvang",
            kroner=2793,
            target=100,
            starts_on=NEW_YEAR_2023,
        ),
    ),
    people=(
        Person(name="Hanne Vestager", role=Role.FACILITY_LEADER),
        Person(name="Morten Thisted", role=Role.FACILITY_STAFF),
        Person(name="Gitte Overby", role=Role.FACILITY_STAFF),
        Person(name="Birgit Nørby", role=Role.CASEWORKER),
        Person(name="Kurt Sønderby", role=Role.SUPERVISOR),
        Person(name="Dorte Lisbjerg", role=Role.ORGANISATION_ADMIN),
    ),
)
PITSTOP: Final = Setup(
    key="pitstop",
    # Who runs the scheme, by the scheme's own word: referrers find the receiver by it.
    name="Røde Kors",
    kind=Organisation.Kind.ASSOCIATION,
    code="0751",
    mail="pitstop",
    phone="00 00 07 51",
    phone_hours="alle dage kl. 8–20",
    address="Eksempelgade 11, 8000 Aarhus C",
    houses=(
        House(
            name="Pitstop",
            scheme="pitstop",
            phone="00 00 20 06",
            address="Eksempelgade 11, 8000 Aarhus C",
            description="Otte enkeltværelser i Aarhus",
            rooms=(
                # The house is from 2018 (V § 4.1); what is known of its nights is 2022's.
                Rooms(
                    track="room",
                    names=tuple(f"Værelse {n}" for n in range(1, 9)),
                    description="Enkeltværelse",
                    opens_on=date(2022, 1, 1),
                ),
            ),
        ),
    ),
    items=tuple(
        Item(
            house="Pitstop",
            year=year,
            kind=BudgetItem.Kind.GRANT,
            name="Bevilling fra Aarhus Kommune",
            amount=amount,
            order=1,
        )
        for year, amount in ((2020, 2_000_000), (2021, 2_000_000), (2022, 2_200_000))
    ),
    people=(
        Person(name="Carsten Dam", role=Role.FACILITY_LEADER),
        Person(name="Mette Krogh", role=Role.FACILITY_STAFF),
        Person(name="Ulla Birk", role=Role.FACILITY_STAFF),
        Person(name="Jonna Vig", role=Role.VOLUNTEER),
        Person(name="Leif Strand", role=Role.VOLUNTEER),
        # Aarhus Kommune may look in at any time (V § 4.1).
        Person(name="Vibeke Aaby", role=Role.SUPERVISOR, mail="aarhus"),
        Person(name="Henrik Ladefoged", role=Role.ORGANISATION_ADMIN),
    ),
)
SETUPS: Final = (HERNING, REGION, HOLSTEBRO, PITSTOP)
