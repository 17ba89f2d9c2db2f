"""What is collected stays to the end: no need for the garbage collector to look at it, neither
meanwhile nor later, and a test leaves little behind that could not wait. A twentieth of the time of
the tests."""

import gc

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 1_000)
