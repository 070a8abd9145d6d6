"""How Hypothesis runs here.

By default it draws the same examples at every run (``derandomize``): a red build is red for everybody, and stays red
until it is repaired. To look for new examples: ``./dev pytest tests/domain --hypothesis-profile=explore``. No test has
a time limit: machines differ.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a wanted change rewrite what pages and golden files show."""
    parser.addoption("--update", action="store_true", help="rewrite the sessions of the manual as they run now")
