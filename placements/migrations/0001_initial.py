import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.db.composite_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("citizens", "0001_initial"),
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Facility",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("scheme", models.CharField(max_length=40)),
                ("address", models.CharField(blank=True, max_length=160)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("description", models.CharField(blank=True, max_length=200)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["order", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("controller", "name"), name="facility_name"),
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="facility_and_controller"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_facilityevent" ("address", "controller_id", "description", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scheme") VALUES (NEW."address", NEW."controller_id", NEW."description", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."scheme"); RETURN NULL;',
                            hash="210146f276cbd921845bdd2fc9211538c39691cb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bb2ad",
                            table="placements_facility",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_facilityevent" ("address", "controller_id", "description", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scheme") VALUES (NEW."address", NEW."controller_id", NEW."description", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."scheme"); RETURN NULL;',
                            hash="2b219c951066fe55d5ea245b54686949dd688463",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_965e6",
                            table="placements_facility",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_facilityevent" ("address", "controller_id", "description", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scheme") VALUES (OLD."address", OLD."controller_id", OLD."description", OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."scheme"); RETURN NULL;',
                            hash="28f04965d9cec8d6682ba3735022b2cbb4882d10",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cbbd1",
                            table="placements_facility",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CountedMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="placements.facility",
                    ),
                ),
                ("first", models.DateField()),
                ("counts", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "first"), name="month_is_counted_once"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="counted_month_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FacilityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.facility",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("scheme", models.CharField(max_length=40)),
                ("address", models.CharField(blank=True, max_length=160)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("description", models.CharField(blank=True, max_length=200)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="organisations.membership",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="placements.facility",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("membership", "facility"), name="assigned_once"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="assignment_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_assignmentevent" ("controller_id", "facility_id", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="8b5ca640e913b78048413bc925ff61cfbd3d1a62",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_42e92",
                            table="placements_assignment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_assignmentevent" ("controller_id", "facility_id", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="3c33c529aec83171dff2fafca12a09ee6afcad2b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f4822",
                            table="placements_assignment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_assignmentevent" ("controller_id", "facility_id", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."controller_id", OLD."facility_id", OLD."id", OLD."membership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="1087d77e390eee061a85d48cb71ef1f5c8ab3aeb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_20b3c",
                            table="placements_assignment",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.assignment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.membership",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.facility",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="placements.facility",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("track", models.CharField(max_length=40)),
                ("description", models.CharField(blank=True, max_length=120)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["facility__order", "facility__name", "order", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("facility", "name"), name="place_name"),
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="place_and_controller"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="place_tied_to_facility",
                        to="placements.Facility",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on", None),
                            ("closes_on__gt", models.F("opens_on")),
                            _connector="OR",
                        ),
                        name="place_closes_after_it_opens",
                        violation_error_message="A place closes after the day it opens.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="uncounts_months",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); \nDELETE FROM placements_countedmonth month\nWHERE month.facility_id IN (OLD.facility_id, NEW.facility_id); RETURN NULL;",
                            hash="2c0736809787f9c9dddda97f542973041bda0920",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_uncounts_months_de132",
                            table="placements_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_placeevent" ("closes_on", "controller_id", "description", "facility_id", "id", "name", "opens_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track") VALUES (NEW."closes_on", NEW."controller_id", NEW."description", NEW."facility_id", NEW."id", NEW."name", NEW."opens_on", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."track"); RETURN NULL;',
                            hash="b58a3af5ebffe56bdd3ecbd349739ad8184f8973",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a6387",
                            table="placements_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_placeevent" ("closes_on", "controller_id", "description", "facility_id", "id", "name", "opens_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track") VALUES (NEW."closes_on", NEW."controller_id", NEW."description", NEW."facility_id", NEW."id", NEW."name", NEW."opens_on", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."track"); RETURN NULL;',
                            hash="3cc3295463775c1e8aaeeb511b2951fd414a7d0c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bdf80",
                            table="placements_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_placeevent" ("closes_on", "controller_id", "description", "facility_id", "id", "name", "opens_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track") VALUES (OLD."closes_on", OLD."controller_id", OLD."description", OLD."facility_id", OLD."id", OLD."name", OLD."opens_on", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."track"); RETURN NULL;',
                            hash="20a51231284b8827ffa667d4a41d5253b6d5e3ee",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_511ec",
                            table="placements_place",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.place",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.facility",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("track", models.CharField(max_length=40)),
                ("description", models.CharField(blank=True, max_length=120)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DayRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rates",
                        to="placements.facility",
                    ),
                ),
                ("track", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("kroner", models.PositiveIntegerField()),
                ("target_occupancy", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
            ],
            options={
                "ordering": ["facility__order", "track", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="rate_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("target_occupancy__lte", 100)),
                        name="target_occupancy_is_per_cent",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("facility", "="), ("track", "="), ("period", "&&")],
                        name="one_rate_at_a_time",
                        violation_error_message="There is already a rate in this period.",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="rate_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="uncounts_months",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); \nDELETE FROM placements_countedmonth month\nWHERE month.facility_id IN (OLD.facility_id, NEW.facility_id); RETURN NULL;",
                            hash="7ca9a7beae7a0e40c6c7db0198db447447143293",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_uncounts_months_94de5",
                            table="placements_dayrate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_dayrateevent" ("controller_id", "ends_on", "facility_id", "id", "kroner", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "target_occupancy", "track") VALUES (NEW."controller_id", NEW."ends_on", NEW."facility_id", NEW."id", NEW."kroner", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."target_occupancy", NEW."track"); RETURN NULL;',
                            hash="f09c46e1c3ef37bf0064175bf2ff1668b534b754",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_70aec",
                            table="placements_dayrate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_dayrateevent" ("controller_id", "ends_on", "facility_id", "id", "kroner", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "target_occupancy", "track") VALUES (NEW."controller_id", NEW."ends_on", NEW."facility_id", NEW."id", NEW."kroner", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."target_occupancy", NEW."track"); RETURN NULL;',
                            hash="af663cdcb82bbedd4a72e473314b6b78b11a3660",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_466aa",
                            table="placements_dayrate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_dayrateevent" ("controller_id", "ends_on", "facility_id", "id", "kroner", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "target_occupancy", "track") VALUES (OLD."controller_id", OLD."ends_on", OLD."facility_id", OLD."id", OLD."kroner", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."target_occupancy", OLD."track"); RETURN NULL;',
                            hash="72dfdc4f4502aa828f80668c2906493a8caead85",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e0aa6",
                            table="placements_dayrate",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DayRateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.dayrate",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.facility",
                    ),
                ),
                ("track", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("kroner", models.PositiveIntegerField()),
                ("target_occupancy", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme", models.CharField(max_length=40)),
                ("track", models.CharField(max_length=40)),
                ("rules_on", models.DateField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="placements.facility",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("here", "Here now"),
                            ("left", "Left"),
                            ("cancelled", "Cancelled"),
                            ("no_show", "Did not come"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("planned_end_on", models.DateField(blank=True, null=True)),
                ("conflict_since", models.DateField(blank=True, null=True)),
                ("expected_on", models.DateField(blank=True, null=True)),
                ("moved_in_on", models.DateField(blank=True, null=True)),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_planned", "As planned"),
                            ("early_by_citizen", "The citizen chose to leave early"),
                            ("asked_to_leave", "The citizen was asked to leave"),
                            ("moved_on", "Another offer became ready"),
                            ("admitted", "Admitted to hospital"),
                            ("died", "The citizen died"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_home_with_support", "Own home with support"),
                            ("own_home", "Own home without support"),
                            ("shelter", "Shelter"),
                            ("residential", "Residential facility"),
                            ("hospital", "Hospital"),
                            ("relatives", "With relatives or friends"),
                            ("street", "The street"),
                            ("other", "Other place"),
                            ("unknown", "Not known"),
                        ],
                        max_length=30,
                    ),
                ),
                ("outcome_note", models.TextField(blank=True)),
                ("intensity", models.PositiveSmallIntegerField(default=100)),
                ("legal_basis", models.CharField(blank=True, max_length=20)),
                ("target_group", models.CharField(blank=True, max_length=20)),
                ("goals", models.TextField(blank=True)),
                ("purpose", models.TextField(blank=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="granted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_backup", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("length_reason", models.TextField(blank=True)),
                ("home_municipality", models.CharField(blank=True, max_length=4)),
                ("acting_municipality", models.CharField(blank=True, max_length=4)),
                ("paying_municipality", models.CharField(blank=True, max_length=4)),
                (
                    "onward",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wanted", "Wants help to find the next place"),
                            ("not_wanted", "Finds the next place alone"),
                        ],
                        max_length=12,
                    ),
                ),
                ("onward_note", models.TextField(blank=True)),
                (
                    "key_worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_worker_of",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coordinator_of",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("risk_substances", models.CharField(blank=True, max_length=10)),
                ("risk_violence", models.CharField(blank=True, max_length=10)),
                ("risk_suicide", models.CharField(blank=True, max_length=10)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["controller", "status"], name="stay_by_status"),
                    models.Index(
                        condition=models.Q(("status", "left")),
                        fields=["controller", "facility", "left_on"],
                        include=("moved_in_on", "scheme", "track", "ending", "destination"),
                        name="stay_by_leaving",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "citizen", "controller"), name="stay_citizen_and_controller"
                    ),
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="stay_and_controller"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("expected_on", None), ("status", "here")),
                        fields=("citizen",),
                        name="citizen_is_here_in_one_house",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="stay_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="stay_tied_to_facility",
                        to="placements.Facility",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["here", "left"]), _negated=True),
                            ("moved_in_on__isnull", False),
                            _connector="OR",
                        ),
                        name="stay_that_began_has_a_first_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "left"), _negated=True),
                            models.Q(
                                ("left_on__gte", models.F("moved_in_on")),
                                ("left_on__isnull", False),
                                models.Q(("ending", ""), _negated=True),
                                models.Q(
                                    ("ending", "died"),
                                    models.Q(("destination", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="stay_that_ended_says_how_and_where",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="uncounts_months",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."moved_in_on" IS DISTINCT FROM (NEW."moved_in_on"))',
                            func="PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); \nDELETE FROM placements_countedmonth month\nUSING placements_booking booking\nJOIN placements_place place ON place.id = booking.place_id\nWHERE booking.stay_id = NEW.id AND month.facility_id = place.facility_id\n  AND month.first > booking.starts_on - interval '1 month'\n  AND (month.first < booking.ends_on OR booking.ends_on IS NULL); RETURN NULL;",
                            hash="b803110929713d30a56be5783e63fea53a35ba58",
                            operation="UPDATE",
                            pgid="pgtrigger_uncounts_months_0c60c",
                            table="placements_stay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_stayevent" ("acting_municipality", "asked_backup", "citizen_id", "conflict_since", "controller_id", "coordinator_id", "created_at", "created_by_id", "decided_on", "destination", "ending", "expected_on", "facility_id", "goals", "granted_by_id", "home_municipality", "id", "intensity", "key_worker_id", "left_on", "legal_basis", "length_reason", "moved_in_on", "onward", "onward_note", "outcome_note", "paying_municipality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "purpose", "risk_substances", "risk_suicide", "risk_violence", "rules_on", "scheme", "status", "target_group", "track") VALUES (NEW."acting_municipality", NEW."asked_backup", NEW."citizen_id", NEW."conflict_since", NEW."controller_id", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."destination", NEW."ending", NEW."expected_on", NEW."facility_id", NEW."goals", NEW."granted_by_id", NEW."home_municipality", NEW."id", NEW."intensity", NEW."key_worker_id", NEW."left_on", NEW."legal_basis", NEW."length_reason", NEW."moved_in_on", NEW."onward", NEW."onward_note", NEW."outcome_note", NEW."paying_municipality", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_end_on", NEW."purpose", NEW."risk_substances", NEW."risk_suicide", NEW."risk_violence", NEW."rules_on", NEW."scheme", NEW."status", NEW."target_group", NEW."track"); RETURN NULL;',
                            hash="9ab2bd891575147fff14e771c0e97040dfc63647",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b2465",
                            table="placements_stay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_stayevent" ("acting_municipality", "asked_backup", "citizen_id", "conflict_since", "controller_id", "coordinator_id", "created_at", "created_by_id", "decided_on", "destination", "ending", "expected_on", "facility_id", "goals", "granted_by_id", "home_municipality", "id", "intensity", "key_worker_id", "left_on", "legal_basis", "length_reason", "moved_in_on", "onward", "onward_note", "outcome_note", "paying_municipality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "purpose", "risk_substances", "risk_suicide", "risk_violence", "rules_on", "scheme", "status", "target_group", "track") VALUES (NEW."acting_municipality", NEW."asked_backup", NEW."citizen_id", NEW."conflict_since", NEW."controller_id", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."destination", NEW."ending", NEW."expected_on", NEW."facility_id", NEW."goals", NEW."granted_by_id", NEW."home_municipality", NEW."id", NEW."intensity", NEW."key_worker_id", NEW."left_on", NEW."legal_basis", NEW."length_reason", NEW."moved_in_on", NEW."onward", NEW."onward_note", NEW."outcome_note", NEW."paying_municipality", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_end_on", NEW."purpose", NEW."risk_substances", NEW."risk_suicide", NEW."risk_violence", NEW."rules_on", NEW."scheme", NEW."status", NEW."target_group", NEW."track"); RETURN NULL;',
                            hash="49c8138258342e30be962d30d68cab17dc8460f9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d92e7",
                            table="placements_stay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_stayevent" ("acting_municipality", "asked_backup", "citizen_id", "conflict_since", "controller_id", "coordinator_id", "created_at", "created_by_id", "decided_on", "destination", "ending", "expected_on", "facility_id", "goals", "granted_by_id", "home_municipality", "id", "intensity", "key_worker_id", "left_on", "legal_basis", "length_reason", "moved_in_on", "onward", "onward_note", "outcome_note", "paying_municipality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "purpose", "risk_substances", "risk_suicide", "risk_violence", "rules_on", "scheme", "status", "target_group", "track") VALUES (OLD."acting_municipality", OLD."asked_backup", OLD."citizen_id", OLD."conflict_since", OLD."controller_id", OLD."coordinator_id", OLD."created_at", OLD."created_by_id", OLD."decided_on", OLD."destination", OLD."ending", OLD."expected_on", OLD."facility_id", OLD."goals", OLD."granted_by_id", OLD."home_municipality", OLD."id", OLD."intensity", OLD."key_worker_id", OLD."left_on", OLD."legal_basis", OLD."length_reason", OLD."moved_in_on", OLD."onward", OLD."onward_note", OLD."outcome_note", OLD."paying_municipality", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_end_on", OLD."purpose", OLD."risk_substances", OLD."risk_suicide", OLD."risk_violence", OLD."rules_on", OLD."scheme", OLD."status", OLD."target_group", OLD."track"); RETURN NULL;',
                            hash="a4a0b26fa42263d4a17cb7d31b6b8618d12ab6a4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_797a8",
                            table="placements_stay",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.stay",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("scheme", models.CharField(max_length=40)),
                ("track", models.CharField(max_length=40)),
                ("rules_on", models.DateField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.facility",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("here", "Here now"),
                            ("left", "Left"),
                            ("cancelled", "Cancelled"),
                            ("no_show", "Did not come"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("planned_end_on", models.DateField(blank=True, null=True)),
                ("conflict_since", models.DateField(blank=True, null=True)),
                ("expected_on", models.DateField(blank=True, null=True)),
                ("moved_in_on", models.DateField(blank=True, null=True)),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_planned", "As planned"),
                            ("early_by_citizen", "The citizen chose to leave early"),
                            ("asked_to_leave", "The citizen was asked to leave"),
                            ("moved_on", "Another offer became ready"),
                            ("admitted", "Admitted to hospital"),
                            ("died", "The citizen died"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_home_with_support", "Own home with support"),
                            ("own_home", "Own home without support"),
                            ("shelter", "Shelter"),
                            ("residential", "Residential facility"),
                            ("hospital", "Hospital"),
                            ("relatives", "With relatives or friends"),
                            ("street", "The street"),
                            ("other", "Other place"),
                            ("unknown", "Not known"),
                        ],
                        max_length=30,
                    ),
                ),
                ("outcome_note", models.TextField(blank=True)),
                ("intensity", models.PositiveSmallIntegerField(default=100)),
                ("legal_basis", models.CharField(blank=True, max_length=20)),
                ("target_group", models.CharField(blank=True, max_length=20)),
                ("goals", models.TextField(blank=True)),
                ("purpose", models.TextField(blank=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_backup", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("length_reason", models.TextField(blank=True)),
                ("home_municipality", models.CharField(blank=True, max_length=4)),
                ("acting_municipality", models.CharField(blank=True, max_length=4)),
                ("paying_municipality", models.CharField(blank=True, max_length=4)),
                (
                    "onward",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wanted", "Wants help to find the next place"),
                            ("not_wanted", "Finds the next place alone"),
                        ],
                        max_length=12,
                    ),
                ),
                ("onward_note", models.TextField(blank=True)),
                (
                    "key_worker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("risk_substances", models.CharField(blank=True, max_length=10)),
                ("risk_violence", models.CharField(blank=True, max_length=10)),
                ("risk_suicide", models.CharField(blank=True, max_length=10)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="placements.place",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("stay", "Stay"), ("hold", "Reservation"), ("closure", "Closed")],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="placements.stay",
                    ),
                ),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["starts_on"],
                "indexes": [
                    models.Index(
                        fields=["controller", "starts_on", "ends_on"], name="booking_by_date"
                    ),
                    models.Index(
                        fields=["controller", "ends_on", "starts_on"], name="booking_by_end"
                    ),
                    models.Index(
                        condition=models.Q(("cancelled_at", None), ("kind", "hold")),
                        fields=["controller", "expires_at"],
                        name="booking_hold_lapses",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_on", None), ("kind", "closure")),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="booking_ends_after_start",
                        violation_error_message="The last day must be after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("citizen__isnull", False),
                                ("kind", "stay"),
                                ("stay__isnull", False),
                            ),
                            models.Q(
                                ("expires_at__isnull", False), ("kind", "hold"), ("stay", None)
                            ),
                            models.Q(("citizen", None), ("kind", "closure"), ("stay", None)),
                            _connector="OR",
                        ),
                        name="booking_of_a_stay_has_stay_and_citizen",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("cancelled_at", None)),
                        expressions=[("place", "="), ("period", "&&")],
                        name="one_booking_per_place_and_night",
                        violation_error_message="The place is taken in this period.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("cancelled_at", None), ("kind", "stay")),
                        expressions=[("citizen", "="), ("period", "&&")],
                        name="one_bed_per_citizen_and_night",
                        violation_error_message="The citizen has another place in this period.",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("place", "controller"),
                        name="booking_tied_to_place",
                        to="placements.Place",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "citizen", "controller"),
                        name="booking_tied_to_stay",
                        to="placements.Stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="booking_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="uncounts_months",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); \nDELETE FROM placements_countedmonth month\nUSING (VALUES (OLD.place_id, OLD.starts_on, OLD.ends_on),\n              (NEW.place_id, NEW.starts_on, NEW.ends_on)) booking(place_id, starts_on, ends_on)\nJOIN placements_place place ON place.id = booking.place_id\nWHERE month.facility_id = place.facility_id\n  AND month.first > booking.starts_on - interval '1 month'\n  AND (month.first < booking.ends_on OR booking.ends_on IS NULL); RETURN NULL;",
                            hash="cfe8ddd7f4b0d4fb3587d305508036164b6471a7",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_uncounts_months_537a9",
                            table="placements_booking",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_bookingevent" ("cancelled_at", "citizen_id", "controller_id", "created_at", "created_by_id", "ends_on", "expires_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "starts_on", "stay_id") VALUES (NEW."cancelled_at", NEW."citizen_id", NEW."controller_id", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."expires_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."reason", NEW."starts_on", NEW."stay_id"); RETURN NULL;',
                            hash="a74c61efe5a5a8df38bc2844e5a313d1d809cf0d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bafaa",
                            table="placements_booking",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_bookingevent" ("cancelled_at", "citizen_id", "controller_id", "created_at", "created_by_id", "ends_on", "expires_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "starts_on", "stay_id") VALUES (NEW."cancelled_at", NEW."citizen_id", NEW."controller_id", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."expires_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."reason", NEW."starts_on", NEW."stay_id"); RETURN NULL;',
                            hash="88084cdeb500a2445b490320598e23b4e916876d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d64b0",
                            table="placements_booking",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_bookingevent" ("cancelled_at", "citizen_id", "controller_id", "created_at", "created_by_id", "ends_on", "expires_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "starts_on", "stay_id") VALUES (OLD."cancelled_at", OLD."citizen_id", OLD."controller_id", OLD."created_at", OLD."created_by_id", OLD."ends_on", OLD."expires_at", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."reason", OLD."starts_on", OLD."stay_id"); RETURN NULL;',
                            hash="08be13b5bef62f5285216d66fdd95e2d1014d700",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5cb04",
                            table="placements_booking",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.booking",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.place",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("stay", "Stay"), ("hold", "Reservation"), ("closure", "Closed")],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.stay",
                    ),
                ),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="BudgetItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_items",
                        to="placements.facility",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("supplement", "Supplement to the flexible places"),
                            ("housing", "Permanent housing"),
                            ("grant", "Fixed grant"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("nights", models.PositiveIntegerField(blank=True, null=True)),
                ("rate", models.PositiveIntegerField(blank=True, null=True)),
                ("amount", models.IntegerField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["year", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "year", "name"), name="budget_item_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount", None), ("nights__isnull", False), ("rate__isnull", False)
                            ),
                            models.Q(("amount__isnull", False), ("nights", None), ("rate", None)),
                            _connector="OR",
                        ),
                        name="budget_item_is_nights_at_a_rate_or_a_sum",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="budget_item_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_budgetitemevent" ("amount", "controller_id", "facility_id", "id", "kind", "name", "nights", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "year") VALUES (NEW."amount", NEW."controller_id", NEW."facility_id", NEW."id", NEW."kind", NEW."name", NEW."nights", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rate", NEW."year"); RETURN NULL;',
                            hash="3b03d67f4dccd5c52e5d73b58ef4f524cde4fc66",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_460cc",
                            table="placements_budgetitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_budgetitemevent" ("amount", "controller_id", "facility_id", "id", "kind", "name", "nights", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "year") VALUES (NEW."amount", NEW."controller_id", NEW."facility_id", NEW."id", NEW."kind", NEW."name", NEW."nights", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rate", NEW."year"); RETURN NULL;',
                            hash="4784c0cb9590aaa83d9a65601db78ebbb741a699",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eb16a",
                            table="placements_budgetitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_budgetitemevent" ("amount", "controller_id", "facility_id", "id", "kind", "name", "nights", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "year") VALUES (OLD."amount", OLD."controller_id", OLD."facility_id", OLD."id", OLD."kind", OLD."name", OLD."nights", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rate", OLD."year"); RETURN NULL;',
                            hash="0ee61b87e65a5d5840e074f909e83c8a895f340d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cf591",
                            table="placements_budgetitem",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="BudgetItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.budgetitem",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.facility",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("supplement", "Supplement to the flexible places"),
                            ("housing", "Permanent housing"),
                            ("grant", "Fixed grant"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("nights", models.PositiveIntegerField(blank=True, null=True)),
                ("rate", models.PositiveIntegerField(blank=True, null=True)),
                ("amount", models.IntegerField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CallNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.facility",
                    ),
                ),
                (
                    "caller",
                    models.CharField(
                        choices=[
                            ("citizen", "The citizen"),
                            ("relative", "A relative or friend"),
                            ("professional", "A professional"),
                            ("other", "Somebody else"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("phone", "On the phone"), ("door", "At the door")], max_length=6
                    ),
                ),
                ("calls_from", models.CharField(blank=True, max_length=120)),
                ("about", models.TextField()),
                ("answer", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("told_who_refers", "Was told who can refer, or how to apply"),
                            ("referral", "A referral is written"),
                            ("guest", "Got the guest room"),
                            ("sent_on", "Was helped on to somebody else"),
                            ("nobody", "Nobody could help"),
                            ("advice", "Got advice; nothing more was wanted"),
                        ],
                        max_length=16,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["controller", "facility", "-at"], name="call_note_by_time")
                ],
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="call_note_tied_to_facility",
                        to="placements.Facility",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme", models.CharField(max_length=40)),
                ("track", models.CharField(max_length=40)),
                ("rules_on", models.DateField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="placements.stay",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("award", "Award"),
                            ("partial", "Award of less than was applied for"),
                            ("refusal", "Refusal"),
                            ("extension", "Extension"),
                            ("extension_refused", "Refusal of an extension"),
                            ("intensity", "Change of the support"),
                            ("award_ended", "End of an award"),
                            ("discharge", "Discharge by the leader"),
                            ("municipality_discharge", "Discharge by the municipality"),
                            ("expulsion", "Expulsion"),
                        ],
                        max_length=24,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                ("facts", models.JSONField(blank=True, default=list)),
                ("overrides", models.JSONField(blank=True, default=list)),
                ("refusals", models.JSONField(blank=True, default=list)),
                ("legal_basis", models.CharField(blank=True, max_length=20)),
                ("standard", models.JSONField(blank=True, default=dict)),
                ("target_group", models.CharField(blank=True, max_length=20)),
                ("told_length", models.CharField(blank=True, max_length=80)),
                ("goals", models.TextField(blank=True)),
                ("sent_to", models.CharField(blank=True, max_length=160)),
                ("intensity", models.PositiveSmallIntegerField(default=100)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="placements.decision",
                    ),
                ),
                (
                    "began_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_after",
                        to="placements.decision",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "Another decision has taken its place"),
                            ("shortened", "The stay was made shorter by agreement"),
                            ("lapsed", "The citizen no longer needs or wants it"),
                            ("called_off", "The stay came to nothing"),
                            ("mistake", "It was written by mistake"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at", "pk"],
                "indexes": [
                    models.Index(fields=["controller", "decided_at"], name="decision_by_day"),
                    models.Index(fields=["stay", "kind"], name="decision_of_stay"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="decision_and_controller"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["award", "extension"]),
                            models.Q(("reasons", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_against_has_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ended_on", None)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_that_fell_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("began_with", None), ("replaces", None)),
                            models.Q(("began_with__isnull", False), ("replaces__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_that_replaces_knows_the_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="decision_ends_after_it_starts",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="decision_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "citizen", "controller"),
                        name="decision_tied_to_stay",
                        to="placements.Stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("replaces", "controller"),
                        name="decision_tied_to_the_one_before",
                        to="placements.Decision",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_decisionevent" ("began_with_id", "citizen_id", "controller_id", "decided_at", "decided_by_id", "ended_because", "ended_on", "ends_on", "facts", "goals", "id", "intensity", "kind", "legal_basis", "overrides", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "refusals", "replaces_id", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_to", "standard", "starts_on", "stay_id", "target_group", "told_length", "track") VALUES (NEW."began_with_id", NEW."citizen_id", NEW."controller_id", NEW."decided_at", NEW."decided_by_id", NEW."ended_because", NEW."ended_on", NEW."ends_on", NEW."facts", NEW."goals", NEW."id", NEW."intensity", NEW."kind", NEW."legal_basis", NEW."overrides", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."refusals", NEW."replaces_id", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_to", NEW."standard", NEW."starts_on", NEW."stay_id", NEW."target_group", NEW."told_length", NEW."track"); RETURN NULL;',
                            hash="1ee27fe4fbed8ae4ad8a4854c59a189a9a2a44d7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0205b",
                            table="placements_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_decisionevent" ("began_with_id", "citizen_id", "controller_id", "decided_at", "decided_by_id", "ended_because", "ended_on", "ends_on", "facts", "goals", "id", "intensity", "kind", "legal_basis", "overrides", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "refusals", "replaces_id", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_to", "standard", "starts_on", "stay_id", "target_group", "told_length", "track") VALUES (NEW."began_with_id", NEW."citizen_id", NEW."controller_id", NEW."decided_at", NEW."decided_by_id", NEW."ended_because", NEW."ended_on", NEW."ends_on", NEW."facts", NEW."goals", NEW."id", NEW."intensity", NEW."kind", NEW."legal_basis", NEW."overrides", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."refusals", NEW."replaces_id", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_to", NEW."standard", NEW."starts_on", NEW."stay_id", NEW."target_group", NEW."told_length", NEW."track"); RETURN NULL;',
                            hash="e7aef7692e3e64938fb8177e2d549a27ee4285ef",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_54103",
                            table="placements_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_decisionevent" ("began_with_id", "citizen_id", "controller_id", "decided_at", "decided_by_id", "ended_because", "ended_on", "ends_on", "facts", "goals", "id", "intensity", "kind", "legal_basis", "overrides", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "refusals", "replaces_id", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_to", "standard", "starts_on", "stay_id", "target_group", "told_length", "track") VALUES (OLD."began_with_id", OLD."citizen_id", OLD."controller_id", OLD."decided_at", OLD."decided_by_id", OLD."ended_because", OLD."ended_on", OLD."ends_on", OLD."facts", OLD."goals", OLD."id", OLD."intensity", OLD."kind", OLD."legal_basis", OLD."overrides", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reasons", OLD."refusals", OLD."replaces_id", OLD."rules_on", OLD."scheme", OLD."sender_id", OLD."sender_unit_id", OLD."sent_to", OLD."standard", OLD."starts_on", OLD."stay_id", OLD."target_group", OLD."told_length", OLD."track"); RETURN NULL;',
                            hash="58ee6378d3acbc152e2e102cd73ec9a2c328ba3f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e51f4",
                            table="placements_decision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.decision",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("scheme", models.CharField(max_length=40)),
                ("track", models.CharField(max_length=40)),
                ("rules_on", models.DateField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.stay",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("award", "Award"),
                            ("partial", "Award of less than was applied for"),
                            ("refusal", "Refusal"),
                            ("extension", "Extension"),
                            ("extension_refused", "Refusal of an extension"),
                            ("intensity", "Change of the support"),
                            ("award_ended", "End of an award"),
                            ("discharge", "Discharge by the leader"),
                            ("municipality_discharge", "Discharge by the municipality"),
                            ("expulsion", "Expulsion"),
                        ],
                        max_length=24,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                ("facts", models.JSONField(blank=True, default=list)),
                ("overrides", models.JSONField(blank=True, default=list)),
                ("refusals", models.JSONField(blank=True, default=list)),
                ("legal_basis", models.CharField(blank=True, max_length=20)),
                ("standard", models.JSONField(blank=True, default=dict)),
                ("target_group", models.CharField(blank=True, max_length=20)),
                ("told_length", models.CharField(blank=True, max_length=80)),
                ("goals", models.TextField(blank=True)),
                ("sent_to", models.CharField(blank=True, max_length=160)),
                ("intensity", models.PositiveSmallIntegerField(default=100)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.decision",
                    ),
                ),
                (
                    "began_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.decision",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "Another decision has taken its place"),
                            ("shortened", "The stay was made shorter by agreement"),
                            ("lapsed", "The citizen no longer needs or wants it"),
                            ("called_off", "The stay came to nothing"),
                            ("mistake", "It was written by mistake"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="placements.stay",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("ordinal", models.PositiveSmallIntegerField(default=1)),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("nominal_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "To do"),
                            ("done", "Done"),
                            ("cancelled", "Lapsed"),
                            ("not_done", "Was not done"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("moved_by_hand", models.BooleanField(default=False)),
                ("office", models.CharField(max_length=30)),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
                ("completed_on", models.DateField(blank=True, null=True)),
                (
                    "completed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "kind"],
                "indexes": [
                    models.Index(fields=["controller", "status", "due_on"], name="follow_up_by_due")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stay", "kind", "ordinal"), name="planned_once"
                    ),
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="follow_up_and_controller"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opens_on__lte", models.F("due_on"))),
                        name="follow_up_opens_before_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True),
                            models.Q(
                                ("completed_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="done_follow_up_says_when_and_what",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="follow_up_tied_to_stay",
                        to="placements.Stay",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_followupevent" ("completed_by_id", "completed_on", "controller_id", "due_on", "id", "kind", "moved_by_hand", "nominal_on", "office", "opens_on", "ordinal", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "status", "stay_id") VALUES (NEW."completed_by_id", NEW."completed_on", NEW."controller_id", NEW."due_on", NEW."id", NEW."kind", NEW."moved_by_hand", NEW."nominal_on", NEW."office", NEW."opens_on", NEW."ordinal", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."responsible_id", NEW."status", NEW."stay_id"); RETURN NULL;',
                            hash="a51e4e337a58c3396fd751b194e2cce0c2aba741",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_26abe",
                            table="placements_followup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_followupevent" ("completed_by_id", "completed_on", "controller_id", "due_on", "id", "kind", "moved_by_hand", "nominal_on", "office", "opens_on", "ordinal", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "status", "stay_id") VALUES (NEW."completed_by_id", NEW."completed_on", NEW."controller_id", NEW."due_on", NEW."id", NEW."kind", NEW."moved_by_hand", NEW."nominal_on", NEW."office", NEW."opens_on", NEW."ordinal", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."responsible_id", NEW."status", NEW."stay_id"); RETURN NULL;',
                            hash="02bbd6f6ded461eac23d1a593999862bfb2bee77",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eb796",
                            table="placements_followup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_followupevent" ("completed_by_id", "completed_on", "controller_id", "due_on", "id", "kind", "moved_by_hand", "nominal_on", "office", "opens_on", "ordinal", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "status", "stay_id") VALUES (OLD."completed_by_id", OLD."completed_on", OLD."controller_id", OLD."due_on", OLD."id", OLD."kind", OLD."moved_by_hand", OLD."nominal_on", OLD."office", OLD."opens_on", OLD."ordinal", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."responsible_id", OLD."status", OLD."stay_id"); RETURN NULL;',
                            hash="86b37afff282b8da48e21c5a4cd3455023734ac5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f5376",
                            table="placements_followup",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DateChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="date_changes",
                        to="placements.stay",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("planned_end", "Planned end"),
                            ("follow_up", "Follow-up"),
                            ("review", "Next review"),
                            ("arrival", "Day of arrival"),
                            ("leaving", "Day of departure"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="date_changes",
                        to="placements.followup",
                    ),
                ),
                ("old", models.DateField(null=True)),
                ("new", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("answers", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="date_change_tied_to_stay",
                        to="placements.Stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("follow_up", "controller"),
                        name="date_change_tied_to_follow_up",
                        to="placements.FollowUp",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("follow_up__isnull", False), ("what", "follow_up")),
                            models.Q(
                                models.Q(("what", "follow_up"), _negated=True),
                                ("follow_up__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="date_change_names_the_follow_up_it_moved",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.followup",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.stay",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("ordinal", models.PositiveSmallIntegerField(default=1)),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("nominal_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "To do"),
                            ("done", "Done"),
                            ("cancelled", "Lapsed"),
                            ("not_done", "Was not done"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("moved_by_hand", models.BooleanField(default=False)),
                ("office", models.CharField(max_length=30)),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
                ("completed_on", models.DateField(blank=True, null=True)),
                (
                    "completed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HouseMeetingHeld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="placements.facility",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("held_on", models.DateField()),
                ("notes", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "kind", "held_on"), name="one_house_meeting_a_day"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="house_meeting_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LocalStandard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("scheme", models.CharField(max_length=40)),
                ("title", models.CharField(blank=True, max_length=160)),
                ("version", models.CharField(blank=True, max_length=80)),
                ("link", models.URLField(blank=True, max_length=300)),
                ("starts_on", models.DateField()),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["controller", "scheme", "starts_on"], name="local_standard_in_force"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Relapse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relapses",
                        to="placements.stay",
                    ),
                ),
                ("on", models.DateField()),
                ("what_happened", models.TextField()),
                (
                    "judgement",
                    models.CharField(
                        choices=[("goes_on", "The stay goes on"), ("ends", "The stay ends")],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="relapse_is_judged_with_reasons",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="relapse_tied_to_stay",
                        to="placements.Stay",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SelfPayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.TextField(blank=True)),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="self_payments",
                        to="placements.stay",
                    ),
                ),
                (
                    "cover",
                    models.CharField(
                        choices=[
                            ("lodging", "Lodging, with heating and electricity"),
                            ("breakfast", "Breakfast"),
                            ("lunch", "Lunch"),
                            ("dinner", "Dinner"),
                            ("laundry", "Laundry"),
                        ],
                        max_length=12,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=7)),
                ("decided_by", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="self_payment_tied_to_stay",
                        to="placements.Stay",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="self_payment_ends_after_it_begins",
                        violation_error_message="The last day must be after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="self_payment_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_self_payment_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="self_payment_is_some_money"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", ""), _negated=True),
                        name="self_payment_is_decided_by_somebody",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        expressions=[("stay", "="), ("cover", "="), ("period", "&&")],
                        name="one_self_payment_per_day_and_cover",
                        violation_error_message="The same thing is paid for once a day.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_selfpaymentevent" ("amount", "at", "by_id", "controller_id", "cover", "decided_by", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."controller_id", NEW."cover", NEW."decided_by", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="e7a51fd7a816f95019fd0215dc3240afe5612962",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b23f6",
                            table="placements_selfpayment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_selfpaymentevent" ("amount", "at", "by_id", "controller_id", "cover", "decided_by", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."controller_id", NEW."cover", NEW."decided_by", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="cd53600e35a6432a48fdde59a18768e250a471af",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4c14d",
                            table="placements_selfpayment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_selfpaymentevent" ("amount", "at", "by_id", "controller_id", "cover", "decided_by", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."amount", OLD."at", OLD."by_id", OLD."controller_id", OLD."cover", OLD."decided_by", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="5fee5f8af40149983be75f3c171e8a32bfdb955e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb53f",
                            table="placements_selfpayment",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SelfPaymentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.selfpayment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.TextField(blank=True)),
                (
                    "stay",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.stay",
                    ),
                ),
                (
                    "cover",
                    models.CharField(
                        choices=[
                            ("lodging", "Lodging, with heating and electricity"),
                            ("breakfast", "Breakfast"),
                            ("lunch", "Lunch"),
                            ("dinner", "Dinner"),
                            ("laundry", "Laundry"),
                        ],
                        max_length=12,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=7)),
                ("decided_by", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HomeKept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.TextField(blank=True)),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="homes_kept",
                        to="placements.stay",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("kept", "Yes, keeps a home"),
                            ("none", "No, keeps no home"),
                            ("unknown", "Not known"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="home_kept_tied_to_stay",
                        to="placements.Stay",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="home_kept_ends_after_it_begins",
                        violation_error_message="The last day must be after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="home_kept_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_home_kept_says_why",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        expressions=[("stay", "="), ("period", "&&")],
                        name="one_answer_about_the_home_per_day",
                        violation_error_message="A home is kept or not, on one day.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_homekeptevent" ("answer", "at", "by_id", "controller_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="f8df6512b9c79323452afb3822e1410f597aff65",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84667",
                            table="placements_homekept",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_homekeptevent" ("answer", "at", "by_id", "controller_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="8fb93a91810c02818253355797340a599500378a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_35201",
                            table="placements_homekept",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_homekeptevent" ("answer", "at", "by_id", "controller_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."answer", OLD."at", OLD."by_id", OLD."controller_id", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="9321061b0c694f8cc5c2d12fe6d8d5d40c0f27e9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c6b23",
                            table="placements_homekept",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HomeKeptEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="placements.homekept",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.TextField(blank=True)),
                (
                    "stay",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.stay",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("kept", "Yes, keeps a home"),
                            ("none", "No, keeps no home"),
                            ("unknown", "Not known"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StandingAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_agreements",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.facility",
                    ),
                ),
                ("track", models.CharField(max_length=40)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "nights_at_a_time",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(7),
                        ]
                    ),
                ),
                (
                    "nights_a_month",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ]
                    ),
                ),
                ("made_with", models.CharField(max_length=200)),
                ("words_for_staff", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=["controller", "facility"],
                        name="agreement_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="agreement_and_controller"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="agreement_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="agreement_tied_to_facility",
                        to="placements.Facility",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agreement_ends_after_it_begins",
                        violation_error_message="The last day must be after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nights_a_month__gte", 1),
                            ("nights_at_a_time__gte", 1),
                            ("nights_at_a_time__lte", models.F("nights_a_month")),
                        ),
                        name="agreement_allows_some_nights",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_agreement_says_why",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        expressions=[
                            ("citizen", "="),
                            ("facility", "="),
                            ("track", "="),
                            ("period", "&&"),
                        ],
                        name="one_agreement_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuestNight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "stay",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_night",
                        to="placements.stay",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("acute", "Staff or others asked for the guest"),
                            ("own_call", "The guest rang or came"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "backup",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes, asked"),
                            ("no", "No, not reached or not asked"),
                            ("not_needed", "Not needed"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_nights",
                        to="placements.standingagreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="guest_night_tied_to_stay",
                        to="placements.Stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("agreement", "controller"),
                        name="guest_night_tied_to_agreement",
                        to="placements.StandingAgreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreement", None), ("occasion", "own_call"), _connector="OR"
                        ),
                        name="agreement_is_for_who_rings",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StayElsewhere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays_elsewhere",
                        to="citizens.citizen",
                    ),
                ),
                ("house", models.CharField(max_length=120)),
                ("admitted_on", models.DateField()),
                ("left_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "removed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["admitted_on", "pk"],
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="stay_elsewhere_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_on__gt", models.F("admitted_on"))),
                        name="stay_elsewhere_ends_after_it_begins",
                        violation_error_message="The citizen left after the day of admission.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("citizen", "house", "admitted_on"),
                        name="one_stay_elsewhere_per_day_and_house",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
