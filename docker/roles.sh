#!/bin/sh
# Run once by a new PostgreSQL: the two roles (ADR-0004) and the database. The owner migrates; the
# app's role owns nothing and can't get past row-level security.
set -eu
: "${POSTGRES_USER:?}" "${FLEXPLADS_OWNER_PASSWORD:?}" "${FLEXPLADS_APP_PASSWORD:?}"

psql --set ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname postgres \
    --set owner_password="$FLEXPLADS_OWNER_PASSWORD" --set app_password="$FLEXPLADS_APP_PASSWORD" <<'SQL'
CREATE ROLE flexplads_owner LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOBYPASSRLS
    PASSWORD :'owner_password';
CREATE ROLE flexplads_app LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOBYPASSRLS
    PASSWORD :'app_password';
-- Nothing the app does takes longer: a sweep over every organisation is many short statements. The
-- web process sets itself narrower limits (WEB_TIMEOUTS in flexplads/settings.py).
ALTER ROLE flexplads_app SET statement_timeout = '60s';
ALTER ROLE flexplads_app SET lock_timeout = '15s';
ALTER ROLE flexplads_app SET idle_in_transaction_session_timeout = '60s';
CREATE DATABASE flexplads OWNER flexplads_owner;
\connect flexplads
CREATE EXTENSION IF NOT EXISTS btree_gist;
SQL
