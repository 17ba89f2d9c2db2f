"""The product's beat, with reminders and mails each second: a minute is long to wait in a test.

``python -m celery --app tests.notifications.quick_beat beat``
"""

from __future__ import annotations

from flexplads.celery import app

_WANTED = ("sweep-reminders", "send-mails")

app.conf.beat_schedule = {
    name: app.conf.beat_schedule[name] | {"schedule": 1.0} for name in _WANTED
}
