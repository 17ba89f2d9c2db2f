from django.db import migrations

#: As a reported change is (0012_updates): whoever asks what changed is told of a later fact.
TELL = """
    CREATE TRIGGER sender_is_told AFTER INSERT ON referrals_laterfact FOR EACH ROW
    EXECUTE FUNCTION referrals_change_reported();
"""
TELL_NOT = "DROP TRIGGER sender_is_told ON referrals_laterfact;"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0016_attachments")]

    operations = [migrations.RunSQL(TELL, TELL_NOT)]
