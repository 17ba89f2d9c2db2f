"""Celery: carries ids to workers. PostgreSQL holds the truth, Redis may be wiped at any moment."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
# Django's checks are for `make lint`: in a worker they load every page, and stay in its memory.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")
app = Celery("flexplads")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
