import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
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
            name="Draft",
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
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("scheme", models.CharField(max_length=40)),
                ("track", models.CharField(max_length=40)),
                ("sealed", models.BinaryField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["-updated_at"],
                "indexes": [
                    models.Index(fields=["controller", "updated_at"], name="drafts_to_forget")
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Referral",
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
                    "sleeps_tonight",
                    models.CharField(blank=True, db_default="", default="", max_length=160),
                ),
                (
                    "language",
                    models.CharField(blank=True, db_default="", default="", max_length=60),
                ),
                (
                    "needs_interpreter",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "children",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "No children"),
                            ("live_with", "Children live with the citizen"),
                            ("visit", "Children visit"),
                            ("both", "Some live with the citizen, others visit"),
                            ("unknown", "Not known"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "children_note",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "pets",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "pets_note",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "treatment_order",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "treatment_order_kind",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("given", "The citizen has consented"),
                            ("refused", "The citizen does not want it"),
                            ("unable", "The citizen can't decide on it now"),
                            ("not_asked", "The citizen has not been asked"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "consent_by",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                ("consent_on", models.DateField(blank=True, null=True)),
                (
                    "place_needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ground_floor", "Ground floor"),
                                ("own_bath", "Own bath"),
                                ("two_rooms", "Two rooms"),
                                ("calm", "A calm place"),
                                ("pets", "Pets are welcome"),
                                ("children_visiting", "Children can visit"),
                                ("night_staff", "Staff at night"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        db_default=[],
                        default=list,
                    ),
                ),
                (
                    "applicant",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("citizen", "The citizen, or someone for the citizen"),
                            ("relative", "A relative who needs respite"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "relative_name",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "relative_relation",
                    models.CharField(blank=True, db_default="", default="", max_length=60),
                ),
                (
                    "relative_phone",
                    models.CharField(blank=True, db_default="", default="", max_length=40),
                ),
                (
                    "citizens_stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wants", "The citizen wants it too"),
                            ("against", "The citizen does not want it"),
                            ("cannot_say", "The citizen can't say"),
                            ("not_asked", "The citizen has not been asked"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "citizens_words",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
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
                ("reference", models.CharField(max_length=20)),
                (
                    "sender",
                    models.ForeignKey(
                        db_index=False,
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
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="citizens.citizen",
                    ),
                ),
                ("shows_citizen", models.BooleanField(default=True)),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="placements.facility",
                    ),
                ),
                (
                    "wished_facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.facility",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "To be decided"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("closed", "Closed"),
                        ],
                        default="submitted",
                        max_length=12,
                    ),
                ),
                ("referrer", models.CharField(max_length=30)),
                ("contact_name", models.CharField(max_length=120)),
                ("contact_phone", models.CharField(blank=True, max_length=40)),
                ("contact_function", models.CharField(blank=True, max_length=120)),
                ("call_back", models.CharField(blank=True, max_length=80)),
                ("case_number", models.CharField(blank=True, max_length=64)),
                ("number_fingerprint", models.BinaryField(blank=True, null=True)),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("routine", "Ordinary"),
                            ("soon", "Within days"),
                            ("tonight", "Tonight"),
                        ],
                        default="routine",
                        max_length=10,
                    ),
                ),
                (
                    "whereabouts",
                    models.CharField(
                        choices=[
                            ("hospital", "In hospital"),
                            ("own_home", "In own home"),
                            ("shelter", "At a shelter"),
                            ("relatives", "With relatives or friends"),
                            ("residential", "At another facility"),
                            ("street", "On the street"),
                            ("special_place", "At a special psychiatric place"),
                            ("forensic", "On a forensic psychiatric ward"),
                            ("detention", "In custody or prison"),
                            ("unknown", "Not known"),
                        ],
                        max_length=20,
                    ),
                ),
                ("whereabouts_note", models.CharField(blank=True, max_length=120)),
                ("expected_ready_on", models.DateField(blank=True, null=True)),
                ("ready_for_discharge_on", models.DateField(blank=True, null=True)),
                ("wished_on", models.DateField(blank=True, null=True)),
                ("situation", models.TextField(blank=True)),
                ("home_municipality", models.CharField(blank=True, max_length=4)),
                ("acting_municipality", models.CharField(blank=True, max_length=4)),
                ("paying_municipality", models.CharField(blank=True, max_length=4)),
                ("answers", models.JSONField(default=dict)),
                ("frozen", models.JSONField()),
                ("submission_key", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField()),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("clock_from", models.DateTimeField()),
                ("sleeps_meanwhile", models.CharField(blank=True, max_length=160)),
                ("offered_meanwhile", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_wanted", "The citizen no longer wants it"),
                            ("died", "The citizen has died"),
                            ("moved", "The citizen has moved to another municipality"),
                            ("duplicate", "The citizen has been referred twice"),
                            ("other_help", "The citizen has got other help"),
                            ("redirected", "It was sent on to another offer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("closed_note", models.TextField(blank=True)),
                (
                    "not_wanted_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_far", "It is too far away"),
                            ("own_home", "The citizen wants a home of their own"),
                            ("others", "The citizen is afraid of others in the house"),
                            ("rules", "Smoking, or other rules of the house"),
                            ("other_help", "The citizen wants other help"),
                            ("not_said", "The citizen does not say why"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("redirected_from", models.CharField(blank=True, max_length=20)),
                (
                    "sent_on_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="held_for",
                        to="placements.booking",
                    ),
                ),
                (
                    "stay",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral",
                        to="placements.stay",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral",
                        to="placements.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-submitted_at"],
                "indexes": [
                    models.Index(
                        fields=["controller", "status", "clock_from"], name="referral_worklist"
                    ),
                    models.Index(fields=["sender", "submitted_at"], name="referral_by_sender"),
                    models.Index(fields=["sender", "recorded_at"], name="referral_by_recorded_at"),
                    models.Index(
                        condition=models.Q(("case_number", ""), _negated=True),
                        fields=["sender", "case_number"],
                        name="referral_by_case_number",
                    ),
                    models.Index(
                        condition=models.Q(("number_fingerprint__isnull", False)),
                        fields=["sender", "number_fingerprint"],
                        name="referral_by_written_number",
                    ),
                    models.Index(
                        condition=models.Q(("status", "accepted"), ("stay", None)),
                        fields=["controller"],
                        name="referral_without_stay",
                    ),
                    models.Index(
                        condition=models.Q(("assigned_to__isnull", False)),
                        fields=["controller", "assigned_to", "status"],
                        name="referral_by_colleague",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent", "given"), _negated=True),
                            models.Q(
                                models.Q(("consent_by", ""), _negated=True),
                                ("consent_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="consent_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applicant", "relative"), _negated=True),
                            models.Q(
                                models.Q(("relative_name", ""), _negated=True),
                                models.Q(("citizens_stance", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="relative_who_applies_has_a_name",
                    ),
                    models.UniqueConstraint(fields=("reference",), name="referral_reference"),
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="referral_and_controller"
                    ),
                    models.UniqueConstraint(
                        fields=("controller", "sender", "submission_key"), name="submitted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="withdrawn_referral_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "closed"), _negated=True),
                            models.Q(
                                ("closed_at__isnull", False),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closed_referral_says_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("redirected_from", ""), ("sent_on_by", None)),
                            models.Q(
                                ("sent_on_by__isnull", False),
                                models.Q(("redirected_from", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sent_on_by_whom_and_from_which",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("not_wanted_because", ""),
                            ("closed_because", "not_wanted"),
                            _connector="OR",
                        ),
                        name="only_who_does_not_want_says_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stay", None), ("status", "accepted"), _connector="OR"),
                        name="only_an_accepted_referral_has_a_stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="referral_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "citizen", "controller"),
                        name="referral_tied_to_stay",
                        to="placements.Stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("decision", "controller"),
                        name="referral_tied_to_decision",
                        to="placements.Decision",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="referral_tied_to_facility",
                        to="placements.Facility",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("wished_facility", "controller"),
                        name="referral_tied_to_wished_facility",
                        to="placements.Facility",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="stays_as_it_was_sent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."sender_id" IS DISTINCT FROM (NEW."sender_id") OR OLD."sender_unit_id" IS DISTINCT FROM (NEW."sender_unit_id") OR OLD."case_number" IS DISTINCT FROM (NEW."case_number") OR OLD."wished_facility_id" IS DISTINCT FROM (NEW."wished_facility_id") OR OLD."redirected_from" IS DISTINCT FROM (NEW."redirected_from") OR OLD."sent_on_by_id" IS DISTINCT FROM (NEW."sent_on_by_id") OR OLD."frozen" IS DISTINCT FROM (NEW."frozen") OR OLD."submission_key" IS DISTINCT FROM (NEW."submission_key") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="6d47e7dba3823ab9af34be565a5278e9e1760b56",
                            operation="UPDATE",
                            pgid="pgtrigger_stays_as_it_was_sent_072bc",
                            table="referrals_referral",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_referralevent" ("acting_municipality", "answers", "applicant", "assigned_to_id", "call_back", "case_number", "children", "children_note", "citizen_id", "citizens_stance", "citizens_words", "clock_from", "closed_at", "closed_because", "closed_note", "consent", "consent_by", "consent_on", "contact_function", "contact_name", "contact_phone", "controller_id", "decision_id", "ended_by_name", "expected_ready_on", "facility_id", "frozen", "hold_id", "home_municipality", "id", "language", "needs_interpreter", "not_wanted_because", "offered_meanwhile", "paying_municipality", "pets", "pets_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_needs", "ready_for_discharge_on", "redirected_from", "reference", "referrer", "relative_name", "relative_phone", "relative_relation", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_on_by_id", "shows_citizen", "situation", "sleeps_meanwhile", "sleeps_tonight", "status", "stay_id", "submission_key", "submitted_at", "submitted_by_id", "track", "treatment_order", "treatment_order_kind", "urgency", "whereabouts", "whereabouts_note", "wished_facility_id", "wished_on", "withdrawn_at", "withdrawn_reason") VALUES (NEW."acting_municipality", NEW."answers", NEW."applicant", NEW."assigned_to_id", NEW."call_back", NEW."case_number", NEW."children", NEW."children_note", NEW."citizen_id", NEW."citizens_stance", NEW."citizens_words", NEW."clock_from", NEW."closed_at", NEW."closed_because", NEW."closed_note", NEW."consent", NEW."consent_by", NEW."consent_on", NEW."contact_function", NEW."contact_name", NEW."contact_phone", NEW."controller_id", NEW."decision_id", NEW."ended_by_name", NEW."expected_ready_on", NEW."facility_id", NEW."frozen", NEW."hold_id", NEW."home_municipality", NEW."id", NEW."language", NEW."needs_interpreter", NEW."not_wanted_because", NEW."offered_meanwhile", NEW."paying_municipality", NEW."pets", NEW."pets_note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_needs", NEW."ready_for_discharge_on", NEW."redirected_from", NEW."reference", NEW."referrer", NEW."relative_name", NEW."relative_phone", NEW."relative_relation", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_on_by_id", NEW."shows_citizen", NEW."situation", NEW."sleeps_meanwhile", NEW."sleeps_tonight", NEW."status", NEW."stay_id", NEW."submission_key", NEW."submitted_at", NEW."submitted_by_id", NEW."track", NEW."treatment_order", NEW."treatment_order_kind", NEW."urgency", NEW."whereabouts", NEW."whereabouts_note", NEW."wished_facility_id", NEW."wished_on", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="713d1d8c2574cd42859d3b3b82bde814bbc8b2e9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a74c8",
                            table="referrals_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acting_municipality" IS DISTINCT FROM (NEW."acting_municipality") OR OLD."answers" IS DISTINCT FROM (NEW."answers") OR OLD."applicant" IS DISTINCT FROM (NEW."applicant") OR OLD."assigned_to_id" IS DISTINCT FROM (NEW."assigned_to_id") OR OLD."call_back" IS DISTINCT FROM (NEW."call_back") OR OLD."case_number" IS DISTINCT FROM (NEW."case_number") OR OLD."children" IS DISTINCT FROM (NEW."children") OR OLD."children_note" IS DISTINCT FROM (NEW."children_note") OR OLD."citizen_id" IS DISTINCT FROM (NEW."citizen_id") OR OLD."citizens_stance" IS DISTINCT FROM (NEW."citizens_stance") OR OLD."citizens_words" IS DISTINCT FROM (NEW."citizens_words") OR OLD."clock_from" IS DISTINCT FROM (NEW."clock_from") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_because" IS DISTINCT FROM (NEW."closed_because") OR OLD."closed_note" IS DISTINCT FROM (NEW."closed_note") OR OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."consent_by" IS DISTINCT FROM (NEW."consent_by") OR OLD."consent_on" IS DISTINCT FROM (NEW."consent_on") OR OLD."contact_function" IS DISTINCT FROM (NEW."contact_function") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."decision_id" IS DISTINCT FROM (NEW."decision_id") OR OLD."ended_by_name" IS DISTINCT FROM (NEW."ended_by_name") OR OLD."expected_ready_on" IS DISTINCT FROM (NEW."expected_ready_on") OR OLD."facility_id" IS DISTINCT FROM (NEW."facility_id") OR OLD."frozen" IS DISTINCT FROM (NEW."frozen") OR OLD."hold_id" IS DISTINCT FROM (NEW."hold_id") OR OLD."home_municipality" IS DISTINCT FROM (NEW."home_municipality") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."needs_interpreter" IS DISTINCT FROM (NEW."needs_interpreter") OR OLD."not_wanted_because" IS DISTINCT FROM (NEW."not_wanted_because") OR OLD."offered_meanwhile" IS DISTINCT FROM (NEW."offered_meanwhile") OR OLD."paying_municipality" IS DISTINCT FROM (NEW."paying_municipality") OR OLD."pets" IS DISTINCT FROM (NEW."pets") OR OLD."pets_note" IS DISTINCT FROM (NEW."pets_note") OR OLD."place_needs" IS DISTINCT FROM (NEW."place_needs") OR OLD."ready_for_discharge_on" IS DISTINCT FROM (NEW."ready_for_discharge_on") OR OLD."redirected_from" IS DISTINCT FROM (NEW."redirected_from") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."referrer" IS DISTINCT FROM (NEW."referrer") OR OLD."relative_name" IS DISTINCT FROM (NEW."relative_name") OR OLD."relative_phone" IS DISTINCT FROM (NEW."relative_phone") OR OLD."relative_relation" IS DISTINCT FROM (NEW."relative_relation") OR OLD."rules_on" IS DISTINCT FROM (NEW."rules_on") OR OLD."scheme" IS DISTINCT FROM (NEW."scheme") OR OLD."sender_id" IS DISTINCT FROM (NEW."sender_id") OR OLD."sender_unit_id" IS DISTINCT FROM (NEW."sender_unit_id") OR OLD."sent_on_by_id" IS DISTINCT FROM (NEW."sent_on_by_id") OR OLD."shows_citizen" IS DISTINCT FROM (NEW."shows_citizen") OR OLD."situation" IS DISTINCT FROM (NEW."situation") OR OLD."sleeps_meanwhile" IS DISTINCT FROM (NEW."sleeps_meanwhile") OR OLD."sleeps_tonight" IS DISTINCT FROM (NEW."sleeps_tonight") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."stay_id" IS DISTINCT FROM (NEW."stay_id") OR OLD."submission_key" IS DISTINCT FROM (NEW."submission_key") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."track" IS DISTINCT FROM (NEW."track") OR OLD."treatment_order" IS DISTINCT FROM (NEW."treatment_order") OR OLD."treatment_order_kind" IS DISTINCT FROM (NEW."treatment_order_kind") OR OLD."urgency" IS DISTINCT FROM (NEW."urgency") OR OLD."whereabouts" IS DISTINCT FROM (NEW."whereabouts") OR OLD."whereabouts_note" IS DISTINCT FROM (NEW."whereabouts_note") OR OLD."wished_facility_id" IS DISTINCT FROM (NEW."wished_facility_id") OR OLD."wished_on" IS DISTINCT FROM (NEW."wished_on") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))',
                            func='INSERT INTO "referrals_referralevent" ("acting_municipality", "answers", "applicant", "assigned_to_id", "call_back", "case_number", "children", "children_note", "citizen_id", "citizens_stance", "citizens_words", "clock_from", "closed_at", "closed_because", "closed_note", "consent", "consent_by", "consent_on", "contact_function", "contact_name", "contact_phone", "controller_id", "decision_id", "ended_by_name", "expected_ready_on", "facility_id", "frozen", "hold_id", "home_municipality", "id", "language", "needs_interpreter", "not_wanted_because", "offered_meanwhile", "paying_municipality", "pets", "pets_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_needs", "ready_for_discharge_on", "redirected_from", "reference", "referrer", "relative_name", "relative_phone", "relative_relation", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_on_by_id", "shows_citizen", "situation", "sleeps_meanwhile", "sleeps_tonight", "status", "stay_id", "submission_key", "submitted_at", "submitted_by_id", "track", "treatment_order", "treatment_order_kind", "urgency", "whereabouts", "whereabouts_note", "wished_facility_id", "wished_on", "withdrawn_at", "withdrawn_reason") VALUES (NEW."acting_municipality", NEW."answers", NEW."applicant", NEW."assigned_to_id", NEW."call_back", NEW."case_number", NEW."children", NEW."children_note", NEW."citizen_id", NEW."citizens_stance", NEW."citizens_words", NEW."clock_from", NEW."closed_at", NEW."closed_because", NEW."closed_note", NEW."consent", NEW."consent_by", NEW."consent_on", NEW."contact_function", NEW."contact_name", NEW."contact_phone", NEW."controller_id", NEW."decision_id", NEW."ended_by_name", NEW."expected_ready_on", NEW."facility_id", NEW."frozen", NEW."hold_id", NEW."home_municipality", NEW."id", NEW."language", NEW."needs_interpreter", NEW."not_wanted_because", NEW."offered_meanwhile", NEW."paying_municipality", NEW."pets", NEW."pets_note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_needs", NEW."ready_for_discharge_on", NEW."redirected_from", NEW."reference", NEW."referrer", NEW."relative_name", NEW."relative_phone", NEW."relative_relation", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_on_by_id", NEW."shows_citizen", NEW."situation", NEW."sleeps_meanwhile", NEW."sleeps_tonight", NEW."status", NEW."stay_id", NEW."submission_key", NEW."submitted_at", NEW."submitted_by_id", NEW."track", NEW."treatment_order", NEW."treatment_order_kind", NEW."urgency", NEW."whereabouts", NEW."whereabouts_note", NEW."wished_facility_id", NEW."wished_on", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="dc0c57cbed356ceec56706ce595fbce5bf61e793",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_223e7",
                            table="referrals_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_referralevent" ("acting_municipality", "answers", "applicant", "assigned_to_id", "call_back", "case_number", "children", "children_note", "citizen_id", "citizens_stance", "citizens_words", "clock_from", "closed_at", "closed_because", "closed_note", "consent", "consent_by", "consent_on", "contact_function", "contact_name", "contact_phone", "controller_id", "decision_id", "ended_by_name", "expected_ready_on", "facility_id", "frozen", "hold_id", "home_municipality", "id", "language", "needs_interpreter", "not_wanted_because", "offered_meanwhile", "paying_municipality", "pets", "pets_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_needs", "ready_for_discharge_on", "redirected_from", "reference", "referrer", "relative_name", "relative_phone", "relative_relation", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_on_by_id", "shows_citizen", "situation", "sleeps_meanwhile", "sleeps_tonight", "status", "stay_id", "submission_key", "submitted_at", "submitted_by_id", "track", "treatment_order", "treatment_order_kind", "urgency", "whereabouts", "whereabouts_note", "wished_facility_id", "wished_on", "withdrawn_at", "withdrawn_reason") VALUES (OLD."acting_municipality", OLD."answers", OLD."applicant", OLD."assigned_to_id", OLD."call_back", OLD."case_number", OLD."children", OLD."children_note", OLD."citizen_id", OLD."citizens_stance", OLD."citizens_words", OLD."clock_from", OLD."closed_at", OLD."closed_because", OLD."closed_note", OLD."consent", OLD."consent_by", OLD."consent_on", OLD."contact_function", OLD."contact_name", OLD."contact_phone", OLD."controller_id", OLD."decision_id", OLD."ended_by_name", OLD."expected_ready_on", OLD."facility_id", OLD."frozen", OLD."hold_id", OLD."home_municipality", OLD."id", OLD."language", OLD."needs_interpreter", OLD."not_wanted_because", OLD."offered_meanwhile", OLD."paying_municipality", OLD."pets", OLD."pets_note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_needs", OLD."ready_for_discharge_on", OLD."redirected_from", OLD."reference", OLD."referrer", OLD."relative_name", OLD."relative_phone", OLD."relative_relation", OLD."rules_on", OLD."scheme", OLD."sender_id", OLD."sender_unit_id", OLD."sent_on_by_id", OLD."shows_citizen", OLD."situation", OLD."sleeps_meanwhile", OLD."sleeps_tonight", OLD."status", OLD."stay_id", OLD."submission_key", OLD."submitted_at", OLD."submitted_by_id", OLD."track", OLD."treatment_order", OLD."treatment_order_kind", OLD."urgency", OLD."whereabouts", OLD."whereabouts_note", OLD."wished_facility_id", OLD."wished_on", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="187a91e320a28380eccb46d360d3a77950012980",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e24da",
                            table="referrals_referral",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Representative",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="representatives",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("representative", "Representative of the party"),
                            ("guardian", "Guardian"),
                            ("attorney", "Has a power of attorney"),
                            ("companion", "Companion at meetings"),
                            ("relative", "Relative"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("does", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["ordinal"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("controller", "referral", "ordinal"), name="representative_once"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="representative_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReferralEvent",
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
                        to="referrals.referral",
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
                    "sleeps_tonight",
                    models.CharField(blank=True, db_default="", default="", max_length=160),
                ),
                (
                    "language",
                    models.CharField(blank=True, db_default="", default="", max_length=60),
                ),
                (
                    "needs_interpreter",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "children",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "No children"),
                            ("live_with", "Children live with the citizen"),
                            ("visit", "Children visit"),
                            ("both", "Some live with the citizen, others visit"),
                            ("unknown", "Not known"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "children_note",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "pets",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "pets_note",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "treatment_order",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "treatment_order_kind",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("given", "The citizen has consented"),
                            ("refused", "The citizen does not want it"),
                            ("unable", "The citizen can't decide on it now"),
                            ("not_asked", "The citizen has not been asked"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "consent_by",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                ("consent_on", models.DateField(blank=True, null=True)),
                (
                    "place_needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ground_floor", "Ground floor"),
                                ("own_bath", "Own bath"),
                                ("two_rooms", "Two rooms"),
                                ("calm", "A calm place"),
                                ("pets", "Pets are welcome"),
                                ("children_visiting", "Children can visit"),
                                ("night_staff", "Staff at night"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        db_default=[],
                        default=list,
                    ),
                ),
                (
                    "applicant",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("citizen", "The citizen, or someone for the citizen"),
                            ("relative", "A relative who needs respite"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "relative_name",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
                (
                    "relative_relation",
                    models.CharField(blank=True, db_default="", default="", max_length=60),
                ),
                (
                    "relative_phone",
                    models.CharField(blank=True, db_default="", default="", max_length=40),
                ),
                (
                    "citizens_stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wants", "The citizen wants it too"),
                            ("against", "The citizen does not want it"),
                            ("cannot_say", "The citizen can't say"),
                            ("not_asked", "The citizen has not been asked"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "citizens_words",
                    models.CharField(blank=True, db_default="", default="", max_length=120),
                ),
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
                ("reference", models.CharField(max_length=20)),
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
                    "citizen",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="citizens.citizen",
                    ),
                ),
                ("shows_citizen", models.BooleanField(default=True)),
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
                    "wished_facility",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "To be decided"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("closed", "Closed"),
                        ],
                        default="submitted",
                        max_length=12,
                    ),
                ),
                ("referrer", models.CharField(max_length=30)),
                ("contact_name", models.CharField(max_length=120)),
                ("contact_phone", models.CharField(blank=True, max_length=40)),
                ("contact_function", models.CharField(blank=True, max_length=120)),
                ("call_back", models.CharField(blank=True, max_length=80)),
                ("case_number", models.CharField(blank=True, max_length=64)),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("routine", "Ordinary"),
                            ("soon", "Within days"),
                            ("tonight", "Tonight"),
                        ],
                        default="routine",
                        max_length=10,
                    ),
                ),
                (
                    "whereabouts",
                    models.CharField(
                        choices=[
                            ("hospital", "In hospital"),
                            ("own_home", "In own home"),
                            ("shelter", "At a shelter"),
                            ("relatives", "With relatives or friends"),
                            ("residential", "At another facility"),
                            ("street", "On the street"),
                            ("special_place", "At a special psychiatric place"),
                            ("forensic", "On a forensic psychiatric ward"),
                            ("detention", "In custody or prison"),
                            ("unknown", "Not known"),
                        ],
                        max_length=20,
                    ),
                ),
                ("whereabouts_note", models.CharField(blank=True, max_length=120)),
                ("expected_ready_on", models.DateField(blank=True, null=True)),
                ("ready_for_discharge_on", models.DateField(blank=True, null=True)),
                ("wished_on", models.DateField(blank=True, null=True)),
                ("situation", models.TextField(blank=True)),
                ("home_municipality", models.CharField(blank=True, max_length=4)),
                ("acting_municipality", models.CharField(blank=True, max_length=4)),
                ("paying_municipality", models.CharField(blank=True, max_length=4)),
                ("answers", models.JSONField(default=dict)),
                ("frozen", models.JSONField()),
                ("submission_key", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField()),
                ("clock_from", models.DateTimeField()),
                ("sleeps_meanwhile", models.CharField(blank=True, max_length=160)),
                ("offered_meanwhile", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_wanted", "The citizen no longer wants it"),
                            ("died", "The citizen has died"),
                            ("moved", "The citizen has moved to another municipality"),
                            ("duplicate", "The citizen has been referred twice"),
                            ("other_help", "The citizen has got other help"),
                            ("redirected", "It was sent on to another offer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("closed_note", models.TextField(blank=True)),
                (
                    "not_wanted_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_far", "It is too far away"),
                            ("own_home", "The citizen wants a home of their own"),
                            ("others", "The citizen is afraid of others in the house"),
                            ("rules", "Smoking, or other rules of the house"),
                            ("other_help", "The citizen wants other help"),
                            ("not_said", "The citizen does not say why"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
                (
                    "assigned_to",
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
                ("redirected_from", models.CharField(blank=True, max_length=20)),
                (
                    "sent_on_by",
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
                    "hold",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.booking",
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
                    "decision",
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
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
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
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="referrals.draft",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("jpeg", "JPEG"),
                            ("png", "PNG"),
                            ("docx", "Word (docx)"),
                            ("odt", "OpenDocument (odt)"),
                            ("txt", "Plain text"),
                        ],
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("fingerprint", models.BinaryField()),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("clean", "scanned, nothing found"),
                            ("not_scanned", "not scanned for viruses"),
                        ],
                        max_length=12,
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
                ("by_name", models.CharField(max_length=120)),
                ("by_place", models.CharField(max_length=250)),
                ("at", models.DateTimeField()),
                ("copy_of", models.UUIDField(blank=True, editable=False, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "removed_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("other_citizen", "It is about another citizen"),
                            ("wrong_file", "It is the wrong file, or an old one"),
                            ("too_much", "It says more than is needed here"),
                            ("no_consent", "The citizen does not want it to be shared"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("removed_by_name", models.CharField(blank=True, max_length=120)),
                ("removed_by_place", models.CharField(blank=True, max_length=250)),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="attachment_and_controller"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("controller", "referral", "fingerprint"),
                        name="attached_once",
                    ),
                    models.UniqueConstraint(
                        fields=("controller", "draft", "fingerprint"), name="attached_to_draft_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("draft", None), ("referral__isnull", False)),
                            models.Q(("draft__isnull", False), ("referral", None)),
                            _connector="OR",
                        ),
                        name="attachment_of_a_draft_or_a_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("removed_at", None),
                                ("removed_because", ""),
                                ("removed_by_name", ""),
                            ),
                            models.Q(
                                ("fingerprint", b""),
                                ("name", ""),
                                ("removed_at__isnull", False),
                                models.Q(("removed_because", ""), _negated=True),
                                models.Q(("removed_by_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="removed_attachment_says_by_whom_and_why",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="attachment_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="sent_attachment_stands",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."referral_id" IS NOT NULL)',
                            func="\n                    IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL\n                        AND NEW.removed_at IS NOT NULL\n                        AND to_jsonb(NEW) - ARRAY['name', 'fingerprint', 'removed_at', 'removed_because', 'removed_by_id', 'removed_by_name', 'removed_by_place'] = to_jsonb(OLD) - ARRAY['name', 'fingerprint', 'removed_at', 'removed_because', 'removed_by_id', 'removed_by_name', 'removed_by_place']\n                    THEN\n                        RETURN NEW;\n                    END IF;\n                    RAISE EXCEPTION 'An attachment that was sent: it stands, or is taken away.';\n                ",
                            hash="d01177e1e379db3d7e60559179cbcf0beb1b3c00",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_sent_attachment_stands_4ce34",
                            table="referrals_attachment",
                            when="BEFORE",
                        ),
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AttachmentPart",
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
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="referrals.attachment",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                ("n", models.PositiveSmallIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "ordering": ["n"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("controller", "attachment", "n"), name="attachment_part_once"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("attachment", "controller"),
                        name="part_tied_to_attachment",
                        to="referrals.Attachment",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="part_of_sent_attachment_stands",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF EXISTS (\n                        SELECT 1 FROM referrals_attachment\n                        WHERE id = OLD.attachment_id AND referral_id IS NOT NULL\n                            AND (removed_at IS NULL OR TG_OP = 'UPDATE')\n                    ) THEN\n                        RAISE EXCEPTION 'Part of an attachment that was sent: it stands.';\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    RETURN NEW;\n                ",
                            hash="c580c26fbc992ae9eb7dcd15cee627533c1d0b00",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_part_of_sent_attachment_stands_2cc6b",
                            table="referrals_attachmentpart",
                            when="BEFORE",
                        ),
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ChangeReport",
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
                        related_name="change_reports",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("died", "The citizen has died"),
                            ("not_wanted", "The citizen no longer wants it"),
                            ("other_day", "The citizen comes on another day"),
                            ("health", "The citizen is better or worse"),
                            ("contact", "Somebody else is to be rung"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("what_happened", models.TextField()),
                ("by_name", models.CharField(max_length=120)),
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
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "handled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handling", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("handled_at", None)),
                        fields=["controller"],
                        name="changes_to_handle",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_at", None), ("handling", "")),
                            models.Q(
                                ("handled_at__isnull", False),
                                models.Q(("handling", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handled_change_says_how",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="change_report_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_changereportevent" ("at", "by_id", "by_name", "controller_id", "handled_at", "handled_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "what", "what_happened") VALUES (NEW."at", NEW."by_id", NEW."by_name", NEW."controller_id", NEW."handled_at", NEW."handled_by_id", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."what", NEW."what_happened"); RETURN NULL;',
                            hash="97531f22d7c5249fd4309c026b036278dbd6a345",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4fdc6",
                            table="referrals_changereport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_changereportevent" ("at", "by_id", "by_name", "controller_id", "handled_at", "handled_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "what", "what_happened") VALUES (NEW."at", NEW."by_id", NEW."by_name", NEW."controller_id", NEW."handled_at", NEW."handled_by_id", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."what", NEW."what_happened"); RETURN NULL;',
                            hash="fb2e06950c38c9a0704ee23abddf17ff77d2a537",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b219b",
                            table="referrals_changereport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_changereportevent" ("at", "by_id", "by_name", "controller_id", "handled_at", "handled_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "what", "what_happened") VALUES (OLD."at", OLD."by_id", OLD."by_name", OLD."controller_id", OLD."handled_at", OLD."handled_by_id", OLD."handling", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referral_id", OLD."sender_id", OLD."what", OLD."what_happened"); RETURN NULL;',
                            hash="7debfc68d6e01ad533ac2df70cf2360ce1c66c05",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c587e",
                            table="referrals_changereport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeReportEvent",
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
                        to="referrals.changereport",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("died", "The citizen has died"),
                            ("not_wanted", "The citizen no longer wants it"),
                            ("other_day", "The citizen comes on another day"),
                            ("health", "The citizen is better or worse"),
                            ("contact", "Somebody else is to be rung"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("what_happened", models.TextField()),
                ("by_name", models.CharField(max_length=120)),
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
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "handled_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handling", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ReferralCounter",
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
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("controller", "year"), name="one_counter_per_year"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hearings",
                        to="referrals.referral",
                    ),
                ),
                ("facts", models.TextField()),
                ("sent_on", models.DateField()),
                ("reply_by", models.DateField()),
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
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reply", "The citizen has replied"),
                            ("none", "No reply came"),
                            ("off", "The hearing is not needed any more"),
                        ],
                        max_length=6,
                    ),
                ),
                ("reply", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_before_because", models.TextField(blank=True)),
                ("called_off_because", models.TextField(blank=True, db_default="", default="")),
            ],
            options={
                "ordering": ["-sent_on", "-pk"],
                "indexes": [
                    models.Index(fields=["referral", "sent_on"], name="hearings_of_referral"),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["controller", "reply_by"],
                        name="hearings_running",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="hearing_and_controller"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reply_by__gt", models.F("sent_on"))),
                        name="hearing_gives_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("called_off_because", ""),
                                ("ended_at", None),
                                ("outcome", ""),
                                ("reply", ""),
                            ),
                            models.Q(
                                ("called_off_because", ""),
                                ("ended_at__isnull", False),
                                ("outcome", "reply"),
                                models.Q(("reply", ""), _negated=True),
                            ),
                            models.Q(
                                ("called_off_because", ""),
                                ("ended_at__isnull", False),
                                ("outcome", "none"),
                                ("reply", ""),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("outcome", "off"),
                                ("reply", ""),
                                models.Q(("called_off_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hearing_ended_says_how",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="hearing_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="stays_as_it_was_sent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."referral_id" IS DISTINCT FROM (NEW."referral_id") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."at" IS DISTINCT FROM (NEW."at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="11b5e7d4521f98d163a5de8146158d49af9fe5aa",
                            operation="UPDATE",
                            pgid="pgtrigger_stays_as_it_was_sent_4d51b",
                            table="referrals_hearing",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_hearingevent" ("at", "by_id", "called_off_because", "controller_id", "decided_before_because", "ended_at", "ended_by_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "reply", "reply_by", "sent_on") VALUES (NEW."at", NEW."by_id", NEW."called_off_because", NEW."controller_id", NEW."decided_before_because", NEW."ended_at", NEW."ended_by_id", NEW."facts", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referral_id", NEW."reply", NEW."reply_by", NEW."sent_on"); RETURN NULL;',
                            hash="6d58156f57d7aff8d087bff5981c2926d00db3b7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dab2d",
                            table="referrals_hearing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_hearingevent" ("at", "by_id", "called_off_because", "controller_id", "decided_before_because", "ended_at", "ended_by_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "reply", "reply_by", "sent_on") VALUES (NEW."at", NEW."by_id", NEW."called_off_because", NEW."controller_id", NEW."decided_before_because", NEW."ended_at", NEW."ended_by_id", NEW."facts", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referral_id", NEW."reply", NEW."reply_by", NEW."sent_on"); RETURN NULL;',
                            hash="8a919f67f1e3b4dcaef4faa28ef82f68b1946a66",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0db31",
                            table="referrals_hearing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_hearingevent" ("at", "by_id", "called_off_because", "controller_id", "decided_before_because", "ended_at", "ended_by_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "reply", "reply_by", "sent_on") VALUES (OLD."at", OLD."by_id", OLD."called_off_because", OLD."controller_id", OLD."decided_before_because", OLD."ended_at", OLD."ended_by_id", OLD."facts", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referral_id", OLD."reply", OLD."reply_by", OLD."sent_on"); RETURN NULL;',
                            hash="3d5e151a505b71ffaa4c985368b4e199102ac583",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_71d41",
                            table="referrals_hearing",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingEvent",
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
                        to="referrals.hearing",
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
                ("facts", models.TextField()),
                ("sent_on", models.DateField()),
                ("reply_by", models.DateField()),
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
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reply", "The citizen has replied"),
                            ("none", "No reply came"),
                            ("off", "The hearing is not needed any more"),
                        ],
                        max_length=6,
                    ),
                ),
                ("reply", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_before_because", models.TextField(blank=True)),
                ("called_off_because", models.TextField(blank=True, db_default="", default="")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="InformationRequest",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="information_requests",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                ("of_sender", models.BooleanField(default=True)),
                ("asked_of", models.CharField(blank=True, max_length=120)),
                ("questions", models.JSONField(default=list)),
                ("words", models.TextField(blank=True)),
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
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
                ("taken_back", models.BooleanField(default=False)),
                ("answers", models.JSONField(default=dict)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["referral", "at"], name="information_of_referral"),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["controller", "referral"],
                        name="information_waited_for",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("questions", []), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="information_asks_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_of", ""), ("of_sender", True)),
                            models.Q(
                                ("of_sender", False), models.Q(("asked_of", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="information_says_of_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at", None), ("ended_by_name", ""), ("taken_back", False)
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="information_ended_says_by_whom",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="information_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="stays_as_it_was_asked",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."referral_id" IS DISTINCT FROM (NEW."referral_id") OR OLD."of_sender" IS DISTINCT FROM (NEW."of_sender") OR OLD."asked_of" IS DISTINCT FROM (NEW."asked_of") OR OLD."questions" IS DISTINCT FROM (NEW."questions") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."at" IS DISTINCT FROM (NEW."at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="e1a363c3ee529b65fbc97e989824dea0be617355",
                            operation="UPDATE",
                            pgid="pgtrigger_stays_as_it_was_asked_ed7d3",
                            table="referrals_informationrequest",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_informationrequestevent" ("answer", "answers", "asked_of", "at", "by_id", "controller_id", "ended_at", "ended_by_name", "id", "of_sender", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "referral_id", "sender_id", "sender_unit_id", "taken_back", "words") VALUES (NEW."answer", NEW."answers", NEW."asked_of", NEW."at", NEW."by_id", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."of_sender", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."questions", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."taken_back", NEW."words"); RETURN NULL;',
                            hash="3d3ae4eed433211f0399285af0ba762985bc580e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ea3fa",
                            table="referrals_informationrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_informationrequestevent" ("answer", "answers", "asked_of", "at", "by_id", "controller_id", "ended_at", "ended_by_name", "id", "of_sender", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "referral_id", "sender_id", "sender_unit_id", "taken_back", "words") VALUES (NEW."answer", NEW."answers", NEW."asked_of", NEW."at", NEW."by_id", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."of_sender", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."questions", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."taken_back", NEW."words"); RETURN NULL;',
                            hash="114d89f1ab2894753fbd0ab163e53ea6944b56f5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23286",
                            table="referrals_informationrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_informationrequestevent" ("answer", "answers", "asked_of", "at", "by_id", "controller_id", "ended_at", "ended_by_name", "id", "of_sender", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "referral_id", "sender_id", "sender_unit_id", "taken_back", "words") VALUES (OLD."answer", OLD."answers", OLD."asked_of", OLD."at", OLD."by_id", OLD."controller_id", OLD."ended_at", OLD."ended_by_name", OLD."id", OLD."of_sender", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."questions", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."taken_back", OLD."words"); RETURN NULL;',
                            hash="e371b9f85cde8ebde48d85e15c1eb4980c990507",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_60724",
                            table="referrals_informationrequest",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InformationRequestEvent",
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
                        to="referrals.informationrequest",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.unit",
                    ),
                ),
                ("of_sender", models.BooleanField(default=True)),
                ("asked_of", models.CharField(blank=True, max_length=120)),
                ("questions", models.JSONField(default=list)),
                ("words", models.TextField(blank=True)),
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
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
                ("taken_back", models.BooleanField(default=False)),
                ("answers", models.JSONField(default=dict)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LaterFact",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="later_facts",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("citizen", "The citizen"),
                            ("situation", "The situation now"),
                            ("health", "Health and treatment"),
                            ("around", "Children, pets, home and relatives"),
                            ("representation", "Those who speak for the citizen"),
                            ("consent", "Consent"),
                            ("place", "What the place must have"),
                            ("contact", "Whom to ring"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="referrals.laterfact",
                    ),
                ),
                ("from_sender", models.BooleanField()),
                ("by_name", models.CharField(max_length=120)),
                ("by_place", models.CharField(max_length=250)),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "referral", "controller"), name="later_fact_and_referral"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("pk")), _negated=True),
                        name="later_fact_corrects_another",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="later_fact_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("corrects", "referral", "controller"),
                        name="later_fact_corrects_one_of_the_same",
                        to="referrals.LaterFact",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SleepsMeanwhile",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sleeps",
                        to="referrals.referral",
                    ),
                ),
                ("where", models.CharField(max_length=160)),
                (
                    "rough",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes: outside, on a stairway, in a car or the like"),
                            ("no", "No"),
                        ],
                        max_length=3,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="sleeps_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MeanwhileOffer",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meanwhile_offers",
                        to="referrals.referral",
                    ),
                ),
                ("what", models.TextField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "The citizen takes it"),
                            ("declined", "The citizen does not want it"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="meanwhile_offer_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="referrals.referral",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("citizen", "Meeting with the citizen"),
                            ("network", "Network meeting"),
                            ("professional", "Professional network meeting"),
                            ("leaders", "Leaders' meeting"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("at_time", models.TimeField(blank=True, null=True)),
                ("participants", models.TextField(blank=True)),
                ("question", models.TextField(blank=True)),
                ("minutes", models.TextField(blank=True)),
                ("outcome", models.TextField(blank=True)),
                ("told_by", models.CharField(blank=True, max_length=120)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="referrals.meeting",
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
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [
                    models.Index(fields=["referral", "on"], name="meetings_of_referral"),
                    models.Index(
                        condition=models.Q(("cancelled_at", None), ("held_at", None)),
                        fields=["controller", "on"],
                        name="meetings_planned",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_at", None),
                            models.Q(
                                models.Q(("participants", ""), _negated=True),
                                models.Q(("minutes", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="held_meeting_says_who_and_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_at", None), ("cancelled_at", None), _connector="OR"
                        ),
                        name="meeting_is_held_or_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "leaders"), _negated=True),
                            models.Q(("question", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="leaders_are_asked_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "professional"), _negated=True),
                            ("held_at", None),
                            models.Q(("told_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="somebody_tells_the_citizen_of_the_plan",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="meeting_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="stands_as_it_was_held",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."held_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="ee7ae132b0764bca80dba9418b469faa099d56dd",
                            operation="UPDATE",
                            pgid="pgtrigger_stands_as_it_was_held_08371",
                            table="referrals_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_meetingevent" ("at", "at_time", "by_id", "cancelled_at", "controller_id", "corrects_id", "held_at", "id", "kind", "minutes", "on", "outcome", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id", "told_by") VALUES (NEW."at", NEW."at_time", NEW."by_id", NEW."cancelled_at", NEW."controller_id", NEW."corrects_id", NEW."held_at", NEW."id", NEW."kind", NEW."minutes", NEW."on", NEW."outcome", NEW."participants", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."referral_id", NEW."told_by"); RETURN NULL;',
                            hash="2bea46fa18e72fe0262d4f0750d9fb6e3ca3781b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df489",
                            table="referrals_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_meetingevent" ("at", "at_time", "by_id", "cancelled_at", "controller_id", "corrects_id", "held_at", "id", "kind", "minutes", "on", "outcome", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id", "told_by") VALUES (NEW."at", NEW."at_time", NEW."by_id", NEW."cancelled_at", NEW."controller_id", NEW."corrects_id", NEW."held_at", NEW."id", NEW."kind", NEW."minutes", NEW."on", NEW."outcome", NEW."participants", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."referral_id", NEW."told_by"); RETURN NULL;',
                            hash="5bf02a79a4e22ed6026e4bb2c9c54e964f1c564c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b020e",
                            table="referrals_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_meetingevent" ("at", "at_time", "by_id", "cancelled_at", "controller_id", "corrects_id", "held_at", "id", "kind", "minutes", "on", "outcome", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id", "told_by") VALUES (OLD."at", OLD."at_time", OLD."by_id", OLD."cancelled_at", OLD."controller_id", OLD."corrects_id", OLD."held_at", OLD."id", OLD."kind", OLD."minutes", OLD."on", OLD."outcome", OLD."participants", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question", OLD."referral_id", OLD."told_by"); RETURN NULL;',
                            hash="7c196d564c5f07ae0b21f6198a1ca3088b2503f9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4ee27",
                            table="referrals_meeting",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                        to="referrals.meeting",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("citizen", "Meeting with the citizen"),
                            ("network", "Network meeting"),
                            ("professional", "Professional network meeting"),
                            ("leaders", "Leaders' meeting"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("at_time", models.TimeField(blank=True, null=True)),
                ("participants", models.TextField(blank=True)),
                ("question", models.TextField(blank=True)),
                ("minutes", models.TextField(blank=True)),
                ("outcome", models.TextField(blank=True)),
                ("told_by", models.CharField(blank=True, max_length=120)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.meeting",
                    ),
                ),
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
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Need",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="referrals.referral",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("can_wait", "Can wait"),
                            ("ordinary", "Ordinary need"),
                            ("high", "High need"),
                            ("acute", "Acute need"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="need_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AssessmentNote",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="referrals.referral",
                    ),
                ),
                ("text", models.TextField()),
                ("about", models.CharField(blank=True, max_length=60)),
                ("person_name", models.CharField(blank=True, max_length=120)),
                ("person_function", models.CharField(blank=True, max_length=120)),
                ("person_phone", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="note_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlaceOffer",
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
                        related_name="place_offers",
                        to="referrals.referral",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.place",
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.booking",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("length_reason", models.TextField(blank=True)),
                ("answer_by", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not answered yet"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Not answered in time"),
                            ("taken_back", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_far", "It is too far away"),
                            ("house", "The citizen does not want to live at this facility"),
                            ("not_ready", "The citizen is not ready to come on that day"),
                            ("other_help", "The citizen has or waits for other help"),
                            ("no_answer", "The citizen could not be reached"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("place",),
                        name="one_standing_offer_per_place",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("referral",),
                        name="one_standing_offer_per_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "declined"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_offer_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("status", "open")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ended_offer_says_when",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="place_offer_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("place", "controller"),
                        name="place_offer_tied_to_place",
                        to="placements.Place",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_placeofferevent" ("answer_by", "because", "controller_id", "ended_at", "ended_by_name", "ends_on", "hold_id", "id", "length_reason", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "referral_id", "starts_on", "status") VALUES (NEW."answer_by", NEW."because", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."ends_on", NEW."hold_id", NEW."id", NEW."length_reason", NEW."made_at", NEW."made_by_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."referral_id", NEW."starts_on", NEW."status"); RETURN NULL;',
                            hash="7a2c2b74eacbf95230af430138f0ac080b2c8bd6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9aaec",
                            table="referrals_placeoffer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_placeofferevent" ("answer_by", "because", "controller_id", "ended_at", "ended_by_name", "ends_on", "hold_id", "id", "length_reason", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "referral_id", "starts_on", "status") VALUES (NEW."answer_by", NEW."because", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."ends_on", NEW."hold_id", NEW."id", NEW."length_reason", NEW."made_at", NEW."made_by_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."referral_id", NEW."starts_on", NEW."status"); RETURN NULL;',
                            hash="3ade3fae840c0945afc6cb1268732c8e417aab02",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_68081",
                            table="referrals_placeoffer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_placeofferevent" ("answer_by", "because", "controller_id", "ended_at", "ended_by_name", "ends_on", "hold_id", "id", "length_reason", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "referral_id", "starts_on", "status") VALUES (OLD."answer_by", OLD."because", OLD."controller_id", OLD."ended_at", OLD."ended_by_name", OLD."ends_on", OLD."hold_id", OLD."id", OLD."length_reason", OLD."made_at", OLD."made_by_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."referral_id", OLD."starts_on", OLD."status"); RETURN NULL;',
                            hash="7b8a0d9d02748c6b561c2fce447b7ac722f366a1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f062d",
                            table="referrals_placeoffer",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlaceOfferEvent",
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
                        to="referrals.placeoffer",
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
                    "hold",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="placements.booking",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("length_reason", models.TextField(blank=True)),
                ("answer_by", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not answered yet"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Not answered in time"),
                            ("taken_back", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_far", "It is too far away"),
                            ("house", "The citizen does not want to live at this facility"),
                            ("not_ready", "The citizen is not ready to come on that day"),
                            ("other_help", "The citizen has or waits for other help"),
                            ("no_answer", "The citizen could not be reached"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PassedOver",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passed_over",
                        to="referrals.referral",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.place",
                    ),
                ),
                ("reason", models.TextField()),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="passed_over_tied_to_referral",
                        to="referrals.Referral",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("place", "controller"),
                        name="passed_over_tied_to_place",
                        to="placements.Place",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReadyDeclaration",
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
                        related_name="ready_declarations",
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
                ("declared_on", models.DateField()),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_by_name", models.CharField(blank=True, max_length=120)),
                ("withdrawn_reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("referral",),
                        name="one_standing_declaration_per_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="withdrawn_declaration_says_why",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="ready_declaration_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_readydeclarationevent" ("at", "by_name", "controller_id", "declared_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declared_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."withdrawn_at", NEW."withdrawn_by_name", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="229c5141cd3ccc5872a5f27196d5e009a5cfc2d3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0a24c",
                            table="referrals_readydeclaration",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_readydeclarationevent" ("at", "by_name", "controller_id", "declared_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declared_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referral_id", NEW."sender_id", NEW."withdrawn_at", NEW."withdrawn_by_name", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="4de7e560ee0d4d4b47332765fbf161256a3fb8d4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8e601",
                            table="referrals_readydeclaration",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_readydeclarationevent" ("at", "by_name", "controller_id", "declared_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason") VALUES (OLD."at", OLD."by_name", OLD."controller_id", OLD."declared_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referral_id", OLD."sender_id", OLD."withdrawn_at", OLD."withdrawn_by_name", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="f8dffb0b3856ea8cf5991a5179eb731279f2e518",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d09cb",
                            table="referrals_readydeclaration",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReadyDeclarationEvent",
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
                        to="referrals.readydeclaration",
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
                ("declared_on", models.DateField()),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_by_name", models.CharField(blank=True, max_length=120)),
                ("withdrawn_reason", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Redirect",
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
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redirect",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("scheme", models.CharField(max_length=40)),
                ("new_reference", models.CharField(max_length=20)),
                ("new_id", models.BigIntegerField()),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("given", "The citizen has consented"),
                            ("unable", "The citizen is not able to decide on consent"),
                            ("refused", "The citizen does not consent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("ground", models.TextField(blank=True)),
                ("reason", models.TextField()),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent", "given"),
                            models.Q(
                                ("consent", "unable"), models.Q(("ground", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="facts_travel_by_consent_or_ground",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="redirect_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReplyDeadline",
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
                ("track", models.CharField(max_length=40)),
                (
                    "urgency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("routine", "Ordinary"),
                            ("soon", "Within days"),
                            ("tonight", "Tonight"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("working_days", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("link", models.URLField(blank=True)),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["controller", "scheme", "track", "starts_on"],
                        name="deadlines_published",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("urgency", "tonight"), _negated=True),
                        name="tonight_is_answered_tonight",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("working_days__lte", 60)),
                        name="deadline_is_within_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=300)),
                ("is_shared", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("controller"),
                        models.F("owner"),
                        django.db.models.functions.text.Lower("name"),
                        name="filter_named_once",
                        violation_error_message="You have a filter of that name already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SecondOpinion",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_opinions",
                        to="referrals.referral",
                    ),
                ),
                ("person_name", models.CharField(max_length=120)),
                ("person_function", models.CharField(blank=True, max_length=120)),
                ("question", models.TextField()),
                ("answer_by", models.DateField()),
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
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["referral", "at"], name="opinions_of_referral"),
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["controller", "answer_by"],
                        name="opinions_waited_for",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_answered_says_what",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="opinion_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="stays_as_it_was_asked",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."referral_id" IS DISTINCT FROM (NEW."referral_id") OR OLD."person_name" IS DISTINCT FROM (NEW."person_name") OR OLD."person_function" IS DISTINCT FROM (NEW."person_function") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."at" IS DISTINCT FROM (NEW."at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="b042dc43acd78e34c8e8dbb974fb26a0c04721b6",
                            operation="UPDATE",
                            pgid="pgtrigger_stays_as_it_was_asked_3d518",
                            table="referrals_secondopinion",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_secondopinionevent" ("answer", "answer_by", "answered_at", "answered_by_id", "at", "by_id", "controller_id", "id", "person_function", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id") VALUES (NEW."answer", NEW."answer_by", NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."by_id", NEW."controller_id", NEW."id", NEW."person_function", NEW."person_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."referral_id"); RETURN NULL;',
                            hash="ff478423d676fe65e4e299a802fc2f11a36d59d8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_57d13",
                            table="referrals_secondopinion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_secondopinionevent" ("answer", "answer_by", "answered_at", "answered_by_id", "at", "by_id", "controller_id", "id", "person_function", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id") VALUES (NEW."answer", NEW."answer_by", NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."by_id", NEW."controller_id", NEW."id", NEW."person_function", NEW."person_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."referral_id"); RETURN NULL;',
                            hash="5b2f83aea7011fec508475be25dd68f325327ad5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8efdb",
                            table="referrals_secondopinion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_secondopinionevent" ("answer", "answer_by", "answered_at", "answered_by_id", "at", "by_id", "controller_id", "id", "person_function", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id") VALUES (OLD."answer", OLD."answer_by", OLD."answered_at", OLD."answered_by_id", OLD."at", OLD."by_id", OLD."controller_id", OLD."id", OLD."person_function", OLD."person_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question", OLD."referral_id"); RETURN NULL;',
                            hash="dd365844e008d122c2ac6122264c4750ebdb39a6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bd565",
                            table="referrals_secondopinion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondOpinionEvent",
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
                        to="referrals.secondopinion",
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
                ("person_name", models.CharField(max_length=120)),
                ("person_function", models.CharField(blank=True, max_length=120)),
                ("question", models.TextField()),
                ("answer_by", models.DateField()),
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
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
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
            name="UnmetDemand",
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
                ("track", models.CharField(blank=True, max_length=40)),
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
                    "asked",
                    models.CharField(
                        choices=[
                            ("call", "By phone"),
                            ("door", "At the door"),
                            ("referral", "By a referral"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("no_room", "No place was free"),
                            ("closed", "The facility was closed, or nobody was on duty"),
                            ("not_the_group", "The citizen is not in the target group"),
                            ("municipality", "The citizen belongs to another municipality"),
                            ("safety", "It was not safe for the citizen or the house"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                (
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["controller", "happened_at"], name="unmet_by_time")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("referral__isnull", False)),
                        fields=("referral",),
                        name="unmet_once_per_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("referral", None), ("asked", "referral"), _connector="OR"
                        ),
                        name="unmet_referral_is_named",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("facility", "controller"),
                        name="unmet_tied_to_facility",
                        to="placements.Facility",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="unmet_tied_to_referral",
                        to="referrals.Referral",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralUpdate",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="updates",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "at"], name="updates_of_referral"),
                    models.Index(fields=["sender", "at"], name="updates_by_sender"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Weighing",
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
                    "referral",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weighings",
                        to="referrals.referral",
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("words", models.TextField()),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["referral", "about", "at"], name="weighings_of_referral")
                ],
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("referral", "controller"),
                        name="weighing_tied_to_referral",
                        to="referrals.Referral",
                    )
                ],
            },
        ),
    ]
