"""A journal file becomes acts: by the words of the commands, in the order of the file, each value as it is written."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from programme.domain.acts import ALL_ACTS
from programme.domain.acts.fields import fields_of
from programme.exchange.journal import Journal, requests, requests_as_recorded
from programme.exchange.journal_file import ACTS, read
from programme.exchange.problems import MalformedFile

HEAD = "journal: first-year\nby: coordinator\nentries:\n"
NOW = datetime(2018, 1, 2, 8, tzinfo=UTC)


def journal(folder: Path, entries: str, head: str = HEAD, by: str | None = None) -> Journal:
    path = folder / "journal.yaml"
    path.write_text(head + entries, encoding="utf-8")
    return read(path, by)


def fields(journal: Journal) -> dict[str, object]:
    """The fields given to the only act."""
    (row,) = journal.rows
    return row.act.model_dump(mode="json", exclude_defaults=True)


def keys(journal: Journal) -> list[str]:
    return [row.key for row in journal.rows]


def test_an_entry_says_its_act_in_the_words_of_the_command(tmp_path: Path) -> None:
    written = """
  - act: meeting hold
    key: d13
    kind: [interview, training]
    title: Entretien
    on: 2017-06-30
    territory: aix-en-provence
    source: bilan-2016-2017:684
    doubt: "« juin »"
