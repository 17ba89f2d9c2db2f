import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.db.composite_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("organisations", "0001_initial"),
        ("placements", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="News",
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
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="audit.event",
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("referral_id", models.BigIntegerField(null=True)),
                ("stay_id", models.BigIntegerField(null=True)),
                ("about", models.CharField(blank=True, max_length=120)),
                ("words", models.CharField(blank=True, max_length=120)),
                ("seen_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("seen_at", None)),
                        fields=["user", "controller", "at"],
                        name="news_not_seen",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "event"), name="one_news_per_user_and_event"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mail",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("subject", models.CharField(max_length=160)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("next_try_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_try_at__isnull", False)),
                        fields=["controller", "next_try_at"],
                        name="mails_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="mail_and_controller"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dropped_at", None),
                                ("next_try_at__isnull", False),
                                ("sent_at", None),
                            ),
                            models.Q(
                                ("dropped_at", None),
                                ("next_try_at", None),
                                ("sent_at__isnull", False),
                            ),
                            models.Q(
                                ("dropped_at__isnull", False),
                                ("next_try_at", None),
                                ("sent_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="mail_waits_or_was_sent_or_dropped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
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
                    "follow_up",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="placements.followup",
                    ),
                ),
                (
                    "stage",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Can be made"), (2, "Soon due"), (3, "Due"), (4, "Overdue")]
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("as_leader", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "mail",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="notifications.mail",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("seen_at", None)),
                        fields=["user", "controller"],
                        name="reminders_not_seen",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("follow_up", "due_on", "user", "stage"), name="reminded_once"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("follow_up", "controller"),
                        name="reminder_tied_to_follow_up",
                        to="placements.FollowUp",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("mail", "controller"),
                        name="reminder_tied_to_mail",
                        to="notifications.Mail",
                    ),
                ],
            },
        ),
    ]
