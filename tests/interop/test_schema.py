"""The schema against the running product: schemathesis, with all its checks, over real HTTP.

It sends what fits the schema, which must be taken, and what does not, which must be refused.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.acting import acting
from demo import clients
from interop.models import Client
from interop.pages import described
from interop.services.idempotency import KEY
from referrals.models import Referral
from referrals.services.information import ask_information
from tests.interop.calls import System, asked, attach, fetch_token
from tests.referrals.files import PDF
from tests.world import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

#: What the build bears is few, and the same each time; `make fuzz` sets more.
EXAMPLES = os.environ.get("FUZZ", "")


def of_this_house(
    house: House, referrals: list[int], cursors: list[str], request: int, files: list[str]
) -> dict[str, Any]:
    """The schema, with what only this house knows: whom there is to refer to, and what is asked.

    All else is as it is described: nothing is left out, and no check either.
    """
    schema: dict[str, Any] = copy.deepcopy(described("en"))
    today = timezone.localdate()
    days = [(today - timedelta(days=days)).isoformat() for days in (0, 1, 400)]
    body = asked()
    shapes = schema["components"]["schemas"]

    def only(shape: str, **values: list[Any]) -> None:
        for name, enum in values.items():
            shapes[shape]["properties"][name] = {"enum": enum}

    only(
        "ReferralIn",
        receiver=["herning"],
        scheme=["polaris"],
        track=["home"],
        facility=[None, house.first.pk],
        referrer=[body["referrer"]],
        **{f"{kind}_municipality": ["", "0657", "0661"] for kind in ("acting", "paying")},
        **{
            name: [None, *days]
            for name in ("expected_ready_on", "ready_for_discharge_on", "wished_on", "consent_on")
        },
    )
    only(
        "CitizenIn",
        number=["", "050585-1234", "0505851234"],
        birth_date=[None, "1985-05-05"],
        home_municipality=["", "0657", "0661"],
        anonymous=[False],
    )
    only("ReadinessIn", on=[None, *days])
    only("LaterFactIn", corrects=[None])
    only("InformationIn", answers=[{"need": "acute"}])
    for shape in ("TokenIn", "RevokeIn"):  # the client shows who it is by HTTP Basic
        del shapes[shape]["properties"]["client_id"], shapes[shape]["properties"]["client_secret"]
    shapes["ReferralIn"]["properties"]["answers"] = {
        "type": "object",
        "properties": {
            key: {"enum": [answer, "unknown"]} for key, answer in body["answers"].items()
        },
        "required": list(body["answers"]),
        "additionalProperties": False,
    }
    shapes["ReferralIn"]["required"].append("answers")
    # The last is withdrawn by nobody: something is asked about it, and files go with it.
    one, file = {"id": [referrals.pop()]}, "/api/v1/referrals/{id}/attachments/{attachment_pk}/"
    known = {
        "/api/v1/referrals/{id}/information/{request_pk}/": one | {"request_pk": [request]},
        f"{file}remove/": one | {"attachment_pk": files[1:]},
        file: one | {"attachment_pk": files[:1]},
        "/api/v1/referrals/{id}/": {"id": referrals},
        "/api/v1/facilities/{id}/capacity/": {
            "id": [house.first.pk],
            "from": [today.isoformat()],
            "to": [(today + timedelta(days=nights)).isoformat() for nights in (1, 14, 92)],
        },
        "/api/v1/schemes/{key}/criteria/": {"key": ["polaris"], "track": ["home", "guest"]},
        "/api/v1/referrals/": {"cursor": cursors},
    }
    for path, operations in schema["paths"].items():
        values = next((known[begin] for begin in known if path.startswith(begin)), {})
        for operation in operations.values():
            for parameter in operation["parameters"]:
                if parameter.get("name") in values:
                    parameter["schema"] = {"enum": values[parameter["name"]]}
    return schema


def answered(report: Path) -> dict[str, Counter[int]]:
    """How often each operation answered with which status."""
    answers: dict[str, Counter[int]] = {}
    for line in report.read_text().splitlines():
        recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder")
        for call in (recorder or {}).get("interactions", {}).values():
            status = (call.get("response") or {}).get("status_code", 0)
            answers.setdefault(recorder["label"], Counter())[status] += 1
    return answers


def test_what_fits_the_schema_is_taken_and_what_does_not_is_refused(
    demo_client, live_server, unhurried, tmp_path, figure
):
    client = Client.objects.get(client_id=clients.CLIENT_ID)
    token = fetch_token(clients.CLIENT_ID, clients.SECRET).json()["access_token"]
    system = System(client, token)
    referrals = [system.refer().json()["id"] for _ in range(7)]
    files = [attach(system, referrals[-1], PDF + b"%%EOF" * n).json()["id"] for n in range(2)]
    with acting(demo_client.organisation), transaction.atomic():
        asked_for = ask_information(
            by=demo_client.caseworker,
            referral=Referral.objects.get(pk=referrals[-1]),
            questions=["need"],
            now=timezone.now(),
        )
    cursors = [system.get("/api/v1/referrals/", {"limit": 2}).json()["next_cursor"]]
    schema, config, report = (
        tmp_path / name for name in ("openapi.json", "schemathesis.toml", "calls.ndjson")
    )
    known = (referrals, cursors, asked_for.pk, files)
    schema.write_text(json.dumps(of_this_house(demo_client, *known)))
    config.write_text(
        f'[auth.openapi.oauth2]\nbearer = "{token}"\n'
        f'[auth.openapi.client]\nusername = "{clients.CLIENT_ID}"\npassword = "{clients.SECRET}"\n'
    )
    done = subprocess.run(
        [
            *(Path(sys.executable).with_name("schemathesis"), "--config-file", config),
            *("run", schema, "--url", live_server.url, "--checks", "all", "--mode", "all"),
            # Its files have no name, and so no ending that says their kind (test_adding).
            *("--exclude-operation-id", "attach"),
            *("--max-examples", EXAMPLES or "10", "--continue-on-failure", "--no-color"),
            *(("--generation-database", "none") if EXAMPLES else ("--generation-deterministic",)),
            *("--report", "ndjson", "--report-ndjson-path", report),
        ],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "NO_PROXY": "*",
            "PYTHONPATH": str(settings.BASE_DIR),
            "SCHEMATHESIS_HOOKS": "tests.interop.schemathesis_hooks",
            "IDEMPOTENCY_KEY": KEY,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    answers = answered(report)
    for operation, statuses in answers.items():
        counts = ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
        figure(f"schemathesis {operation}: {counts}")
    shallow = [name for name, statuses in answers.items() if not {200, 201} & statuses.keys()]
    assert not shallow, "nothing that fits was taken"
