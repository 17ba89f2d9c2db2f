"""The sweep: who is to be reminded of what, now, and has not been.

One statement finds and writes all of it for an organisation, so that it costs the same for one
follow-up as for a hundred, and a sweep that finds nothing new writes nothing. It can be run at any
time, by anybody, as often as one likes: what was said is in the table, the unique constraint
``reminded_once`` has the last word, and the mails are made in the same transaction (ADR-0008).
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from notifications.mail_text import MailLine, mail_text_of
from notifications.models import REMINDED_OF, Mail, Reminder
from notifications.stages import Limits, Stage, limits_at
from organisations.models import Organisation
from organisations.roles import Permission, Role
from placements.responsible import KNOWS_THE_CITIZEN_SQL

#: Two sweeps of one organisation take turns: a slow one must not tell an earlier stage after a
#: later one. The number is only ours among PostgreSQL's advisory locks.
_TURN: Final = 20_071

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
        END AS stage
    FROM placements_followup f
    JOIN placements_stay s ON s.id = f.stay_id
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
named AS (
    -- Whose it is: the one named, else the one who knows the citizen, if still there.
    SELECT due.*, whose.user_id AS whose_id, EXISTS (
            SELECT FROM worker w WHERE w.facility_id = due.facility_id AND w.role = due.office
        ) AS office_is_filled
    FROM due LEFT JOIN LATERAL (
        SELECT w.user_id FROM worker w
        WHERE w.facility_id = due.facility_id AND w.user_id IN (due.responsible_id, due.known_id)
        ORDER BY (w.user_id = due.responsible_id) IS TRUE DESC
        LIMIT 1
    ) whose ON TRUE
),
reached AS (
    SELECT id, due_on, stage, whose_id AS user_id, FALSE AS as_leader
    FROM named WHERE whose_id IS NOT NULL
    UNION ALL
    SELECT n.id, n.due_on, n.stage, w.user_id, FALSE
    FROM named n JOIN worker w ON w.facility_id = n.facility_id AND w.role = n.office
    WHERE n.whose_id IS NULL
    UNION ALL
    -- The leader: of what is overdue, and of what would otherwise reach nobody.
    SELECT n.id, n.due_on, n.stage, w.user_id, n.office_is_filled OR n.whose_id IS NOT NULL
    FROM named n JOIN worker w ON w.facility_id = n.facility_id AND w.role = %(leader)s
    WHERE n.stage = %(overdue)s OR (n.whose_id IS NULL AND NOT n.office_is_filled)
),
made AS (
    INSERT INTO notifications_reminder
        (controller_id, follow_up_id, stage, due_on, user_id, as_leader, at)
    SELECT %(controller)s, r.id, r.stage, r.due_on, r.user_id, bool_and(r.as_leader), %(now)s
    FROM reached r
    WHERE NOT EXISTS (
        SELECT FROM notifications_reminder before
        WHERE before.follow_up_id = r.id AND before.due_on = r.due_on
            AND before.user_id = r.user_id AND before.stage >= r.stage
    )
    GROUP BY r.id, r.stage, r.due_on, r.user_id
    ORDER BY r.id, r.due_on, r.user_id
    ON CONFLICT DO NOTHING
    RETURNING id, follow_up_id, stage, due_on, user_id, as_leader
)
SELECT made.id, made.user_id, made.stage, made.due_on, made.as_leader, made.follow_up_id,
    f.kind, s.scheme, s.rules_on, s.track, place.name
FROM made
JOIN placements_followup f ON f.id = made.follow_up_id
JOIN placements_stay s ON s.id = f.stay_id
JOIN placements_facility place ON place.id = s.facility_id
ORDER BY made.user_id, made.as_leader, made.stage DESC, made.due_on, made.id
"""  # noqa: S608  # a constant of ours is put in, nothing that anybody typed


@transaction.atomic
def remind(*, controller: Organisation, now: datetime) -> int:
    """Remind everyone of everything that has come, once each; returns how many reminders.

    The caller acts for the controller.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, controller.pk])
        cursor.execute(_SWEEP, _parameters(controller, limits_at(now), now))
        lines = [MailLine(*row) for row in cursor.fetchall()]
    if lines:
        _write_mails(controller, lines, now)
    return len(lines)


def _parameters(controller: Organisation, limits: Limits, now: datetime) -> dict[str, Any]:
    return {
        "controller": controller.pk,
        "now": now,
        "today": limits.day,
        "overdue_before": limits.overdue_before,
        "due_before": limits.due_before,
        "soon_before": limits.soon_before,
        "opens_by": limits.opens_by,
        "overdue": Stage.OVERDUE.value,
        "due": Stage.DUE.value,
        "soon": Stage.SOON.value,
        "opens": Stage.OPENS.value,
        "reminded_of": [str(status) for status in REMINDED_OF],
        "leader": str(Role.FACILITY_LEADER),
        "follow_up": [str(r) for r in Role if Permission.FOLLOW_UP in r.permissions],
        "everywhere": [str(r) for r in Role if r.sees_whole_organisation],
    }


def _write_mails(controller: Organisation, lines: list[MailLine], now: datetime) -> None:
    """One mail to each person, whatever the number of reminders."""
    mails = []
    for user_id, theirs in groupby(lines, key=attrgetter("user_id")):
        mail_text = mail_text_of(list(theirs))
        mails.append(
            Mail(
                controller=controller,
                user_id=user_id,
                subject=mail_text.subject,
                text=mail_text.text,
                made_at=now,
                next_try_at=now,
            )
        )
    made = Mail.objects.bulk_create(mails)
    theirs_of = Mail.objects.filter(pk__in=[mail.pk for mail in made], user=OuterRef("user"))
    Reminder.objects.filter(pk__in=[line.reminder_id for line in lines]).update(
        mail=Subquery(theirs_of.values("pk"))
    )
