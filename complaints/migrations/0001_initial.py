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
            name="Complaint",
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="placements.decision",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "To be looked at again"),
                            ("upheld", "Looked at again: the decision stands"),
                            ("changed", "Looked at again: the decision was changed"),
                            ("sent_on", "Sent on to Ankestyrelsen"),
                            ("settled", "Settled by Ankestyrelsen"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("received_on", models.DateField()),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("citizen", "The citizen"),
                            ("representative", "A representative of the citizen"),
                            ("guardian", "A guardian"),
                            ("relative", "A relative, with power of attorney"),
                        ],
                        max_length=16,
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField()),
                ("late_reason", models.TextField(blank=True)),
                ("suspends", models.TextField(blank=True)),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("reconsidered_on", models.DateField(blank=True, null=True)),
                (
                    "reconsidered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reconsideration", models.TextField(blank=True)),
                (
                    "new_decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.decision",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("settled_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "The decision was confirmed"),
                            ("changed", "The decision was changed"),
                            ("sent_back", "It was sent back, to be decided anew"),
                            ("rejected", "The complaint was not taken up"),
                        ],
                        max_length=10,
                    ),
                ),
                ("outcome_text", models.TextField(blank=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["received_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["controller", "state", "received_on"], name="complaint_by_state"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["received", "upheld", "sent_on"])),
                        fields=("decision",),
                        name="one_open_complaint_per_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["received", "withdrawn"]),
                            models.Q(("reconsideration", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reconsidered_complaint_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "changed"), _negated=True),
                            ("new_decision__isnull", False),
                            _connector="OR",
                        ),
                        name="changed_decision_is_there",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "settled"), _negated=True),
                            models.Q(
                                ("settled_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="settled_complaint_says_how",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("decision", "controller"),
                        name="complaint_tied_to_decision",
                        to="placements.Decision",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="complaint_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("new_decision", "controller"),
                        name="complaint_tied_to_new_decision",
                        to="placements.Decision",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "complaints_complaintevent" ("by", "by_name", "citizen_id", "controller_id", "decision_id", "id", "late_reason", "new_decision_id", "outcome", "outcome_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reconsideration", "reconsidered_by_id", "reconsidered_on", "sent_on", "settled_on", "state", "suspends", "text", "withdrawn_on", "written_at", "written_by_id") VALUES (NEW."by", NEW."by_name", NEW."citizen_id", NEW."controller_id", NEW."decision_id", NEW."id", NEW."late_reason", NEW."new_decision_id", NEW."outcome", NEW."outcome_text", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_on", NEW."reconsideration", NEW."reconsidered_by_id", NEW."reconsidered_on", NEW."sent_on", NEW."settled_on", NEW."state", NEW."suspends", NEW."text", NEW."withdrawn_on", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="c193f675c8b49588f80510403cb68b05d7ca3b2e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85fac",
                            table="complaints_complaint",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "complaints_complaintevent" ("by", "by_name", "citizen_id", "controller_id", "decision_id", "id", "late_reason", "new_decision_id", "outcome", "outcome_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reconsideration", "reconsidered_by_id", "reconsidered_on", "sent_on", "settled_on", "state", "suspends", "text", "withdrawn_on", "written_at", "written_by_id") VALUES (NEW."by", NEW."by_name", NEW."citizen_id", NEW."controller_id", NEW."decision_id", NEW."id", NEW."late_reason", NEW."new_decision_id", NEW."outcome", NEW."outcome_text", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_on", NEW."reconsideration", NEW."reconsidered_by_id", NEW."reconsidered_on", NEW."sent_on", NEW."settled_on", NEW."state", NEW."suspends", NEW."text", NEW."withdrawn_on", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="9b822977e35a08172bc2cfa7c2e46224803e37c6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_36c30",
                            table="complaints_complaint",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "complaints_complaintevent" ("by", "by_name", "citizen_id", "controller_id", "decision_id", "id", "late_reason", "new_decision_id", "outcome", "outcome_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reconsideration", "reconsidered_by_id", "reconsidered_on", "sent_on", "settled_on", "state", "suspends", "text", "withdrawn_on", "written_at", "written_by_id") VALUES (OLD."by", OLD."by_name", OLD."citizen_id", OLD."controller_id", OLD."decision_id", OLD."id", OLD."late_reason", OLD."new_decision_id", OLD."outcome", OLD."outcome_text", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_on", OLD."reconsideration", OLD."reconsidered_by_id", OLD."reconsidered_on", OLD."sent_on", OLD."settled_on", OLD."state", OLD."suspends", OLD."text", OLD."withdrawn_on", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                            hash="137faa37cd8ac48fa5c9f2b7723e0341cd51e29b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a79b8",
                            table="complaints_complaint",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplaintEvent",
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
                        to="complaints.complaint",
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
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.decision",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "To be looked at again"),
                            ("upheld", "Looked at again: the decision stands"),
                            ("changed", "Looked at again: the decision was changed"),
                            ("sent_on", "Sent on to Ankestyrelsen"),
                            ("settled", "Settled by Ankestyrelsen"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("received_on", models.DateField()),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("citizen", "The citizen"),
                            ("representative", "A representative of the citizen"),
                            ("guardian", "A guardian"),
                            ("relative", "A relative, with power of attorney"),
                        ],
                        max_length=16,
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField()),
                ("late_reason", models.TextField(blank=True)),
                ("suspends", models.TextField(blank=True)),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("reconsidered_on", models.DateField(blank=True, null=True)),
                (
                    "reconsidered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reconsideration", models.TextField(blank=True)),
                (
                    "new_decision",
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
                ("sent_on", models.DateField(blank=True, null=True)),
                ("settled_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "The decision was confirmed"),
                            ("changed", "The decision was changed"),
                            ("sent_back", "It was sent back, to be decided anew"),
                            ("rejected", "The complaint was not taken up"),
                        ],
                        max_length=10,
                    ),
                ),
                ("outcome_text", models.TextField(blank=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
