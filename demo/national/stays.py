"""Ten years of stays in every place of one organisation, and what takes the places between."""

from __future__ import annotations

from typing import Final

from demo.national.country import LONGEST_ROOM
from demo.national.draws import choice, draw

#: Nights to come that are planned already.
AHEAD: Final = 70
#: A guest room is used so many times as often as a home.
_GUEST_WEIGHT: Final = 4
_LONGEST: Final = 170
#: Nobody has two stays at once: whoever comes back comes back after half a block of days.
_BLOCK: Final = 730
#: Longer than this no slot is: a small country has fewer years behind it, not emptier houses.
_SLOT: Final = 60
NEW_OF_A_HUNDRED: Final = 55

_ENDINGS: Final = choice(
    "ending",
    "n",
    ["as_planned"] * 6 + ["early_by_citizen", "moved_on", "moved_on", "admitted", "asked_to_leave"],
)
_DESTINATIONS: Final = choice(
    "destination",
    "n",
    [
        *["own_home_with_support"] * 4,
        *["own_home"] * 2,
        *["residential"] * 2,
        "shelter",
        "hospital",
        "relatives",
        "unknown",
    ],
)

#: One row per stay, for everything that is made of it. Each place's time is cut into as many slots
#: as it has stays; a stay lies inside its slot, so that no two take the same night.
SLOTS: Final = f"""
CREATE TEMPORARY TABLE slot ON COMMIT DROP AS
WITH weighed AS (
    SELECT p.id AS place_id, row_number() OVER (ORDER BY p.id) * 10000 AS place_number,
           p.name AS place, p.facility_id, f.scheme, p.track, p.opens_on,
           %(today)s::date + {AHEAD} AS until,
           weight, round(%(stays)s * weight::numeric / sum(weight) OVER ())::int AS slots
    FROM placements_place p JOIN placements_facility f ON f.id = p.facility_id,
        LATERAL (SELECT CASE p.track WHEN 'guest' THEN {_GUEST_WEIGHT} ELSE 1 END AS weight) AS w
    WHERE p.controller_id = %(organisation)s AND p.name <> '{LONGEST_ROOM}'
), place AS (
    SELECT weighed.*, begins_on, until - begins_on AS days
    FROM weighed, LATERAL (
        SELECT GREATEST(opens_on, until - slots * {_SLOT} / weight) AS begins_on
    ) AS begin
), edge AS (
    SELECT place.*, k, begins_on + ((k + CASE WHEN k IN (0, slots) THEN 0 ELSE
               {draw("edge", "place_number + k", 1000)} / 1700.0 - 0.3 END)
           * days / slots)::int AS begins
    FROM place, generate_series(0, slots) AS k
), cut AS (
    SELECT edge.*, lead(begins) OVER (PARTITION BY place_id ORDER BY k) AS next,
           place_number + k AS n
    FROM edge
), dated AS (
    SELECT cut.*, begins AS starts_on,
           begins + LEAST({_LONGEST}, GREATEST(1, CASE track
               WHEN 'guest' THEN LEAST(1 + {draw("guest", "n", 4)}, next - begins)
               ELSE (next - begins) * (75 + {draw("length", "n", 24)}) / 100 END))::int AS ends_on
    FROM cut WHERE next > begins
), numbered AS (
    SELECT dated.*, row_number() OVER (ORDER BY starts_on, place_id) - 1 AS number,
           GREATEST(1, count(*) OVER () / GREATEST(1, max(days) OVER () / {_BLOCK})) AS block_size
    FROM dated
), whose AS (
    SELECT numbered.*, number / block_size AS block, number %% block_size %% people AS person,
           people
    FROM numbered, LATERAL (
        SELECT GREATEST(1, block_size * {NEW_OF_A_HUNDRED} / 100) AS people
    ) AS whoever_is_new
)
SELECT n, number, place_id, place, facility_id, scheme, track, starts_on, ends_on,
       %(first_stay)s + number AS stay_id,
       -- Some come back for ten years.
       %(first_citizen)s + person
           + CASE WHEN {draw("for years", "person", 10)} = 0 THEN 0 ELSE block * whose.people END
           AS citizen_id,
       CASE WHEN ends_on <= %(today)s AND {draw("came", "n", 1000)} < 20 THEN 'cancelled'
            WHEN ends_on <= %(today)s AND {draw("came", "n", 1000)} < 30 THEN 'no_show'
            WHEN ends_on > %(today)s - 4 AND ends_on <= %(today)s AND next > %(today)s
                 AND {draw("late", "n", 3)} = 0 THEN 'here'
            WHEN ends_on <= %(today)s THEN 'left'
            WHEN starts_on <= %(today)s THEN 'here'
            ELSE 'planned' END AS status,
       CASE WHEN scheme = 'mpo' AND starts_on >= '2023-01-01' THEN NULL ELSE ends_on END
           AS planned_end_on,
       (%(leaders)s::bigint[])[1] AS leader_id,
       (%(caseworkers)s::bigint[])[1 + {draw("caseworker", "n", 1000)}
           %% cardinality(%(caseworkers)s::bigint[])] AS coordinator_id,
       staff.people[1 + {draw("staff", "n", 1000)} %% cardinality(staff.people)] AS key_worker_id
FROM whose
JOIN (
    SELECT a.facility_id AS house, array_agg(m.user_id ORDER BY m.id) AS people
    FROM placements_assignment a JOIN organisations_membership m ON m.id = a.membership_id
    WHERE a.controller_id = %(organisation)s AND m.role = 'facility_staff'
    GROUP BY a.facility_id
) staff ON staff.house = facility_id;
ALTER TABLE slot ADD PRIMARY KEY (stay_id);
ANALYZE slot
"""

