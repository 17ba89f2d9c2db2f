"""Examples of the schema: the walk-through's referral (docs/api.md). The person is invented."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample

BODY: Final[dict[str, Any]] = {
    "receiver": "herning",
    "scheme": "polaris",
    "track": "home",
    "referrer": "psychiatry",
    "contact_name": "Nanna Friis, sygeplejerske, E3",
    "contact_phone": "97 00 00 00",
    "urgency": "soon",
    "whereabouts": "hospital",
    "whereabouts_note": "Gødstrup, E3",
    "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
    "citizen": {
        "number": "050585-1234",
        "name": "Jonas Vind",
        "home_municipality": "0657",
        "phone": "22 33 44 55",
    },
    "answers": {
        "own_citizen": "yes",
        "need": "clarification",
        "long_term_need": "no",
        "cooperates": "yes",
    },
}

REFERRAL: Final = OpenApiExample(
    "polaris_home",
    summary=_("A flexible home in POLARIS"),
    value=BODY,
    request_only=True,
)
SENT: Final = OpenApiExample(
    "submitted",
    summary=_("Received, to be decided"),
    value={
        "id": 117,
        "reference": "HER-2026-0117",
        "status": "submitted",
        "receiver": {"key": "herning", "name": "Herning Kommune"},
        "scheme": "polaris",
        "track": "home",
        "submitted_at": "2026-03-17T10:00:00+01:00",
        "withdrawn_at": None,
        "decision": None,
        "facility": "",
        "phone": "",
        "comes_on": None,
        "moved_in_on": None,
        "withdrawn_reason": "",
        "expected_ready_on": None,
        "ready_for_discharge_on": None,
        "closed_at": None,
        "closed_because": "",
        "closed_note": "",
        "changes": [],
        "frozen": {
            "edition": 1,
            "called": "Jonas Vind",
            "number": "050585-····",
            "scheme": "POLARIS · Fleksibel bolig",
            "sections": [
                {
                    "title": "Hvem spørger",
                    "rows": [
                        {
                            "question": "Ring til",
                            "answer": "Nanna Friis, sygeplejerske, E3",
                            "source": "",
                        }
                    ],
                }
            ],
        },
    },
    response_only=True,
    status_codes=["201"],
)

REFUSAL: Final[dict[str, Any]] = {
    "type": "about:blank",
    "title": "CPR-nummeret rummer en dato, der ikke findes.",
    "status": 400,
    "code": "cpr_date",
    "errors": [
        {
            "pointer": "/citizen/number",
            "code": "cpr_date",
            "detail": "CPR-nummeret rummer en dato, der ikke findes.",
        }
    ],
    "more": False,
    "request_id": "0b6dbb0e-6f43-4b6a-9d15-0e6a0e3b2f11",
}
