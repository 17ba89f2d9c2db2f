"""What is written down: every line with its request, and little of what anybody can cause."""

from __future__ import annotations

import logging

from core.request_ids import request_id


class Named(logging.Filter):
    """Each line says which request it belongs to; "-" is none, as in a task."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id() or "-"
        return True


class OneLine(logging.Filter):
    """A line each, without the traceback: it would tell nothing, and fill the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = record.stack_info = None
        record.msg, record.args = " ".join(record.getMessage().split()), ()
        return True
