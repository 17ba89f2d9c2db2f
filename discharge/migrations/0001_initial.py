import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.db.composite_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("referrals", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DischargeAgreement",
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
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("13a", "Discharge agreement (§ 13 a)"),
                            ("13b", "Coordination plan (§ 13 b)"),
                        ],
                        max_length=3,
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("given", "The citizen consents"),
                            ("refused", "The citizen refuses"),
                            ("unable", "The citizen cannot decide on it now"),
                        ],
                        max_length=10,
                    ),
                ),
                ("consent_note", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="agreement_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_dischargeagreementevent" ("at", "by_name", "consent", "consent_note", "controller_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."consent", NEW."consent_note", NEW."controller_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;',
                            hash="912d6741812f87ee311bd4f1c43d683bf8e655a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_986d6",
                            table="discharge_dischargeagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "discharge_dischargeagreementevent" ("at", "by_name", "consent", "consent_note", "controller_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."consent", NEW."consent_note", NEW."controller_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;',
                            hash="9ce742580aa2962da4e1e4a94e4f62e8613bd52f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d264b",
                            table="discharge_dischargeagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_dischargeagreementevent" ("at", "by_name", "consent", "consent_note", "controller_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (OLD."at", OLD."by_name", OLD."consent", OLD."consent_note", OLD."controller_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side"); RETURN NULL;',
                            hash="4ce9972073dc11517f5c5c299ea30953a84301d8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d77c4",
                            table="discharge_dischargeagreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DischargeAgreementEvent",
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
                        to="discharge.dischargeagreement",
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
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("13a", "Discharge agreement (§ 13 a)"),
                            ("13b", "Coordination plan (§ 13 b)"),
                        ],
                        max_length=3,
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("given", "The citizen consents"),
                            ("refused", "The citizen refuses"),
                            ("unable", "The citizen cannot decide on it now"),
                        ],
                        max_length=10,
                    ),
                ),
                ("consent_note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AgreementItem",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="discharge.dischargeagreement",
                    ),
                ),
                ("key", models.CharField(max_length=30)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("there", "There"),
                            ("missing", "Missing"),
                            ("not_relevant", "Not relevant"),
                        ],
                        default="missing",
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("received_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="agreement_item_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "key"), name="item_once_per_agreement"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "there"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="item_that_is_there_has_its_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_at", None), ("state", "missing"), _connector="OR"
                        ),
                        name="only_what_is_missing_is_asked_for",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_agreementitemevent" ("agreement_id", "asked_at", "at", "by_name", "controller_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "state", "text") VALUES (NEW."agreement_id", NEW."asked_at", NEW."at", NEW."by_name", NEW."controller_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."state", NEW."text"); RETURN NULL;',
                            hash="d3b3f9cb01b5026dac2c66dbab1c8eb8753c29c4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a1977",
                            table="discharge_agreementitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "discharge_agreementitemevent" ("agreement_id", "asked_at", "at", "by_name", "controller_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "state", "text") VALUES (NEW."agreement_id", NEW."asked_at", NEW."at", NEW."by_name", NEW."controller_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."state", NEW."text"); RETURN NULL;',
                            hash="7b88679756cc6d002a982eff1d8539268d7f1013",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b9c0c",
                            table="discharge_agreementitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_agreementitemevent" ("agreement_id", "asked_at", "at", "by_name", "controller_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "state", "text") VALUES (OLD."agreement_id", OLD."asked_at", OLD."at", OLD."by_name", OLD."controller_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_at", OLD."received_by_name", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side", OLD."state", OLD."text"); RETURN NULL;',
                            hash="c9c18861904a09d427cc4ce55f4e82f0afbd38a8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c8421",
                            table="discharge_agreementitem",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AgreementItemEvent",
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
                        to="discharge.agreementitem",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="discharge.dischargeagreement",
                    ),
                ),
                ("key", models.CharField(max_length=30)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("there", "There"),
                            ("missing", "Missing"),
                            ("not_relevant", "Not relevant"),
                        ],
                        default="missing",
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("received_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ItemVersion",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="discharge.agreementitem",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("there", "There"),
                            ("missing", "Missing"),
                            ("not_relevant", "Not relevant"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="item_version_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Coordinator",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("name", models.CharField(max_length=120)),
                ("organisation", models.CharField(max_length=120)),
                ("phone", models.CharField(max_length=40)),
                ("since", models.DateField()),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="coordinator_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("phone", ""), _negated=True),
                        ),
                        name="coordinator_can_be_rung",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Disagreement",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("subject", models.CharField(max_length=200)),
                ("senders_view", models.TextField(blank=True)),
                ("senders_view_by", models.CharField(blank=True, max_length=120)),
                ("receivers_view", models.TextField(blank=True)),
                ("receivers_view_by", models.CharField(blank=True, max_length=120)),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("settlement", models.TextField(blank=True)),
                ("settled_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="disagreement_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on", None), ("settlement", "")),
                            models.Q(
                                ("settled_on__isnull", False),
                                models.Q(("settlement", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="settled_disagreement_says_how",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_disagreementevent" ("at", "by_name", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receivers_view", "receivers_view_by", "referral_id", "sender_id", "sender_unit_id", "senders_view", "senders_view_by", "settled_by_name", "settled_on", "settlement", "side", "subject") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."receivers_view", NEW."receivers_view_by", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."senders_view", NEW."senders_view_by", NEW."settled_by_name", NEW."settled_on", NEW."settlement", NEW."side", NEW."subject"); RETURN NULL;',
                            hash="57f600989c1521e6567dfabb6463dea258149d78",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_92e2d",
                            table="discharge_disagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "discharge_disagreementevent" ("at", "by_name", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receivers_view", "receivers_view_by", "referral_id", "sender_id", "sender_unit_id", "senders_view", "senders_view_by", "settled_by_name", "settled_on", "settlement", "side", "subject") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."receivers_view", NEW."receivers_view_by", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."senders_view", NEW."senders_view_by", NEW."settled_by_name", NEW."settled_on", NEW."settlement", NEW."side", NEW."subject"); RETURN NULL;',
                            hash="be2699bd4f57fc3899fd4a8399ff8cbb7172c549",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cc1eb",
                            table="discharge_disagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_disagreementevent" ("at", "by_name", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receivers_view", "receivers_view_by", "referral_id", "sender_id", "sender_unit_id", "senders_view", "senders_view_by", "settled_by_name", "settled_on", "settlement", "side", "subject") VALUES (OLD."at", OLD."by_name", OLD."controller_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."receivers_view", OLD."receivers_view_by", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."senders_view", OLD."senders_view_by", OLD."settled_by_name", OLD."settled_on", OLD."settlement", OLD."side", OLD."subject"); RETURN NULL;',
                            hash="8c4a4a8e45f1a3b38f3c65bfce575015840359e7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_299f9",
                            table="discharge_disagreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DisagreementEvent",
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
                        to="discharge.disagreement",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("subject", models.CharField(max_length=200)),
                ("senders_view", models.TextField(blank=True)),
                ("senders_view_by", models.CharField(blank=True, max_length=120)),
                ("receivers_view", models.TextField(blank=True)),
                ("receivers_view_by", models.CharField(blank=True, max_length=120)),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("settlement", models.TextField(blank=True)),
                ("settled_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="message_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MessageReceipt",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "up_to",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="discharge.message",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="message_receipt_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.UniqueConstraint(
                        fields=("up_to", "side"), name="read_once_by_each_side"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Promise",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("due_on", models.DateField()),
                (
                    "owner_side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("owner_name", models.CharField(max_length=120)),
                ("at_hand_over", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("kept", "Done"), ("not_kept", "Not done")],
                        max_length=10,
                    ),
                ),
                ("kept_on", models.DateField(blank=True, null=True)),
                ("not_kept_because", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=120)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("received_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["sender", "due_on"],
                        name="promises_of_sender",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["controller", "due_on"],
                        name="promises_to_keep",
                    ),
                ],
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="promise_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at", None),
                                ("kept_on", None),
                                ("not_kept_because", ""),
                                ("outcome", ""),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("kept_on__isnull", False),
                                ("outcome", "kept"),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("kept_on", None),
                                ("outcome", "not_kept"),
                                models.Q(("not_kept_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answered_promise_says_how",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_promiseevent" ("answered_at", "answered_by_name", "at", "at_hand_over", "by_name", "controller_id", "due_on", "id", "kept_on", "not_kept_because", "outcome", "owner_name", "owner_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "text") VALUES (NEW."answered_at", NEW."answered_by_name", NEW."at", NEW."at_hand_over", NEW."by_name", NEW."controller_id", NEW."due_on", NEW."id", NEW."kept_on", NEW."not_kept_because", NEW."outcome", NEW."owner_name", NEW."owner_side", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."text"); RETURN NULL;',
                            hash="ce486849c4823b215e738c60859142198307d059",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41d75",
                            table="discharge_promise",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "discharge_promiseevent" ("answered_at", "answered_by_name", "at", "at_hand_over", "by_name", "controller_id", "due_on", "id", "kept_on", "not_kept_because", "outcome", "owner_name", "owner_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "text") VALUES (NEW."answered_at", NEW."answered_by_name", NEW."at", NEW."at_hand_over", NEW."by_name", NEW."controller_id", NEW."due_on", NEW."id", NEW."kept_on", NEW."not_kept_because", NEW."outcome", NEW."owner_name", NEW."owner_side", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."text"); RETURN NULL;',
                            hash="fcc3698a3a3eb863886f76b030a95fafca210f26",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5db16",
                            table="discharge_promise",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_promiseevent" ("answered_at", "answered_by_name", "at", "at_hand_over", "by_name", "controller_id", "due_on", "id", "kept_on", "not_kept_because", "outcome", "owner_name", "owner_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "text") VALUES (OLD."answered_at", OLD."answered_by_name", OLD."at", OLD."at_hand_over", OLD."by_name", OLD."controller_id", OLD."due_on", OLD."id", OLD."kept_on", OLD."not_kept_because", OLD."outcome", OLD."owner_name", OLD."owner_side", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_at", OLD."received_by_name", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side", OLD."text"); RETURN NULL;',
                            hash="0bda8330a7d75291a7e3ad2c88f37a830992a88e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c8fe",
                            table="discharge_promise",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseEvent",
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
                        to="discharge.promise",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("due_on", models.DateField()),
                (
                    "owner_side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("owner_name", models.CharField(max_length=120)),
                ("at_hand_over", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("kept", "Done"), ("not_kept", "Not done")],
                        max_length=10,
                    ),
                ),
                ("kept_on", models.DateField(blank=True, null=True)),
                ("not_kept_because", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=120)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("received_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ExpectedReady",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("on", models.DateField()),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="expected_ready_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.readydeclaration",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[("withdrawn", "Withdrawn"), ("settled", "Settled")],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
                ("outcome", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="dispute_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("declaration",),
                        name="one_standing_dispute_per_declaration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", ""), ("ended_at", None)),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended", ""), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ended_dispute_says_how",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_disputeevent" ("at", "by_name", "controller_id", "declaration_id", "ended", "ended_at", "ended_by_name", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declaration_id", NEW."ended", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;',
                            hash="22ddf3a1c4ace2a749466a0f02b4d6b679b14bbf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0b734",
                            table="discharge_dispute",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "discharge_disputeevent" ("at", "by_name", "controller_id", "declaration_id", "ended", "ended_at", "ended_by_name", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declaration_id", NEW."ended", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;',
                            hash="7f8c1a8f539a24f614c5cf6d20b2b7af43b3a8e5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_15eaa",
                            table="discharge_dispute",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_disputeevent" ("at", "by_name", "controller_id", "declaration_id", "ended", "ended_at", "ended_by_name", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (OLD."at", OLD."by_name", OLD."controller_id", OLD."declaration_id", OLD."ended", OLD."ended_at", OLD."ended_by_name", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side"); RETURN NULL;',
                            hash="d06fcb9353613e36641465449e5378c996710697",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b8484",
                            table="discharge_dispute",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DisputeEvent",
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
                        to="discharge.dispute",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "declaration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.readydeclaration",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[("withdrawn", "Withdrawn"), ("settled", "Settled")],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
                ("outcome", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="WaitingCause",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
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
                    "cause",
                    models.CharField(
                        choices=[
                            ("no_decision", "The municipality has not decided yet"),
                            ("no_place", "There is no place yet"),
                            ("agreement_missing", "The discharge agreement is missing"),
                            ("citizen_says_no", "The citizen says no to what is offered"),
                            ("housing", "A home is missing or not ready"),
                            ("registration", "The citizen is not registered as a resident yet"),
                            ("transport", "Transport is missing"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["starts_on"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="waiting_cause_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="cause_ends_after_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("referral", "="), ("period", "&&")],
                        name="one_cause_per_waiting_day",
                        violation_error_message="A day has one cause.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_waitingcauseevent" ("at", "by_name", "cause", "controller_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side", "starts_on") VALUES (NEW."at", NEW."by_name", NEW."cause", NEW."controller_id", NEW."ends_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."starts_on"); RETURN NULL;',
                            hash="f7c12b17dd7ea25d919a0069a8e862da9fd3c26f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ee2a5",
                            table="discharge_waitingcause",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "discharge_waitingcauseevent" ("at", "by_name", "cause", "controller_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side", "starts_on") VALUES (NEW."at", NEW."by_name", NEW."cause", NEW."controller_id", NEW."ends_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."starts_on"); RETURN NULL;',
                            hash="90dbe2d31d59f014171cd861b8932de498439fba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e3110",
                            table="discharge_waitingcause",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "discharge_waitingcauseevent" ("at", "by_name", "cause", "controller_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side", "starts_on") VALUES (OLD."at", OLD."by_name", OLD."cause", OLD."controller_id", OLD."ends_on", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side", OLD."starts_on"); RETURN NULL;',
                            hash="d994c0842c5f28db483c3d706743a7faccb2da25",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_86830",
                            table="discharge_waitingcause",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WaitingCauseEvent",
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
                        to="discharge.waitingcause",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("sender", "sender"), ("receiver", "receiver")], max_length=10
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
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
                    "cause",
                    models.CharField(
                        choices=[
                            ("no_decision", "The municipality has not decided yet"),
                            ("no_place", "There is no place yet"),
                            ("agreement_missing", "The discharge agreement is missing"),
                            ("citizen_says_no", "The citizen says no to what is offered"),
                            ("housing", "A home is missing or not ready"),
                            ("registration", "The citizen is not registered as a resident yet"),
                            ("transport", "Transport is missing"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DayPrice",
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
                ("starts_on", models.DateField()),
                ("kroner", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=200)),
                ("by_name", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["-starts_on", "-at", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["controller", "starts_on"], name="day_price_by_start")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="day_price_says_its_source",
                    )
                ],
            },
        ),
    ]
