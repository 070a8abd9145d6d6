"""Sealing: only the right key opens a text, at its own place, and no byte of it may change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.personal import Clear, Sealed
from programme.register.people.cipher import Key, Unreadable, seal, unseal

KEY = Key.draw("p-0000000000000001")
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=100)


def sealed(text: str = "Camille Exemple") -> Sealed:
    return seal(Clear(text), KEY, "trial", "c#1", "full_name")


@given(texts)
def test_what_is_sealed_is_opened_by_its_key(text: str) -> None:
    assert unseal(Sealed.parse(str(sealed(text))), KEY, "trial") == Clear(text)


def test_the_same_text_is_never_sealed_alike() -> None:
    assert len({sealed().box for _ in range(100)}) == 100


@given(st.data())
def test_a_changed_character_is_noticed(data: st.DataObject) -> None:
    box = sealed().box
    at = data.draw(st.integers(0, len(box) - 1))
    other = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
    changed = box[:at] + other + box[at + 1 :]
    if changed == box:
        return
    with pytest.raises(Unreadable):
        unseal(replace(sealed(), box=changed), KEY, "trial")


@pytest.mark.parametrize("moved", [{"entry": "c#2"}, {"path": "contact_details"}, {"key": "0" * 16}])
def test_a_text_that_was_moved_is_unreadable(moved: dict[str, str]) -> None:
    text = replace(sealed(), **moved)
    key = replace(KEY, id=moved.get("key", KEY.id))
    with pytest.raises(Unreadable):
        unseal(text, key, "trial")


def test_a_text_of_another_register_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        unseal(sealed(), KEY, "other")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Unreadable):
        unseal(sealed(), replace(KEY, secret=bytes(32)), "trial")


def test_a_key_is_not_shown_by_what_writes_logs() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
