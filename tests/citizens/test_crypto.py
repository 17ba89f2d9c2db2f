"""Sealed values open only where they were put, under any key still on the ring."""

import base64

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ImproperlyConfigured

from citizens.crypto import blind_index, seal, unseal

HERE = "citizens_citizennumber|7|sealed"
OLD = "k1:" + base64.b64encode(b"o" * 32).decode()
NEW = "k2:" + base64.b64encode(b"n" * 32).decode()


def test_sealed_value_opens_where_it_was_put():
    sealed = seal("0707614285", bound_to=HERE)

    assert b"0707614285" not in sealed
    assert unseal(sealed, bound_to=HERE) == "0707614285"
    assert seal("0707614285", bound_to=HERE) != sealed


@pytest.mark.parametrize(
    "elsewhere",
    [
        "citizens_citizennumber|8|sealed",
        "citizens_citizennumber|7|index",
        "referrals_draft|7|sealed",
    ],
)
def test_moved_value_does_not_open(elsewhere):
    with pytest.raises(InvalidTag):
        unseal(seal("0707614285", bound_to=HERE), bound_to=elsewhere)


@pytest.mark.parametrize("position", [3, 10, -1])
def test_altered_value_does_not_open(position):
    sealed = bytearray(seal("0707614285", bound_to=HERE))
    sealed[position] ^= 1

    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), bound_to=HERE)


def test_new_key_seals_and_the_old_still_opens(settings):
    settings.CPR_KEYS = [OLD]
    before = seal("0707614285", bound_to=HERE)

    settings.CPR_KEYS = [NEW, OLD]
    after = seal("0707614285", bound_to=HERE)

    assert (before[:3], after[:3]) == (b"k1.", b"k2.")
    assert unseal(before, bound_to=HERE) == unseal(after, bound_to=HERE) == "0707614285"

    settings.CPR_KEYS = [NEW]
    with pytest.raises(KeyError):
        unseal(before, bound_to=HERE)


def test_key_without_a_usable_id_is_refused(settings):
    settings.CPR_KEYS = ["k.1:" + base64.b64encode(b"o" * 32).decode()]

    with pytest.raises(ImproperlyConfigured):
        seal("0707614285", bound_to=HERE)


def test_blind_index_differs_per_controller_and_number():
    index = blind_index("0707614285", controller_id=1)

    assert index == blind_index("0707614285", controller_id=1)
    assert len({index, blind_index("0707614285", controller_id=2),
                blind_index("0707614286", controller_id=1)}) == 3  # fmt: skip
