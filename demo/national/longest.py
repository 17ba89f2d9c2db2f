"""One citizen of each municipality who has been here for two years: the thickest case there is."""

from __future__ import annotations

from typing import Final

from demo.national.country import LONGEST_DAYS, LONGEST_ROOM
from demo.national.draws import draw
from recovery.editions import CURRENT, EDITIONS

_AREAS: Final = ", ".join(f"'{area.key}'" for area in EDITIONS[CURRENT].areas)
_PER_STAR: Final = 30
_PER_CHANGE: Final = 12
_PLACE: Final = f"""
    FROM placements_place p JOIN placements_facility f ON f.id = p.facility_id
    WHERE p.controller_id = %(organisation)s AND p.name = '{LONGEST_ROOM}'
"""

#: A stay with a follow-up a month, a star a month, an end moved sixty times and an event a day.
STATEMENTS: Final = (
    f"""
INSERT INTO placements_stay (id, controller_id, citizen_id, facility_id, scheme, track, rules_on,
    status, planned_end_on, moved_in_on, ending, destination, outcome_note, intensity, legal_basis,
    target_group, goals, purpose, asked_backup, decided_on, length_reason, home_municipality,
    acting_municipality, paying_municipality, onward, onward_note, key_worker_id, coordinator_id,
    risk_substances, risk_violence, risk_suicide, created_by_id, created_at)
SELECT %(longest_stay)s, p.controller_id, %(longest_citizen)s, p.facility_id, f.scheme, p.track,
    p.opens_on, 'here', %(today)s::date + 30, p.opens_on, '', '', '', 100, '84_2', '',
    'Finde en god rytme og afklare, hvad der skal ske.', '', '', p.opens_on - 7, '', %(code)s,
    '', '', '', '', (SELECT key_worker_id FROM slot WHERE facility_id = p.facility_id LIMIT 1),
    (%(caseworkers)s::bigint[])[1], 'known', 'none', 'none', (%(caseworkers)s::bigint[])[1],
    p.opens_on - 7 + time '10:00' AT TIME ZONE 'Europe/Copenhagen'
{_PLACE}""",
    f"""
INSERT INTO placements_booking (id, controller_id, place_id, kind, starts_on, ends_on, citizen_id,
    stay_id, reason, created_by_id, created_at)
SELECT %(spare_booking)s, p.controller_id, p.id, 'stay', p.opens_on, %(today)s::date + 30,
    %(longest_citizen)s, %(longest_stay)s, '', (%(caseworkers)s::bigint[])[1],
    p.opens_on::timestamptz
{_PLACE}""",
    """
INSERT INTO placements_followup (id, controller_id, stay_id, kind, title, task, ordinal, opens_on,
    due_on, status, moved_by_hand, office, outcome, completed_on, completed_by_id)
SELECT %(spare_follow_up)s + n, s.controller_id, s.id, 'monthly', '', '', n, due_on - 7, due_on,
    CASE WHEN due_on < %(today)s THEN 'done' ELSE 'open' END, false, 'facility_staff',
    CASE WHEN due_on < %(today)s THEN 'Gennemgået sammen med borgeren.' ELSE '' END,
    CASE WHEN due_on < %(today)s THEN due_on END,
    CASE WHEN due_on < %(today)s THEN s.key_worker_id END
FROM (SELECT s.*, n, s.moved_in_on + 30 * n AS due_on
      FROM placements_stay s, generate_series(1, 26) AS n
      WHERE s.controller_id = %(organisation)s AND s.id = %(longest_stay)s) AS s
""",
    f"""
INSERT INTO placements_datechange (controller_id, stay_id, what, old, new, reason, answers, at,
    by_id)
SELECT s.controller_id, s.id, 'planned_end', s.moved_in_on + {_PER_CHANGE} * n,
    s.moved_in_on + {_PER_CHANGE} * (n + 1), 'Målet er inden for rækkevidde.',
    '{{"goal_met": "no", "within_reach": "yes"}}',
    s.moved_in_on + {_PER_CHANGE} * n - 2 + time '11:00' AT TIME ZONE 'Europe/Copenhagen',
    s.coordinator_id
FROM placements_stay s, generate_series(1, {LONGEST_DAYS // _PER_CHANGE - 1}) AS n
WHERE s.controller_id = %(organisation)s AND s.id = %(longest_stay)s
""",
    f"""
WITH star AS (
    INSERT INTO recovery_star (id, controller_id, stay_id, citizen_id, edition, made_on, status,
        took_part, started_by_id, citizen_done_at, staff_done_at, finished_at)
    SELECT %(spare_star)s + n, s.controller_id, s.id, s.citizen_id, '{CURRENT}',
        s.moved_in_on + {_PER_STAR} * n, 'done', 'Borgeren og kontaktpersonen', s.key_worker_id,
        at, at, at
    FROM placements_stay s, generate_series(1, {LONGEST_DAYS // _PER_STAR - 1}) AS n,
        LATERAL (SELECT (s.moved_in_on + {_PER_STAR} * n)::timestamptz AS at) AS done
    WHERE s.controller_id = %(organisation)s AND s.id = %(longest_stay)s
    RETURNING id, controller_id, made_on
)
INSERT INTO recovery_starscore (controller_id, star_id, area, score, citizens_words, staff_note,
    left_out_because)
SELECT controller_id, id, area, 1 + {draw("longest", "made_on - date '2000-01-01' + place", 10)},
    '', '', ''
FROM star, unnest(ARRAY[{_AREAS}]) WITH ORDINALITY AS areas (area, place)
""",
    f"""
INSERT INTO audit_event (controller_id, kind, at, by_id, by_name, citizen_id, stay_id, facts)
SELECT s.controller_id, 'follow_up.completed',
    s.moved_in_on + n + time '14:00' AT TIME ZONE 'Europe/Copenhagen', s.key_worker_id,
    (SELECT name FROM organisations_user u WHERE u.id = s.key_worker_id), s.citizen_id, s.id,
    jsonb_build_object('on', s.moved_in_on + n, 'late', false, 'due_on', s.moved_in_on + n,
        'follow_up', 'Monthly follow-up')
FROM placements_stay s, generate_series(0, {LONGEST_DAYS - 1}) AS n
WHERE s.controller_id = %(organisation)s AND s.id = %(longest_stay)s
""",
)
