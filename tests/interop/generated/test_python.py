"""openapi-python-client's client of docs/openapi.yaml, from token to revoked token."""

from __future__ import annotations

import base64
import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from demo import clients
from interop.rest.examples import BODY

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

PACKAGE = "flexplads_client"


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """A module of the client, which is generated anew: nothing of it is committed."""
    config = tmp_path / "config.yaml"
    config.write_text("post_hooks: []\n")
    made = subprocess.run(
        [
            Path(sys.executable).with_name("openapi-python-client"),
            *("generate", "--meta", "none", "--fail-on-warning"),
            *("--config", config, "--output-path", tmp_path / PACKAGE),
            *("--path", settings.BASE_DIR / "docs" / "openapi.yaml"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    monkeypatch.syspath_prepend(tmp_path)
    yield lambda name: importlib.import_module(f"{PACKAGE}.{name}")
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def test_a_generated_client_refers_polls_and_withdraws(demo_client, live_server, part):
    models, api = part("models"), lambda name: part(f"api.{name}").sync_detailed
    client_of = part("client").AuthenticatedClient
    base = {"base_url": live_server.url, "raise_on_unexpected_status": True}
    pair = base64.b64encode(f"{clients.CLIENT_ID}:{clients.SECRET}".encode()).decode()
    by_secret = client_of(**base, token=pair, prefix="Basic")

    asked = models.TokenIn(grant_type=models.GrantTypeEnum.CLIENT_CREDENTIALS)
    token = api("token.fetch_token")(client=by_secret, body=asked).parsed
    client = client_of(**base, token=token.access_token)

    criteria = api("schemes.read_criteria")("polaris", client=client, track="home").parsed
    asked_of_us = {one.key for one in criteria.criteria if one.asked_of_referrer}
    assert asked_of_us == set(BODY["answers"])
    facilities = api("facilities.list_facilities")(client=client).parsed.results
    wish = next(one for one in facilities if one.name == "Skovlyset")
    nights = api("facilities.read_capacity")(wish.id, client=client).parsed.nights
    assert {night.track for night in nights} == {"home", "guest"}

    body = models.ReferralIn.from_dict(BODY | {"facility": wish.id})
    refer = api("referrals.refer")
    first = refer(client=client, body=body, idempotency_key="1")
    again = refer(client=client, body=body, idempotency_key="1")
    assert (first.status_code, first.content) == (201, again.content)
    assert again.headers["Idempotency-Replayed"] == "true"
    row = first.parsed
    assert row.status is models.ReferralStatus.SUBMITTED
    second = refer(client=client, body=body, idempotency_key="2").parsed

    read = api("referrals.read_referral")
    tag = read(row.id, client=client).headers["ETag"]
    assert read(row.id, client=client, if_none_match=tag).status_code == 304

    ask = api("referrals.list_referrals")
    page = ask(client=client, limit=1).parsed
    ids = [one.id for one in page.results]
    while page.next_cursor:
        page = ask(client=client, limit=1, cursor=page.next_cursor).parsed
        ids += [one.id for one in page.results]
    assert ids == [second.id, row.id]

    withdraw = api("referrals.withdraw")
    gone = withdraw(row.id, client=client, body=models.WithdrawIn(reason="Rejst hjem"))
    assert gone.parsed.status is models.ReferralStatus.WITHDRAWN
    late = withdraw(row.id, client=client, body=models.WithdrawIn(reason="Noget andet"))
    assert (late.status_code, late.parsed.code) == (409, "already_withdrawn")

    given_back = models.RevokeIn(token=token.access_token)
    assert api("token.revoke_token")(client=by_secret, body=given_back).status_code == 200
    assert read(row.id, client=client).parsed.code == "invalid_token"
