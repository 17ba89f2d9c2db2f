"""The Danish texts as people read them: compiled before the first test, as `make run` does."""

import os

import pytest


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and "DATABASE_URL" in os.environ:
        from flexplads.messages import compile_if_older

        compile_if_older()
