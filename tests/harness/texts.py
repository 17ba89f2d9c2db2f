"""The Danish texts as people read them: compiled before the first test, as `make run` does."""

import os

import pytest
from django.urls import get_resolver


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and "DATABASE_URL" in os.environ:
        from django.utils.translation.reloader import translation_file_changed

        from flexplads.messages import COMPILED, compile_if_older

        compile_if_older()
        # Where this process runs the tests itself, it has read what stood there before.
        translation_file_changed(None, COMPILED)


@pytest.fixture(scope="session", autouse=True)
def every_address_is_known() -> None:
    """The addresses as they are on one's own machine: a test that says it is another would else
    decide, by coming first, which there are."""
    get_resolver().url_patterns  # noqa: B018
