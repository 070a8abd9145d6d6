"""What an auditor asks of lists: silences, both orders, decisions recorded after their effect."""

from __future__ import annotations

from tests.support.cli import Shell

LATER = "2018-03-11T09:00:00Z"


def test_a_silence_names_the_entries_around_it_and_the_last_one_lasts(shell: Shell) -> None:
    # Everything was recorded on 10 January 2018, entries 1 to 18; one more on 11 March: 21 + 28 + 11 = 60 days later.
    assert shell.run("step", "open", "9", "--title", "Bilan", PROGRAMME_NOW=LATER).code == 0
    silent = {"from": "2018-01-10", "to": "2018-03-11", "days": 60, "after": 18, "before": 19}
    lasting = {"from": "2018-03-11", "to": "2018-05-20", "days": 70, "after": 19, "before": None}
    now = {"PROGRAMME_NOW": "2018-05-20T09:00:00Z"}
    assert shell.run("trail", "--silent", 59, "--json", **now).json == [silent, lasting]
    assert shell.run("trail", "--silent", 60, "--json", **now).json == [lasting]
    assert shell.run("trail", "--silent", 59, "--json", "--known-at", "@19", **now).json == [silent]
    assert "nothing since" in shell.run("trail", "--silent", 60, **now).out


def test_the_timeline_is_given_in_the_order_of_recording_with_both_times(shell: Shell) -> None:
    happened = shell.run("timeline", "--json").json
    recorded = shell.run("timeline", "--order", "recorded", "--json").json
    assert [one["position"] for one in recorded] == sorted(one["position"] for one in happened)
    assert sorted(recorded, key=lambda one: (one["earliest"], one["latest"], one["position"])) == happened
    for order in ("recorded", "happening"):
        headings, *_ = shell.run("timeline", "--order", order).out.splitlines()
        assert headings.split()[:2] == ["When", "Recorded"]


def test_a_decision_recorded_after_it_applied_is_listed_with_both_days(shell: Shell) -> None:
    # The passage of Venelles applied on 20 March 2017: 11 days of March, 275 from April to December, 10 of January.
    for name, applies in (("late", "2018-01-02"), ("timely", "2018-01-10")):
        ran = shell.run(
            "decision", "record", "--id", name, "--title", name, "--on", "2018-01-01", "--applies-from", applies
        )
        assert ran.code == 0, ran.err
    passage, late = shell.run("decision", "list", "--after-effect", "--json").json
    assert (passage["type"], passage["effect"], passage["days"]) == ("gate-decided", "2017-03-20", 296)
    assert (late["position"], late["on"], late["effect"], late["days"]) == (19, "2018-01-01", "2018-01-02", 8)
    assert "2018-01-10" in shell.run("decision", "list", "--after-effect").out
    assert shell.run("decision", "list", "--after-effect", "--known-at", "@18", "--json").json == [passage]
    assert shell.run("decision", "list", "--after-effect", "--territory", "pertuis", "--json").json == [late]


def test_the_dates_that_could_flip_an_answer_are_listed_with_both_answers(shell: Shell) -> None:
    # Two workshops are asked for; one is on record, in June 2017, and the day is in the middle of that month.
    ran = shell.run(
        "meeting", "hold", "--kind", "workshop", "--title", "Deux", "--territory", "venelles", "--on", "2017-05"
    )
    assert ran.code == 0, ran.err
    (found,) = shell.run("gate", "assess", "venelles", "--flips", "--as-of", "2017-06-15", "--json").json
    assert (found["position"], found["on"], found["criterion"]) == (12, "2017-06", "workshops")
    assert (found["now"], found["by_then"], found["later"]) == ("undecidable", "met", "unmet")
    assert "June 2017" in shell.run("gate", "assess", "venelles", "--flips", "--as-of", "2017-06-15").out
    assert shell.run("gate", "assess", "venelles", "--flips", "--as-of", "2017-06-30", "--json").json == []


def test_what_an_office_could_have_known_is_what_it_had_part_in(shell: Shell) -> None:
    def known(who: str, *more: str) -> list[int]:
        return [one["position"] for one in shell.run("trail", "--visible-to", who, "--json", *more).json]

    # The committee is named where it is constituted (3), seated (4), and where it decides; the pilot where it takes its
    # seat (4), and in what names the committee, recorded when it sat there since October 2016.
    decided = {one["type"]: one["position"] for one in shell.run("trail", "--json").json}["gate-decided"]
    assert known("committee") == known("pilot") == [3, 4, decided]
    assert known("pilot", "--known-at", "@4") == [3, 4]
    assert known("coordinator") == list(range(1, 19))
    assert shell.run("trail", "--visible-to", "nobody").code == 3
