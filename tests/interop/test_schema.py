"""The schema against the running product: schemathesis sends what fits it and what does not."""

from __future__ import annotations

import os
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from flexplads.wsgi import application
from interop.pages import described
from tests.interop.calls import asked

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: What the build bears; `make fuzz` sets more.
EXAMPLES = int(os.environ.get("FUZZ", "25"))
load_all_checks()
CHECKED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "unsupported_method",
    ]
)


def _in_this_transaction(environ: dict[str, Any], start_response: Any) -> Any:
    """The application, but the end of a request is not the end of the test's connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    return application(environ, start_response)


def _operations() -> list[Any]:
    schema = schemathesis.openapi.from_dict(described("en"))
    schema.app = _in_this_transaction
    return [result.ok() for result in schema.get_all_operations()]


def _bring_near(case: Any, real: dict[str, Any], few: int) -> None:
    """Something that is there, and few fields wrong: what lies behind the first refusal."""
    case.path_parameters = {name: real[name] for name in case.path_parameters or {}}
    if case.operation.label == "POST /api/v1/referrals/" and isinstance(case.body, dict):
        case.headers["Idempotency-Key"] = str(uuid4())
        case.body = asked() | dict(list(case.body.items())[:few])


@pytest.mark.parametrize("operation", _operations(), ids=lambda one: one.label)
def test_no_answer_is_a_crash_or_unlike_its_description(
    operation, system, herning, unhurried, figure
):
    answered: dict[int, int] = {}
    real = {"key": "polaris", "id": system.refer().json()["id"]}
    if "facilities" in operation.path:
        real["id"] = herning.first.pk

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize="FUZZ" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=st.one_of(*(operation.as_strategy(mode) for mode in GenerationMode)),
        near=st.sampled_from([True, True, True, False]),
        few=st.sampled_from([0, 0, 1, 3]),
    )
    def hold(case: Any, near: bool, few: int) -> None:
        if near:
            _bring_near(case, real, few)
        response = case.call(headers={"Authorization": f"Bearer {system.token}"})
        answered[response.status_code] = answered.get(response.status_code, 0) + 1
        case.validate_response(response, checks=CHECKED)

    hold()
    told = ", ".join(f"{count} x {status}" for status, count in sorted(answered.items()))
    figure(f"schemathesis {operation.label}: {told}")
    assert max(answered) < 500
