#!/bin/sh
# Refer a citizen to a flexible place, follow the referral, and withdraw it. Needs curl and sed.
# Against `make run` on your own machine: sh refer.sh
# Elsewhere set FLEXPLADS, CLIENT_ID and CLIENT_SECRET.
set -eu
: "${FLEXPLADS:=http://localhost:8000}"
: "${CLIENT_ID:=region-midtjylland}" "${CLIENT_SECRET:=kun-paa-egen-maskine}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The secret goes by standard input: an argument can be read by everyone on the machine.
token=$(printf 'user = "%s:%s"\n' "$CLIENT_ID" "$CLIENT_SECRET" |
    curl -sS --fail-with-body -K - -d grant_type=client_credentials "$FLEXPLADS/api/v1/token/" |
    sed 's/.*"access_token": *"\([^"]*\)".*/\1/')

call() { # --retry waits as long as Retry-After says, and asks again where no answer came
    printf 'header = "Authorization: Bearer %s"\n' "$token" |
        curl -sS --retry 5 --retry-connrefused -K - "$@"
}

cat >"$folder/referral.json" <<'JSON'
{
  "receiver": "herning", "scheme": "polaris", "track": "home", "referrer": "psychiatry",
  "contact_name": "Nanna Friis", "contact_phone": "97 00 00 00",
  "urgency": "soon", "whereabouts": "hospital",
  "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
  "citizen": {"number": "050585-1234", "name": "Jonas Vind", "home_municipality": "0657"},
  "answers": {"own_citizen": "yes", "need": "clarification", "long_term_need": "no", "cooperates": "yes"}
}
JSON

# Keep the key beside your own record before you send: it is what makes asking again safe.
key=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)
status=$(call -D "$folder/headers" -o "$folder/answer.json" -w '%{http_code}' \
    -H 'Content-Type: application/json' -H "Idempotency-Key: $key" \
    --data @"$folder/referral.json" "$FLEXPLADS/api/v1/referrals/")
if [ "$status" != 201 ]; then # every fault at once: build on the codes, show the words
    cat "$folder/answer.json"
    exit 1
fi
address=$(sed -n 's/^[Ll]ocation: \([^[:space:]]*\).*/\1/p' "$folder/headers")
echo "referred: $status"

# Follow it: an answer comes only when something has changed.
call -D "$folder/headers" -o /dev/null "$FLEXPLADS$address"
etag=$(sed -n 's/^[Ee][Tt]ag: \([^[:space:]]*\).*/\1/p' "$folder/headers")
echo "again: $(call -o /dev/null -w '%{http_code}' -H "If-None-Match: $etag" "$FLEXPLADS$address")"

# Attach a file: a part of a form, with its name. The same key again is the same file.
printf 'The discharge agreement.\n' >"$folder/agreement.txt"
call -o "$folder/file.json" -w 'attached: %{http_code}\n' -H "Idempotency-Key: $key-agreement" \
    -F file=@"$folder/agreement.txt" "$FLEXPLADS${address}attachments/"

call -o "$folder/answer.json" -w 'withdrawn: %{http_code}\n' -H 'Content-Type: application/json' \
    --data '{"reason": "An example"}' "$FLEXPLADS${address}withdraw/"
