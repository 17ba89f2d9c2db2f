from django.db import migrations

#: Who runs what: the organisation and the scheme's key, and nothing else of a facility. A referrer
#: may read no facility of others (row-level security), yet must find whom to ask; so the owner's
#: eyes are lent for these two columns. Neither is a secret: every house tells it to its callers.
RECEIVERS = """
    CREATE FUNCTION referrals_receivers() RETURNS TABLE (organisation_id bigint, scheme text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT DISTINCT controller_id, scheme::text FROM placements_facility $$
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial"), ("placements", "0001_initial")]

    operations = [migrations.RunSQL(RECEIVERS, "DROP FUNCTION referrals_receivers()")]
