"""The rules of the machine are in modules of their own: what they find wrong is to be shown as in a test."""

import pytest

pytest.register_assert_rewrite(*(f"tests.machine.{name}" for name in ("base", "people", "moves", "meanwhile")))
