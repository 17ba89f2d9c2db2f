from django.db import migrations

#: Without houses that have closed: an organisation receives what its open houses offer.
OPEN_RECEIVERS = """
    CREATE OR REPLACE FUNCTION referrals_receivers()
    RETURNS TABLE (organisation_id bigint, scheme text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT DISTINCT controller_id, scheme::text FROM placements_facility
        WHERE closes_on IS NULL OR closes_on > (now() AT TIME ZONE 'Europe/Copenhagen')::date
    $$
"""
RECEIVERS = """
    CREATE OR REPLACE FUNCTION referrals_receivers()
    RETURNS TABLE (organisation_id bigint, scheme text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT DISTINCT controller_id, scheme::text FROM placements_facility $$
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_updates"), ("placements", "0002_houses_and_places")]

    operations = [migrations.RunSQL(OPEN_RECEIVERS, RECEIVERS)]
