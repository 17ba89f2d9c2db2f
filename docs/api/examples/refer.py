"""Refer a citizen to a flexible place, follow the referral, and withdraw it.

Python 3.12 or newer, no packages. Against `make run` on your own machine:

    python refer.py

Elsewhere set FLEXPLADS, CLIENT_ID and CLIENT_SECRET.
"""

import base64
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from urllib.parse import urlencode

SITE = os.environ.get("FLEXPLADS", "http://localhost:8000")
CLIENT_ID = os.environ.get("CLIENT_ID", "region-midtjylland")
CLIENT_SECRET = os.environ.get("CLIENT_SECRET", "kun-paa-egen-maskine")
TRIES = 5


def send(method, path, *, headers, data=None):
    """(status, headers, JSON) of a call. Too fast, not ready or no answer: wait and ask again.

    Asking again is safe: what makes something carries an Idempotency-Key.
    """
    attempt = 0
    while True:
        attempt += 1
        request = urllib.request.Request(SITE + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers, json.loads(answer.read() or "null")
        except urllib.error.HTTPError as refusal:
            running = refusal.status == 409 and "Retry-After" in refusal.headers
            if (
                refusal.status not in (429, 500, 502, 503, 504) and not running
            ) or attempt == TRIES:
                return refusal.status, refusal.headers, json.loads(refusal.read() or "null")
            wait = int(refusal.headers.get("Retry-After", attempt))
        except (urllib.error.URLError, TimeoutError):
            if attempt == TRIES:
                raise
            wait = attempt
        time.sleep(wait)


def fetch_token():
    pair = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
    status, _headers, token = send(
        "POST",
        "/api/v1/token/",
        headers={
            "Authorization": f"Basic {pair}",
            "Content-Type": "application/x-www-form-urlencoded",
        },
        data=urlencode({"grant_type": "client_credentials"}).encode(),
    )
    if status != 200:
        sys.exit(f"No token: {token['error']}")
    return token["access_token"]


class Flexplads:
    """The calls that need a token. A token lasts an hour: a long run fetches a new one on 401."""

    def __init__(self):
        self.headers = {"Authorization": f"Bearer {fetch_token()}", "Accept-Language": "en"}

    def get(self, path, etag=""):
        headers = self.headers | ({"If-None-Match": etag} if etag else {})
        return send("GET", path, headers=headers)

    def post(self, path, body, key=""):
        headers = self.headers | {"Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        status, answer_headers, answer = send(
            "POST", path, headers=headers, data=json.dumps(body).encode()
        )
        if status >= 400:  # every fault at once: build on the codes, show the words
            for fault in answer["errors"]:
                print(f"{fault['code']} at {fault['pointer'] or 'the whole'}: {fault['detail']}")
        return status, answer_headers, answer

    def attach(self, path, name, content, key):
        """A file is the one part of a form. What it is, its content says."""
        mark = uuid.uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        headers = self.headers | {
            "Content-Type": f"multipart/form-data; boundary={mark}",
            "Idempotency-Key": key,
        }
        data = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        return send("POST", path, headers=headers, data=data)


def main():
    api = Flexplads()

    # What does the scheme ask? Build your form from it; here everything is answered "unknown".
    _status, _headers, criteria = api.get("/api/v1/schemes/polaris/criteria/?track=home")
    answers = {
        criterion["key"]: "unknown"
        for criterion in criteria["criteria"]
        if criterion["asked_of_referrer"]
    }

    referral = {
        "receiver": "herning",
        "scheme": "polaris",
        "track": "home",
        "referrer": "psychiatry",
        "contact_name": "Nanna Friis",
        "contact_phone": "97 00 00 00",
        "urgency": "soon",
        "whereabouts": "hospital",
        "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
        "citizen": {
            "number": "050585-1234",
            "name": "Jonas Vind",
            "home_municipality": "0657",
        },
        "answers": answers,
    }

    # Keep the key beside your own record BEFORE you send: it is what makes asking again safe.
    key = str(uuid.uuid4())
    status, headers, made = api.post("/api/v1/referrals/", referral, key)
    if status != 201:
        sys.exit("Not referred")
    address = headers["Location"]
    print(f"referred: {made['status']}")

    # Follow it: an answer comes only when something has changed.
    _status, headers, _row = api.get(address)
    status, _headers, _nothing = api.get(address, headers["ETag"])
    print("nothing new" if status == 304 else "something new")

    # A file that goes with it; the key makes asking again safe here too.
    file = ("agreement.txt", b"The discharge agreement.\n")
    _status, _headers, attached = api.attach(f"{address}attachments/", *file, f"{key}-agreement")
    print(f"attached: {attached['name']}, {attached['size']} bytes")

    # All of one's own, page by page.
    count, path = 0, "/api/v1/referrals/?limit=100"
    while path:
        _status, _headers, page = api.get(path)
        count, path = count + len(page["results"]), page["next"]
    print(f"own referrals: {count}")

    status, _headers, row = api.post(f"{address}withdraw/", {"reason": "An example"})
    print(f"withdrawn: {row['status']}" if status == 200 else "too late to withdraw")


if __name__ == "__main__":
    main()
