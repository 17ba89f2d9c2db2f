import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import citizens.models
import core.db.composite_keys
import core.db.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        # A library's migrations that alter what refers to the user: after ours, Django would
        # render every model anew for each of them, for minutes.
        ("oauth2_provider", "0022_refreshtoken_token_family_index"),
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Citizen",
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
                ("name", core.db.fields.LineField(blank=True, max_length=160)),
                ("alias", core.db.fields.LineField(blank=True, max_length=80)),
                ("is_anonymous", models.BooleanField(default=False)),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("home_municipality", models.CharField(blank=True, max_length=4)),
                ("has_protected_address", models.BooleanField(default=False)),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "phone_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Right(
                            models.Func(
                                models.F("phone"),
                                models.Value("\\D"),
                                models.Value(""),
                                models.Value("g"),
                                function="regexp_replace",
                            ),
                            8,
                        ),
                        output_field=models.CharField(max_length=8),
                    ),
                ),
                (
                    "letter_language",
                    models.CharField(
                        blank=True,
                        choices=[("da", "Danish"), ("en", "English")],
                        db_default="",
                        default="",
                        max_length=2,
                    ),
                ),
                (
                    "letter_edition",
                    models.CharField(
                        blank=True,
                        choices=[("ordinary", "Ordinary letter"), ("easy", "Easy to read")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                ("masked_number", models.CharField(blank=True, max_length=16)),
                (
                    "joined_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "name_key",
                    citizens.models.NameKeyField(
                        db_collation="C", default="", editable=False, make="order"
                    ),
                ),
                (
                    "search_key",
                    citizens.models.NameKeyField(
                        db_collation="C", default="", editable=False, make="search"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["controller", "name_key"], name="citizen_by_name"),
                    models.Index(
                        condition=models.Q(("phone_key", ""), _negated=True),
                        fields=["controller", "phone_key"],
                        name="citizen_by_phone",
                    ),
                    models.Index(
                        condition=models.Q(("is_anonymous", True)),
                        fields=["controller", "id"],
                        name="citizen_without_name",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "controller"), name="citizen_and_controller"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("alias", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="citizen_is_called_something",
                        violation_error_message="Write a name or an alias.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_anonymous", False),
                            models.Q(
                                ("birth_date", None),
                                ("masked_number", ""),
                                ("name", ""),
                                models.Q(("alias", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="anonymous_citizen_has_only_an_alias",
                        violation_error_message="An anonymous citizen has only an alias.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("letter_edition__in", ["", "ordinary", "easy"]),
                            ("letter_language__in", ["", "da", "en"]),
                        ),
                        name="citizen_is_written_to_in_a_letter_there_is",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="writes_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nINSERT INTO citizens_citizenword (controller_id, citizen_id, word, name_key)\nSELECT c.controller_id, c.id, w.word, c.name_key\nFROM (SELECT NEW.*) c\nCROSS JOIN LATERAL regexp_split_to_table(ltrim(c.search_key), ' ') w(word)\nWHERE c.joined_into_id IS NULL AND w.word <> ''; RETURN NULL;",
                            hash="95f059a40167872c7ac45273b040e1b6a14af212",
                            operation="INSERT",
                            pgid="pgtrigger_writes_words_cac91",
                            table="citizens_citizen",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="rewrites_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."joined_into_id" IS DISTINCT FROM (NEW."joined_into_id") OR OLD."name_key" IS DISTINCT FROM (NEW."name_key") OR OLD."search_key" IS DISTINCT FROM (NEW."search_key"))',
                            func="DELETE FROM citizens_citizenword WHERE citizen_id = NEW.id;\nINSERT INTO citizens_citizenword (controller_id, citizen_id, word, name_key)\nSELECT c.controller_id, c.id, w.word, c.name_key\nFROM (SELECT NEW.*) c\nCROSS JOIN LATERAL regexp_split_to_table(ltrim(c.search_key), ' ') w(word)\nWHERE c.joined_into_id IS NULL AND w.word <> ''; RETURN NULL;",
                            hash="3ebbdeabf1d3ba4638b77286e2766602ffec76e4",
                            operation="UPDATE",
                            pgid="pgtrigger_rewrites_words_4eaa5",
                            table="citizens_citizen",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "citizens_citizenevent" ("alias", "birth_date", "controller_id", "created_at", "died_on", "has_protected_address", "home_municipality", "id", "is_anonymous", "joined_into_id", "letter_edition", "letter_language", "masked_number", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."alias", NEW."birth_date", NEW."controller_id", NEW."created_at", NEW."died_on", NEW."has_protected_address", NEW."home_municipality", NEW."id", NEW."is_anonymous", NEW."joined_into_id", NEW."letter_edition", NEW."letter_language", NEW."masked_number", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone"); RETURN NULL;',
                            hash="b3c6abb02d8459bf4729ae8aafb670379749ae94",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5981a",
                            table="citizens_citizen",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alias" IS DISTINCT FROM (NEW."alias") OR OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."has_protected_address" IS DISTINCT FROM (NEW."has_protected_address") OR OLD."home_municipality" IS DISTINCT FROM (NEW."home_municipality") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_anonymous" IS DISTINCT FROM (NEW."is_anonymous") OR OLD."joined_into_id" IS DISTINCT FROM (NEW."joined_into_id") OR OLD."letter_edition" IS DISTINCT FROM (NEW."letter_edition") OR OLD."letter_language" IS DISTINCT FROM (NEW."letter_language") OR OLD."masked_number" IS DISTINCT FROM (NEW."masked_number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone"))',
                            func='INSERT INTO "citizens_citizenevent" ("alias", "birth_date", "controller_id", "created_at", "died_on", "has_protected_address", "home_municipality", "id", "is_anonymous", "joined_into_id", "letter_edition", "letter_language", "masked_number", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."alias", NEW."birth_date", NEW."controller_id", NEW."created_at", NEW."died_on", NEW."has_protected_address", NEW."home_municipality", NEW."id", NEW."is_anonymous", NEW."joined_into_id", NEW."letter_edition", NEW."letter_language", NEW."masked_number", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone"); RETURN NULL;',
                            hash="cc73e2202371f0e6709b9ad0c5d9a6591d814960",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7544f",
                            table="citizens_citizen",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "citizens_citizenevent" ("alias", "birth_date", "controller_id", "created_at", "died_on", "has_protected_address", "home_municipality", "id", "is_anonymous", "joined_into_id", "letter_edition", "letter_language", "masked_number", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."alias", OLD."birth_date", OLD."controller_id", OLD."created_at", OLD."died_on", OLD."has_protected_address", OLD."home_municipality", OLD."id", OLD."is_anonymous", OLD."joined_into_id", OLD."letter_edition", OLD."letter_language", OLD."masked_number", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone"); RETURN NULL;',
                            hash="a0b159524b8a71c28d222473b556f4911c2da83f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9f583",
                            table="citizens_citizen",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CitizenEvent",
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
                        to="citizens.citizen",
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
                ("name", core.db.fields.LineField(blank=True, max_length=160)),
                ("alias", core.db.fields.LineField(blank=True, max_length=80)),
                ("is_anonymous", models.BooleanField(default=False)),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("home_municipality", models.CharField(blank=True, max_length=4)),
                ("has_protected_address", models.BooleanField(default=False)),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "letter_language",
                    models.CharField(
                        blank=True,
                        choices=[("da", "Danish"), ("en", "English")],
                        db_default="",
                        default="",
                        max_length=2,
                    ),
                ),
                (
                    "letter_edition",
                    models.CharField(
                        blank=True,
                        choices=[("ordinary", "Ordinary letter"), ("easy", "Easy to read")],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                ("masked_number", models.CharField(blank=True, max_length=16)),
                (
                    "joined_into",
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
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CitizenWord",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                ("word", models.TextField(db_collation="C")),
                ("name_key", models.TextField(db_collation="C")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["controller", "word", "name_key", "citizen"], name="word_in_order"
                    )
                ],
                "constraints": [
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="word_of_citizen",
                        to="citizens.Citizen",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CitizenNumber",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="number",
                        to="citizens.citizen",
                    ),
                ),
                ("system", models.CharField(max_length=60)),
                ("sealed", models.BinaryField()),
                ("index", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("controller", "system", "index"), name="one_citizen_per_number"
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="number_tied_to_citizen",
                        to="citizens.Citizen",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "citizens_citizennumberevent" ("citizen_id", "controller_id", "id", "index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "system") VALUES (NEW."citizen_id", NEW."controller_id", NEW."id", NEW."index", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sealed", NEW."system"); RETURN NULL;',
                            hash="a9a9fd647d635c3327664fe37e8373a42ccad7d9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_07cab",
                            table="citizens_citizennumber",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "citizens_citizennumberevent" ("citizen_id", "controller_id", "id", "index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "system") VALUES (NEW."citizen_id", NEW."controller_id", NEW."id", NEW."index", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sealed", NEW."system"); RETURN NULL;',
                            hash="6a0ea94b033385516561ca73322a3f84b7413733",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_70ddc",
                            table="citizens_citizennumber",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "citizens_citizennumberevent" ("citizen_id", "controller_id", "id", "index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "system") VALUES (OLD."citizen_id", OLD."controller_id", OLD."id", OLD."index", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sealed", OLD."system"); RETURN NULL;',
                            hash="1fd7d02cf512b9995c1bfb1494045a02870d3be2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6d7c2",
                            table="citizens_citizennumber",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CitizenNumberEvent",
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
                        to="citizens.citizennumber",
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
                    "citizen",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="citizens.citizen",
                    ),
                ),
                ("system", models.CharField(max_length=60)),
                ("sealed", models.BinaryField()),
                ("index", models.BinaryField(max_length=32)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="IdentityQuestion",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identity_questions",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                ("by_number", models.BooleanField(default=False)),
                ("differences", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("same", "The same person"), ("another", "Another person")],
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("citizen", "other"), name="identity_asked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="identity_answer_says_when",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="question_of_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("other", "controller"),
                        name="question_of_other",
                        to="citizens.Citizen",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="JoinedRegistration",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                ("moved", models.JSONField(default=dict)),
                ("held_before", models.JSONField(default=dict)),
                ("number_index", models.BinaryField(blank=True, default=b"", max_length=32)),
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
                ("taken_apart_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_apart_at", None)),
                        fields=("citizen",),
                        name="joined_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("citizen", models.F("into")), _negated=True),
                        name="joined_are_two",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="joined_of_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("into", "controller"),
                        name="joined_into_kept",
                        to="citizens.Citizen",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="JoiningProposal",
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
                    "kind",
                    models.CharField(
                        choices=[("join", "Join"), ("apart", "Take apart")], max_length=6
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="citizens.citizen",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer_note", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["proposed_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "")),
                        fields=["controller", "proposed_at"],
                        name="proposal_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("citizen",),
                        name="one_open_proposal_per_citizen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("citizen", models.F("kept")), _negated=True),
                        name="proposal_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answer", "withdrawn"),
                                ("answered_at__isnull", False),
                                ("answered_by", models.F("proposed_by")),
                            ),
                            models.Q(
                                models.Q(("answered_by", models.F("proposed_by")), _negated=True),
                                ("answer__in", ["confirmed", "rejected"]),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_answered_by_another",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("citizen", "controller"),
                        name="proposal_of_citizen",
                        to="citizens.Citizen",
                    ),
                    core.db.composite_keys.CompositeForeignKey(
                        fields=("kept", "controller"),
                        name="proposal_of_kept",
                        to="citizens.Citizen",
                    ),
                ],
            },
        ),
    ]
