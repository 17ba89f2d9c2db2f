"""What schemathesis can't make up and a client is told to send: a key of its own for each thing it
makes, and a tag that it has read (``*`` is any of them)."""

from __future__ import annotations

import os
import re
from typing import Any
from uuid import uuid4

import schemathesis


@schemathesis.hook
def before_call(_context: Any, case: Any, _kwargs: dict[str, Any]) -> None:
    key = (case.headers or {}).get("Idempotency-Key", "")
    if re.fullmatch(os.environ["IDEMPOTENCY_KEY"], str(key)):
        case.headers["Idempotency-Key"] = str(uuid4())
    for name, value in [*(case.headers or {}).items()]:
        if isinstance(value, int):  # an id of an answer, passed on as it came: HTTP knows text only
            case.headers[name] = str(value)
    if "If-Match" in (case.headers or {}):
        case.headers["If-Match"] = "*"
