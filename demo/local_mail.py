"""Mail of the local environment: kept as files instead of sent, and shown on a page.

`make run` has no mail server, and invented people have no letter boxes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.core.mail import EmailMessage as DjangoMessage
from django.core.mail.backends.base import BaseEmailBackend

#: What the page shows of them.
MOST_MAILS_SHOWN: Final = 100

_SUFFIX: Final = ".eml"
_serial: Final = count()


class EmailBackend(BaseEmailBackend):
    """Puts each message in a file of its own, named so that they sort by time."""

    def __init__(self, *, folder: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.folder = Path(folder)

    def send_messages(self, email_messages: Sequence[DjangoMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            name = f"{time.time_ns()}-{os.getpid()}-{next(_serial)}"
            unfinished = self.folder / f"{name}.part"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(self.folder / f"{name}{_SUFFIX}")
        return len(email_messages)


@dataclass(frozen=True)
class KeptMail:
    to: str
    subject: str
    text: str
    at: datetime | None
    message_id: str


def kept_messages(folder: str, *, limit: int = MOST_MAILS_SHOWN) -> list[KeptMail]:
    """What was sent, the latest first."""
    files = sorted(Path(folder).glob(f"*{_SUFFIX}"), reverse=True)
    return [_read(path) for path in files[:limit]]


def _read(path: Path) -> KeptMail:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    date, body = message["Date"], message.get_body(("plain",))
    return KeptMail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=body.get_content().strip() if body is not None else "",
        at=date.datetime if date else None,
        message_id=str(message["Message-ID"]),
    )
