-- Made from the migrations 396e31489a726445960e349515bd60490772b0b217d8a3066a0daa8001b3f62f
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT FALSE $$;

CREATE FUNCTION public.pgtrigger_agreement_stands_as_it_was_made_437ab() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0155b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_preferenceevent" ("at", "by_id", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "text", "topic", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."at", OLD."by_id", OLD."controller_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."stay_id", OLD."text", OLD."topic", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_03059() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interop_clientevent" ("algorithm", "allowed_origins", "authorization_grant_type", "cimd_expires_at", "client_id", "client_type", "created", "former_ends_at", "hash_client_secret", "id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_logout_redirect_uris", "redirect_uris", "registration_source", "revoked_at", "scopes", "skip_authorization", "unit_id", "updated", "user_id") VALUES (OLD."algorithm", OLD."allowed_origins", OLD."authorization_grant_type", OLD."cimd_expires_at", OLD."client_id", OLD."client_type", OLD."created", OLD."former_ends_at", OLD."hash_client_secret", OLD."id", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."post_logout_redirect_uris", OLD."redirect_uris", OLD."registration_source", OLD."revoked_at", OLD."scopes", OLD."skip_authorization", OLD."unit_id", OLD."updated", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_062f9() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "notifications_mailchoiceevent" ("chosen", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."chosen", OLD."controller_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0ce5b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_damageevent" ("amount", "at", "by_id", "checked_line_id", "controller_id", "corrects_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled", "settled_at", "settled_by_id", "settled_on", "settled_reason", "stay_id", "words") VALUES (OLD."amount", OLD."at", OLD."by_id", OLD."checked_line_id", OLD."controller_id", OLD."corrects_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."settled", OLD."settled_at", OLD."settled_by_id", OLD."settled_on", OLD."settled_reason", OLD."stay_id", OLD."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_20b3c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_assignmentevent" ("controller_id", "facility_id", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."controller_id", OLD."facility_id", OLD."id", OLD."membership_id", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_299f9() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_disagreementevent" ("at", "by_name", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receivers_view", "receivers_view_by", "referral_id", "sender_id", "sender_unit_id", "senders_view", "senders_view_by", "settled_by_name", "settled_on", "settlement", "side", "subject") VALUES (OLD."at", OLD."by_name", OLD."controller_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."receivers_view", OLD."receivers_view_by", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."senders_view", OLD."senders_view_by", OLD."settled_by_name", OLD."settled_on", OLD."settlement", OLD."side", OLD."subject"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_35130() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "descriptions_partnerevent" ("added_at", "controller_id", "ended_at", "ended_because", "id", "mail", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "stay_id") VALUES (OLD."added_at", OLD."controller_id", OLD."ended_at", OLD."ended_because", OLD."id", OLD."mail", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."role", OLD."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3ecda() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_unitevent" ("id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3f541() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_userevent" ("email", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4bf26() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingevent" ("at", "by_id", "called_off_at", "called_off_because", "changed_at", "citizen_came", "controller_id", "corrects_id", "decision", "facility_id", "held_at", "held_by_id", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "question", "referral_id", "sequence", "starts_at", "stay_id", "told_by", "uid", "video") VALUES (OLD."at", OLD."by_id", OLD."called_off_at", OLD."called_off_because", OLD."changed_at", OLD."citizen_came", OLD."controller_id", OLD."corrects_id", OLD."decision", OLD."facility_id", OLD."held_at", OLD."held_by_id", OLD."id", OLD."kind", OLD."minutes", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."question", OLD."referral_id", OLD."sequence", OLD."starts_at", OLD."stay_id", OLD."told_by", OLD."uid", OLD."video"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4ee27() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_meetingevent" ("at", "at_time", "by_id", "cancelled_at", "controller_id", "corrects_id", "held_at", "id", "kind", "minutes", "on", "outcome", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id", "told_by") VALUES (OLD."at", OLD."at_time", OLD."by_id", OLD."cancelled_at", OLD."controller_id", OLD."corrects_id", OLD."held_at", OLD."id", OLD."kind", OLD."minutes", OLD."on", OLD."outcome", OLD."participants", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."question", OLD."referral_id", OLD."told_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_511ec() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_placeevent" ("closes_on", "controller_id", "description", "equipment", "facility_id", "id", "name", "opens_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track", "turnaround_days") VALUES (OLD."closes_on", OLD."controller_id", OLD."description", OLD."equipment", OLD."facility_id", OLD."id", OLD."name", OLD."opens_on", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."track", OLD."turnaround_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_57a4b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_organisationevent" ("address", "id", "key", "kind", "mail", "municipality_code", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_hours", "reference_prefix") VALUES (OLD."address", OLD."id", OLD."key", OLD."kind", OLD."mail", OLD."municipality_code", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone", OLD."phone_hours", OLD."reference_prefix"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5c8fe() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_promiseevent" ("answered_at", "answered_by_name", "at", "at_hand_over", "by_name", "controller_id", "due_on", "id", "kept_on", "not_kept_because", "outcome", "owner_name", "owner_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "text") VALUES (OLD."answered_at", OLD."answered_by_name", OLD."at", OLD."at_hand_over", OLD."by_name", OLD."controller_id", OLD."due_on", OLD."id", OLD."kept_on", OLD."not_kept_because", OLD."outcome", OLD."owner_name", OLD."owner_side", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."received_at", OLD."received_by_name", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side", OLD."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5cb04() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_bookingevent" ("cancelled_at", "citizen_id", "controller_id", "created_at", "created_by_id", "ends_on", "expires_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "starts_on", "stay_id", "turnaround_days") VALUES (OLD."cancelled_at", OLD."citizen_id", OLD."controller_id", OLD."created_at", OLD."created_by_id", OLD."ends_on", OLD."expires_at", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."turnaround_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5e276() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "way_out_lockevent" ("controller_id", "id", "key", "owner_mail", "owner_municipality", "owner_name", "owner_since", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id") VALUES (OLD."controller_id", OLD."id", OLD."key", OLD."owner_mail", OLD."owner_municipality", OLD."owner_name", OLD."owner_since", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_60718() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_savingsagreementevent" ("agreed_with", "amount", "at", "by_id", "controller_id", "ended_at", "ended_by_id", "ended_on", "ended_reason", "id", "kept_where", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "starts_on", "stay_id") VALUES (OLD."agreed_with", OLD."amount", OLD."at", OLD."by_id", OLD."controller_id", OLD."ended_at", OLD."ended_by_id", OLD."ended_on", OLD."ended_reason", OLD."id", OLD."kept_where", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."purpose", OLD."starts_on", OLD."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_60724() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_informationrequestevent" ("answer", "answers", "asked_of", "at", "by_id", "controller_id", "ended_at", "ended_by_name", "id", "of_sender", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "referral_id", "sender_id", "sender_unit_id", "taken_back", "words") VALUES (OLD."answer", OLD."answers", OLD."asked_of", OLD."at", OLD."by_id", OLD."controller_id", OLD."ended_at", OLD."ended_by_name", OLD."id", OLD."of_sender", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."questions", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."taken_back", OLD."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_6733e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_pointevent" ("controller_id", "details", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "text", "title", "topic") VALUES (OLD."controller_id", OLD."details", OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."stay_id", OLD."text", OLD."title", OLD."topic"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_6d7c2() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "citizens_citizennumberevent" ("citizen_id", "controller_id", "id", "index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "system") VALUES (OLD."citizen_id", OLD."controller_id", OLD."id", OLD."index", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."sealed", OLD."system"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_70818() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_timeawayevent" ("controller_id", "deputy_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (OLD."controller_id", OLD."deputy_id", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."starts_on", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_71d41() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_hearingevent" ("at", "by_id", "called_off_because", "controller_id", "decided_before_because", "ended_at", "ended_by_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "reply", "reply_by", "sent_on") VALUES (OLD."at", OLD."by_id", OLD."called_off_because", OLD."controller_id", OLD."decided_before_because", OLD."ended_at", OLD."ended_by_id", OLD."facts", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."referral_id", OLD."reply", OLD."reply_by", OLD."sent_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_797a8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_stayevent" ("acting_municipality", "asked_backup", "citizen_id", "conflict_since", "controller_id", "coordinator_id", "created_at", "created_by_id", "decided_on", "destination", "ending", "expected_on", "facility_id", "goals", "granted_by_id", "home_municipality", "id", "intensity", "key_worker_id", "left_on", "legal_basis", "length_reason", "moved_in_on", "onward", "onward_note", "outcome_note", "paying_municipality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "purpose", "risk_substances", "risk_suicide", "risk_violence", "rules_on", "scheme", "status", "target_group", "track") VALUES (OLD."acting_municipality", OLD."asked_backup", OLD."citizen_id", OLD."conflict_since", OLD."controller_id", OLD."coordinator_id", OLD."created_at", OLD."created_by_id", OLD."decided_on", OLD."destination", OLD."ending", OLD."expected_on", OLD."facility_id", OLD."goals", OLD."granted_by_id", OLD."home_municipality", OLD."id", OLD."intensity", OLD."key_worker_id", OLD."left_on", OLD."legal_basis", OLD."length_reason", OLD."moved_in_on", OLD."onward", OLD."onward_note", OLD."outcome_note", OLD."paying_municipality", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."planned_end_on", OLD."purpose", OLD."risk_substances", OLD."risk_suicide", OLD."risk_violence", OLD."rules_on", OLD."scheme", OLD."status", OLD."target_group", OLD."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_79a74() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "notifications_escalationevent" ("controller_id", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "working_days") VALUES (OLD."controller_id", OLD."facility_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."working_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_85df2() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "recovery_starscoreevent" ("area", "citizens_words", "controller_id", "id", "left_out_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "staff_note", "star_id") VALUES (OLD."area", OLD."citizens_words", OLD."controller_id", OLD."id", OLD."left_out_because", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."score", OLD."staff_note", OLD."star_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_86830() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_waitingcauseevent" ("at", "by_name", "cause", "controller_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side", "starts_on") VALUES (OLD."at", OLD."by_name", OLD."cause", OLD."controller_id", OLD."ends_on", OLD."id", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side", OLD."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_8d822() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "recovery_starevent" ("citizen_id", "controller_id", "edition", "finished_at", "id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_by_id", "status", "stay_id", "took_part") VALUES (OLD."citizen_id", OLD."controller_id", OLD."edition", OLD."finished_at", OLD."id", OLD."made_on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."started_by_id", OLD."status", OLD."stay_id", OLD."took_part"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_98244() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_housetermsevent" ("controller_id", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules") VALUES (OLD."controller_id", OLD."facility_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."rules"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9a35b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_absenceevent" ("at", "by_id", "controller_id", "counts_as_slept", "ends_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."at", OLD."by_id", OLD."controller_id", OLD."counts_as_slept", OLD."ends_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9f583() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "citizens_citizenevent" ("alias", "birth_date", "controller_id", "created_at", "died_on", "has_protected_address", "home_municipality", "id", "is_anonymous", "joined_into_id", "letter_edition", "letter_language", "masked_number", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."alias", OLD."birth_date", OLD."controller_id", OLD."created_at", OLD."died_on", OLD."has_protected_address", OLD."home_municipality", OLD."id", OLD."is_anonymous", OLD."joined_into_id", OLD."letter_edition", OLD."letter_language", OLD."masked_number", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a650b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_dailyhelperevent" ("at", "by_id", "controller_id", "ends_on", "helper_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."at", OLD."by_id", OLD."controller_id", OLD."ends_on", OLD."helper_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a79b8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_complaintevent" ("by", "by_name", "citizen_id", "controller_id", "decision_id", "id", "late_reason", "new_decision_id", "outcome", "outcome_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reconsideration", "reconsidered_by_id", "reconsidered_on", "sent_on", "settled_on", "state", "suspends", "text", "withdrawn_on", "written_at", "written_by_id") VALUES (OLD."by", OLD."by_name", OLD."citizen_id", OLD."controller_id", OLD."decision_id", OLD."id", OLD."late_reason", OLD."new_decision_id", OLD."outcome", OLD."outcome_text", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."received_on", OLD."reconsideration", OLD."reconsidered_by_id", OLD."reconsidered_on", OLD."sent_on", OLD."settled_on", OLD."state", OLD."suspends", OLD."text", OLD."withdrawn_on", OLD."written_at", OLD."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b1b48() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_agreementevent" ("at", "by_id", "controller_id", "done_at", "done_by_id", "due_on", "follow_up_id", "id", "meeting_id", "owner_id", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "what") VALUES (OLD."at", OLD."by_id", OLD."controller_id", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."follow_up_id", OLD."id", OLD."meeting_id", OLD."owner_id", OLD."owner_name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."stay_id", OLD."what"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b591d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_membershipevent" ("ends_on", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "unit_id", "user_id") VALUES (OLD."ends_on", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."role", OLD."starts_on", OLD."unit_id", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b8484() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_disputeevent" ("at", "by_name", "controller_id", "declaration_id", "ended", "ended_at", "ended_by_name", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (OLD."at", OLD."by_name", OLD."controller_id", OLD."declaration_id", OLD."ended", OLD."ended_at", OLD."ended_by_name", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_bb53f() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_selfpaymentevent" ("amount", "at", "by_id", "controller_id", "cover", "decided_by", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."amount", OLD."at", OLD."by_id", OLD."controller_id", OLD."cover", OLD."decided_by", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_bd565() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_secondopinionevent" ("answer", "answer_by", "answered_at", "answered_by_id", "at", "by_id", "controller_id", "id", "person_function", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id") VALUES (OLD."answer", OLD."answer_by", OLD."answered_at", OLD."answered_by_id", OLD."at", OLD."by_id", OLD."controller_id", OLD."id", OLD."person_function", OLD."person_name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."question", OLD."referral_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c587e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_changereportevent" ("at", "by_id", "by_name", "controller_id", "handled_at", "handled_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "what", "what_happened") VALUES (OLD."at", OLD."by_id", OLD."by_name", OLD."controller_id", OLD."handled_at", OLD."handled_by_id", OLD."handling", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."referral_id", OLD."sender_id", OLD."what", OLD."what_happened"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c6b23() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_homekeptevent" ("answer", "at", "by_id", "controller_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."answer", OLD."at", OLD."by_id", OLD."controller_id", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."starts_on", OLD."stay_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c8421() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_agreementitemevent" ("agreement_id", "asked_at", "at", "by_name", "controller_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "state", "text") VALUES (OLD."agreement_id", OLD."asked_at", OLD."at", OLD."by_name", OLD."controller_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."received_at", OLD."received_by_name", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side", OLD."state", OLD."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_cbbd1() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_facilityevent" ("address", "closes_on", "controller_id", "description", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scheme") VALUES (OLD."address", OLD."closes_on", OLD."controller_id", OLD."description", OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone", OLD."scheme"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_cf591() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_budgetitemevent" ("amount", "controller_id", "facility_id", "id", "kind", "name", "nights", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "year") VALUES (OLD."amount", OLD."controller_id", OLD."facility_id", OLD."id", OLD."kind", OLD."name", OLD."nights", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."rate", OLD."year"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d09cb() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_readydeclarationevent" ("at", "by_name", "controller_id", "declared_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason") VALUES (OLD."at", OLD."by_name", OLD."controller_id", OLD."declared_on", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."referral_id", OLD."sender_id", OLD."withdrawn_at", OLD."withdrawn_by_name", OLD."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d63a5() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_contractevent" ("bills_damage", "citizen_born_on", "citizen_called", "controller_id", "ends_on", "house_name", "id", "more", "number", "payment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "reason", "rules", "signature", "signed", "signed_at", "signed_by_id", "signed_on", "starts_on", "stay_id", "written_at", "written_by_id") VALUES (OLD."bills_damage", OLD."citizen_born_on", OLD."citizen_called", OLD."controller_id", OLD."ends_on", OLD."house_name", OLD."id", OLD."more", OLD."number", OLD."payment", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_name", OLD."reason", OLD."rules", OLD."signature", OLD."signed", OLD."signed_at", OLD."signed_by_id", OLD."signed_on", OLD."starts_on", OLD."stay_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d77c4() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_dischargeagreementevent" ("at", "by_name", "consent", "consent_note", "controller_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (OLD."at", OLD."by_name", OLD."consent", OLD."consent_note", OLD."controller_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."referral_id", OLD."sender_id", OLD."sender_unit_id", OLD."side"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e0aa6() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_dayrateevent" ("controller_id", "ends_on", "facility_id", "id", "kroner", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "target_occupancy", "track") VALUES (OLD."controller_id", OLD."ends_on", OLD."facility_id", OLD."id", OLD."kroner", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."starts_on", OLD."target_occupancy", OLD."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e24da() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_referralevent" ("acting_municipality", "answers", "applicant", "assigned_to_id", "call_back", "case_number", "children", "children_note", "citizen_id", "citizens_stance", "citizens_words", "clock_from", "closed_at", "closed_because", "closed_note", "consent", "consent_by", "consent_on", "contact_function", "contact_name", "contact_phone", "controller_id", "decision_id", "ended_by_name", "expected_ready_on", "facility_id", "frozen", "hold_id", "home_municipality", "id", "language", "needs_interpreter", "not_wanted_because", "offered_meanwhile", "paying_municipality", "pets", "pets_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_needs", "ready_for_discharge_on", "redirected_from", "reference", "referrer", "relative_name", "relative_phone", "relative_relation", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_on_by_id", "shows_citizen", "situation", "sleeps_meanwhile", "sleeps_tonight", "status", "stay_id", "submission_key", "submitted_at", "submitted_by_id", "track", "treatment_order", "treatment_order_kind", "urgency", "whereabouts", "whereabouts_note", "wished_facility_id", "wished_on", "withdrawn_at", "withdrawn_reason") VALUES (OLD."acting_municipality", OLD."answers", OLD."applicant", OLD."assigned_to_id", OLD."call_back", OLD."case_number", OLD."children", OLD."children_note", OLD."citizen_id", OLD."citizens_stance", OLD."citizens_words", OLD."clock_from", OLD."closed_at", OLD."closed_because", OLD."closed_note", OLD."consent", OLD."consent_by", OLD."consent_on", OLD."contact_function", OLD."contact_name", OLD."contact_phone", OLD."controller_id", OLD."decision_id", OLD."ended_by_name", OLD."expected_ready_on", OLD."facility_id", OLD."frozen", OLD."hold_id", OLD."home_municipality", OLD."id", OLD."language", OLD."needs_interpreter", OLD."not_wanted_because", OLD."offered_meanwhile", OLD."paying_municipality", OLD."pets", OLD."pets_note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_needs", OLD."ready_for_discharge_on", OLD."redirected_from", OLD."reference", OLD."referrer", OLD."relative_name", OLD."relative_phone", OLD."relative_relation", OLD."rules_on", OLD."scheme", OLD."sender_id", OLD."sender_unit_id", OLD."sent_on_by_id", OLD."shows_citizen", OLD."situation", OLD."sleeps_meanwhile", OLD."sleeps_tonight", OLD."status", OLD."stay_id", OLD."submission_key", OLD."submitted_at", OLD."submitted_by_id", OLD."track", OLD."treatment_order", OLD."treatment_order_kind", OLD."urgency", OLD."whereabouts", OLD."whereabouts_note", OLD."wished_facility_id", OLD."wished_on", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e2e36() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contacts_contactevent" ("controller_id", "created_at", "deputy", "deputy_phone", "ended_because", "ends_on", "facility_id", "function", "hours", "id", "is_shown_to_referrers", "party_id", "party_text", "party_unit_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "side", "starts_on") VALUES (OLD."controller_id", OLD."created_at", OLD."deputy", OLD."deputy_phone", OLD."ended_because", OLD."ends_on", OLD."facility_id", OLD."function", OLD."hours", OLD."id", OLD."is_shown_to_referrers", OLD."party_id", OLD."party_text", OLD."party_unit_id", OLD."person", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone", OLD."side", OLD."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e51f4() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_decisionevent" ("began_with_id", "citizen_id", "controller_id", "decided_at", "decided_by_id", "ended_because", "ended_on", "ends_on", "facts", "goals", "id", "intensity", "kind", "legal_basis", "overrides", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "refusals", "replaces_id", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_to", "standard", "starts_on", "stay_id", "target_group", "told_length", "track") VALUES (OLD."began_with_id", OLD."citizen_id", OLD."controller_id", OLD."decided_at", OLD."decided_by_id", OLD."ended_because", OLD."ended_on", OLD."ends_on", OLD."facts", OLD."goals", OLD."id", OLD."intensity", OLD."kind", OLD."legal_basis", OLD."overrides", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reasons", OLD."refusals", OLD."replaces_id", OLD."rules_on", OLD."scheme", OLD."sender_id", OLD."sender_unit_id", OLD."sent_to", OLD."standard", OLD."starts_on", OLD."stay_id", OLD."target_group", OLD."told_length", OLD."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_ec245() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_placeinventoryevent" ("controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "things") VALUES (OLD."controller_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."things"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_ec696() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "my_calendar_closingdaysevent" ("at", "by_id", "controller_id", "ends_on", "facility_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "starts_on") VALUES (OLD."at", OLD."by_id", OLD."controller_id", OLD."ends_on", OLD."facility_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."removed_at", OLD."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f062d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_placeofferevent" ("answer_by", "because", "controller_id", "ended_at", "ended_by_name", "ends_on", "hold_id", "id", "length_reason", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "referral_id", "starts_on", "status") VALUES (OLD."answer_by", OLD."because", OLD."controller_id", OLD."ended_at", OLD."ended_by_name", OLD."ends_on", OLD."hold_id", OLD."id", OLD."length_reason", OLD."made_at", OLD."made_by_id", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."referral_id", OLD."starts_on", OLD."status"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f10df() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "public_housepageevent" ("controller_id", "facility_id", "id", "is_published", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "text_da", "text_en") VALUES (OLD."controller_id", OLD."facility_id", OLD."id", OLD."is_published", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."slug", OLD."text_da", OLD."text_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f5376() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_followupevent" ("completed_at", "completed_by_id", "completed_on", "controller_id", "due_on", "id", "kind", "moved_by_hand", "nominal_on", "office", "opens_on", "ordinal", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "status", "stay_id", "task", "title") VALUES (OLD."completed_at", OLD."completed_by_id", OLD."completed_on", OLD."controller_id", OLD."due_on", OLD."id", OLD."kind", OLD."moved_by_hand", OLD."nominal_on", OLD."office", OLD."opens_on", OLD."ordinal", OLD."outcome", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."responsible_id", OLD."status", OLD."stay_id", OLD."task", OLD."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0205b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_decisionevent" ("began_with_id", "citizen_id", "controller_id", "decided_at", "decided_by_id", "ended_because", "ended_on", "ends_on", "facts", "goals", "id", "intensity", "kind", "legal_basis", "overrides", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "refusals", "replaces_id", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_to", "standard", "starts_on", "stay_id", "target_group", "told_length", "track") VALUES (NEW."began_with_id", NEW."citizen_id", NEW."controller_id", NEW."decided_at", NEW."decided_by_id", NEW."ended_because", NEW."ended_on", NEW."ends_on", NEW."facts", NEW."goals", NEW."id", NEW."intensity", NEW."kind", NEW."legal_basis", NEW."overrides", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reasons", NEW."refusals", NEW."replaces_id", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_to", NEW."standard", NEW."starts_on", NEW."stay_id", NEW."target_group", NEW."told_length", NEW."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_040c9() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_organisationevent" ("address", "id", "key", "kind", "mail", "municipality_code", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_hours", "reference_prefix") VALUES (NEW."address", NEW."id", NEW."key", NEW."kind", NEW."mail", NEW."municipality_code", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone", NEW."phone_hours", NEW."reference_prefix"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_05fe9() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "way_out_lockevent" ("controller_id", "id", "key", "owner_mail", "owner_municipality", "owner_name", "owner_since", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id") VALUES (NEW."controller_id", NEW."id", NEW."key", NEW."owner_mail", NEW."owner_municipality", NEW."owner_name", NEW."owner_since", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_07cab() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "citizens_citizennumberevent" ("citizen_id", "controller_id", "id", "index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "system") VALUES (NEW."citizen_id", NEW."controller_id", NEW."id", NEW."index", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."sealed", NEW."system"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0a24c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_readydeclarationevent" ("at", "by_name", "controller_id", "declared_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declared_on", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."referral_id", NEW."sender_id", NEW."withdrawn_at", NEW."withdrawn_by_name", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0b734() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_disputeevent" ("at", "by_name", "controller_id", "declaration_id", "ended", "ended_at", "ended_by_name", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declaration_id", NEW."ended", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_12c23() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "public_housepageevent" ("controller_id", "facility_id", "id", "is_published", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "text_da", "text_en") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."is_published", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."slug", NEW."text_da", NEW."text_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1a046() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "recovery_starevent" ("citizen_id", "controller_id", "edition", "finished_at", "id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_by_id", "status", "stay_id", "took_part") VALUES (NEW."citizen_id", NEW."controller_id", NEW."edition", NEW."finished_at", NEW."id", NEW."made_on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."started_by_id", NEW."status", NEW."stay_id", NEW."took_part"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_26abe() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_followupevent" ("completed_at", "completed_by_id", "completed_on", "controller_id", "due_on", "id", "kind", "moved_by_hand", "nominal_on", "office", "opens_on", "ordinal", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "status", "stay_id", "task", "title") VALUES (NEW."completed_at", NEW."completed_by_id", NEW."completed_on", NEW."controller_id", NEW."due_on", NEW."id", NEW."kind", NEW."moved_by_hand", NEW."nominal_on", NEW."office", NEW."opens_on", NEW."ordinal", NEW."outcome", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."responsible_id", NEW."status", NEW."stay_id", NEW."task", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2ca5b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "descriptions_partnerevent" ("added_at", "controller_id", "ended_at", "ended_because", "id", "mail", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "stay_id") VALUES (NEW."added_at", NEW."controller_id", NEW."ended_at", NEW."ended_because", NEW."id", NEW."mail", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."role", NEW."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_33dc2() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_userevent" ("email", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_36643() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "notifications_mailchoiceevent" ("chosen", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."chosen", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_39eaf() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_damageevent" ("amount", "at", "by_id", "checked_line_id", "controller_id", "corrects_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled", "settled_at", "settled_by_id", "settled_on", "settled_reason", "stay_id", "words") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."checked_line_id", NEW."controller_id", NEW."corrects_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."settled", NEW."settled_at", NEW."settled_by_id", NEW."settled_on", NEW."settled_reason", NEW."stay_id", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_3d7ef() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_dailyhelperevent" ("at", "by_id", "controller_id", "ends_on", "helper_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."helper_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_41d75() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_promiseevent" ("answered_at", "answered_by_name", "at", "at_hand_over", "by_name", "controller_id", "due_on", "id", "kept_on", "not_kept_because", "outcome", "owner_name", "owner_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "text") VALUES (NEW."answered_at", NEW."answered_by_name", NEW."at", NEW."at_hand_over", NEW."by_name", NEW."controller_id", NEW."due_on", NEW."id", NEW."kept_on", NEW."not_kept_because", NEW."outcome", NEW."owner_name", NEW."owner_side", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_42e92() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_assignmentevent" ("controller_id", "facility_id", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_4350c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_savingsagreementevent" ("agreed_with", "amount", "at", "by_id", "controller_id", "ended_at", "ended_by_id", "ended_on", "ended_reason", "id", "kept_where", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "starts_on", "stay_id") VALUES (NEW."agreed_with", NEW."amount", NEW."at", NEW."by_id", NEW."controller_id", NEW."ended_at", NEW."ended_by_id", NEW."ended_on", NEW."ended_reason", NEW."id", NEW."kept_where", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."purpose", NEW."starts_on", NEW."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_460cc() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_budgetitemevent" ("amount", "controller_id", "facility_id", "id", "kind", "name", "nights", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "year") VALUES (NEW."amount", NEW."controller_id", NEW."facility_id", NEW."id", NEW."kind", NEW."name", NEW."nights", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."rate", NEW."year"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_4fdc6() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_changereportevent" ("at", "by_id", "by_name", "controller_id", "handled_at", "handled_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "what", "what_happened") VALUES (NEW."at", NEW."by_id", NEW."by_name", NEW."controller_id", NEW."handled_at", NEW."handled_by_id", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."referral_id", NEW."sender_id", NEW."what", NEW."what_happened"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_57d13() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_secondopinionevent" ("answer", "answer_by", "answered_at", "answered_by_id", "at", "by_id", "controller_id", "id", "person_function", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id") VALUES (NEW."answer", NEW."answer_by", NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."by_id", NEW."controller_id", NEW."id", NEW."person_function", NEW."person_name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."question", NEW."referral_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5981a() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "citizens_citizenevent" ("alias", "birth_date", "controller_id", "created_at", "died_on", "has_protected_address", "home_municipality", "id", "is_anonymous", "joined_into_id", "letter_edition", "letter_language", "masked_number", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."alias", NEW."birth_date", NEW."controller_id", NEW."created_at", NEW."died_on", NEW."has_protected_address", NEW."home_municipality", NEW."id", NEW."is_anonymous", NEW."joined_into_id", NEW."letter_edition", NEW."letter_language", NEW."masked_number", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5f060() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_placeinventoryevent" ("controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "things") VALUES (NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."things"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_60225() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contacts_contactevent" ("controller_id", "created_at", "deputy", "deputy_phone", "ended_because", "ends_on", "facility_id", "function", "hours", "id", "is_shown_to_referrers", "party_id", "party_text", "party_unit_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "side", "starts_on") VALUES (NEW."controller_id", NEW."created_at", NEW."deputy", NEW."deputy_phone", NEW."ended_because", NEW."ends_on", NEW."facility_id", NEW."function", NEW."hours", NEW."id", NEW."is_shown_to_referrers", NEW."party_id", NEW."party_text", NEW."party_unit_id", NEW."person", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone", NEW."side", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_61d9e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingevent" ("at", "by_id", "called_off_at", "called_off_because", "changed_at", "citizen_came", "controller_id", "corrects_id", "decision", "facility_id", "held_at", "held_by_id", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "question", "referral_id", "sequence", "starts_at", "stay_id", "told_by", "uid", "video") VALUES (NEW."at", NEW."by_id", NEW."called_off_at", NEW."called_off_because", NEW."changed_at", NEW."citizen_came", NEW."controller_id", NEW."corrects_id", NEW."decision", NEW."facility_id", NEW."held_at", NEW."held_by_id", NEW."id", NEW."kind", NEW."minutes", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."question", NEW."referral_id", NEW."sequence", NEW."starts_at", NEW."stay_id", NEW."told_by", NEW."uid", NEW."video"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_62db6() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interop_clientevent" ("algorithm", "allowed_origins", "authorization_grant_type", "cimd_expires_at", "client_id", "client_type", "created", "former_ends_at", "hash_client_secret", "id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_logout_redirect_uris", "redirect_uris", "registration_source", "revoked_at", "scopes", "skip_authorization", "unit_id", "updated", "user_id") VALUES (NEW."algorithm", NEW."allowed_origins", NEW."authorization_grant_type", NEW."cimd_expires_at", NEW."client_id", NEW."client_type", NEW."created", NEW."former_ends_at", NEW."hash_client_secret", NEW."id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."post_logout_redirect_uris", NEW."redirect_uris", NEW."registration_source", NEW."revoked_at", NEW."scopes", NEW."skip_authorization", NEW."unit_id", NEW."updated", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_70aec() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_dayrateevent" ("controller_id", "ends_on", "facility_id", "id", "kroner", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "target_occupancy", "track") VALUES (NEW."controller_id", NEW."ends_on", NEW."facility_id", NEW."id", NEW."kroner", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."starts_on", NEW."target_occupancy", NEW."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_748eb() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "my_calendar_closingdaysevent" ("at", "by_id", "controller_id", "ends_on", "facility_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "starts_on") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."facility_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."removed_at", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_84667() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_homekeptevent" ("answer", "at", "by_id", "controller_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_85fac() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_complaintevent" ("by", "by_name", "citizen_id", "controller_id", "decision_id", "id", "late_reason", "new_decision_id", "outcome", "outcome_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reconsideration", "reconsidered_by_id", "reconsidered_on", "sent_on", "settled_on", "state", "suspends", "text", "withdrawn_on", "written_at", "written_by_id") VALUES (NEW."by", NEW."by_name", NEW."citizen_id", NEW."controller_id", NEW."decision_id", NEW."id", NEW."late_reason", NEW."new_decision_id", NEW."outcome", NEW."outcome_text", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."received_on", NEW."reconsideration", NEW."reconsidered_by_id", NEW."reconsidered_on", NEW."sent_on", NEW."settled_on", NEW."state", NEW."suspends", NEW."text", NEW."withdrawn_on", NEW."written_at", NEW."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_86b9b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_housetermsevent" ("controller_id", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."rules"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8919d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_preferenceevent" ("at", "by_id", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "text", "topic", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."stay_id", NEW."text", NEW."topic", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_90ee4() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_timeawayevent" ("controller_id", "deputy_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (NEW."controller_id", NEW."deputy_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."starts_on", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_92e2d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_disagreementevent" ("at", "by_name", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receivers_view", "receivers_view_by", "referral_id", "sender_id", "sender_unit_id", "senders_view", "senders_view_by", "settled_by_name", "settled_on", "settlement", "side", "subject") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."receivers_view", NEW."receivers_view_by", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."senders_view", NEW."senders_view_by", NEW."settled_by_name", NEW."settled_on", NEW."settlement", NEW."side", NEW."subject"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_986d6() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_dischargeagreementevent" ("at", "by_name", "consent", "consent_note", "controller_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."consent", NEW."consent_note", NEW."controller_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_9aaec() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_placeofferevent" ("answer_by", "because", "controller_id", "ended_at", "ended_by_name", "ends_on", "hold_id", "id", "length_reason", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "referral_id", "starts_on", "status") VALUES (NEW."answer_by", NEW."because", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."ends_on", NEW."hold_id", NEW."id", NEW."length_reason", NEW."made_at", NEW."made_by_id", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."referral_id", NEW."starts_on", NEW."status"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a1977() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_agreementitemevent" ("agreement_id", "asked_at", "at", "by_name", "controller_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "state", "text") VALUES (NEW."agreement_id", NEW."asked_at", NEW."at", NEW."by_name", NEW."controller_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."state", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a6387() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_placeevent" ("closes_on", "controller_id", "description", "equipment", "facility_id", "id", "name", "opens_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track", "turnaround_days") VALUES (NEW."closes_on", NEW."controller_id", NEW."description", NEW."equipment", NEW."facility_id", NEW."id", NEW."name", NEW."opens_on", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."track", NEW."turnaround_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a74c8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_referralevent" ("acting_municipality", "answers", "applicant", "assigned_to_id", "call_back", "case_number", "children", "children_note", "citizen_id", "citizens_stance", "citizens_words", "clock_from", "closed_at", "closed_because", "closed_note", "consent", "consent_by", "consent_on", "contact_function", "contact_name", "contact_phone", "controller_id", "decision_id", "ended_by_name", "expected_ready_on", "facility_id", "frozen", "hold_id", "home_municipality", "id", "language", "needs_interpreter", "not_wanted_because", "offered_meanwhile", "paying_municipality", "pets", "pets_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_needs", "ready_for_discharge_on", "redirected_from", "reference", "referrer", "relative_name", "relative_phone", "relative_relation", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_on_by_id", "shows_citizen", "situation", "sleeps_meanwhile", "sleeps_tonight", "status", "stay_id", "submission_key", "submitted_at", "submitted_by_id", "track", "treatment_order", "treatment_order_kind", "urgency", "whereabouts", "whereabouts_note", "wished_facility_id", "wished_on", "withdrawn_at", "withdrawn_reason") VALUES (NEW."acting_municipality", NEW."answers", NEW."applicant", NEW."assigned_to_id", NEW."call_back", NEW."case_number", NEW."children", NEW."children_note", NEW."citizen_id", NEW."citizens_stance", NEW."citizens_words", NEW."clock_from", NEW."closed_at", NEW."closed_because", NEW."closed_note", NEW."consent", NEW."consent_by", NEW."consent_on", NEW."contact_function", NEW."contact_name", NEW."contact_phone", NEW."controller_id", NEW."decision_id", NEW."ended_by_name", NEW."expected_ready_on", NEW."facility_id", NEW."frozen", NEW."hold_id", NEW."home_municipality", NEW."id", NEW."language", NEW."needs_interpreter", NEW."not_wanted_because", NEW."offered_meanwhile", NEW."paying_municipality", NEW."pets", NEW."pets_note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_needs", NEW."ready_for_discharge_on", NEW."redirected_from", NEW."reference", NEW."referrer", NEW."relative_name", NEW."relative_phone", NEW."relative_relation", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_on_by_id", NEW."shows_citizen", NEW."situation", NEW."sleeps_meanwhile", NEW."sleeps_tonight", NEW."status", NEW."stay_id", NEW."submission_key", NEW."submitted_at", NEW."submitted_by_id", NEW."track", NEW."treatment_order", NEW."treatment_order_kind", NEW."urgency", NEW."whereabouts", NEW."whereabouts_note", NEW."wished_facility_id", NEW."wished_on", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ac4ff() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_absenceevent" ("at", "by_id", "controller_id", "counts_as_slept", "ends_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."counts_as_slept", NEW."ends_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b23f6() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_selfpaymentevent" ("amount", "at", "by_id", "controller_id", "cover", "decided_by", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."controller_id", NEW."cover", NEW."decided_by", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b2465() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_stayevent" ("acting_municipality", "asked_backup", "citizen_id", "conflict_since", "controller_id", "coordinator_id", "created_at", "created_by_id", "decided_on", "destination", "ending", "expected_on", "facility_id", "goals", "granted_by_id", "home_municipality", "id", "intensity", "key_worker_id", "left_on", "legal_basis", "length_reason", "moved_in_on", "onward", "onward_note", "outcome_note", "paying_municipality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "purpose", "risk_substances", "risk_suicide", "risk_violence", "rules_on", "scheme", "status", "target_group", "track") VALUES (NEW."acting_municipality", NEW."asked_backup", NEW."citizen_id", NEW."conflict_since", NEW."controller_id", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."destination", NEW."ending", NEW."expected_on", NEW."facility_id", NEW."goals", NEW."granted_by_id", NEW."home_municipality", NEW."id", NEW."intensity", NEW."key_worker_id", NEW."left_on", NEW."legal_basis", NEW."length_reason", NEW."moved_in_on", NEW."onward", NEW."onward_note", NEW."outcome_note", NEW."paying_municipality", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."planned_end_on", NEW."purpose", NEW."risk_substances", NEW."risk_suicide", NEW."risk_violence", NEW."rules_on", NEW."scheme", NEW."status", NEW."target_group", NEW."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b2a8b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "recovery_starscoreevent" ("area", "citizens_words", "controller_id", "id", "left_out_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "staff_note", "star_id") VALUES (NEW."area", NEW."citizens_words", NEW."controller_id", NEW."id", NEW."left_out_because", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."score", NEW."staff_note", NEW."star_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b8123() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_pointevent" ("controller_id", "details", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "text", "title", "topic") VALUES (NEW."controller_id", NEW."details", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."stay_id", NEW."text", NEW."title", NEW."topic"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_bafaa() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_bookingevent" ("cancelled_at", "citizen_id", "controller_id", "created_at", "created_by_id", "ends_on", "expires_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "starts_on", "stay_id", "turnaround_days") VALUES (NEW."cancelled_at", NEW."citizen_id", NEW."controller_id", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."expires_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."turnaround_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_bb2ad() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_facilityevent" ("address", "closes_on", "controller_id", "description", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scheme") VALUES (NEW."address", NEW."closes_on", NEW."controller_id", NEW."description", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone", NEW."scheme"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_dab2d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_hearingevent" ("at", "by_id", "called_off_because", "controller_id", "decided_before_because", "ended_at", "ended_by_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "reply", "reply_by", "sent_on") VALUES (NEW."at", NEW."by_id", NEW."called_off_because", NEW."controller_id", NEW."decided_before_because", NEW."ended_at", NEW."ended_by_id", NEW."facts", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."referral_id", NEW."reply", NEW."reply_by", NEW."sent_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_dce7b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_unitevent" ("id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_df489() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_meetingevent" ("at", "at_time", "by_id", "cancelled_at", "controller_id", "corrects_id", "held_at", "id", "kind", "minutes", "on", "outcome", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id", "told_by") VALUES (NEW."at", NEW."at_time", NEW."by_id", NEW."cancelled_at", NEW."controller_id", NEW."corrects_id", NEW."held_at", NEW."id", NEW."kind", NEW."minutes", NEW."on", NEW."outcome", NEW."participants", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."question", NEW."referral_id", NEW."told_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ea1f9() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_membershipevent" ("ends_on", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "unit_id", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."role", NEW."starts_on", NEW."unit_id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ea3fa() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_informationrequestevent" ("answer", "answers", "asked_of", "at", "by_id", "controller_id", "ended_at", "ended_by_name", "id", "of_sender", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "referral_id", "sender_id", "sender_unit_id", "taken_back", "words") VALUES (NEW."answer", NEW."answers", NEW."asked_of", NEW."at", NEW."by_id", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."of_sender", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."questions", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."taken_back", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ee2a5() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_waitingcauseevent" ("at", "by_name", "cause", "controller_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side", "starts_on") VALUES (NEW."at", NEW."by_name", NEW."cause", NEW."controller_id", NEW."ends_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f280e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "notifications_escalationevent" ("controller_id", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "working_days") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."working_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f8592() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_agreementevent" ("at", "by_id", "controller_id", "done_at", "done_by_id", "due_on", "follow_up_id", "id", "meeting_id", "owner_id", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "what") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."follow_up_id", NEW."id", NEW."meeting_id", NEW."owner_id", NEW."owner_name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."stay_id", NEW."what"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f96c2() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_contractevent" ("bills_damage", "citizen_born_on", "citizen_called", "controller_id", "ends_on", "house_name", "id", "more", "number", "payment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "reason", "rules", "signature", "signed", "signed_at", "signed_by_id", "signed_on", "starts_on", "stay_id", "written_at", "written_by_id") VALUES (NEW."bills_damage", NEW."citizen_born_on", NEW."citizen_called", NEW."controller_id", NEW."ends_on", NEW."house_name", NEW."id", NEW."more", NEW."number", NEW."payment", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_name", NEW."reason", NEW."rules", NEW."signature", NEW."signed", NEW."signed_at", NEW."signed_by_id", NEW."signed_on", NEW."starts_on", NEW."stay_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_keeps_signed_inventory_c1e63() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT FROM moving_in_contract contract
    WHERE contract.signed <> ''
      AND contract.id IN (
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.contract_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.contract_id END)
) THEN
    RAISE EXCEPTION 'contract_is_signed' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN COALESCE(NEW, OLD);
                END;
            $$;

CREATE FUNCTION public.pgtrigger_keeps_the_minutes_3a6f8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT FROM meetings_meeting meeting
    WHERE meeting.held_at IS NOT NULL
      AND meeting.id IN (
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.meeting_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.meeting_id END)
) THEN
    RAISE EXCEPTION 'meeting_was_held' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN COALESCE(NEW, OLD);
                END;
            $$;

CREATE FUNCTION public.pgtrigger_keeps_what_is_booked_c4260() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
SELECT FROM placements_booking booking
WHERE booking.place_id = NEW.id AND booking.cancelled_at IS NULL
  AND (booking.starts_on < NEW.opens_on
       OR NEW.closes_on IS NOT NULL
          AND (booking.ends_on IS NULL OR booking.ends_on > NEW.closes_on))) THEN
    RAISE EXCEPTION 'place_is_booked' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_keeps_what_is_open_512cd() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
SELECT FROM placements_place place
WHERE NEW.closes_on IS NOT NULL AND place.facility_id = NEW.id
  AND (place.closes_on IS NULL OR place.closes_on > NEW.closes_on)) THEN
    RAISE EXCEPTION 'house_has_open_places' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_keeps_what_was_signed_3b794() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_keeps_who_took_part_c25cd() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT FROM meetings_meeting meeting
    WHERE meeting.held_at IS NOT NULL
      AND meeting.id IN (
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.meeting_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.meeting_id END)
) THEN
    RAISE EXCEPTION 'meeting_was_held' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN COALESCE(NEW, OLD);
                END;
            $$;

CREATE FUNCTION public.pgtrigger_meeting_stands_as_it_was_held_f5ff1() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_part_of_sent_attachment_stands_2cc6b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF EXISTS (
                        SELECT 1 FROM referrals_attachment
                        WHERE id = OLD.attachment_id AND referral_id IS NOT NULL
                            AND (removed_at IS NULL OR TG_OP = 'UPDATE')
                    ) THEN
                        RAISE EXCEPTION 'Part of an attachment that was sent: it stands.';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_rewrites_words_4eaa5() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    DELETE FROM citizens_citizenword WHERE citizen_id = NEW.id;
INSERT INTO citizens_citizenword (controller_id, citizen_id, word, name_key)
SELECT c.controller_id, c.id, w.word, c.name_key
FROM (SELECT NEW.*) c
CROSS JOIN LATERAL regexp_split_to_table(ltrim(c.search_key), ' ') w(word)
WHERE c.joined_into_id IS NULL AND w.word <> ''; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sent_attachment_stands_4ce34() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL
                        AND NEW.removed_at IS NOT NULL
                        AND to_jsonb(NEW) - ARRAY['name', 'fingerprint', 'removed_at', 'removed_because', 'removed_by_id', 'removed_by_name', 'removed_by_place'] = to_jsonb(OLD) - ARRAY['name', 'fingerprint', 'removed_at', 'removed_because', 'removed_by_id', 'removed_by_name', 'removed_by_place']
                    THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'An attachment that was sent: it stands, or is taken away.';
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_stands_as_it_was_held_08371() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_stays_as_it_was_asked_3d518() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_stays_as_it_was_asked_ed7d3() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_stays_as_it_was_drawn_a5e92() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_stays_as_it_was_sent_072bc() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_stays_as_it_was_sent_4d51b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_uncounts_months_0c60c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); 
DELETE FROM placements_countedmonth month
USING placements_booking booking
JOIN placements_place place ON place.id = booking.place_id
WHERE booking.stay_id = NEW.id AND month.facility_id = place.facility_id
  AND month.first > booking.starts_on - interval '1 month'
  AND (month.first < booking.ends_on OR booking.ends_on IS NULL); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_uncounts_months_29512() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); 
DELETE FROM placements_countedmonth month
USING (VALUES (OLD.stay_id, OLD.starts_on, OLD.ends_on),
              (NEW.stay_id, NEW.starts_on, NEW.ends_on)) absence(stay_id, starts_on, ends_on)
JOIN placements_stay stay ON stay.id = absence.stay_id
WHERE month.facility_id = stay.facility_id
  AND month.first > absence.starts_on - interval '1 month'
  AND (month.first < absence.ends_on OR absence.ends_on IS NULL); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_uncounts_months_537a9() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); 
DELETE FROM placements_countedmonth month
USING (VALUES (OLD.place_id, OLD.starts_on, OLD.free_from),
              (NEW.place_id, NEW.starts_on, NEW.free_from)) booking(place_id, starts_on, ends_on)
JOIN placements_place place ON place.id = booking.place_id
WHERE month.facility_id = place.facility_id
  AND month.first > booking.starts_on - interval '1 month'
  AND (month.first < booking.ends_on OR booking.ends_on IS NULL); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_uncounts_months_94de5() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); 
DELETE FROM placements_countedmonth month
WHERE month.facility_id IN (OLD.facility_id, NEW.facility_id); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_uncounts_months_de132() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', OLD.controller_id)); PERFORM pg_advisory_xact_lock_shared(hashtextextended('counted months', NEW.controller_id)); 
DELETE FROM placements_countedmonth month
WHERE month.facility_id IN (OLD.facility_id, NEW.facility_id); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_041e0() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "public_housepageevent" ("controller_id", "facility_id", "id", "is_published", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "text_da", "text_en") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."is_published", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."slug", NEW."text_da", NEW."text_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_065ed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "notifications_mailchoiceevent" ("chosen", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."chosen", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0b99b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_organisationevent" ("address", "id", "key", "kind", "mail", "municipality_code", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_hours", "reference_prefix") VALUES (NEW."address", NEW."id", NEW."key", NEW."kind", NEW."mail", NEW."municipality_code", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone", NEW."phone_hours", NEW."reference_prefix"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0ca48() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_contractevent" ("bills_damage", "citizen_born_on", "citizen_called", "controller_id", "ends_on", "house_name", "id", "more", "number", "payment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "reason", "rules", "signature", "signed", "signed_at", "signed_by_id", "signed_on", "starts_on", "stay_id", "written_at", "written_by_id") VALUES (NEW."bills_damage", NEW."citizen_born_on", NEW."citizen_called", NEW."controller_id", NEW."ends_on", NEW."house_name", NEW."id", NEW."more", NEW."number", NEW."payment", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_name", NEW."reason", NEW."rules", NEW."signature", NEW."signed", NEW."signed_at", NEW."signed_by_id", NEW."signed_on", NEW."starts_on", NEW."stay_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0db31() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_hearingevent" ("at", "by_id", "called_off_because", "controller_id", "decided_before_because", "ended_at", "ended_by_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "reply", "reply_by", "sent_on") VALUES (NEW."at", NEW."by_id", NEW."called_off_because", NEW."controller_id", NEW."decided_before_because", NEW."ended_at", NEW."ended_by_id", NEW."facts", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."referral_id", NEW."reply", NEW."reply_by", NEW."sent_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_15754() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_userevent" ("email", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_15eaa() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_disputeevent" ("at", "by_name", "controller_id", "declaration_id", "ended", "ended_at", "ended_by_name", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declaration_id", NEW."ended", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1f597() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "my_calendar_closingdaysevent" ("at", "by_id", "controller_id", "ends_on", "facility_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "starts_on") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."facility_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."removed_at", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_223e7() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_referralevent" ("acting_municipality", "answers", "applicant", "assigned_to_id", "call_back", "case_number", "children", "children_note", "citizen_id", "citizens_stance", "citizens_words", "clock_from", "closed_at", "closed_because", "closed_note", "consent", "consent_by", "consent_on", "contact_function", "contact_name", "contact_phone", "controller_id", "decision_id", "ended_by_name", "expected_ready_on", "facility_id", "frozen", "hold_id", "home_municipality", "id", "language", "needs_interpreter", "not_wanted_because", "offered_meanwhile", "paying_municipality", "pets", "pets_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_needs", "ready_for_discharge_on", "redirected_from", "reference", "referrer", "relative_name", "relative_phone", "relative_relation", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_on_by_id", "shows_citizen", "situation", "sleeps_meanwhile", "sleeps_tonight", "status", "stay_id", "submission_key", "submitted_at", "submitted_by_id", "track", "treatment_order", "treatment_order_kind", "urgency", "whereabouts", "whereabouts_note", "wished_facility_id", "wished_on", "withdrawn_at", "withdrawn_reason") VALUES (NEW."acting_municipality", NEW."answers", NEW."applicant", NEW."assigned_to_id", NEW."call_back", NEW."case_number", NEW."children", NEW."children_note", NEW."citizen_id", NEW."citizens_stance", NEW."citizens_words", NEW."clock_from", NEW."closed_at", NEW."closed_because", NEW."closed_note", NEW."consent", NEW."consent_by", NEW."consent_on", NEW."contact_function", NEW."contact_name", NEW."contact_phone", NEW."controller_id", NEW."decision_id", NEW."ended_by_name", NEW."expected_ready_on", NEW."facility_id", NEW."frozen", NEW."hold_id", NEW."home_municipality", NEW."id", NEW."language", NEW."needs_interpreter", NEW."not_wanted_because", NEW."offered_meanwhile", NEW."paying_municipality", NEW."pets", NEW."pets_note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_needs", NEW."ready_for_discharge_on", NEW."redirected_from", NEW."reference", NEW."referrer", NEW."relative_name", NEW."relative_phone", NEW."relative_relation", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_on_by_id", NEW."shows_citizen", NEW."situation", NEW."sleeps_meanwhile", NEW."sleeps_tonight", NEW."status", NEW."stay_id", NEW."submission_key", NEW."submitted_at", NEW."submitted_by_id", NEW."track", NEW."treatment_order", NEW."treatment_order_kind", NEW."urgency", NEW."whereabouts", NEW."whereabouts_note", NEW."wished_facility_id", NEW."wished_on", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_23286() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_informationrequestevent" ("answer", "answers", "asked_of", "at", "by_id", "controller_id", "ended_at", "ended_by_name", "id", "of_sender", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "referral_id", "sender_id", "sender_unit_id", "taken_back", "words") VALUES (NEW."answer", NEW."answers", NEW."asked_of", NEW."at", NEW."by_id", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."id", NEW."of_sender", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."questions", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."taken_back", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_255dc() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_agreementevent" ("at", "by_id", "controller_id", "done_at", "done_by_id", "due_on", "follow_up_id", "id", "meeting_id", "owner_id", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "what") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."follow_up_id", NEW."id", NEW."meeting_id", NEW."owner_id", NEW."owner_name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."stay_id", NEW."what"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_27aef() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_placeinventoryevent" ("controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "things") VALUES (NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."things"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_31916() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "recovery_starevent" ("citizen_id", "controller_id", "edition", "finished_at", "id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_by_id", "status", "stay_id", "took_part") VALUES (NEW."citizen_id", NEW."controller_id", NEW."edition", NEW."finished_at", NEW."id", NEW."made_on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."started_by_id", NEW."status", NEW."stay_id", NEW."took_part"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_35201() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_homekeptevent" ("answer", "at", "by_id", "controller_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_36c30() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_complaintevent" ("by", "by_name", "citizen_id", "controller_id", "decision_id", "id", "late_reason", "new_decision_id", "outcome", "outcome_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reconsideration", "reconsidered_by_id", "reconsidered_on", "sent_on", "settled_on", "state", "suspends", "text", "withdrawn_on", "written_at", "written_by_id") VALUES (NEW."by", NEW."by_name", NEW."citizen_id", NEW."controller_id", NEW."decision_id", NEW."id", NEW."late_reason", NEW."new_decision_id", NEW."outcome", NEW."outcome_text", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."received_on", NEW."reconsideration", NEW."reconsidered_by_id", NEW."reconsidered_on", NEW."sent_on", NEW."settled_on", NEW."state", NEW."suspends", NEW."text", NEW."withdrawn_on", NEW."written_at", NEW."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_392c8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "way_out_lockevent" ("controller_id", "id", "key", "owner_mail", "owner_municipality", "owner_name", "owner_since", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id") VALUES (NEW."controller_id", NEW."id", NEW."key", NEW."owner_mail", NEW."owner_municipality", NEW."owner_name", NEW."owner_since", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_42e2b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interop_clientevent" ("algorithm", "allowed_origins", "authorization_grant_type", "cimd_expires_at", "client_id", "client_type", "created", "former_ends_at", "hash_client_secret", "id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_logout_redirect_uris", "redirect_uris", "registration_source", "revoked_at", "scopes", "skip_authorization", "unit_id", "updated", "user_id") VALUES (NEW."algorithm", NEW."allowed_origins", NEW."authorization_grant_type", NEW."cimd_expires_at", NEW."client_id", NEW."client_type", NEW."created", NEW."former_ends_at", NEW."hash_client_secret", NEW."id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."post_logout_redirect_uris", NEW."redirect_uris", NEW."registration_source", NEW."revoked_at", NEW."scopes", NEW."skip_authorization", NEW."unit_id", NEW."updated", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_466aa() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_dayrateevent" ("controller_id", "ends_on", "facility_id", "id", "kroner", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "target_occupancy", "track") VALUES (NEW."controller_id", NEW."ends_on", NEW."facility_id", NEW."id", NEW."kroner", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."starts_on", NEW."target_occupancy", NEW."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_495b8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingevent" ("at", "by_id", "called_off_at", "called_off_because", "changed_at", "citizen_came", "controller_id", "corrects_id", "decision", "facility_id", "held_at", "held_by_id", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "question", "referral_id", "sequence", "starts_at", "stay_id", "told_by", "uid", "video") VALUES (NEW."at", NEW."by_id", NEW."called_off_at", NEW."called_off_because", NEW."changed_at", NEW."citizen_came", NEW."controller_id", NEW."corrects_id", NEW."decision", NEW."facility_id", NEW."held_at", NEW."held_by_id", NEW."id", NEW."kind", NEW."minutes", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."question", NEW."referral_id", NEW."sequence", NEW."starts_at", NEW."stay_id", NEW."told_by", NEW."uid", NEW."video"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4969a() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_savingsagreementevent" ("agreed_with", "amount", "at", "by_id", "controller_id", "ended_at", "ended_by_id", "ended_on", "ended_reason", "id", "kept_where", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "starts_on", "stay_id") VALUES (NEW."agreed_with", NEW."amount", NEW."at", NEW."by_id", NEW."controller_id", NEW."ended_at", NEW."ended_by_id", NEW."ended_on", NEW."ended_reason", NEW."id", NEW."kept_where", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."purpose", NEW."starts_on", NEW."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4c14d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_selfpaymentevent" ("amount", "at", "by_id", "controller_id", "cover", "decided_by", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."controller_id", NEW."cover", NEW."decided_by", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_54103() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_decisionevent" ("began_with_id", "citizen_id", "controller_id", "decided_at", "decided_by_id", "ended_because", "ended_on", "ends_on", "facts", "goals", "id", "intensity", "kind", "legal_basis", "overrides", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "refusals", "replaces_id", "rules_on", "scheme", "sender_id", "sender_unit_id", "sent_to", "standard", "starts_on", "stay_id", "target_group", "told_length", "track") VALUES (NEW."began_with_id", NEW."citizen_id", NEW."controller_id", NEW."decided_at", NEW."decided_by_id", NEW."ended_because", NEW."ended_on", NEW."ends_on", NEW."facts", NEW."goals", NEW."id", NEW."intensity", NEW."kind", NEW."legal_basis", NEW."overrides", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reasons", NEW."refusals", NEW."replaces_id", NEW."rules_on", NEW."scheme", NEW."sender_id", NEW."sender_unit_id", NEW."sent_to", NEW."standard", NEW."starts_on", NEW."stay_id", NEW."target_group", NEW."told_length", NEW."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_58f27() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_timeawayevent" ("controller_id", "deputy_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (NEW."controller_id", NEW."deputy_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."starts_on", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5db16() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_promiseevent" ("answered_at", "answered_by_name", "at", "at_hand_over", "by_name", "controller_id", "due_on", "id", "kept_on", "not_kept_because", "outcome", "owner_name", "owner_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "text") VALUES (NEW."answered_at", NEW."answered_by_name", NEW."at", NEW."at_hand_over", NEW."by_name", NEW."controller_id", NEW."due_on", NEW."id", NEW."kept_on", NEW."not_kept_because", NEW."outcome", NEW."owner_name", NEW."owner_side", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_68081() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_placeofferevent" ("answer_by", "because", "controller_id", "ended_at", "ended_by_name", "ends_on", "hold_id", "id", "length_reason", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "referral_id", "starts_on", "status") VALUES (NEW."answer_by", NEW."because", NEW."controller_id", NEW."ended_at", NEW."ended_by_name", NEW."ends_on", NEW."hold_id", NEW."id", NEW."length_reason", NEW."made_at", NEW."made_by_id", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."referral_id", NEW."starts_on", NEW."status"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6fcd1() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_absenceevent" ("at", "by_id", "controller_id", "counts_as_slept", "ends_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."counts_as_slept", NEW."ends_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_70ddc() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "citizens_citizennumberevent" ("citizen_id", "controller_id", "id", "index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "system") VALUES (NEW."citizen_id", NEW."controller_id", NEW."id", NEW."index", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."sealed", NEW."system"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_73a8a() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_pointevent" ("controller_id", "details", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "text", "title", "topic") VALUES (NEW."controller_id", NEW."details", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."stay_id", NEW."text", NEW."title", NEW."topic"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_7498c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contacts_contactevent" ("controller_id", "created_at", "deputy", "deputy_phone", "ended_because", "ends_on", "facility_id", "function", "hours", "id", "is_shown_to_referrers", "party_id", "party_text", "party_unit_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "side", "starts_on") VALUES (NEW."controller_id", NEW."created_at", NEW."deputy", NEW."deputy_phone", NEW."ended_because", NEW."ends_on", NEW."facility_id", NEW."function", NEW."hours", NEW."id", NEW."is_shown_to_referrers", NEW."party_id", NEW."party_text", NEW."party_unit_id", NEW."person", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone", NEW."side", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_7544f() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "citizens_citizenevent" ("alias", "birth_date", "controller_id", "created_at", "died_on", "has_protected_address", "home_municipality", "id", "is_anonymous", "joined_into_id", "letter_edition", "letter_language", "masked_number", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."alias", NEW."birth_date", NEW."controller_id", NEW."created_at", NEW."died_on", NEW."has_protected_address", NEW."home_municipality", NEW."id", NEW."is_anonymous", NEW."joined_into_id", NEW."letter_edition", NEW."letter_language", NEW."masked_number", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_8973b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_membershipevent" ("ends_on", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "unit_id", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."role", NEW."starts_on", NEW."unit_id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_8e601() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_readydeclarationevent" ("at", "by_name", "controller_id", "declared_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."declared_on", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."referral_id", NEW."sender_id", NEW."withdrawn_at", NEW."withdrawn_by_name", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_8efdb() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_secondopinionevent" ("answer", "answer_by", "answered_at", "answered_by_id", "at", "by_id", "controller_id", "id", "person_function", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id") VALUES (NEW."answer", NEW."answer_by", NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."by_id", NEW."controller_id", NEW."id", NEW."person_function", NEW."person_name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."question", NEW."referral_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_965e6() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_facilityevent" ("address", "closes_on", "controller_id", "description", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scheme") VALUES (NEW."address", NEW."closes_on", NEW."controller_id", NEW."description", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone", NEW."scheme"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_96937() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "recovery_starscoreevent" ("area", "citizens_words", "controller_id", "id", "left_out_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "staff_note", "star_id") VALUES (NEW."area", NEW."citizens_words", NEW."controller_id", NEW."id", NEW."left_out_because", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."score", NEW."staff_note", NEW."star_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a7406() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organisations_unitevent" ("id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ab88f() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "notifications_escalationevent" ("controller_id", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "working_days") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."working_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ad375() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_dailyhelperevent" ("at", "by_id", "controller_id", "ends_on", "helper_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "stay_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."ends_on", NEW."helper_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ada45() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_damageevent" ("amount", "at", "by_id", "checked_line_id", "controller_id", "corrects_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled", "settled_at", "settled_by_id", "settled_on", "settled_reason", "stay_id", "words") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."checked_line_id", NEW."controller_id", NEW."corrects_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."settled", NEW."settled_at", NEW."settled_by_id", NEW."settled_on", NEW."settled_reason", NEW."stay_id", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b020e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_meetingevent" ("at", "at_time", "by_id", "cancelled_at", "controller_id", "corrects_id", "held_at", "id", "kind", "minutes", "on", "outcome", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referral_id", "told_by") VALUES (NEW."at", NEW."at_time", NEW."by_id", NEW."cancelled_at", NEW."controller_id", NEW."corrects_id", NEW."held_at", NEW."id", NEW."kind", NEW."minutes", NEW."on", NEW."outcome", NEW."participants", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."question", NEW."referral_id", NEW."told_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b20fc() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "descriptions_partnerevent" ("added_at", "controller_id", "ended_at", "ended_because", "id", "mail", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "stay_id") VALUES (NEW."added_at", NEW."controller_id", NEW."ended_at", NEW."ended_because", NEW."id", NEW."mail", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."role", NEW."stay_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b219b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "referrals_changereportevent" ("at", "by_id", "by_name", "controller_id", "handled_at", "handled_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "what", "what_happened") VALUES (NEW."at", NEW."by_id", NEW."by_name", NEW."controller_id", NEW."handled_at", NEW."handled_by_id", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."referral_id", NEW."sender_id", NEW."what", NEW."what_happened"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b9c0c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_agreementitemevent" ("agreement_id", "asked_at", "at", "by_name", "controller_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_name", "referral_id", "sender_id", "sender_unit_id", "side", "state", "text") VALUES (NEW."agreement_id", NEW."asked_at", NEW."at", NEW."by_name", NEW."controller_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."received_at", NEW."received_by_name", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."state", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_bdf80() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_placeevent" ("closes_on", "controller_id", "description", "equipment", "facility_id", "id", "name", "opens_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track", "turnaround_days") VALUES (NEW."closes_on", NEW."controller_id", NEW."description", NEW."equipment", NEW."facility_id", NEW."id", NEW."name", NEW."opens_on", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."track", NEW."turnaround_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cc1eb() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_disagreementevent" ("at", "by_name", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receivers_view", "receivers_view_by", "referral_id", "sender_id", "sender_unit_id", "senders_view", "senders_view_by", "settled_by_name", "settled_on", "settlement", "side", "subject") VALUES (NEW."at", NEW."by_name", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."receivers_view", NEW."receivers_view_by", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."senders_view", NEW."senders_view_by", NEW."settled_by_name", NEW."settled_on", NEW."settlement", NEW."side", NEW."subject"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d264b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_dischargeagreementevent" ("at", "by_name", "consent", "consent_note", "controller_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side") VALUES (NEW."at", NEW."by_name", NEW."consent", NEW."consent_note", NEW."controller_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d64b0() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_bookingevent" ("cancelled_at", "citizen_id", "controller_id", "created_at", "created_by_id", "ends_on", "expires_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "starts_on", "stay_id", "turnaround_days") VALUES (NEW."cancelled_at", NEW."citizen_id", NEW."controller_id", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."expires_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."reason", NEW."starts_on", NEW."stay_id", NEW."turnaround_days"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d92e7() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_stayevent" ("acting_municipality", "asked_backup", "citizen_id", "conflict_since", "controller_id", "coordinator_id", "created_at", "created_by_id", "decided_on", "destination", "ending", "expected_on", "facility_id", "goals", "granted_by_id", "home_municipality", "id", "intensity", "key_worker_id", "left_on", "legal_basis", "length_reason", "moved_in_on", "onward", "onward_note", "outcome_note", "paying_municipality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "purpose", "risk_substances", "risk_suicide", "risk_violence", "rules_on", "scheme", "status", "target_group", "track") VALUES (NEW."acting_municipality", NEW."asked_backup", NEW."citizen_id", NEW."conflict_since", NEW."controller_id", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."destination", NEW."ending", NEW."expected_on", NEW."facility_id", NEW."goals", NEW."granted_by_id", NEW."home_municipality", NEW."id", NEW."intensity", NEW."key_worker_id", NEW."left_on", NEW."legal_basis", NEW."length_reason", NEW."moved_in_on", NEW."onward", NEW."onward_note", NEW."outcome_note", NEW."paying_municipality", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."planned_end_on", NEW."purpose", NEW."risk_substances", NEW."risk_suicide", NEW."risk_violence", NEW."rules_on", NEW."scheme", NEW."status", NEW."target_group", NEW."track"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e3110() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "discharge_waitingcauseevent" ("at", "by_name", "cause", "controller_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sender_id", "sender_unit_id", "side", "starts_on") VALUES (NEW."at", NEW."by_name", NEW."cause", NEW."controller_id", NEW."ends_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."referral_id", NEW."sender_id", NEW."sender_unit_id", NEW."side", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_eb16a() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_budgetitemevent" ("amount", "controller_id", "facility_id", "id", "kind", "name", "nights", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "year") VALUES (NEW."amount", NEW."controller_id", NEW."facility_id", NEW."id", NEW."kind", NEW."name", NEW."nights", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."rate", NEW."year"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_eb796() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_followupevent" ("completed_at", "completed_by_id", "completed_on", "controller_id", "due_on", "id", "kind", "moved_by_hand", "nominal_on", "office", "opens_on", "ordinal", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "status", "stay_id", "task", "title") VALUES (NEW."completed_at", NEW."completed_by_id", NEW."completed_on", NEW."controller_id", NEW."due_on", NEW."id", NEW."kind", NEW."moved_by_hand", NEW."nominal_on", NEW."office", NEW."opens_on", NEW."ordinal", NEW."outcome", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."responsible_id", NEW."status", NEW."stay_id", NEW."task", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_eb96a() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_housetermsevent" ("controller_id", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."rules"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ef7eb() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "moving_in_preferenceevent" ("at", "by_id", "controller_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stay_id", "text", "topic", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."at", NEW."by_id", NEW."controller_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."stay_id", NEW."text", NEW."topic", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f4822() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "placements_assignmentevent" ("controller_id", "facility_id", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."controller_id", NEW."facility_id", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_writes_words_cac91() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
INSERT INTO citizens_citizenword (controller_id, citizen_id, word, name_key)
SELECT c.controller_id, c.id, w.word, c.name_key
FROM (SELECT NEW.*) c
CROSS JOIN LATERAL regexp_split_to_table(ltrim(c.search_key), ' ') w(word)
WHERE c.joined_into_id IS NULL AND w.word <> ''; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.public_house_pages() RETURNS TABLE(organisation_id bigint, facility_id bigint, slug text, name text, scheme text, address text, phone text, text_da text, text_en text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        SELECT page.controller_id, page.facility_id, page.slug::text, house.name::text,
               house.scheme::text, house.address::text, house.phone::text,
               page.text_da, page.text_en
        FROM public_housepage page
        JOIN placements_facility house ON house.id = page.facility_id
        WHERE page.is_published 
          AND (house.closes_on IS NULL
               OR house.closes_on > (now() AT TIME ZONE 'Europe/Copenhagen')::date)
    $$;

CREATE FUNCTION public.referrals_change_reported() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    BEGIN
        INSERT INTO referrals_referralupdate (controller_id, referral_id, sender_id, at)
        VALUES (NEW.controller_id, NEW.referral_id, NEW.sender_id, clock_timestamp());
        RETURN NULL;
    END
    $$;

CREATE FUNCTION public.referrals_receivers() RETURNS TABLE(organisation_id bigint, scheme text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        SELECT DISTINCT controller_id, scheme::text FROM placements_facility
        WHERE closes_on IS NULL OR closes_on > (now() AT TIME ZONE 'Europe/Copenhagen')::date
    $$;

CREATE FUNCTION public.referrals_referral_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    BEGIN
        INSERT INTO referrals_referralupdate (controller_id, referral_id, sender_id, at)
        VALUES (NEW.controller_id, NEW.id, NEW.sender_id, clock_timestamp());
        RETURN NULL;
    END
    $$;

CREATE FUNCTION public.referrals_stay_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
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

CREATE TABLE public.audit_accesslog (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id bigint,
    by_name character varying(160) NOT NULL,
    on_behalf_of_id bigint NOT NULL,
    role character varying(30) NOT NULL,
    action character varying(20) NOT NULL,
    what character varying(60) NOT NULL,
    purpose character varying(20) NOT NULL,
    citizen_id bigint,
    fingerprint bytea,
    CONSTRAINT purpose_of_reading_is_a_key CHECK (((purpose)::text = ANY (ARRAY[('case'::character varying)::text, ('stay'::character varying)::text, ('call'::character varying)::text, ('partner'::character varying)::text, ('correction'::character varying)::text, ('inspection'::character varying)::text, ('own_work'::character varying)::text, ('figures'::character varying)::text, ('places'::character varying)::text, ('guest_room'::character varying)::text, ('worklist'::character varying)::text, ('assessment'::character varying)::text, ('placing'::character varying)::text, ('letter'::character varying)::text, ('team'::character varying)::text, ('supervision'::character varying)::text, ('own_referral'::character varying)::text]))),
    CONSTRAINT reading_says_who CHECK (((user_id IS NOT NULL) OR (NOT ((by_name)::text = ''::text))))
);

ALTER TABLE ONLY public.audit_accesslog FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_event (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    by_name character varying(160) NOT NULL,
    citizen_id bigint,
    referral_id bigint,
    stay_id bigint,
    place_id bigint,
    facts jsonb NOT NULL
);

ALTER TABLE ONLY public.audit_event FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_outbox (
    id bigint NOT NULL,
    event_id bigint NOT NULL,
    controller_key bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);

ALTER TABLE public.audit_outbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);

ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);

ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);

ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_citizen (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    name character varying(160) NOT NULL,
    alias character varying(80) NOT NULL,
    is_anonymous boolean NOT NULL,
    birth_date date,
    died_on date,
    home_municipality character varying(4) NOT NULL,
    has_protected_address boolean NOT NULL,
    phone character varying(40) NOT NULL,
    phone_key character varying(8) GENERATED ALWAYS AS ("right"(regexp_replace((phone)::text, '\D'::text, ''::text, 'g'::text), 8)) STORED,
    letter_language character varying(2) DEFAULT ''::character varying NOT NULL,
    letter_edition character varying(10) DEFAULT ''::character varying NOT NULL,
    masked_number character varying(16) NOT NULL,
    joined_into_id bigint,
    name_key text NOT NULL COLLATE pg_catalog."C",
    search_key text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT anonymous_citizen_has_only_an_alias CHECK (((NOT is_anonymous) OR ((birth_date IS NULL) AND ((masked_number)::text = ''::text) AND ((name)::text = ''::text) AND (NOT ((alias)::text = ''::text))))),
    CONSTRAINT citizen_is_called_something CHECK (((NOT ((name)::text = ''::text)) OR (NOT ((alias)::text = ''::text)))),
    CONSTRAINT citizen_is_written_to_in_a_letter_there_is CHECK ((((letter_edition)::text = ANY (ARRAY[(''::character varying)::text, ('ordinary'::character varying)::text, ('easy'::character varying)::text])) AND ((letter_language)::text = ANY (ARRAY[(''::character varying)::text, ('da'::character varying)::text, ('en'::character varying)::text]))))
);

ALTER TABLE ONLY public.citizens_citizen FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_citizen ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_citizen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_citizenevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    name character varying(160) NOT NULL,
    alias character varying(80) NOT NULL,
    is_anonymous boolean NOT NULL,
    birth_date date,
    died_on date,
    home_municipality character varying(4) NOT NULL,
    has_protected_address boolean NOT NULL,
    phone character varying(40) NOT NULL,
    letter_language character varying(2) DEFAULT ''::character varying NOT NULL,
    letter_edition character varying(10) DEFAULT ''::character varying NOT NULL,
    masked_number character varying(16) NOT NULL,
    joined_into_id bigint,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.citizens_citizenevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_citizenevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_citizenevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_citizennumber (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    system character varying(60) NOT NULL,
    sealed bytea NOT NULL,
    index bytea NOT NULL
);

ALTER TABLE ONLY public.citizens_citizennumber FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_citizennumber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_citizennumber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_citizennumberevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    system character varying(60) NOT NULL,
    sealed bytea NOT NULL,
    index bytea NOT NULL
);

ALTER TABLE ONLY public.citizens_citizennumberevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_citizennumberevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_citizennumberevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_citizenword (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    word text NOT NULL COLLATE pg_catalog."C",
    name_key text NOT NULL COLLATE pg_catalog."C"
);

ALTER TABLE ONLY public.citizens_citizenword FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_citizenword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_citizenword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_identityquestion (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    other_id bigint,
    by_number boolean NOT NULL,
    differences jsonb NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    CONSTRAINT identity_answer_says_when CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL)) OR ((NOT ((answer)::text = ''::text)) AND (answered_at IS NOT NULL))))
);

ALTER TABLE ONLY public.citizens_identityquestion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_identityquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_identityquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_joinedregistration (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    into_id bigint NOT NULL,
    moved jsonb NOT NULL,
    held_before jsonb NOT NULL,
    number_index bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    taken_apart_at timestamp with time zone,
    CONSTRAINT joined_are_two CHECK ((NOT (citizen_id = into_id)))
);

ALTER TABLE ONLY public.citizens_joinedregistration FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_joinedregistration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_joinedregistration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_joiningproposal (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    kind character varying(6) NOT NULL,
    citizen_id bigint NOT NULL,
    kept_id bigint NOT NULL,
    reason text NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    answer_note text NOT NULL,
    answered_by_id bigint,
    answered_at timestamp with time zone,
    CONSTRAINT proposal_answered_by_another CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL) AND (answered_by_id IS NULL)) OR (((answer)::text = 'withdrawn'::text) AND (answered_at IS NOT NULL) AND (answered_by_id = proposed_by_id)) OR ((NOT ((answered_by_id = proposed_by_id) AND (answered_by_id IS NOT NULL))) AND ((answer)::text = ANY (ARRAY[('confirmed'::character varying)::text, ('rejected'::character varying)::text])) AND (answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL)))),
    CONSTRAINT proposal_of_two CHECK ((NOT (citizen_id = kept_id)))
);

ALTER TABLE ONLY public.citizens_joiningproposal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.citizens_joiningproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_joiningproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaint (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    decision_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    state character varying(10) NOT NULL,
    received_on date NOT NULL,
    by character varying(16) NOT NULL,
    by_name character varying(120) NOT NULL,
    text text NOT NULL,
    late_reason text NOT NULL,
    suspends text NOT NULL,
    written_by_id bigint,
    written_at timestamp with time zone NOT NULL,
    reconsidered_on date,
    reconsidered_by_id bigint,
    reconsideration text NOT NULL,
    new_decision_id bigint,
    sent_on date,
    settled_on date,
    outcome character varying(10) NOT NULL,
    outcome_text text NOT NULL,
    withdrawn_on date,
    CONSTRAINT changed_decision_is_there CHECK (((NOT ((state)::text = 'changed'::text)) OR (new_decision_id IS NOT NULL))),
    CONSTRAINT reconsidered_complaint_says_why CHECK ((((state)::text = ANY (ARRAY[('received'::character varying)::text, ('withdrawn'::character varying)::text])) OR (NOT (reconsideration = ''::text)))),
    CONSTRAINT settled_complaint_says_how CHECK (((NOT ((state)::text = 'settled'::text)) OR ((settled_on IS NOT NULL) AND (NOT ((outcome)::text = ''::text)))))
);

ALTER TABLE ONLY public.complaints_complaint FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_complaint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaintevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    decision_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    state character varying(10) NOT NULL,
    received_on date NOT NULL,
    by character varying(16) NOT NULL,
    by_name character varying(120) NOT NULL,
    text text NOT NULL,
    late_reason text NOT NULL,
    suspends text NOT NULL,
    written_by_id bigint,
    written_at timestamp with time zone NOT NULL,
    reconsidered_on date,
    reconsidered_by_id bigint,
    reconsideration text NOT NULL,
    new_decision_id bigint,
    sent_on date,
    settled_on date,
    outcome character varying(10) NOT NULL,
    outcome_text text NOT NULL,
    withdrawn_on date
);

ALTER TABLE ONLY public.complaints_complaintevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_complaintevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaintevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contacts_contact (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint,
    side character varying(8) NOT NULL,
    party_id bigint,
    party_unit_id bigint,
    party_text character varying(120) NOT NULL,
    person character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    phone character varying(40) NOT NULL,
    hours character varying(120) NOT NULL,
    deputy character varying(120) NOT NULL,
    deputy_phone character varying(40) NOT NULL,
    is_shown_to_referrers boolean NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    ended_because character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT contact_ended_has_a_day CHECK ((((ended_because)::text = ''::text) OR (ends_on IS NOT NULL))),
    CONSTRAINT contact_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT contact_has_one_party CHECK (((party_id IS NULL) OR ((party_text)::text = ''::text))),
    CONSTRAINT contact_unit_has_its_party CHECK (((party_unit_id IS NULL) OR (party_id IS NOT NULL))),
    CONSTRAINT deputy_can_be_rung CHECK ((((deputy)::text = ''::text) OR (NOT ((deputy_phone)::text = ''::text)))),
    CONSTRAINT only_ours_are_shown CHECK (((NOT is_shown_to_referrers) OR ((side)::text = 'ours'::text)))
);

ALTER TABLE ONLY public.contacts_contact FORCE ROW LEVEL SECURITY;

ALTER TABLE public.contacts_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contacts_contactevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint,
    side character varying(8) NOT NULL,
    party_id bigint,
    party_unit_id bigint,
    party_text character varying(120) NOT NULL,
    person character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    phone character varying(40) NOT NULL,
    hours character varying(120) NOT NULL,
    deputy character varying(120) NOT NULL,
    deputy_phone character varying(40) NOT NULL,
    is_shown_to_referrers boolean NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    ended_because character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.contacts_contactevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.contacts_contactevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_contactevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.descriptions_description (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    text text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    follow_up_id bigint NOT NULL,
    link_id bigint,
    partner_id bigint,
    CONSTRAINT description_says_something CHECK (((((state)::text = 'written'::text) AND (NOT (text = ''::text))) OR ((state)::text = 'not_mine'::text))),
    CONSTRAINT partner_alone_answers_by_link CHECK (((link_id IS NULL) OR (partner_id IS NOT NULL)))
);

ALTER TABLE ONLY public.descriptions_description FORCE ROW LEVEL SECURITY;

ALTER TABLE public.descriptions_description ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.descriptions_description_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.descriptions_descriptionlink (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    failures smallint NOT NULL,
    why character varying(10) NOT NULL,
    fingerprint bytea,
    controller_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT description_link_that_was_sent_opens CHECK (((sent_at IS NULL) OR (fingerprint IS NOT NULL))),
    CONSTRAINT descriptions_descriptionlink_failures_check CHECK ((failures >= 0))
);

ALTER TABLE ONLY public.descriptions_descriptionlink FORCE ROW LEVEL SECURITY;

ALTER TABLE public.descriptions_descriptionlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.descriptions_descriptionlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.descriptions_descriptionrequest (
    id bigint NOT NULL,
    wanted_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    remind_on date,
    ends_at timestamp with time zone,
    ended_at timestamp with time zone,
    asked_by_id bigint,
    controller_id bigint NOT NULL,
    follow_up_id bigint NOT NULL,
    partner_id bigint,
    CONSTRAINT partner_answers_by_a_link_that_ends CHECK ((((ends_at IS NULL) AND (partner_id IS NULL) AND (remind_on IS NULL)) OR ((ends_at IS NOT NULL) AND (partner_id IS NOT NULL))))
);

ALTER TABLE ONLY public.descriptions_descriptionrequest FORCE ROW LEVEL SECURITY;

ALTER TABLE public.descriptions_descriptionrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.descriptions_descriptionrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.descriptions_partner (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    role character varying(120) NOT NULL,
    mail character varying(254) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_because character varying(200) NOT NULL,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    CONSTRAINT partner_who_is_asked_no_more_has_a_reason CHECK (((ended_at IS NULL) OR (NOT ((ended_because)::text = ''::text))))
);

ALTER TABLE ONLY public.descriptions_partner FORCE ROW LEVEL SECURITY;

ALTER TABLE public.descriptions_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.descriptions_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.descriptions_partnerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    role character varying(120) NOT NULL,
    mail character varying(254) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_because character varying(200) NOT NULL,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint NOT NULL
);

ALTER TABLE ONLY public.descriptions_partnerevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.descriptions_partnerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.descriptions_partnerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_agreementitem (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id bigint NOT NULL,
    key character varying(30) NOT NULL,
    state character varying(12) NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone,
    received_at timestamp with time zone,
    received_by_name character varying(120) NOT NULL,
    CONSTRAINT item_that_is_there_has_its_text CHECK (((NOT ((state)::text = 'there'::text)) OR (NOT (text = ''::text)))),
    CONSTRAINT only_what_is_missing_is_asked_for CHECK (((asked_at IS NULL) OR ((state)::text = 'missing'::text)))
);

ALTER TABLE ONLY public.discharge_agreementitem FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_agreementitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_agreementitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_agreementitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id bigint NOT NULL,
    key character varying(30) NOT NULL,
    state character varying(12) NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone,
    received_at timestamp with time zone,
    received_by_name character varying(120) NOT NULL
);

ALTER TABLE ONLY public.discharge_agreementitemevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_agreementitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_agreementitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_coordinator (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    name character varying(120) NOT NULL,
    organisation character varying(120) NOT NULL,
    phone character varying(40) NOT NULL,
    since date NOT NULL,
    CONSTRAINT coordinator_can_be_rung CHECK (((NOT ((name)::text = ''::text)) AND (NOT ((phone)::text = ''::text))))
);

ALTER TABLE ONLY public.discharge_coordinator FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_coordinator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_coordinator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_dayprice (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    starts_on date NOT NULL,
    kroner integer NOT NULL,
    source character varying(200) NOT NULL,
    by_name character varying(120) NOT NULL,
    CONSTRAINT day_price_says_its_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT discharge_dayprice_kroner_check CHECK ((kroner >= 0))
);

ALTER TABLE ONLY public.discharge_dayprice FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_dayprice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_dayprice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_disagreement (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    subject character varying(200) NOT NULL,
    senders_view text NOT NULL,
    senders_view_by character varying(120) NOT NULL,
    receivers_view text NOT NULL,
    receivers_view_by character varying(120) NOT NULL,
    settled_on date,
    settlement text NOT NULL,
    settled_by_name character varying(120) NOT NULL,
    CONSTRAINT settled_disagreement_says_how CHECK ((((settled_on IS NULL) AND (settlement = ''::text)) OR ((settled_on IS NOT NULL) AND (NOT (settlement = ''::text)))))
);

ALTER TABLE ONLY public.discharge_disagreement FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_disagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_disagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_disagreementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    subject character varying(200) NOT NULL,
    senders_view text NOT NULL,
    senders_view_by character varying(120) NOT NULL,
    receivers_view text NOT NULL,
    receivers_view_by character varying(120) NOT NULL,
    settled_on date,
    settlement text NOT NULL,
    settled_by_name character varying(120) NOT NULL
);

ALTER TABLE ONLY public.discharge_disagreementevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_disagreementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_disagreementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_dischargeagreement (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    kind character varying(3) NOT NULL,
    consent character varying(10) NOT NULL,
    consent_note text NOT NULL
);

ALTER TABLE ONLY public.discharge_dischargeagreement FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_dischargeagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_dischargeagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_dischargeagreementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    kind character varying(3) NOT NULL,
    consent character varying(10) NOT NULL,
    consent_note text NOT NULL
);

ALTER TABLE ONLY public.discharge_dischargeagreementevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_dischargeagreementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_dischargeagreementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_dispute (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    declaration_id bigint NOT NULL,
    reason text NOT NULL,
    ended character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(120) NOT NULL,
    outcome text NOT NULL,
    CONSTRAINT ended_dispute_says_how CHECK (((((ended)::text = ''::text) AND (ended_at IS NULL)) OR ((ended_at IS NOT NULL) AND (NOT ((ended)::text = ''::text)) AND (NOT (outcome = ''::text)))))
);

ALTER TABLE ONLY public.discharge_dispute FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_dispute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_dispute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_disputeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    declaration_id bigint NOT NULL,
    reason text NOT NULL,
    ended character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(120) NOT NULL,
    outcome text NOT NULL
);

ALTER TABLE ONLY public.discharge_disputeevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_disputeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_disputeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_expectedready (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    "on" date NOT NULL
);

ALTER TABLE ONLY public.discharge_expectedready FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_expectedready ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_expectedready_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_itemversion (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    item_id bigint NOT NULL,
    state character varying(12) NOT NULL,
    text text NOT NULL
);

ALTER TABLE ONLY public.discharge_itemversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_itemversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_itemversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_message (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL
);

ALTER TABLE ONLY public.discharge_message FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_messagereceipt (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    up_to_id bigint NOT NULL
);

ALTER TABLE ONLY public.discharge_messagereceipt FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_messagereceipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_messagereceipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_promise (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    owner_side character varying(10) NOT NULL,
    owner_name character varying(120) NOT NULL,
    at_hand_over boolean NOT NULL,
    outcome character varying(10) NOT NULL,
    kept_on date,
    not_kept_because text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_name character varying(120) NOT NULL,
    received_at timestamp with time zone,
    received_by_name character varying(120) NOT NULL,
    CONSTRAINT answered_promise_says_how CHECK ((((answered_at IS NULL) AND (kept_on IS NULL) AND (not_kept_because = ''::text) AND ((outcome)::text = ''::text)) OR ((answered_at IS NOT NULL) AND (kept_on IS NOT NULL) AND ((outcome)::text = 'kept'::text)) OR ((answered_at IS NOT NULL) AND (kept_on IS NULL) AND ((outcome)::text = 'not_kept'::text) AND (NOT (not_kept_because = ''::text)))))
);

ALTER TABLE ONLY public.discharge_promise FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_promise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_promise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_promiseevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    owner_side character varying(10) NOT NULL,
    owner_name character varying(120) NOT NULL,
    at_hand_over boolean NOT NULL,
    outcome character varying(10) NOT NULL,
    kept_on date,
    not_kept_because text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_name character varying(120) NOT NULL,
    received_at timestamp with time zone,
    received_by_name character varying(120) NOT NULL
);

ALTER TABLE ONLY public.discharge_promiseevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_promiseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_promiseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_waitingcause (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    cause character varying(20) NOT NULL,
    note text NOT NULL,
    CONSTRAINT cause_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on > starts_on)))
);

ALTER TABLE ONLY public.discharge_waitingcause FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_waitingcause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_waitingcause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.discharge_waitingcauseevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    side character varying(10) NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    cause character varying(20) NOT NULL,
    note text NOT NULL
);

ALTER TABLE ONLY public.discharge_waitingcauseevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.discharge_waitingcauseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discharge_waitingcauseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.imports_fault (
    id bigint NOT NULL,
    "row" integer NOT NULL,
    "column" character varying(30) NOT NULL,
    text text NOT NULL,
    controller_id bigint NOT NULL,
    import_of_id bigint NOT NULL,
    CONSTRAINT imports_fault_row_check CHECK (("row" >= 0))
);

ALTER TABLE ONLY public.imports_fault FORCE ROW LEVEL SECURITY;

ALTER TABLE public.imports_fault ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.imports_fault_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.imports_import (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    file_name character varying(120) NOT NULL,
    fingerprint bytea NOT NULL,
    sent_by_name character varying(120) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    done_by_name character varying(120) NOT NULL,
    done_at timestamp with time zone,
    rows integer NOT NULL,
    new integer NOT NULL,
    there integer NOT NULL,
    wrong integer NOT NULL,
    keys integer NOT NULL,
    problem text NOT NULL,
    asked_by_id bigint NOT NULL,
    controller_id bigint NOT NULL,
    sent_by_id bigint NOT NULL,
    CONSTRAINT import_that_is_done_says_when CHECK (((NOT ((state)::text = 'done'::text)) OR ((done_at IS NOT NULL) AND (NOT ((done_by_name)::text = ''::text))))),
    CONSTRAINT imports_import_keys_check CHECK ((keys >= 0)),
    CONSTRAINT imports_import_new_check CHECK ((new >= 0)),
    CONSTRAINT imports_import_rows_check CHECK ((rows >= 0)),
    CONSTRAINT imports_import_there_check CHECK ((there >= 0)),
    CONSTRAINT imports_import_wrong_check CHECK ((wrong >= 0))
);

ALTER TABLE ONLY public.imports_import FORCE ROW LEVEL SECURITY;

ALTER TABLE public.imports_import ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.imports_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.imports_keptfile (
    id bigint NOT NULL,
    sealed bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    import_of_id bigint NOT NULL
);

ALTER TABLE ONLY public.imports_keptfile FORCE ROW LEVEL SECURITY;

ALTER TABLE public.imports_keptfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.imports_keptfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.imports_origin (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    key character varying(60) NOT NULL,
    "on" date NOT NULL,
    is_new boolean NOT NULL,
    citizen_id bigint,
    controller_id bigint NOT NULL,
    import_of_id bigint NOT NULL,
    place_id bigint,
    stay_id bigint,
    CONSTRAINT origin_of_one_thing CHECK ((((citizen_id IS NULL) AND ((kind)::text = 'places'::text) AND (place_id IS NOT NULL) AND (stay_id IS NULL)) OR ((citizen_id IS NOT NULL) AND ((kind)::text = 'citizens'::text) AND (place_id IS NULL) AND (stay_id IS NULL)) OR ((citizen_id IS NULL) AND ((kind)::text = 'stays'::text) AND (place_id IS NULL) AND (stay_id IS NOT NULL))))
);

ALTER TABLE ONLY public.imports_origin FORCE ROW LEVEL SECURITY;

ALTER TABLE public.imports_origin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.imports_origin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interop_client (
    id bigint NOT NULL,
    client_id character varying(255) NOT NULL,
    user_id bigint,
    redirect_uris text NOT NULL,
    post_logout_redirect_uris text NOT NULL,
    client_type character varying(32) NOT NULL,
    authorization_grant_type character varying(44) NOT NULL,
    client_secret character varying(255) NOT NULL,
    hash_client_secret boolean NOT NULL,
    name character varying(255) NOT NULL,
    skip_authorization boolean NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    algorithm character varying(5) NOT NULL,
    allowed_origins text NOT NULL,
    registration_source character varying(32) NOT NULL,
    cimd_expires_at timestamp with time zone,
    organisation_id bigint NOT NULL,
    unit_id bigint,
    scopes character varying(40)[] NOT NULL,
    revoked_at timestamp with time zone,
    fingerprint bytea NOT NULL,
    former_secret character varying(255) NOT NULL,
    former_fingerprint bytea NOT NULL,
    former_ends_at timestamp with time zone,
    CONSTRAINT clients_bring_credentials_only CHECK ((((authorization_grant_type)::text = 'client-credentials'::text) AND ((client_type)::text = 'confidential'::text) AND hash_client_secret))
);

ALTER TABLE public.interop_client ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interop_client_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interop_clientevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    client_id character varying(255) NOT NULL,
    user_id bigint,
    redirect_uris text NOT NULL,
    post_logout_redirect_uris text NOT NULL,
    client_type character varying(32) NOT NULL,
    authorization_grant_type character varying(44) NOT NULL,
    hash_client_secret boolean NOT NULL,
    name character varying(255) NOT NULL,
    skip_authorization boolean NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    algorithm character varying(5) NOT NULL,
    allowed_origins text NOT NULL,
    registration_source character varying(32) NOT NULL,
    cimd_expires_at timestamp with time zone,
    organisation_id bigint NOT NULL,
    unit_id bigint,
    scopes character varying(40)[] NOT NULL,
    revoked_at timestamp with time zone,
    former_ends_at timestamp with time zone
);

ALTER TABLE public.interop_clientevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interop_clientevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interop_keptanswer (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    client_id bigint NOT NULL,
    key bytea NOT NULL,
    body bytea NOT NULL,
    status smallint NOT NULL,
    location character varying(200) NOT NULL,
    sealed bytea NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    CONSTRAINT interop_keptanswer_status_check CHECK ((status >= 0))
);

ALTER TABLE ONLY public.interop_keptanswer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.interop_keptanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interop_keptanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.letters_sentletter (
    by_id bigint,
    at timestamp with time zone NOT NULL,
    id uuid NOT NULL,
    controller_id bigint NOT NULL,
    decision_id bigint,
    stay_id bigint,
    hearing_id bigint,
    reply_by date,
    follow_up_id bigint,
    language character varying(2) NOT NULL,
    edition character varying(10) NOT NULL,
    way character varying(14) NOT NULL,
    sealed_text bytea NOT NULL,
    sealed_pdf bytea NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT letter_is_in_a_language_and_an_edition CHECK ((((edition)::text = ANY (ARRAY[('ordinary'::character varying)::text, ('easy'::character varying)::text])) AND ((language)::text = ANY (ARRAY[('da'::character varying)::text, ('en'::character varying)::text])))),
    CONSTRAINT letter_tells_of_one_thing CHECK ((((decision_id IS NOT NULL) AND (follow_up_id IS NULL) AND (hearing_id IS NULL) AND (reply_by IS NULL) AND (stay_id IS NULL)) OR ((decision_id IS NULL) AND (hearing_id IS NULL) AND (reply_by IS NULL) AND (stay_id IS NOT NULL)) OR ((decision_id IS NULL) AND (follow_up_id IS NULL) AND (hearing_id IS NOT NULL) AND (reply_by IS NOT NULL) AND (stay_id IS NULL))))
);

ALTER TABLE ONLY public.letters_sentletter FORCE ROW LEVEL SECURITY;

CREATE TABLE public.letters_textblock (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    key character varying(20) NOT NULL,
    language character varying(2) NOT NULL,
    edition character varying(10) NOT NULL,
    text text NOT NULL,
    starts_on date NOT NULL,
    CONSTRAINT text_block_is_of_a_letter_there_is CHECK ((((edition)::text = ANY (ARRAY[('ordinary'::character varying)::text, ('easy'::character varying)::text])) AND ((language)::text = ANY (ARRAY[('da'::character varying)::text, ('en'::character varying)::text]))))
);

ALTER TABLE ONLY public.letters_textblock FORCE ROW LEVEL SECURITY;

ALTER TABLE public.letters_textblock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.letters_textblock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.letters_translation (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    decision_id bigint,
    hearing_id bigint,
    language character varying(2) NOT NULL,
    texts jsonb NOT NULL,
    CONSTRAINT translation_is_into_another_language CHECK (((language)::text = 'en'::text)),
    CONSTRAINT translation_is_of_a_decision_or_a_hearing CHECK ((((decision_id IS NOT NULL) AND (hearing_id IS NULL)) OR ((decision_id IS NULL) AND (hearing_id IS NOT NULL))))
);

ALTER TABLE ONLY public.letters_translation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.letters_translation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.letters_translation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_agreement (
    id bigint NOT NULL,
    what character varying(120) NOT NULL,
    owner_name character varying(120) NOT NULL,
    due_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    done_by_id bigint,
    follow_up_id bigint,
    owner_id bigint,
    stay_id bigint,
    meeting_id bigint NOT NULL,
    CONSTRAINT agreement_is_a_colleague_s_or_somebody_s_by_name CHECK ((((owner_id IS NOT NULL) AND ((owner_name)::text = ''::text)) OR ((follow_up_id IS NULL) AND (owner_id IS NULL) AND (NOT ((owner_name)::text = ''::text))))),
    CONSTRAINT agreement_with_a_follow_up_is_done_there CHECK (((follow_up_id IS NULL) OR (done_at IS NULL)))
);

ALTER TABLE ONLY public.meetings_agreement FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_agreementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    what character varying(120) NOT NULL,
    owner_name character varying(120) NOT NULL,
    due_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    done_by_id bigint,
    follow_up_id bigint,
    owner_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint,
    meeting_id bigint NOT NULL
);

ALTER TABLE ONLY public.meetings_agreementevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_agreementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_agreementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_invitation (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    failures smallint NOT NULL,
    name character varying(120) NOT NULL,
    mail character varying(254) NOT NULL,
    has_account boolean NOT NULL,
    sequence smallint NOT NULL,
    is_cancellation boolean NOT NULL,
    controller_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT meetings_invitation_failures_check CHECK ((failures >= 0)),
    CONSTRAINT meetings_invitation_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE ONLY public.meetings_invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_meeting (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    place character varying(200) NOT NULL,
    video character varying(500) NOT NULL,
    question text NOT NULL,
    decision text NOT NULL,
    told_by character varying(120) NOT NULL,
    citizen_came boolean,
    uid uuid NOT NULL,
    sequence smallint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    held_at timestamp with time zone,
    called_off_at timestamp with time zone,
    called_off_because text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    corrects_id bigint,
    facility_id bigint,
    held_by_id bigint,
    referral_id bigint,
    stay_id bigint,
    CONSTRAINT meeting_is_about_a_stay_a_referral_or_a_house CHECK ((((facility_id IS NULL) AND (referral_id IS NULL) AND (stay_id IS NOT NULL)) OR ((facility_id IS NULL) AND (referral_id IS NOT NULL) AND (stay_id IS NULL)) OR ((facility_id IS NOT NULL) AND (referral_id IS NULL) AND (stay_id IS NULL)))),
    CONSTRAINT meeting_is_held_or_called_off CHECK (((held_at IS NULL) OR (called_off_at IS NULL))),
    CONSTRAINT meeting_says_where CHECK (((NOT ((place)::text = ''::text)) OR (NOT ((video)::text = ''::text)))),
    CONSTRAINT meeting_that_is_called_off_says_why CHECK (((called_off_at IS NULL) OR (NOT (called_off_because = ''::text)))),
    CONSTRAINT meetings_meeting_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_meeting_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE ONLY public.meetings_meeting FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_meetingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    place character varying(200) NOT NULL,
    video character varying(500) NOT NULL,
    question text NOT NULL,
    decision text NOT NULL,
    told_by character varying(120) NOT NULL,
    citizen_came boolean,
    uid uuid NOT NULL,
    sequence smallint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    held_at timestamp with time zone,
    called_off_at timestamp with time zone,
    called_off_because text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    corrects_id bigint,
    facility_id bigint,
    held_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    referral_id bigint,
    stay_id bigint,
    CONSTRAINT meetings_meetingevent_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_meetingevent_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE ONLY public.meetings_meetingevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meetingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meetingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_participant (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    organisation character varying(120) NOT NULL,
    mail character varying(254) NOT NULL,
    came boolean,
    controller_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    user_id bigint
);

ALTER TABLE ONLY public.meetings_participant FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_participant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_participant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_point (
    id bigint NOT NULL,
    topic character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    details text NOT NULL,
    text text NOT NULL,
    controller_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    stay_id bigint,
    CONSTRAINT own_point_has_a_title CHECK (((NOT ((topic)::text = 'own'::text)) OR (NOT ((title)::text = ''::text)))),
    CONSTRAINT point_of_a_citizen_says_whose CHECK ((((stay_id IS NOT NULL) AND ((topic)::text = 'citizen'::text)) OR (NOT ((topic)::text = 'citizen'::text))))
);

ALTER TABLE ONLY public.meetings_point FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_point ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_point_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_pointevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    topic character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    details text NOT NULL,
    text text NOT NULL,
    controller_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint
);

ALTER TABLE ONLY public.meetings_pointevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_pointevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_pointevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_checkedline (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    words character varying(200) NOT NULL,
    controller_id bigint NOT NULL,
    inventory_check_id bigint NOT NULL,
    line_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_checkedline FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_checkedline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_checkedline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_contract (
    id bigint NOT NULL,
    number smallint NOT NULL,
    citizen_called character varying(120) NOT NULL,
    citizen_born_on date,
    house_name character varying(80) NOT NULL,
    place_name character varying(80) NOT NULL,
    starts_on date,
    ends_on date,
    payment text NOT NULL,
    rules text NOT NULL,
    bills_damage boolean NOT NULL,
    more text NOT NULL,
    reason text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    signed character varying(6) NOT NULL,
    signed_on date,
    signed_at timestamp with time zone,
    signature character varying(120) NOT NULL,
    controller_id bigint NOT NULL,
    signed_by_id bigint,
    stay_id bigint NOT NULL,
    written_by_id bigint,
    CONSTRAINT contract_signed_on_screen_has_a_signature CHECK (((NOT ((signed)::text = 'screen'::text)) OR (NOT ((signature)::text = ''::text)))),
    CONSTRAINT contract_that_is_signed_says_when CHECK (((((signed)::text = ''::text) AND (signed_at IS NULL) AND (signed_on IS NULL)) OR ((NOT ((signed)::text = ''::text)) AND (signed_at IS NOT NULL) AND (signed_on IS NOT NULL)))),
    CONSTRAINT contract_that_replaces_says_why CHECK (((number = 1) OR (NOT (reason = ''::text)))),
    CONSTRAINT moving_in_contract_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.moving_in_contract FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_contractevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number smallint NOT NULL,
    citizen_called character varying(120) NOT NULL,
    citizen_born_on date,
    house_name character varying(80) NOT NULL,
    place_name character varying(80) NOT NULL,
    starts_on date,
    ends_on date,
    payment text NOT NULL,
    rules text NOT NULL,
    bills_damage boolean NOT NULL,
    more text NOT NULL,
    reason text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    signed character varying(6) NOT NULL,
    signed_on date,
    signed_at timestamp with time zone,
    signature character varying(120) NOT NULL,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    signed_by_id bigint,
    stay_id bigint NOT NULL,
    written_by_id bigint,
    CONSTRAINT moving_in_contractevent_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.moving_in_contractevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_contractevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_contractevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_dailyhelper (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text NOT NULL,
    reason text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    helper_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT daily_helper_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on > starts_on)))
);

ALTER TABLE ONLY public.moving_in_dailyhelper FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_dailyhelper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_dailyhelper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_dailyhelperevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text NOT NULL,
    reason text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    helper_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.moving_in_dailyhelperevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_dailyhelperevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_dailyhelperevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_damage (
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    amount numeric(9,2) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    settled character varying(8) NOT NULL,
    settled_on date,
    settled_reason text NOT NULL,
    settled_at timestamp with time zone,
    by_id bigint,
    checked_line_id bigint,
    controller_id bigint NOT NULL,
    corrects_id bigint,
    settled_by_id bigint,
    stay_id bigint NOT NULL,
    CONSTRAINT damage_is_owed_or_corrects CHECK ((((amount > (0)::numeric) AND (checked_line_id IS NOT NULL) AND (corrects_id IS NULL) AND (reason = ''::text)) OR ((amount < (0)::numeric) AND (checked_line_id IS NULL) AND (corrects_id IS NOT NULL) AND (NOT (reason = ''::text))))),
    CONSTRAINT damage_that_is_settled_says_when_and_why CHECK (((((settled)::text = ''::text) AND (settled_at IS NULL) AND (settled_on IS NULL)) OR (((settled)::text = 'billed'::text) AND (settled_at IS NOT NULL) AND (settled_on IS NOT NULL)) OR (((settled)::text = ANY (ARRAY[('waived'::character varying)::text, ('estate'::character varying)::text])) AND (settled_at IS NOT NULL) AND (settled_on IS NOT NULL) AND (NOT (settled_reason = ''::text)))))
);

ALTER TABLE ONLY public.moving_in_damage FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_damage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_damage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_damageevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    amount numeric(9,2) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    settled character varying(8) NOT NULL,
    settled_on date,
    settled_reason text NOT NULL,
    settled_at timestamp with time zone,
    by_id bigint,
    checked_line_id bigint,
    controller_id bigint NOT NULL,
    corrects_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    settled_by_id bigint,
    stay_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_damageevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_damageevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_damageevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_houseterms (
    id bigint NOT NULL,
    rules text NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_houseterms FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_houseterms ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_houseterms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_housetermsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    rules text NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_housetermsevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_housetermsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_housetermsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_inventorycheck (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    together_with character varying(120) NOT NULL,
    by_id bigint,
    contract_id bigint NOT NULL,
    controller_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_inventorycheck FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_inventorycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_inventorycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_inventoryline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    many smallint NOT NULL,
    what character varying(120) NOT NULL,
    condition character varying(200) NOT NULL,
    contract_id bigint NOT NULL,
    controller_id bigint NOT NULL,
    CONSTRAINT inventory_line_is_something CHECK ((many >= 1)),
    CONSTRAINT moving_in_inventoryline_many_check CHECK ((many >= 0)),
    CONSTRAINT moving_in_inventoryline_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.moving_in_inventoryline FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_inventoryline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_inventoryline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_placeinventory (
    id bigint NOT NULL,
    things text NOT NULL,
    controller_id bigint NOT NULL,
    place_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_placeinventory FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_placeinventory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_placeinventory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_placeinventoryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    things text NOT NULL,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_placeinventoryevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_placeinventoryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_placeinventoryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_preference (
    id bigint NOT NULL,
    topic character varying(8) NOT NULL,
    text character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.moving_in_preference FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_preferenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    topic character varying(8) NOT NULL,
    text character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.moving_in_preferenceevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_preferenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_preferenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_savingsagreement (
    id bigint NOT NULL,
    amount numeric(7,2) NOT NULL,
    starts_on date NOT NULL,
    purpose character varying(200) NOT NULL,
    kept_where character varying(200) NOT NULL,
    agreed_with character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_on date,
    ended_reason text NOT NULL,
    ended_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    ended_by_id bigint,
    stay_id bigint NOT NULL,
    CONSTRAINT savings_are_some_money CHECK ((amount > (0)::numeric)),
    CONSTRAINT savings_that_ended_say_why CHECK ((((ended_at IS NULL) AND (ended_on IS NULL) AND (ended_reason = ''::text)) OR ((ended_at IS NOT NULL) AND (ended_on >= starts_on) AND (NOT (ended_reason = ''::text)))))
);

ALTER TABLE ONLY public.moving_in_savingsagreement FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_savingsagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_savingsagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.moving_in_savingsagreementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    amount numeric(7,2) NOT NULL,
    starts_on date NOT NULL,
    purpose character varying(200) NOT NULL,
    kept_where character varying(200) NOT NULL,
    agreed_with character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_on date,
    ended_reason text NOT NULL,
    ended_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    ended_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint NOT NULL
);

ALTER TABLE ONLY public.moving_in_savingsagreementevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.moving_in_savingsagreementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moving_in_savingsagreementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.my_calendar_calendarlink (
    id bigint NOT NULL,
    fingerprint bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    read_on date,
    controller_id bigint NOT NULL,
    membership_id bigint NOT NULL
);

ALTER TABLE ONLY public.my_calendar_calendarlink FORCE ROW LEVEL SECURITY;

ALTER TABLE public.my_calendar_calendarlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.my_calendar_calendarlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.my_calendar_closingdays (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    CONSTRAINT closing_ends_after_start CHECK ((ends_on > starts_on))
);

ALTER TABLE ONLY public.my_calendar_closingdays FORCE ROW LEVEL SECURITY;

ALTER TABLE public.my_calendar_closingdays ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.my_calendar_closingdays_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.my_calendar_closingdaysevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    by_id bigint,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE ONLY public.my_calendar_closingdaysevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.my_calendar_closingdaysevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.my_calendar_closingdaysevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_escalation (
    id bigint NOT NULL,
    working_days smallint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    CONSTRAINT leader_hears_within_some_days CHECK (((working_days >= 1) AND (working_days <= 20))),
    CONSTRAINT notifications_escalation_working_days_check CHECK ((working_days >= 0))
);

ALTER TABLE ONLY public.notifications_escalation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_escalation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_escalation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_escalationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    working_days smallint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT notifications_escalationevent_working_days_check CHECK ((working_days >= 0))
);

ALTER TABLE ONLY public.notifications_escalationevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_escalationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_escalationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_mail (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    user_id bigint NOT NULL,
    subject character varying(160) NOT NULL,
    text text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    dropped_at timestamp with time zone,
    failures smallint NOT NULL,
    last_error character varying(80) NOT NULL,
    CONSTRAINT mail_waits_or_was_sent_or_dropped CHECK ((((dropped_at IS NULL) AND (next_try_at IS NOT NULL) AND (sent_at IS NULL)) OR ((dropped_at IS NULL) AND (next_try_at IS NULL) AND (sent_at IS NOT NULL)) OR ((dropped_at IS NOT NULL) AND (next_try_at IS NULL) AND (sent_at IS NULL)))),
    CONSTRAINT notifications_mail_failures_check CHECK ((failures >= 0))
);

ALTER TABLE ONLY public.notifications_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_mail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_mailchoice (
    id bigint NOT NULL,
    chosen character varying(10) NOT NULL,
    digest_on date,
    controller_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT digest_has_a_day CHECK (((NOT ((chosen)::text = 'digest'::text)) OR (digest_on IS NOT NULL)))
);

ALTER TABLE ONLY public.notifications_mailchoice FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_mailchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_mailchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_mailchoiceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    chosen character varying(10) NOT NULL,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.notifications_mailchoiceevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_mailchoiceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_mailchoiceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_news (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    user_id bigint NOT NULL,
    event_id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    referral_id bigint,
    stay_id bigint,
    about character varying(120) NOT NULL,
    words character varying(120) NOT NULL,
    seen_at timestamp with time zone
);

ALTER TABLE ONLY public.notifications_news FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_news ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_news_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_reminder (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    follow_up_id bigint NOT NULL,
    stage smallint NOT NULL,
    due_on date NOT NULL,
    user_id bigint NOT NULL,
    as_leader boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    mail_id bigint,
    instead_of_id bigint,
    waits_for_mail boolean DEFAULT false NOT NULL,
    CONSTRAINT notifications_reminder_stage_check CHECK ((stage >= 0)),
    CONSTRAINT reminder_waits_or_is_in_a_mail CHECK (((NOT waits_for_mail) OR (mail_id IS NULL)))
);

ALTER TABLE ONLY public.notifications_reminder FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.oauth2_provider_accesstoken (
    id bigint NOT NULL,
    token text NOT NULL,
    expires timestamp with time zone NOT NULL,
    scope text NOT NULL,
    application_id bigint,
    user_id bigint,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    source_refresh_token_id bigint,
    id_token_id bigint,
    token_checksum character varying(64) NOT NULL,
    resource jsonb NOT NULL
);

ALTER TABLE public.oauth2_provider_accesstoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_accesstoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.oauth2_provider_devicegrant (
    id bigint NOT NULL,
    device_code character varying(100) NOT NULL,
    user_code character varying(100) NOT NULL,
    scope text NOT NULL,
    "interval" integer NOT NULL,
    expires timestamp with time zone NOT NULL,
    status character varying(64) NOT NULL,
    client_id character varying(100) NOT NULL,
    last_checked timestamp with time zone NOT NULL,
    user_id bigint
);

ALTER TABLE public.oauth2_provider_devicegrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_devicegrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.oauth2_provider_grant (
    id bigint NOT NULL,
    code character varying(255) NOT NULL,
    expires timestamp with time zone NOT NULL,
    redirect_uri text NOT NULL,
    scope text NOT NULL,
    application_id bigint NOT NULL,
    user_id bigint NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    code_challenge character varying(128) NOT NULL,
    code_challenge_method character varying(10) NOT NULL,
    nonce character varying(255) NOT NULL,
    claims text NOT NULL,
    resource jsonb NOT NULL
);

ALTER TABLE public.oauth2_provider_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.oauth2_provider_idtoken (
    id bigint NOT NULL,
    jti uuid NOT NULL,
    expires timestamp with time zone NOT NULL,
    scope text NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    application_id bigint,
    user_id bigint
);

ALTER TABLE public.oauth2_provider_idtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_idtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.oauth2_provider_refreshtoken (
    id bigint NOT NULL,
    token text NOT NULL,
    access_token_id bigint,
    application_id bigint NOT NULL,
    user_id bigint NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    revoked timestamp with time zone,
    token_family uuid,
    token_checksum character varying(64) NOT NULL,
    resource jsonb NOT NULL
);

ALTER TABLE public.oauth2_provider_refreshtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_refreshtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_taskrun (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    took interval NOT NULL,
    succeeded_at timestamp with time zone,
    failing_since timestamp with time zone,
    last_error character varying(80) NOT NULL
);

ALTER TABLE public.operations_taskrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_taskrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_membership (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    unit_id bigint,
    role character varying(30) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    CONSTRAINT membership_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on > starts_on)))
);

ALTER TABLE public.organisations_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_membershipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    unit_id bigint,
    role character varying(30) NOT NULL,
    starts_on date NOT NULL,
    ends_on date
);

ALTER TABLE public.organisations_membershipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_membershipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_organisation (
    id bigint NOT NULL,
    key character varying(50) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    municipality_code character varying(4) NOT NULL,
    reference_prefix character varying(4) NOT NULL,
    phone character varying(40) NOT NULL,
    phone_hours character varying(120) DEFAULT ''::character varying NOT NULL,
    address character varying(200) DEFAULT ''::character varying NOT NULL,
    mail character varying(254) DEFAULT ''::character varying NOT NULL
);

ALTER TABLE public.organisations_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_organisationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    key character varying(50) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    municipality_code character varying(4) NOT NULL,
    reference_prefix character varying(4) NOT NULL,
    phone character varying(40) NOT NULL,
    phone_hours character varying(120) DEFAULT ''::character varying NOT NULL,
    address character varying(200) DEFAULT ''::character varying NOT NULL,
    mail character varying(254) DEFAULT ''::character varying NOT NULL
);

ALTER TABLE public.organisations_organisationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_organisationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_passwordlink (
    id bigint NOT NULL,
    why character varying(12) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    failures smallint NOT NULL,
    organisation_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT organisations_passwordlink_failures_check CHECK ((failures >= 0))
);

ALTER TABLE public.organisations_passwordlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_passwordlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_timeaway (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    controller_id bigint NOT NULL,
    deputy_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT away_until_after_it_began CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT deputy_is_another CHECK ((NOT ((deputy_id = user_id) AND (deputy_id IS NOT NULL))))
);

ALTER TABLE ONLY public.organisations_timeaway FORCE ROW LEVEL SECURITY;

ALTER TABLE public.organisations_timeaway ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_timeaway_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_timeawayevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    controller_id bigint NOT NULL,
    deputy_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.organisations_timeawayevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.organisations_timeawayevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_timeawayevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_unit (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    name character varying(120) NOT NULL
);

ALTER TABLE public.organisations_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_unitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    name character varying(120) NOT NULL
);

ALTER TABLE public.organisations_unitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_unitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    is_active boolean NOT NULL
);

ALTER TABLE public.organisations_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_userevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    is_active boolean NOT NULL
);

ALTER TABLE public.organisations_userevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_userevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);

CREATE TABLE public.placements_absence (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text NOT NULL,
    kind character varying(10) NOT NULL,
    counts_as_slept boolean NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT absence_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT absence_says_why CHECK ((NOT (reason = ''::text))),
    CONSTRAINT withdrawn_absence_says_why CHECK ((((withdrawn_at IS NULL) AND (withdrawn_reason = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT (withdrawn_reason = ''::text)))))
);

ALTER TABLE ONLY public.placements_absence FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_absenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text NOT NULL,
    kind character varying(10) NOT NULL,
    counts_as_slept boolean NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.placements_absenceevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_absenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_absenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_assignment (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    membership_id bigint NOT NULL,
    facility_id bigint NOT NULL
);

ALTER TABLE ONLY public.placements_assignment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_assignmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    membership_id bigint NOT NULL,
    facility_id bigint NOT NULL
);

ALTER TABLE ONLY public.placements_assignmentevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_assignmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_assignmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_booking (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    place_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    citizen_id bigint,
    stay_id bigint,
    expires_at timestamp with time zone,
    reason character varying(200) NOT NULL,
    created_by_id bigint,
    created_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    turnaround_days smallint DEFAULT 0 NOT NULL,
    free_from date GENERATED ALWAYS AS ((ends_on + (turnaround_days)::integer)) STORED,
    CONSTRAINT booking_ends_after_start CHECK ((((ends_on IS NULL) AND ((kind)::text = 'closure'::text)) OR (ends_on > starts_on))),
    CONSTRAINT booking_of_a_stay_has_stay_and_citizen CHECK ((((citizen_id IS NOT NULL) AND ((kind)::text = ANY (ARRAY[('stay'::character varying)::text, ('trial'::character varying)::text])) AND (stay_id IS NOT NULL)) OR ((expires_at IS NOT NULL) AND ((kind)::text = 'hold'::text) AND (stay_id IS NULL)) OR ((citizen_id IS NULL) AND ((kind)::text = 'closure'::text) AND (stay_id IS NULL)))),
    CONSTRAINT only_after_a_stay_a_place_is_made_ready CHECK (((turnaround_days = 0) OR ((kind)::text = 'stay'::text))),
    CONSTRAINT placements_booking_turnaround_days_check CHECK ((turnaround_days >= 0))
);

ALTER TABLE ONLY public.placements_booking FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_booking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_booking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_bookingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    place_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    citizen_id bigint,
    stay_id bigint,
    expires_at timestamp with time zone,
    reason character varying(200) NOT NULL,
    created_by_id bigint,
    created_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    turnaround_days smallint DEFAULT 0 NOT NULL,
    free_from date GENERATED ALWAYS AS ((ends_on + (turnaround_days)::integer)) STORED,
    CONSTRAINT placements_bookingevent_turnaround_days_check CHECK ((turnaround_days >= 0))
);

ALTER TABLE ONLY public.placements_bookingevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_bookingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_bookingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_budgetitem (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    year smallint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    nights integer,
    rate integer,
    amount integer,
    "order" smallint NOT NULL,
    CONSTRAINT budget_item_is_nights_at_a_rate_or_a_sum CHECK ((((amount IS NULL) AND (nights IS NOT NULL) AND (rate IS NOT NULL)) OR ((amount IS NOT NULL) AND (nights IS NULL) AND (rate IS NULL)))),
    CONSTRAINT placements_budgetitem_nights_check CHECK ((nights >= 0)),
    CONSTRAINT placements_budgetitem_order_check CHECK (("order" >= 0)),
    CONSTRAINT placements_budgetitem_rate_check CHECK ((rate >= 0)),
    CONSTRAINT placements_budgetitem_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.placements_budgetitem FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_budgetitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_budgetitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_budgetitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    year smallint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    nights integer,
    rate integer,
    amount integer,
    "order" smallint NOT NULL,
    CONSTRAINT placements_budgetitemevent_nights_check CHECK ((nights >= 0)),
    CONSTRAINT placements_budgetitemevent_order_check CHECK (("order" >= 0)),
    CONSTRAINT placements_budgetitemevent_rate_check CHECK ((rate >= 0)),
    CONSTRAINT placements_budgetitemevent_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.placements_budgetitemevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_budgetitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_budgetitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_callnote (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    caller character varying(14) NOT NULL,
    way character varying(6) NOT NULL,
    calls_from character varying(120) NOT NULL,
    about text NOT NULL,
    answer text NOT NULL,
    outcome character varying(16) NOT NULL
);

ALTER TABLE ONLY public.placements_callnote FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_callnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_callnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_countedmonth (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    first date NOT NULL,
    counts jsonb NOT NULL
);

ALTER TABLE ONLY public.placements_countedmonth FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_countedmonth ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_countedmonth_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_datechange (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    stay_id bigint NOT NULL,
    what character varying(20) NOT NULL,
    follow_up_id bigint,
    old date,
    new date,
    reason text NOT NULL,
    answers jsonb NOT NULL,
    CONSTRAINT date_change_names_the_follow_up_it_moved CHECK ((((follow_up_id IS NOT NULL) AND ((what)::text = 'follow_up'::text)) OR ((NOT ((what)::text = 'follow_up'::text)) AND (follow_up_id IS NULL))))
);

ALTER TABLE ONLY public.placements_datechange FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_datechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_datechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_dayrate (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    track character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    kroner integer NOT NULL,
    target_occupancy smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    CONSTRAINT placements_dayrate_kroner_check CHECK ((kroner >= 0)),
    CONSTRAINT placements_dayrate_target_occupancy_check CHECK ((target_occupancy >= 0)),
    CONSTRAINT rate_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT target_occupancy_is_per_cent CHECK ((target_occupancy <= 100))
);

ALTER TABLE ONLY public.placements_dayrate FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_dayrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_dayrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_dayrateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    track character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    kroner integer NOT NULL,
    target_occupancy smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    CONSTRAINT placements_dayrateevent_kroner_check CHECK ((kroner >= 0)),
    CONSTRAINT placements_dayrateevent_target_occupancy_check CHECK ((target_occupancy >= 0))
);

ALTER TABLE ONLY public.placements_dayrateevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_dayrateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_dayrateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_decision (
    id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    rules_on date NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    stay_id bigint,
    sender_id bigint,
    sender_unit_id bigint,
    kind character varying(24) NOT NULL,
    reasons text NOT NULL,
    facts jsonb NOT NULL,
    overrides jsonb NOT NULL,
    refusals jsonb NOT NULL,
    legal_basis character varying(20) NOT NULL,
    standard jsonb NOT NULL,
    target_group character varying(20) NOT NULL,
    told_length character varying(80) NOT NULL,
    goals text NOT NULL,
    sent_to character varying(160) NOT NULL,
    intensity smallint NOT NULL,
    starts_on date,
    ends_on date,
    decided_by_id bigint,
    decided_at timestamp with time zone NOT NULL,
    replaces_id bigint,
    began_with_id bigint,
    ended_on date,
    ended_because character varying(12) NOT NULL,
    CONSTRAINT decision_against_has_reasons CHECK ((((kind)::text = ANY (ARRAY[('award'::character varying)::text, ('extension'::character varying)::text])) OR (NOT (reasons = ''::text)))),
    CONSTRAINT decision_ends_after_it_starts CHECK (((starts_on IS NULL) OR (ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT decision_that_fell_says_why CHECK (((((ended_because)::text = ''::text) AND (ended_on IS NULL)) OR ((ended_on IS NOT NULL) AND (NOT ((ended_because)::text = ''::text))))),
    CONSTRAINT decision_that_replaces_knows_the_first CHECK ((((began_with_id IS NULL) AND (replaces_id IS NULL)) OR ((began_with_id IS NOT NULL) AND (replaces_id IS NOT NULL)))),
    CONSTRAINT placements_decision_intensity_check CHECK ((intensity >= 0))
);

ALTER TABLE ONLY public.placements_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_decisionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    rules_on date NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    stay_id bigint,
    sender_id bigint,
    sender_unit_id bigint,
    kind character varying(24) NOT NULL,
    reasons text NOT NULL,
    facts jsonb NOT NULL,
    overrides jsonb NOT NULL,
    refusals jsonb NOT NULL,
    legal_basis character varying(20) NOT NULL,
    standard jsonb NOT NULL,
    target_group character varying(20) NOT NULL,
    told_length character varying(80) NOT NULL,
    goals text NOT NULL,
    sent_to character varying(160) NOT NULL,
    intensity smallint NOT NULL,
    starts_on date,
    ends_on date,
    decided_by_id bigint,
    decided_at timestamp with time zone NOT NULL,
    replaces_id bigint,
    began_with_id bigint,
    ended_on date,
    ended_because character varying(12) NOT NULL,
    CONSTRAINT placements_decisionevent_intensity_check CHECK ((intensity >= 0))
);

ALTER TABLE ONLY public.placements_decisionevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_decisionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_decisionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_facility (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    name character varying(80) NOT NULL,
    scheme character varying(40) NOT NULL,
    address character varying(160) NOT NULL,
    phone character varying(40) NOT NULL,
    description character varying(200) NOT NULL,
    "order" smallint NOT NULL,
    closes_on date,
    CONSTRAINT placements_facility_order_check CHECK (("order" >= 0))
);

ALTER TABLE ONLY public.placements_facility FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_facility ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_facility_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_facilityevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    name character varying(80) NOT NULL,
    scheme character varying(40) NOT NULL,
    address character varying(160) NOT NULL,
    phone character varying(40) NOT NULL,
    description character varying(200) NOT NULL,
    "order" smallint NOT NULL,
    closes_on date,
    CONSTRAINT placements_facilityevent_order_check CHECK (("order" >= 0))
);

ALTER TABLE ONLY public.placements_facilityevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_facilityevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_facilityevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_followup (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    ordinal smallint NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    nominal_on date,
    status character varying(10) NOT NULL,
    moved_by_hand boolean NOT NULL,
    office character varying(30) NOT NULL,
    responsible_id bigint,
    outcome text NOT NULL,
    completed_on date,
    completed_by_id bigint,
    completed_at timestamp with time zone,
    task character varying(500) NOT NULL,
    title character varying(200) NOT NULL,
    CONSTRAINT agreed_follow_up_says_what_and_when CHECK (((NOT ((kind)::text = 'agreed'::text)) OR ((NOT ((title)::text = ''::text)) AND moved_by_hand))),
    CONSTRAINT done_follow_up_says_when_and_what CHECK (((NOT ((status)::text = 'done'::text)) OR ((completed_on IS NOT NULL) AND (NOT (outcome = ''::text))))),
    CONSTRAINT follow_up_opens_before_due CHECK ((opens_on <= due_on)),
    CONSTRAINT placements_followup_ordinal_check CHECK ((ordinal >= 0))
);

ALTER TABLE ONLY public.placements_followup FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_followup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_followup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_followupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    ordinal smallint NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    nominal_on date,
    status character varying(10) NOT NULL,
    moved_by_hand boolean NOT NULL,
    office character varying(30) NOT NULL,
    responsible_id bigint,
    outcome text NOT NULL,
    completed_on date,
    completed_by_id bigint,
    completed_at timestamp with time zone,
    task character varying(500) NOT NULL,
    title character varying(200) NOT NULL,
    CONSTRAINT placements_followupevent_ordinal_check CHECK ((ordinal >= 0))
);

ALTER TABLE ONLY public.placements_followupevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_followupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_followupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_guestnight (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    occasion character varying(10) NOT NULL,
    backup character varying(12) NOT NULL,
    agreement_id bigint,
    CONSTRAINT agreement_is_for_who_rings CHECK (((agreement_id IS NULL) OR ((occasion)::text = 'own_call'::text)))
);

ALTER TABLE ONLY public.placements_guestnight FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_guestnight ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_guestnight_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_homekept (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    reason text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id bigint,
    withdrawn_reason text NOT NULL,
    stay_id bigint NOT NULL,
    answer character varying(8) NOT NULL,
    CONSTRAINT home_kept_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT home_kept_says_why CHECK ((NOT (reason = ''::text))),
    CONSTRAINT withdrawn_home_kept_says_why CHECK ((((withdrawn_at IS NULL) AND (withdrawn_reason = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT (withdrawn_reason = ''::text)))))
);

ALTER TABLE ONLY public.placements_homekept FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_homekept ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_homekept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_homekeptevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    reason text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id bigint,
    withdrawn_reason text NOT NULL,
    stay_id bigint NOT NULL,
    answer character varying(8) NOT NULL
);

ALTER TABLE ONLY public.placements_homekeptevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_homekeptevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_homekeptevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_housefollowup (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    track character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    starts_on date NOT NULL,
    title character varying(200) NOT NULL,
    task character varying(500) NOT NULL,
    "window" character varying(20) NOT NULL,
    n smallint NOT NULL,
    opens_before smallint NOT NULL,
    office character varying(30) NOT NULL,
    is_planned boolean NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    CONSTRAINT own_kind_says_what_and_when CHECK (((is_planned AND ((title)::text = ''::text) AND (("window")::text = ''::text)) OR ((NOT ((title)::text = ''::text)) AND (NOT (("window")::text = ''::text))))),
    CONSTRAINT placements_housefollowup_n_check CHECK ((n >= 0)),
    CONSTRAINT placements_housefollowup_opens_before_check CHECK ((opens_before >= 0))
);

ALTER TABLE ONLY public.placements_housefollowup FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_housefollowup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_housefollowup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_housemeetingheld (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    held_on date NOT NULL,
    notes text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.placements_housemeetingheld FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_housemeetingheld ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_housemeetingheld_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_localstandard (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    title character varying(160) NOT NULL,
    version character varying(80) NOT NULL,
    link character varying(300) NOT NULL,
    starts_on date NOT NULL
);

ALTER TABLE ONLY public.placements_localstandard FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_localstandard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_localstandard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_place (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    name character varying(80) NOT NULL,
    track character varying(40) NOT NULL,
    description character varying(120) NOT NULL,
    opens_on date NOT NULL,
    closes_on date,
    "order" smallint NOT NULL,
    equipment character varying(20)[] DEFAULT '{}'::character varying(20)[] NOT NULL,
    turnaround_days smallint DEFAULT 0 NOT NULL,
    CONSTRAINT place_closes_after_it_opens CHECK (((closes_on IS NULL) OR (closes_on > opens_on))),
    CONSTRAINT placements_place_order_check CHECK (("order" >= 0)),
    CONSTRAINT placements_place_turnaround_days_check CHECK ((turnaround_days >= 0))
);

ALTER TABLE ONLY public.placements_place FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_place ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_place_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_placeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    name character varying(80) NOT NULL,
    track character varying(40) NOT NULL,
    description character varying(120) NOT NULL,
    opens_on date NOT NULL,
    closes_on date,
    "order" smallint NOT NULL,
    equipment character varying(20)[] DEFAULT '{}'::character varying(20)[] NOT NULL,
    turnaround_days smallint DEFAULT 0 NOT NULL,
    CONSTRAINT placements_placeevent_order_check CHECK (("order" >= 0)),
    CONSTRAINT placements_placeevent_turnaround_days_check CHECK ((turnaround_days >= 0))
);

ALTER TABLE ONLY public.placements_placeevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_placeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_placeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_relapse (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    stay_id bigint NOT NULL,
    "on" date NOT NULL,
    what_happened text NOT NULL,
    judgement character varying(10) NOT NULL,
    reasons text NOT NULL,
    CONSTRAINT relapse_is_judged_with_reasons CHECK ((NOT (reasons = ''::text)))
);

ALTER TABLE ONLY public.placements_relapse FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_relapse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_relapse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_selfpayment (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    reason text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id bigint,
    withdrawn_reason text NOT NULL,
    stay_id bigint NOT NULL,
    cover character varying(12) NOT NULL,
    amount numeric(7,2) NOT NULL,
    decided_by character varying(120) NOT NULL,
    CONSTRAINT self_payment_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT self_payment_is_decided_by_somebody CHECK ((NOT ((decided_by)::text = ''::text))),
    CONSTRAINT self_payment_is_some_money CHECK ((amount > (0)::numeric)),
    CONSTRAINT self_payment_says_why CHECK ((NOT (reason = ''::text))),
    CONSTRAINT withdrawn_self_payment_says_why CHECK ((((withdrawn_at IS NULL) AND (withdrawn_reason = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT (withdrawn_reason = ''::text)))))
);

ALTER TABLE ONLY public.placements_selfpayment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_selfpayment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_selfpayment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_selfpaymentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    reason text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id bigint,
    withdrawn_reason text NOT NULL,
    stay_id bigint NOT NULL,
    cover character varying(12) NOT NULL,
    amount numeric(7,2) NOT NULL,
    decided_by character varying(120) NOT NULL
);

ALTER TABLE ONLY public.placements_selfpaymentevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_selfpaymentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_selfpaymentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_standingagreement (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    track character varying(40) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[)'::text)) STORED,
    nights_at_a_time smallint NOT NULL,
    nights_a_month smallint NOT NULL,
    made_with character varying(200) NOT NULL,
    words_for_staff text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id bigint,
    withdrawn_reason text NOT NULL,
    CONSTRAINT agreement_allows_some_nights CHECK (((nights_a_month >= 1) AND (nights_at_a_time >= 1) AND (nights_at_a_time <= nights_a_month))),
    CONSTRAINT agreement_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT placements_standingagreement_nights_a_month_check CHECK ((nights_a_month >= 0)),
    CONSTRAINT placements_standingagreement_nights_at_a_time_check CHECK ((nights_at_a_time >= 0)),
    CONSTRAINT withdrawn_agreement_says_why CHECK ((((withdrawn_at IS NULL) AND (withdrawn_reason = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT (withdrawn_reason = ''::text)))))
);

ALTER TABLE ONLY public.placements_standingagreement FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_standingagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_standingagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_stay (
    id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    rules_on date NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    status character varying(10) NOT NULL,
    planned_end_on date,
    conflict_since date,
    expected_on date,
    moved_in_on date,
    left_on date,
    ending character varying(20) NOT NULL,
    destination character varying(30) NOT NULL,
    outcome_note text NOT NULL,
    intensity smallint NOT NULL,
    legal_basis character varying(20) NOT NULL,
    target_group character varying(20) NOT NULL,
    goals text NOT NULL,
    purpose text NOT NULL,
    granted_by_id bigint,
    asked_backup character varying(120) NOT NULL,
    decided_on date,
    length_reason text NOT NULL,
    home_municipality character varying(4) NOT NULL,
    acting_municipality character varying(4) NOT NULL,
    paying_municipality character varying(4) NOT NULL,
    onward character varying(12) NOT NULL,
    onward_note text NOT NULL,
    key_worker_id bigint,
    coordinator_id bigint,
    risk_substances character varying(10) NOT NULL,
    risk_violence character varying(10) NOT NULL,
    risk_suicide character varying(10) NOT NULL,
    created_by_id bigint,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT placements_stay_intensity_check CHECK ((intensity >= 0)),
    CONSTRAINT stay_that_began_has_a_first_day CHECK (((NOT ((status)::text = ANY (ARRAY[('here'::character varying)::text, ('left'::character varying)::text]))) OR (moved_in_on IS NOT NULL))),
    CONSTRAINT stay_that_ended_says_how_and_where CHECK (((NOT ((status)::text = 'left'::text)) OR ((left_on >= moved_in_on) AND (left_on IS NOT NULL) AND (NOT ((ending)::text = ''::text)) AND (((ending)::text = 'died'::text) OR (NOT ((destination)::text = ''::text))))))
);

ALTER TABLE ONLY public.placements_stay FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_stay ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_stay_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_stayelsewhere (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    house character varying(120) NOT NULL,
    admitted_on date NOT NULL,
    left_on date NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    removed_by_id bigint,
    CONSTRAINT stay_elsewhere_ends_after_it_begins CHECK ((left_on > admitted_on))
);

ALTER TABLE ONLY public.placements_stayelsewhere FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_stayelsewhere ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_stayelsewhere_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.placements_stayevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    rules_on date NOT NULL,
    controller_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    status character varying(10) NOT NULL,
    planned_end_on date,
    conflict_since date,
    expected_on date,
    moved_in_on date,
    left_on date,
    ending character varying(20) NOT NULL,
    destination character varying(30) NOT NULL,
    outcome_note text NOT NULL,
    intensity smallint NOT NULL,
    legal_basis character varying(20) NOT NULL,
    target_group character varying(20) NOT NULL,
    goals text NOT NULL,
    purpose text NOT NULL,
    granted_by_id bigint,
    asked_backup character varying(120) NOT NULL,
    decided_on date,
    length_reason text NOT NULL,
    home_municipality character varying(4) NOT NULL,
    acting_municipality character varying(4) NOT NULL,
    paying_municipality character varying(4) NOT NULL,
    onward character varying(12) NOT NULL,
    onward_note text NOT NULL,
    key_worker_id bigint,
    coordinator_id bigint,
    risk_substances character varying(10) NOT NULL,
    risk_violence character varying(10) NOT NULL,
    risk_suicide character varying(10) NOT NULL,
    created_by_id bigint,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT placements_stayevent_intensity_check CHECK ((intensity >= 0))
);

ALTER TABLE ONLY public.placements_stayevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements_stayevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.placements_stayevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_housepage (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    text_da text NOT NULL,
    text_en text NOT NULL,
    is_published boolean NOT NULL,
    CONSTRAINT house_page_says_something CHECK ((NOT (text_da = ''::text)))
);

ALTER TABLE ONLY public.public_housepage FORCE ROW LEVEL SECURITY;

ALTER TABLE public.public_housepage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_housepage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_housepageevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    text_da text NOT NULL,
    text_en text NOT NULL,
    is_published boolean NOT NULL
);

ALTER TABLE ONLY public.public_housepageevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.public_housepageevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_housepageevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_publicdraft (
    controller_id bigint NOT NULL,
    id uuid NOT NULL,
    facility_id bigint NOT NULL,
    track character varying(40) NOT NULL,
    code_index bytea NOT NULL,
    sealed bytea NOT NULL,
    began_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT what_was_sent_is_kept_no_longer CHECK ((((sent_at IS NULL) AND (NOT (sealed = '\x'::bytea))) OR ((sealed = '\x'::bytea) AND (sent_at IS NOT NULL))))
);

ALTER TABLE ONLY public.public_publicdraft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.recovery_star (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    edition character varying(20) NOT NULL,
    made_on date NOT NULL,
    status character varying(10) NOT NULL,
    took_part character varying(200) NOT NULL,
    started_by_id bigint,
    finished_at timestamp with time zone
);

ALTER TABLE ONLY public.recovery_star FORCE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_star ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recovery_star_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recovery_starevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    citizen_id bigint NOT NULL,
    edition character varying(20) NOT NULL,
    made_on date NOT NULL,
    status character varying(10) NOT NULL,
    took_part character varying(200) NOT NULL,
    started_by_id bigint,
    finished_at timestamp with time zone
);

ALTER TABLE ONLY public.recovery_starevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_starevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recovery_starevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recovery_starscore (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    star_id bigint NOT NULL,
    area character varying(30) NOT NULL,
    score smallint,
    citizens_words text NOT NULL,
    staff_note text NOT NULL,
    left_out_because character varying(200) NOT NULL,
    CONSTRAINT area_has_a_score_or_a_reason CHECK (((((left_out_because)::text = ''::text) AND (score >= 1) AND (score <= 10)) OR ((score IS NULL) AND (NOT ((left_out_because)::text = ''::text))))),
    CONSTRAINT recovery_starscore_score_check CHECK ((score >= 0))
);

ALTER TABLE ONLY public.recovery_starscore FORCE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_starscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recovery_starscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recovery_starscoreevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    star_id bigint NOT NULL,
    area character varying(30) NOT NULL,
    score smallint,
    citizens_words text NOT NULL,
    staff_note text NOT NULL,
    left_out_because character varying(200) NOT NULL,
    CONSTRAINT recovery_starscoreevent_score_check CHECK ((score >= 0))
);

ALTER TABLE ONLY public.recovery_starscoreevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_starscoreevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recovery_starscoreevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_assessmentnote (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    text text NOT NULL,
    about character varying(60) NOT NULL,
    person_name character varying(120) NOT NULL,
    person_function character varying(120) NOT NULL,
    person_phone character varying(40) NOT NULL
);

ALTER TABLE ONLY public.referrals_assessmentnote FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_assessmentnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_assessmentnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_attachment (
    id uuid NOT NULL,
    controller_id bigint NOT NULL,
    draft_id uuid,
    referral_id bigint,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    name character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    size integer NOT NULL,
    fingerprint bytea NOT NULL,
    scan character varying(12) NOT NULL,
    by_id bigint,
    by_name character varying(120) NOT NULL,
    by_place character varying(250) NOT NULL,
    at timestamp with time zone NOT NULL,
    copy_of uuid,
    removed_at timestamp with time zone,
    removed_because character varying(14) NOT NULL,
    removed_by_id bigint,
    removed_by_name character varying(120) NOT NULL,
    removed_by_place character varying(250) NOT NULL,
    CONSTRAINT attachment_of_a_draft_or_a_referral CHECK ((((draft_id IS NULL) AND (referral_id IS NOT NULL)) OR ((draft_id IS NOT NULL) AND (referral_id IS NULL)))),
    CONSTRAINT referrals_attachment_size_check CHECK ((size >= 0)),
    CONSTRAINT removed_attachment_says_by_whom_and_why CHECK ((((removed_at IS NULL) AND ((removed_because)::text = ''::text) AND ((removed_by_name)::text = ''::text)) OR ((fingerprint = '\x'::bytea) AND ((name)::text = ''::text) AND (removed_at IS NOT NULL) AND (NOT ((removed_because)::text = ''::text)) AND (NOT ((removed_by_name)::text = ''::text)))))
);

ALTER TABLE ONLY public.referrals_attachment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.referrals_attachmentpart (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    attachment_id uuid NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    n smallint NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT referrals_attachmentpart_n_check CHECK ((n >= 0))
);

ALTER TABLE ONLY public.referrals_attachmentpart FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_attachmentpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_attachmentpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_changereport (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    what character varying(12) NOT NULL,
    what_happened text NOT NULL,
    by_name character varying(120) NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    handled_by_id bigint,
    handling text NOT NULL,
    CONSTRAINT handled_change_says_how CHECK ((((handled_at IS NULL) AND (handling = ''::text)) OR ((handled_at IS NOT NULL) AND (NOT (handling = ''::text)))))
);

ALTER TABLE ONLY public.referrals_changereport FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_changereport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_changereport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_changereportevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    what character varying(12) NOT NULL,
    what_happened text NOT NULL,
    by_name character varying(120) NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    handled_by_id bigint,
    handling text NOT NULL
);

ALTER TABLE ONLY public.referrals_changereportevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_changereportevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_changereportevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_draft (
    controller_id bigint NOT NULL,
    id uuid NOT NULL,
    author_id bigint NOT NULL,
    receiver_id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.referrals_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.referrals_hearing (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    facts text NOT NULL,
    sent_on date NOT NULL,
    reply_by date NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    outcome character varying(6) NOT NULL,
    reply text NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id bigint,
    decided_before_because text NOT NULL,
    called_off_because text DEFAULT ''::text NOT NULL,
    CONSTRAINT hearing_ended_says_how CHECK ((((called_off_because = ''::text) AND (ended_at IS NULL) AND ((outcome)::text = ''::text) AND (reply = ''::text)) OR ((called_off_because = ''::text) AND (ended_at IS NOT NULL) AND ((outcome)::text = 'reply'::text) AND (NOT (reply = ''::text))) OR ((called_off_because = ''::text) AND (ended_at IS NOT NULL) AND ((outcome)::text = 'none'::text) AND (reply = ''::text)) OR ((ended_at IS NOT NULL) AND ((outcome)::text = 'off'::text) AND (reply = ''::text) AND (NOT (called_off_because = ''::text))))),
    CONSTRAINT hearing_gives_time CHECK ((reply_by > sent_on))
);

ALTER TABLE ONLY public.referrals_hearing FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_hearing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_hearing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_hearingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    facts text NOT NULL,
    sent_on date NOT NULL,
    reply_by date NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    outcome character varying(6) NOT NULL,
    reply text NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id bigint,
    decided_before_because text NOT NULL,
    called_off_because text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY public.referrals_hearingevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_hearingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_hearingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_informationrequest (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    of_sender boolean NOT NULL,
    asked_of character varying(120) NOT NULL,
    questions jsonb NOT NULL,
    words text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(120) NOT NULL,
    taken_back boolean NOT NULL,
    answers jsonb NOT NULL,
    answer text NOT NULL,
    CONSTRAINT information_asks_something CHECK (((NOT (questions = '[]'::jsonb)) OR (NOT (words = ''::text)))),
    CONSTRAINT information_ended_says_by_whom CHECK ((((ended_at IS NULL) AND ((ended_by_name)::text = ''::text) AND (NOT taken_back)) OR ((ended_at IS NOT NULL) AND (NOT ((ended_by_name)::text = ''::text))))),
    CONSTRAINT information_says_of_whom CHECK (((((asked_of)::text = ''::text) AND of_sender) OR ((NOT of_sender) AND (NOT ((asked_of)::text = ''::text)))))
);

ALTER TABLE ONLY public.referrals_informationrequest FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_informationrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_informationrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_informationrequestevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    of_sender boolean NOT NULL,
    asked_of character varying(120) NOT NULL,
    questions jsonb NOT NULL,
    words text NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(120) NOT NULL,
    taken_back boolean NOT NULL,
    answers jsonb NOT NULL,
    answer text NOT NULL
);

ALTER TABLE ONLY public.referrals_informationrequestevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_informationrequestevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_informationrequestevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_laterfact (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    subject character varying(20) NOT NULL,
    text text NOT NULL,
    corrects_id bigint,
    from_sender boolean NOT NULL,
    by_name character varying(120) NOT NULL,
    by_place character varying(250) NOT NULL,
    CONSTRAINT later_fact_corrects_another CHECK ((NOT ((corrects_id = id) AND (corrects_id IS NOT NULL))))
);

ALTER TABLE ONLY public.referrals_laterfact FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_laterfact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_laterfact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_meanwhileoffer (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    what text NOT NULL,
    answer character varying(10) NOT NULL
);

ALTER TABLE ONLY public.referrals_meanwhileoffer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_meanwhileoffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_meanwhileoffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_meeting (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    "on" date NOT NULL,
    at_time time without time zone,
    participants text NOT NULL,
    question text NOT NULL,
    minutes text NOT NULL,
    outcome text NOT NULL,
    told_by character varying(120) NOT NULL,
    corrects_id bigint,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    held_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    CONSTRAINT held_meeting_says_who_and_what CHECK (((held_at IS NULL) OR ((NOT (participants = ''::text)) AND (NOT (minutes = ''::text))))),
    CONSTRAINT leaders_are_asked_something CHECK (((NOT ((kind)::text = 'leaders'::text)) OR (NOT (question = ''::text)))),
    CONSTRAINT meeting_is_held_or_cancelled CHECK (((held_at IS NULL) OR (cancelled_at IS NULL))),
    CONSTRAINT somebody_tells_the_citizen_of_the_plan CHECK (((NOT ((kind)::text = 'professional'::text)) OR (held_at IS NULL) OR (NOT ((told_by)::text = ''::text))))
);

ALTER TABLE ONLY public.referrals_meeting FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_meetingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    "on" date NOT NULL,
    at_time time without time zone,
    participants text NOT NULL,
    question text NOT NULL,
    minutes text NOT NULL,
    outcome text NOT NULL,
    told_by character varying(120) NOT NULL,
    corrects_id bigint,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    held_at timestamp with time zone,
    cancelled_at timestamp with time zone
);

ALTER TABLE ONLY public.referrals_meetingevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_meetingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_meetingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_need (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    level character varying(10) NOT NULL,
    words text NOT NULL
);

ALTER TABLE ONLY public.referrals_need FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_need ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_need_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_passedover (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    place_id bigint NOT NULL,
    reason text NOT NULL
);

ALTER TABLE ONLY public.referrals_passedover FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_passedover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_passedover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_placeoffer (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    place_id bigint NOT NULL,
    hold_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    length_reason text NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    status character varying(10) NOT NULL,
    because character varying(12) NOT NULL,
    note text NOT NULL,
    made_by_id bigint,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(120) NOT NULL,
    CONSTRAINT declined_offer_says_why CHECK (((NOT ((status)::text = 'declined'::text)) OR (NOT ((because)::text = ''::text)))),
    CONSTRAINT ended_offer_says_when CHECK ((((ended_at IS NULL) AND ((status)::text = 'open'::text)) OR ((NOT ((status)::text = 'open'::text)) AND (ended_at IS NOT NULL))))
);

ALTER TABLE ONLY public.referrals_placeoffer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_placeoffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_placeoffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_placeofferevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    place_id bigint NOT NULL,
    hold_id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    length_reason text NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    status character varying(10) NOT NULL,
    because character varying(12) NOT NULL,
    note text NOT NULL,
    made_by_id bigint,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(120) NOT NULL
);

ALTER TABLE ONLY public.referrals_placeofferevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_placeofferevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_placeofferevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_readydeclaration (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    declared_on date NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_name character varying(120) NOT NULL,
    withdrawn_reason text NOT NULL,
    CONSTRAINT withdrawn_declaration_says_why CHECK (((withdrawn_at IS NULL) OR (NOT (withdrawn_reason = ''::text))))
);

ALTER TABLE ONLY public.referrals_readydeclaration FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_readydeclaration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_readydeclaration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_readydeclarationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    declared_on date NOT NULL,
    by_name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_name character varying(120) NOT NULL,
    withdrawn_reason text NOT NULL
);

ALTER TABLE ONLY public.referrals_readydeclarationevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_readydeclarationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_readydeclarationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_redirect (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    receiver_id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    new_reference character varying(20) NOT NULL,
    new_id bigint NOT NULL,
    consent character varying(8) NOT NULL,
    ground text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT facts_travel_by_consent_or_ground CHECK ((((consent)::text = 'given'::text) OR (((consent)::text = 'unable'::text) AND (NOT (ground = ''::text)))))
);

ALTER TABLE ONLY public.referrals_redirect FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_referral (
    id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    rules_on date NOT NULL,
    sleeps_tonight character varying(160) DEFAULT ''::character varying NOT NULL,
    language character varying(60) DEFAULT ''::character varying NOT NULL,
    needs_interpreter character varying(10) DEFAULT ''::character varying NOT NULL,
    children character varying(10) DEFAULT ''::character varying NOT NULL,
    children_note character varying(120) DEFAULT ''::character varying NOT NULL,
    pets character varying(10) DEFAULT ''::character varying NOT NULL,
    pets_note character varying(120) DEFAULT ''::character varying NOT NULL,
    treatment_order character varying(10) DEFAULT ''::character varying NOT NULL,
    treatment_order_kind character varying(120) DEFAULT ''::character varying NOT NULL,
    consent character varying(10) DEFAULT ''::character varying NOT NULL,
    consent_by character varying(120) DEFAULT ''::character varying NOT NULL,
    consent_on date,
    place_needs character varying(20)[] DEFAULT '{}'::character varying(20)[] NOT NULL,
    applicant character varying(10) DEFAULT ''::character varying NOT NULL,
    relative_name character varying(120) DEFAULT ''::character varying NOT NULL,
    relative_relation character varying(60) DEFAULT ''::character varying NOT NULL,
    relative_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    citizens_stance character varying(10) DEFAULT ''::character varying NOT NULL,
    citizens_words character varying(120) DEFAULT ''::character varying NOT NULL,
    controller_id bigint NOT NULL,
    reference character varying(20) NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    citizen_id bigint NOT NULL,
    shows_citizen boolean NOT NULL,
    facility_id bigint,
    wished_facility_id bigint,
    status character varying(12) NOT NULL,
    referrer character varying(30) NOT NULL,
    contact_name character varying(120) NOT NULL,
    contact_phone character varying(40) NOT NULL,
    contact_function character varying(120) NOT NULL,
    call_back character varying(80) NOT NULL,
    case_number character varying(64) NOT NULL,
    number_fingerprint bytea,
    urgency character varying(10) NOT NULL,
    whereabouts character varying(20) NOT NULL,
    whereabouts_note character varying(120) NOT NULL,
    expected_ready_on date,
    ready_for_discharge_on date,
    wished_on date,
    situation text NOT NULL,
    home_municipality character varying(4) NOT NULL,
    acting_municipality character varying(4) NOT NULL,
    paying_municipality character varying(4) NOT NULL,
    answers jsonb NOT NULL,
    frozen jsonb NOT NULL,
    submission_key uuid,
    submitted_by_id bigint,
    submitted_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    clock_from timestamp with time zone NOT NULL,
    sleeps_meanwhile character varying(160) NOT NULL,
    offered_meanwhile text NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text NOT NULL,
    closed_at timestamp with time zone,
    closed_because character varying(12) NOT NULL,
    closed_note text NOT NULL,
    not_wanted_because character varying(12) NOT NULL,
    ended_by_name character varying(120) NOT NULL,
    assigned_to_id bigint,
    redirected_from character varying(20) NOT NULL,
    sent_on_by_id bigint,
    hold_id bigint,
    stay_id bigint,
    decision_id bigint,
    CONSTRAINT closed_referral_says_when_and_why CHECK (((NOT ((status)::text = 'closed'::text)) OR ((closed_at IS NOT NULL) AND (NOT ((closed_because)::text = ''::text))))),
    CONSTRAINT consent_says_who_and_when CHECK (((NOT ((consent)::text = 'given'::text)) OR ((NOT ((consent_by)::text = ''::text)) AND (consent_on IS NOT NULL)))),
    CONSTRAINT only_an_accepted_referral_has_a_stay CHECK (((stay_id IS NULL) OR ((status)::text = 'accepted'::text))),
    CONSTRAINT only_who_does_not_want_says_why_not CHECK ((((not_wanted_because)::text = ''::text) OR ((closed_because)::text = 'not_wanted'::text))),
    CONSTRAINT relative_who_applies_has_a_name CHECK (((NOT ((applicant)::text = 'relative'::text)) OR ((NOT ((relative_name)::text = ''::text)) AND (NOT ((citizens_stance)::text = ''::text))))),
    CONSTRAINT sent_on_by_whom_and_from_which CHECK (((((redirected_from)::text = ''::text) AND (sent_on_by_id IS NULL)) OR ((sent_on_by_id IS NOT NULL) AND (NOT ((redirected_from)::text = ''::text))))),
    CONSTRAINT withdrawn_referral_says_when CHECK (((NOT ((status)::text = 'withdrawn'::text)) OR (withdrawn_at IS NOT NULL)))
);

ALTER TABLE ONLY public.referrals_referral FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_referral ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_referral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_referralcounter (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT referrals_referralcounter_last_check CHECK ((last >= 0)),
    CONSTRAINT referrals_referralcounter_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.referrals_referralcounter FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_referralcounter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_referralcounter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_referralevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    rules_on date NOT NULL,
    sleeps_tonight character varying(160) DEFAULT ''::character varying NOT NULL,
    language character varying(60) DEFAULT ''::character varying NOT NULL,
    needs_interpreter character varying(10) DEFAULT ''::character varying NOT NULL,
    children character varying(10) DEFAULT ''::character varying NOT NULL,
    children_note character varying(120) DEFAULT ''::character varying NOT NULL,
    pets character varying(10) DEFAULT ''::character varying NOT NULL,
    pets_note character varying(120) DEFAULT ''::character varying NOT NULL,
    treatment_order character varying(10) DEFAULT ''::character varying NOT NULL,
    treatment_order_kind character varying(120) DEFAULT ''::character varying NOT NULL,
    consent character varying(10) DEFAULT ''::character varying NOT NULL,
    consent_by character varying(120) DEFAULT ''::character varying NOT NULL,
    consent_on date,
    place_needs character varying(20)[] DEFAULT '{}'::character varying(20)[] NOT NULL,
    applicant character varying(10) DEFAULT ''::character varying NOT NULL,
    relative_name character varying(120) DEFAULT ''::character varying NOT NULL,
    relative_relation character varying(60) DEFAULT ''::character varying NOT NULL,
    relative_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    citizens_stance character varying(10) DEFAULT ''::character varying NOT NULL,
    citizens_words character varying(120) DEFAULT ''::character varying NOT NULL,
    controller_id bigint NOT NULL,
    reference character varying(20) NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    citizen_id bigint NOT NULL,
    shows_citizen boolean NOT NULL,
    facility_id bigint,
    wished_facility_id bigint,
    status character varying(12) NOT NULL,
    referrer character varying(30) NOT NULL,
    contact_name character varying(120) NOT NULL,
    contact_phone character varying(40) NOT NULL,
    contact_function character varying(120) NOT NULL,
    call_back character varying(80) NOT NULL,
    case_number character varying(64) NOT NULL,
    urgency character varying(10) NOT NULL,
    whereabouts character varying(20) NOT NULL,
    whereabouts_note character varying(120) NOT NULL,
    expected_ready_on date,
    ready_for_discharge_on date,
    wished_on date,
    situation text NOT NULL,
    home_municipality character varying(4) NOT NULL,
    acting_municipality character varying(4) NOT NULL,
    paying_municipality character varying(4) NOT NULL,
    answers jsonb NOT NULL,
    frozen jsonb NOT NULL,
    submission_key uuid,
    submitted_by_id bigint,
    submitted_at timestamp with time zone NOT NULL,
    clock_from timestamp with time zone NOT NULL,
    sleeps_meanwhile character varying(160) NOT NULL,
    offered_meanwhile text NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text NOT NULL,
    closed_at timestamp with time zone,
    closed_because character varying(12) NOT NULL,
    closed_note text NOT NULL,
    not_wanted_because character varying(12) NOT NULL,
    ended_by_name character varying(120) NOT NULL,
    assigned_to_id bigint,
    redirected_from character varying(20) NOT NULL,
    sent_on_by_id bigint,
    hold_id bigint,
    stay_id bigint,
    decision_id bigint
);

ALTER TABLE ONLY public.referrals_referralevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_referralevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_referralevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_referralupdate (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);

ALTER TABLE ONLY public.referrals_referralupdate FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_referralupdate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_referralupdate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_replydeadline (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    urgency character varying(10) NOT NULL,
    working_days smallint NOT NULL,
    starts_on date NOT NULL,
    link character varying(200) NOT NULL,
    CONSTRAINT deadline_is_within_reason CHECK ((working_days <= 60)),
    CONSTRAINT referrals_replydeadline_working_days_check CHECK ((working_days >= 0)),
    CONSTRAINT tonight_is_answered_tonight CHECK ((NOT ((urgency)::text = 'tonight'::text)))
);

ALTER TABLE ONLY public.referrals_replydeadline FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_replydeadline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_replydeadline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_representative (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    sender_id bigint NOT NULL,
    sender_unit_id bigint,
    ordinal smallint NOT NULL,
    part character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    phone character varying(40) NOT NULL,
    does character varying(120) NOT NULL,
    CONSTRAINT referrals_representative_ordinal_check CHECK ((ordinal >= 0))
);

ALTER TABLE ONLY public.referrals_representative FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_representative ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_representative_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_savedfilter (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    name character varying(60) NOT NULL,
    query character varying(300) NOT NULL,
    is_shared boolean NOT NULL
);

ALTER TABLE ONLY public.referrals_savedfilter FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_savedfilter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_savedfilter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_secondopinion (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    person_name character varying(120) NOT NULL,
    person_function character varying(120) NOT NULL,
    question text NOT NULL,
    answer_by date NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    CONSTRAINT opinion_answered_says_what CHECK ((((answer = ''::text) AND (answered_at IS NULL)) OR ((answered_at IS NOT NULL) AND (NOT (answer = ''::text)))))
);

ALTER TABLE ONLY public.referrals_secondopinion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_secondopinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_secondopinion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_secondopinionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_obj_id bigint NOT NULL,
    pgh_context_id uuid,
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    person_name character varying(120) NOT NULL,
    person_function character varying(120) NOT NULL,
    question text NOT NULL,
    answer_by date NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint
);

ALTER TABLE ONLY public.referrals_secondopinionevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_secondopinionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_secondopinionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_sleepsmeanwhile (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    "where" character varying(160) NOT NULL,
    rough character varying(3) NOT NULL
);

ALTER TABLE ONLY public.referrals_sleepsmeanwhile FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_sleepsmeanwhile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_sleepsmeanwhile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_unmetdemand (
    id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    controller_id bigint NOT NULL,
    scheme character varying(40) NOT NULL,
    track character varying(40) NOT NULL,
    facility_id bigint,
    asked character varying(10) NOT NULL,
    because character varying(20) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    referral_id bigint,
    CONSTRAINT unmet_referral_is_named CHECK (((referral_id IS NULL) OR ((asked)::text = 'referral'::text)))
);

ALTER TABLE ONLY public.referrals_unmetdemand FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_unmetdemand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_unmetdemand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.referrals_weighing (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    by_id bigint,
    at timestamp with time zone NOT NULL,
    referral_id bigint NOT NULL,
    about character varying(60) NOT NULL,
    words text NOT NULL
);

ALTER TABLE ONLY public.referrals_weighing FORCE ROW LEVEL SECURITY;

ALTER TABLE public.referrals_weighing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_weighing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_conclusion (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    sample_id bigint NOT NULL,
    CONSTRAINT conclusion_says_something CHECK ((NOT (text = ''::text)))
);

ALTER TABLE ONLY public.supervision_conclusion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.supervision_conclusion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_conclusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_finding (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    question character varying(12) NOT NULL,
    answer character varying(12) NOT NULL,
    remark text NOT NULL,
    known text NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT what_is_not_in_order_is_said CHECK (((NOT ((answer)::text = 'not_in_order'::text)) OR (NOT (remark = ''::text))))
);

ALTER TABLE ONLY public.supervision_finding FORCE ROW LEVEL SECURITY;

ALTER TABLE public.supervision_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_sample (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    courses character varying(8) NOT NULL,
    kind character varying(81) NOT NULL,
    wanted smallint NOT NULL,
    seed character varying(32) NOT NULL,
    population bigint[] NOT NULL,
    submission_key uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    CONSTRAINT sample_is_of_days_and_draws_some CHECK (((starts_on <= ends_on) AND (wanted >= 1) AND (NOT ((seed)::text = ''::text)))),
    CONSTRAINT supervision_sample_wanted_check CHECK ((wanted >= 0))
);

ALTER TABLE ONLY public.supervision_sample FORCE ROW LEVEL SECURITY;

ALTER TABLE public.supervision_sample ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_sample_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_sampledcase (
    id bigint NOT NULL,
    number smallint NOT NULL,
    controller_id bigint NOT NULL,
    sample_id bigint NOT NULL,
    stay_id bigint NOT NULL,
    CONSTRAINT supervision_sampledcase_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.supervision_sampledcase FORCE ROW LEVEL SECURITY;

ALTER TABLE public.supervision_sampledcase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_sampledcase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_samplehouse (
    id bigint NOT NULL,
    controller_id bigint NOT NULL,
    facility_id bigint NOT NULL,
    sample_id bigint NOT NULL
);

ALTER TABLE ONLY public.supervision_samplehouse FORCE ROW LEVEL SECURITY;

ALTER TABLE public.supervision_samplehouse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_samplehouse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.way_out_lock (
    id bigint NOT NULL,
    key character varying(20) NOT NULL,
    owner_name character varying(120) NOT NULL,
    owner_mail character varying(254) NOT NULL,
    owner_municipality character varying(4) NOT NULL,
    owner_since timestamp with time zone,
    controller_id bigint NOT NULL,
    stay_id bigint NOT NULL
);

ALTER TABLE ONLY public.way_out_lock FORCE ROW LEVEL SECURITY;

ALTER TABLE public.way_out_lock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.way_out_lock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.way_out_lockanswer (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    since_on date,
    expected_on date,
    who character varying(120) NOT NULL,
    heard_on date NOT NULL,
    note text NOT NULL,
    colleague_name character varying(120) NOT NULL,
    colleague_mail character varying(254) NOT NULL,
    by_id bigint,
    controller_id bigint NOT NULL,
    lock_id bigint NOT NULL,
    link_id bigint,
    CONSTRAINT lock_that_holds_says_since_when CHECK ((((since_on IS NOT NULL) AND ((state)::text = 'held'::text)) OR ((NOT ((state)::text = 'held'::text)) AND (since_on IS NULL)))),
    CONSTRAINT lock_that_is_another_s_says_whose CHECK (((NOT ((state)::text = 'not_mine'::text)) OR (NOT ((colleague_name)::text = ''::text))))
);

ALTER TABLE ONLY public.way_out_lockanswer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.way_out_lockanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.way_out_lockanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.way_out_lockevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    key character varying(20) NOT NULL,
    owner_name character varying(120) NOT NULL,
    owner_mail character varying(254) NOT NULL,
    owner_municipality character varying(4) NOT NULL,
    owner_since timestamp with time zone,
    controller_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    stay_id bigint NOT NULL
);

ALTER TABLE ONLY public.way_out_lockevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.way_out_lockevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.way_out_lockevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.way_out_locklink (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    failures smallint NOT NULL,
    name character varying(120) NOT NULL,
    mail character varying(254) NOT NULL,
    fingerprint bytea,
    ends_at timestamp with time zone,
    ended_at timestamp with time zone,
    asked_by_id bigint,
    controller_id bigint NOT NULL,
    lock_id bigint NOT NULL,
    CONSTRAINT lock_link_that_was_sent_opens_for_a_time CHECK (((sent_at IS NULL) OR ((ends_at IS NOT NULL) AND (fingerprint IS NOT NULL)))),
    CONSTRAINT way_out_locklink_failures_check CHECK ((failures >= 0))
);

ALTER TABLE ONLY public.way_out_locklink FORCE ROW LEVEL SECURITY;

ALTER TABLE public.way_out_locklink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.way_out_locklink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT agreement_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.placements_assignment
    ADD CONSTRAINT assigned_once UNIQUE (membership_id, facility_id);

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT attached_to_draft_once UNIQUE (controller_id, draft_id, fingerprint);

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT attachment_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT attachment_part_once UNIQUE (controller_id, attachment_id, n);

ALTER TABLE ONLY public.audit_accesslog
    ADD CONSTRAINT audit_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_outbox
    ADD CONSTRAINT audit_outbox_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.audit_outbox
    ADD CONSTRAINT audit_outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT away_once_a_night EXCLUDE USING gist (stay_id WITH =, period WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.organisations_timeaway
    ADD CONSTRAINT away_once_at_a_time EXCLUDE USING gist (controller_id WITH =, user_id WITH =, daterange(starts_on, ends_on) WITH &&);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);

ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_budgetitem
    ADD CONSTRAINT budget_item_name UNIQUE (facility_id, year, name);

ALTER TABLE ONLY public.my_calendar_calendarlink
    ADD CONSTRAINT calendar_link_opens UNIQUE (controller_id, fingerprint);

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT checked_line_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.citizens_citizen
    ADD CONSTRAINT citizen_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.citizens_citizen
    ADD CONSTRAINT citizens_citizen_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_citizenevent
    ADD CONSTRAINT citizens_citizenevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.citizens_citizennumber
    ADD CONSTRAINT citizens_citizennumber_citizen_id_key UNIQUE (citizen_id);

ALTER TABLE ONLY public.citizens_citizennumber
    ADD CONSTRAINT citizens_citizennumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_citizennumberevent
    ADD CONSTRAINT citizens_citizennumberevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.citizens_citizenword
    ADD CONSTRAINT citizens_citizenword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT citizens_identityquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT citizens_joinedregistration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT citizens_joiningproposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaintevent
    ADD CONSTRAINT complaints_complaintevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contacts_contactevent
    ADD CONSTRAINT contacts_contactevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT contract_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT contract_number UNIQUE (stay_id, number);

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT damage_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT decision_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT description_link_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT description_link_opens UNIQUE (controller_id, fingerprint);

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT description_request_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT descriptions_description_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT descriptions_descriptionlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT descriptions_descriptionrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.descriptions_partner
    ADD CONSTRAINT descriptions_partner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.descriptions_partnerevent
    ADD CONSTRAINT descriptions_partnerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT discharge_agreementitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_agreementitemevent
    ADD CONSTRAINT discharge_agreementitemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.discharge_coordinator
    ADD CONSTRAINT discharge_coordinator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_dayprice
    ADD CONSTRAINT discharge_dayprice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_disagreement
    ADD CONSTRAINT discharge_disagreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_disagreementevent
    ADD CONSTRAINT discharge_disagreementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT discharge_dischargeagreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT discharge_dischargeagreement_referral_id_key UNIQUE (referral_id);

ALTER TABLE ONLY public.discharge_dischargeagreementevent
    ADD CONSTRAINT discharge_dischargeagreementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT discharge_dispute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_disputeevent
    ADD CONSTRAINT discharge_disputeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.discharge_expectedready
    ADD CONSTRAINT discharge_expectedready_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT discharge_itemversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_message
    ADD CONSTRAINT discharge_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT discharge_messagereceipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_promise
    ADD CONSTRAINT discharge_promise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_promiseevent
    ADD CONSTRAINT discharge_promiseevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT discharge_waitingcause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_waitingcauseevent
    ADD CONSTRAINT discharge_waitingcauseevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.supervision_sample
    ADD CONSTRAINT drawn_once UNIQUE (controller_id, submission_key);

ALTER TABLE ONLY public.placements_facility
    ADD CONSTRAINT facility_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.placements_facility
    ADD CONSTRAINT facility_name UNIQUE (controller_id, name);

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT follow_up_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT hearing_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT house_in_sample UNIQUE (sample_id, facility_id);

ALTER TABLE ONLY public.my_calendar_closingdays
    ADD CONSTRAINT house_is_closed_once_a_day EXCLUDE USING gist (facility_id WITH =, period WITH &&) WHERE ((removed_at IS NULL));

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT identity_asked_once UNIQUE (citizen_id, other_id);

ALTER TABLE ONLY public.imports_import
    ADD CONSTRAINT import_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.imports_fault
    ADD CONSTRAINT imports_fault_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports_import
    ADD CONSTRAINT imports_import_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports_keptfile
    ADD CONSTRAINT imports_keptfile_import_of_id_key UNIQUE (import_of_id);

ALTER TABLE ONLY public.imports_keptfile
    ADD CONSTRAINT imports_keptfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT imports_origin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interop_client
    ADD CONSTRAINT interop_client_client_id_key UNIQUE (client_id);

ALTER TABLE ONLY public.interop_client
    ADD CONSTRAINT interop_client_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interop_clientevent
    ADD CONSTRAINT interop_clientevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interop_keptanswer
    ADD CONSTRAINT interop_keptanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_inventorycheck
    ADD CONSTRAINT inventory_check_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.moving_in_inventoryline
    ADD CONSTRAINT inventory_line_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.moving_in_inventoryline
    ADD CONSTRAINT inventory_line_position UNIQUE (contract_id, "position");

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT invited_once_for_each_change UNIQUE (meeting_id, mail, sequence, is_cancellation);

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT item_once_per_agreement UNIQUE (agreement_id, key);

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT later_fact_and_referral UNIQUE (id, referral_id, controller_id);

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.letters_textblock
    ADD CONSTRAINT letters_textblock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT letters_translation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT line_is_checked_once UNIQUE (inventory_check_id, line_id);

ALTER TABLE ONLY public.way_out_lock
    ADD CONSTRAINT lock_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT lock_link_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT lock_link_opens UNIQUE (controller_id, fingerprint);

ALTER TABLE ONLY public.way_out_lock
    ADD CONSTRAINT lock_of_stay UNIQUE (stay_id, key);

ALTER TABLE ONLY public.notifications_mail
    ADD CONSTRAINT mail_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.notifications_mailchoice
    ADD CONSTRAINT mail_chosen_once UNIQUE (controller_id, user_id);

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT mailed_once_for_each_reason UNIQUE (request_id, why);

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meeting_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_agreementevent
    ADD CONSTRAINT meetings_agreementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_uid_key UNIQUE (uid);

ALTER TABLE ONLY public.meetings_meetingevent
    ADD CONSTRAINT meetings_meetingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.meetings_participant
    ADD CONSTRAINT meetings_participant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_point
    ADD CONSTRAINT meetings_point_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_pointevent
    ADD CONSTRAINT meetings_pointevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_countedmonth
    ADD CONSTRAINT month_is_counted_once UNIQUE (facility_id, first);

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT moving_in_checkedline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT moving_in_contract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_contractevent
    ADD CONSTRAINT moving_in_contractevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT moving_in_dailyhelper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_dailyhelperevent
    ADD CONSTRAINT moving_in_dailyhelperevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_damageevent
    ADD CONSTRAINT moving_in_damageevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_houseterms
    ADD CONSTRAINT moving_in_houseterms_facility_id_key UNIQUE (facility_id);

ALTER TABLE ONLY public.moving_in_houseterms
    ADD CONSTRAINT moving_in_houseterms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_housetermsevent
    ADD CONSTRAINT moving_in_housetermsevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_inventorycheck
    ADD CONSTRAINT moving_in_inventorycheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_inventoryline
    ADD CONSTRAINT moving_in_inventoryline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_placeinventory
    ADD CONSTRAINT moving_in_placeinventory_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_placeinventory
    ADD CONSTRAINT moving_in_placeinventory_place_id_key UNIQUE (place_id);

ALTER TABLE ONLY public.moving_in_placeinventoryevent
    ADD CONSTRAINT moving_in_placeinventoryevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_preference
    ADD CONSTRAINT moving_in_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_preferenceevent
    ADD CONSTRAINT moving_in_preferenceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.moving_in_savingsagreement
    ADD CONSTRAINT moving_in_savingsagreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.moving_in_savingsagreementevent
    ADD CONSTRAINT moving_in_savingsagreementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.my_calendar_calendarlink
    ADD CONSTRAINT my_calendar_calendarlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.my_calendar_closingdays
    ADD CONSTRAINT my_calendar_closingdays_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.my_calendar_closingdaysevent
    ADD CONSTRAINT my_calendar_closingdaysevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.notifications_escalation
    ADD CONSTRAINT notifications_escalation_facility_id_key UNIQUE (facility_id);

ALTER TABLE ONLY public.notifications_escalation
    ADD CONSTRAINT notifications_escalation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_escalationevent
    ADD CONSTRAINT notifications_escalationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.notifications_mail
    ADD CONSTRAINT notifications_mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_mailchoice
    ADD CONSTRAINT notifications_mailchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_mailchoiceevent
    ADD CONSTRAINT notifications_mailchoiceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.notifications_news
    ADD CONSTRAINT notifications_news_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT notifications_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT number_in_sample UNIQUE (sample_id, number);

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_id_token_id_key UNIQUE (id_token_id);

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_source_refresh_token_id_key UNIQUE (source_refresh_token_id);

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_token_checksum_85319a26_uniq UNIQUE (token_checksum);

ALTER TABLE ONLY public.oauth2_provider_devicegrant
    ADD CONSTRAINT oauth2_provider_devicegrant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.oauth2_provider_devicegrant
    ADD CONSTRAINT oauth2_provider_devicegrant_unique_device_code UNIQUE (device_code);

ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_grant_code_key UNIQUE (code);

ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_grant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idtoken_jti_key UNIQUE (jti);

ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refresht_token_checksum_revoked_46c81d1d_uniq UNIQUE (token_checksum, revoked);

ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refreshtoken_access_token_id_key UNIQUE (access_token_id);

ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refreshtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT one_agreement_at_a_time EXCLUDE USING gist (citizen_id WITH =, facility_id WITH =, track WITH =, period WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT one_answer_about_the_home_per_day EXCLUDE USING gist (stay_id WITH =, period WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.interop_keptanswer
    ADD CONSTRAINT one_answer_per_key UNIQUE (client_id, key);

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT one_bed_per_citizen_and_night EXCLUDE USING gist (citizen_id WITH =, period WITH &&) WHERE (((cancelled_at IS NULL) AND ((kind)::text = ANY (ARRAY[('stay'::character varying)::text, ('trial'::character varying)::text]))));

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT one_booking_per_place_and_night EXCLUDE USING gist (place_id WITH =, daterange(starts_on, free_from, '[)'::text) WITH &&) WHERE ((cancelled_at IS NULL));

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT one_cause_per_waiting_day EXCLUDE USING gist (referral_id WITH =, period WITH &&);

ALTER TABLE ONLY public.citizens_citizennumber
    ADD CONSTRAINT one_citizen_per_number UNIQUE (controller_id, system, index);

ALTER TABLE ONLY public.referrals_referralcounter
    ADD CONSTRAINT one_counter_per_year UNIQUE (controller_id, year);

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT one_daily_helper_a_day EXCLUDE USING gist (stay_id WITH =, period WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.placements_housemeetingheld
    ADD CONSTRAINT one_house_meeting_a_day UNIQUE (facility_id, kind, held_on);

ALTER TABLE ONLY public.notifications_news
    ADD CONSTRAINT one_news_per_user_and_event UNIQUE (user_id, event_id);

ALTER TABLE ONLY public.placements_dayrate
    ADD CONSTRAINT one_rate_at_a_time EXCLUDE USING gist (facility_id WITH =, track WITH =, period WITH &&);

ALTER TABLE ONLY public.recovery_starscore
    ADD CONSTRAINT one_score_per_area UNIQUE (star_id, area);

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT one_self_payment_per_day_and_cover EXCLUDE USING gist (stay_id WITH =, cover WITH =, period WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.operations_taskrun
    ADD CONSTRAINT operations_taskrun_key_key UNIQUE (key);

ALTER TABLE ONLY public.operations_taskrun
    ADD CONSTRAINT operations_taskrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_membership
    ADD CONSTRAINT organisations_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_membershipevent
    ADD CONSTRAINT organisations_membershipevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_key_key UNIQUE (key);

ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_reference_prefix_key UNIQUE (reference_prefix);

ALTER TABLE ONLY public.organisations_organisationevent
    ADD CONSTRAINT organisations_organisationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organisations_passwordlink
    ADD CONSTRAINT organisations_passwordlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_timeaway
    ADD CONSTRAINT organisations_timeaway_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_timeawayevent
    ADD CONSTRAINT organisations_timeawayevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT organisations_unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_unitevent
    ADD CONSTRAINT organisations_unitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organisations_user
    ADD CONSTRAINT organisations_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.organisations_user
    ADD CONSTRAINT organisations_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_userevent
    ADD CONSTRAINT organisations_userevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.public_housepage
    ADD CONSTRAINT page_of_facility UNIQUE (controller_id, facility_id);

ALTER TABLE ONLY public.meetings_participant
    ADD CONSTRAINT participant_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.descriptions_partner
    ADD CONSTRAINT partner_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_place
    ADD CONSTRAINT place_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.placements_place
    ADD CONSTRAINT place_name UNIQUE (facility_id, name);

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT placements_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_absenceevent
    ADD CONSTRAINT placements_absenceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_assignment
    ADD CONSTRAINT placements_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_assignmentevent
    ADD CONSTRAINT placements_assignmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT placements_booking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_bookingevent
    ADD CONSTRAINT placements_bookingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_budgetitem
    ADD CONSTRAINT placements_budgetitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_budgetitemevent
    ADD CONSTRAINT placements_budgetitemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_callnote
    ADD CONSTRAINT placements_callnote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_countedmonth
    ADD CONSTRAINT placements_countedmonth_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT placements_datechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_dayrate
    ADD CONSTRAINT placements_dayrate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_dayrateevent
    ADD CONSTRAINT placements_dayrateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_replaces_id_key UNIQUE (replaces_id);

ALTER TABLE ONLY public.placements_decisionevent
    ADD CONSTRAINT placements_decisionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_facility
    ADD CONSTRAINT placements_facility_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_facilityevent
    ADD CONSTRAINT placements_facilityevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT placements_followup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_followupevent
    ADD CONSTRAINT placements_followupevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT placements_guestnight_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT placements_guestnight_stay_id_key UNIQUE (stay_id);

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT placements_homekept_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_homekeptevent
    ADD CONSTRAINT placements_homekeptevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_housefollowup
    ADD CONSTRAINT placements_housefollowup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_housemeetingheld
    ADD CONSTRAINT placements_housemeetingheld_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_localstandard
    ADD CONSTRAINT placements_localstandard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_place
    ADD CONSTRAINT placements_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_placeevent
    ADD CONSTRAINT placements_placeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_relapse
    ADD CONSTRAINT placements_relapse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT placements_selfpayment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_selfpaymentevent
    ADD CONSTRAINT placements_selfpaymentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT placements_standingagreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_stayelsewhere
    ADD CONSTRAINT placements_stayelsewhere_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements_stayevent
    ADD CONSTRAINT placements_stayevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT planned_once UNIQUE (stay_id, kind, ordinal);

ALTER TABLE ONLY public.public_publicdraft
    ADD CONSTRAINT public_draft_code UNIQUE (controller_id, code_index);

ALTER TABLE ONLY public.public_housepage
    ADD CONSTRAINT public_housepage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_housepage
    ADD CONSTRAINT public_housepage_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.public_housepageevent
    ADD CONSTRAINT public_housepageevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.public_publicdraft
    ADD CONSTRAINT public_publicdraft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT read_once_by_each_side UNIQUE (up_to_id, side);

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT recovery_star_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recovery_starevent
    ADD CONSTRAINT recovery_starevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.recovery_starscore
    ADD CONSTRAINT recovery_starscore_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recovery_starscoreevent
    ADD CONSTRAINT recovery_starscoreevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_reference UNIQUE (reference);

ALTER TABLE ONLY public.referrals_assessmentnote
    ADD CONSTRAINT referrals_assessmentnote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT referrals_attachmentpart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT referrals_changereport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_changereportevent
    ADD CONSTRAINT referrals_changereportevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_draft
    ADD CONSTRAINT referrals_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT referrals_hearing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_hearingevent
    ADD CONSTRAINT referrals_hearingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT referrals_informationrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_informationrequestevent
    ADD CONSTRAINT referrals_informationrequestevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_meanwhileoffer
    ADD CONSTRAINT referrals_meanwhileoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_meeting
    ADD CONSTRAINT referrals_meeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_meetingevent
    ADD CONSTRAINT referrals_meetingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_need
    ADD CONSTRAINT referrals_need_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT referrals_passedover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT referrals_placeoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_placeofferevent
    ADD CONSTRAINT referrals_placeofferevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_readydeclaration
    ADD CONSTRAINT referrals_readydeclaration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_readydeclarationevent
    ADD CONSTRAINT referrals_readydeclarationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_referral_id_key UNIQUE (referral_id);

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_decision_id_key UNIQUE (decision_id);

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_stay_id_key UNIQUE (stay_id);

ALTER TABLE ONLY public.referrals_referralcounter
    ADD CONSTRAINT referrals_referralcounter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_referralevent
    ADD CONSTRAINT referrals_referralevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_referralupdate
    ADD CONSTRAINT referrals_referralupdate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_replydeadline
    ADD CONSTRAINT referrals_replydeadline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT referrals_representative_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_savedfilter
    ADD CONSTRAINT referrals_savedfilter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_secondopinion
    ADD CONSTRAINT referrals_secondopinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_secondopinionevent
    ADD CONSTRAINT referrals_secondopinionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.referrals_sleepsmeanwhile
    ADD CONSTRAINT referrals_sleepsmeanwhile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT referrals_unmetdemand_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.referrals_weighing
    ADD CONSTRAINT referrals_weighing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT reminded_once UNIQUE (follow_up_id, due_on, user_id, stage);

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT representative_once UNIQUE (controller_id, referral_id, ordinal);

ALTER TABLE ONLY public.supervision_sample
    ADD CONSTRAINT sample_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT sampled_case_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT star_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT stay_and_controller UNIQUE (id, controller_id);

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT stay_citizen_and_controller UNIQUE (id, citizen_id, controller_id);

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT stay_in_sample UNIQUE (sample_id, stay_id);

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT submitted_once UNIQUE (controller_id, sender_id, submission_key);

ALTER TABLE ONLY public.supervision_conclusion
    ADD CONSTRAINT supervision_conclusion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_finding
    ADD CONSTRAINT supervision_finding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_sample
    ADD CONSTRAINT supervision_sample_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT supervision_sampledcase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT supervision_samplehouse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT unit_and_organisation UNIQUE (id, organisation_id);

ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT unit_named_once UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.way_out_lock
    ADD CONSTRAINT way_out_lock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT way_out_lockanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.way_out_lockevent
    ADD CONSTRAINT way_out_lockevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT way_out_locklink_pkey PRIMARY KEY (id);

CREATE INDEX agreement_by_meeting ON public.meetings_agreement USING btree (meeting_id);

CREATE INDEX agreement_standing ON public.placements_standingagreement USING btree (controller_id, facility_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX agreement_to_keep ON public.meetings_agreement USING btree (owner_id, controller_id, due_on) WHERE ((done_at IS NULL) AND (follow_up_id IS NULL));

CREATE UNIQUE INDEX asked_once_for_a_description ON public.descriptions_descriptionrequest USING btree (follow_up_id, partner_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX attached_once ON public.referrals_attachment USING btree (controller_id, referral_id, fingerprint) WHERE (removed_at IS NULL);

CREATE INDEX audit_acces_control_4b3f63_idx ON public.audit_accesslog USING btree (controller_id, citizen_id, at);

CREATE INDEX audit_accesslog_on_behalf_of_id_6b58e1bb ON public.audit_accesslog USING btree (on_behalf_of_id);

CREATE INDEX audit_accesslog_user_id_7f87e501 ON public.audit_accesslog USING btree (user_id);

CREATE INDEX audit_event_by_id_12447014 ON public.audit_event USING btree (by_id);

CREATE INDEX audit_event_control_7de8dc_idx ON public.audit_event USING btree (controller_id, citizen_id, at);

CREATE INDEX audit_event_control_7e5bca_idx ON public.audit_event USING btree (controller_id, stay_id, at);

CREATE INDEX audit_event_control_9e3d1f_idx ON public.audit_event USING btree (controller_id, referral_id, at);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);

CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);

CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);

CREATE INDEX booking_by_date ON public.placements_booking USING btree (controller_id, starts_on, ends_on);

CREATE INDEX booking_by_end ON public.placements_booking USING btree (controller_id, free_from, starts_on);

CREATE INDEX booking_hold_lapses ON public.placements_booking USING btree (controller_id, expires_at) WHERE ((cancelled_at IS NULL) AND ((kind)::text = 'hold'::text));

CREATE INDEX call_note_by_time ON public.placements_callnote USING btree (controller_id, facility_id, at DESC);

CREATE INDEX changes_to_handle ON public.referrals_changereport USING btree (controller_id) WHERE (handled_at IS NULL);

CREATE INDEX citizen_by_name ON public.citizens_citizen USING btree (controller_id, name_key);

CREATE INDEX citizen_by_phone ON public.citizens_citizen USING btree (controller_id, phone_key) WHERE (NOT ((phone_key)::text = ''::text));

CREATE UNIQUE INDEX citizen_is_here_in_one_house ON public.placements_stay USING btree (citizen_id) WHERE ((expected_on IS NULL) AND ((status)::text = 'here'::text));

CREATE INDEX citizen_without_name ON public.citizens_citizen USING btree (controller_id, id) WHERE is_anonymous;

CREATE INDEX citizens_citizen_joined_into_id_12a3c80b ON public.citizens_citizen USING btree (joined_into_id);

CREATE INDEX citizens_citizenevent_controller_id_a779f9f9 ON public.citizens_citizenevent USING btree (controller_id);

CREATE INDEX citizens_citizenevent_joined_into_id_7fd09d79 ON public.citizens_citizenevent USING btree (joined_into_id);

CREATE INDEX citizens_citizenevent_pgh_context_id_3a9190e6 ON public.citizens_citizenevent USING btree (pgh_context_id);

CREATE INDEX citizens_citizenevent_pgh_obj_id_8a38d8ec ON public.citizens_citizenevent USING btree (pgh_obj_id);

CREATE INDEX citizens_citizennumberevent_citizen_id_f83f6491 ON public.citizens_citizennumberevent USING btree (citizen_id);

CREATE INDEX citizens_citizennumberevent_controller_id_d1d62ac4 ON public.citizens_citizennumberevent USING btree (controller_id);

CREATE INDEX citizens_citizennumberevent_pgh_context_id_89ec40ff ON public.citizens_citizennumberevent USING btree (pgh_context_id);

CREATE INDEX citizens_citizennumberevent_pgh_obj_id_b83a93c8 ON public.citizens_citizennumberevent USING btree (pgh_obj_id);

CREATE INDEX citizens_citizenword_citizen_id_2bd62013 ON public.citizens_citizenword USING btree (citizen_id);

CREATE INDEX citizens_identityquestion_answered_by_id_89c22e87 ON public.citizens_identityquestion USING btree (answered_by_id);

CREATE INDEX citizens_identityquestion_controller_id_18a60887 ON public.citizens_identityquestion USING btree (controller_id);

CREATE INDEX citizens_identityquestion_other_id_cb7a2306 ON public.citizens_identityquestion USING btree (other_id);

CREATE INDEX citizens_joinedregistration_by_id_6d70aead ON public.citizens_joinedregistration USING btree (by_id);

CREATE INDEX citizens_joinedregistration_controller_id_23838ed5 ON public.citizens_joinedregistration USING btree (controller_id);

CREATE INDEX citizens_joinedregistration_into_id_c6a27cae ON public.citizens_joinedregistration USING btree (into_id);

CREATE INDEX citizens_joiningproposal_answered_by_id_57d1b4c5 ON public.citizens_joiningproposal USING btree (answered_by_id);

CREATE INDEX citizens_joiningproposal_kept_id_0bf7a319 ON public.citizens_joiningproposal USING btree (kept_id);

CREATE INDEX citizens_joiningproposal_proposed_by_id_8a24afc8 ON public.citizens_joiningproposal USING btree (proposed_by_id);

CREATE INDEX closing_by_house ON public.my_calendar_closingdays USING btree (controller_id, facility_id, starts_on);

CREATE UNIQUE INDEX colleague_takes_part_once ON public.meetings_participant USING btree (meeting_id, user_id) WHERE (user_id IS NOT NULL);

CREATE INDEX complaint_by_state ON public.complaints_complaint USING btree (controller_id, state, received_on);

CREATE INDEX complaints_complaint_citizen_id_7f99aca3 ON public.complaints_complaint USING btree (citizen_id);

CREATE INDEX complaints_complaint_decision_id_39441cfe ON public.complaints_complaint USING btree (decision_id);

CREATE INDEX complaints_complaint_new_decision_id_0dc1c393 ON public.complaints_complaint USING btree (new_decision_id);

CREATE INDEX complaints_complaint_reconsidered_by_id_d08c8d43 ON public.complaints_complaint USING btree (reconsidered_by_id);

CREATE INDEX complaints_complaint_written_by_id_b0068b72 ON public.complaints_complaint USING btree (written_by_id);

CREATE INDEX complaints_complaintevent_citizen_id_c8586f6f ON public.complaints_complaintevent USING btree (citizen_id);

CREATE INDEX complaints_complaintevent_controller_id_bca87a96 ON public.complaints_complaintevent USING btree (controller_id);

CREATE INDEX complaints_complaintevent_decision_id_8e40df76 ON public.complaints_complaintevent USING btree (decision_id);

CREATE INDEX complaints_complaintevent_new_decision_id_cb766b7d ON public.complaints_complaintevent USING btree (new_decision_id);

CREATE INDEX complaints_complaintevent_pgh_context_id_7c5b6886 ON public.complaints_complaintevent USING btree (pgh_context_id);

CREATE INDEX complaints_complaintevent_pgh_obj_id_ef536756 ON public.complaints_complaintevent USING btree (pgh_obj_id);

CREATE INDEX complaints_complaintevent_reconsidered_by_id_0566d904 ON public.complaints_complaintevent USING btree (reconsidered_by_id);

CREATE INDEX complaints_complaintevent_written_by_id_bc806085 ON public.complaints_complaintevent USING btree (written_by_id);

CREATE INDEX conclusion_by_sample ON public.supervision_conclusion USING btree (controller_id, sample_id);

CREATE INDEX contact_by_person ON public.contacts_contact USING btree (controller_id, person);

CREATE INDEX contacts_contact_facility_id_4526e6b4 ON public.contacts_contact USING btree (facility_id);

CREATE INDEX contacts_contact_party_id_d1020faa ON public.contacts_contact USING btree (party_id);

CREATE INDEX contacts_contact_party_unit_id_28fd2aca ON public.contacts_contact USING btree (party_unit_id);

CREATE INDEX contacts_contactevent_controller_id_fe5659a4 ON public.contacts_contactevent USING btree (controller_id);

CREATE INDEX contacts_contactevent_facility_id_6920340c ON public.contacts_contactevent USING btree (facility_id);

CREATE INDEX contacts_contactevent_party_id_ae6ba095 ON public.contacts_contactevent USING btree (party_id);

CREATE INDEX contacts_contactevent_party_unit_id_39f3157b ON public.contacts_contactevent USING btree (party_unit_id);

CREATE INDEX contacts_contactevent_pgh_context_id_d8aa6760 ON public.contacts_contactevent USING btree (pgh_context_id);

CREATE INDEX contacts_contactevent_pgh_obj_id_25d5cd8f ON public.contacts_contactevent USING btree (pgh_obj_id);

CREATE INDEX contract_by_stay ON public.moving_in_contract USING btree (controller_id, stay_id);

CREATE UNIQUE INDEX contract_is_drafted_once ON public.moving_in_contract USING btree (stay_id) WHERE ((signed)::text = ''::text);

CREATE INDEX damage_by_stay ON public.moving_in_damage USING btree (controller_id, stay_id);

CREATE INDEX damage_to_settle ON public.moving_in_damage USING btree (controller_id, at) WHERE ((settled)::text = ''::text);

CREATE INDEX day_price_by_start ON public.discharge_dayprice USING btree (controller_id, starts_on);

CREATE INDEX deadlines_published ON public.referrals_replydeadline USING btree (controller_id, scheme, track, starts_on);

CREATE INDEX decision_by_day ON public.placements_decision USING btree (controller_id, decided_at);

CREATE INDEX decision_of_stay ON public.placements_decision USING btree (stay_id, kind);

CREATE INDEX description_latest ON public.descriptions_description USING btree (follow_up_id, at DESC);

CREATE INDEX description_links_waiting ON public.descriptions_descriptionlink USING btree (controller_id, next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX description_request_by_asking ON public.descriptions_descriptionrequest USING btree (follow_up_id, asked_at);

CREATE INDEX descriptions_description_by_id_3206308b ON public.descriptions_description USING btree (by_id);

CREATE INDEX descriptions_description_controller_id_d9bff651 ON public.descriptions_description USING btree (controller_id);

CREATE INDEX descriptions_description_link_id_9bb3520c ON public.descriptions_description USING btree (link_id);

CREATE INDEX descriptions_description_partner_id_a4416950 ON public.descriptions_description USING btree (partner_id);

CREATE INDEX descriptions_descriptionrequest_asked_by_id_5d080f9f ON public.descriptions_descriptionrequest USING btree (asked_by_id);

CREATE INDEX descriptions_descriptionrequest_controller_id_ebdbb827 ON public.descriptions_descriptionrequest USING btree (controller_id);

CREATE INDEX descriptions_descriptionrequest_partner_id_e44a9e85 ON public.descriptions_descriptionrequest USING btree (partner_id);

CREATE INDEX descriptions_partnerevent_controller_id_b23d8ffa ON public.descriptions_partnerevent USING btree (controller_id);

CREATE INDEX descriptions_partnerevent_pgh_context_id_efefc945 ON public.descriptions_partnerevent USING btree (pgh_context_id);

CREATE INDEX descriptions_partnerevent_pgh_obj_id_8628913d ON public.descriptions_partnerevent USING btree (pgh_obj_id);

CREATE INDEX descriptions_partnerevent_stay_id_8fd7f5f0 ON public.descriptions_partnerevent USING btree (stay_id);

CREATE INDEX discharge_agreementitem_controller_id_f0b01d62 ON public.discharge_agreementitem USING btree (controller_id);

CREATE INDEX discharge_agreementitem_referral_id_1dbc0d5c ON public.discharge_agreementitem USING btree (referral_id);

CREATE INDEX discharge_agreementitem_sender_id_57ece432 ON public.discharge_agreementitem USING btree (sender_id);

CREATE INDEX discharge_agreementitem_sender_unit_id_e8c5b99b ON public.discharge_agreementitem USING btree (sender_unit_id);

CREATE INDEX discharge_agreementitemevent_agreement_id_74f21fb0 ON public.discharge_agreementitemevent USING btree (agreement_id);

CREATE INDEX discharge_agreementitemevent_controller_id_f585a335 ON public.discharge_agreementitemevent USING btree (controller_id);

CREATE INDEX discharge_agreementitemevent_pgh_context_id_8722caf4 ON public.discharge_agreementitemevent USING btree (pgh_context_id);

CREATE INDEX discharge_agreementitemevent_pgh_obj_id_1f3f6c8a ON public.discharge_agreementitemevent USING btree (pgh_obj_id);

CREATE INDEX discharge_agreementitemevent_referral_id_f0496993 ON public.discharge_agreementitemevent USING btree (referral_id);

CREATE INDEX discharge_agreementitemevent_sender_id_bcc6b717 ON public.discharge_agreementitemevent USING btree (sender_id);

CREATE INDEX discharge_agreementitemevent_sender_unit_id_cf2a5cb1 ON public.discharge_agreementitemevent USING btree (sender_unit_id);

CREATE INDEX discharge_coordinator_controller_id_ff4ddc37 ON public.discharge_coordinator USING btree (controller_id);

CREATE INDEX discharge_coordinator_referral_id_f8c0774e ON public.discharge_coordinator USING btree (referral_id);

CREATE INDEX discharge_coordinator_sender_id_f886e7db ON public.discharge_coordinator USING btree (sender_id);

CREATE INDEX discharge_coordinator_sender_unit_id_4488d970 ON public.discharge_coordinator USING btree (sender_unit_id);

CREATE INDEX discharge_dayprice_by_id_42e34e35 ON public.discharge_dayprice USING btree (by_id);

CREATE INDEX discharge_disagreement_controller_id_2053c446 ON public.discharge_disagreement USING btree (controller_id);

CREATE INDEX discharge_disagreement_referral_id_f0d5586d ON public.discharge_disagreement USING btree (referral_id);

CREATE INDEX discharge_disagreement_sender_id_935befba ON public.discharge_disagreement USING btree (sender_id);

CREATE INDEX discharge_disagreement_sender_unit_id_0d336596 ON public.discharge_disagreement USING btree (sender_unit_id);

CREATE INDEX discharge_disagreementevent_controller_id_c906c4a8 ON public.discharge_disagreementevent USING btree (controller_id);

CREATE INDEX discharge_disagreementevent_pgh_context_id_a3362c0c ON public.discharge_disagreementevent USING btree (pgh_context_id);

CREATE INDEX discharge_disagreementevent_pgh_obj_id_6a8b3bf3 ON public.discharge_disagreementevent USING btree (pgh_obj_id);

CREATE INDEX discharge_disagreementevent_referral_id_caa6db27 ON public.discharge_disagreementevent USING btree (referral_id);

CREATE INDEX discharge_disagreementevent_sender_id_81fe25c6 ON public.discharge_disagreementevent USING btree (sender_id);

CREATE INDEX discharge_disagreementevent_sender_unit_id_f6a29371 ON public.discharge_disagreementevent USING btree (sender_unit_id);

CREATE INDEX discharge_dischargeagreement_controller_id_5daa7f28 ON public.discharge_dischargeagreement USING btree (controller_id);

CREATE INDEX discharge_dischargeagreement_sender_id_0aa3e30f ON public.discharge_dischargeagreement USING btree (sender_id);

CREATE INDEX discharge_dischargeagreement_sender_unit_id_8f6836cc ON public.discharge_dischargeagreement USING btree (sender_unit_id);

CREATE INDEX discharge_dischargeagreementevent_controller_id_96da639a ON public.discharge_dischargeagreementevent USING btree (controller_id);

CREATE INDEX discharge_dischargeagreementevent_pgh_context_id_9e852eaf ON public.discharge_dischargeagreementevent USING btree (pgh_context_id);

CREATE INDEX discharge_dischargeagreementevent_pgh_obj_id_d9ef5fd6 ON public.discharge_dischargeagreementevent USING btree (pgh_obj_id);

CREATE INDEX discharge_dischargeagreementevent_referral_id_f4217272 ON public.discharge_dischargeagreementevent USING btree (referral_id);

CREATE INDEX discharge_dischargeagreementevent_sender_id_25b8aa38 ON public.discharge_dischargeagreementevent USING btree (sender_id);

CREATE INDEX discharge_dischargeagreementevent_sender_unit_id_5d61e8aa ON public.discharge_dischargeagreementevent USING btree (sender_unit_id);

CREATE INDEX discharge_dispute_controller_id_4706b441 ON public.discharge_dispute USING btree (controller_id);

CREATE INDEX discharge_dispute_declaration_id_07854de9 ON public.discharge_dispute USING btree (declaration_id);

CREATE INDEX discharge_dispute_referral_id_3bef78e4 ON public.discharge_dispute USING btree (referral_id);

CREATE INDEX discharge_dispute_sender_id_7280b04e ON public.discharge_dispute USING btree (sender_id);

CREATE INDEX discharge_dispute_sender_unit_id_08b81d15 ON public.discharge_dispute USING btree (sender_unit_id);

CREATE INDEX discharge_disputeevent_controller_id_88f4f3d8 ON public.discharge_disputeevent USING btree (controller_id);

CREATE INDEX discharge_disputeevent_declaration_id_dc6a4d0d ON public.discharge_disputeevent USING btree (declaration_id);

CREATE INDEX discharge_disputeevent_pgh_context_id_17d2cf7d ON public.discharge_disputeevent USING btree (pgh_context_id);

CREATE INDEX discharge_disputeevent_pgh_obj_id_95fe39ff ON public.discharge_disputeevent USING btree (pgh_obj_id);

CREATE INDEX discharge_disputeevent_referral_id_47e23a4f ON public.discharge_disputeevent USING btree (referral_id);

CREATE INDEX discharge_disputeevent_sender_id_de775ef8 ON public.discharge_disputeevent USING btree (sender_id);

CREATE INDEX discharge_disputeevent_sender_unit_id_e40c7148 ON public.discharge_disputeevent USING btree (sender_unit_id);

CREATE INDEX discharge_expectedready_controller_id_c240bc1d ON public.discharge_expectedready USING btree (controller_id);

CREATE INDEX discharge_expectedready_referral_id_18876b87 ON public.discharge_expectedready USING btree (referral_id);

CREATE INDEX discharge_expectedready_sender_id_9cf62c37 ON public.discharge_expectedready USING btree (sender_id);

CREATE INDEX discharge_expectedready_sender_unit_id_aad69892 ON public.discharge_expectedready USING btree (sender_unit_id);

CREATE INDEX discharge_itemversion_controller_id_dc7349e4 ON public.discharge_itemversion USING btree (controller_id);

CREATE INDEX discharge_itemversion_item_id_eeb70072 ON public.discharge_itemversion USING btree (item_id);

CREATE INDEX discharge_itemversion_referral_id_71da83fa ON public.discharge_itemversion USING btree (referral_id);

CREATE INDEX discharge_itemversion_sender_id_05841707 ON public.discharge_itemversion USING btree (sender_id);

CREATE INDEX discharge_itemversion_sender_unit_id_0b03ed08 ON public.discharge_itemversion USING btree (sender_unit_id);

CREATE INDEX discharge_message_controller_id_bcebafa6 ON public.discharge_message USING btree (controller_id);

CREATE INDEX discharge_message_referral_id_5bcbea73 ON public.discharge_message USING btree (referral_id);

CREATE INDEX discharge_message_sender_id_f894bde6 ON public.discharge_message USING btree (sender_id);

CREATE INDEX discharge_message_sender_unit_id_20ff272a ON public.discharge_message USING btree (sender_unit_id);

CREATE INDEX discharge_messagereceipt_controller_id_61c7edcf ON public.discharge_messagereceipt USING btree (controller_id);

CREATE INDEX discharge_messagereceipt_referral_id_b3081970 ON public.discharge_messagereceipt USING btree (referral_id);

CREATE INDEX discharge_messagereceipt_sender_id_5b206656 ON public.discharge_messagereceipt USING btree (sender_id);

CREATE INDEX discharge_messagereceipt_sender_unit_id_fdc3d220 ON public.discharge_messagereceipt USING btree (sender_unit_id);

CREATE INDEX discharge_promise_controller_id_4110625d ON public.discharge_promise USING btree (controller_id);

CREATE INDEX discharge_promise_referral_id_f6a8ffa4 ON public.discharge_promise USING btree (referral_id);

CREATE INDEX discharge_promise_sender_id_a47fb8e7 ON public.discharge_promise USING btree (sender_id);

CREATE INDEX discharge_promise_sender_unit_id_ae91631f ON public.discharge_promise USING btree (sender_unit_id);

CREATE INDEX discharge_promiseevent_controller_id_51fd8b60 ON public.discharge_promiseevent USING btree (controller_id);

CREATE INDEX discharge_promiseevent_pgh_context_id_ad80e50a ON public.discharge_promiseevent USING btree (pgh_context_id);

CREATE INDEX discharge_promiseevent_pgh_obj_id_907034c4 ON public.discharge_promiseevent USING btree (pgh_obj_id);

CREATE INDEX discharge_promiseevent_referral_id_abb11719 ON public.discharge_promiseevent USING btree (referral_id);

CREATE INDEX discharge_promiseevent_sender_id_8e9393e0 ON public.discharge_promiseevent USING btree (sender_id);

CREATE INDEX discharge_promiseevent_sender_unit_id_e5d5b2a3 ON public.discharge_promiseevent USING btree (sender_unit_id);

CREATE INDEX discharge_waitingcause_controller_id_0cb675d3 ON public.discharge_waitingcause USING btree (controller_id);

CREATE INDEX discharge_waitingcause_referral_id_587bd595 ON public.discharge_waitingcause USING btree (referral_id);

CREATE INDEX discharge_waitingcause_sender_id_3f0d42c3 ON public.discharge_waitingcause USING btree (sender_id);

CREATE INDEX discharge_waitingcause_sender_unit_id_38c60f47 ON public.discharge_waitingcause USING btree (sender_unit_id);

CREATE INDEX discharge_waitingcauseevent_controller_id_43253f2e ON public.discharge_waitingcauseevent USING btree (controller_id);

CREATE INDEX discharge_waitingcauseevent_pgh_context_id_c4e2ab07 ON public.discharge_waitingcauseevent USING btree (pgh_context_id);

CREATE INDEX discharge_waitingcauseevent_pgh_obj_id_a259df21 ON public.discharge_waitingcauseevent USING btree (pgh_obj_id);

CREATE INDEX discharge_waitingcauseevent_referral_id_252cf7b9 ON public.discharge_waitingcauseevent USING btree (referral_id);

CREATE INDEX discharge_waitingcauseevent_sender_id_16716265 ON public.discharge_waitingcauseevent USING btree (sender_id);

CREATE INDEX discharge_waitingcauseevent_sender_unit_id_832cb3e7 ON public.discharge_waitingcauseevent USING btree (sender_unit_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX drafts_to_forget ON public.referrals_draft USING btree (controller_id, updated_at);

CREATE INDEX fault_by_row ON public.imports_fault USING btree (controller_id, import_of_id, "row");

CREATE UNIQUE INDEX filter_named_once ON public.referrals_savedfilter USING btree (controller_id, owner_id, lower((name)::text));

CREATE INDEX finding_by_case ON public.supervision_finding USING btree (controller_id, case_id);

CREATE INDEX follow_up_by_due ON public.placements_followup USING btree (controller_id, status, due_on);

CREATE INDEX hearings_of_referral ON public.referrals_hearing USING btree (referral_id, sent_on);

CREATE INDEX hearings_running ON public.referrals_hearing USING btree (controller_id, reply_by) WHERE (ended_at IS NULL);

CREATE INDEX house_follow_ups ON public.placements_housefollowup USING btree (facility_id, track);

CREATE INDEX import_newest_first ON public.imports_import USING btree (controller_id, sent_at DESC);

CREATE INDEX import_to_work_on ON public.imports_import USING btree (controller_id) WHERE ((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('ordered'::character varying)::text]));

CREATE INDEX imports_import_asked_by_id_28dc06d0 ON public.imports_import USING btree (asked_by_id);

CREATE INDEX imports_import_sent_by_id_82e31667 ON public.imports_import USING btree (sent_by_id);

CREATE INDEX imports_origin_citizen_id_52610cc7 ON public.imports_origin USING btree (citizen_id);

CREATE INDEX imports_origin_import_of_id_e80861a1 ON public.imports_origin USING btree (import_of_id);

CREATE INDEX imports_origin_place_id_cad01b77 ON public.imports_origin USING btree (place_id);

CREATE INDEX imports_origin_stay_id_e7d617dc ON public.imports_origin USING btree (stay_id);

CREATE INDEX information_of_referral ON public.referrals_informationrequest USING btree (referral_id, at);

CREATE INDEX information_waited_for ON public.referrals_informationrequest USING btree (controller_id, referral_id) WHERE (ended_at IS NULL);

CREATE INDEX interop_client_client_id_464b9f32_like ON public.interop_client USING btree (client_id varchar_pattern_ops);

CREATE INDEX interop_client_client_secret_cf79092e ON public.interop_client USING btree (client_secret);

CREATE INDEX interop_client_client_secret_cf79092e_like ON public.interop_client USING btree (client_secret varchar_pattern_ops);

CREATE INDEX interop_client_organisation_id_f800d46c ON public.interop_client USING btree (organisation_id);

CREATE INDEX interop_client_unit_id_86eb984e ON public.interop_client USING btree (unit_id);

CREATE INDEX interop_client_user_id_2a0f3e9d ON public.interop_client USING btree (user_id);

CREATE INDEX interop_clientevent_organisation_id_8e09eccc ON public.interop_clientevent USING btree (organisation_id);

CREATE INDEX interop_clientevent_pgh_context_id_5d797a45 ON public.interop_clientevent USING btree (pgh_context_id);

CREATE INDEX interop_clientevent_pgh_obj_id_4eed117b ON public.interop_clientevent USING btree (pgh_obj_id);

CREATE INDEX interop_clientevent_unit_id_de6b6250 ON public.interop_clientevent USING btree (unit_id);

CREATE INDEX interop_clientevent_user_id_d00b48b2 ON public.interop_clientevent USING btree (user_id);

CREATE INDEX invitations_waiting ON public.meetings_invitation USING btree (controller_id, next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE UNIQUE INDEX joined_once ON public.citizens_joinedregistration USING btree (citizen_id) WHERE (taken_apart_at IS NULL);

CREATE INDEX kept_answers_by_age ON public.interop_keptanswer USING btree (controller_id, kept_at);

CREATE INDEX kept_file_expires ON public.imports_keptfile USING btree (controller_id, expires_at);

CREATE UNIQUE INDEX letter_of_decision_kept_once ON public.letters_sentletter USING btree (controller_id, decision_id, way, digest) WHERE (decision_id IS NOT NULL);

CREATE UNIQUE INDEX letter_of_hearing_kept_once ON public.letters_sentletter USING btree (controller_id, hearing_id, way, digest) WHERE (hearing_id IS NOT NULL);

CREATE UNIQUE INDEX letter_of_stay_kept_once ON public.letters_sentletter USING btree (controller_id, stay_id, way, digest) WHERE (stay_id IS NOT NULL);

CREATE INDEX letters_of_decision ON public.letters_sentletter USING btree (controller_id, decision_id);

CREATE INDEX letters_of_hearing ON public.letters_sentletter USING btree (controller_id, hearing_id);

CREATE INDEX letters_of_stay ON public.letters_sentletter USING btree (controller_id, stay_id);

CREATE INDEX letters_sentletter_by_id_dea807fc ON public.letters_sentletter USING btree (by_id);

CREATE INDEX letters_sentletter_follow_up_id_f5aed81b ON public.letters_sentletter USING btree (follow_up_id);

CREATE INDEX letters_textblock_by_id_5a38bf65 ON public.letters_textblock USING btree (by_id);

CREATE INDEX letters_translation_by_id_63d06f06 ON public.letters_translation USING btree (by_id);

CREATE INDEX local_standard_in_force ON public.placements_localstandard USING btree (controller_id, scheme, starts_on);

CREATE INDEX lock_answer_latest ON public.way_out_lockanswer USING btree (lock_id, at DESC);

CREATE INDEX lock_by_stay ON public.way_out_lock USING btree (controller_id, stay_id);

CREATE UNIQUE INDEX lock_is_asked_by_a_single_link ON public.way_out_locklink USING btree (lock_id) WHERE (ended_at IS NULL);

CREATE INDEX lock_link_by_lock ON public.way_out_locklink USING btree (lock_id, asked_at);

CREATE INDEX lock_links_waiting ON public.way_out_locklink USING btree (controller_id, next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX mails_waiting ON public.notifications_mail USING btree (controller_id, next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX meeting_by_house ON public.meetings_meeting USING btree (controller_id, facility_id, starts_at DESC);

CREATE INDEX meeting_by_referral ON public.meetings_meeting USING btree (controller_id, referral_id);

CREATE INDEX meeting_by_stay ON public.meetings_meeting USING btree (controller_id, stay_id);

CREATE UNIQUE INDEX meeting_is_corrected_by_a_single_one ON public.meetings_meeting USING btree (corrects_id) WHERE (called_off_at IS NULL);

CREATE INDEX meeting_to_come ON public.meetings_meeting USING btree (controller_id, starts_at) WHERE ((called_off_at IS NULL) AND (held_at IS NULL));

CREATE INDEX meetings_agreement_by_id_9db085ba ON public.meetings_agreement USING btree (by_id);

CREATE INDEX meetings_agreement_done_by_id_74fb5766 ON public.meetings_agreement USING btree (done_by_id);

CREATE INDEX meetings_agreement_follow_up_id_7da96b47 ON public.meetings_agreement USING btree (follow_up_id);

CREATE INDEX meetings_agreement_stay_id_5f6d3b2d ON public.meetings_agreement USING btree (stay_id);

CREATE INDEX meetings_agreementevent_by_id_2c3ca311 ON public.meetings_agreementevent USING btree (by_id);

CREATE INDEX meetings_agreementevent_controller_id_c9ac8b78 ON public.meetings_agreementevent USING btree (controller_id);

CREATE INDEX meetings_agreementevent_done_by_id_e93693cd ON public.meetings_agreementevent USING btree (done_by_id);

CREATE INDEX meetings_agreementevent_follow_up_id_3073757d ON public.meetings_agreementevent USING btree (follow_up_id);

CREATE INDEX meetings_agreementevent_meeting_id_2669e633 ON public.meetings_agreementevent USING btree (meeting_id);

CREATE INDEX meetings_agreementevent_owner_id_ad2ab594 ON public.meetings_agreementevent USING btree (owner_id);

CREATE INDEX meetings_agreementevent_pgh_context_id_b686881e ON public.meetings_agreementevent USING btree (pgh_context_id);

CREATE INDEX meetings_agreementevent_pgh_obj_id_5d00058e ON public.meetings_agreementevent USING btree (pgh_obj_id);

CREATE INDEX meetings_agreementevent_stay_id_2f3ab13c ON public.meetings_agreementevent USING btree (stay_id);

CREATE INDEX meetings_meeting_by_id_95b36da1 ON public.meetings_meeting USING btree (by_id);

CREATE INDEX meetings_meeting_held_by_id_dba0f282 ON public.meetings_meeting USING btree (held_by_id);

CREATE INDEX meetings_meetingevent_by_id_d9093374 ON public.meetings_meetingevent USING btree (by_id);

CREATE INDEX meetings_meetingevent_controller_id_f7d3cd90 ON public.meetings_meetingevent USING btree (controller_id);

CREATE INDEX meetings_meetingevent_corrects_id_c8e93fb7 ON public.meetings_meetingevent USING btree (corrects_id);

CREATE INDEX meetings_meetingevent_facility_id_3e45e071 ON public.meetings_meetingevent USING btree (facility_id);

CREATE INDEX meetings_meetingevent_held_by_id_b214f8f8 ON public.meetings_meetingevent USING btree (held_by_id);

CREATE INDEX meetings_meetingevent_pgh_context_id_d417f825 ON public.meetings_meetingevent USING btree (pgh_context_id);

CREATE INDEX meetings_meetingevent_pgh_obj_id_47f4bb22 ON public.meetings_meetingevent USING btree (pgh_obj_id);

CREATE INDEX meetings_meetingevent_referral_id_d91e0a38 ON public.meetings_meetingevent USING btree (referral_id);

CREATE INDEX meetings_meetingevent_stay_id_400c3eeb ON public.meetings_meetingevent USING btree (stay_id);

CREATE INDEX meetings_of_referral ON public.referrals_meeting USING btree (referral_id, "on");

CREATE INDEX meetings_participant_controller_id_cdd8d2c8 ON public.meetings_participant USING btree (controller_id);

CREATE INDEX meetings_participant_user_id_b38e7254 ON public.meetings_participant USING btree (user_id);

CREATE INDEX meetings_planned ON public.referrals_meeting USING btree (controller_id, "on") WHERE ((cancelled_at IS NULL) AND (held_at IS NULL));

CREATE INDEX meetings_point_controller_id_b9f25c48 ON public.meetings_point USING btree (controller_id);

CREATE INDEX meetings_point_stay_id_7253dfa7 ON public.meetings_point USING btree (stay_id);

CREATE INDEX meetings_pointevent_controller_id_19e91ae9 ON public.meetings_pointevent USING btree (controller_id);

CREATE INDEX meetings_pointevent_meeting_id_38b8a4ec ON public.meetings_pointevent USING btree (meeting_id);

CREATE INDEX meetings_pointevent_pgh_context_id_5d9f2425 ON public.meetings_pointevent USING btree (pgh_context_id);

CREATE INDEX meetings_pointevent_pgh_obj_id_9479b027 ON public.meetings_pointevent USING btree (pgh_obj_id);

CREATE INDEX meetings_pointevent_stay_id_bf19752a ON public.meetings_pointevent USING btree (stay_id);

CREATE INDEX moving_in_checkedline_controller_id_51439bf8 ON public.moving_in_checkedline USING btree (controller_id);

CREATE INDEX moving_in_checkedline_line_id_212f80b5 ON public.moving_in_checkedline USING btree (line_id);

CREATE INDEX moving_in_contract_signed_by_id_68f84a97 ON public.moving_in_contract USING btree (signed_by_id);

CREATE INDEX moving_in_contract_written_by_id_ab8ea8e9 ON public.moving_in_contract USING btree (written_by_id);

CREATE INDEX moving_in_contractevent_controller_id_2389f7e9 ON public.moving_in_contractevent USING btree (controller_id);

CREATE INDEX moving_in_contractevent_pgh_context_id_46e5e574 ON public.moving_in_contractevent USING btree (pgh_context_id);

CREATE INDEX moving_in_contractevent_pgh_obj_id_61822ba0 ON public.moving_in_contractevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_contractevent_signed_by_id_17f12d16 ON public.moving_in_contractevent USING btree (signed_by_id);

CREATE INDEX moving_in_contractevent_stay_id_0dcd1637 ON public.moving_in_contractevent USING btree (stay_id);

CREATE INDEX moving_in_contractevent_written_by_id_c6f43d68 ON public.moving_in_contractevent USING btree (written_by_id);

CREATE INDEX moving_in_dailyhelper_by_id_c70b8a4f ON public.moving_in_dailyhelper USING btree (by_id);

CREATE INDEX moving_in_dailyhelper_controller_id_1e71570f ON public.moving_in_dailyhelper USING btree (controller_id);

CREATE INDEX moving_in_dailyhelper_helper_id_b9dac43e ON public.moving_in_dailyhelper USING btree (helper_id);

CREATE INDEX moving_in_dailyhelper_stay_id_95c85666 ON public.moving_in_dailyhelper USING btree (stay_id);

CREATE INDEX moving_in_dailyhelper_withdrawn_by_id_f72b5895 ON public.moving_in_dailyhelper USING btree (withdrawn_by_id);

CREATE INDEX moving_in_dailyhelperevent_by_id_8e6c3d82 ON public.moving_in_dailyhelperevent USING btree (by_id);

CREATE INDEX moving_in_dailyhelperevent_controller_id_49f06d8c ON public.moving_in_dailyhelperevent USING btree (controller_id);

CREATE INDEX moving_in_dailyhelperevent_helper_id_cbe8cec3 ON public.moving_in_dailyhelperevent USING btree (helper_id);

CREATE INDEX moving_in_dailyhelperevent_pgh_context_id_11f11f47 ON public.moving_in_dailyhelperevent USING btree (pgh_context_id);

CREATE INDEX moving_in_dailyhelperevent_pgh_obj_id_f6e21fab ON public.moving_in_dailyhelperevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_dailyhelperevent_stay_id_a9fc6a94 ON public.moving_in_dailyhelperevent USING btree (stay_id);

CREATE INDEX moving_in_dailyhelperevent_withdrawn_by_id_ab73b5db ON public.moving_in_dailyhelperevent USING btree (withdrawn_by_id);

CREATE INDEX moving_in_damage_by_id_40fcfc4e ON public.moving_in_damage USING btree (by_id);

CREATE INDEX moving_in_damage_checked_line_id_d787eebb ON public.moving_in_damage USING btree (checked_line_id);

CREATE INDEX moving_in_damage_corrects_id_564b47a3 ON public.moving_in_damage USING btree (corrects_id);

CREATE INDEX moving_in_damage_settled_by_id_3f93150b ON public.moving_in_damage USING btree (settled_by_id);

CREATE INDEX moving_in_damageevent_by_id_914f3158 ON public.moving_in_damageevent USING btree (by_id);

CREATE INDEX moving_in_damageevent_checked_line_id_8edd3be3 ON public.moving_in_damageevent USING btree (checked_line_id);

CREATE INDEX moving_in_damageevent_controller_id_c119de61 ON public.moving_in_damageevent USING btree (controller_id);

CREATE INDEX moving_in_damageevent_corrects_id_0e6c380f ON public.moving_in_damageevent USING btree (corrects_id);

CREATE INDEX moving_in_damageevent_pgh_context_id_70839bfe ON public.moving_in_damageevent USING btree (pgh_context_id);

CREATE INDEX moving_in_damageevent_pgh_obj_id_088927ce ON public.moving_in_damageevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_damageevent_settled_by_id_ef85a37a ON public.moving_in_damageevent USING btree (settled_by_id);

CREATE INDEX moving_in_damageevent_stay_id_5fc4626d ON public.moving_in_damageevent USING btree (stay_id);

CREATE INDEX moving_in_houseterms_controller_id_1bc7d89c ON public.moving_in_houseterms USING btree (controller_id);

CREATE INDEX moving_in_housetermsevent_controller_id_8a8df169 ON public.moving_in_housetermsevent USING btree (controller_id);

CREATE INDEX moving_in_housetermsevent_facility_id_cf3bf8be ON public.moving_in_housetermsevent USING btree (facility_id);

CREATE INDEX moving_in_housetermsevent_pgh_context_id_d5dfafa1 ON public.moving_in_housetermsevent USING btree (pgh_context_id);

CREATE INDEX moving_in_housetermsevent_pgh_obj_id_35e2b79a ON public.moving_in_housetermsevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_inventorycheck_by_id_ad91969c ON public.moving_in_inventorycheck USING btree (by_id);

CREATE INDEX moving_in_inventorycheck_contract_id_4ece71c7 ON public.moving_in_inventorycheck USING btree (contract_id);

CREATE INDEX moving_in_inventorycheck_controller_id_1908ee37 ON public.moving_in_inventorycheck USING btree (controller_id);

CREATE INDEX moving_in_inventoryline_controller_id_382db049 ON public.moving_in_inventoryline USING btree (controller_id);

CREATE INDEX moving_in_placeinventory_controller_id_0facf59d ON public.moving_in_placeinventory USING btree (controller_id);

CREATE INDEX moving_in_placeinventoryevent_controller_id_f04f890e ON public.moving_in_placeinventoryevent USING btree (controller_id);

CREATE INDEX moving_in_placeinventoryevent_pgh_context_id_c93fbb31 ON public.moving_in_placeinventoryevent USING btree (pgh_context_id);

CREATE INDEX moving_in_placeinventoryevent_pgh_obj_id_7a0ecfb5 ON public.moving_in_placeinventoryevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_placeinventoryevent_place_id_86193f7e ON public.moving_in_placeinventoryevent USING btree (place_id);

CREATE INDEX moving_in_preference_by_id_5b60f586 ON public.moving_in_preference USING btree (by_id);

CREATE INDEX moving_in_preference_withdrawn_by_id_cad47bf5 ON public.moving_in_preference USING btree (withdrawn_by_id);

CREATE INDEX moving_in_preferenceevent_by_id_6e111a28 ON public.moving_in_preferenceevent USING btree (by_id);

CREATE INDEX moving_in_preferenceevent_controller_id_683e44de ON public.moving_in_preferenceevent USING btree (controller_id);

CREATE INDEX moving_in_preferenceevent_pgh_context_id_03c2b807 ON public.moving_in_preferenceevent USING btree (pgh_context_id);

CREATE INDEX moving_in_preferenceevent_pgh_obj_id_728279b1 ON public.moving_in_preferenceevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_preferenceevent_stay_id_1fdd8495 ON public.moving_in_preferenceevent USING btree (stay_id);

CREATE INDEX moving_in_preferenceevent_withdrawn_by_id_f757016c ON public.moving_in_preferenceevent USING btree (withdrawn_by_id);

CREATE INDEX moving_in_savingsagreement_by_id_e42a328e ON public.moving_in_savingsagreement USING btree (by_id);

CREATE INDEX moving_in_savingsagreement_ended_by_id_82073e34 ON public.moving_in_savingsagreement USING btree (ended_by_id);

CREATE INDEX moving_in_savingsagreementevent_by_id_6ef483ff ON public.moving_in_savingsagreementevent USING btree (by_id);

CREATE INDEX moving_in_savingsagreementevent_controller_id_967a8790 ON public.moving_in_savingsagreementevent USING btree (controller_id);

CREATE INDEX moving_in_savingsagreementevent_ended_by_id_be6ead9b ON public.moving_in_savingsagreementevent USING btree (ended_by_id);

CREATE INDEX moving_in_savingsagreementevent_pgh_context_id_02551cb9 ON public.moving_in_savingsagreementevent USING btree (pgh_context_id);

CREATE INDEX moving_in_savingsagreementevent_pgh_obj_id_dbab9db6 ON public.moving_in_savingsagreementevent USING btree (pgh_obj_id);

CREATE INDEX moving_in_savingsagreementevent_stay_id_6661492e ON public.moving_in_savingsagreementevent USING btree (stay_id);

CREATE INDEX my_calendar_closingdays_by_id_56f15e6e ON public.my_calendar_closingdays USING btree (by_id);

CREATE INDEX my_calendar_closingdaysevent_by_id_2d4c0930 ON public.my_calendar_closingdaysevent USING btree (by_id);

CREATE INDEX my_calendar_closingdaysevent_controller_id_528961b9 ON public.my_calendar_closingdaysevent USING btree (controller_id);

CREATE INDEX my_calendar_closingdaysevent_facility_id_c1426c03 ON public.my_calendar_closingdaysevent USING btree (facility_id);

CREATE INDEX my_calendar_closingdaysevent_pgh_context_id_3f3e90b3 ON public.my_calendar_closingdaysevent USING btree (pgh_context_id);

CREATE INDEX my_calendar_closingdaysevent_pgh_obj_id_f21491bd ON public.my_calendar_closingdaysevent USING btree (pgh_obj_id);

CREATE INDEX news_not_seen ON public.notifications_news USING btree (user_id, controller_id, at) WHERE (seen_at IS NULL);

CREATE INDEX notifications_escalation_controller_id_72472582 ON public.notifications_escalation USING btree (controller_id);

CREATE INDEX notifications_escalationevent_controller_id_72fa753a ON public.notifications_escalationevent USING btree (controller_id);

CREATE INDEX notifications_escalationevent_facility_id_2f66024c ON public.notifications_escalationevent USING btree (facility_id);

CREATE INDEX notifications_escalationevent_pgh_context_id_f0226068 ON public.notifications_escalationevent USING btree (pgh_context_id);

CREATE INDEX notifications_escalationevent_pgh_obj_id_df99052d ON public.notifications_escalationevent USING btree (pgh_obj_id);

CREATE INDEX notifications_mail_controller_id_d805970b ON public.notifications_mail USING btree (controller_id);

CREATE INDEX notifications_mail_user_id_1ef2c9bf ON public.notifications_mail USING btree (user_id);

CREATE INDEX notifications_mailchoice_user_id_2d1a1430 ON public.notifications_mailchoice USING btree (user_id);

CREATE INDEX notifications_mailchoiceevent_controller_id_28f3a8f1 ON public.notifications_mailchoiceevent USING btree (controller_id);

CREATE INDEX notifications_mailchoiceevent_pgh_context_id_6d061138 ON public.notifications_mailchoiceevent USING btree (pgh_context_id);

CREATE INDEX notifications_mailchoiceevent_pgh_obj_id_7e1c800c ON public.notifications_mailchoiceevent USING btree (pgh_obj_id);

CREATE INDEX notifications_mailchoiceevent_user_id_3927147a ON public.notifications_mailchoiceevent USING btree (user_id);

CREATE INDEX notifications_news_controller_id_4d6b2dd5 ON public.notifications_news USING btree (controller_id);

CREATE INDEX notifications_news_event_id_ae8dbbe6 ON public.notifications_news USING btree (event_id);

CREATE INDEX notifications_reminder_controller_id_41e0d1a7 ON public.notifications_reminder USING btree (controller_id);

CREATE INDEX notifications_reminder_mail_id_08338046 ON public.notifications_reminder USING btree (mail_id);

CREATE INDEX notifications_reminder_user_id_97d46b49 ON public.notifications_reminder USING btree (user_id);

CREATE INDEX numbers_searched ON public.audit_accesslog USING btree (user_id, at) WHERE (fingerprint IS NOT NULL);

CREATE INDEX oauth2_prov_token_f_996e8a_idx ON public.oauth2_provider_refreshtoken USING btree (token_family);

CREATE INDEX oauth2_provider_accesstoken_application_id_b22886e1 ON public.oauth2_provider_accesstoken USING btree (application_id);

CREATE INDEX oauth2_provider_accesstoken_token_checksum_85319a26_like ON public.oauth2_provider_accesstoken USING btree (token_checksum varchar_pattern_ops);

CREATE INDEX oauth2_provider_accesstoken_user_id_6e4c9a65 ON public.oauth2_provider_accesstoken USING btree (user_id);

CREATE INDEX oauth2_provider_devicegrant_client_id_229dd06d ON public.oauth2_provider_devicegrant USING btree (client_id);

CREATE INDEX oauth2_provider_devicegrant_client_id_229dd06d_like ON public.oauth2_provider_devicegrant USING btree (client_id varchar_pattern_ops);

CREATE INDEX oauth2_provider_devicegrant_user_id_1cec5156 ON public.oauth2_provider_devicegrant USING btree (user_id);

CREATE INDEX oauth2_provider_grant_application_id_81923564 ON public.oauth2_provider_grant USING btree (application_id);

CREATE INDEX oauth2_provider_grant_code_49ab4ddf_like ON public.oauth2_provider_grant USING btree (code varchar_pattern_ops);

CREATE INDEX oauth2_provider_grant_user_id_e8f62af8 ON public.oauth2_provider_grant USING btree (user_id);

CREATE INDEX oauth2_provider_idtoken_application_id_08c5ff4f ON public.oauth2_provider_idtoken USING btree (application_id);

CREATE INDEX oauth2_provider_idtoken_user_id_dd512b59 ON public.oauth2_provider_idtoken USING btree (user_id);

CREATE INDEX oauth2_provider_refreshtoken_application_id_2d1c311b ON public.oauth2_provider_refreshtoken USING btree (application_id);

CREATE INDEX oauth2_provider_refreshtoken_user_id_da837fce ON public.oauth2_provider_refreshtoken USING btree (user_id);

CREATE UNIQUE INDEX one_open_complaint_per_decision ON public.complaints_complaint USING btree (decision_id) WHERE ((state)::text = ANY (ARRAY[('received'::character varying)::text, ('upheld'::character varying)::text, ('sent_on'::character varying)::text]));

CREATE UNIQUE INDEX one_open_proposal_per_citizen ON public.citizens_joiningproposal USING btree (citizen_id) WHERE ((answer)::text = ''::text);

CREATE UNIQUE INDEX one_standing_declaration_per_referral ON public.referrals_readydeclaration USING btree (referral_id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX one_standing_dispute_per_declaration ON public.discharge_dispute USING btree (declaration_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_standing_offer_per_place ON public.referrals_placeoffer USING btree (place_id) WHERE ((status)::text = 'open'::text);

CREATE UNIQUE INDEX one_standing_offer_per_referral ON public.referrals_placeoffer USING btree (referral_id) WHERE ((status)::text = 'open'::text);

CREATE UNIQUE INDEX one_star_in_progress_per_stay ON public.recovery_star USING btree (stay_id) WHERE ((status)::text = 'draft'::text);

CREATE UNIQUE INDEX one_stay_elsewhere_per_day_and_house ON public.placements_stayelsewhere USING btree (citizen_id, house, admitted_on) WHERE (removed_at IS NULL);

CREATE UNIQUE INDEX one_thing_per_key ON public.imports_origin USING btree (controller_id, kind, key) WHERE (NOT ((key)::text = ''::text));

CREATE INDEX operations_taskrun_key_e1f7a51e_like ON public.operations_taskrun USING btree (key varchar_pattern_ops);

CREATE INDEX opinions_of_referral ON public.referrals_secondopinion USING btree (referral_id, at);

CREATE INDEX opinions_waited_for ON public.referrals_secondopinion USING btree (controller_id, answer_by) WHERE (answered_at IS NULL);

CREATE INDEX organisations_membership_organisation_id_716d02c4 ON public.organisations_membership USING btree (organisation_id);

CREATE INDEX organisations_membership_unit_id_c84c05b6 ON public.organisations_membership USING btree (unit_id);

CREATE INDEX organisations_membership_user_id_dfd8e4e8 ON public.organisations_membership USING btree (user_id);

CREATE INDEX organisations_membershipevent_organisation_id_3d7a70ed ON public.organisations_membershipevent USING btree (organisation_id);

CREATE INDEX organisations_membershipevent_pgh_context_id_cb1a134e ON public.organisations_membershipevent USING btree (pgh_context_id);

CREATE INDEX organisations_membershipevent_pgh_obj_id_efbc88ca ON public.organisations_membershipevent USING btree (pgh_obj_id);

CREATE INDEX organisations_membershipevent_unit_id_94861a4b ON public.organisations_membershipevent USING btree (unit_id);

CREATE INDEX organisations_membershipevent_user_id_318a17ef ON public.organisations_membershipevent USING btree (user_id);

CREATE INDEX organisations_organisation_key_58a926c7_like ON public.organisations_organisation USING btree (key varchar_pattern_ops);

CREATE INDEX organisations_organisation_reference_prefix_994f1f92_like ON public.organisations_organisation USING btree (reference_prefix varchar_pattern_ops);

CREATE INDEX organisations_organisationevent_pgh_context_id_f43e8471 ON public.organisations_organisationevent USING btree (pgh_context_id);

CREATE INDEX organisations_organisationevent_pgh_obj_id_06a8f27a ON public.organisations_organisationevent USING btree (pgh_obj_id);

CREATE INDEX organisations_passwordlink_organisation_id_9d12c93d ON public.organisations_passwordlink USING btree (organisation_id);

CREATE INDEX organisations_passwordlink_user_id_066bea6b ON public.organisations_passwordlink USING btree (user_id);

CREATE INDEX organisations_timeaway_controller_id_7a9a571f ON public.organisations_timeaway USING btree (controller_id);

CREATE INDEX organisations_timeaway_deputy_id_740c5167 ON public.organisations_timeaway USING btree (deputy_id);

CREATE INDEX organisations_timeaway_user_id_60da8fb7 ON public.organisations_timeaway USING btree (user_id);

CREATE INDEX organisations_timeawayevent_controller_id_4c591801 ON public.organisations_timeawayevent USING btree (controller_id);

CREATE INDEX organisations_timeawayevent_deputy_id_90a9848e ON public.organisations_timeawayevent USING btree (deputy_id);

CREATE INDEX organisations_timeawayevent_pgh_context_id_bef984e9 ON public.organisations_timeawayevent USING btree (pgh_context_id);

CREATE INDEX organisations_timeawayevent_pgh_obj_id_4eb94668 ON public.organisations_timeawayevent USING btree (pgh_obj_id);

CREATE INDEX organisations_timeawayevent_user_id_4eef4512 ON public.organisations_timeawayevent USING btree (user_id);

CREATE INDEX organisations_unitevent_organisation_id_dcfc2e4a ON public.organisations_unitevent USING btree (organisation_id);

CREATE INDEX organisations_unitevent_pgh_context_id_bc3d9336 ON public.organisations_unitevent USING btree (pgh_context_id);

CREATE INDEX organisations_unitevent_pgh_obj_id_0c677901 ON public.organisations_unitevent USING btree (pgh_obj_id);

CREATE INDEX organisations_user_email_9a1ca5c9_like ON public.organisations_user USING btree (email varchar_pattern_ops);

CREATE INDEX organisations_userevent_pgh_context_id_34fabcbb ON public.organisations_userevent USING btree (pgh_context_id);

CREATE INDEX organisations_userevent_pgh_obj_id_e54dfded ON public.organisations_userevent USING btree (pgh_obj_id);

CREATE INDEX outbox_in_order ON public.audit_outbox USING btree (due_at, event_id);

CREATE INDEX participant_by_meeting ON public.meetings_participant USING btree (meeting_id);

CREATE INDEX partner_by_stay ON public.descriptions_partner USING btree (controller_id, stay_id);

CREATE UNIQUE INDEX partner_of_a_stay_is_written_once ON public.descriptions_partner USING btree (stay_id, mail) WHERE (ended_at IS NULL);

CREATE INDEX partners_to_remind ON public.descriptions_descriptionrequest USING btree (controller_id, remind_on) WHERE (remind_on IS NOT NULL);

CREATE INDEX password_links_waiting ON public.organisations_passwordlink USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX placements_absence_by_id_827ea499 ON public.placements_absence USING btree (by_id);

CREATE INDEX placements_absence_controller_id_2c442983 ON public.placements_absence USING btree (controller_id);

CREATE INDEX placements_absence_stay_id_9f0c167a ON public.placements_absence USING btree (stay_id);

CREATE INDEX placements_absence_withdrawn_by_id_bff18b58 ON public.placements_absence USING btree (withdrawn_by_id);

CREATE INDEX placements_absenceevent_by_id_6c1fc544 ON public.placements_absenceevent USING btree (by_id);

CREATE INDEX placements_absenceevent_controller_id_b3f95518 ON public.placements_absenceevent USING btree (controller_id);

CREATE INDEX placements_absenceevent_pgh_context_id_a86fe024 ON public.placements_absenceevent USING btree (pgh_context_id);

CREATE INDEX placements_absenceevent_pgh_obj_id_55d436ad ON public.placements_absenceevent USING btree (pgh_obj_id);

CREATE INDEX placements_absenceevent_stay_id_56ddd31e ON public.placements_absenceevent USING btree (stay_id);

CREATE INDEX placements_absenceevent_withdrawn_by_id_5693f902 ON public.placements_absenceevent USING btree (withdrawn_by_id);

CREATE INDEX placements_assignment_controller_id_4fb0238d ON public.placements_assignment USING btree (controller_id);

CREATE INDEX placements_assignment_facility_id_b62dfbf4 ON public.placements_assignment USING btree (facility_id);

CREATE INDEX placements_assignmentevent_controller_id_c12a92af ON public.placements_assignmentevent USING btree (controller_id);

CREATE INDEX placements_assignmentevent_facility_id_dee1d89f ON public.placements_assignmentevent USING btree (facility_id);

CREATE INDEX placements_assignmentevent_membership_id_e64f77e7 ON public.placements_assignmentevent USING btree (membership_id);

CREATE INDEX placements_assignmentevent_pgh_context_id_edc2896f ON public.placements_assignmentevent USING btree (pgh_context_id);

CREATE INDEX placements_assignmentevent_pgh_obj_id_68616bdb ON public.placements_assignmentevent USING btree (pgh_obj_id);

CREATE INDEX placements_booking_citizen_id_c4e4e914 ON public.placements_booking USING btree (citizen_id);

CREATE INDEX placements_booking_created_by_id_1c940dcd ON public.placements_booking USING btree (created_by_id);

CREATE INDEX placements_booking_place_id_681c78eb ON public.placements_booking USING btree (place_id);

CREATE INDEX placements_booking_stay_id_393eb18a ON public.placements_booking USING btree (stay_id);

CREATE INDEX placements_bookingevent_citizen_id_6c3c18da ON public.placements_bookingevent USING btree (citizen_id);

CREATE INDEX placements_bookingevent_controller_id_8f0b93cd ON public.placements_bookingevent USING btree (controller_id);

CREATE INDEX placements_bookingevent_created_by_id_01e25781 ON public.placements_bookingevent USING btree (created_by_id);

CREATE INDEX placements_bookingevent_pgh_context_id_0b3114c2 ON public.placements_bookingevent USING btree (pgh_context_id);

CREATE INDEX placements_bookingevent_pgh_obj_id_42b38a4c ON public.placements_bookingevent USING btree (pgh_obj_id);

CREATE INDEX placements_bookingevent_place_id_7ffb4586 ON public.placements_bookingevent USING btree (place_id);

CREATE INDEX placements_bookingevent_stay_id_b1bf6fc2 ON public.placements_bookingevent USING btree (stay_id);

CREATE INDEX placements_budgetitem_controller_id_ad5e65f1 ON public.placements_budgetitem USING btree (controller_id);

CREATE INDEX placements_budgetitemevent_controller_id_1c692e78 ON public.placements_budgetitemevent USING btree (controller_id);

CREATE INDEX placements_budgetitemevent_facility_id_1b0d533d ON public.placements_budgetitemevent USING btree (facility_id);

CREATE INDEX placements_budgetitemevent_pgh_context_id_c1f92322 ON public.placements_budgetitemevent USING btree (pgh_context_id);

CREATE INDEX placements_budgetitemevent_pgh_obj_id_9b2d7609 ON public.placements_budgetitemevent USING btree (pgh_obj_id);

CREATE INDEX placements_callnote_by_id_5b6a0718 ON public.placements_callnote USING btree (by_id);

CREATE INDEX placements_countedmonth_controller_id_bcedc5e3 ON public.placements_countedmonth USING btree (controller_id);

CREATE INDEX placements_datechange_by_id_fb434fc4 ON public.placements_datechange USING btree (by_id);

CREATE INDEX placements_datechange_controller_id_db20b86a ON public.placements_datechange USING btree (controller_id);

CREATE INDEX placements_datechange_follow_up_id_2daeb5e9 ON public.placements_datechange USING btree (follow_up_id);

CREATE INDEX placements_datechange_stay_id_2731c09e ON public.placements_datechange USING btree (stay_id);

CREATE INDEX placements_dayrate_controller_id_e8f03c6c ON public.placements_dayrate USING btree (controller_id);

CREATE INDEX placements_dayrate_facility_id_54471313 ON public.placements_dayrate USING btree (facility_id);

CREATE INDEX placements_dayrateevent_controller_id_0b8c814b ON public.placements_dayrateevent USING btree (controller_id);

CREATE INDEX placements_dayrateevent_facility_id_d0374674 ON public.placements_dayrateevent USING btree (facility_id);

CREATE INDEX placements_dayrateevent_pgh_context_id_b5e3d4c6 ON public.placements_dayrateevent USING btree (pgh_context_id);

CREATE INDEX placements_dayrateevent_pgh_obj_id_986f3a7f ON public.placements_dayrateevent USING btree (pgh_obj_id);

CREATE INDEX placements_decision_began_with_id_438db72c ON public.placements_decision USING btree (began_with_id);

CREATE INDEX placements_decision_citizen_id_147ac63f ON public.placements_decision USING btree (citizen_id);

CREATE INDEX placements_decision_decided_by_id_94b92422 ON public.placements_decision USING btree (decided_by_id);

CREATE INDEX placements_decision_sender_id_fa01d7bf ON public.placements_decision USING btree (sender_id);

CREATE INDEX placements_decision_sender_unit_id_70b4fc7c ON public.placements_decision USING btree (sender_unit_id);

CREATE INDEX placements_decisionevent_began_with_id_64449270 ON public.placements_decisionevent USING btree (began_with_id);

CREATE INDEX placements_decisionevent_citizen_id_2368a432 ON public.placements_decisionevent USING btree (citizen_id);

CREATE INDEX placements_decisionevent_controller_id_e035da67 ON public.placements_decisionevent USING btree (controller_id);

CREATE INDEX placements_decisionevent_decided_by_id_3a4228e9 ON public.placements_decisionevent USING btree (decided_by_id);

CREATE INDEX placements_decisionevent_pgh_context_id_f9d881a1 ON public.placements_decisionevent USING btree (pgh_context_id);

CREATE INDEX placements_decisionevent_pgh_obj_id_199034ee ON public.placements_decisionevent USING btree (pgh_obj_id);

CREATE INDEX placements_decisionevent_replaces_id_be7fb9ad ON public.placements_decisionevent USING btree (replaces_id);

CREATE INDEX placements_decisionevent_sender_id_fafef04a ON public.placements_decisionevent USING btree (sender_id);

CREATE INDEX placements_decisionevent_sender_unit_id_b907bedb ON public.placements_decisionevent USING btree (sender_unit_id);

CREATE INDEX placements_decisionevent_stay_id_cf75bf3b ON public.placements_decisionevent USING btree (stay_id);

CREATE INDEX placements_facilityevent_controller_id_82e27ed5 ON public.placements_facilityevent USING btree (controller_id);

CREATE INDEX placements_facilityevent_pgh_context_id_c48cdf16 ON public.placements_facilityevent USING btree (pgh_context_id);

CREATE INDEX placements_facilityevent_pgh_obj_id_07a97e1c ON public.placements_facilityevent USING btree (pgh_obj_id);

CREATE INDEX placements_followup_completed_by_id_fb5475af ON public.placements_followup USING btree (completed_by_id);

CREATE INDEX placements_followup_responsible_id_8e741115 ON public.placements_followup USING btree (responsible_id);

CREATE INDEX placements_followupevent_completed_by_id_66af0a6b ON public.placements_followupevent USING btree (completed_by_id);

CREATE INDEX placements_followupevent_controller_id_4a7f466e ON public.placements_followupevent USING btree (controller_id);

CREATE INDEX placements_followupevent_pgh_context_id_61b21963 ON public.placements_followupevent USING btree (pgh_context_id);

CREATE INDEX placements_followupevent_pgh_obj_id_03dbd3bb ON public.placements_followupevent USING btree (pgh_obj_id);

CREATE INDEX placements_followupevent_responsible_id_ba788879 ON public.placements_followupevent USING btree (responsible_id);

CREATE INDEX placements_followupevent_stay_id_a050fc4a ON public.placements_followupevent USING btree (stay_id);

CREATE INDEX placements_guestnight_agreement_id_e341c1af ON public.placements_guestnight USING btree (agreement_id);

CREATE INDEX placements_guestnight_controller_id_9b5e482f ON public.placements_guestnight USING btree (controller_id);

CREATE INDEX placements_homekept_by_id_89a66019 ON public.placements_homekept USING btree (by_id);

CREATE INDEX placements_homekept_controller_id_0c2ecd42 ON public.placements_homekept USING btree (controller_id);

CREATE INDEX placements_homekept_stay_id_79c8815f ON public.placements_homekept USING btree (stay_id);

CREATE INDEX placements_homekept_withdrawn_by_id_feaa2d81 ON public.placements_homekept USING btree (withdrawn_by_id);

CREATE INDEX placements_homekeptevent_by_id_00869160 ON public.placements_homekeptevent USING btree (by_id);

CREATE INDEX placements_homekeptevent_controller_id_81c2512b ON public.placements_homekeptevent USING btree (controller_id);

CREATE INDEX placements_homekeptevent_pgh_context_id_cbc63850 ON public.placements_homekeptevent USING btree (pgh_context_id);

CREATE INDEX placements_homekeptevent_pgh_obj_id_5779e3f8 ON public.placements_homekeptevent USING btree (pgh_obj_id);

CREATE INDEX placements_homekeptevent_stay_id_45a147a0 ON public.placements_homekeptevent USING btree (stay_id);

CREATE INDEX placements_homekeptevent_withdrawn_by_id_7813697e ON public.placements_homekeptevent USING btree (withdrawn_by_id);

CREATE INDEX placements_housefollowup_by_id_b5a67dbf ON public.placements_housefollowup USING btree (by_id);

CREATE INDEX placements_housefollowup_controller_id_3e1f8698 ON public.placements_housefollowup USING btree (controller_id);

CREATE INDEX placements_housemeetingheld_by_id_3fee8298 ON public.placements_housemeetingheld USING btree (by_id);

CREATE INDEX placements_housemeetingheld_controller_id_4da9950b ON public.placements_housemeetingheld USING btree (controller_id);

CREATE INDEX placements_localstandard_by_id_eefe25e3 ON public.placements_localstandard USING btree (by_id);

CREATE INDEX placements_place_controller_id_27220d70 ON public.placements_place USING btree (controller_id);

CREATE INDEX placements_placeevent_controller_id_704e9fb2 ON public.placements_placeevent USING btree (controller_id);

CREATE INDEX placements_placeevent_facility_id_0b68e7cc ON public.placements_placeevent USING btree (facility_id);

CREATE INDEX placements_placeevent_pgh_context_id_2d31611c ON public.placements_placeevent USING btree (pgh_context_id);

CREATE INDEX placements_placeevent_pgh_obj_id_9f0a8f00 ON public.placements_placeevent USING btree (pgh_obj_id);

CREATE INDEX placements_relapse_by_id_580f3ea3 ON public.placements_relapse USING btree (by_id);

CREATE INDEX placements_relapse_controller_id_cf6998e0 ON public.placements_relapse USING btree (controller_id);

CREATE INDEX placements_relapse_stay_id_4132627d ON public.placements_relapse USING btree (stay_id);

CREATE INDEX placements_selfpayment_by_id_0b6a5269 ON public.placements_selfpayment USING btree (by_id);

CREATE INDEX placements_selfpayment_controller_id_e32b0449 ON public.placements_selfpayment USING btree (controller_id);

CREATE INDEX placements_selfpayment_stay_id_560273bf ON public.placements_selfpayment USING btree (stay_id);

CREATE INDEX placements_selfpayment_withdrawn_by_id_e31ff523 ON public.placements_selfpayment USING btree (withdrawn_by_id);

CREATE INDEX placements_selfpaymentevent_by_id_f9f9188a ON public.placements_selfpaymentevent USING btree (by_id);

CREATE INDEX placements_selfpaymentevent_controller_id_1fd6b026 ON public.placements_selfpaymentevent USING btree (controller_id);

CREATE INDEX placements_selfpaymentevent_pgh_context_id_c33fae92 ON public.placements_selfpaymentevent USING btree (pgh_context_id);

CREATE INDEX placements_selfpaymentevent_pgh_obj_id_c31045cc ON public.placements_selfpaymentevent USING btree (pgh_obj_id);

CREATE INDEX placements_selfpaymentevent_stay_id_487c0748 ON public.placements_selfpaymentevent USING btree (stay_id);

CREATE INDEX placements_selfpaymentevent_withdrawn_by_id_79d38fb7 ON public.placements_selfpaymentevent USING btree (withdrawn_by_id);

CREATE INDEX placements_standingagreement_by_id_0058abba ON public.placements_standingagreement USING btree (by_id);

CREATE INDEX placements_standingagreement_citizen_id_7fdb62ca ON public.placements_standingagreement USING btree (citizen_id);

CREATE INDEX placements_standingagreement_withdrawn_by_id_338bdeac ON public.placements_standingagreement USING btree (withdrawn_by_id);

CREATE INDEX placements_stay_citizen_id_627bc500 ON public.placements_stay USING btree (citizen_id);

CREATE INDEX placements_stay_coordinator_id_71d8881e ON public.placements_stay USING btree (coordinator_id);

CREATE INDEX placements_stay_created_by_id_06e8e244 ON public.placements_stay USING btree (created_by_id);

CREATE INDEX placements_stay_facility_id_0b934b17 ON public.placements_stay USING btree (facility_id);

CREATE INDEX placements_stay_granted_by_id_d977c2d7 ON public.placements_stay USING btree (granted_by_id);

CREATE INDEX placements_stay_key_worker_id_ae71c82a ON public.placements_stay USING btree (key_worker_id);

CREATE INDEX placements_stayelsewhere_by_id_0cdcd967 ON public.placements_stayelsewhere USING btree (by_id);

CREATE INDEX placements_stayelsewhere_citizen_id_b4921c9f ON public.placements_stayelsewhere USING btree (citizen_id);

CREATE INDEX placements_stayelsewhere_controller_id_acaf03d3 ON public.placements_stayelsewhere USING btree (controller_id);

CREATE INDEX placements_stayelsewhere_removed_by_id_21cfda3a ON public.placements_stayelsewhere USING btree (removed_by_id);

CREATE INDEX placements_stayevent_citizen_id_cae6faea ON public.placements_stayevent USING btree (citizen_id);

CREATE INDEX placements_stayevent_controller_id_8072bcba ON public.placements_stayevent USING btree (controller_id);

CREATE INDEX placements_stayevent_coordinator_id_29b2fd89 ON public.placements_stayevent USING btree (coordinator_id);

CREATE INDEX placements_stayevent_created_by_id_aa456dab ON public.placements_stayevent USING btree (created_by_id);

CREATE INDEX placements_stayevent_facility_id_973ce2ad ON public.placements_stayevent USING btree (facility_id);

CREATE INDEX placements_stayevent_granted_by_id_a214ccc3 ON public.placements_stayevent USING btree (granted_by_id);

CREATE INDEX placements_stayevent_key_worker_id_12dec2ca ON public.placements_stayevent USING btree (key_worker_id);

CREATE INDEX placements_stayevent_pgh_context_id_b8cf80a7 ON public.placements_stayevent USING btree (pgh_context_id);

CREATE INDEX placements_stayevent_pgh_obj_id_109630cb ON public.placements_stayevent USING btree (pgh_obj_id);

CREATE INDEX point_by_meeting ON public.meetings_point USING btree (meeting_id);

CREATE UNIQUE INDEX point_once_on_the_agenda ON public.meetings_point USING btree (meeting_id, topic, stay_id) NULLS NOT DISTINCT WHERE (NOT ((topic)::text = 'own'::text));

CREATE INDEX preference_by_stay ON public.moving_in_preference USING btree (controller_id, stay_id);

CREATE UNIQUE INDEX preference_stands_once ON public.moving_in_preference USING btree (stay_id, topic, text) WHERE (withdrawn_at IS NULL);

CREATE INDEX promises_of_sender ON public.discharge_promise USING btree (sender_id, due_on) WHERE ((outcome)::text = ''::text);

CREATE INDEX promises_to_keep ON public.discharge_promise USING btree (controller_id, due_on) WHERE ((outcome)::text = ''::text);

CREATE INDEX proposal_open ON public.citizens_joiningproposal USING btree (controller_id, proposed_at) WHERE ((answer)::text = ''::text);

CREATE INDEX public_draft_expires ON public.public_publicdraft USING btree (controller_id, expires_at);

CREATE INDEX public_housepage_slug_ad4e1e1f_like ON public.public_housepage USING btree (slug varchar_pattern_ops);

CREATE INDEX public_housepageevent_controller_id_3edb26d1 ON public.public_housepageevent USING btree (controller_id);

CREATE INDEX public_housepageevent_facility_id_be1caddf ON public.public_housepageevent USING btree (facility_id);

CREATE INDEX public_housepageevent_pgh_context_id_5e328398 ON public.public_housepageevent USING btree (pgh_context_id);

CREATE INDEX public_housepageevent_pgh_obj_id_1fc5f45b ON public.public_housepageevent USING btree (pgh_obj_id);

CREATE INDEX recovery_star_citizen_id_3e8adb32 ON public.recovery_star USING btree (citizen_id);

CREATE INDEX recovery_star_controller_id_1c242ede ON public.recovery_star USING btree (controller_id);

CREATE INDEX recovery_star_started_by_id_216c758b ON public.recovery_star USING btree (started_by_id);

CREATE INDEX recovery_star_stay_id_f0e36f1d ON public.recovery_star USING btree (stay_id);

CREATE INDEX recovery_starevent_citizen_id_49b8b7fb ON public.recovery_starevent USING btree (citizen_id);

CREATE INDEX recovery_starevent_controller_id_565d2d14 ON public.recovery_starevent USING btree (controller_id);

CREATE INDEX recovery_starevent_pgh_context_id_28d2abd0 ON public.recovery_starevent USING btree (pgh_context_id);

CREATE INDEX recovery_starevent_pgh_obj_id_705067c4 ON public.recovery_starevent USING btree (pgh_obj_id);

CREATE INDEX recovery_starevent_started_by_id_24eef59d ON public.recovery_starevent USING btree (started_by_id);

CREATE INDEX recovery_starevent_stay_id_a7d7f5e0 ON public.recovery_starevent USING btree (stay_id);

CREATE INDEX recovery_starscore_controller_id_f4247f36 ON public.recovery_starscore USING btree (controller_id);

CREATE INDEX recovery_starscoreevent_controller_id_69ca0cdb ON public.recovery_starscoreevent USING btree (controller_id);

CREATE INDEX recovery_starscoreevent_pgh_context_id_15cb72c2 ON public.recovery_starscoreevent USING btree (pgh_context_id);

CREATE INDEX recovery_starscoreevent_pgh_obj_id_74263572 ON public.recovery_starscoreevent USING btree (pgh_obj_id);

CREATE INDEX recovery_starscoreevent_star_id_b0b61313 ON public.recovery_starscoreevent USING btree (star_id);

CREATE INDEX referral_by_case_number ON public.referrals_referral USING btree (sender_id, case_number) WHERE (NOT ((case_number)::text = ''::text));

CREATE INDEX referral_by_colleague ON public.referrals_referral USING btree (controller_id, assigned_to_id, status) WHERE (assigned_to_id IS NOT NULL);

CREATE INDEX referral_by_recorded_at ON public.referrals_referral USING btree (sender_id, recorded_at);

CREATE INDEX referral_by_sender ON public.referrals_referral USING btree (sender_id, submitted_at);

CREATE INDEX referral_by_written_number ON public.referrals_referral USING btree (sender_id, number_fingerprint) WHERE (number_fingerprint IS NOT NULL);

CREATE INDEX referral_decided_by_newest ON public.referrals_referral USING btree (controller_id, submitted_at DESC, id DESC) WHERE (NOT ((status)::text = 'submitted'::text));

CREATE INDEX referral_to_decide_by_haste ON public.referrals_referral USING btree (controller_id, (
CASE
    WHEN ((urgency)::text = 'tonight'::text) THEN 2
    WHEN ((urgency)::text = 'soon'::text) THEN 1
    ELSE 0
END) DESC, clock_from, id) WHERE ((status)::text = 'submitted'::text);

CREATE INDEX referral_to_decide_by_newest ON public.referrals_referral USING btree (controller_id, submitted_at DESC, id DESC) WHERE ((status)::text = 'submitted'::text);

CREATE INDEX referral_without_stay ON public.referrals_referral USING btree (controller_id) WHERE (((status)::text = 'accepted'::text) AND (stay_id IS NULL));

CREATE INDEX referral_worklist ON public.referrals_referral USING btree (controller_id, status, clock_from);

CREATE INDEX referrals_assessmentnote_by_id_1da24d47 ON public.referrals_assessmentnote USING btree (by_id);

CREATE INDEX referrals_assessmentnote_controller_id_6751296f ON public.referrals_assessmentnote USING btree (controller_id);

CREATE INDEX referrals_assessmentnote_referral_id_58569e26 ON public.referrals_assessmentnote USING btree (referral_id);

CREATE INDEX referrals_attachment_by_id_4a807ea3 ON public.referrals_attachment USING btree (by_id);

CREATE INDEX referrals_attachment_draft_id_14cc1ebe ON public.referrals_attachment USING btree (draft_id);

CREATE INDEX referrals_attachment_referral_id_8eccf7d7 ON public.referrals_attachment USING btree (referral_id);

CREATE INDEX referrals_attachment_removed_by_id_dabc4338 ON public.referrals_attachment USING btree (removed_by_id);

CREATE INDEX referrals_attachment_sender_id_d544f249 ON public.referrals_attachment USING btree (sender_id);

CREATE INDEX referrals_attachment_sender_unit_id_08a6f09b ON public.referrals_attachment USING btree (sender_unit_id);

CREATE INDEX referrals_attachmentpart_attachment_id_7c657dfd ON public.referrals_attachmentpart USING btree (attachment_id);

CREATE INDEX referrals_attachmentpart_sender_id_b16fc2f7 ON public.referrals_attachmentpart USING btree (sender_id);

CREATE INDEX referrals_attachmentpart_sender_unit_id_cfa43668 ON public.referrals_attachmentpart USING btree (sender_unit_id);

CREATE INDEX referrals_changereport_by_id_efcb3f59 ON public.referrals_changereport USING btree (by_id);

CREATE INDEX referrals_changereport_controller_id_a00458f1 ON public.referrals_changereport USING btree (controller_id);

CREATE INDEX referrals_changereport_handled_by_id_fa808113 ON public.referrals_changereport USING btree (handled_by_id);

CREATE INDEX referrals_changereport_referral_id_e76b1edc ON public.referrals_changereport USING btree (referral_id);

CREATE INDEX referrals_changereport_sender_id_fa575d6c ON public.referrals_changereport USING btree (sender_id);

CREATE INDEX referrals_changereportevent_by_id_f9362994 ON public.referrals_changereportevent USING btree (by_id);

CREATE INDEX referrals_changereportevent_controller_id_61dc01e8 ON public.referrals_changereportevent USING btree (controller_id);

CREATE INDEX referrals_changereportevent_handled_by_id_086c46db ON public.referrals_changereportevent USING btree (handled_by_id);

CREATE INDEX referrals_changereportevent_pgh_context_id_9d3dbc11 ON public.referrals_changereportevent USING btree (pgh_context_id);

CREATE INDEX referrals_changereportevent_pgh_obj_id_d223c34e ON public.referrals_changereportevent USING btree (pgh_obj_id);

CREATE INDEX referrals_changereportevent_referral_id_5e496f46 ON public.referrals_changereportevent USING btree (referral_id);

CREATE INDEX referrals_changereportevent_sender_id_ad5831e2 ON public.referrals_changereportevent USING btree (sender_id);

CREATE INDEX referrals_draft_author_id_4814e7cf ON public.referrals_draft USING btree (author_id);

CREATE INDEX referrals_draft_receiver_id_ef1efe88 ON public.referrals_draft USING btree (receiver_id);

CREATE INDEX referrals_hearing_by_id_36846ce5 ON public.referrals_hearing USING btree (by_id);

CREATE INDEX referrals_hearing_controller_id_4ce45986 ON public.referrals_hearing USING btree (controller_id);

CREATE INDEX referrals_hearing_ended_by_id_2a61e5ec ON public.referrals_hearing USING btree (ended_by_id);

CREATE INDEX referrals_hearingevent_by_id_6fddeb23 ON public.referrals_hearingevent USING btree (by_id);

CREATE INDEX referrals_hearingevent_controller_id_361021a0 ON public.referrals_hearingevent USING btree (controller_id);

CREATE INDEX referrals_hearingevent_ended_by_id_e356df22 ON public.referrals_hearingevent USING btree (ended_by_id);

CREATE INDEX referrals_hearingevent_pgh_context_id_addcde96 ON public.referrals_hearingevent USING btree (pgh_context_id);

CREATE INDEX referrals_hearingevent_pgh_obj_id_27cea8bf ON public.referrals_hearingevent USING btree (pgh_obj_id);

CREATE INDEX referrals_hearingevent_referral_id_f7bc467e ON public.referrals_hearingevent USING btree (referral_id);

CREATE INDEX referrals_informationrequest_by_id_0398aa4b ON public.referrals_informationrequest USING btree (by_id);

CREATE INDEX referrals_informationrequest_controller_id_c8a8c3a2 ON public.referrals_informationrequest USING btree (controller_id);

CREATE INDEX referrals_informationrequest_sender_id_1d35188a ON public.referrals_informationrequest USING btree (sender_id);

CREATE INDEX referrals_informationrequest_sender_unit_id_d0207dad ON public.referrals_informationrequest USING btree (sender_unit_id);

CREATE INDEX referrals_informationrequestevent_by_id_0ac7b317 ON public.referrals_informationrequestevent USING btree (by_id);

CREATE INDEX referrals_informationrequestevent_controller_id_08842624 ON public.referrals_informationrequestevent USING btree (controller_id);

CREATE INDEX referrals_informationrequestevent_pgh_context_id_b67ceb8e ON public.referrals_informationrequestevent USING btree (pgh_context_id);

CREATE INDEX referrals_informationrequestevent_pgh_obj_id_20e83c31 ON public.referrals_informationrequestevent USING btree (pgh_obj_id);

CREATE INDEX referrals_informationrequestevent_referral_id_fad79885 ON public.referrals_informationrequestevent USING btree (referral_id);

CREATE INDEX referrals_informationrequestevent_sender_id_dd08f270 ON public.referrals_informationrequestevent USING btree (sender_id);

CREATE INDEX referrals_informationrequestevent_sender_unit_id_465ab476 ON public.referrals_informationrequestevent USING btree (sender_unit_id);

CREATE INDEX referrals_laterfact_by_id_36dd32c4 ON public.referrals_laterfact USING btree (by_id);

CREATE INDEX referrals_laterfact_controller_id_8655a292 ON public.referrals_laterfact USING btree (controller_id);

CREATE INDEX referrals_laterfact_corrects_id_80ccd3d6 ON public.referrals_laterfact USING btree (corrects_id);

CREATE INDEX referrals_laterfact_referral_id_a473b207 ON public.referrals_laterfact USING btree (referral_id);

CREATE INDEX referrals_laterfact_sender_id_ae52817b ON public.referrals_laterfact USING btree (sender_id);

CREATE INDEX referrals_laterfact_sender_unit_id_f1d90973 ON public.referrals_laterfact USING btree (sender_unit_id);

CREATE INDEX referrals_meanwhileoffer_by_id_21615bbf ON public.referrals_meanwhileoffer USING btree (by_id);

CREATE INDEX referrals_meanwhileoffer_controller_id_6e0def89 ON public.referrals_meanwhileoffer USING btree (controller_id);

CREATE INDEX referrals_meanwhileoffer_referral_id_cf920bd2 ON public.referrals_meanwhileoffer USING btree (referral_id);

CREATE INDEX referrals_meeting_by_id_19a78096 ON public.referrals_meeting USING btree (by_id);

CREATE INDEX referrals_meeting_controller_id_c0c99064 ON public.referrals_meeting USING btree (controller_id);

CREATE INDEX referrals_meeting_corrects_id_830139bf ON public.referrals_meeting USING btree (corrects_id);

CREATE INDEX referrals_meetingevent_by_id_aa01879f ON public.referrals_meetingevent USING btree (by_id);

CREATE INDEX referrals_meetingevent_controller_id_ba073c88 ON public.referrals_meetingevent USING btree (controller_id);

CREATE INDEX referrals_meetingevent_corrects_id_9dacbc4d ON public.referrals_meetingevent USING btree (corrects_id);

CREATE INDEX referrals_meetingevent_pgh_context_id_04918711 ON public.referrals_meetingevent USING btree (pgh_context_id);

CREATE INDEX referrals_meetingevent_pgh_obj_id_8d4e6d6e ON public.referrals_meetingevent USING btree (pgh_obj_id);

CREATE INDEX referrals_meetingevent_referral_id_71e35f48 ON public.referrals_meetingevent USING btree (referral_id);

CREATE INDEX referrals_need_by_id_575e5912 ON public.referrals_need USING btree (by_id);

CREATE INDEX referrals_need_controller_id_528412c3 ON public.referrals_need USING btree (controller_id);

CREATE INDEX referrals_need_referral_id_7c068014 ON public.referrals_need USING btree (referral_id);

CREATE INDEX referrals_passedover_by_id_9bea6b1e ON public.referrals_passedover USING btree (by_id);

CREATE INDEX referrals_passedover_controller_id_ead6b559 ON public.referrals_passedover USING btree (controller_id);

CREATE INDEX referrals_passedover_place_id_312dbc10 ON public.referrals_passedover USING btree (place_id);

CREATE INDEX referrals_passedover_referral_id_cc81404e ON public.referrals_passedover USING btree (referral_id);

CREATE INDEX referrals_placeoffer_controller_id_39a4b686 ON public.referrals_placeoffer USING btree (controller_id);

CREATE INDEX referrals_placeoffer_hold_id_23d14d82 ON public.referrals_placeoffer USING btree (hold_id);

CREATE INDEX referrals_placeoffer_made_by_id_d7a7ff04 ON public.referrals_placeoffer USING btree (made_by_id);

CREATE INDEX referrals_placeoffer_place_id_ade32efe ON public.referrals_placeoffer USING btree (place_id);

CREATE INDEX referrals_placeoffer_referral_id_c98249e4 ON public.referrals_placeoffer USING btree (referral_id);

CREATE INDEX referrals_placeofferevent_controller_id_73b8a416 ON public.referrals_placeofferevent USING btree (controller_id);

CREATE INDEX referrals_placeofferevent_hold_id_50a82a3f ON public.referrals_placeofferevent USING btree (hold_id);

CREATE INDEX referrals_placeofferevent_made_by_id_ffe92b6c ON public.referrals_placeofferevent USING btree (made_by_id);

CREATE INDEX referrals_placeofferevent_pgh_context_id_a6cadae7 ON public.referrals_placeofferevent USING btree (pgh_context_id);

CREATE INDEX referrals_placeofferevent_pgh_obj_id_f93a2f49 ON public.referrals_placeofferevent USING btree (pgh_obj_id);

CREATE INDEX referrals_placeofferevent_place_id_6fe65722 ON public.referrals_placeofferevent USING btree (place_id);

CREATE INDEX referrals_placeofferevent_referral_id_54f393b3 ON public.referrals_placeofferevent USING btree (referral_id);

CREATE INDEX referrals_readydeclaration_controller_id_63801b9f ON public.referrals_readydeclaration USING btree (controller_id);

CREATE INDEX referrals_readydeclaration_referral_id_9871d362 ON public.referrals_readydeclaration USING btree (referral_id);

CREATE INDEX referrals_readydeclaration_sender_id_f99e1869 ON public.referrals_readydeclaration USING btree (sender_id);

CREATE INDEX referrals_readydeclarationevent_controller_id_a91469f7 ON public.referrals_readydeclarationevent USING btree (controller_id);

CREATE INDEX referrals_readydeclarationevent_pgh_context_id_edc48879 ON public.referrals_readydeclarationevent USING btree (pgh_context_id);

CREATE INDEX referrals_readydeclarationevent_pgh_obj_id_396abe2c ON public.referrals_readydeclarationevent USING btree (pgh_obj_id);

CREATE INDEX referrals_readydeclarationevent_referral_id_3f7b4d04 ON public.referrals_readydeclarationevent USING btree (referral_id);

CREATE INDEX referrals_readydeclarationevent_sender_id_ffb7f20c ON public.referrals_readydeclarationevent USING btree (sender_id);

CREATE INDEX referrals_redirect_by_id_f07a2387 ON public.referrals_redirect USING btree (by_id);

CREATE INDEX referrals_redirect_controller_id_41da687a ON public.referrals_redirect USING btree (controller_id);

CREATE INDEX referrals_redirect_receiver_id_b92049fd ON public.referrals_redirect USING btree (receiver_id);

CREATE INDEX referrals_redirect_sender_id_7a0a96cf ON public.referrals_redirect USING btree (sender_id);

CREATE INDEX referrals_redirect_sender_unit_id_7616cd35 ON public.referrals_redirect USING btree (sender_unit_id);

CREATE INDEX referrals_referral_citizen_id_cba58525 ON public.referrals_referral USING btree (citizen_id);

CREATE INDEX referrals_referral_facility_id_68a21490 ON public.referrals_referral USING btree (facility_id);

CREATE INDEX referrals_referral_hold_id_481af7e2 ON public.referrals_referral USING btree (hold_id);

CREATE INDEX referrals_referral_sender_unit_id_d063b8c7 ON public.referrals_referral USING btree (sender_unit_id);

CREATE INDEX referrals_referral_submitted_by_id_94f7e990 ON public.referrals_referral USING btree (submitted_by_id);

CREATE INDEX referrals_referral_wished_facility_id_b583ba8b ON public.referrals_referral USING btree (wished_facility_id);

CREATE INDEX referrals_referralevent_assigned_to_id_564d06a9 ON public.referrals_referralevent USING btree (assigned_to_id);

CREATE INDEX referrals_referralevent_citizen_id_e3ccdeda ON public.referrals_referralevent USING btree (citizen_id);

CREATE INDEX referrals_referralevent_controller_id_fbe8ad80 ON public.referrals_referralevent USING btree (controller_id);

CREATE INDEX referrals_referralevent_decision_id_533c0be9 ON public.referrals_referralevent USING btree (decision_id);

CREATE INDEX referrals_referralevent_facility_id_33b0b246 ON public.referrals_referralevent USING btree (facility_id);

CREATE INDEX referrals_referralevent_hold_id_b6f47e46 ON public.referrals_referralevent USING btree (hold_id);

CREATE INDEX referrals_referralevent_pgh_context_id_d551d464 ON public.referrals_referralevent USING btree (pgh_context_id);

CREATE INDEX referrals_referralevent_pgh_obj_id_1cd2ded0 ON public.referrals_referralevent USING btree (pgh_obj_id);

CREATE INDEX referrals_referralevent_sender_id_81850ddd ON public.referrals_referralevent USING btree (sender_id);

CREATE INDEX referrals_referralevent_sender_unit_id_b7430513 ON public.referrals_referralevent USING btree (sender_unit_id);

CREATE INDEX referrals_referralevent_sent_on_by_id_19570334 ON public.referrals_referralevent USING btree (sent_on_by_id);

CREATE INDEX referrals_referralevent_stay_id_1aed2b14 ON public.referrals_referralevent USING btree (stay_id);

CREATE INDEX referrals_referralevent_submitted_by_id_938db94f ON public.referrals_referralevent USING btree (submitted_by_id);

CREATE INDEX referrals_referralevent_wished_facility_id_3ed77483 ON public.referrals_referralevent USING btree (wished_facility_id);

CREATE INDEX referrals_referralupdate_controller_id_ffa4a340 ON public.referrals_referralupdate USING btree (controller_id);

CREATE INDEX referrals_replydeadline_by_id_caf78017 ON public.referrals_replydeadline USING btree (by_id);

CREATE INDEX referrals_representative_referral_id_4122b637 ON public.referrals_representative USING btree (referral_id);

CREATE INDEX referrals_representative_sender_id_55328242 ON public.referrals_representative USING btree (sender_id);

CREATE INDEX referrals_representative_sender_unit_id_cedceb48 ON public.referrals_representative USING btree (sender_unit_id);

CREATE INDEX referrals_savedfilter_owner_id_a3a5401b ON public.referrals_savedfilter USING btree (owner_id);

CREATE INDEX referrals_secondopinion_answered_by_id_36d0171a ON public.referrals_secondopinion USING btree (answered_by_id);

CREATE INDEX referrals_secondopinion_by_id_b9f78a6a ON public.referrals_secondopinion USING btree (by_id);

CREATE INDEX referrals_secondopinion_controller_id_a0e7f290 ON public.referrals_secondopinion USING btree (controller_id);

CREATE INDEX referrals_secondopinionevent_answered_by_id_3c01fd46 ON public.referrals_secondopinionevent USING btree (answered_by_id);

CREATE INDEX referrals_secondopinionevent_by_id_dde5cf86 ON public.referrals_secondopinionevent USING btree (by_id);

CREATE INDEX referrals_secondopinionevent_controller_id_6c9b4977 ON public.referrals_secondopinionevent USING btree (controller_id);

CREATE INDEX referrals_secondopinionevent_pgh_context_id_d55458b1 ON public.referrals_secondopinionevent USING btree (pgh_context_id);

CREATE INDEX referrals_secondopinionevent_pgh_obj_id_dfebc104 ON public.referrals_secondopinionevent USING btree (pgh_obj_id);

CREATE INDEX referrals_secondopinionevent_referral_id_4af1159c ON public.referrals_secondopinionevent USING btree (referral_id);

CREATE INDEX referrals_sleepsmeanwhile_by_id_1f28c4e4 ON public.referrals_sleepsmeanwhile USING btree (by_id);

CREATE INDEX referrals_sleepsmeanwhile_controller_id_78938ee0 ON public.referrals_sleepsmeanwhile USING btree (controller_id);

CREATE INDEX referrals_sleepsmeanwhile_referral_id_e9f157cc ON public.referrals_sleepsmeanwhile USING btree (referral_id);

CREATE INDEX referrals_unmetdemand_by_id_cdd9797f ON public.referrals_unmetdemand USING btree (by_id);

CREATE INDEX referrals_unmetdemand_facility_id_fb54bf04 ON public.referrals_unmetdemand USING btree (facility_id);

CREATE INDEX referrals_unmetdemand_referral_id_e0e974b1 ON public.referrals_unmetdemand USING btree (referral_id);

CREATE INDEX referrals_weighing_by_id_d7f9ac7f ON public.referrals_weighing USING btree (by_id);

CREATE INDEX referrals_weighing_controller_id_da3b81a4 ON public.referrals_weighing USING btree (controller_id);

CREATE INDEX reminders_not_mailed ON public.notifications_reminder USING btree (controller_id) WHERE waits_for_mail;

CREATE INDEX reminders_not_seen ON public.notifications_reminder USING btree (user_id, controller_id) WHERE (seen_at IS NULL);

CREATE INDEX sample_by_day ON public.supervision_sample USING btree (controller_id, at DESC);

CREATE INDEX sample_house_by_sample ON public.supervision_samplehouse USING btree (controller_id, sample_id);

CREATE INDEX sampled_case_by_sample ON public.supervision_sampledcase USING btree (controller_id, sample_id);

CREATE INDEX sampled_case_by_stay ON public.supervision_sampledcase USING btree (stay_id);

CREATE UNIQUE INDEX savings_are_agreed_once ON public.moving_in_savingsagreement USING btree (stay_id) WHERE (ended_on IS NULL);

CREATE INDEX savings_by_stay ON public.moving_in_savingsagreement USING btree (controller_id, stay_id);

CREATE UNIQUE INDEX single_open_calendar_link ON public.my_calendar_calendarlink USING btree (membership_id) WHERE (ended_at IS NULL);

CREATE INDEX stay_by_leaving ON public.placements_stay USING btree (controller_id, facility_id, left_on) INCLUDE (moved_in_on, scheme, track, ending, destination) WHERE ((status)::text = 'left'::text);

CREATE INDEX stay_by_status ON public.placements_stay USING btree (controller_id, status);

CREATE INDEX supervision_conclusion_by_id_d089c7dd ON public.supervision_conclusion USING btree (by_id);

CREATE INDEX supervision_finding_by_id_bfef6dcb ON public.supervision_finding USING btree (by_id);

CREATE INDEX supervision_sample_by_id_b3fc7dc8 ON public.supervision_sample USING btree (by_id);

CREATE INDEX text_block_in_force ON public.letters_textblock USING btree (controller_id, scheme, starts_on);

CREATE INDEX translation_of_decision ON public.letters_translation USING btree (controller_id, decision_id);

CREATE INDEX translation_of_hearing ON public.letters_translation USING btree (controller_id, hearing_id);

CREATE INDEX unmet_by_time ON public.referrals_unmetdemand USING btree (controller_id, happened_at);

CREATE UNIQUE INDEX unmet_once_per_referral ON public.referrals_unmetdemand USING btree (referral_id) WHERE (referral_id IS NOT NULL);

CREATE INDEX updates_by_sender ON public.referrals_referralupdate USING btree (sender_id, at);

CREATE INDEX updates_of_referral ON public.referrals_referralupdate USING btree (referral_id, at);

CREATE INDEX way_out_lockanswer_by_id_817b443b ON public.way_out_lockanswer USING btree (by_id);

CREATE INDEX way_out_lockanswer_controller_id_c95f9577 ON public.way_out_lockanswer USING btree (controller_id);

CREATE INDEX way_out_lockevent_controller_id_c84747d7 ON public.way_out_lockevent USING btree (controller_id);

CREATE INDEX way_out_lockevent_pgh_context_id_c31f9e49 ON public.way_out_lockevent USING btree (pgh_context_id);

CREATE INDEX way_out_lockevent_pgh_obj_id_478209ea ON public.way_out_lockevent USING btree (pgh_obj_id);

CREATE INDEX way_out_lockevent_stay_id_81851d4c ON public.way_out_lockevent USING btree (stay_id);

CREATE INDEX way_out_locklink_asked_by_id_57e4cc34 ON public.way_out_locklink USING btree (asked_by_id);

CREATE INDEX weighings_of_referral ON public.referrals_weighing USING btree (referral_id, about, at);

CREATE INDEX word_in_order ON public.citizens_citizenword USING btree (controller_id, word, name_key, citizen_id);

CREATE TRIGGER pgtrigger_agreement_stands_as_it_was_made_437ab BEFORE UPDATE ON public.meetings_agreement FOR EACH ROW WHEN (((old.meeting_id IS DISTINCT FROM new.meeting_id) OR (old.stay_id IS DISTINCT FROM new.stay_id) OR ((old.what)::text IS DISTINCT FROM (new.what)::text) OR (old.owner_id IS DISTINCT FROM new.owner_id) OR ((old.owner_name)::text IS DISTINCT FROM (new.owner_name)::text) OR (old.due_on IS DISTINCT FROM new.due_on))) EXECUTE FUNCTION public.pgtrigger_agreement_stands_as_it_was_made_437ab();

CREATE TRIGGER pgtrigger_delete_delete_0155b AFTER DELETE ON public.moving_in_preference FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0155b();

CREATE TRIGGER pgtrigger_delete_delete_03059 AFTER DELETE ON public.interop_client FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_03059();

CREATE TRIGGER pgtrigger_delete_delete_062f9 AFTER DELETE ON public.notifications_mailchoice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_062f9();

CREATE TRIGGER pgtrigger_delete_delete_0ce5b AFTER DELETE ON public.moving_in_damage FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0ce5b();

CREATE TRIGGER pgtrigger_delete_delete_20b3c AFTER DELETE ON public.placements_assignment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_20b3c();

CREATE TRIGGER pgtrigger_delete_delete_299f9 AFTER DELETE ON public.discharge_disagreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_299f9();

CREATE TRIGGER pgtrigger_delete_delete_35130 AFTER DELETE ON public.descriptions_partner FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_35130();

CREATE TRIGGER pgtrigger_delete_delete_3ecda AFTER DELETE ON public.organisations_unit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3ecda();

CREATE TRIGGER pgtrigger_delete_delete_3f541 AFTER DELETE ON public.organisations_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3f541();

CREATE TRIGGER pgtrigger_delete_delete_4bf26 AFTER DELETE ON public.meetings_meeting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4bf26();

CREATE TRIGGER pgtrigger_delete_delete_4ee27 AFTER DELETE ON public.referrals_meeting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4ee27();

CREATE TRIGGER pgtrigger_delete_delete_511ec AFTER DELETE ON public.placements_place FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_511ec();

CREATE TRIGGER pgtrigger_delete_delete_57a4b AFTER DELETE ON public.organisations_organisation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_57a4b();

CREATE TRIGGER pgtrigger_delete_delete_5c8fe AFTER DELETE ON public.discharge_promise FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5c8fe();

CREATE TRIGGER pgtrigger_delete_delete_5cb04 AFTER DELETE ON public.placements_booking FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5cb04();

CREATE TRIGGER pgtrigger_delete_delete_5e276 AFTER DELETE ON public.way_out_lock FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5e276();

CREATE TRIGGER pgtrigger_delete_delete_60718 AFTER DELETE ON public.moving_in_savingsagreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_60718();

CREATE TRIGGER pgtrigger_delete_delete_60724 AFTER DELETE ON public.referrals_informationrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_60724();

CREATE TRIGGER pgtrigger_delete_delete_6733e AFTER DELETE ON public.meetings_point FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_6733e();

CREATE TRIGGER pgtrigger_delete_delete_6d7c2 AFTER DELETE ON public.citizens_citizennumber FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_6d7c2();

CREATE TRIGGER pgtrigger_delete_delete_70818 AFTER DELETE ON public.organisations_timeaway FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_70818();

CREATE TRIGGER pgtrigger_delete_delete_71d41 AFTER DELETE ON public.referrals_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_71d41();

CREATE TRIGGER pgtrigger_delete_delete_797a8 AFTER DELETE ON public.placements_stay FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_797a8();

CREATE TRIGGER pgtrigger_delete_delete_79a74 AFTER DELETE ON public.notifications_escalation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_79a74();

CREATE TRIGGER pgtrigger_delete_delete_85df2 AFTER DELETE ON public.recovery_starscore FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_85df2();

CREATE TRIGGER pgtrigger_delete_delete_86830 AFTER DELETE ON public.discharge_waitingcause FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_86830();

CREATE TRIGGER pgtrigger_delete_delete_8d822 AFTER DELETE ON public.recovery_star FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_8d822();

CREATE TRIGGER pgtrigger_delete_delete_98244 AFTER DELETE ON public.moving_in_houseterms FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_98244();

CREATE TRIGGER pgtrigger_delete_delete_9a35b AFTER DELETE ON public.placements_absence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9a35b();

CREATE TRIGGER pgtrigger_delete_delete_9f583 AFTER DELETE ON public.citizens_citizen FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9f583();

CREATE TRIGGER pgtrigger_delete_delete_a650b AFTER DELETE ON public.moving_in_dailyhelper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a650b();

CREATE TRIGGER pgtrigger_delete_delete_a79b8 AFTER DELETE ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a79b8();

CREATE TRIGGER pgtrigger_delete_delete_b1b48 AFTER DELETE ON public.meetings_agreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b1b48();

CREATE TRIGGER pgtrigger_delete_delete_b591d AFTER DELETE ON public.organisations_membership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b591d();

CREATE TRIGGER pgtrigger_delete_delete_b8484 AFTER DELETE ON public.discharge_dispute FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b8484();

CREATE TRIGGER pgtrigger_delete_delete_bb53f AFTER DELETE ON public.placements_selfpayment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bb53f();

CREATE TRIGGER pgtrigger_delete_delete_bd565 AFTER DELETE ON public.referrals_secondopinion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bd565();

CREATE TRIGGER pgtrigger_delete_delete_c587e AFTER DELETE ON public.referrals_changereport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c587e();

CREATE TRIGGER pgtrigger_delete_delete_c6b23 AFTER DELETE ON public.placements_homekept FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c6b23();

CREATE TRIGGER pgtrigger_delete_delete_c8421 AFTER DELETE ON public.discharge_agreementitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c8421();

CREATE TRIGGER pgtrigger_delete_delete_cbbd1 AFTER DELETE ON public.placements_facility FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_cbbd1();

CREATE TRIGGER pgtrigger_delete_delete_cf591 AFTER DELETE ON public.placements_budgetitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_cf591();

CREATE TRIGGER pgtrigger_delete_delete_d09cb AFTER DELETE ON public.referrals_readydeclaration FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d09cb();

CREATE TRIGGER pgtrigger_delete_delete_d63a5 AFTER DELETE ON public.moving_in_contract FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d63a5();

CREATE TRIGGER pgtrigger_delete_delete_d77c4 AFTER DELETE ON public.discharge_dischargeagreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d77c4();

CREATE TRIGGER pgtrigger_delete_delete_e0aa6 AFTER DELETE ON public.placements_dayrate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e0aa6();

CREATE TRIGGER pgtrigger_delete_delete_e24da AFTER DELETE ON public.referrals_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e24da();

CREATE TRIGGER pgtrigger_delete_delete_e2e36 AFTER DELETE ON public.contacts_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e2e36();

CREATE TRIGGER pgtrigger_delete_delete_e51f4 AFTER DELETE ON public.placements_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e51f4();

CREATE TRIGGER pgtrigger_delete_delete_ec245 AFTER DELETE ON public.moving_in_placeinventory FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_ec245();

CREATE TRIGGER pgtrigger_delete_delete_ec696 AFTER DELETE ON public.my_calendar_closingdays FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_ec696();

CREATE TRIGGER pgtrigger_delete_delete_f062d AFTER DELETE ON public.referrals_placeoffer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f062d();

CREATE TRIGGER pgtrigger_delete_delete_f10df AFTER DELETE ON public.public_housepage FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f10df();

CREATE TRIGGER pgtrigger_delete_delete_f5376 AFTER DELETE ON public.placements_followup FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f5376();

CREATE TRIGGER pgtrigger_insert_insert_0205b AFTER INSERT ON public.placements_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_0205b();

CREATE TRIGGER pgtrigger_insert_insert_040c9 AFTER INSERT ON public.organisations_organisation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_040c9();

CREATE TRIGGER pgtrigger_insert_insert_05fe9 AFTER INSERT ON public.way_out_lock FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_05fe9();

CREATE TRIGGER pgtrigger_insert_insert_07cab AFTER INSERT ON public.citizens_citizennumber FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_07cab();

CREATE TRIGGER pgtrigger_insert_insert_0a24c AFTER INSERT ON public.referrals_readydeclaration FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_0a24c();

CREATE TRIGGER pgtrigger_insert_insert_0b734 AFTER INSERT ON public.discharge_dispute FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_0b734();

CREATE TRIGGER pgtrigger_insert_insert_12c23 AFTER INSERT ON public.public_housepage FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_12c23();

CREATE TRIGGER pgtrigger_insert_insert_1a046 AFTER INSERT ON public.recovery_star FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1a046();

CREATE TRIGGER pgtrigger_insert_insert_26abe AFTER INSERT ON public.placements_followup FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_26abe();

CREATE TRIGGER pgtrigger_insert_insert_2ca5b AFTER INSERT ON public.descriptions_partner FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2ca5b();

CREATE TRIGGER pgtrigger_insert_insert_33dc2 AFTER INSERT ON public.organisations_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_33dc2();

CREATE TRIGGER pgtrigger_insert_insert_36643 AFTER INSERT ON public.notifications_mailchoice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_36643();

CREATE TRIGGER pgtrigger_insert_insert_39eaf AFTER INSERT ON public.moving_in_damage FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_39eaf();

CREATE TRIGGER pgtrigger_insert_insert_3d7ef AFTER INSERT ON public.moving_in_dailyhelper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3d7ef();

CREATE TRIGGER pgtrigger_insert_insert_41d75 AFTER INSERT ON public.discharge_promise FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_41d75();

CREATE TRIGGER pgtrigger_insert_insert_42e92 AFTER INSERT ON public.placements_assignment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_42e92();

CREATE TRIGGER pgtrigger_insert_insert_4350c AFTER INSERT ON public.moving_in_savingsagreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_4350c();

CREATE TRIGGER pgtrigger_insert_insert_460cc AFTER INSERT ON public.placements_budgetitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_460cc();

CREATE TRIGGER pgtrigger_insert_insert_4fdc6 AFTER INSERT ON public.referrals_changereport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_4fdc6();

CREATE TRIGGER pgtrigger_insert_insert_57d13 AFTER INSERT ON public.referrals_secondopinion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_57d13();

CREATE TRIGGER pgtrigger_insert_insert_5981a AFTER INSERT ON public.citizens_citizen FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5981a();

CREATE TRIGGER pgtrigger_insert_insert_5f060 AFTER INSERT ON public.moving_in_placeinventory FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5f060();

CREATE TRIGGER pgtrigger_insert_insert_60225 AFTER INSERT ON public.contacts_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_60225();

CREATE TRIGGER pgtrigger_insert_insert_61d9e AFTER INSERT ON public.meetings_meeting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_61d9e();

CREATE TRIGGER pgtrigger_insert_insert_62db6 AFTER INSERT ON public.interop_client FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_62db6();

CREATE TRIGGER pgtrigger_insert_insert_70aec AFTER INSERT ON public.placements_dayrate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_70aec();

CREATE TRIGGER pgtrigger_insert_insert_748eb AFTER INSERT ON public.my_calendar_closingdays FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_748eb();

CREATE TRIGGER pgtrigger_insert_insert_84667 AFTER INSERT ON public.placements_homekept FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_84667();

CREATE TRIGGER pgtrigger_insert_insert_85fac AFTER INSERT ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_85fac();

CREATE TRIGGER pgtrigger_insert_insert_86b9b AFTER INSERT ON public.moving_in_houseterms FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_86b9b();

CREATE TRIGGER pgtrigger_insert_insert_8919d AFTER INSERT ON public.moving_in_preference FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_8919d();

CREATE TRIGGER pgtrigger_insert_insert_90ee4 AFTER INSERT ON public.organisations_timeaway FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_90ee4();

CREATE TRIGGER pgtrigger_insert_insert_92e2d AFTER INSERT ON public.discharge_disagreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_92e2d();

CREATE TRIGGER pgtrigger_insert_insert_986d6 AFTER INSERT ON public.discharge_dischargeagreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_986d6();

CREATE TRIGGER pgtrigger_insert_insert_9aaec AFTER INSERT ON public.referrals_placeoffer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_9aaec();

CREATE TRIGGER pgtrigger_insert_insert_a1977 AFTER INSERT ON public.discharge_agreementitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a1977();

CREATE TRIGGER pgtrigger_insert_insert_a6387 AFTER INSERT ON public.placements_place FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a6387();

CREATE TRIGGER pgtrigger_insert_insert_a74c8 AFTER INSERT ON public.referrals_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a74c8();

CREATE TRIGGER pgtrigger_insert_insert_ac4ff AFTER INSERT ON public.placements_absence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ac4ff();

CREATE TRIGGER pgtrigger_insert_insert_b23f6 AFTER INSERT ON public.placements_selfpayment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b23f6();

CREATE TRIGGER pgtrigger_insert_insert_b2465 AFTER INSERT ON public.placements_stay FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b2465();

CREATE TRIGGER pgtrigger_insert_insert_b2a8b AFTER INSERT ON public.recovery_starscore FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b2a8b();

CREATE TRIGGER pgtrigger_insert_insert_b8123 AFTER INSERT ON public.meetings_point FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b8123();

CREATE TRIGGER pgtrigger_insert_insert_bafaa AFTER INSERT ON public.placements_booking FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_bafaa();

CREATE TRIGGER pgtrigger_insert_insert_bb2ad AFTER INSERT ON public.placements_facility FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_bb2ad();

CREATE TRIGGER pgtrigger_insert_insert_dab2d AFTER INSERT ON public.referrals_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_dab2d();

CREATE TRIGGER pgtrigger_insert_insert_dce7b AFTER INSERT ON public.organisations_unit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_dce7b();

CREATE TRIGGER pgtrigger_insert_insert_df489 AFTER INSERT ON public.referrals_meeting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_df489();

CREATE TRIGGER pgtrigger_insert_insert_ea1f9 AFTER INSERT ON public.organisations_membership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ea1f9();

CREATE TRIGGER pgtrigger_insert_insert_ea3fa AFTER INSERT ON public.referrals_informationrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ea3fa();

CREATE TRIGGER pgtrigger_insert_insert_ee2a5 AFTER INSERT ON public.discharge_waitingcause FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ee2a5();

CREATE TRIGGER pgtrigger_insert_insert_f280e AFTER INSERT ON public.notifications_escalation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f280e();

CREATE TRIGGER pgtrigger_insert_insert_f8592 AFTER INSERT ON public.meetings_agreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f8592();

CREATE TRIGGER pgtrigger_insert_insert_f96c2 AFTER INSERT ON public.moving_in_contract FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f96c2();

CREATE TRIGGER pgtrigger_keeps_signed_inventory_c1e63 BEFORE INSERT OR DELETE OR UPDATE ON public.moving_in_inventoryline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_keeps_signed_inventory_c1e63();

CREATE TRIGGER pgtrigger_keeps_the_minutes_3a6f8 BEFORE INSERT OR DELETE OR UPDATE ON public.meetings_point FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_keeps_the_minutes_3a6f8();

CREATE TRIGGER pgtrigger_keeps_what_is_booked_c4260 BEFORE UPDATE ON public.placements_place FOR EACH ROW WHEN (((old.closes_on IS DISTINCT FROM new.closes_on) OR (old.opens_on IS DISTINCT FROM new.opens_on))) EXECUTE FUNCTION public.pgtrigger_keeps_what_is_booked_c4260();

CREATE TRIGGER pgtrigger_keeps_what_is_open_512cd BEFORE UPDATE ON public.placements_facility FOR EACH ROW WHEN ((old.closes_on IS DISTINCT FROM new.closes_on)) EXECUTE FUNCTION public.pgtrigger_keeps_what_is_open_512cd();

CREATE TRIGGER pgtrigger_keeps_what_was_signed_3b794 BEFORE DELETE OR UPDATE ON public.moving_in_contract FOR EACH ROW WHEN ((NOT ((old.signed)::text = ''::text))) EXECUTE FUNCTION public.pgtrigger_keeps_what_was_signed_3b794();

CREATE TRIGGER pgtrigger_keeps_who_took_part_c25cd BEFORE INSERT OR DELETE OR UPDATE ON public.meetings_participant FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_keeps_who_took_part_c25cd();

CREATE TRIGGER pgtrigger_meeting_stands_as_it_was_held_f5ff1 BEFORE DELETE OR UPDATE ON public.meetings_meeting FOR EACH ROW WHEN ((old.held_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_meeting_stands_as_it_was_held_f5ff1();

CREATE TRIGGER pgtrigger_part_of_sent_attachment_stands_2cc6b BEFORE DELETE OR UPDATE ON public.referrals_attachmentpart FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_part_of_sent_attachment_stands_2cc6b();

CREATE TRIGGER pgtrigger_rewrites_words_4eaa5 AFTER UPDATE ON public.citizens_citizen FOR EACH ROW WHEN (((old.controller_id IS DISTINCT FROM new.controller_id) OR (old.joined_into_id IS DISTINCT FROM new.joined_into_id) OR (old.name_key IS DISTINCT FROM new.name_key) OR (old.search_key IS DISTINCT FROM new.search_key))) EXECUTE FUNCTION public.pgtrigger_rewrites_words_4eaa5();

CREATE TRIGGER pgtrigger_sent_attachment_stands_4ce34 BEFORE DELETE OR UPDATE ON public.referrals_attachment FOR EACH ROW WHEN ((old.referral_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_sent_attachment_stands_4ce34();

CREATE TRIGGER pgtrigger_stands_as_it_was_held_08371 BEFORE UPDATE ON public.referrals_meeting FOR EACH ROW WHEN ((old.held_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_stands_as_it_was_held_08371();

CREATE TRIGGER pgtrigger_stays_as_it_was_asked_3d518 BEFORE UPDATE ON public.referrals_secondopinion FOR EACH ROW WHEN (((old.referral_id IS DISTINCT FROM new.referral_id) OR ((old.person_name)::text IS DISTINCT FROM (new.person_name)::text) OR ((old.person_function)::text IS DISTINCT FROM (new.person_function)::text) OR (old.question IS DISTINCT FROM new.question) OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.at IS DISTINCT FROM new.at))) EXECUTE FUNCTION public.pgtrigger_stays_as_it_was_asked_3d518();

CREATE TRIGGER pgtrigger_stays_as_it_was_asked_ed7d3 BEFORE UPDATE ON public.referrals_informationrequest FOR EACH ROW WHEN (((old.referral_id IS DISTINCT FROM new.referral_id) OR (old.of_sender IS DISTINCT FROM new.of_sender) OR ((old.asked_of)::text IS DISTINCT FROM (new.asked_of)::text) OR (old.questions IS DISTINCT FROM new.questions) OR (old.words IS DISTINCT FROM new.words) OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.at IS DISTINCT FROM new.at))) EXECUTE FUNCTION public.pgtrigger_stays_as_it_was_asked_ed7d3();

CREATE TRIGGER pgtrigger_stays_as_it_was_drawn_a5e92 BEFORE DELETE OR UPDATE ON public.supervision_sample FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_stays_as_it_was_drawn_a5e92();

CREATE TRIGGER pgtrigger_stays_as_it_was_sent_072bc BEFORE UPDATE ON public.referrals_referral FOR EACH ROW WHEN (((old.controller_id IS DISTINCT FROM new.controller_id) OR ((old.reference)::text IS DISTINCT FROM (new.reference)::text) OR (old.sender_id IS DISTINCT FROM new.sender_id) OR (old.sender_unit_id IS DISTINCT FROM new.sender_unit_id) OR ((old.case_number)::text IS DISTINCT FROM (new.case_number)::text) OR (old.wished_facility_id IS DISTINCT FROM new.wished_facility_id) OR ((old.redirected_from)::text IS DISTINCT FROM (new.redirected_from)::text) OR (old.sent_on_by_id IS DISTINCT FROM new.sent_on_by_id) OR (old.frozen IS DISTINCT FROM new.frozen) OR (old.submission_key IS DISTINCT FROM new.submission_key) OR (old.submitted_by_id IS DISTINCT FROM new.submitted_by_id) OR (old.submitted_at IS DISTINCT FROM new.submitted_at))) EXECUTE FUNCTION public.pgtrigger_stays_as_it_was_sent_072bc();

CREATE TRIGGER pgtrigger_stays_as_it_was_sent_4d51b BEFORE UPDATE ON public.referrals_hearing FOR EACH ROW WHEN (((old.referral_id IS DISTINCT FROM new.referral_id) OR (old.facts IS DISTINCT FROM new.facts) OR (old.sent_on IS DISTINCT FROM new.sent_on) OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.at IS DISTINCT FROM new.at))) EXECUTE FUNCTION public.pgtrigger_stays_as_it_was_sent_4d51b();

CREATE TRIGGER pgtrigger_uncounts_months_0c60c AFTER UPDATE ON public.placements_stay FOR EACH ROW WHEN ((old.moved_in_on IS DISTINCT FROM new.moved_in_on)) EXECUTE FUNCTION public.pgtrigger_uncounts_months_0c60c();

CREATE TRIGGER pgtrigger_uncounts_months_29512 AFTER INSERT OR DELETE OR UPDATE ON public.placements_absence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_uncounts_months_29512();

CREATE TRIGGER pgtrigger_uncounts_months_537a9 AFTER INSERT OR DELETE OR UPDATE ON public.placements_booking FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_uncounts_months_537a9();

CREATE TRIGGER pgtrigger_uncounts_months_94de5 AFTER INSERT OR DELETE OR UPDATE ON public.placements_dayrate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_uncounts_months_94de5();

CREATE TRIGGER pgtrigger_uncounts_months_de132 AFTER INSERT OR DELETE OR UPDATE ON public.placements_place FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_uncounts_months_de132();

CREATE TRIGGER pgtrigger_update_update_041e0 AFTER UPDATE ON public.public_housepage FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_041e0();

CREATE TRIGGER pgtrigger_update_update_065ed AFTER UPDATE ON public.notifications_mailchoice FOR EACH ROW WHEN ((((old.chosen)::text IS DISTINCT FROM (new.chosen)::text) OR (old.controller_id IS DISTINCT FROM new.controller_id) OR (old.id IS DISTINCT FROM new.id) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_065ed();

CREATE TRIGGER pgtrigger_update_update_0b99b AFTER UPDATE ON public.organisations_organisation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_0b99b();

CREATE TRIGGER pgtrigger_update_update_0ca48 AFTER UPDATE ON public.moving_in_contract FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_0ca48();

CREATE TRIGGER pgtrigger_update_update_0db31 AFTER UPDATE ON public.referrals_hearing FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_0db31();

CREATE TRIGGER pgtrigger_update_update_15754 AFTER UPDATE ON public.organisations_user FOR EACH ROW WHEN ((((old.email)::text IS DISTINCT FROM (new.email)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.is_active IS DISTINCT FROM new.is_active) OR ((old.name)::text IS DISTINCT FROM (new.name)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_15754();

CREATE TRIGGER pgtrigger_update_update_15eaa AFTER UPDATE ON public.discharge_dispute FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_15eaa();

CREATE TRIGGER pgtrigger_update_update_1f597 AFTER UPDATE ON public.my_calendar_closingdays FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_1f597();

CREATE TRIGGER pgtrigger_update_update_223e7 AFTER UPDATE ON public.referrals_referral FOR EACH ROW WHEN ((((old.acting_municipality)::text IS DISTINCT FROM (new.acting_municipality)::text) OR (old.answers IS DISTINCT FROM new.answers) OR ((old.applicant)::text IS DISTINCT FROM (new.applicant)::text) OR (old.assigned_to_id IS DISTINCT FROM new.assigned_to_id) OR ((old.call_back)::text IS DISTINCT FROM (new.call_back)::text) OR ((old.case_number)::text IS DISTINCT FROM (new.case_number)::text) OR ((old.children)::text IS DISTINCT FROM (new.children)::text) OR ((old.children_note)::text IS DISTINCT FROM (new.children_note)::text) OR (old.citizen_id IS DISTINCT FROM new.citizen_id) OR ((old.citizens_stance)::text IS DISTINCT FROM (new.citizens_stance)::text) OR ((old.citizens_words)::text IS DISTINCT FROM (new.citizens_words)::text) OR (old.clock_from IS DISTINCT FROM new.clock_from) OR (old.closed_at IS DISTINCT FROM new.closed_at) OR ((old.closed_because)::text IS DISTINCT FROM (new.closed_because)::text) OR (old.closed_note IS DISTINCT FROM new.closed_note) OR ((old.consent)::text IS DISTINCT FROM (new.consent)::text) OR ((old.consent_by)::text IS DISTINCT FROM (new.consent_by)::text) OR (old.consent_on IS DISTINCT FROM new.consent_on) OR ((old.contact_function)::text IS DISTINCT FROM (new.contact_function)::text) OR ((old.contact_name)::text IS DISTINCT FROM (new.contact_name)::text) OR ((old.contact_phone)::text IS DISTINCT FROM (new.contact_phone)::text) OR (old.controller_id IS DISTINCT FROM new.controller_id) OR (old.decision_id IS DISTINCT FROM new.decision_id) OR ((old.ended_by_name)::text IS DISTINCT FROM (new.ended_by_name)::text) OR (old.expected_ready_on IS DISTINCT FROM new.expected_ready_on) OR (old.facility_id IS DISTINCT FROM new.facility_id) OR (old.frozen IS DISTINCT FROM new.frozen) OR (old.hold_id IS DISTINCT FROM new.hold_id) OR ((old.home_municipality)::text IS DISTINCT FROM (new.home_municipality)::text) OR (old.id IS DISTINCT FROM new.id) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.needs_interpreter)::text IS DISTINCT FROM (new.needs_interpreter)::text) OR ((old.not_wanted_because)::text IS DISTINCT FROM (new.not_wanted_because)::text) OR (old.offered_meanwhile IS DISTINCT FROM new.offered_meanwhile) OR ((old.paying_municipality)::text IS DISTINCT FROM (new.paying_municipality)::text) OR ((old.pets)::text IS DISTINCT FROM (new.pets)::text) OR ((old.pets_note)::text IS DISTINCT FROM (new.pets_note)::text) OR (old.place_needs IS DISTINCT FROM new.place_needs) OR (old.ready_for_discharge_on IS DISTINCT FROM new.ready_for_discharge_on) OR ((old.redirected_from)::text IS DISTINCT FROM (new.redirected_from)::text) OR ((old.reference)::text IS DISTINCT FROM (new.reference)::text) OR ((old.referrer)::text IS DISTINCT FROM (new.referrer)::text) OR ((old.relative_name)::text IS DISTINCT FROM (new.relative_name)::text) OR ((old.relative_phone)::text IS DISTINCT FROM (new.relative_phone)::text) OR ((old.relative_relation)::text IS DISTINCT FROM (new.relative_relation)::text) OR (old.rules_on IS DISTINCT FROM new.rules_on) OR ((old.scheme)::text IS DISTINCT FROM (new.scheme)::text) OR (old.sender_id IS DISTINCT FROM new.sender_id) OR (old.sender_unit_id IS DISTINCT FROM new.sender_unit_id) OR (old.sent_on_by_id IS DISTINCT FROM new.sent_on_by_id) OR (old.shows_citizen IS DISTINCT FROM new.shows_citizen) OR (old.situation IS DISTINCT FROM new.situation) OR ((old.sleeps_meanwhile)::text IS DISTINCT FROM (new.sleeps_meanwhile)::text) OR ((old.sleeps_tonight)::text IS DISTINCT FROM (new.sleeps_tonight)::text) OR ((old.status)::text IS DISTINCT FROM (new.status)::text) OR (old.stay_id IS DISTINCT FROM new.stay_id) OR (old.submission_key IS DISTINCT FROM new.submission_key) OR (old.submitted_at IS DISTINCT FROM new.submitted_at) OR (old.submitted_by_id IS DISTINCT FROM new.submitted_by_id) OR ((old.track)::text IS DISTINCT FROM (new.track)::text) OR ((old.treatment_order)::text IS DISTINCT FROM (new.treatment_order)::text) OR ((old.treatment_order_kind)::text IS DISTINCT FROM (new.treatment_order_kind)::text) OR ((old.urgency)::text IS DISTINCT FROM (new.urgency)::text) OR ((old.whereabouts)::text IS DISTINCT FROM (new.whereabouts)::text) OR ((old.whereabouts_note)::text IS DISTINCT FROM (new.whereabouts_note)::text) OR (old.wished_facility_id IS DISTINCT FROM new.wished_facility_id) OR (old.wished_on IS DISTINCT FROM new.wished_on) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_reason IS DISTINCT FROM new.withdrawn_reason))) EXECUTE FUNCTION public.pgtrigger_update_update_223e7();

CREATE TRIGGER pgtrigger_update_update_23286 AFTER UPDATE ON public.referrals_informationrequest FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_23286();

CREATE TRIGGER pgtrigger_update_update_255dc AFTER UPDATE ON public.meetings_agreement FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_255dc();

CREATE TRIGGER pgtrigger_update_update_27aef AFTER UPDATE ON public.moving_in_placeinventory FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_27aef();

CREATE TRIGGER pgtrigger_update_update_31916 AFTER UPDATE ON public.recovery_star FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_31916();

CREATE TRIGGER pgtrigger_update_update_35201 AFTER UPDATE ON public.placements_homekept FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_35201();

CREATE TRIGGER pgtrigger_update_update_36c30 AFTER UPDATE ON public.complaints_complaint FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_36c30();

CREATE TRIGGER pgtrigger_update_update_392c8 AFTER UPDATE ON public.way_out_lock FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_392c8();

CREATE TRIGGER pgtrigger_update_update_42e2b AFTER UPDATE ON public.interop_client FOR EACH ROW WHEN ((((old.algorithm)::text IS DISTINCT FROM (new.algorithm)::text) OR (old.allowed_origins IS DISTINCT FROM new.allowed_origins) OR ((old.authorization_grant_type)::text IS DISTINCT FROM (new.authorization_grant_type)::text) OR (old.cimd_expires_at IS DISTINCT FROM new.cimd_expires_at) OR ((old.client_id)::text IS DISTINCT FROM (new.client_id)::text) OR ((old.client_type)::text IS DISTINCT FROM (new.client_type)::text) OR (old.created IS DISTINCT FROM new.created) OR (old.former_ends_at IS DISTINCT FROM new.former_ends_at) OR (old.hash_client_secret IS DISTINCT FROM new.hash_client_secret) OR (old.id IS DISTINCT FROM new.id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.organisation_id IS DISTINCT FROM new.organisation_id) OR (old.post_logout_redirect_uris IS DISTINCT FROM new.post_logout_redirect_uris) OR (old.redirect_uris IS DISTINCT FROM new.redirect_uris) OR ((old.registration_source)::text IS DISTINCT FROM (new.registration_source)::text) OR (old.revoked_at IS DISTINCT FROM new.revoked_at) OR (old.scopes IS DISTINCT FROM new.scopes) OR (old.skip_authorization IS DISTINCT FROM new.skip_authorization) OR (old.unit_id IS DISTINCT FROM new.unit_id) OR (old.updated IS DISTINCT FROM new.updated) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_42e2b();

CREATE TRIGGER pgtrigger_update_update_466aa AFTER UPDATE ON public.placements_dayrate FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_466aa();

CREATE TRIGGER pgtrigger_update_update_495b8 AFTER UPDATE ON public.meetings_meeting FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_495b8();

CREATE TRIGGER pgtrigger_update_update_4969a AFTER UPDATE ON public.moving_in_savingsagreement FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_4969a();

CREATE TRIGGER pgtrigger_update_update_4c14d AFTER UPDATE ON public.placements_selfpayment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_4c14d();

CREATE TRIGGER pgtrigger_update_update_54103 AFTER UPDATE ON public.placements_decision FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_54103();

CREATE TRIGGER pgtrigger_update_update_58f27 AFTER UPDATE ON public.organisations_timeaway FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_58f27();

CREATE TRIGGER pgtrigger_update_update_5db16 AFTER UPDATE ON public.discharge_promise FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5db16();

CREATE TRIGGER pgtrigger_update_update_68081 AFTER UPDATE ON public.referrals_placeoffer FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_68081();

CREATE TRIGGER pgtrigger_update_update_6fcd1 AFTER UPDATE ON public.placements_absence FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6fcd1();

CREATE TRIGGER pgtrigger_update_update_70ddc AFTER UPDATE ON public.citizens_citizennumber FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_70ddc();

CREATE TRIGGER pgtrigger_update_update_73a8a AFTER UPDATE ON public.meetings_point FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_73a8a();

CREATE TRIGGER pgtrigger_update_update_7498c AFTER UPDATE ON public.contacts_contact FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_7498c();

CREATE TRIGGER pgtrigger_update_update_7544f AFTER UPDATE ON public.citizens_citizen FOR EACH ROW WHEN ((((old.alias)::text IS DISTINCT FROM (new.alias)::text) OR (old.birth_date IS DISTINCT FROM new.birth_date) OR (old.controller_id IS DISTINCT FROM new.controller_id) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.died_on IS DISTINCT FROM new.died_on) OR (old.has_protected_address IS DISTINCT FROM new.has_protected_address) OR ((old.home_municipality)::text IS DISTINCT FROM (new.home_municipality)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.is_anonymous IS DISTINCT FROM new.is_anonymous) OR (old.joined_into_id IS DISTINCT FROM new.joined_into_id) OR ((old.letter_edition)::text IS DISTINCT FROM (new.letter_edition)::text) OR ((old.letter_language)::text IS DISTINCT FROM (new.letter_language)::text) OR ((old.masked_number)::text IS DISTINCT FROM (new.masked_number)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.phone)::text IS DISTINCT FROM (new.phone)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_7544f();

CREATE TRIGGER pgtrigger_update_update_8973b AFTER UPDATE ON public.organisations_membership FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8973b();

CREATE TRIGGER pgtrigger_update_update_8e601 AFTER UPDATE ON public.referrals_readydeclaration FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8e601();

CREATE TRIGGER pgtrigger_update_update_8efdb AFTER UPDATE ON public.referrals_secondopinion FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8efdb();

CREATE TRIGGER pgtrigger_update_update_965e6 AFTER UPDATE ON public.placements_facility FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_965e6();

CREATE TRIGGER pgtrigger_update_update_96937 AFTER UPDATE ON public.recovery_starscore FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_96937();

CREATE TRIGGER pgtrigger_update_update_a7406 AFTER UPDATE ON public.organisations_unit FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a7406();

CREATE TRIGGER pgtrigger_update_update_ab88f AFTER UPDATE ON public.notifications_escalation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ab88f();

CREATE TRIGGER pgtrigger_update_update_ad375 AFTER UPDATE ON public.moving_in_dailyhelper FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ad375();

CREATE TRIGGER pgtrigger_update_update_ada45 AFTER UPDATE ON public.moving_in_damage FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ada45();

CREATE TRIGGER pgtrigger_update_update_b020e AFTER UPDATE ON public.referrals_meeting FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b020e();

CREATE TRIGGER pgtrigger_update_update_b20fc AFTER UPDATE ON public.descriptions_partner FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b20fc();

CREATE TRIGGER pgtrigger_update_update_b219b AFTER UPDATE ON public.referrals_changereport FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b219b();

CREATE TRIGGER pgtrigger_update_update_b9c0c AFTER UPDATE ON public.discharge_agreementitem FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b9c0c();

CREATE TRIGGER pgtrigger_update_update_bdf80 AFTER UPDATE ON public.placements_place FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_bdf80();

CREATE TRIGGER pgtrigger_update_update_cc1eb AFTER UPDATE ON public.discharge_disagreement FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_cc1eb();

CREATE TRIGGER pgtrigger_update_update_d264b AFTER UPDATE ON public.discharge_dischargeagreement FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d264b();

CREATE TRIGGER pgtrigger_update_update_d64b0 AFTER UPDATE ON public.placements_booking FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d64b0();

CREATE TRIGGER pgtrigger_update_update_d92e7 AFTER UPDATE ON public.placements_stay FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d92e7();

CREATE TRIGGER pgtrigger_update_update_e3110 AFTER UPDATE ON public.discharge_waitingcause FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_e3110();

CREATE TRIGGER pgtrigger_update_update_eb16a AFTER UPDATE ON public.placements_budgetitem FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_eb16a();

CREATE TRIGGER pgtrigger_update_update_eb796 AFTER UPDATE ON public.placements_followup FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_eb796();

CREATE TRIGGER pgtrigger_update_update_eb96a AFTER UPDATE ON public.moving_in_houseterms FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_eb96a();

CREATE TRIGGER pgtrigger_update_update_ef7eb AFTER UPDATE ON public.moving_in_preference FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ef7eb();

CREATE TRIGGER pgtrigger_update_update_f4822 AFTER UPDATE ON public.placements_assignment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_f4822();

CREATE TRIGGER pgtrigger_writes_words_cac91 AFTER INSERT ON public.citizens_citizen FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_writes_words_cac91();

CREATE TRIGGER sender_is_told AFTER UPDATE ON public.placements_booking FOR EACH ROW WHEN ((((new.kind)::text = 'stay'::text) AND (new.stay_id IS NOT NULL) AND ((old.starts_on IS DISTINCT FROM new.starts_on) OR (old.cancelled_at IS DISTINCT FROM new.cancelled_at)))) EXECUTE FUNCTION public.referrals_stay_changed();

CREATE TRIGGER sender_is_told AFTER UPDATE ON public.placements_stay FOR EACH ROW WHEN ((((old.status)::text IS DISTINCT FROM (new.status)::text) OR (old.facility_id IS DISTINCT FROM new.facility_id) OR (old.expected_on IS DISTINCT FROM new.expected_on) OR (old.moved_in_on IS DISTINCT FROM new.moved_in_on))) EXECUTE FUNCTION public.referrals_stay_changed();

CREATE TRIGGER sender_is_told AFTER INSERT OR UPDATE ON public.referrals_attachment FOR EACH ROW WHEN ((new.referral_id IS NOT NULL)) EXECUTE FUNCTION public.referrals_change_reported();

CREATE TRIGGER sender_is_told AFTER INSERT OR UPDATE ON public.referrals_changereport FOR EACH ROW EXECUTE FUNCTION public.referrals_change_reported();

CREATE TRIGGER sender_is_told AFTER INSERT OR UPDATE ON public.referrals_informationrequest FOR EACH ROW EXECUTE FUNCTION public.referrals_change_reported();

CREATE TRIGGER sender_is_told AFTER INSERT ON public.referrals_laterfact FOR EACH ROW EXECUTE FUNCTION public.referrals_change_reported();

CREATE TRIGGER sender_is_told AFTER UPDATE ON public.referrals_referral FOR EACH ROW WHEN ((((old.status)::text IS DISTINCT FROM (new.status)::text) OR (old.stay_id IS DISTINCT FROM new.stay_id) OR (old.expected_ready_on IS DISTINCT FROM new.expected_ready_on) OR (old.ready_for_discharge_on IS DISTINCT FROM new.ready_for_discharge_on) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_reason IS DISTINCT FROM new.withdrawn_reason) OR (old.closed_at IS DISTINCT FROM new.closed_at) OR ((old.closed_because)::text IS DISTINCT FROM (new.closed_because)::text) OR (old.closed_note IS DISTINCT FROM new.closed_note))) EXECUTE FUNCTION public.referrals_referral_changed();

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT absence_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT agreement_item_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT agreement_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT agreement_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT agreement_tied_to_follow_up FOREIGN KEY (follow_up_id, controller_id) REFERENCES public.placements_followup(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT agreement_tied_to_meeting FOREIGN KEY (meeting_id, controller_id) REFERENCES public.meetings_meeting(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT agreement_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT agreement_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_assignment
    ADD CONSTRAINT assignment_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT attachment_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audit_accesslog
    ADD CONSTRAINT audit_accesslog_controller_id_109d7e21_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audit_accesslog
    ADD CONSTRAINT audit_accesslog_on_behalf_of_id_6b58e1bb_fk_organisat FOREIGN KEY (on_behalf_of_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audit_accesslog
    ADD CONSTRAINT audit_accesslog_user_id_7f87e501_fk_organisations_user_id FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_by_id_12447014_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_controller_id_87ceb7c0_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT booking_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT booking_tied_to_place FOREIGN KEY (place_id, controller_id) REFERENCES public.placements_place(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT booking_tied_to_stay FOREIGN KEY (stay_id, citizen_id, controller_id) REFERENCES public.placements_stay(id, citizen_id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_budgetitem
    ADD CONSTRAINT budget_item_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_callnote
    ADD CONSTRAINT call_note_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT called_meeting_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT called_meeting_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT called_meeting_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT change_report_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT checked_line_tied_to_check FOREIGN KEY (inventory_check_id, controller_id) REFERENCES public.moving_in_inventorycheck(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT checked_line_tied_to_line FOREIGN KEY (line_id, controller_id) REFERENCES public.moving_in_inventoryline(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizen
    ADD CONSTRAINT citizens_citizen_controller_id_2e1f983b_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizen
    ADD CONSTRAINT citizens_citizen_joined_into_id_12a3c80b_fk_citizens_citizen_id FOREIGN KEY (joined_into_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizennumber
    ADD CONSTRAINT citizens_citizennumb_citizen_id_cc5d314c_fk_citizens_ FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizennumber
    ADD CONSTRAINT citizens_citizennumb_controller_id_2e0230bc_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizenword
    ADD CONSTRAINT citizens_citizenword_citizen_id_2bd62013_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizenword
    ADD CONSTRAINT citizens_citizenword_controller_id_523e9a55_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT citizens_identityque_answered_by_id_89c22e87_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT citizens_identityque_citizen_id_40e3c9f5_fk_citizens_ FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT citizens_identityque_controller_id_18a60887_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT citizens_identityque_other_id_cb7a2306_fk_citizens_ FOREIGN KEY (other_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT citizens_joinedregis_by_id_6d70aead_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT citizens_joinedregis_citizen_id_503ca18a_fk_citizens_ FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT citizens_joinedregis_controller_id_23838ed5_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT citizens_joinedregis_into_id_c6a27cae_fk_citizens_ FOREIGN KEY (into_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT citizens_joiningprop_answered_by_id_57d1b4c5_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT citizens_joiningprop_citizen_id_e81bd750_fk_citizens_ FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT citizens_joiningprop_controller_id_9638f045_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT citizens_joiningprop_kept_id_0bf7a319_fk_citizens_ FOREIGN KEY (kept_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT citizens_joiningprop_proposed_by_id_8a24afc8_fk_organisat FOREIGN KEY (proposed_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interop_client
    ADD CONSTRAINT client_tied_to_unit_s_organisation FOREIGN KEY (unit_id, organisation_id) REFERENCES public.organisations_unit(id, organisation_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.my_calendar_closingdays
    ADD CONSTRAINT closing_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaint_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaint_tied_to_decision FOREIGN KEY (decision_id, controller_id) REFERENCES public.placements_decision(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaint_tied_to_new_decision FOREIGN KEY (new_decision_id, controller_id) REFERENCES public.placements_decision(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_citizen_id_7f99aca3_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_controller_id_f7782828_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_decision_id_39441cfe_fk_placement FOREIGN KEY (decision_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_new_decision_id_0dc1c393_fk_placement FOREIGN KEY (new_decision_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_reconsidered_by_id_d08c8d43_fk_organisat FOREIGN KEY (reconsidered_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_written_by_id_b0068b72_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_conclusion
    ADD CONSTRAINT conclusion_tied_to_sample FOREIGN KEY (sample_id, controller_id) REFERENCES public.supervision_sample(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contact_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_controller_id_29fac02d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_facility_id_4526e6b4_fk_placements_facility_id FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_party_id_d1020faa_fk_organisat FOREIGN KEY (party_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_party_unit_id_28fd2aca_fk_organisat FOREIGN KEY (party_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT contract_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_coordinator
    ADD CONSTRAINT coordinator_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_countedmonth
    ADD CONSTRAINT counted_month_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT daily_helper_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT damage_tied_to_checked_line FOREIGN KEY (checked_line_id, controller_id) REFERENCES public.moving_in_checkedline(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT damage_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT damage_tied_to_what_it_corrects FOREIGN KEY (corrects_id, controller_id) REFERENCES public.moving_in_damage(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT date_change_tied_to_follow_up FOREIGN KEY (follow_up_id, controller_id) REFERENCES public.placements_followup(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT date_change_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT decision_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT decision_tied_to_stay FOREIGN KEY (stay_id, citizen_id, controller_id) REFERENCES public.placements_stay(id, citizen_id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT decision_tied_to_the_one_before FOREIGN KEY (replaces_id, controller_id) REFERENCES public.placements_decision(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT description_link_tied_to_request FOREIGN KEY (request_id, controller_id) REFERENCES public.descriptions_descriptionrequest(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT description_request_tied_to_follow_up FOREIGN KEY (follow_up_id, controller_id) REFERENCES public.placements_followup(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT description_request_tied_to_partner FOREIGN KEY (partner_id, controller_id) REFERENCES public.descriptions_partner(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT description_tied_to_follow_up FOREIGN KEY (follow_up_id, controller_id) REFERENCES public.placements_followup(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT description_tied_to_link FOREIGN KEY (link_id, controller_id) REFERENCES public.descriptions_descriptionlink(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT description_tied_to_partner FOREIGN KEY (partner_id, controller_id) REFERENCES public.descriptions_partner(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT descriptions_descrip_asked_by_id_5d080f9f_fk_organisat FOREIGN KEY (asked_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT descriptions_descrip_by_id_3206308b_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT descriptions_descrip_controller_id_c127ffa2_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT descriptions_descrip_controller_id_d9bff651_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT descriptions_descrip_controller_id_ebdbb827_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT descriptions_descrip_follow_up_id_52a19a61_fk_placement FOREIGN KEY (follow_up_id) REFERENCES public.placements_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT descriptions_descrip_follow_up_id_58a75643_fk_placement FOREIGN KEY (follow_up_id) REFERENCES public.placements_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT descriptions_descrip_link_id_9bb3520c_fk_descripti FOREIGN KEY (link_id) REFERENCES public.descriptions_descriptionlink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_description
    ADD CONSTRAINT descriptions_descrip_partner_id_a4416950_fk_descripti FOREIGN KEY (partner_id) REFERENCES public.descriptions_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionrequest
    ADD CONSTRAINT descriptions_descrip_partner_id_e44a9e85_fk_descripti FOREIGN KEY (partner_id) REFERENCES public.descriptions_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_descriptionlink
    ADD CONSTRAINT descriptions_descrip_request_id_c077d44a_fk_descripti FOREIGN KEY (request_id) REFERENCES public.descriptions_descriptionrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_partner
    ADD CONSTRAINT descriptions_partner_controller_id_619bee9c_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_partner
    ADD CONSTRAINT descriptions_partner_stay_id_d4471920_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_disagreement
    ADD CONSTRAINT disagreement_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT discharge_agreementi_agreement_id_43f2f6c7_fk_discharge FOREIGN KEY (agreement_id) REFERENCES public.discharge_dischargeagreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT discharge_agreementi_controller_id_f0b01d62_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT discharge_agreementi_referral_id_1dbc0d5c_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT discharge_agreementi_sender_id_57ece432_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_agreementitem
    ADD CONSTRAINT discharge_agreementi_sender_unit_id_e8c5b99b_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_coordinator
    ADD CONSTRAINT discharge_coordinato_controller_id_ff4ddc37_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_coordinator
    ADD CONSTRAINT discharge_coordinato_referral_id_f8c0774e_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_coordinator
    ADD CONSTRAINT discharge_coordinato_sender_id_f886e7db_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_coordinator
    ADD CONSTRAINT discharge_coordinato_sender_unit_id_4488d970_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dayprice
    ADD CONSTRAINT discharge_dayprice_by_id_42e34e35_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dayprice
    ADD CONSTRAINT discharge_dayprice_controller_id_9d06059d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_disagreement
    ADD CONSTRAINT discharge_disagreeme_controller_id_2053c446_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_disagreement
    ADD CONSTRAINT discharge_disagreeme_referral_id_f0d5586d_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_disagreement
    ADD CONSTRAINT discharge_disagreeme_sender_id_935befba_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_disagreement
    ADD CONSTRAINT discharge_disagreeme_sender_unit_id_0d336596_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT discharge_dischargea_controller_id_5daa7f28_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT discharge_dischargea_referral_id_603ed6fb_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT discharge_dischargea_sender_id_0aa3e30f_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dischargeagreement
    ADD CONSTRAINT discharge_dischargea_sender_unit_id_8f6836cc_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT discharge_dispute_controller_id_4706b441_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT discharge_dispute_declaration_id_07854de9_fk_referrals FOREIGN KEY (declaration_id) REFERENCES public.referrals_readydeclaration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT discharge_dispute_referral_id_3bef78e4_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT discharge_dispute_sender_id_7280b04e_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT discharge_dispute_sender_unit_id_08b81d15_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_expectedready
    ADD CONSTRAINT discharge_expectedre_controller_id_c240bc1d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_expectedready
    ADD CONSTRAINT discharge_expectedre_referral_id_18876b87_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_expectedready
    ADD CONSTRAINT discharge_expectedre_sender_id_9cf62c37_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_expectedready
    ADD CONSTRAINT discharge_expectedre_sender_unit_id_aad69892_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT discharge_itemversio_controller_id_dc7349e4_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT discharge_itemversio_item_id_eeb70072_fk_discharge FOREIGN KEY (item_id) REFERENCES public.discharge_agreementitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT discharge_itemversio_referral_id_71da83fa_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT discharge_itemversio_sender_id_05841707_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT discharge_itemversio_sender_unit_id_0b03ed08_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_message
    ADD CONSTRAINT discharge_message_controller_id_bcebafa6_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_message
    ADD CONSTRAINT discharge_message_referral_id_5bcbea73_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_message
    ADD CONSTRAINT discharge_message_sender_id_f894bde6_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_message
    ADD CONSTRAINT discharge_message_sender_unit_id_20ff272a_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT discharge_messagerec_controller_id_61c7edcf_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT discharge_messagerec_referral_id_b3081970_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT discharge_messagerec_sender_id_5b206656_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT discharge_messagerec_sender_unit_id_fdc3d220_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT discharge_messagerec_up_to_id_c9bc027d_fk_discharge FOREIGN KEY (up_to_id) REFERENCES public.discharge_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_promise
    ADD CONSTRAINT discharge_promise_controller_id_4110625d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_promise
    ADD CONSTRAINT discharge_promise_referral_id_f6a8ffa4_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_promise
    ADD CONSTRAINT discharge_promise_sender_id_a47fb8e7_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_promise
    ADD CONSTRAINT discharge_promise_sender_unit_id_ae91631f_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT discharge_waitingcau_controller_id_0cb675d3_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT discharge_waitingcau_referral_id_587bd595_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT discharge_waitingcau_sender_id_3f0d42c3_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT discharge_waitingcau_sender_unit_id_38c60f47_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_dispute
    ADD CONSTRAINT dispute_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_escalation
    ADD CONSTRAINT escalation_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_expectedready
    ADD CONSTRAINT expected_ready_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_fault
    ADD CONSTRAINT fault_of_import FOREIGN KEY (import_of_id, controller_id) REFERENCES public.imports_import(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_finding
    ADD CONSTRAINT finding_tied_to_case FOREIGN KEY (case_id, controller_id) REFERENCES public.supervision_sampledcase(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT follow_up_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT guest_night_tied_to_agreement FOREIGN KEY (agreement_id, controller_id) REFERENCES public.placements_standingagreement(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT guest_night_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT hearing_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT home_kept_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housefollowup
    ADD CONSTRAINT house_follow_up_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housemeetingheld
    ADD CONSTRAINT house_meeting_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_housepage
    ADD CONSTRAINT house_page_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_houseterms
    ADD CONSTRAINT house_terms_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_fault
    ADD CONSTRAINT imports_fault_controller_id_e4fdbdab_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_fault
    ADD CONSTRAINT imports_fault_import_of_id_9cb419f1_fk_imports_import_id FOREIGN KEY (import_of_id) REFERENCES public.imports_import(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_import
    ADD CONSTRAINT imports_import_asked_by_id_28dc06d0_fk_organisations_user_id FOREIGN KEY (asked_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_import
    ADD CONSTRAINT imports_import_controller_id_4648fbca_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_import
    ADD CONSTRAINT imports_import_sent_by_id_82e31667_fk_organisations_user_id FOREIGN KEY (sent_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_keptfile
    ADD CONSTRAINT imports_keptfile_controller_id_410837e3_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_keptfile
    ADD CONSTRAINT imports_keptfile_import_of_id_313c5e1b_fk_imports_import_id FOREIGN KEY (import_of_id) REFERENCES public.imports_import(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT imports_origin_citizen_id_52610cc7_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT imports_origin_controller_id_1a501b4f_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT imports_origin_import_of_id_e80861a1_fk_imports_import_id FOREIGN KEY (import_of_id) REFERENCES public.imports_import(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT imports_origin_place_id_cad01b77_fk_placements_place_id FOREIGN KEY (place_id) REFERENCES public.placements_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT imports_origin_stay_id_e7d617dc_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT information_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interop_client
    ADD CONSTRAINT interop_client_organisation_id_f800d46c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interop_client
    ADD CONSTRAINT interop_client_unit_id_86eb984e_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interop_client
    ADD CONSTRAINT interop_client_user_id_2a0f3e9d_fk_organisations_user_id FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interop_keptanswer
    ADD CONSTRAINT interop_keptanswer_client_id_ffabe4d8_fk_interop_client_id FOREIGN KEY (client_id) REFERENCES public.interop_client(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interop_keptanswer
    ADD CONSTRAINT interop_keptanswer_controller_id_659fe7c9_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventorycheck
    ADD CONSTRAINT inventory_check_tied_to_contract FOREIGN KEY (contract_id, controller_id) REFERENCES public.moving_in_contract(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventoryline
    ADD CONSTRAINT inventory_line_tied_to_contract FOREIGN KEY (contract_id, controller_id) REFERENCES public.moving_in_contract(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT invitation_tied_to_meeting FOREIGN KEY (meeting_id, controller_id) REFERENCES public.meetings_meeting(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_itemversion
    ADD CONSTRAINT item_version_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT joined_into_kept FOREIGN KEY (into_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joinedregistration
    ADD CONSTRAINT joined_of_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_keptfile
    ADD CONSTRAINT kept_file_of_import FOREIGN KEY (import_of_id, controller_id) REFERENCES public.imports_import(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT later_fact_corrects_one_of_the_same FOREIGN KEY (corrects_id, referral_id, controller_id) REFERENCES public.referrals_laterfact(id, referral_id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT later_fact_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letter_tied_to_decision FOREIGN KEY (decision_id, controller_id) REFERENCES public.placements_decision(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letter_tied_to_follow_up FOREIGN KEY (follow_up_id, controller_id) REFERENCES public.placements_followup(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letter_tied_to_hearing FOREIGN KEY (hearing_id, controller_id) REFERENCES public.referrals_hearing(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letter_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_by_id_dea807fc_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_controller_id_99532a87_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_decision_id_2f14b614_fk_placement FOREIGN KEY (decision_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_follow_up_id_f5aed81b_fk_placement FOREIGN KEY (follow_up_id) REFERENCES public.placements_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_hearing_id_f4ff230a_fk_referrals_hearing_id FOREIGN KEY (hearing_id) REFERENCES public.referrals_hearing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_sentletter
    ADD CONSTRAINT letters_sentletter_stay_id_6b98caa1_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_textblock
    ADD CONSTRAINT letters_textblock_by_id_5a38bf65_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_textblock
    ADD CONSTRAINT letters_textblock_controller_id_ce6feef4_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT letters_translation_by_id_63d06f06_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT letters_translation_controller_id_b85ca538_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT letters_translation_decision_id_e929981b_fk_placement FOREIGN KEY (decision_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT letters_translation_hearing_id_ce6d138d_fk_referrals_hearing_id FOREIGN KEY (hearing_id) REFERENCES public.referrals_hearing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT lock_answer_tied_to_link FOREIGN KEY (link_id, controller_id) REFERENCES public.way_out_locklink(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT lock_answer_tied_to_lock FOREIGN KEY (lock_id, controller_id) REFERENCES public.way_out_lock(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT lock_link_tied_to_lock FOREIGN KEY (lock_id, controller_id) REFERENCES public.way_out_lock(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lock
    ADD CONSTRAINT lock_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meanwhileoffer
    ADD CONSTRAINT meanwhile_offer_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meeting
    ADD CONSTRAINT meeting_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meeting_tied_to_the_one_it_corrects FOREIGN KEY (corrects_id, controller_id) REFERENCES public.meetings_meeting(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_by_id_9db085ba_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_controller_id_c8a08607_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_done_by_id_74fb5766_fk_organisations_user_id FOREIGN KEY (done_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_follow_up_id_7da96b47_fk_placement FOREIGN KEY (follow_up_id) REFERENCES public.placements_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_meeting_id_91777bf2_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_owner_id_e544ec99_fk_organisations_user_id FOREIGN KEY (owner_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_stay_id_5f6d3b2d_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_controller_id_5af33632_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_meeting_id_2a4c9253_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_by_id_95b36da1_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_controller_id_4ff943be_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_corrects_id_efda286b_fk_meetings_meeting_id FOREIGN KEY (corrects_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_facility_id_9a419148_fk_placements_facility_id FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_held_by_id_dba0f282_fk_organisations_user_id FOREIGN KEY (held_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_referral_id_6650b4d7_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_stay_id_8ebca019_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_participant
    ADD CONSTRAINT meetings_participant_controller_id_cdd8d2c8_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_participant
    ADD CONSTRAINT meetings_participant_meeting_id_4a769a34_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_participant
    ADD CONSTRAINT meetings_participant_user_id_b38e7254_fk_organisations_user_id FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_point
    ADD CONSTRAINT meetings_point_controller_id_b9f25c48_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_point
    ADD CONSTRAINT meetings_point_meeting_id_5272154e_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_point
    ADD CONSTRAINT meetings_point_stay_id_7253dfa7_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_membership
    ADD CONSTRAINT membership_tied_to_unit_s_organisation FOREIGN KEY (unit_id, organisation_id) REFERENCES public.organisations_unit(id, organisation_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_messagereceipt
    ADD CONSTRAINT message_receipt_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_message
    ADD CONSTRAINT message_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT moving_in_checkedlin_controller_id_51439bf8_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT moving_in_checkedlin_inventory_check_id_5addc801_fk_moving_in FOREIGN KEY (inventory_check_id) REFERENCES public.moving_in_inventorycheck(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_checkedline
    ADD CONSTRAINT moving_in_checkedlin_line_id_212f80b5_fk_moving_in FOREIGN KEY (line_id) REFERENCES public.moving_in_inventoryline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT moving_in_contract_controller_id_1b24bec4_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT moving_in_contract_signed_by_id_68f84a97_fk_organisat FOREIGN KEY (signed_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT moving_in_contract_stay_id_1f33be37_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_contract
    ADD CONSTRAINT moving_in_contract_written_by_id_ab8ea8e9_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT moving_in_dailyhelpe_controller_id_1e71570f_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT moving_in_dailyhelpe_helper_id_b9dac43e_fk_organisat FOREIGN KEY (helper_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT moving_in_dailyhelpe_withdrawn_by_id_f72b5895_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT moving_in_dailyhelper_by_id_c70b8a4f_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_dailyhelper
    ADD CONSTRAINT moving_in_dailyhelper_stay_id_95c85666_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_by_id_40fcfc4e_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_checked_line_id_d787eebb_fk_moving_in FOREIGN KEY (checked_line_id) REFERENCES public.moving_in_checkedline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_controller_id_312e456c_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_corrects_id_564b47a3_fk_moving_in_damage_id FOREIGN KEY (corrects_id) REFERENCES public.moving_in_damage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_settled_by_id_3f93150b_fk_organisat FOREIGN KEY (settled_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_damage
    ADD CONSTRAINT moving_in_damage_stay_id_82213a6c_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_houseterms
    ADD CONSTRAINT moving_in_houseterms_controller_id_1bc7d89c_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_houseterms
    ADD CONSTRAINT moving_in_houseterms_facility_id_1265692c_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventorycheck
    ADD CONSTRAINT moving_in_inventoryc_by_id_ad91969c_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventorycheck
    ADD CONSTRAINT moving_in_inventoryc_contract_id_4ece71c7_fk_moving_in FOREIGN KEY (contract_id) REFERENCES public.moving_in_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventorycheck
    ADD CONSTRAINT moving_in_inventoryc_controller_id_1908ee37_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventoryline
    ADD CONSTRAINT moving_in_inventoryl_contract_id_a04af7a0_fk_moving_in FOREIGN KEY (contract_id) REFERENCES public.moving_in_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_inventoryline
    ADD CONSTRAINT moving_in_inventoryl_controller_id_382db049_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_placeinventory
    ADD CONSTRAINT moving_in_placeinven_controller_id_0facf59d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_placeinventory
    ADD CONSTRAINT moving_in_placeinven_place_id_965c75c1_fk_placement FOREIGN KEY (place_id) REFERENCES public.placements_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_preference
    ADD CONSTRAINT moving_in_preference_by_id_5b60f586_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_preference
    ADD CONSTRAINT moving_in_preference_controller_id_36a60721_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_preference
    ADD CONSTRAINT moving_in_preference_stay_id_620a0dbd_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_preference
    ADD CONSTRAINT moving_in_preference_withdrawn_by_id_cad47bf5_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_savingsagreement
    ADD CONSTRAINT moving_in_savingsagr_by_id_e42a328e_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_savingsagreement
    ADD CONSTRAINT moving_in_savingsagr_controller_id_e542c76a_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_savingsagreement
    ADD CONSTRAINT moving_in_savingsagr_ended_by_id_82073e34_fk_organisat FOREIGN KEY (ended_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_savingsagreement
    ADD CONSTRAINT moving_in_savingsagr_stay_id_d53cfec0_fk_placement FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.my_calendar_calendarlink
    ADD CONSTRAINT my_calendar_calendar_controller_id_278cbb66_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.my_calendar_calendarlink
    ADD CONSTRAINT my_calendar_calendar_membership_id_fa9cb61a_fk_organisat FOREIGN KEY (membership_id) REFERENCES public.organisations_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.my_calendar_closingdays
    ADD CONSTRAINT my_calendar_closingd_controller_id_8029c277_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.my_calendar_closingdays
    ADD CONSTRAINT my_calendar_closingd_facility_id_8b55fd12_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.my_calendar_closingdays
    ADD CONSTRAINT my_calendar_closingdays_by_id_56f15e6e_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_need
    ADD CONSTRAINT need_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_assessmentnote
    ADD CONSTRAINT note_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_escalation
    ADD CONSTRAINT notifications_escala_controller_id_72472582_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_escalation
    ADD CONSTRAINT notifications_escala_facility_id_2bdd4905_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_mail
    ADD CONSTRAINT notifications_mail_controller_id_d805970b_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_mail
    ADD CONSTRAINT notifications_mail_user_id_1ef2c9bf_fk_organisations_user_id FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_mailchoice
    ADD CONSTRAINT notifications_mailch_controller_id_555852f6_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_mailchoice
    ADD CONSTRAINT notifications_mailch_user_id_2d1a1430_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_news
    ADD CONSTRAINT notifications_news_controller_id_4d6b2dd5_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_news
    ADD CONSTRAINT notifications_news_event_id_ae8dbbe6_fk_audit_event_id FOREIGN KEY (event_id) REFERENCES public.audit_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_news
    ADD CONSTRAINT notifications_news_user_id_c8634db2_fk_organisations_user_id FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT notifications_remind_controller_id_41e0d1a7_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT notifications_remind_follow_up_id_f06b0e3c_fk_placement FOREIGN KEY (follow_up_id) REFERENCES public.placements_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT notifications_remind_instead_of_id_b437af02_fk_organisat FOREIGN KEY (instead_of_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT notifications_remind_mail_id_08338046_fk_notificat FOREIGN KEY (mail_id) REFERENCES public.notifications_mail(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT notifications_remind_user_id_97d46b49_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizennumber
    ADD CONSTRAINT number_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_application_id_b22886e1_fk_interop_c FOREIGN KEY (application_id) REFERENCES public.interop_client(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_id_token_id_85db651b_fk_oauth2_pr FOREIGN KEY (id_token_id) REFERENCES public.oauth2_provider_idtoken(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_source_refresh_token_e66fbc72_fk_oauth2_pr FOREIGN KEY (source_refresh_token_id) REFERENCES public.oauth2_provider_refreshtoken(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_user_id_6e4c9a65_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_devicegrant
    ADD CONSTRAINT oauth2_provider_devi_user_id_1cec5156_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_gran_application_id_81923564_fk_interop_c FOREIGN KEY (application_id) REFERENCES public.interop_client(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_grant_user_id_e8f62af8_fk_organisations_user_id FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idto_application_id_08c5ff4f_fk_interop_c FOREIGN KEY (application_id) REFERENCES public.interop_client(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idto_user_id_dd512b59_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refr_access_token_id_775e84e8_fk_oauth2_pr FOREIGN KEY (access_token_id) REFERENCES public.oauth2_provider_accesstoken(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refr_application_id_2d1c311b_fk_interop_c FOREIGN KEY (application_id) REFERENCES public.interop_client(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refr_user_id_da837fce_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_secondopinion
    ADD CONSTRAINT opinion_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_membership
    ADD CONSTRAINT organisations_member_organisation_id_716d02c4_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_membership
    ADD CONSTRAINT organisations_member_unit_id_c84c05b6_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_membership
    ADD CONSTRAINT organisations_member_user_id_dfd8e4e8_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_passwordlink
    ADD CONSTRAINT organisations_passwo_organisation_id_9d12c93d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_passwordlink
    ADD CONSTRAINT organisations_passwo_user_id_066bea6b_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_timeaway
    ADD CONSTRAINT organisations_timeaw_controller_id_7a9a571f_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_timeaway
    ADD CONSTRAINT organisations_timeaw_deputy_id_740c5167_fk_organisat FOREIGN KEY (deputy_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_timeaway
    ADD CONSTRAINT organisations_timeaw_user_id_60da8fb7_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT organisations_unit_organisation_id_05d88b02_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT origin_of_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT origin_of_import FOREIGN KEY (import_of_id, controller_id) REFERENCES public.imports_import(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT origin_of_place FOREIGN KEY (place_id, controller_id) REFERENCES public.placements_place(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_origin
    ADD CONSTRAINT origin_of_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT part_tied_to_attachment FOREIGN KEY (attachment_id, controller_id) REFERENCES public.referrals_attachment(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_participant
    ADD CONSTRAINT participant_tied_to_meeting FOREIGN KEY (meeting_id, controller_id) REFERENCES public.meetings_meeting(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.descriptions_partner
    ADD CONSTRAINT partner_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT passed_over_tied_to_place FOREIGN KEY (place_id, controller_id) REFERENCES public.placements_place(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT passed_over_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_placeinventory
    ADD CONSTRAINT place_inventory_tied_to_place FOREIGN KEY (place_id, controller_id) REFERENCES public.placements_place(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT place_offer_tied_to_place FOREIGN KEY (place_id, controller_id) REFERENCES public.placements_place(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT place_offer_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_place
    ADD CONSTRAINT place_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT placements_absence_by_id_827ea499_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT placements_absence_controller_id_2c442983_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT placements_absence_stay_id_9f0c167a_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_absence
    ADD CONSTRAINT placements_absence_withdrawn_by_id_bff18b58_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_assignment
    ADD CONSTRAINT placements_assignmen_controller_id_4fb0238d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_assignment
    ADD CONSTRAINT placements_assignmen_facility_id_b62dfbf4_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_assignment
    ADD CONSTRAINT placements_assignmen_membership_id_33f7053e_fk_organisat FOREIGN KEY (membership_id) REFERENCES public.organisations_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT placements_booking_citizen_id_c4e4e914_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT placements_booking_controller_id_54693c3d_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT placements_booking_created_by_id_1c940dcd_fk_organisat FOREIGN KEY (created_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT placements_booking_place_id_681c78eb_fk_placements_place_id FOREIGN KEY (place_id) REFERENCES public.placements_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_booking
    ADD CONSTRAINT placements_booking_stay_id_393eb18a_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_budgetitem
    ADD CONSTRAINT placements_budgetite_controller_id_ad5e65f1_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_budgetitem
    ADD CONSTRAINT placements_budgetite_facility_id_364e5e39_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_callnote
    ADD CONSTRAINT placements_callnote_by_id_5b6a0718_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_callnote
    ADD CONSTRAINT placements_callnote_controller_id_04211edc_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_callnote
    ADD CONSTRAINT placements_callnote_facility_id_d72ff8cc_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_countedmonth
    ADD CONSTRAINT placements_countedmo_controller_id_bcedc5e3_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_countedmonth
    ADD CONSTRAINT placements_countedmo_facility_id_6c670085_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT placements_datechang_controller_id_db20b86a_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT placements_datechang_follow_up_id_2daeb5e9_fk_placement FOREIGN KEY (follow_up_id) REFERENCES public.placements_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT placements_datechange_by_id_fb434fc4_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_datechange
    ADD CONSTRAINT placements_datechange_stay_id_2731c09e_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_dayrate
    ADD CONSTRAINT placements_dayrate_controller_id_e8f03c6c_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_dayrate
    ADD CONSTRAINT placements_dayrate_facility_id_54471313_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_began_with_id_438db72c_fk_placement FOREIGN KEY (began_with_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_citizen_id_147ac63f_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_controller_id_4bfd28e0_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_decided_by_id_94b92422_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_replaces_id_ee5c089c_fk_placement FOREIGN KEY (replaces_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_sender_id_fa01d7bf_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_sender_unit_id_70b4fc7c_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_decision
    ADD CONSTRAINT placements_decision_stay_id_96e4d49f_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_facility
    ADD CONSTRAINT placements_facility_controller_id_7e9f54f2_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT placements_followup_completed_by_id_fb5475af_fk_organisat FOREIGN KEY (completed_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT placements_followup_controller_id_e9b8738a_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT placements_followup_responsible_id_8e741115_fk_organisat FOREIGN KEY (responsible_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_followup
    ADD CONSTRAINT placements_followup_stay_id_dc87da2e_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT placements_guestnigh_agreement_id_e341c1af_fk_placement FOREIGN KEY (agreement_id) REFERENCES public.placements_standingagreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT placements_guestnigh_controller_id_9b5e482f_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_guestnight
    ADD CONSTRAINT placements_guestnight_stay_id_d6147b48_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT placements_homekept_by_id_89a66019_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT placements_homekept_controller_id_0c2ecd42_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT placements_homekept_stay_id_79c8815f_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_homekept
    ADD CONSTRAINT placements_homekept_withdrawn_by_id_feaa2d81_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housefollowup
    ADD CONSTRAINT placements_housefoll_by_id_b5a67dbf_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housefollowup
    ADD CONSTRAINT placements_housefoll_controller_id_3e1f8698_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housefollowup
    ADD CONSTRAINT placements_housefoll_facility_id_911d9c50_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housemeetingheld
    ADD CONSTRAINT placements_housemeet_by_id_3fee8298_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housemeetingheld
    ADD CONSTRAINT placements_housemeet_controller_id_4da9950b_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_housemeetingheld
    ADD CONSTRAINT placements_housemeet_facility_id_d3611b5f_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_localstandard
    ADD CONSTRAINT placements_localstan_by_id_eefe25e3_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_localstandard
    ADD CONSTRAINT placements_localstan_controller_id_c933d2f4_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_place
    ADD CONSTRAINT placements_place_controller_id_27220d70_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_place
    ADD CONSTRAINT placements_place_facility_id_dfd254b2_fk_placements_facility_id FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_relapse
    ADD CONSTRAINT placements_relapse_by_id_580f3ea3_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_relapse
    ADD CONSTRAINT placements_relapse_controller_id_cf6998e0_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_relapse
    ADD CONSTRAINT placements_relapse_stay_id_4132627d_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT placements_selfpayme_controller_id_e32b0449_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT placements_selfpayme_withdrawn_by_id_e31ff523_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT placements_selfpayment_by_id_0b6a5269_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT placements_selfpayment_stay_id_560273bf_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT placements_standinga_by_id_0058abba_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT placements_standinga_citizen_id_7fdb62ca_fk_citizens_ FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT placements_standinga_controller_id_5a849455_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT placements_standinga_facility_id_aae18c59_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_standingagreement
    ADD CONSTRAINT placements_standinga_withdrawn_by_id_338bdeac_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_citizen_id_627bc500_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_controller_id_3c2bf749_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_coordinator_id_71d8881e_fk_organisat FOREIGN KEY (coordinator_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_created_by_id_06e8e244_fk_organisations_user_id FOREIGN KEY (created_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_facility_id_0b934b17_fk_placements_facility_id FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_granted_by_id_d977c2d7_fk_organisations_user_id FOREIGN KEY (granted_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT placements_stay_key_worker_id_ae71c82a_fk_organisations_user_id FOREIGN KEY (key_worker_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stayelsewhere
    ADD CONSTRAINT placements_stayelsew_by_id_0cdcd967_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stayelsewhere
    ADD CONSTRAINT placements_stayelsew_citizen_id_b4921c9f_fk_citizens_ FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stayelsewhere
    ADD CONSTRAINT placements_stayelsew_controller_id_acaf03d3_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stayelsewhere
    ADD CONSTRAINT placements_stayelsew_removed_by_id_21cfda3a_fk_organisat FOREIGN KEY (removed_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_point
    ADD CONSTRAINT point_tied_to_meeting FOREIGN KEY (meeting_id, controller_id) REFERENCES public.meetings_meeting(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_point
    ADD CONSTRAINT point_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_preference
    ADD CONSTRAINT preference_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_promise
    ADD CONSTRAINT promise_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT proposal_of_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_joiningproposal
    ADD CONSTRAINT proposal_of_kept FOREIGN KEY (kept_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_publicdraft
    ADD CONSTRAINT public_draft_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_housepage
    ADD CONSTRAINT public_housepage_controller_id_07025428_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_housepage
    ADD CONSTRAINT public_housepage_facility_id_2cb270bb_fk_placements_facility_id FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_publicdraft
    ADD CONSTRAINT public_publicdraft_controller_id_0bb044dd_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_publicdraft
    ADD CONSTRAINT public_publicdraft_facility_id_153d0f79_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT question_of_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_identityquestion
    ADD CONSTRAINT question_of_other FOREIGN KEY (other_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_dayrate
    ADD CONSTRAINT rate_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_readydeclaration
    ADD CONSTRAINT ready_declaration_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT recovery_star_citizen_id_3e8adb32_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT recovery_star_controller_id_1c242ede_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT recovery_star_started_by_id_216c758b_fk_organisations_user_id FOREIGN KEY (started_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT recovery_star_stay_id_f0e36f1d_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_starscore
    ADD CONSTRAINT recovery_starscore_controller_id_f4247f36_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_starscore
    ADD CONSTRAINT recovery_starscore_star_id_ba67828e_fk_recovery_star_id FOREIGN KEY (star_id) REFERENCES public.recovery_star(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT redirect_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_tied_to_decision FOREIGN KEY (decision_id, controller_id) REFERENCES public.placements_decision(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_tied_to_stay FOREIGN KEY (stay_id, citizen_id, controller_id) REFERENCES public.placements_stay(id, citizen_id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referral_tied_to_wished_facility FOREIGN KEY (wished_facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_assessmentnote
    ADD CONSTRAINT referrals_assessment_by_id_1da24d47_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_assessmentnote
    ADD CONSTRAINT referrals_assessment_controller_id_6751296f_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_assessmentnote
    ADD CONSTRAINT referrals_assessment_referral_id_58569e26_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT referrals_attachment_attachment_id_7c657dfd_fk_referrals FOREIGN KEY (attachment_id) REFERENCES public.referrals_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_by_id_4a807ea3_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT referrals_attachment_controller_id_3e6aa0af_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_controller_id_ed455498_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_draft_id_14cc1ebe_fk_referrals_draft_id FOREIGN KEY (draft_id) REFERENCES public.referrals_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_referral_id_8eccf7d7_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_removed_by_id_dabc4338_fk_organisat FOREIGN KEY (removed_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT referrals_attachment_sender_id_b16fc2f7_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_sender_id_d544f249_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachment
    ADD CONSTRAINT referrals_attachment_sender_unit_id_08a6f09b_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_attachmentpart
    ADD CONSTRAINT referrals_attachment_sender_unit_id_cfa43668_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT referrals_changerepo_controller_id_a00458f1_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT referrals_changerepo_handled_by_id_fa808113_fk_organisat FOREIGN KEY (handled_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT referrals_changerepo_referral_id_e76b1edc_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT referrals_changerepo_sender_id_fa575d6c_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_changereport
    ADD CONSTRAINT referrals_changereport_by_id_efcb3f59_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_draft
    ADD CONSTRAINT referrals_draft_author_id_4814e7cf_fk_organisations_user_id FOREIGN KEY (author_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_draft
    ADD CONSTRAINT referrals_draft_controller_id_48cd4d49_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_draft
    ADD CONSTRAINT referrals_draft_receiver_id_ef1efe88_fk_organisat FOREIGN KEY (receiver_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT referrals_hearing_by_id_36846ce5_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT referrals_hearing_controller_id_4ce45986_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT referrals_hearing_ended_by_id_2a61e5ec_fk_organisations_user_id FOREIGN KEY (ended_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_hearing
    ADD CONSTRAINT referrals_hearing_referral_id_1054d27f_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT referrals_informatio_by_id_0398aa4b_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT referrals_informatio_controller_id_c8a8c3a2_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT referrals_informatio_referral_id_c0573b8d_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT referrals_informatio_sender_id_1d35188a_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_informationrequest
    ADD CONSTRAINT referrals_informatio_sender_unit_id_d0207dad_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_by_id_36dd32c4_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_controller_id_8655a292_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_corrects_id_80ccd3d6_fk_referrals FOREIGN KEY (corrects_id) REFERENCES public.referrals_laterfact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_referral_id_a473b207_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_sender_id_ae52817b_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_laterfact
    ADD CONSTRAINT referrals_laterfact_sender_unit_id_f1d90973_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meanwhileoffer
    ADD CONSTRAINT referrals_meanwhileo_by_id_21615bbf_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meanwhileoffer
    ADD CONSTRAINT referrals_meanwhileo_controller_id_6e0def89_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meanwhileoffer
    ADD CONSTRAINT referrals_meanwhileo_referral_id_cf920bd2_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meeting
    ADD CONSTRAINT referrals_meeting_by_id_19a78096_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meeting
    ADD CONSTRAINT referrals_meeting_controller_id_c0c99064_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meeting
    ADD CONSTRAINT referrals_meeting_corrects_id_830139bf_fk_referrals_meeting_id FOREIGN KEY (corrects_id) REFERENCES public.referrals_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_meeting
    ADD CONSTRAINT referrals_meeting_referral_id_1d9b45ea_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_need
    ADD CONSTRAINT referrals_need_by_id_575e5912_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_need
    ADD CONSTRAINT referrals_need_controller_id_528412c3_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_need
    ADD CONSTRAINT referrals_need_referral_id_7c068014_fk_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT referrals_passedover_by_id_9bea6b1e_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT referrals_passedover_controller_id_ead6b559_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT referrals_passedover_place_id_312dbc10_fk_placements_place_id FOREIGN KEY (place_id) REFERENCES public.placements_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_passedover
    ADD CONSTRAINT referrals_passedover_referral_id_cc81404e_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT referrals_placeoffer_controller_id_39a4b686_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT referrals_placeoffer_hold_id_23d14d82_fk_placements_booking_id FOREIGN KEY (hold_id) REFERENCES public.placements_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT referrals_placeoffer_made_by_id_d7a7ff04_fk_organisat FOREIGN KEY (made_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT referrals_placeoffer_place_id_ade32efe_fk_placements_place_id FOREIGN KEY (place_id) REFERENCES public.placements_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_placeoffer
    ADD CONSTRAINT referrals_placeoffer_referral_id_c98249e4_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_readydeclaration
    ADD CONSTRAINT referrals_readydecla_controller_id_63801b9f_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_readydeclaration
    ADD CONSTRAINT referrals_readydecla_referral_id_9871d362_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_readydeclaration
    ADD CONSTRAINT referrals_readydecla_sender_id_f99e1869_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_by_id_f07a2387_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_controller_id_41da687a_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_receiver_id_b92049fd_fk_organisat FOREIGN KEY (receiver_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_referral_id_d80ea9f2_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_sender_id_7a0a96cf_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_redirect
    ADD CONSTRAINT referrals_redirect_sender_unit_id_7616cd35_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_assigned_to_id_2b1935d9_fk_organisat FOREIGN KEY (assigned_to_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_citizen_id_cba58525_fk_citizens_citizen_id FOREIGN KEY (citizen_id) REFERENCES public.citizens_citizen(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_controller_id_df83d065_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_decision_id_1142e62e_fk_placement FOREIGN KEY (decision_id) REFERENCES public.placements_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_facility_id_68a21490_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_hold_id_481af7e2_fk_placements_booking_id FOREIGN KEY (hold_id) REFERENCES public.placements_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_sender_id_b9046f59_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_sender_unit_id_d063b8c7_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_sent_on_by_id_ffae62f1_fk_organisat FOREIGN KEY (sent_on_by_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_stay_id_b9d2ddfc_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_submitted_by_id_94f7e990_fk_organisat FOREIGN KEY (submitted_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_wished_facility_id_b583ba8b_fk_placement FOREIGN KEY (wished_facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referralcounter
    ADD CONSTRAINT referrals_referralco_controller_id_c6767c37_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referralupdate
    ADD CONSTRAINT referrals_referralup_controller_id_ffa4a340_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referralupdate
    ADD CONSTRAINT referrals_referralup_referral_id_4ee1b7fa_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_referralupdate
    ADD CONSTRAINT referrals_referralup_sender_id_1be49d5a_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_replydeadline
    ADD CONSTRAINT referrals_replydeadl_controller_id_4c693b46_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_replydeadline
    ADD CONSTRAINT referrals_replydeadline_by_id_caf78017_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT referrals_representa_controller_id_0be1c1ee_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT referrals_representa_referral_id_4122b637_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT referrals_representa_sender_id_55328242_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT referrals_representa_sender_unit_id_cedceb48_fk_organisat FOREIGN KEY (sender_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_savedfilter
    ADD CONSTRAINT referrals_savedfilte_controller_id_4cb6d985_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_savedfilter
    ADD CONSTRAINT referrals_savedfilte_owner_id_a3a5401b_fk_organisat FOREIGN KEY (owner_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_secondopinion
    ADD CONSTRAINT referrals_secondopin_answered_by_id_36d0171a_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_secondopinion
    ADD CONSTRAINT referrals_secondopin_controller_id_a0e7f290_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_secondopinion
    ADD CONSTRAINT referrals_secondopin_referral_id_b8b9ada2_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_secondopinion
    ADD CONSTRAINT referrals_secondopinion_by_id_b9f78a6a_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_sleepsmeanwhile
    ADD CONSTRAINT referrals_sleepsmean_by_id_1f28c4e4_fk_organisat FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_sleepsmeanwhile
    ADD CONSTRAINT referrals_sleepsmean_controller_id_78938ee0_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_sleepsmeanwhile
    ADD CONSTRAINT referrals_sleepsmean_referral_id_e9f157cc_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT referrals_unmetdeman_controller_id_f256222c_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT referrals_unmetdeman_facility_id_fb54bf04_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT referrals_unmetdeman_referral_id_e0e974b1_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT referrals_unmetdemand_by_id_cdd9797f_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_weighing
    ADD CONSTRAINT referrals_weighing_by_id_d7f9ac7f_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_weighing
    ADD CONSTRAINT referrals_weighing_controller_id_da3b81a4_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_weighing
    ADD CONSTRAINT referrals_weighing_referral_id_1f2f694c_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_relapse
    ADD CONSTRAINT relapse_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT reminder_tied_to_follow_up FOREIGN KEY (follow_up_id, controller_id) REFERENCES public.placements_followup(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_reminder
    ADD CONSTRAINT reminder_tied_to_mail FOREIGN KEY (mail_id, controller_id) REFERENCES public.notifications_mail(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_representative
    ADD CONSTRAINT representative_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT sample_house_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT sample_house_tied_to_sample FOREIGN KEY (sample_id, controller_id) REFERENCES public.supervision_sample(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT sampled_case_tied_to_sample FOREIGN KEY (sample_id, controller_id) REFERENCES public.supervision_sample(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT sampled_case_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.moving_in_savingsagreement
    ADD CONSTRAINT savings_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_starscore
    ADD CONSTRAINT score_tied_to_star FOREIGN KEY (star_id, controller_id) REFERENCES public.recovery_star(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_selfpayment
    ADD CONSTRAINT self_payment_tied_to_stay FOREIGN KEY (stay_id, controller_id) REFERENCES public.placements_stay(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_sleepsmeanwhile
    ADD CONSTRAINT sleeps_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recovery_star
    ADD CONSTRAINT star_tied_to_stay FOREIGN KEY (stay_id, citizen_id, controller_id) REFERENCES public.placements_stay(id, citizen_id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stayelsewhere
    ADD CONSTRAINT stay_elsewhere_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT stay_tied_to_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.placements_stay
    ADD CONSTRAINT stay_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_conclusion
    ADD CONSTRAINT supervision_conclusi_controller_id_21a97d9e_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_conclusion
    ADD CONSTRAINT supervision_conclusi_sample_id_678741e7_fk_supervisi FOREIGN KEY (sample_id) REFERENCES public.supervision_sample(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_conclusion
    ADD CONSTRAINT supervision_conclusion_by_id_d089c7dd_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_finding
    ADD CONSTRAINT supervision_finding_by_id_bfef6dcb_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_finding
    ADD CONSTRAINT supervision_finding_case_id_c11736a6_fk_supervisi FOREIGN KEY (case_id) REFERENCES public.supervision_sampledcase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_finding
    ADD CONSTRAINT supervision_finding_controller_id_49eccfa9_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sample
    ADD CONSTRAINT supervision_sample_by_id_b3fc7dc8_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sample
    ADD CONSTRAINT supervision_sample_controller_id_e921e82e_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT supervision_sampledc_controller_id_4b5ec6d5_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT supervision_sampledc_sample_id_7d92d5c1_fk_supervisi FOREIGN KEY (sample_id) REFERENCES public.supervision_sample(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_sampledcase
    ADD CONSTRAINT supervision_sampledcase_stay_id_e6a38691_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT supervision_sampleho_controller_id_4c2cc8c7_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT supervision_sampleho_facility_id_c5fb1257_fk_placement FOREIGN KEY (facility_id) REFERENCES public.placements_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_samplehouse
    ADD CONSTRAINT supervision_sampleho_sample_id_ede4136c_fk_supervisi FOREIGN KEY (sample_id) REFERENCES public.supervision_sample(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT translation_tied_to_decision FOREIGN KEY (decision_id, controller_id) REFERENCES public.placements_decision(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.letters_translation
    ADD CONSTRAINT translation_tied_to_hearing FOREIGN KEY (hearing_id, controller_id) REFERENCES public.referrals_hearing(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT unmet_tied_to_facility FOREIGN KEY (facility_id, controller_id) REFERENCES public.placements_facility(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_unmetdemand
    ADD CONSTRAINT unmet_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.discharge_waitingcause
    ADD CONSTRAINT waiting_cause_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lock
    ADD CONSTRAINT way_out_lock_controller_id_a2d58d59_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lock
    ADD CONSTRAINT way_out_lock_stay_id_91a708eb_fk_placements_stay_id FOREIGN KEY (stay_id) REFERENCES public.placements_stay(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT way_out_lockanswer_by_id_817b443b_fk_organisations_user_id FOREIGN KEY (by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT way_out_lockanswer_controller_id_c95f9577_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT way_out_lockanswer_link_id_6613e5ab_fk_way_out_locklink_id FOREIGN KEY (link_id) REFERENCES public.way_out_locklink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_lockanswer
    ADD CONSTRAINT way_out_lockanswer_lock_id_ee34b240_fk_way_out_lock_id FOREIGN KEY (lock_id) REFERENCES public.way_out_lock(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT way_out_locklink_asked_by_id_57e4cc34_fk_organisations_user_id FOREIGN KEY (asked_by_id) REFERENCES public.organisations_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT way_out_locklink_controller_id_ed6be50e_fk_organisat FOREIGN KEY (controller_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.way_out_locklink
    ADD CONSTRAINT way_out_locklink_lock_id_ea9c911b_fk_way_out_lock_id FOREIGN KEY (lock_id) REFERENCES public.way_out_lock(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.referrals_weighing
    ADD CONSTRAINT weighing_tied_to_referral FOREIGN KEY (referral_id, controller_id) REFERENCES public.referrals_referral(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_citizenword
    ADD CONSTRAINT word_of_citizen FOREIGN KEY (citizen_id, controller_id) REFERENCES public.citizens_citizen(id, controller_id) DEFERRABLE INITIALLY DEFERRED;

INSERT INTO public.django_migrations (app, name, applied) VALUES
    ('pghistory', '0001_initial', now()),
    ('pghistory', '0002_aggregateevent', now()),
    ('pghistory', '0003_auto_20201023_1636', now()),
    ('pghistory', '0004_auto_20220906_1625', now()),
    ('pghistory', '0005_events_middlewareevents', now()),
    ('pghistory', '0006_delete_aggregateevent', now()),
    ('pghistory', '0007_auto_20250421_0444', now()),
    ('organisations', '0001_initial', now()),
    ('organisations', '0002_password_links', now()),
    ('audit', '0001_initial', now()),
    ('audit', '0002_purposes_of_leaders', now()),
    ('contenttypes', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('axes', '0001_initial', now()),
    ('axes', '0002_auto_20151217_2044', now()),
    ('axes', '0003_auto_20160322_0929', now()),
    ('axes', '0004_auto_20181024_1538', now()),
    ('axes', '0005_remove_accessattempt_trusted', now()),
    ('axes', '0006_remove_accesslog_trusted', now()),
    ('axes', '0007_alter_accessattempt_unique_together', now()),
    ('axes', '0008_accessfailurelog', now()),
    ('axes', '0009_add_session_hash', now()),
    ('axes', '0010_accessattemptexpiration', now()),
    ('interop', '0001_initial', now()),
    ('oauth2_provider', '0001_initial', now()),
    ('oauth2_provider', '0002_auto_20190406_1805', now()),
    ('oauth2_provider', '0003_auto_20201211_1314', now()),
    ('oauth2_provider', '0004_auto_20200902_2022', now()),
    ('oauth2_provider', '0005_auto_20211222_2352', now()),
    ('oauth2_provider', '0006_alter_application_client_secret', now()),
    ('oauth2_provider', '0007_application_post_logout_redirect_uris', now()),
    ('oauth2_provider', '0008_alter_accesstoken_token', now()),
    ('oauth2_provider', '0009_add_hash_client_secret', now()),
    ('oauth2_provider', '0010_application_allowed_origins', now()),
    ('oauth2_provider', '0011_refreshtoken_token_family', now()),
    ('oauth2_provider', '0012_add_token_checksum', now()),
    ('oauth2_provider', '0013_alter_application_authorization_grant_type_device', now()),
    ('oauth2_provider', '0014_alter_help_text', now()),
    ('oauth2_provider', '0015_refreshtoken_token_checksum', now()),
    ('oauth2_provider', '0016_alter_devicegrant_scope', now()),
    ('oauth2_provider', '0017_application_dcr_created', now()),
    ('oauth2_provider', '0018_resource_indicators', now()),
    ('oauth2_provider', '0019_application_registration_source', now()),
    ('oauth2_provider', '0020_cimd_application_fields', now()),
    ('oauth2_provider', '0021_translatable_field_labels', now()),
    ('oauth2_provider', '0022_refreshtoken_token_family_index', now()),
    ('citizens', '0001_initial', now()),
    ('placements', '0001_initial', now()),
    ('complaints', '0001_initial', now()),
    ('contacts', '0001_initial', now()),
    ('placements', '0002_houses_and_places', now()),
    ('placements', '0003_absences_and_trial_nights', now()),
    ('placements', '0004_turnaround_days', now()),
    ('descriptions', '0001_initial', now()),
    ('referrals', '0001_initial', now()),
    ('discharge', '0001_initial', now()),
    ('imports', '0001_initial', now()),
    ('letters', '0001_initial', now()),
    ('referrals', '0002_receivers', now()),
    ('referrals', '0003_updates', now()),
    ('referrals', '0004_open_receivers', now()),
    ('referrals', '0005_orders_of_the_list', now()),
    ('placements', '0005_agreed_follow_ups', now()),
    ('meetings', '0001_initial', now()),
    ('moving_in', '0001_initial', now()),
    ('my_calendar', '0001_initial', now()),
    ('organisations', '0003_time_away', now()),
    ('notifications', '0001_initial', now()),
    ('notifications', '0002_mail_choices_and_deputies', now()),
    ('operations', '0001_initial', now()),
    ('placements', '0006_house_schedule', now()),
    ('public', '0001_initial', now()),
    ('public', '0002_published', now()),
    ('public', '0003_open_houses', now()),
    ('recovery', '0001_initial', now()),
    ('sessions', '0001_initial', now()),
    ('supervision', '0001_initial', now()),
    ('way_out', '0001_initial', now());
