from django.db import migrations

#: What houses have published of themselves, for a reader whom nobody knows. The owner's eyes are
#: lent for these columns of published pages, all of which the house wrote for everybody.
PUBLISHED = """
    CREATE FUNCTION public_house_pages() RETURNS TABLE (
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
        WHERE page.is_published
    $$
"""


class Migration(migrations.Migration):
    dependencies = [("public", "0001_initial"), ("placements", "0001_initial")]

    operations = [migrations.RunSQL(PUBLISHED, "DROP FUNCTION public_house_pages()")]
