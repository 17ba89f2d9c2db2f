"""What was typed on a page that could not be received, so that nothing typed is lost.

The session has ended, the role or the language was changed in another tab. Nothing of it is stored
here: hidden fields carry it through signing in, and then the form it was typed in is shown with it
once more (:data:`SHOW_ONLY`). Saved is only what a person saves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from django.http import HttpRequest

from core.buttons import is_button, view_at

#: Sent with a form that is to be shown as it was typed, and not saved.
SHOW_ONLY: Final = "show_only"
#: The role a page was opened in (``organisations.access``).
ACTING_AS: Final = "acting_as"
_ADDRESS, _PAGE, _FIELDS = "unsent_address", "unsent_page", "unsent_fields"
#: Not ACTING_AS: the form that carries is sent in the role one has by now.
_ROLE = "unsent_role"
_CARRIED: Final = {_ADDRESS, _PAGE, _FIELDS, _ROLE}
#: Typed by somebody for nobody to see: typed once more, and in no field that is hidden.
_SECRET: Final = {"pin", "pin_again"}
_NOT_TYPED: Final = _CARRIED | _SECRET | {"csrfmiddlewaretoken", SHOW_ONLY, ACTING_AS}


def saves(request: HttpRequest) -> bool:
    """Whether what a form holds is to be saved: it was sent, and not only to be shown again."""
    return request.method == "POST" and SHOW_ONLY not in request.POST


@dataclass(frozen=True)
class UnsentForm:
    #: Where it was to be sent, and the page it stood on ("" where the browser doesn't say).
    address: str
    page: str
    fields: tuple[tuple[str, str], ...]
    #: The role it was written in, as its membership's key; "" where it doesn't say.
    acting_as: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What this POST holds."""
        return cls(
            address=request.get_full_path(),
            page=_page_before(request),
            fields=tuple(
                (name, str(value))
                for name, values in request.POST.lists()
                if name not in _NOT_TYPED
                for value in values
            ),
            acting_as=request.POST.get(ACTING_AS, ""),
        )

    @classmethod
    def carried_by(cls, request: HttpRequest) -> Self | None:
        """What hidden fields carry; None where they carry nothing that could be sent here."""
        address, page = request.POST.get(_ADDRESS, ""), request.POST.get(_PAGE, "")
        if view_at(address) is None:
            return None
        try:
            fields = _pairs(json.loads(request.POST.get(_FIELDS, "")))
        except (ValueError, TypeError, RecursionError):  # made up: no page of ours sends it
            return None
        return cls(
            address=address,
            page=page if view_at(page) else "",
            fields=tuple(pair for pair in fields if pair[0] not in _NOT_TYPED),
            acting_as=request.POST.get(_ROLE, ""),
        )

    @property
    def hidden(self) -> Iterable[tuple[str, str]]:
        """The hidden fields that carry it, by name."""
        return (
            (_ADDRESS, self.address),
            (_PAGE, self.page),
            (_FIELDS, json.dumps(self.fields)),
            (_ROLE, self.acting_as),
        )

    @property
    def is_button(self) -> bool:
        """Whether it was a button, with nothing typed and no page to show it on again."""
        return is_button(self.address)


def _pairs(fields: object) -> list[tuple[str, str]]:
    if not isinstance(fields, list):
        raise ValueError("Fields are a list of pairs.")
    pairs = [(str(name), str(value)) for name, value in fields]
    json.dumps(pairs, ensure_ascii=False).encode()  # half a character is no text
    return pairs


def _page_before(request: HttpRequest) -> str:
    """The page of ours that the browser says it came from."""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return ""
    page = before.path + (f"?{before.query}" if before.query else "")
    return page if view_at(page) else ""
