"""The keys: another one seals, one is lost, offices hold them."""

from __future__ import annotations

import pytest

from programme.domain.acts.act import Act
from programme.domain.acts.key import RotateKey
from programme.domain.acts.seal import SealRegister
from programme.domain.aggregates.keys import Keys
from programme.domain.vocabulary import KeyKind
from tests.support.history import History

ONE = "urn:programme:test+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TWO = "urn:programme:test+daa4a493+AW8NyTrO4HQXxQEbPQRxlPMHSe6rpSimjrV1/Ps9a8ko"
HOLDERS = ["president", "coordinator"]


def sealed() -> History:
    """A history of which entry 1 is a seal by the first key."""
    history = History()
    history.perform(SealRegister(key=ONE))
    return history


def rotated() -> History:
    """The same with a rotation to the second key, entry 2."""
    history = sealed()
    history.perform(RotateKey(new=TWO, reason="Changement de bureau"))
    return history


def keys(history: History) -> Keys:
    return Keys.of(history.reading().facts(*Keys.TYPES))


def refusal(history: History, act: Act) -> list[str]:
    return [reason.rule for reason in history.refused(act)]


def test_the_key_of_a_seal_is_the_one_that_seals() -> None:
    assert (keys(History()).sealing, keys(sealed()).sealing) == (None, ONE)


def test_a_rotation_names_the_key_until_now_and_the_next() -> None:
    fact = rotated().facts[-1]
    assert (fact.event.model_dump()["old"], fact.event.model_dump()["new"]) == (ONE, TWO)
    assert (keys(rotated()).sealing, keys(rotated()).retired) == (TWO, {ONE: 2})


def test_a_rotation_before_any_seal_names_no_key_until_now() -> None:
    (made,) = History().perform(RotateKey(new=TWO, reason="R"))
    assert made.event.model_dump()["old"] is None


def test_a_key_that_was_used_is_not_taken_again() -> None:
    history = rotated()
    assert refusal(history, RotateKey(new=ONE, reason="R")) == ["key-used"]
    assert refusal(history, RotateKey(new=TWO, reason="R")) == ["key-used"]


def test_a_key_that_is_retired_seals_no_more() -> None:
    history = rotated()
    assert refusal(history, SealRegister(key=ONE)) == ["key-retired"]
    history.perform(SealRegister(key=TWO))


def test_a_lost_key_seals_no_more_and_vouches_for_none() -> None:
    history = sealed()
    (lost,) = history.do("key lose", kind="seal", reason="Clé USB égarée")
    assert lost.event.model_dump()["key"] == ONE
    assert keys(history).sealing is None
    assert refusal(history, SealRegister(key=ONE)) == ["key-retired"]
    (rotation,) = history.perform(RotateKey(new=TWO, reason="Perte"))
    assert rotation.event.model_dump()["old"] == ONE
    assert keys(history).vouching_for(rotation) is None
    assert keys(rotated()).vouching_for(rotated().facts[-1]) == ONE


@pytest.mark.parametrize("kind", ["seal", "vault"])
def test_no_key_is_lost_where_there_is_none(kind: str) -> None:
    assert History().refusal("key lose", kind=kind, reason="R") == ["no-key"]


def test_a_key_is_lost_once() -> None:
    history = sealed()
    history.do("key lose", kind="seal", reason="R")
    assert history.refusal("key lose", kind="seal", reason="R") == ["no-key"]


def test_a_vault_is_lost_once_somebody_is_registered_until_it_is_held_again() -> None:
    history = History()
    history.do("person register", full_name="Camille Exemple")
    history.do("key lose", kind="vault", reason="R")
    assert keys(history).vault_lost == 2
    history.do("key hand-over", kind="vault", holders=HOLDERS)
    assert keys(history).vault_lost is None


def test_a_key_has_two_holders_at_least() -> None:
    for holders in (["president"], ["president", "president"]):
        assert History().refusal("key hand-over", kind="seal", holders=holders) == ["two-holders"]
    history = History()
    history.do("key hand-over", kind="seal", holders=HOLDERS)
    assert (keys(history).holders(KeyKind.SEAL), keys(history).holders(KeyKind.VAULT)) == (tuple(HOLDERS), ())


def test_a_key_is_held_by_an_office_and_not_by_a_person() -> None:
    history = History()
    history.do("person register", full_name="Camille Exemple")
    (person,) = (tag.removeprefix("person:") for tag in history.facts[0].event.tags())
    assert history.refusal("key hand-over", kind="seal", holders=["president", person]) == ["held-by-office"]


def test_what_is_held_already_is_not_handed_over_again() -> None:
    history = History()
    history.do("key hand-over", kind="seal", holders=HOLDERS)
    assert history.refusal("key hand-over", kind="seal", holders=HOLDERS[::-1]) == ["held-already"]
    history.do("key hand-over", kind="vault", holders=HOLDERS)
    history.do("key hand-over", kind="seal", holders=["president", "treasurer"])


@pytest.mark.parametrize("change", ["rotate", "lose"])
def test_nobody_is_said_to_hold_a_key_that_is_new_or_lost(change: str) -> None:
    history = sealed()
    history.do("key hand-over", kind="seal", holders=HOLDERS)
    if change == "rotate":
        history.perform(RotateKey(new=TWO, reason="R"))
    else:
        history.do("key lose", kind="seal", reason="R")
    assert keys(history).holders(KeyKind.SEAL) == ()


def test_what_is_said_of_keys_is_never_annulled_nor_rectified() -> None:
    history = rotated()
    assert history.refusal("entry annul", position=2, reason="R") == ["not-of-the-world"]
    assert history.refusal("entry rectify", position=2, field="new", to=[ONE], reason="R") == ["not-of-the-world"]
