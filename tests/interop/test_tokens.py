"""Tokens: client credentials and nothing else (RFC 6749 § 4.4, RFC 6750, RFC 9700)."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.core.management import CommandError, call_command
from django.test import Client as Browser
from django.utils import timezone
from oauth2_provider.checks import validate_bcp_configuration
from oauth2_provider.models import AccessToken

from audit.models import Event
from audit.wording import in_words
from core.acting import acting
from core.problems import Conflict, Problems
from interop.models import Client
from interop.scopes import Scope
from interop.services.clients import register_client, renew_secret, revoke_client
from referrals.models import Referral
from tests.interop.calls import SECRET, System, basic, fetch_token, make_system

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def client(region) -> Client:
    made, _secret = register_client(
        organisation=region,
        name="Regionens system",
        scopes=[Scope.SCHEMES_READ, Scope.CAPACITY_READ],
        client_id="region-midt",
        secret=SECRET,
    )
    return made


def ask(client: Client, grant: str, **more: str):
    return fetch_token(client.client_id, SECRET, grant_type=grant, **more)


def test_a_token_lasts_an_hour_and_is_kept_as_a_hash_only(client):
    told = fetch_token("region-midt").json()

    assert told["token_type"] == "Bearer"
    assert told["expires_in"] == 3600
    assert set(told) == {"access_token", "expires_in", "token_type", "scope"}
    kept = AccessToken.objects.get()
    assert kept.token == ""
    assert told["access_token"] not in str(vars(kept))
    assert kept.application == client


def test_the_secret_is_kept_as_an_argon2_hash_only(client):
    assert client.client_secret.startswith("argon2$")


def test_without_being_asked_a_token_holds_all_the_client_may(client):
    assert fetch_token("region-midt").json()["scope"] == "schemes:read capacity:read"


def test_a_token_may_be_asked_to_hold_less(client):
    told = fetch_token("region-midt", scope="schemes:read").json()
    assert told["scope"] == "schemes:read"
    system = System(client, told["access_token"])
    assert system.get("/api/v1/schemes/").status_code == 200
    assert system.get("/api/v1/facilities/").json()["code"] == "insufficient_scope"


@pytest.mark.parametrize("scope", ["referrals:read", "schemes:read referrals:write", "alt"])
def test_a_scope_the_client_does_not_hold_is_refused(client, scope):
    answer = fetch_token("region-midt", scope=scope)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


def test_a_scope_taken_from_the_client_is_gone_from_its_tokens_at_once(client):
    system = System(client, fetch_token("region-midt").json()["access_token"])
    client.scopes = [Scope.CAPACITY_READ]
    client.save(update_fields=["scopes"])
    assert system.get("/api/v1/schemes/").status_code == 403


@pytest.mark.parametrize(
    ("client_id", "secret"),
    [("region-midt", "forkert"), ("ukendt", SECRET), ("", ""), ("\0", "x"), ("%00", "x")],
)
def test_a_wrong_secret_and_an_unknown_client_look_the_same(client, client_id, secret):
    answer = fetch_token(client_id, secret)
    assert answer.status_code in {400, 401}
    assert answer.json()["error"] in {"invalid_client", "invalid_request"}
    assert not AccessToken.objects.exists()


GRANTS = [
    "password",
    "authorization_code",
    "implicit",
    "refresh_token",
    "urn:ietf:params:oauth:grant-type:device_code",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
    "",
]


def test_no_other_grant_is_known(client):
    for grant in GRANTS:
        answer = ask(client, grant, username="a", password="b", code="c", device_code="d")
        assert answer.status_code == 400
        assert answer.json()["error"] in {"unsupported_grant_type", "invalid_request"}
        assert not AccessToken.objects.exists()


def test_a_token_for_another_resource_is_not_given(client):
    answer = ask(client, "client_credentials", resource="https://elsewhere.example/")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_the_secret_in_the_address_is_refused(client):
    answer = Browser().post(
        f"/api/v1/token/?client_id=region-midt&client_secret={SECRET}",
        "grant_type=client_credentials",
        content_type=FORM,
    )
    assert answer.status_code == 400


FOUL = ["Basic æøå", "Basic %%%", "Basic", "Digest x", "Basic \x00"]


def test_a_foul_header_is_the_callers_fault(client):
    for header in FOUL:
        browser = Browser(raise_request_exception=False)
        answer = browser.post(
            "/api/v1/token/",
            "grant_type=client_credentials",
            content_type=FORM,
            headers={"Authorization": header},
        )
        assert answer.status_code in {400, 401}


def test_trying_secrets_is_slowed_down_for_that_client_only(client, settings, monkeypatch):
    monkeypatch.setitem(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "token", "3/min")
    answers = [fetch_token("region-midt", f"gæt {n}") for n in range(4)]
    assert [one.status_code for one in answers] == [401, 401, 401, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert fetch_token("en-anden").status_code == 401


def test_who_knows_the_secret_is_never_stopped_by_who_guesses(client, settings, monkeypatch):
    monkeypatch.setitem(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "token", "3/min")
    for n in range(6):  # from the same address, as behind a proxy
        fetch_token("region-midt", f"gæt {n}")
    assert fetch_token("region-midt", "gæt").status_code == 429
    assert fetch_token("region-midt").status_code == 200


def test_after_a_change_of_secret_key_a_secret_is_known_by_its_hash_and_remembered(client):
    Client.objects.update(fingerprint=b"made with another key")
    assert fetch_token("region-midt").status_code == 200
    assert bytes(Client.objects.get().fingerprint) == bytes(client.fingerprint)


def test_two_secrets_overlap_and_a_key_outlives_the_first(client, herning):
    client.scopes = Scope.values
    client.save(update_fields=["scopes"])
    before = System(client, fetch_token("region-midt").json()["access_token"])
    first = before.refer(key="same")
    assert first.status_code == 201

    now = timezone.now()
    _same, new = renew_secret(client=client, former_for=timedelta(days=14), now=now)

    assert fetch_token("region-midt").status_code == 200, "the former one opens for a while"
    after = System(client, fetch_token("region-midt", new).json()["access_token"])
    again = after.refer(key="same")
    assert (again.status_code, again["Idempotency-Replayed"]) == (201, "true")
    assert again.content == first.content
    assert before.refer(key="same").content == first.content, "tokens outlive it too"
    with acting(herning.organisation):
        assert Referral.objects.count() == 1

    Client.objects.update(former_ends_at=timezone.now())
    assert fetch_token("region-midt").status_code == 401
    assert fetch_token("region-midt", new).status_code == 200
    with acting(client.organisation):
        words = in_words(Event.objects.get(kind="client.new_secret"))
    assert "Regionens system" in words
    history = str(list(client.events.values()))
    assert history
    assert not any(hidden in history for hidden in ("argon2", new, SECRET))


def test_a_revoked_client_is_given_no_secret_and_no_overlap_is_for_ever(client):
    now = timezone.now()
    with pytest.raises(Problems):
        renew_secret(client=client, former_for=timedelta(days=91), now=now)
    revoke_client(client=client, now=now)
    with pytest.raises(Conflict) as refused:
        renew_secret(client=client, former_for=timedelta(), now=now)
    assert refused.value.code == "client_revoked"


TWICE = [
    {"client_secret": SECRET},
    {"client_id": "another"},
    {"client_id": "another", "client_secret": SECRET},
]


def test_header_and_body_that_name_a_client_twice_are_no_request(client):
    def fetch(body):
        return Browser().post(
            "/api/v1/token/",
            urlencode({"grant_type": "client_credentials"} | body),
            content_type=FORM,
            headers=basic("region-midt", SECRET),
        )

    for body in TWICE:
        answer = fetch(body)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request"), body
    assert fetch({"client_id": "region-midt"}).status_code == 200


def test_a_wrong_secret_is_told_how_to_sign_in_here(client):
    answer = fetch_token("region-midt", "forkert")
    assert answer.json() == {"error": "invalid_client"}
    assert answer["WWW-Authenticate"] == 'Basic realm="flexplads", charset="UTF-8"'
    assert answer["Cache-Control"] == "no-store"


def test_a_lacking_scope_is_named_for_a_machine(client):
    system = System(client, fetch_token("region-midt").json()["access_token"])
    answer = system.get("/api/v1/referrals/")
    assert answer.status_code == 403
    assert answer["WWW-Authenticate"] == (
        'Bearer realm="flexplads", error="insufficient_scope", scope="referrals:read"'
    )
    assert "RateLimit" in answer


def test_an_expired_token_opens_nothing(system):
    AccessToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    answer = system.get("/api/v1/schemes/")
    assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token")
    assert answer["WWW-Authenticate"] == 'Bearer realm="flexplads", error="invalid_token"'


NO_TOKENS = ["Bearer", "Bearer x y", "Bearer æ", "Token x", "Bearer " + "x" * 999]


def test_what_is_no_token_opens_nothing(herning):
    for header in NO_TOKENS:
        answer = Browser().get("/api/v1/schemes/", headers={"Authorization": header})
        assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token")


def test_a_token_in_the_address_or_the_body_is_not_read(system):
    browser = Browser()
    assert browser.get("/api/v1/schemes/", {"access_token": system.token}).status_code == 401
    answer = browser.post("/api/v1/referrals/", {"access_token": system.token}, FORM)
    assert answer.status_code == 401


def test_a_token_given_back_opens_nothing(client):
    token = fetch_token("region-midt").json()["access_token"]
    system = System(client, token)
    answer = Browser().post(
        "/api/v1/token/revoke/",
        f"token={token}",
        content_type=FORM,
        headers=basic("region-midt", SECRET),
    )
    assert answer.status_code == 200
    assert system.get("/api/v1/schemes/").status_code == 401


def test_a_token_can_not_be_given_back_by_another_client(client, system):
    Browser().post(
        "/api/v1/token/revoke/",
        f"token={system.token}",
        content_type=FORM,
        headers=basic("region-midt", SECRET),
    )
    assert system.get("/api/v1/schemes/").status_code == 200


def test_a_revoked_client_is_out_at_once(client, region):
    system = System(client, fetch_token("region-midt").json()["access_token"])
    revoke_client(client=client, now=timezone.now())
    revoke_client(client=client, now=timezone.now())

    assert system.get("/api/v1/schemes/").status_code == 401
    assert fetch_token("region-midt").status_code == 401
    with acting(region):
        words = [in_words(one) for one in Event.objects.order_by("pk")]
    assert len(words) == 2
    assert all("Regionens system" in one for one in words)


def test_registering_says_all_that_is_wrong(region):
    with pytest.raises(Problems) as refused:
        register_client(organisation=region, name=" ", scopes=["alt"])
    assert [one.field for one in refused.value.problems] == ["name", "scopes"]


def test_an_id_belongs_to_one_client(client, region):
    with pytest.raises(Conflict) as refused:
        register_client(
            organisation=region, name="To", scopes=[Scope.SCHEMES_READ], client_id="region-midt"
        )
    assert refused.value.code == "client_exists"


def test_the_command_registers_says_the_secret_once_and_revokes(region):
    said = StringIO()
    call_command("api_client", region.key, "System", "--scope", "schemes:read", stdout=said)
    words = said.getvalue().split()
    client_id, secret = words[1], words[3]
    token = fetch_token(client_id, secret).json()["access_token"]
    system = System(Client.objects.get(), token)
    assert system.get("/api/v1/schemes/").status_code == 200

    call_command("api_client", "--renew", client_id, "--overlap", "0", stdout=said)
    assert fetch_token(client_id, secret).status_code == 401
    new = said.getvalue().rpartition("client_secret")[2].split()[0]
    assert fetch_token(client_id, new).status_code == 200

    call_command("api_client", "--revoke", client_id, stdout=said)
    assert system.get("/api/v1/schemes/").status_code == 401


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ingen", "System", "--scope", "schemes:read"],
        ["region-midtjylland", "System"],
        ["--revoke", "ukendt"],
        ["--renew", "ukendt"],
    ],
)
def test_the_command_says_what_it_lacks(region, arguments):
    with pytest.raises(CommandError):
        call_command("api_client", *arguments)


def test_every_flag_of_rfc_9700_is_set():
    assert validate_bcp_configuration(None) == []


def test_a_client_with_another_grant_can_not_be_stored(client):
    from django.db import IntegrityError, transaction

    with (
        pytest.raises(IntegrityError, match="clients_bring_credentials_only"),
        transaction.atomic(),
    ):
        Client.objects.update(authorization_grant_type="password")


def test_what_the_system_reads_is_logged_with_its_name(system, herning):
    from audit.models import AccessLog

    pk = system.refer().json()["id"]
    assert system.get(f"/api/v1/referrals/{pk}/").status_code == 200
    with acting(herning.organisation):
        logged = AccessLog.objects.get(what="referral")
    assert (logged.user, logged.by_name) == (None, "Regionens system")
    assert logged.on_behalf_of == system.client.organisation
    assert logged.role == "referrer"
    assert logged.citizen_id is not None
    again = make_system(system.client.organisation, name="Et andet")
    assert again.get("/api/v1/referrals/").status_code == 200
    with acting(system.client.organisation):
        assert AccessLog.objects.get(what="referrals").by_name == "Et andet"
