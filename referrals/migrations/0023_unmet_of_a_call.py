from django.db import migrations, models


class Migration(migrations.Migration):
    """A call to a house with several kinds of place is counted too, and names none of them."""

    dependencies = [("referrals", "0022_no_more_twin_indexes")]

    operations = [
        migrations.AlterField(
            model_name="unmetdemand",
            name="track",
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
