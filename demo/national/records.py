"""What happened and who looked: the events, the read log, and who was reminded."""

from __future__ import annotations

from typing import Final

_AT: Final = "+ time '{}' AT TIME ZONE 'Europe/Copenhagen'"
_NAME: Final = "(SELECT name FROM organisations_user u WHERE u.id = {})"

#: In the order of their time, as the ids of a living database are. None is left in the outbox:
#: whoever should be told has been.
EVENTS: Final = f"""
INSERT INTO audit_event (controller_id, kind, at, by_id, by_name, citizen_id, referral_id, stay_id,
    place_id, facts)
SELECT %(organisation)s, kind, at, by_id, u.name, citizen_id, referral_id, stay_id, place_id, facts
FROM (
    SELECT 'stay.planned' AS kind, starts_on - 7 {_AT.format("10:00")} AS at,
           coordinator_id AS by_id, citizen_id, NULL::bigint AS referral_id, stay_id, place_id,
           jsonb_build_object('place', place, 'starts_on', starts_on, 'ends_on', ends_on) AS facts
    FROM slot
    UNION ALL
    SELECT 'stay.moved_in', starts_on {_AT.format("13:00")}, key_worker_id, citizen_id, NULL,
           stay_id, NULL, jsonb_build_object('on', starts_on, 'place', place, 'words', 'Moved in')
    FROM slot WHERE status IN ('here', 'left')
    UNION ALL
    SELECT 'stay.moved_out', ends_on {_AT.format("11:00")}, key_worker_id, citizen_id, NULL,
           stay_id, NULL, jsonb_build_object('on', ends_on, 'words', 'Moved out',
               'ending', 'as_planned', 'destination', 'own_home')
    FROM slot WHERE status = 'left'
    UNION ALL
    SELECT 'follow_up.completed', due_on {_AT.format("14:00")}, done_by, citizen_id, NULL, stay_id,
           NULL, jsonb_build_object('on', due_on, 'late', false, 'due_on', due_on, 'follow_up',
               'Follow-up')
    FROM planned WHERE due_on < %(today)s AND ordinal < 20
    UNION ALL
    SELECT 'referral.submitted', submitted_at, coordinator_id, citizen_id, referral_id, NULL, NULL,
           jsonb_build_object('sender', %(region_name)s::text, 'reference', '')
    FROM asked
    UNION ALL
    SELECT 'referral.accepted', submitted_at + interval '3 hours', coordinator_id, citizen_id,
           referral_id, NULL, NULL,
           jsonb_build_object('words', 'Stay awarded', 'overridden', 0)
    FROM asked WHERE status = 'accepted'
) AS x JOIN organisations_user u ON u.id = x.by_id
ORDER BY at
"""

READINGS: Final = f"""
INSERT INTO audit_accesslog (controller_id, at, user_id, by_name, on_behalf_of_id, role, action,
    what, purpose, citizen_id)
SELECT %(organisation)s, starts_on + day {_AT.format("09:00")}, key_worker_id,
       {_NAME.format("key_worker_id")}, %(organisation)s, 'facility_staff', 'view', 'stay', 'stay',
       citizen_id
FROM slot, unnest(ARRAY[0, 5]) AS day
WHERE status IN ('here', 'left') AND starts_on + day <= LEAST(%(today)s, ends_on)
ORDER BY 2
"""

#: Whoever is late was told so the day after.
REMINDERS: Final = """
INSERT INTO notifications_reminder (controller_id, follow_up_id, stage, due_on, user_id, as_leader,
    at, seen_at)
SELECT controller_id, id, 4, due_on, user_id, user_id <> key_worker_id, at, at
FROM (
    SELECT f.controller_id, f.id, f.due_on, s.key_worker_id,
           unnest(ARRAY[s.key_worker_id, (%(leaders)s::bigint[])[1]]) AS user_id,
           f.due_on + 3 + time '07:00' AT TIME ZONE 'Europe/Copenhagen' AS at
    FROM placements_followup f JOIN placements_stay s ON s.id = f.stay_id
    WHERE f.controller_id = %(organisation)s AND f.status = 'open'
      AND f.due_on < %(today)s::date - 4
) AS late
"""
