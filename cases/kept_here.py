"""What is typed beside the citizen, kept on the device until the server has it
(``js/kept_here.js``).

It is sealed there under a key that only a page shown to the same person brings along: who finds the
tablet after its session has ended reads nothing (docs/security/device.md).
"""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from django.utils.crypto import salted_hmac

from organisations.actors import Actor

_SALT: Final = "cases.kept_here"


def seal_of(by: Actor) -> str:
    """The person's key, 256 bits, as the page carries it. With another SECRET_KEY it is another."""
    assert by.user is not None, "the page is shown to somebody signed in"
    return b64encode(salted_hmac(_SALT, str(by.user.pk), algorithm="sha256").digest()).decode()
