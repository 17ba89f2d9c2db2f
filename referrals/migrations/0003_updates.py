from django.db import migrations

#: A row for every change of what a sender is told, written where every door passes: by the tables
#: themselves. As whoever changed the row, so row-level security holds here too.
WRITE_UPDATES = """
    CREATE FUNCTION referrals_referral_changed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
        INSERT INTO referrals_referralupdate (controller_id, referral_id, sender_id, at)
        VALUES (NEW.controller_id, NEW.id, NEW.sender_id, clock_timestamp());
        RETURN NULL;
    END
    $$;

    CREATE FUNCTION referrals_change_reported() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
        INSERT INTO referrals_referralupdate (controller_id, referral_id, sender_id, at)
        VALUES (NEW.controller_id, NEW.referral_id, NEW.sender_id, clock_timestamp());
        RETURN NULL;
    END
    $$;

    CREATE FUNCTION referrals_stay_changed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
        changed bigint := CASE TG_TABLE_NAME
            WHEN 'placements_stay' THEN (to_jsonb(NEW) ->> 'id')::bigint
            ELSE (to_jsonb(NEW) ->> 'stay_id')::bigint
        END;
    BEGIN
        INSERT INTO referrals_referralupdate (controller_id, referral_id, sender_id, at)
        SELECT controller_id, id, sender_id, clock_timestamp()
        FROM referrals_referral WHERE stay_id = changed;
        RETURN NULL;
    END
    $$;

    CREATE TRIGGER sender_is_told AFTER UPDATE ON referrals_referral FOR EACH ROW
    WHEN (
        OLD.status IS DISTINCT FROM NEW.status
        OR OLD.stay_id IS DISTINCT FROM NEW.stay_id
        OR OLD.expected_ready_on IS DISTINCT FROM NEW.expected_ready_on
        OR OLD.ready_for_discharge_on IS DISTINCT FROM NEW.ready_for_discharge_on
        OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at
        OR OLD.withdrawn_reason IS DISTINCT FROM NEW.withdrawn_reason
        OR OLD.closed_at IS DISTINCT FROM NEW.closed_at
        OR OLD.closed_because IS DISTINCT FROM NEW.closed_because
        OR OLD.closed_note IS DISTINCT FROM NEW.closed_note
    )
    EXECUTE FUNCTION referrals_referral_changed();

    CREATE TRIGGER sender_is_told AFTER INSERT OR UPDATE ON referrals_changereport FOR EACH ROW
    EXECUTE FUNCTION referrals_change_reported();

    CREATE TRIGGER sender_is_told AFTER INSERT OR UPDATE ON referrals_informationrequest
    FOR EACH ROW EXECUTE FUNCTION referrals_change_reported();

    CREATE TRIGGER sender_is_told AFTER INSERT ON referrals_laterfact FOR EACH ROW
    EXECUTE FUNCTION referrals_change_reported();

    CREATE TRIGGER sender_is_told AFTER INSERT OR UPDATE ON referrals_attachment FOR EACH ROW
    WHEN (NEW.referral_id IS NOT NULL)
    EXECUTE FUNCTION referrals_change_reported();

    CREATE TRIGGER sender_is_told AFTER UPDATE ON placements_stay FOR EACH ROW
    WHEN (
        OLD.status IS DISTINCT FROM NEW.status
        OR OLD.facility_id IS DISTINCT FROM NEW.facility_id
        OR OLD.expected_on IS DISTINCT FROM NEW.expected_on
        OR OLD.moved_in_on IS DISTINCT FROM NEW.moved_in_on
    )
    EXECUTE FUNCTION referrals_stay_changed();

    CREATE TRIGGER sender_is_told AFTER UPDATE ON placements_booking FOR EACH ROW
    WHEN (
        NEW.kind = 'stay' AND NEW.stay_id IS NOT NULL
        AND (OLD.starts_on IS DISTINCT FROM NEW.starts_on
             OR OLD.cancelled_at IS DISTINCT FROM NEW.cancelled_at)
    )
    EXECUTE FUNCTION referrals_stay_changed();
"""
WRITE_NONE = """
    DROP TRIGGER sender_is_told ON placements_booking;
    DROP TRIGGER sender_is_told ON placements_stay;
    DROP TRIGGER sender_is_told ON referrals_attachment;
    DROP TRIGGER sender_is_told ON referrals_laterfact;
    DROP TRIGGER sender_is_told ON referrals_informationrequest;
    DROP TRIGGER sender_is_told ON referrals_changereport;
    DROP TRIGGER sender_is_told ON referrals_referral;
    DROP FUNCTION referrals_stay_changed();
    DROP FUNCTION referrals_change_reported();
    DROP FUNCTION referrals_referral_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_receivers"), ("placements", "0001_initial")]

    operations = [migrations.RunSQL(WRITE_UPDATES, WRITE_NONE)]
