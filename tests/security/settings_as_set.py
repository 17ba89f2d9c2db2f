"""Run as the web process of production: prints every setting there is, as JSON."""

from __future__ import annotations

import json
import runpy
from typing import Any

import django


def everything() -> dict[str, Any]:
    django.setup()
    import axes.conf  # noqa: F401  # it writes its defaults into the settings
    import oauth2_provider.settings
    import rest_framework.settings
    import yaml
    from django.conf import settings

    found = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    for title, defaults, given in (
        ("REST_FRAMEWORK", rest_framework.settings.DEFAULTS, settings.REST_FRAMEWORK),
        ("OAUTH2_PROVIDER", oauth2_provider.settings.DEFAULTS, settings.OAUTH2_PROVIDER),
    ):
        found |= {f"{title}.{name}": value for name, value in (defaults | given).items()}
    with open("docker-compose.yml") as file:
        command = yaml.safe_load(file)["services"]["postgres"]["command"]
    found |= {
        f"postgres.{name}": value
        for name, value in (word.split("=") for word in command if "=" in word)
    }
    ran = runpy.run_path("gunicorn.conf.py")
    found |= {f"gunicorn.{name}": ran[name] for name in ran if name.islower() and name[0] != "_"}
    return found


if __name__ == "__main__":
    print(json.dumps(everything(), default=str))  # noqa: T201  # its output is its answer
