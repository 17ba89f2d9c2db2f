"""The web process' entry point."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from core.whole_requests import WholeRequests

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
application = WholeRequests(
    get_wsgi_application(),
    largest=settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0,
    at_once=settings.REQUESTS_AT_ONCE,
)
