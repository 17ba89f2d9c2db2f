"""History is written by the database: the app's role can't leave it out, catch it or make it up,
and what was sent stays as it was sent. Tried as that role, in SQL."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from citizens.models import CitizenNumber
from core.acting import acting
from core.db import row_security
from organisations.models import Membership, Unit
from referrals.models import Referral
from tests.world import House, make_citizen, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: What is told of people, places and who may do what: each change of it is kept.
KEPT = {
    "citizens_citizen",
    "citizens_citizennumber",
    "interop_client",
    "organisations_membership",
    "organisations_organisation",
    "organisations_unit",
    "organisations_user",
    "placements_assignment",
    "placements_booking",
    "placements_budgetitem",
    "placements_decision",
    "placements_dayrate",
    "placements_facility",
    "placements_followup",
    "placements_place",
    "placements_stay",
    "recovery_star",
    "recovery_starscore",
    "recovery_kram",
    "recovery_kramarea",
    "referrals_referral",
    "meetings_agreement",
    "meetings_meeting",
    "meetings_point",
    "low_arousal_dialogue",
    "house_life_incident",
    "moving_in_contract",
    "volunteering_volunteer",
    "volunteering_shift",
    "stay_plan_goal",
    "way_out_lock",
    "descriptions_partner",
    "network_appointment",
    "network_networkactor",
    "network_pause",
    "network_relative",
    "network_treatmentorder",
}
#: A row, and what the app may write into it.
CHANGES = {
    "citizens_citizen": "phone = '11223344'",
    "citizens_citizennumber": "system = 'andet'",
    "placements_facility": "phone = '11223344'",
    "placements_place": "description = 'Ny'",
    "placements_dayrate": "kroner = kroner + 1",
    "placements_stay": "track = track || 'x'",
    "placements_booking": "reason = 'Ny'",
    "organisations_organisation": "name = name || ' Ny'",
    "organisations_user": "name = name || ' Ny'",
    "organisations_membership": "ends_on = '2090-01-01'",
    "organisations_unit": "name = name || ' Ny'",
    "referrals_referral": "contact_phone = '11223344'",
}
REMOVALS = ("citizens_citizennumber", "placements_assignment", "organisations_unit")


@pytest.fixture
def house(herning: House) -> House:
    make_referral(herning)
    make_stay(herning)
    citizen = make_citizen(herning, "Nummer Nielsen")
    with acting(herning.organisation):
        CitizenNumber.objects.create(
            controller=herning.organisation, citizen=citizen, system="cpr", sealed=b"x", index=b"y"
        )
    Unit.objects.create(organisation=herning.organisation, name="Team Nord")
    return herning


def sql(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def history_of(table: str) -> str:
    model = next(
        m
        for m in row_security.concrete_models()
        if row_security.is_history(m) and m.pgh_tracked_model._meta.db_table == table  # type: ignore[attr-defined]
    )
    return model._meta.db_table


def kept(table: str, label: str) -> int:
    [(count,)] = sql(f"SELECT count(*) FROM {history_of(table)} WHERE pgh_label = '{label}'")
    return int(count)


def test_every_table_that_matters_has_its_history() -> None:
    tracked = {
        m.pgh_tracked_model._meta.db_table  # type: ignore[attr-defined]
        for m in row_security.concrete_models()
        if row_security.is_history(m)
    }
    assert tracked >= KEPT
    secret = {"password", "client_secret", "last_login"}
    for table in tracked:
        columns = sql(
            f"SELECT column_name FROM information_schema.columns WHERE table_name = "
            f"'{history_of(table)}'"
        )
        assert not secret & {name for (name,) in columns}, table


@pytest.mark.parametrize("table", CHANGES)
@pytest.mark.parametrize("silenced", ["", "ignored", "caught"])
def test_a_change_is_kept_whatever_is_set_before(house: House, table: str, silenced: str) -> None:
    with acting(house.organisation):
        before = kept(table, "update")
        if silenced == "ignored":
            triggers = sql(f"SELECT tgname FROM pg_trigger WHERE tgrelid = '{table}'::regclass")
            names = ",".join(f'"{name}"' for (name,) in triggers if '"' not in name)
            sql(f"SELECT set_config('pgtrigger.ignore', '{{{names}}}', true)")
        if silenced == "caught":
            sql("SET LOCAL search_path = pg_catalog")
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE public.{table} SET {CHANGES[table]}")
            changed = cursor.rowcount
        sql("SET LOCAL search_path = public")
        assert changed > 0
        assert kept(table, "update") == before + changed


@pytest.mark.parametrize("table", REMOVALS)
def test_a_removal_is_kept(house: House, table: str) -> None:
    with acting(house.organisation):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
            removed = cursor.rowcount
        assert removed > 0
        assert kept(table, "delete") == removed


def test_a_temporary_table_of_the_same_name_catches_nothing(house: House) -> None:
    with acting(house.organisation):
        before = kept("citizens_citizen", "update")
        try:
            with transaction.atomic():
                sql("CREATE TEMP TABLE citizens_citizenevent (LIKE public.citizens_citizenevent)")
        except ProgrammingError:
            pass  # refused, where the database is the owner's own
        sql("UPDATE public.citizens_citizen SET phone = '11223344'")
        [(after,)] = sql(
            "SELECT count(*) FROM public.citizens_citizenevent WHERE pgh_label = 'update'"
        )
        assert after > before


FORBIDDEN = [
    "INSERT INTO citizens_citizennumberevent SELECT * FROM citizens_citizennumberevent LIMIT 1",
    "UPDATE citizens_citizenevent SET name = 'x'",
    "DELETE FROM citizens_citizenevent",
    "TRUNCATE citizens_citizenevent",
    "DELETE FROM organisations_membershipevent",
    "INSERT INTO organisations_userevent SELECT * FROM organisations_userevent LIMIT 1",
    "UPDATE pghistory_context SET metadata = '{}'",
    "DELETE FROM pghistory_context",
    "ALTER TABLE citizens_citizen DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "DROP TRIGGER pgtrigger_update_update_7544f ON citizens_citizen",
    "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) "
    "RETURNS BOOLEAN LANGUAGE sql AS 'SELECT TRUE'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_app_s_role_can_not(house: House, statement: str) -> None:
    with (
        acting(house.organisation),
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
    ):
        sql(statement)


SENT = {
    "frozen": "frozen = '{}'",
    "reference": "reference = 'H-1'",
    "sender": "sender_id = (SELECT max(id) + 1 FROM organisations_organisation)",
    "sender's unit": "sender_unit_id = (SELECT max(id) FROM organisations_unit)",
    "when": "submitted_at = now()",
    "by whom": "submitted_by_id = NULL",
    "key": "submission_key = gen_random_uuid()",
    "controller": "controller_id = controller_id + 1",
}


@pytest.mark.parametrize("what", SENT)
@pytest.mark.parametrize("silenced", ["{}", "{referrals_referral:stays_as_it_was_sent}"])
def test_what_was_sent_stays_as_it_was_sent(house: House, what: str, silenced: str) -> None:
    with acting(house.organisation), transaction.atomic():
        sql(f"SELECT set_config('pgtrigger.ignore', '{silenced}', true)")
        with (
            pytest.raises(DatabaseError, match=r"Cannot update rows|row-level security"),
            transaction.atomic(),
        ):
            sql(f"UPDATE referrals_referral SET {SENT[what]}")


def test_the_rest_of_a_referral_goes_on(house: House) -> None:
    with acting(house.organisation):
        referral = Referral.objects.get()
        referral.situation = "Ændret"
        referral.save()
        assert Referral.objects.get().situation == "Ændret"


def test_signing_in_writes_no_history_of_the_person(house: House) -> None:
    user = house.caseworker.user
    assert user is not None
    before = kept("organisations_user", "update")
    user.set_password("et-andet-kodeord")
    user.save()
    assert kept("organisations_user", "update") == before


def test_an_ended_membership_is_kept_with_the_role_it_had(house: House) -> None:
    Membership.objects.filter(pk=house.caseworker.membership.pk).update(ends_on="2090-01-01")
    [(role, ends_on)] = sql(
        "SELECT role, ends_on::text FROM organisations_membershipevent WHERE pgh_label = 'update'"
    )
    assert (role, ends_on) == ("caseworker", "2090-01-01")
