"""The register is sealed at any time, on the day that it is done, with the key that signs."""

from __future__ import annotations

from datetime import date

from programme.domain.acts.seal import SealRegister
from tests.support.history import History

KEY = "urn:programme:test+daa4a493+AW8NyTrO4HQXxQEbPQRxlPMHSe6rpSimjrV1/Ps9a8ko"


def test_a_seal_bears_the_key_and_the_day_even_in_an_empty_register() -> None:
    history = History(today=date(2018, 1, 10))
    (made,) = history.perform(SealRegister(key=KEY))
    assert (made.event.type, getattr(made.event, "key", None), made.on.text) == ("register-sealed", KEY, "2018-01-10")
