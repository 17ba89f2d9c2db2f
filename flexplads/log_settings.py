"""What is written down, and how: a line each, with the request it belongs to."""

from __future__ import annotations

from typing import Any, Final

LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"}
    },
    "filters": {
        "named": {"()": "core.logs.Named"},
        "one_line": {"()": "core.logs.OneLine"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["named"],
        },
        "refusals": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["named", "one_line"],
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A foul Host header and the like: anyone can cause them, as many as they please.
    "loggers": {
        "django.security": {"handlers": ["refusals"], "level": "WARNING", "propagate": False}
    },
}
