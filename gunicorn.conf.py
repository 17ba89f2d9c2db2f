"""How the web process runs, here and in production; gunicorn reads this file by itself."""

import os

# The pool of database connections is for the web process only (flexplads.settings).
os.environ.setdefault("FLEXPLADS_POOL", "true")

bind = f"{os.environ.get('HOST', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 10
# It would lie in the home folder, where two checkouts meet.
control_socket_disable = True
# No access log: addresses carry what people searched for. Who read what is in the audit app.
accesslog = None
