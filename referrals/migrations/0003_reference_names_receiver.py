from django.db import migrations, models

#: "H-2026-0117" of Herning becomes "HER-2026-0117".
NAME_THE_RECEIVER = """
    UPDATE referrals_referral r
    SET reference = o.reference_prefix || substr(r.reference, 2)
    FROM organisations_organisation o
    WHERE o.id = r.controller_id AND r.reference LIKE 'H-%';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_reference_prefix_and_phone"),
        ("referrals", "0002_receivers"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="referral", name="referral_reference"),
        migrations.RunSQL(NAME_THE_RECEIVER, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(fields=["reference"], name="referral_reference"),
        ),
    ]