STAYS: Final = f"""
INSERT INTO placements_stay (id, controller_id, citizen_id, facility_id, scheme, track, rules_on,
    status, planned_end_on, moved_in_on, left_on, ending, destination, outcome_note, intensity,
    legal_basis, target_group, goals, purpose, asked_backup, decided_on, length_reason,
    home_municipality, acting_municipality, paying_municipality, onward, onward_note,
    key_worker_id, coordinator_id, risk_substances, risk_violence, risk_suicide,
    created_by_id, created_at)
SELECT stay_id, %(organisation)s, citizen_id, facility_id, scheme, track, starts_on,
    status, planned_end_on,
    CASE WHEN status IN ('here', 'left') THEN starts_on END,
    CASE WHEN status = 'left' THEN ends_on END,
    CASE WHEN status = 'left' THEN {_ENDINGS} ELSE '' END,
    CASE WHEN status = 'left' THEN {_DESTINATIONS} ELSE '' END,
    '', 100, CASE scheme WHEN 'mpo' THEN '110' WHEN 'polaris' THEN '84_2' ELSE '' END, '',
    CASE track WHEN 'guest' THEN '' ELSE 'Finde en god rytme og afklare, hvad der skal ske.' END,
    '', '', starts_on - 7, '', c.home_municipality,
    CASE scheme WHEN 'mpo' THEN c.home_municipality ELSE '' END,
    CASE scheme WHEN 'mpo' THEN c.home_municipality ELSE '' END,
    '', '', key_worker_id, coordinator_id,
    {choice("substances", "n", ["known", "none", ""])}, {choice("violence", "n", ["none", ""])},
    {choice("suicide", "n", ["none", "none", "known", ""])},
    coordinator_id, starts_on - 7 + time '10:00' AT TIME ZONE 'Europe/Copenhagen'
FROM slot JOIN citizens_citizen c ON c.id = slot.citizen_id
"""

BOOKINGS: Final = """
INSERT INTO placements_booking (id, controller_id, place_id, kind, starts_on, ends_on, citizen_id,
    stay_id, reason, created_by_id, created_at, cancelled_at)
SELECT %(first_booking)s + number, %(organisation)s, place_id, 'stay', starts_on, ends_on,
    citizen_id, stay_id, '', coordinator_id,
    starts_on - 7 + time '10:00' AT TIME ZONE 'Europe/Copenhagen',
    CASE WHEN status IN ('cancelled', 'no_show')
         THEN starts_on + time '09:00' AT TIME ZONE 'Europe/Copenhagen' END
FROM slot
"""

#: In the days between two stays: closed for a while, or kept free for somebody.
CLOSURES_AND_HOLDS: Final = f"""
INSERT INTO placements_booking (id, controller_id, place_id, kind, starts_on, ends_on, expires_at,
    reason, created_by_id, created_at, cancelled_at)
SELECT %(first_booking)s + (SELECT count(*) FROM slot)
        + row_number() OVER (ORDER BY n) - 1, %(organisation)s,
    place_id, kind, ends_on, next,
    CASE kind WHEN 'hold' THEN
        CASE WHEN next < %(today)s THEN next::timestamptz ELSE %(now)s::timestamptz
             + interval '1 day' * {draw("expires", "n", 5)} + interval '5 hours' END END,
    CASE kind WHEN 'hold' THEN 'Holdes til en henvist borger' ELSE 'Maling og rengøring' END,
    leader_id, (ends_on - 3)::timestamptz,
    CASE WHEN kind = 'hold' AND next < %(today)s THEN next::timestamptz END
FROM (
    SELECT n, place_id, ends_on, leader_id,
           LEAST(lead(starts_on) OVER (PARTITION BY place_id ORDER BY n), ends_on + 9) AS next,
           CASE WHEN {draw("between", "n", 100)} < 6 THEN 'closure'
                WHEN {draw("between", "n", 100)} < 9
                     OR ends_on > %(today)s AND {draw("between", "n", 100)} < 20 THEN 'hold'
           END AS kind
    FROM slot
) AS gap
WHERE kind IS NOT NULL AND next > ends_on + 1
"""
