"""A charter file is checked without a register: every fault with its line, or what it holds."""

from __future__ import annotations

from tests.support.cli import Shell


def test_a_charter_without_fault_says_what_it_holds(shell: Shell) -> None:
    ran = shell.run("charter", "check", "charter.toml", PROGRAMME_REGISTER="")
    assert ran.code == 0
    assert "charter.toml is a charter: 2 phases, 2 gates, 2 criteria." in ran.err
    assert "Next: programme charter adopt charter.toml" in ran.err


def test_as_data(shell: Shell) -> None:
    held = shell.run("charter", "check", "charter.toml", "--json").json
    assert (held["id"], held["gates"], held["criteria"], len(held["hash"])) == ("trial", 2, 2, 64)


def test_every_fault_is_told_with_its_line_and_column(shell: Shell) -> None:
    path = shell.folder / "charter.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('rule = "hypothesis"\n', "").replace('kind = "workshop"', 'kind = "worskhop"')
    path.write_text(text, encoding="utf-8")
    ran = shell.run("charter", "check", "charter.toml")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "worskhop" in line)
    assert ran.code == 2
    assert f"charter.toml:{line}:" in ran.err
    assert "Did you mean 'workshop'?" in ran.err
    assert "Error: 2 things are wrong." in ran.err
    assert ran.err.splitlines()[-1].startswith("Try: ")


def test_a_charter_with_a_fault_is_not_adopted(shell: Shell) -> None:
    (shell.folder / "charter.toml").write_text("[charter]\nid = 3\n", encoding="utf-8")
    ran = shell.run("charter", "adopt", "charter.toml")
    assert ran.code == 2
    assert "charter.toml:2:" in ran.err
