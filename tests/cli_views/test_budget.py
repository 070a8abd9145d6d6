"""The budget on screen: natures never added together, estimates as declared, no total before a reading is adopted.

By hand, at the end of 2017: 12 500.50 and 1 000 declared in cash make 13 500.50; the reading “five” makes a territory
cost 1 000 + 4 200 + 12 500.50 / 5 = 7 700.10, which is 12 299.90 less than the 20 000 that are estimated.
"""

from __future__ import annotations

from tests.support.cli import Shell


def test_each_nature_has_its_own_sums_and_estimates_enter_none(chapters: Shell) -> None:
    sums = chapters.run("budget", "show", "--json").json["sums"]
    assert [(one["nature"], one["status"], one["sum"], one["lines"]) for one in sums] == [
        ("cash", "declared", 1_350_050, ["work", "room"]),
        ("volunteer-time", "recorded", 420_000, ["hours"]),
    ]


def test_a_list_puts_each_amount_into_the_column_of_its_nature(chapters: Shell) -> None:
    lines = chapters.run("budget", "list", "--format", "md").out.splitlines()
    assert lines[0].startswith("| Label | Cash | In kind | Volunteer time |")
    assert "| Travail | €12,500.50 |  |  | declared |" in lines[2]
    assert "| Ateliers |  |  | €4,200 | recorded |" in lines[5]
    guess = next(row for row in chapters.run("budget", "list", "--json").json if row["id"] == "guess")
    assert (guess["amount"], guess["status"], guess["sums"]) == (2_000_000, "estimated", False)


def test_every_reading_is_shown_with_its_gap_and_none_is_a_total(chapters: Shell) -> None:
    found = chapters.run("budget", "show", "--json").json
    five, one = found["readings"]
    assert (five["would_cost"], five["estimate"], five["gap"]) == (770_010, 2_000_000, -1_229_990)
    assert five["natures"] == ["cash", "volunteer-time"]
    assert (one["would_cost"], one["estimate"], one["gap"]) == (1_250_050, None, None)
    assert (found["adopted"], found["per_territory"]) == (None, None)
    assert "no total is known." in " ".join(chapters.run("budget", "show").out.split())


def test_a_total_is_printed_once_a_reading_is_adopted_and_no_more_when_its_decision_is_withdrawn(
    chapters: Shell,
) -> None:
    chapters.run(
        "decision", "record", "--id", "b", "--title", "B", "--subject", "budget-assumption", "--on", "2018-01-02"
    )
    adopted = chapters.run("budget", "assume", "one", "--decision", "b", "--on", "2018-01-02")
    assert adopted.code == 0, adopted.err
    found = chapters.run("budget", "show", "--json").json
    assert (found["adopted"], found["per_territory"]) == ("one", 1_250_050)
    assert chapters.run("budget", "show").out.endswith("What a territory costs\n  Un: €12,500.50\n")
    assert chapters.run("budget", "show", "--as-of", "2018-01-01", "--json").json["per_territory"] is None
    chapters.run("decision", "withdraw", "b", "--reason", "Revu", "--on", "2018-01-05")
    assert chapters.run("budget", "show", "--json").json["per_territory"] is None
