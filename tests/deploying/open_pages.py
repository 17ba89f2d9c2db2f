"""Run in the image's tree: opens pages as the product does in production.

Holds what is there against Django's checks. Reads from its input who asks ("" is nobody signed in)
and for which addresses, opens each in one transaction that is undone, and prints what was answered,
as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import sys

import django

HOST = "flexplads.example"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "flexplads.settings"
    gc.disable()  # what is loaded stays, and the process lives for some seconds
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction
    from django.test import Client

    from organisations.models import User

    call_command("check", deploy=True, fail_level="ERROR", stdout=sys.stderr)
    asked: dict[str, list[str]] = json.load(sys.stdin)
    answers = []
    with transaction.atomic():
        for email, addresses in asked.items():
            client = Client(
                raise_request_exception=False,
                headers={"host": HOST, "x-forwarded-proto": "https", "accept-language": "da"},
            )
            if email:
                client.force_login(
                    User.objects.get(email=email), "django.contrib.auth.backends.ModelBackend"
                )
            for address in addresses:
                point = transaction.savepoint()
                answers.append((email, address, client.get(address).status_code))
                transaction.savepoint_rollback(point)
        transaction.set_rollback(True)
    state = {"environment": settings.ENVIRONMENT, "debug": settings.DEBUG}
    state["demonstration"] = "demo" in settings.INSTALLED_APPS
    print(json.dumps({"answers": answers, **state}))  # noqa: T201  # its output is its answer


if __name__ == "__main__":
    main()
