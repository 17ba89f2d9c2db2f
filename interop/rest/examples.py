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
    "contact_name": "Nanna Friis",
    "contact_function": "sygeplejerske, E3",
    "call_back": "mellem 10 og 14",
    "case_number": "2026-4711",
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
        "case_number": "2026-4711",
        "status": "submitted",
        "receiver": {"key": "herning", "name": "Herning Kommune"},
        "scheme": "polaris",
        "track": "home",
        "submitted_at": "2026-03-17T10:00:00+01:00",
        "updated_at": "2026-03-17T10:00:00+01:00",
        "withdrawn_at": None,
        "wished_facility": None,
        "facility": None,
        "comes_on": None,
        "moved_in_on": None,
        "answer_by": "2026-03-20",
        "stands_still_since": None,
        "asked_of_you": [],
        "decision": None,
        "phone": "96 28 00 00",
        "withdrawn_reason": "",
        "expected_ready_on": None,
        "ready_for_discharge_on": None,
        "closed_at": None,
        "closed_because": "",
        "closed_note": "",
        "changes": [],
        "later_facts": [],
        "attachments": [],
        "came_from": [],
        "went_on_as": None,
        "answers": BODY["answers"],
        "warnings": [],
        "frozen": {
            "edition": 3,
            "called": "Jonas Vind",
            "number": "050585-····",
            "scheme": "POLARIS · Fleksibel bolig",
            "sections": [
                {
                    "title": "Hvem spørger",
                    "rows": [
                        {
                            "question": "Ring til",
                            "answer": "Nanna Friis",
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
    "type": "http://localhost:8000/api/problems/#invalid",
    "title": "Noget i kaldet er forkert",
    "status": 400,
    "detail": "1 fejl i kaldet.",
    "code": "invalid",
    "errors": [
        {
            "pointer": "/citizen/number",
            "code": "cpr_date",
            "detail": "De første seks cifre i CPR-nummeret er ikke en dato.",
        }
    ],
    "more": False,
    "request_id": "0b6dbb0e-6f43-4b6a-9d15-0e6a0e3b2f11",
}
