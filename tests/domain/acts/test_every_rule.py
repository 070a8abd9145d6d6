"""No rule goes untested: each that an act may refuse by is hit by a test that is named as the rule reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ACTS = HERE.parents[2] / "src" / "programme" / "domain" / "acts"
NOTING = {"add": 0, "malformed": 0, "unless": 1, "is_seated": 2}
"""The calls that note a reason, and the place of the rule's name among their arguments."""


def rules() -> Iterator[str]:
    """Yield the name of each rule that the acts note."""
    for file in sorted(ACTS.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NOTING:
                rule = node.args[NOTING[node.func.attr]] if node.args else None
                if isinstance(rule, ast.Constant):
                    yield str(rule.value)


RULES = sorted({*rules(), "unknown-id", "criterion-unmet", "criterion-undecidable"})
TESTS = "\n".join(file.read_text(encoding="utf-8") for file in sorted(HERE.glob("test_*.py")))
NAMES = re.findall(r"def (test_\w+)", TESTS)


def test_the_rules_are_found() -> None:
    assert {"wrong-state", "before-what-it-replaces", "no-quorum", "not-seated"} < set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_refuses_in_some_test(rule: str) -> None:
    assert f'"{rule}"' in TESTS


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_test_that_bears_its_words(rule: str) -> None:
    words = {word for word in rule.split("-") if len(word) > 2}
    assert any(words <= set(name.split("_")) for name in NAMES), f"no test is named after {rule}"
