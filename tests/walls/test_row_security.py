"""Wall two: the database itself keeps organisations apart (ADR-0004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, DataError, ProgrammingError, connection, transaction

from audit.models import AccessLog, Event
from citizens.models import Citizen
from core.acting import acting
from core.db import row_security
from organisations.models import Organisation

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Tables without a controller, and why nobody's citizens stand in them.
OPEN_TABLES = {
    "audit_outbox": "event ids on their way to a worker",
    "auth_group": "unused by us; Django's",
    "auth_group_permissions": "unused by us; Django's",
    "auth_permission": "Django's",
    "axes_accessattempt": "failed sign-ins",
    "axes_accessattemptexpiration": "failed sign-ins",
    "axes_accessfailurelog": "failed sign-ins",
    "axes_accesslog": "sign-ins",
    "django_content_type": "Django's",
    "django_session": "sessions",
    "operations_taskrun": "when each scheduled task ran last, for the whole installation",
    "organisations_passwordlink": "which mails about passwords were asked for and sent",
    "interop_client": "partners' systems: a name and a hashed secret",
    "oauth2_provider_accesstoken": "hashed tokens of partners' systems",
    "oauth2_provider_devicegrant": "unused by us; the OAuth library's",
    "oauth2_provider_grant": "unused by us; the OAuth library's",
    "oauth2_provider_idtoken": "unused by us; the OAuth library's",
    "oauth2_provider_refreshtoken": "unused by us; the OAuth library's",
    "interop_clientevent": "history of the partners' systems, without their secrets",
    "organisations_membershipevent": "history of who had which role",
    "organisations_organisationevent": "history of names of organisations",
    "organisations_unitevent": "history of names of wards and teams",
    "organisations_userevent": "history of people who sign in, without their passwords",
    "organisations_membership": "who has which role",
    "organisations_unit": "names of wards and teams",
    "organisations_organisation": "names of organisations",
    "organisations_user": "people who sign in",
    "pghistory_context": "which request changed a row: user id and address",
}


@pytest.fixture
def herning() -> Organisation:
    return Organisation.objects.create(key="h", name="Herning Kommune", kind="municipality")


@pytest.fixture
def aarhus() -> Organisation:
    return Organisation.objects.create(key="a", name="Aarhus Kommune", kind="municipality")


@pytest.fixture
def citizen(herning: Organisation) -> Iterator[Citizen]:
    with acting(herning):
        yield Citizen.objects.create(controller=herning, name="Maja Eksempel")


def test_every_table_with_a_controller_is_walled_and_the_rest_is_known() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, "
            "       EXISTS (SELECT FROM pg_policy p "
            "               WHERE p.polrelid = c.oid AND p.polname = 'own_rows') "
            "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
        )
        tables = {name: forced and policed for name, forced, policed in cursor.fetchall()}
    del tables["django_migrations"]
    controlled = {
        m._meta.db_table for m in row_security.concrete_models() if row_security.is_controlled(m)
    }
    assert {name for name, walled in tables.items() if walled} == controlled
    assert {name for name, walled in tables.items() if not walled} == set(OPEN_TABLES)


def test_the_apps_role_owns_nothing_and_can_not_step_over_the_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, "
            "  (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid) "
            "FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False, 0)


@pytest.mark.parametrize(
    "verb", ["UPDATE audit_event SET kind = 'x'", "DELETE FROM audit_accesslog"]
)
def test_what_happened_and_who_looked_can_not_be_rewritten(
    verb: str, herning: Organisation
) -> None:
    assert Event.append_only
    assert AccessLog.append_only
    with (
        acting(herning),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)


def test_change_history_can_not_be_rewritten(citizen: Citizen) -> None:
    assert citizen.events.count() == 1
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        citizen.events.update(name="Another")


def test_nobody_said_on_whose_behalf_raises(citizen: Citizen) -> None:
    # The fixture's context must end first: read in a context of nobody.
    from core.acting import _apply, _controllers

    token = _controllers.set(None)
    _apply()
    try:
        with pytest.raises((DataError, ProgrammingError)), transaction.atomic():
            list(Citizen.objects.all())
    finally:
        _controllers.reset(token)
        _apply()


def test_another_organisation_sees_nothing_and_can_write_nothing(
    citizen: Citizen, aarhus: Organisation, herning: Organisation
) -> None:
    with acting(aarhus):
        assert list(Citizen.objects.all()) == []
        assert Citizen.objects.filter(pk=citizen.pk).update(name="Stolen") == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Citizen.objects.create(controller=herning, name="Planted")
    citizen.refresh_from_db()
    assert citizen.name == "Maja Eksempel"


def test_history_tables_are_walled_too(citizen: Citizen, aarhus: Organisation) -> None:
    assert type(citizen).objects.get(pk=citizen.pk).events.count() == 1
    with acting(aarhus):
        assert citizen.events.count() == 0


def test_context_is_put_back_when_a_service_returns(citizen: Citizen, aarhus: Organisation) -> None:
    with acting(aarhus):
        assert not Citizen.objects.exists()
    assert Citizen.objects.exists()


def test_context_is_put_back_after_a_failed_savepoint(
    citizen: Citizen, aarhus: Organisation
) -> None:
    class Refused(Exception):
        pass

    with pytest.raises(Refused), transaction.atomic(), acting(aarhus):
        raise Refused
    assert Citizen.objects.exists()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_one_connection_serves_organisations_in_turn_without_leaking() -> None:
    one = Organisation.objects.create(key="one", name="One", kind="municipality")
    two = Organisation.objects.create(key="two", name="Two", kind="municipality")
    for organisation in (one, two):
        with acting(organisation), transaction.atomic():
            Citizen.objects.create(controller=organisation, name=organisation.name)
    for organisation in (one, two, two, one, two, one):
        with acting(organisation), transaction.atomic():
            assert [c.name for c in Citizen.objects.all()] == [organisation.name]
        with pytest.raises((DataError, ProgrammingError)):
            # Between transactions the connection acts for nobody.
            list(Citizen.objects.all())


def test_a_citizen_of_one_controller_can_not_hang_on_anothers_row(
    citizen: Citizen, aarhus: Organisation, herning: Organisation
) -> None:
    from citizens.models import CitizenNumber

    def mismatched() -> None:
        CitizenNumber.objects.create(
            controller=aarhus, citizen=citizen, system="x", sealed=b"x", index=b"x"
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with acting(herning, aarhus), pytest.raises(DatabaseError, match="number_tied_to_citizen"):
        mismatched()


def test_every_hole_in_the_wall_is_known_and_shows_no_citizen() -> None:
    """docs/security/holes.md is the whole list of functions that run as the owner."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "security" / "holes.md").read_text()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, pg_get_function_result(oid) FROM pg_proc "
            "WHERE prosecdef AND pronamespace = 'public'::regnamespace "
            # Nobody can call a trigger's; the context is written down beside what they write.
            "AND prorettype <> 'trigger'::regtype AND proname <> '_pgh_attach_context'"
        )
        holes = dict(cursor.fetchall())

    assert set(re.findall(r"^\| `(\w+)\(\)`", page, re.MULTILINE)) == set(holes)
    published = ", ".join(
        f"{name} {kind}"
        for name, kind in (
            ("organisation_id", "bigint"),
            ("facility_id", "bigint"),
            *((text, "text") for text in ("slug", "name", "scheme", "address", "phone")),
            ("text_da", "text"),
            ("text_en", "text"),
        )
    )
    assert holes == {
        "public_house_pages": f"TABLE({published})",
        "referrals_receivers": "TABLE(organisation_id bigint, scheme text)",
    }
