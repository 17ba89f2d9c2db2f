"""Is the web process up and the database within reach? For launchers and load balancers.

And, for whoever watches: does what runs by itself run? A web process is well without it, so it is
asked at an address of its own.
"""

from __future__ import annotations

from http import HTTPStatus

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from operations.last_runs import last_runs


def health(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def engine_health(_request: HttpRequest) -> HttpResponse:
    """503 and the names of the tasks of the schedule that are late."""
    late = [run.key for run in last_runs(timezone.now()) if run.is_late]
    if not late:
        return HttpResponse("ok", content_type="text/plain")
    return HttpResponse(
        f"late: {', '.join(late)}",
        content_type="text/plain",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
