"""Whether a file holds a virus, where there is a scanner (ClamAV's clamd) to ask."""

from __future__ import annotations

import logging
from typing import IO, Final

from clamav_client.clamd import ClamdError, ClamdNetworkSocket
from django.conf import settings
from django.utils.translation import gettext as _

from core.problems import Problem
from referrals.models import Attachment

logger = logging.getLogger("flexplads.scanning")

#: Seconds for each answer: less than the transaction may lie idle.
_PATIENCE: Final = 10


def scan(file: IO[bytes]) -> Attachment.Scan:
    """What the scanner says; that none is there is said too. Raises :class:`Problem` at ``file``
    where it found something, or does not answer: nothing is taken unscanned then."""
    if not settings.CLAMAV:
        return Attachment.Scan.NOT_SCANNED
    host, _colon, port = settings.CLAMAV.rpartition(":")
    file.seek(0)
    try:
        answers = ClamdNetworkSocket(host, int(port), timeout=_PATIENCE).instream(file)  # type: ignore[arg-type]  # an IO reads as it does
        status, virus = next(iter(answers.values()), ("ERROR", "nothing"))
    except (ClamdError, OSError) as error:
        logger.warning("The virus scanner does not answer: %s", type(error).__name__)
        raise _down() from None
    if status == "OK":
        return Attachment.Scan.CLEAN
    if status == "FOUND":
        logger.warning("The virus scanner refused a file: %s", virus)
        words = _("The virus scanner found something in the file. It is not attached.")
        raise Problem("virus", words, field="file")
    logger.warning("The virus scanner could not read a file.")
    raise _down()


def _down() -> Problem:
    words = _(
        "The file can't be scanned for viruses just now, so it is not attached. Try again in a "
        "moment; nothing else is lost."
    )
    return Problem("scanner_down", words, field="file")
