import uuid

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
            name="HousePage",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.facility",
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("text_da", models.TextField()),
                ("text_en", models.TextField(blank=True)),
                ("is_published", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("controller", "facility"), name="page_of_facility"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_da", ""), _negated=True),
                        name="house_page_says_something",
                        violation_error_message="Write in Danish what the house is.",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="house_page_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "public_housepageevent" ("controller_id", "facility_id", "id", "is_published", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "text_da", "text_en") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."is_published", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."text_da", NEW."text_en"); RETURN NULL;',
                            hash="2348e6d53afb0777731172e9b7c0597ef30fa17c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_12c23",
                            table="public_housepage",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "public_housepageevent" ("controller_id", "facility_id", "id", "is_published", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "text_da", "text_en") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."is_published", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."text_da", NEW."text_en"); RETURN NULL;',
                            hash="597c2ff4ca8c30cc22d80080bdd2e79f8e8b0bc3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_041e0",
                            table="public_housepage",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "public_housepageevent" ("controller_id", "facility_id", "id", "is_published", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "text_da", "text_en") VALUES (OLD."controller_id", OLD."facility_id", OLD."id", OLD."is_published", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."text_da", OLD."text_en"); RETURN NULL;',
                            hash="f98b68679721dcb6442818269e8c17c2ab75b91f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f10df",
                            table="public_housepage",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HousePageEvent",
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
                        to="public.housepage",
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
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("text_da", models.TextField()),
                ("text_en", models.TextField(blank=True)),
                ("is_published", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PublicDraft",
            fields=[
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
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="placements.facility",
                    ),
                ),
                ("track", models.CharField(max_length=40)),
                ("code_index", models.BinaryField()),
                ("sealed", models.BinaryField(blank=True)),
                ("began_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["controller", "expires_at"], name="public_draft_expires")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("controller", "code_index"), name="public_draft_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at", None), models.Q(("sealed", b""), _negated=True)),
                            models.Q(("sealed", b""), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_was_sent_is_kept_no_longer",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="public_draft_tied_to_facility",
                        to="placements.Facility",
                    ),
                ],
            },
        ),
    ]