"""
    assert fields(journal(tmp_path, written)) == {
        "kinds": ["interview", "training"],
        "title": "Entretien",
        "on": "2017-06-30",
        "territories": ["aix-en-provence"],
        "sources": ["bilan-2016-2017:684"],
        "doubt": "« juin »",
    }


@pytest.mark.parametrize("words", ["meeting hold", "reunion tenir", "réunion tenir", "Réunion  Tenir"])
def test_an_act_has_its_english_and_its_french_name(tmp_path: Path, words: str) -> None:
    read_act = journal(tmp_path, f"  - act: {words}\n    kind: workshop\n    title: A\n").rows[0].act
    assert type(read_act).path() == "meeting hold"


def test_no_two_acts_share_a_name() -> None:
    assert len(ACTS) == len({(act, name) for act in ALL_ACTS for name in (act.path(), " ".join(act.french).strip())})


def test_no_field_of_an_act_has_the_name_of_something_else_in_an_entry() -> None:
    words = {one.word for act in ALL_ACTS for one in fields_of(act)}
    assert not words & {"act", "key", "by", "recorded"}


@pytest.mark.parametrize("written", ["2017", "2017-02", "2017-02-13", "2017-10/2017-12", "../2017-10", "2017-12-15~"])
def test_a_date_stands_as_it_is_written(tmp_path: Path, written: str) -> None:
    one = journal(tmp_path, f"  - act: territory resume\n    territory: venelles\n    on: {written}\n")
    assert fields(one)["on"] == written


@pytest.mark.parametrize("written", ["no", "012", "1e3", "0x10", "true", "15:30", "2017-02-13", "1_000"])
def test_nothing_is_guessed_from_how_a_text_looks(tmp_path: Path, written: str) -> None:
    one = journal(tmp_path, f"  - act: territory suspend\n    territory: venelles\n    reason: {written}\n")
    assert fields(one)["reason"] == written


def test_a_quoted_null_is_a_text(tmp_path: Path) -> None:
    one = journal(tmp_path, '  - act: territory suspend\n    territory: venelles\n    reason: "null"\n')
    assert fields(one)["reason"] == "null"


def test_a_long_text_may_stand_on_several_lines(tmp_path: Path) -> None:
    folded = "  - act: territory suspend\n    territory: venelles\n    reason: >-\n      one\n      two\n"
    assert fields(journal(tmp_path, folded))["reason"] == "one two"


def test_an_accent_in_two_parts_and_one_in_one_are_the_same(tmp_path: Path) -> None:
    texts = [
        fields(journal(tmp_path, f"  - act: territory suspend\n    territory: a\n    reason: {accent}\n"))["reason"]
        for accent in ("e\u0301", "\u00e9")
    ]
    assert texts == ["\u00e9", "\u00e9"]


def test_rows_keep_the_order_and_the_places_of_the_file(tmp_path: Path) -> None:
    two = "  - act: territory resume\n    territory: venelles\n\n  - act: territory resume\n    territory: pertuis\n"
    found = [(row.line, row.column, row.places["territory resume"]) for row in journal(tmp_path, two).rows]
    assert found == [(4, 5, (4, 10)), (7, 5, (7, 10))]


def test_the_office_of_an_entry_comes_before_that_of_the_journal_and_this_before_the_command(tmp_path: Path) -> None:
    two = "  - act: territory resume\n    territory: venelles\n    by: pilot\n  - act: start\n    name: Envies\n"
    assert [row.by for row in journal(tmp_path, two, by="treasurer").rows] == ["pilot", "coordinator"]
    unsaid = HEAD.replace("by: coordinator\n", "")
    assert [row.by for row in journal(tmp_path, two, unsaid, by="treasurer").rows] == ["pilot", "treasurer"]


def test_a_row_with_a_key_is_known_by_journal_and_key(tmp_path: Path) -> None:
    one = journal(tmp_path, "  - act: start\n    name: Envies\n    key: D7\n")
    assert [request.command_id for request in requests(one, NOW)] == ["first-year:D7"]


def test_a_row_without_a_key_is_known_by_what_it_says_and_how_often_it_was_said_before(tmp_path: Path) -> None:
    venelles, pertuis = (f"  - act: territory resume\n    territory: {one}\n" for one in ("venelles", "pertuis"))
    first, second, third = keys(journal(tmp_path, venelles + pertuis + venelles))
    assert first.endswith("-1")
    assert third == first.removesuffix("1") + "2"
    assert second not in {first, third}


def test_neither_blanks_nor_the_order_of_names_change_what_an_entry_says(tmp_path: Path) -> None:
    plain = '  - act: gate vote\n    territory: venelles\n    office: president\n    ballot: for\n    source: ["a:1"]\n'
    other = "  - {source: a:1, ballot: for,   office: president, territory: venelles, act: jalon voter}\n"
    assert keys(journal(tmp_path, plain)) == keys(journal(tmp_path, other))


def test_the_office_changes_nothing_of_what_an_entry_says(tmp_path: Path) -> None:
    one = "  - act: territory resume\n    territory: venelles\n"
    assert keys(journal(tmp_path, one)) == keys(journal(tmp_path, one + "    by: pilot\n"))


def test_an_import_records_now_whatever_the_journal_asks(tmp_path: Path) -> None:
    one = journal(tmp_path, "  - act: start\n    name: E\n    recorded: 2017-11-30T09:00:00Z\n")
    assert [(request.at, request.clock_set) for request in requests(one, NOW)] == [(NOW, False)]


def test_the_demonstration_records_when_the_entry_asks_else_when_the_journal_asks_else_now(tmp_path: Path) -> None:
    two = "  - act: start\n    name: E\n  - act: start\n    name: F\n    recorded: 2018-01-01T10:00:00+01:00\n"
    dated = journal(tmp_path, two, "recorded: 2017-11-30T09:00:00Z\n" + HEAD)
    early, late = datetime(2017, 11, 30, 9, tzinfo=UTC), datetime(2018, 1, 1, 9, tzinfo=UTC)
    assert [(one.at, one.clock_set) for one in requests_as_recorded(dated, NOW)] == [(early, True), (late, True)]
    assert [one.at for one in requests_as_recorded(journal(tmp_path, two), NOW)] == [NOW, late]
    assert dated.rows[1].recorded is not None
    assert dated.rows[1].recorded.utcoffset() == timedelta(0)


def test_a_journal_may_be_empty_and_carry_a_notice(tmp_path: Path) -> None:
    empty = journal(tmp_path, "  []\n", "journal: first-year\nnotice: Scénario inventé.\nentries:\n")
    assert (empty.name, empty.rows, empty.notice) == ("first-year", (), "Scénario inventé.")


def test_a_charter_is_named_by_its_file_beside_the_journal(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(
        '[charter]\nid = "test"\ntitle = { fr = "Essai", en = "Test" }\nphases = ["start"]\n', encoding="utf-8"
    )
    adopted = fields(journal(tmp_path, "  - act: charter adopt\n    file: rules.toml\n"))
    assert adopted["rules"]["id"] == "test"  # type: ignore[index]


def test_after_a_fault_every_later_entry_is_checked(tmp_path: Path) -> None:
    broken = "".join(
        f"  - act: territory suspend\n    territory: venelles\n    reason: Etape {n}: budget\n" for n in range(5)
    )
    with pytest.raises(MalformedFile) as caught:
        journal(tmp_path, broken + "  - act: nothing\n")
    assert [one.line for one in caught.value.problems] == [6, 9, 12, 15, 18, 19]


def test_a_file_that_is_broken_throughout_is_given_up_after_a_hundred_faults(tmp_path: Path) -> None:
    with pytest.raises(MalformedFile) as caught:
        journal(tmp_path, "  - act: start\n    name: a: b\n" * 150)
    assert len(caught.value.problems) == 101


def test_after_a_fault_before_the_entries_they_are_checked_all_the_same(tmp_path: Path) -> None:
    with pytest.raises(MalformedFile) as caught:
        journal(tmp_path, "  - act: nothing\n", "journal: first: year\nby: coordinator\nentries:\n")
    assert [one.line for one in caught.value.problems] == [1, 4]


def test_entries_need_no_indentation_and_names_may_come_after_them(tmp_path: Path) -> None:
    one = journal(tmp_path, "- act: start\n  name: E\nby: pilot\n", "journal: first-year\nentries:\n")
    assert [row.by for row in one.rows] == ["pilot"]


def test_faults_among_entries_without_indentation_hide_no_other(tmp_path: Path) -> None:
    with pytest.raises(MalformedFile) as caught:
        journal(tmp_path, "- act: start\n  name: a: b\n- act: nothing\nnotice: end\n", "journal: x\nentries:\n")
    assert [one.line for one in caught.value.problems] == [4, 5]


def test_a_journal_of_more_than_twenty_million_bytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(MalformedFile) as caught:
        journal(tmp_path, "#" * 20_000_000)
    assert [one.sentence.values for one in caught.value.problems] == [{"most": 20_000_000}]
