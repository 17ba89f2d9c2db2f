from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice holds what its sentence needs: its reader may not read the event."""

    dependencies = [
        ("audit", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # No notice has been made before this.
        migrations.AddField(
            "notice", "kind", models.CharField(default="", max_length=60), preserve_default=False
        ),
        migrations.AddField(
            "notice",
            "at",
            models.DateTimeField(default="2026-01-01T00:00Z"),
            preserve_default=False,
        ),
        migrations.AddField("notice", "referral_id", models.BigIntegerField(null=True)),
        migrations.AddField("notice", "stay_id", models.BigIntegerField(null=True)),
        migrations.AddField("notice", "about", models.CharField(blank=True, max_length=120)),
        migrations.AlterModelOptions("notice", options={"ordering": ["at", "pk"]}),
        migrations.AddIndex(
            "notice",
            models.Index(
                condition=models.Q(("seen_at", None)),
                fields=["user", "controller", "at"],
                name="notices_not_seen",
            ),
        ),
    ]
