"""How the web process runs, here and in production; gunicorn reads this file by itself."""

import gc
import os
from typing import Any

# The pool of database connections is for the web process only (flexplads.settings).
os.environ.setdefault("FLEXPLADS_POOL", "true")

# To this machine only: X-Forwarded-* is believed, so a proxy with TLS must stand in front. In a
# container, whose own loopback nobody reaches, HOST says otherwise (docker-compose.yml).
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "flexplads.gunicorn_worker.Worker"
# A page is Python more than waiting, so processes serve more people than threads: a board of a
# hundred places by a quarter, two cores, pages a second of 1, 2 and 8 clients. Measured with plain
# gthread, before REQUESTS_AT_ONCE did what threads did there (docs/deploying.md).
#   1 process x 4 threads 13.6, 15.9, 15.7    2 x 4: 15.7, 18.8, 28.5
#   1 process x 2 threads 12.1, 16.7, 17.4    2 x 2: 15.5, 28.7, 31.2    4 x 2: 17.2, 32.2, 29.8
# sys.setswitchinterval changed nothing that could be told from chance.
workers = int(os.environ.get("WEB_CONCURRENCY") or min(2 * (os.cpu_count() or 1), 16))
# Most threads wait for a sender: how many work at once is REQUESTS_AT_ONCE (core.whole_requests).
threads = 64
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


def post_fork(_server: Any, _worker: Any) -> None:
    """A page makes tens of thousands of objects; with the usual numbers (2,000, 10, 10) looking for
    circles among them was a tenth and more of its processor time. It waits for the page's end."""
    gc.set_threshold(200_000, 20, 50)


def post_request(worker: Any, _request: Any, _environ: Any, _response: Any) -> None:
    """Once the page is sent: Django leaves its request and its context in circles, and all that the
    page was made of hangs on them. Otherwise every eighth page stood still for 15 ms meanwhile.
    Now and then all are looked through, for what another thread was still using then."""
    gc.collect(2 if worker.nr % 200 == 0 else 1)
