"""Stored bytes: canonical JSON, hashed as they are, read back to the same fact."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import orjson
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.canonical import canonical
from programme.domain.dates import ImpreciseDate
from programme.domain.events import MeetingHeld, ThemeSet
from programme.domain.fact import Fact
from programme.domain.vocabulary import MeetingKind
from programme.register.codec import decode, encode, instant, stamp

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT
KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4))


def fact_of(event: MeetingHeld | ThemeSet, on: str = "2017-02-13") -> Fact:
    recorded = datetime(2017, 11, 30, 9, 0, 0, 123456, tzinfo=UTC)
    return Fact(7, "j:d13#1", event, ImpreciseDate.parse(on), recorded, "coordinator", "j:d13", "j:d13", "j:d13#0")


@given(VALUES)
def test_canonical_json_equals_rfc_8785_for_the_values_the_register_stores(value: Any) -> None:
    assert canonical(value) == orjson.dumps(value, option=orjson.OPT_SORT_KEYS) == rfc8785.dumps(value)


def test_an_entry_is_a_cloud_event_in_sorted_keys() -> None:
    row = encode(fact_of(ThemeSet(territory="venelles", theme="Silver économie")), "envies", clock_set=True)
    assert row.data.decode() == (
        '{"causationid":"j:d13#0","clockset":true,"commandid":"j:d13","correlationid":"j:d13",'
        '"data":{"sources":[],"territory":"venelles","theme":"Silver économie"},"id":"j:d13#1",'
        '"recordedby":"coordinator","source":"urn:programme:envies","specversion":"1.0",'
        '"subject":"territory:venelles","time":"2017-11-30T09:00:00.123456Z","type":"theme-set","typeversion":1,'
        '"validtime":"2017-02-13"}'
    )
    assert (row.type, row.id, row.time, row.tags) == (
        "theme-set",
        "j:d13#1",
        "2017-11-30T09:00:00.123456Z",
        ("territory:venelles",),
    )


@given(title=TEXT.filter(lambda text: text.strip() and text.isprintable()))
def test_what_is_stored_reads_back_as_the_same_fact(title: str) -> None:
    fact = fact_of(MeetingHeld(meeting="m", kinds=(MeetingKind.WORKSHOP,), title=title[:300]), on="2017-02~")
    row = encode(fact, "test", clock_set=False)
    again = decode(7, row.data)
    assert again == fact
    assert encode(again, "test", clock_set=False) == row


def test_a_text_that_looks_like_a_type_does_not_mislead_the_reader() -> None:
    hostile = 'x","type":"theme-set","typeversion":1,"y":"'
    fact = fact_of(MeetingHeld(meeting="m", kinds=(MeetingKind.WORKSHOP,), title=hostile))
    assert decode(7, encode(fact, "test", clock_set=False).data) == fact


def test_a_composed_and_a_decomposed_accent_are_stored_alike() -> None:
    composed, decomposed = "économie", "e\u0301conomie"
    first, second = (
        encode(fact_of(ThemeSet(territory="v", theme=t)), "t", clock_set=False) for t in (composed, decomposed)
    )
    assert first == second
    assert json.loads(first.data)["data"]["theme"] == composed


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9000, 1, 1)))  # noqa: DTZ001 - made aware below
def test_an_instant_survives_its_stamp(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    assert instant(stamp(aware)) == aware
