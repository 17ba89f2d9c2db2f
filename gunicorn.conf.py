"""How the web process runs, here and in production; gunicorn reads this file by itself."""

import gc
import os
from typing import Any

# The pool of database connections is for the web process only (flexplads.settings).
os.environ.setdefault("FLEXPLADS_POOL", "true")

# To this machine only: X-Forwarded-* is believed, so a proxy with TLS must stand in front. In a
# container, whose own loopback nobody reaches, HOST says otherwise (docker-compose.yml).
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
# Loaded once, before the workers are forked: they share its memory, and the first page of each
# comes sooner. The pool of connections is opened by the first request, in the worker.
preload_app = True
timeout = 30
graceful_timeout = 10
# It would lie in the home folder, where two checkouts meet.
control_socket_disable = True
# What a request may weigh before Django sees it, and nothing of a header it can't name.
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190
header_map = "drop"
forwarder_headers = ""
forwarded_allow_ips = ""  # the scheme is Django's to judge: SECURE_PROXY_SSL_HEADER
# No access log: addresses carry what people searched for. Who read what is in the audit app.
accesslog = None


def pre_fork(_server: Any, _worker: Any) -> None:
    """What is loaded by now is no rubbish: looking for some would copy it into each worker."""
    gc.freeze()
