"""`programme trail --late`: what was recorded long after it had surely happened."""

from __future__ import annotations

from tests.support.cli import Shell


def late(shell: Shell, days: int, *more: str) -> list[int]:
    ran = shell.run("trail", "--late", days, "--json", *more)
    assert ran.code == 0, ran.err
    return [one["position"] for one in ran.json]


def test_late_is_what_was_recorded_more_days_after_its_last_possible_day(shell: Shell) -> None:
    # All is recorded on 10 January 2018: 27 days after 14 December (entry 18), 69 after 2 November (13), 194 after the
    # last day of June 2017 (12), 496 after 1 September 2016 (2).
    for days, entry in ((27, 18), (69, 13), (194, 12), (496, 2)):
        assert entry in late(shell, days - 1)
        assert entry not in late(shell, days)
    assert late(shell, 496) == []


def test_a_date_that_was_rectified_counts_as_it_is_known(shell: Shell) -> None:
    reason = ("--reason", "Faute de frappe")
    assert shell.run("entry", "rectify", 12, "--field", "on", "--to", "2018-01-09", *reason).code == 0
    assert 12 not in late(shell, 100)
    assert 12 in late(shell, 100, "--known-at", "@18")


def test_a_correction_is_never_late(shell: Shell) -> None:
    assert shell.run("entry", "annul", 12, "--reason", "Saisie deux fois").code == 0
    assert all(one <= 18 for one in late(shell, 0))
