"""The sweep: who is to be reminded of what, now, and has not been.

One statement finds and writes all of it for an organisation, so that it costs the same for one
follow-up as for a hundred, and a sweep that finds nothing new writes nothing. It can be run at any
time, by anybody, as often as one likes: what was said is in the table, the unique constraint
``reminded_once`` has the last word, and the mails are made in the same transaction (ADR-0008).

Who is away keeps what is theirs in the app, in silence; who stands in for them is told instead
(ADR-0035).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction

from notifications.models import LEADER_HEARS_AFTER, REMINDED_OF, MailWhen
from notifications.services.making_mails import make_mails
from notifications.services.turns import take_turn
from notifications.stages import Limits, Stage, limits_at
from organisations.models import Organisation
from organisations.roles import Permission, Role
from placements.responsible import KNOWS_THE_CITIZEN_SQL

_SWEEP: Final = f"""
WITH due AS (
    -- What there is something to say of, and the most urgent of it.
    SELECT f.id, f.due_on, f.office, f.responsible_id, s.facility_id,
        {KNOWS_THE_CITIZEN_SQL} AS known_id,
        CASE
            WHEN f.due_on < %(overdue_before)s THEN %(overdue)s
            WHEN f.due_on < %(due_before)s THEN %(due)s
            WHEN f.due_on < %(soon_before)s THEN %(soon)s
            ELSE %(opens)s
        END AS stage,
        (%(leader_before)s::date[])[COALESCE(e.working_days, %(usual)s)] AS leader_before
    FROM placements_followup f
    JOIN placements_stay s ON s.id = f.stay_id
    LEFT JOIN notifications_escalation e ON e.facility_id = s.facility_id
    WHERE f.controller_id = %(controller)s AND s.controller_id = %(controller)s
        AND f.status = 'open' AND s.status = ANY(%(reminded_of)s)
        AND (f.due_on < %(soon_before)s OR f.opens_on <= %(opens_by)s)
),
worker AS (
    -- Who follows up, and at which facilities.
    SELECT DISTINCT m.user_id, m.role, place.id AS facility_id
    FROM organisations_membership m
    JOIN organisations_user u ON u.id = m.user_id AND u.is_active
    JOIN placements_facility place ON place.controller_id = m.organisation_id
    LEFT JOIN placements_assignment a ON a.membership_id = m.id AND a.facility_id = place.id
    WHERE m.organisation_id = %(controller)s
        AND m.starts_on <= %(today)s AND (m.ends_on IS NULL OR m.ends_on > %(today)s)
        AND m.role = ANY(%(follow_up)s)
        AND (m.role = ANY(%(everywhere)s) OR a.id IS NOT NULL)
),
away AS (
    SELECT user_id, deputy_id FROM organisations_timeaway
    WHERE controller_id = %(controller)s
        AND starts_on <= %(today)s AND (ends_on IS NULL OR ends_on > %(today)s)
),
present AS (
    -- Who is there, and who stands in for whom: a deputy who works there and is not away too.
    SELECT DISTINCT w.facility_id, w.user_id, a.user_id IS NOT NULL AS is_away,
        deputy.user_id AS deputy_id
    FROM worker w
    LEFT JOIN away a ON a.user_id = w.user_id
    LEFT JOIN worker deputy ON deputy.user_id = a.deputy_id
        AND deputy.facility_id = w.facility_id
        AND NOT EXISTS (SELECT FROM away other WHERE other.user_id = a.deputy_id)
),
office AS (
    SELECT w.facility_id, w.role,
        bool_or(NOT p.is_away OR p.deputy_id IS NOT NULL) AS is_present
    FROM worker w JOIN present p USING (facility_id, user_id)
    GROUP BY w.facility_id, w.role
),
named AS (
    -- Whose it is: the one named, else the one who knows the citizen, if still there. And whether
    -- it falls to the office, since that one is away without a deputy.
    SELECT due.*, COALESCE(person.user_id, knows.user_id) AS whose_id,
        CASE WHEN person.user_id IS NOT NULL
            THEN person.is_away AND person.deputy_id IS NULL
            ELSE knows.user_id IS NULL OR knows.is_away AND knows.deputy_id IS NULL
        END AS falls_to_office,
        COALESCE(office.is_present, FALSE) AS office_is_present
    FROM due
    LEFT JOIN present person
        ON person.facility_id = due.facility_id AND person.user_id = due.responsible_id
    LEFT JOIN present knows
        ON knows.facility_id = due.facility_id AND knows.user_id = due.known_id
    LEFT JOIN office ON office.facility_id = due.facility_id AND office.role = due.office
),
asked AS (
    SELECT id, due_on, stage, facility_id, whose_id AS user_id, FALSE AS as_leader,
        NULL::bigint AS instead_of
    FROM named WHERE whose_id IS NOT NULL
    UNION ALL
    SELECT n.id, n.due_on, n.stage, n.facility_id, w.user_id, FALSE, n.whose_id
    FROM named n JOIN worker w ON w.facility_id = n.facility_id AND w.role = n.office
    WHERE n.falls_to_office AND w.user_id IS DISTINCT FROM n.whose_id
    UNION ALL
    -- The leader: of what is overdue, and of what would otherwise reach nobody.
    SELECT n.id, n.due_on, n.stage, n.facility_id, w.user_id,
        NOT (n.falls_to_office AND NOT n.office_is_present),
        CASE WHEN n.falls_to_office AND NOT n.office_is_present
            THEN NULLIF(n.whose_id, w.user_id)
        END
    FROM named n JOIN worker w ON w.facility_id = n.facility_id AND w.role = %(leader)s
    WHERE n.stage = %(overdue)s AND n.due_on < n.leader_before
        OR n.falls_to_office AND NOT n.office_is_present
),
reached AS (
    SELECT asked.*, p.is_away FROM asked JOIN present p USING (facility_id, user_id)
    UNION ALL
    SELECT asked.id, asked.due_on, asked.stage, asked.facility_id, p.deputy_id, asked.as_leader,
        COALESCE(asked.instead_of, asked.user_id), FALSE
    FROM asked JOIN present p USING (facility_id, user_id)
    WHERE p.deputy_id IS NOT NULL
),
once AS (
    -- In one's own right before a colleague's, and as the one who makes it before the leader.
    SELECT DISTINCT ON (id, due_on, user_id) *
    FROM reached
    ORDER BY id, due_on, user_id, as_leader, instead_of NULLS FIRST
)
INSERT INTO notifications_reminder
    (controller_id, follow_up_id, stage, due_on, user_id, as_leader, instead_of_id, at,
     waits_for_mail)
