import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.db.composite_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("placements", "0001_initial"),
        ("referrals", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentLetter",
            fields=[
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
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_letters",
                        to="placements.decision",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_letters",
                        to="placements.stay",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_letters",
                        to="referrals.hearing",
                    ),
                ),
                ("reply_by", models.DateField(blank=True, null=True)),
                (
                    "follow_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_letters",
                        to="placements.followup",
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("edition", models.CharField(max_length=10)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("handed_over", "Handed over"),
                            ("digital_post", "Digital Post (e-Boks), from another system"),
                            ("post", "By post"),
                        ],
                        max_length=14,
                    ),
                ),
                ("sealed_text", models.BinaryField()),
                ("sealed_pdf", models.BinaryField()),
                ("digest", models.BinaryField(max_length=32)),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["controller", "decision"], name="letters_of_decision"),
                    models.Index(fields=["controller", "stay"], name="letters_of_stay"),
                    models.Index(fields=["controller", "hearing"], name="letters_of_hearing"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decision__isnull", False),
                                ("follow_up", None),
                                ("hearing", None),
                                ("reply_by", None),
                                ("stay", None),
                            ),
                            models.Q(
                                ("decision", None),
                                ("hearing", None),
                                ("reply_by", None),
                                ("stay__isnull", False),
                            ),
                            models.Q(
                                ("decision", None),
                                ("follow_up", None),
                                ("hearing__isnull", False),
                                ("reply_by__isnull", False),
                                ("stay", None),
                            ),
                            _connector="OR",
                        ),
                        name="letter_tells_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition__in", ["ordinary", "easy"]), ("language__in", ["da", "en"])
                        ),
                        name="letter_is_in_a_language_and_an_edition",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decision__isnull", False)),
                        fields=("controller", "decision", "way", "digest"),
                        name="letter_of_decision_kept_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stay__isnull", False)),
                        fields=("controller", "stay", "way", "digest"),
                        name="letter_of_stay_kept_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hearing__isnull", False)),
                        fields=("controller", "hearing", "way", "digest"),
                        name="letter_of_hearing_kept_once",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("hearing", "controller"),
                        name="letter_tied_to_hearing",
                        to="referrals.Hearing",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("decision", "controller"),
                        name="letter_tied_to_decision",
                        to="placements.Decision",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("stay", "controller"),
                        name="letter_tied_to_stay",
                        to="placements.Stay",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("follow_up", "controller"),
                        name="letter_tied_to_follow_up",
                        to="placements.FollowUp",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextBlock",
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
                ("key", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=2)),
                ("edition", models.CharField(max_length=10)),
                ("text", models.TextField(blank=True)),
                ("starts_on", models.DateField()),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["controller", "scheme", "starts_on"], name="text_block_in_force"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition__in", ["ordinary", "easy"]), ("language__in", ["da", "en"])
                        ),
                        name="text_block_is_of_a_letter_there_is",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Translation",
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
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.decision",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.hearing",
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("da", "Danish"), ("en", "English")], max_length=2),
                ),
                ("texts", models.JSONField()),
            ],
            options={
                "ordering": ["-at"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["controller", "decision"], name="translation_of_decision"),
                    models.Index(fields=["controller", "hearing"], name="translation_of_hearing"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__isnull", False), ("hearing", None)),
                            models.Q(("decision", None), ("hearing__isnull", False)),
                            _connector="OR",
                        ),
                        name="translation_is_of_a_decision_or_a_hearing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en"])),
                        name="translation_is_into_another_language",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("decision", "controller"),
                        name="translation_tied_to_decision",
                        to="placements.Decision",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("hearing", "controller"),
                        name="translation_tied_to_hearing",
                        to="referrals.Hearing",
                    ),
                ],
            },
        ),
    ]
