"""What every test client does alike is done once: a client costs nothing, a page what it costs.

A test still has clients of its own, with their own cookies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import setting_changed
from django.dispatch import Signal
from django.template import Context, Template
from django.test import client as django_client
from django.test.client import ClientHandler


@pytest.fixture(scope="session", autouse=True)
def clients_share_what_is_alike() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", _load_once)
        patch.setattr(django_client, "store_rendered_templates", _keep_the_page_s_context)
        setting_changed.connect(_forget)
        yield
        setting_changed.disconnect(_forget)


#: The chain of middleware, as long as no setting is changed. It keeps nothing of whoever asks.
_chain: list[Any] = []
_load_middleware = ClientHandler.load_middleware
_store_rendered_templates = django_client.store_rendered_templates


def _load_once(handler: ClientHandler) -> None:
    """WhiteNoise looks at every static file when it is made, a tenth of all time of the tests."""
    if not _chain:
        _load_middleware(handler)
        _chain.append(handler._middleware_chain)
    handler._middleware_chain = _chain[0]


def _forget(**_changed: object) -> None:
    _chain.clear()


def _keep_the_page_s_context(
    store: dict[str, Any], signal: Signal, sender: Template, template: Template, context: Context
) -> None:
    """``response.context`` is the page's. Django copies it again for each part put into it."""
    if not store:
        _store_rendered_templates(store, signal, sender, template, context)
