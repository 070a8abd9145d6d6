"""What each chapter refuses: every reason at once, and an advice that is a command which then works."""

from __future__ import annotations

import itertools
import shlex
from dataclasses import dataclass

import pytest

from tests.support.cli import Ran, Shell


@dataclass(frozen=True)
class Bad:
    """Commands that are done, one that is refused by these rules, and those by which its advice is taken.

    ``then_done``: with the advice taken, the same command is done.
    """

    name: str
    before: tuple[str, ...]
    command: str
    rules: tuple[str, ...]
    taken: tuple[str, ...] = ()
    code: int = 1
    then_done: bool = False

    def __str__(self) -> str:
        """Return its name, as pytest shows it."""
        return self.name


SCHOOL, FIRM = (
    "stakeholder register school --name School --category associations --on 2017",
    "stakeholder register firm --name Firm --category entreprises --on 2017",
)
DUO = (
    SCHOOL,
    FIRM,
    "partnership propose duo --title Duo --type patronage --partner school --partner firm --on 2017-03",
)
Q1 = ('question ask q1 --title "Who pays?" --on 2017-03', 'question option q1 1 --title "The city" --on 2017-03')
SEATED = ("body seat committee pilot --on 2017-01", "body seat committee coordinator --on 2017-01")
DECIDE = "gate decide venelles --outcome rework --motive Unfinished --on 2017-12-20"
PROXY = "body proxy committee coordinator --to pilot --territory venelles --on 2017-12-15"
CAST = "gate vote venelles coordinator --ballot for --cast-by pilot --on 2017-12-16"
FUND = "funding apply fund --title Fund --funder City --amount 100 --on 2017-03"
CASES = [
    Bad(
        "a partnership with one empty column",
        (*DUO, "stakeholder contribute school --text Hours --partnership duo --on 2017-04"),
        "partnership sign duo --on 2017-06",
        ("empty-column",) * 3,
        (
            "stakeholder benefit school --text Practice --partnership duo --on 2017-04",
            "stakeholder contribute firm --text Money --partnership duo --on 2017-04",
            "stakeholder benefit firm --text Name --partnership duo --on 2017-04",
        ),
        then_done=True,
    ),
    Bad(
        "a question settled by an option that nobody proposed",
        (*Q1, "decision record --title Paid --id paid --on 2017-05"),
        "question settle q1 --decision paid --option 2 --on 2017-05",
        ("option-not-proposed",),
        ('question option q1 2 --title "The State" --on 2017-03',),
        then_done=True,
    ),
    Bad(
        "a question settled by nothing, on a decision that is unknown",
        Q1,
        "question settle q1 --decision paid --on 2017-05",
        ("unknown-id", "answer-missing"),
        code=3,
    ),
    Bad(
        "a vote without quorum",
        (
            *SEATED,
            "body rule committee --quorum 1/1 --on 2017-01",
            "gate vote venelles pilot --ballot for --on 2017-12-16",
        ),
        DECIDE,
        ("no-quorum",),
        ("gate vote venelles coordinator --ballot against --on 2017-12-16",),
        then_done=True,
    ),
    Bad(
        "a proxy beyond the rule",
        (*SEATED, "body rule committee --proxies 0 --on 2017-01", PROXY),
        CAST,
        ("too-many-proxies",),
        ("gate vote venelles coordinator --ballot for --on 2017-12-16",),
    ),
    Bad("a proxy that nobody gave", SEATED, CAST, ("no-proxy",), (PROXY,), then_done=True),
    Bad("an id that is taken", (SCHOOL,), SCHOOL, ("id-taken",), ("stakeholder list",)),
    Bad(
        "a line that does not change",
        ("budget line rent --label Rent --nature cash --status planned --amount 100 --on 2017",),
        "budget revise rent --on 2017",
        ("nothing-revised",),
        ("budget revise rent --amount 120 --on 2017",),
    ),
    Bad(
        "a fact that has not happened",
        (),
        "meeting hold --kind workshop --title Late --on 2018-02",
        ("not-yet-happened",),
        ("meeting hold --kind workshop --title Late --on 2018-01-09",),
    ),
    Bad(
        "a document that nobody described",
        (),
        "document sign paper --on 2017-05",
        ("title-missing", "kind-missing"),
        ("document sign paper --title Paper --kind letter --on 2017-05",),
    ),
    Bad(
        "a flagship project that was presented to nobody, with a partnership that is not signed",
        (
            *DUO,
            "flagship propose fest --title Fest --kind individual --owner school --territory venelles --on 2017-03",
            "flagship write fest --on 2017-05",
        ),
        "flagship partner fest --partnership duo --on 2017-09",
        ("not-presented", "not-signed"),
        ("flagship present fest --on 2017-06",),
    ),
    Bad(
        "an account of what was not granted",
        (FUND,),
        "funding report fund --summary Spent --on 2017-11",
        ("not-granted",),
        ("funding grant fund --amount 80 --on 2017-06",),
        then_done=True,
    ),
    Bad(
        "a grant after a refusal",
        (FUND, "funding refuse fund --on 2017-06"),
        "funding grant fund --amount 80 --on 2017-07",
        ("already-refused",),
        ("funding list",),
    ),
    Bad(
        "an action that is done already",
        ("action plan --title Do --due 2018-02 --id do-it --on 2017-05", "action complete do-it --on 2017-06"),
        "action postpone do-it --due 2018-03 --on 2017-07",
        ("already-over",),
        ("action list",),
    ),
    Bad(
        "a reading that the ambiguity has not",
        ("ambiguity flag amb --title Beds --reading Beds --reading Patients --on 2017-03",),
        "ambiguity settle amb --reading 3 --text Neither --on 2017-05",
        ("no-such-reading",),
        ("ambiguity list",),
    ),
    Bad(
        "a reading of the budget with a line that is not there",
        (),
        "budget propose once --title Once --each rent --among 3 --years 1",
        ("unknown-id",),
        ("budget show",),
        code=3,
    ),
    Bad(
        "a territory that starts from itself",
        (),
        "territory spread venelles --from venelles --handed-over Minutes --on 2017-11",
        ("own-results",),
        ("territory spread venelles --from pertuis --handed-over Minutes --on 2017-11",),
    ),
    Bad("a member that had not joined", (SCHOOL,), "territory leave venelles school --on 2017-06", ("not-a-member",)),
    Bad(
        "a risk that is closed",
        ("risk raise fire --title Fire --on 2017-03", "risk close fire --reason Out --on 2017-04"),
        "risk reassess fire --likelihood 2 --on 2017-05",
        ("already-closed",),
        ("risk list",),
    ),
    Bad(
        "a measure of nothing",
        (),
        "indicator measure nights 3 --on 2017-05",
        ("unknown-id",),
        ("indicator list",),
        code=3,
    ),
]


