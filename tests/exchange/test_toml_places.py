"""The scanner finds everything that `tomllib` reads, and nothing else, where it stands."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from programme.exchange.toml_places import Path, places

TEXT = '''# a comment = "no key"
title = "a # b" # comment
"quoted key" . 'other' = 1

[table] # [no.table]
list = [ "a", # one
  [1, 2], { x = 1, "y.z" = [true] },
]
dotted.key.deep = 2017-02-13
moment = 2017-02-13 10:00:00
long = """
[not.a.table]
x = \\""" y""""
raw = \'\'\'
''c:\\'\'\'\'

[[rows]]
[[rows.cells]]
n = 1
[[rows.cells]]
n = 2
[rows.cells.inner]
k = {}
[[rows]]
cells = []
[a.b.c]
'''


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Every path of a value."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, one in value.items():
            yield from paths(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from paths(one, (*path, number))


def test_every_kind_of_key_and_value_has_its_place() -> None:
    assert set(places(TEXT)) == set(paths(tomllib.loads(TEXT)))


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), 'title = "a', '"a # b"'),
        (("quoted key", "other"), '"quoted key" .', "1\n"),
        (("table",), "[table] #", "[table] #"),
        (("table", "list", 0), '"a", # one', '"a", # one'),
        (("table", "list", 1, 1), "2], {", "2], {"),
        (("table", "list", 2, "y.z", 0), "true", "true"),
        (("table", "dotted", "key", "deep"), "dotted.key", "2017-02-13\nmoment"),
        (("table", "moment"), "moment", "2017-02-13 10"),
        (("table", "long"), "long", '"""\n[not'),
        (("table", "raw"), "raw", "'''\n''c:"),
        (("rows", 0, "cells", 1), "[[rows.cells]]\nn = 2", "[[rows.cells]]\nn = 2"),
        (("rows", 0, "cells", 1, "inner", "k"), "k =", "{}"),
        (("rows", 1, "cells"), "cells = []", "[]"),
        (("a", "b"), "[a.b.c]", "[a.b.c]"),
    ],
)
def test_a_place_is_where_the_text_begins(path: Path, key: str, value: str) -> None:
    span = places(TEXT)[path]
    assert TEXT[span.key :].startswith(key)
    assert TEXT[span.value :].startswith(value)


GAP = st.sampled_from(["", " ", "\n", " # [x] = \"'\n", "\n\n\t"])
KEY = st.sampled_from(["a", "b-1", "'c d'", '"e.f"', '"\\u0067"', "1979"])
PLAIN = st.sampled_from(
    [
        *("1", "-2.5", "true", "inf", "2017-02-13", "2017-02-13 10:00:00Z", "10:00:00"),
        *('""', '"\\"[#"', "''", "'\\'", '"""\n"a"\n\\\n [b] """', '"""x"""""', "'''\n[c]\n'd'''''"),
    ]
)
VALUE = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.tuples(GAP, st.lists(inner, max_size=3), GAP).map(lambda t: f"[{t[0]}{f', {t[2]}'.join(t[1])}{t[2]}]"),
        st.dictionaries(KEY, inner, max_size=2).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + "}"
        ),
    ),
    max_leaves=6,
)
PAIRS = st.dictionaries(KEY, VALUE, max_size=3).map(lambda d: "".join(f"{k} = {v} # x\n" for k, v in d.items()))
TABLES = st.lists(
    st.tuples(st.sampled_from(["[t]", "[[u]]", "[u.v]", "[[u.w]]", "[x.'y'.z]", "[ x . k ]"]), PAIRS), max_size=4
)


@given(PAIRS, TABLES)
def test_whatever_tomllib_reads_has_its_places(top: str, tables: list[tuple[str, str]]) -> None:
    text = top + "".join(f"{header}\n{pairs}" for header, pairs in tables)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        reject()
    assert set(places(text)) == set(paths(value))
