"""What is written down of refusals that anybody can cause."""

from __future__ import annotations

import logging


class OneLine(logging.Filter):
    """A line each, without the traceback: it would tell nothing, and fill the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = record.stack_info = None
        record.msg, record.args = " ".join(record.getMessage().split()), ()
        return True
