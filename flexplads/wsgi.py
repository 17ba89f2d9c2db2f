"""The web process' entry point."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver

from core.whole_requests import WholeRequests

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
application = WholeRequests(
    get_wsgi_application(),
    largest=settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0,
    at_once=settings.REQUESTS_AT_ONCE,
    uploads=settings.UPLOAD_ADDRESSES,
    largest_upload=settings.UPLOAD_LARGEST,
    give_back=connections.close_all,
)
# Every page's code, while there is one process and nobody waits (preload_app in gunicorn.conf.py).
get_resolver().url_patterns  # noqa: B018
