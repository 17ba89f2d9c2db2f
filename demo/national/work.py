"""The work with those who are there: follow-ups, moved dates, Recovery Stars."""

from __future__ import annotations

from typing import Final

from demo.national.draws import draw
from recovery.editions import CURRENT, EDITIONS

#: Scheme, track, kind, who does it, days from moving in or (below zero: from the end), and the
#: days between which the scheme has planned it.
_ALWAYS: Final = ("2000-01-01", "9999-01-01")
_SINCE_2023: Final = ("2023-01-01", "9999-01-01")
_UNTIL_2023: Final = ("2000-01-01", "2023-01-01")
_PLANS: Final = (
    ("polaris", "home", "second_week", "facility_staff", 13, *_ALWAYS),
    ("polaris", "home", "recovery_star", "facility_staff", 20, *_ALWAYS),
    ("polaris", "home", "before_end", "caseworker", -7, *_ALWAYS),
    ("polaris", "guest", "next_working_day", "facility_staff", 1, *_ALWAYS),
    ("mpo", "place", "orientering_of_admission", "facility_leader", 3, *_SINCE_2023),
    ("mpo", "place", "coordinate_plans", "facility_staff", 7, *_SINCE_2023),
    ("mpo", "place", "plan_review", "facility_staff", 28, *_SINCE_2023),
    ("mpo", "place", "review_meeting", "facility_staff", 14, *_UNTIL_2023),
    ("mpo", "place", "what_follows", "facility_staff", -14, *_UNTIL_2023),
    ("pitstop", "room", "where_next", "facility_staff", 5, *_ALWAYS),
    ("pitstop", "room", "last_day", "facility_leader", -1, *_ALWAYS),
)
_ROWS: Final = ", ".join(
    f"('{scheme}', '{track}', '{kind}', '{office}', {days}, date '{since}', date '{until}')"
    for scheme, track, kind, office, days, since, until in _PLANS
)

#: Follow-ups as the schemes plan them, roughly: a date off is not moved to a working day. What was
#: due is done; today's is not, nor what every hundredth left undone.
FOLLOW_UPS: Final = f"""
CREATE TEMPORARY TABLE planned ON COMMIT DROP AS
SELECT stay_id, citizen_id, status, key_worker_id, kind, ordinal, office, due_on,
       row_number() OVER (ORDER BY due_on, stay_id, kind, ordinal) - 1 AS number,
       CASE office WHEN 'caseworker' THEN coordinator_id WHEN 'facility_staff' THEN key_worker_id
            ELSE leader_id END AS done_by
FROM (
    SELECT slot.*, p.kind, 1 AS ordinal, p.office,
           CASE WHEN p.days < 0 THEN GREATEST(starts_on, ends_on + p.days)
                ELSE starts_on + p.days END AS due_on
    FROM slot JOIN (VALUES {_ROWS}) AS p (scheme, track, kind, office, days, since, until)
        USING (scheme, track)
    WHERE starts_on >= since AND starts_on < until AND status IN ('here', 'left')
      AND (p.days < 2 OR starts_on + p.days < ends_on)
    UNION ALL
    SELECT slot.*, 'monthly', month, 'facility_staff', starts_on + 30 * month
    FROM slot, generate_series(1, 5) AS month
    WHERE scheme = 'polaris' AND track = 'home' AND status IN ('here', 'left')
      AND starts_on + 30 * month < ends_on
    UNION ALL
    -- What has to be made today: by the whole country some ten thousand.
    SELECT slot.*, 'monthly', 20 + late, 'facility_staff', %(today)s::date - late * 2
    FROM slot, generate_series(0, %(late)s) AS late
    WHERE scheme = 'polaris' AND track = 'home' AND status = 'here' AND starts_on < %(today)s
) AS x;
INSERT INTO placements_followup (id, controller_id, stay_id, kind, title, task, ordinal, opens_on,
    due_on, status, moved_by_hand, office, responsible_id, outcome, completed_on, completed_by_id)
SELECT %(first_follow_up)s + number, %(organisation)s, stay_id, kind, '', '', ordinal, due_on - 3,
    due_on,
    CASE WHEN done THEN 'done' ELSE 'open' END, false, office, NULL,
    CASE WHEN done THEN 'Gennemgået sammen med borgeren og bostøtten.' ELSE '' END,
    CASE WHEN done THEN due_on END, CASE WHEN done THEN done_by END
FROM (SELECT planned.*, due_on < %(today)s AND ordinal < 20 AS done FROM planned) AS x
"""

DATE_CHANGES: Final = f"""
INSERT INTO placements_datechange (controller_id, stay_id, what, old, new, reason, answers, at,
    by_id)
SELECT %(organisation)s, stay_id, 'planned_end', ends_on - 10, ends_on,
    'Målet er inden for rækkevidde, og det næste sted er først klar da.',
    '{{"goal_met": "no", "within_reach": "yes"}}',
    ends_on - 14 + time '11:00' AT TIME ZONE 'Europe/Copenhagen', coordinator_id
FROM slot
WHERE planned_end_on IS NOT NULL AND track <> 'guest' AND status IN ('here', 'left')
  AND ends_on - 14 BETWEEN starts_on AND %(today)s AND {draw("extended", "n", 12)} = 0
"""

STARS: Final = f"""
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT stay_id, citizen_id, key_worker_id, starts_on + 20 AS made_on, n,
       %(first_star)s + row_number() OVER (ORDER BY stay_id) - 1 AS star_id
FROM slot WHERE scheme = 'polaris' AND track = 'home' AND status IN ('here', 'left')
  AND starts_on + 20 < LEAST(ends_on, %(today)s) AND {draw("star", "n", 6)} = 0;
INSERT INTO recovery_star (id, controller_id, stay_id, citizen_id, edition, made_on, status,
    took_part, started_by_id, citizen_done_at, staff_done_at, finished_at)
SELECT star_id, %(organisation)s, stay_id, citizen_id, '{CURRENT}', made_on, 'done',
    'Borgeren og kontaktpersonen', key_worker_id, at, at, at
FROM made, LATERAL (SELECT made_on + time '13:00' AT TIME ZONE 'Europe/Copenhagen' AS at) AS done;
INSERT INTO recovery_starscore (controller_id, star_id, area, score, citizens_words, staff_note,
    left_out_because)
SELECT %(organisation)s, star_id, area, 1 + {draw("score", "n * 10 + place", 10)}, '', '', ''
FROM made, unnest(ARRAY[{", ".join(f"'{area.key}'" for area in EDITIONS[CURRENT].areas)}])
    WITH ORDINALITY AS areas (area, place)
"""
