from django.db import migrations

#: The pages of houses that have closed are nobody's to read any more.
PAGES = """
    CREATE OR REPLACE FUNCTION public_house_pages() RETURNS TABLE (
        organisation_id bigint, facility_id bigint, slug text, name text, scheme text,
        address text, phone text, text_da text, text_en text
    )
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT page.controller_id, page.facility_id, page.slug::text, house.name::text,
               house.scheme::text, house.address::text, house.phone::text,
               page.text_da, page.text_en
        FROM public_housepage page
        JOIN placements_facility house ON house.id = page.facility_id
        WHERE page.is_published {are_open}
    $$
"""
ARE_OPEN = """
          AND (house.closes_on IS NULL
               OR house.closes_on > (now() AT TIME ZONE 'Europe/Copenhagen')::date)"""


class Migration(migrations.Migration):
    dependencies = [("public", "0002_published"), ("placements", "0002_houses_and_places")]

    operations = [migrations.RunSQL(PAGES.format(are_open=ARE_OPEN), PAGES.format(are_open=""))]
