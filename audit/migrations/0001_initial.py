import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("kind", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_name", models.CharField(max_length=160)),
                ("citizen_id", models.BigIntegerField(null=True)),
                ("referral_id", models.BigIntegerField(null=True)),
                ("stay_id", models.BigIntegerField(null=True)),
                ("place_id", models.BigIntegerField(null=True)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["controller", "referral_id", "at"],
                        name="audit_event_control_9e3d1f_idx",
                    ),
                    models.Index(
                        fields=["controller", "stay_id", "at"],
                        name="audit_event_control_7e5bca_idx",
                    ),
                    models.Index(
                        fields=["controller", "citizen_id", "at"],
                        name="audit_event_control_7de8dc_idx",
                    ),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Outbox",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event_id", models.BigIntegerField(unique=True)),
                ("controller_key", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "due_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "verbose_name_plural": "outbox",
                "indexes": [models.Index(fields=["due_at", "event_id"], name="outbox_in_order")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
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
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=160)),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("role", models.CharField(max_length=30)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("view", "Viewed"),
                            ("search", "Searched"),
                            ("reveal", "Revealed a CPR number"),
                            ("print", "Printed"),
                            ("export", "Taken as a file"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(max_length=60)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("case", "I am working on the citizen's case"),
                            ("stay", "The citizen stays here or is on the way"),
                            ("call", "The citizen or a relative is asking"),
                            ("partner", "A partner is asking (hospital, doctor, police …)"),
                            ("correction", "I am checking or correcting information"),
                            ("inspection", "Inspection"),
                            ("own_work", "An overview of one's own work"),
                            ("figures", "Figures of the facilities"),
                            ("places", "An overview of the places"),
                            ("guest_room", "Granting the guest room"),
                            ("worklist", "An overview of the referrals"),
                            ("assessment", "Assessing a referral"),
                            ("placing", "Finding a place for a referral"),
                            ("letter", "Writing to the citizen"),
                            ("own_referral", "Following one's own referral"),
                        ],
                        max_length=20,
                    ),
                ),
                ("citizen_id", models.BigIntegerField(null=True)),
                ("fingerprint", models.BinaryField(max_length=32, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["controller", "citizen_id", "at"],
                        name="audit_acces_control_4b3f63_idx",
                    ),
                    models.Index(
                        condition=models.Q(("fingerprint__isnull", False)),
                        fields=["user", "at"],
                        name="numbers_searched",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                [
                                    "case",
                                    "stay",
                                    "call",
                                    "partner",
                                    "correction",
                                    "inspection",
                                    "own_work",
                                    "figures",
                                    "places",
                                    "guest_room",
                                    "worklist",
                                    "assessment",
                                    "placing",
                                    "letter",
                                    "own_referral",
                                ],
                            )
                        ),
                        name="purpose_of_reading_is_a_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user__isnull", False),
                            models.Q(("by_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reading_says_who",
                    ),
                ],
            },
        ),
    ]