SELECT %(controller)s, r.id, r.stage, r.due_on, r.user_id, r.as_leader, r.instead_of, %(now)s,
    NOT r.is_away AND (choice.chosen IS DISTINCT FROM %(only_overdue)s OR r.stage = %(overdue)s)
FROM once r
LEFT JOIN notifications_mailchoice choice
    ON choice.user_id = r.user_id AND choice.controller_id = %(controller)s
WHERE NOT EXISTS (
        SELECT FROM notifications_reminder before
        WHERE before.follow_up_id = r.id AND before.due_on = r.due_on
            AND before.user_id = r.user_id AND before.stage >= r.stage
    )
    -- Of what the one away was told before, only what can't wait is told again.
    AND (
        r.instead_of IS NULL OR r.stage >= %(due)s OR NOT EXISTS (
            SELECT FROM notifications_reminder before
            WHERE before.follow_up_id = r.id AND before.due_on = r.due_on
                AND before.user_id = r.instead_of AND before.stage >= r.stage
        )
    )
ORDER BY r.id, r.due_on, r.user_id
ON CONFLICT DO NOTHING
RETURNING id
"""  # noqa: S608  # a constant of ours is put in, nothing that anybody typed


@transaction.atomic
def remind(*, controller: Organisation, now: datetime) -> int:
    """Remind everyone of everything that has come, once each, and make the mails that are due;
    returns how many reminders.

    The caller acts for the controller.
    """
    take_turn(controller)
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP, _parameters(controller, limits_at(now), now))
        made: int = cursor.rowcount
    make_mails(controller, now)
    return made


def _parameters(controller: Organisation, limits: Limits, now: datetime) -> dict[str, Any]:
    return {
        "controller": controller.pk,
        "now": now,
        "today": limits.day,
        "overdue_before": limits.overdue_before,
        "due_before": limits.due_before,
        "soon_before": limits.soon_before,
        "opens_by": limits.opens_by,
        "leader_before": list(limits.leader_before),
        "usual": LEADER_HEARS_AFTER,
        "overdue": Stage.OVERDUE.value,
        "due": Stage.DUE.value,
        "soon": Stage.SOON.value,
        "opens": Stage.OPENS.value,
        "reminded_of": [str(status) for status in REMINDED_OF],
        "leader": str(Role.FACILITY_LEADER),
        "follow_up": [str(r) for r in Role if Permission.FOLLOW_UP in r.permissions],
        "only_overdue": MailWhen.OVERDUE.value,
        "everywhere": [str(r) for r in Role if r.sees_whole_organisation],
    }
