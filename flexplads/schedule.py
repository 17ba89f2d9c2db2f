"""What the beat asks for, and when: a static schedule (ADR-0003)."""

from __future__ import annotations

from typing import Any, Final

from celery.schedules import crontab

CELERY_BEAT_SCHEDULE: Final[dict[str, Any]] = {
    "lapse-holds": {"task": "placements.tasks.lapse_holds", "schedule": 300.0},
    "carry-on-overdue-stays": {
        "task": "placements.tasks.carry_on_overdue_stays",
        "schedule": crontab(hour="0", minute="20"),
    },
    # A month's nights change whenever one of its bookings does (ADR-0016).
    "count-months": {"task": "placements.tasks.count_months", "schedule": 600.0},
    # Each house in its hour of the week.
    "check-months": {"task": "placements.tasks.check_months", "schedule": crontab(minute="10")},
    # So often that a wiped Redis delays nobody by more than a minute; no backlog builds up.
    "sweep-reminders": {
        "task": "notifications.tasks.sweep_reminders",
        "schedule": 60.0,
        "options": {"expires": 300},
    },
    "send-mails": {
        "task": "notifications.tasks.send_mails",
        "schedule": 20.0,
        "options": {"expires": 300},
    },
    # Somebody waits for it at the sign-in page.
    "send-password-links": {
        "task": "organisations.tasks.send_password_links",
        "schedule": 20.0,
        "options": {"expires": 60},
    },
    "send-lock-links": {
        "task": "way_out.tasks.send_lock_links",
        "schedule": 20.0,
        "options": {"expires": 60},
    },
    "send-description-links": {
        "task": "descriptions.tasks.send_description_links",
        "schedule": 20.0,
        "options": {"expires": 60},
    },
    "remind-partners": {
        "task": "descriptions.tasks.remind_partners",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    # The mail the day before a shift; looked at so often that one that failed goes out soon.
    "remind-volunteers": {
        "task": "volunteering.tasks.remind_volunteers",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "remind-of-incident-tasks": {
        "task": "house_life.tasks.remind_of_incident_tasks",
        "schedule": crontab(hour="7", minute="0"),
    },
    # From seven: whoever is reminded has the day before them.
    "remind-of-restoring": {
        "task": "network.tasks.remind_of_restoring",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "remind-of-appointments": {
        "task": "network.tasks.remind_of_appointments",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    # In the morning, when there is a day to do it on; later where the sweep was down.
    "remind-of-plan-actions": {
        "task": "stay_plan.tasks.remind_of_actions",
        "schedule": crontab(hour="7-18", minute="5"),
    },
    # A night in hospital or half a year: nobody waits for it by the minute.
    "note-outdated-dialogues": {
        "task": "low_arousal.tasks.note_outdated_dialogues",
        "schedule": crontab(hour="6", minute="20"),
    },
    "put-questions": {
        "task": "own_page.tasks.put_questions",
        "schedule": 900.0,
        "options": {"expires": 900},
    },
    "send-asking-mails": {
        "task": "own_page.tasks.send_asking_mails",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "forget-own-pages": {
        "task": "own_page.tasks.forget_own_pages",
        "schedule": crontab(hour="3", minute="50"),
    },
    "send-invitations": {
        "task": "meetings.tasks.send_invitations",
        "schedule": 20.0,
        "options": {"expires": 60},
    },
    # In the morning, when the key worker can ask the citizen; later where the sweep was down.
    "tell-of-consents": {
        "task": "sharing.tasks.tell_of_consents",
        "schedule": crontab(hour="6-18", minute="10"),
    },
    "forget-password-links": {
        "task": "organisations.tasks.forget_password_links",
        "schedule": crontab(hour="3", minute="45"),
    },
    # Somebody waits at the page that says how far it is.
    "work-on-files": {
        "task": "imports.tasks.work_on_files",
        "schedule": 5.0,
        "options": {"expires": 10},
    },
    "forget-files": {
        "task": "imports.tasks.forget_files",
        "schedule": crontab(minute="15"),
    },
    "forget-public-drafts": {
        "task": "public.tasks.forget_public_drafts",
        "schedule": crontab(minute="25"),
    },
    "forget-sessions": {
        "task": "organisations.tasks.forget_sessions",
        "schedule": crontab(hour="3", minute="30"),
    },
    "forget-drafts": {
        "task": "referrals.tasks.forget_drafts",
        "schedule": crontab(hour="3", minute="35"),
    },
    "forget-answers-and-tokens": {
        "task": "interop.tasks.forget",
        "schedule": crontab(hour="3", minute="40"),
    },
}
