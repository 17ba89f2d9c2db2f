import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

import core.db.composite_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("placements", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
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
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.facility",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("ours", "With us"), ("theirs", "With somebody we work with")],
                        max_length=8,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "party_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                ("party_text", models.CharField(blank=True, max_length=120)),
                ("person", models.CharField(max_length=120)),
                ("function", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(max_length=40)),
                ("hours", models.CharField(blank=True, max_length=120)),
                ("deputy", models.CharField(blank=True, max_length=120)),
                ("deputy_phone", models.CharField(blank=True, max_length=40)),
                ("is_shown_to_referrers", models.BooleanField(default=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["facility__order", "facility__name", "person", "pk"],
                "indexes": [
                    models.Index(fields=["controller", "person"], name="contact_by_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="contact_ends_after_start",
                        violation_error_message="It ends after the day it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_because", ""), ("ends_on__isnull", False), _connector="OR"
                        ),
                        name="contact_ended_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("party_unit", None), ("party__isnull", False), _connector="OR"
                        ),
                        name="contact_unit_has_its_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("party", None), ("party_text", ""), _connector="OR"),
                        name="contact_has_one_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_shown_to_referrers", False), ("side", "ours"), _connector="OR"
                        ),
                        name="only_ours_are_shown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy", ""),
                            models.Q(("deputy_phone", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="deputy_can_be_rung",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="contact_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "contacts_contactevent" ("controller_id", "created_at", "deputy", "deputy_phone", "ended_because", "ends_on", "facility_id", "function", "hours", "id", "is_shown_to_referrers", "party_id", "party_text", "party_unit_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "side", "starts_on") VALUES (NEW."controller_id", NEW."created_at", NEW."deputy", NEW."deputy_phone", NEW."ended_because", NEW."ends_on", NEW."facility_id", NEW."function", NEW."hours", NEW."id", NEW."is_shown_to_referrers", NEW."party_id", NEW."party_text", NEW."party_unit_id", NEW."person", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."side", NEW."starts_on"); RETURN NULL;',
                            hash="512ec0af0a274496ce30938ec2f37fb18371b795",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_60225",
                            table="contacts_contact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "contacts_contactevent" ("controller_id", "created_at", "deputy", "deputy_phone", "ended_because", "ends_on", "facility_id", "function", "hours", "id", "is_shown_to_referrers", "party_id", "party_text", "party_unit_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "side", "starts_on") VALUES (NEW."controller_id", NEW."created_at", NEW."deputy", NEW."deputy_phone", NEW."ended_because", NEW."ends_on", NEW."facility_id", NEW."function", NEW."hours", NEW."id", NEW."is_shown_to_referrers", NEW."party_id", NEW."party_text", NEW."party_unit_id", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."side", NEW."starts_on"); RETURN NULL;',
                            hash="8b41e3abbc99095d7d9a5220a0cf12d0b228c041",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7498c",
                            table="contacts_contact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "contacts_contactevent" ("controller_id", "created_at", "deputy", "deputy_phone", "ended_because", "ends_on", "facility_id", "function", "hours", "id", "is_shown_to_referrers", "party_id", "party_text", "party_unit_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "side", "starts_on") VALUES (OLD."controller_id", OLD."created_at", OLD."deputy", OLD."deputy_phone", OLD."ended_because", OLD."ends_on", OLD."facility_id", OLD."function", OLD."hours", OLD."id", OLD."is_shown_to_referrers", OLD."party_id", OLD."party_text", OLD."party_unit_id", OLD."person", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."side", OLD."starts_on"); RETURN NULL;',
                            hash="28ed82a73cd34f221598a8f5ca000d697f25af35",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2e36",
                            table="contacts_contact",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactEvent",
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
                        to="contacts.contact",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.facility",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("ours", "With us"), ("theirs", "With somebody we work with")],
                        max_length=8,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "party_unit",
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
                ("party_text", models.CharField(blank=True, max_length=120)),
                ("person", models.CharField(max_length=120)),
                ("function", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(max_length=40)),
                ("hours", models.CharField(blank=True, max_length=120)),
                ("deputy", models.CharField(blank=True, max_length=120)),
                ("deputy_phone", models.CharField(blank=True, max_length=40)),
                ("is_shown_to_referrers", models.BooleanField(default=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
