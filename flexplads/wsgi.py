"""The web process' entry point."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
application = get_wsgi_application()
# Every page's code, while there is one process and nobody waits (preload_app in gunicorn.conf.py).
get_resolver().url_patterns  # noqa: B018
