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
        ("placements", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Star",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stars",
                        to="placements.stay",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stars",
                        to="citizens.citizen",
                    ),
                ),
                ("edition", models.CharField(default="da-2021", max_length=20)),
                ("made_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "In progress"), ("done", "Done")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("took_part", models.CharField(blank=True, max_length=200)),
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["made_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft")),
                        fields=("stay",),
                        name="one_star_in_progress_per_stay",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="star_and_controller"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "citizen", "controller"),
                        name="star_tied_to_stay",
                        to="placements.Stay",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "recovery_starevent" ("citizen_id", "controller_id", "edition", "finished_at", "id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_by_id", "status", "stay_id", "took_part") VALUES (NEW."citizen_id", NEW."controller_id", NEW."edition", NEW."finished_at", NEW."id", NEW."made_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_by_id", NEW."status", NEW."stay_id", NEW."took_part"); RETURN NULL;',
                            hash="04b38234c4f8b3a625cf84304599720947b6ff9b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1a046",
                            table="recovery_star",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "recovery_starevent" ("citizen_id", "controller_id", "edition", "finished_at", "id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_by_id", "status", "stay_id", "took_part") VALUES (NEW."citizen_id", NEW."controller_id", NEW."edition", NEW."finished_at", NEW."id", NEW."made_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_by_id", NEW."status", NEW."stay_id", NEW."took_part"); RETURN NULL;',
                            hash="b02fc51802f47b04e7a473075a29ab894aa42be0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_31916",
                            table="recovery_star",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "recovery_starevent" ("citizen_id", "controller_id", "edition", "finished_at", "id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_by_id", "status", "stay_id", "took_part") VALUES (OLD."citizen_id", OLD."controller_id", OLD."edition", OLD."finished_at", OLD."id", OLD."made_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."started_by_id", OLD."status", OLD."stay_id", OLD."took_part"); RETURN NULL;',
                            hash="ad89d2ec042af41cd7aaae71b203284aa9572b36",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8d822",
                            table="recovery_star",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StarEvent",
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
                        to="recovery.star",
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
                ("edition", models.CharField(default="da-2021", max_length=20)),
                ("made_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "In progress"), ("done", "Done")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("took_part", models.CharField(blank=True, max_length=200)),
                (
                    "started_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StarScore",
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
                    "star",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="recovery.star",
                    ),
                ),
                ("area", models.CharField(max_length=30)),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("citizens_words", models.TextField(blank=True)),
                ("staff_note", models.TextField(blank=True)),
                ("left_out_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("star", "area"), name="one_score_per_area"),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("star", "controller"), name="score_tied_to_star", to="recovery.Star"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("left_out_because", ""), ("score__gte", 1), ("score__lte", 10)
                            ),
                            models.Q(
                                ("score", None), models.Q(("left_out_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="area_has_a_score_or_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "recovery_starscoreevent" ("area", "citizens_words", "controller_id", "id", "left_out_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "staff_note", "star_id") VALUES (NEW."area", NEW."citizens_words", NEW."controller_id", NEW."id", NEW."left_out_because", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."score", NEW."staff_note", NEW."star_id"); RETURN NULL;',
                            hash="516a287fc89aca132454fecc4f96de8783b296d6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b2a8b",
                            table="recovery_starscore",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "recovery_starscoreevent" ("area", "citizens_words", "controller_id", "id", "left_out_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "staff_note", "star_id") VALUES (NEW."area", NEW."citizens_words", NEW."controller_id", NEW."id", NEW."left_out_because", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."score", NEW."staff_note", NEW."star_id"); RETURN NULL;',
                            hash="740ee674e23d0293436498d1636a9b4eb9e90ed5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96937",
                            table="recovery_starscore",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "recovery_starscoreevent" ("area", "citizens_words", "controller_id", "id", "left_out_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "staff_note", "star_id") VALUES (OLD."area", OLD."citizens_words", OLD."controller_id", OLD."id", OLD."left_out_because", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."score", OLD."staff_note", OLD."star_id"); RETURN NULL;',
                            hash="98d61c3ef15798e8ec0b52bc245fe2bc12eef49d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_85df2",
                            table="recovery_starscore",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StarScoreEvent",
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
                        to="recovery.starscore",
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
                    "star",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="recovery.star",
                    ),
                ),
                ("area", models.CharField(max_length=30)),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("citizens_words", models.TextField(blank=True)),
                ("staff_note", models.TextField(blank=True)),
                ("left_out_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