def run(shell: Shell, command: str, *more: str) -> Ran:
    return shell.run(*shlex.split(command), *more)


def prepared(shell: Shell, case: Bad) -> Shell:
    for command in case.before:
        done = run(shell, command)
        assert done.code == 0, (command, done.err)
    return shell


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_refused_with_every_reason_at_once(shell: Shell, case: Bad) -> None:
    ran = run(prepared(shell, case), case.command, "--json")
    assert ran.code == case.code, ran.err
    assert ran.json["refused"] == " ".join(shlex.split(case.command)[:2])
    assert tuple(one["rule"] for one in ran.json["reasons"]) == case.rules
    for reason in ran.json["reasons"]:
        assert set(reason) == {"rule", "sentence", "source", "who_can_settle", "advice"}
        assert reason["sentence"].endswith((".", "?"))
        assert reason["advice"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_french_person_reads_each_reason_and_its_advice_and_no_trace(shell: Shell, case: Bad) -> None:
    ran = run(prepared(shell, case), case.command, "--lang", "fr")
    assert (ran.code, ran.out) == (case.code, "")
    assert "Traceback" not in ran.err
    assert ran.err.count("Conseil") == len(case.rules)
    assert [line.lstrip()[:2] for line in ran.err.splitlines() if line.lstrip()[:1].isdigit()] == [
        f"{number}." for number, _ in enumerate(case.rules, 1)
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case.taken], ids=str)
def test_its_advice_is_a_command_that_works(shell: Shell, case: Bad) -> None:
    advised = [one["advice"] for one in run(prepared(shell, case), case.command, "--json").json["reasons"]]
    for command in case.taken:
        assert any(takes(advice, command) for advice in advised), (command, advised)
        done = run(shell, command)
        assert done.code == 0, (command, done.err)
    if case.then_done:
        assert run(shell, case.command).code == 0


def takes(advice: str, command: str) -> bool:
    """Return whether a command takes an advice: a command whose … are filled in, or an option to give or change."""
    if advice.startswith("--"):
        return advice in shlex.split(command)
    wanted, typed = shlex.split(advice)[1:], shlex.split(command)
    words = list(itertools.takewhile(lambda word: not word.startswith("--"), wanted))
    options = [word for word in wanted if word.startswith("--")]
    same = all(one in ("…", other) for one, other in zip(words, typed, strict=False))
    return same and set(options) <= set(typed)


@pytest.mark.parametrize(
    ("command", "place", "what"),
    [
        ("budget line rent --label Rent --nature cash --status planned --amount 12.345", "--amount", "12.345"),
        ("budget line rent --label Rent --nature cash --status planned --amount 1e3", "--amount", "1e3"),
        ("funding apply fund --title Fund --funder City --amount 0.1.2", "--amount", "0.1.2"),
        ("indicator define nights --name Nights --kind social --unit nights --target lots", "--target", "lots"),
        ("risk raise fire --title Fire --likelihood 7", "--likelihood", "7"),
        ("document file paper --title Paper --kind letter --sha256 abc", "--sha256", "abc"),
        ("body rule committee --quorum 3/2", "--quorum", "3/2"),
        ("stakeholder register shop --name Shop --category entreprise", "--category", "'entreprises'"),
        ("budget propose once --title Once --each rent --among 0 --years 1", "--among", "0"),
        ("territory propose Upper_Case --name Upper", "TERRITORY", "Upper_Case"),
        ("meeting hold --kind dinner --title Dinner", "--kind", "dinner"),
        ("action plan --title Do --due someday", "--due", "someday"),
    ],
)
def test_a_malformed_value_is_named_with_its_place(shell: Shell, command: str, place: str, what: str) -> None:
    ran = run(shell, command)
    assert (ran.code, ran.out) == (2, "")
    error, advice = ran.err.splitlines()[-2:]
    assert place in error
    assert what in error
    assert advice.endswith("--help")
    assert "Traceback" not in ran.err


def test_every_malformed_value_is_named_at_once(shell: Shell) -> None:
    ran = run(shell, "risk raise fire --title Fire --likelihood 7 --impact 0 --trend sideways")
    assert ran.code == 2
    assert all(place in ran.err for place in ("--likelihood", "--impact", "--trend"))
