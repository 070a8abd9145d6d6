"""A short run of every target of ``fuzz/``, without its engine: seeds with pieces torn out, put in, or doubled."""

import string

import pytest
from hypothesis import given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st

from fuzz.seeds import seeds
from fuzz.targets import TARGETS, Fault, require
from tests.bad_days.killing import apart
from tests.support.cli import Ran

resource = pytest.importorskip("resource", reason="no such limit on Windows")
GIBIBYTE = 2**30

PIECES = st.binary(max_size=8) | st.sampled_from(
    [
        b"",
        b"\x00",
        b"\xff\xfe",
        b"\n",
        b"\r",
        b"\n\n",
        b"-" * 9,
        b"[" * 3_000,
        b"{" * 3_000,
        b"9" * 400,
        b'"',
        b"\xe2\x80\xa8",
    ]
)
LETTERS = st.text(string.printable, max_size=12).map(str.encode)


@st.composite
def changed(draw: st.DrawFn, target: str) -> bytes:
    """Draw a seed, and tear and mend it a few times."""
    data = draw(st.sampled_from(seeds(target)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        again = draw(st.just(b"") | st.just(data[start:end] * 3))
        data = data[:start] + draw(PIECES | LETTERS) + again + data[end:]
    return data


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_is_read_ends_in_a_sentence_and_a_code(target: str) -> None:
    at_most = of_hypothesis.default.max_examples if of_hypothesis.default is not None else 100

    @of_hypothesis(max_examples=max(10, at_most // 4))
    @given(changed(target))
    def run(data: bytes) -> None:
        TARGETS[target](data)

    run()


@pytest.mark.parametrize("target", TARGETS)
def test_every_seed_is_read(target: str) -> None:
    for seed in seeds(target):
        TARGETS[target](seed)


BOMBS = {
    "journal": b"a: &a [x, x, x, x, x, x, x, x, x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(9)),
    "charter": b"a = " + b"[" * 1_000_000,
    "cloudevents": b'{"data":' * 1_000_000,
    "report": b"<p>" * 5_000_000,
    "proof": b"c2sp.org/tlog-proof@v1\nindex 9\n" + b"A" * 30_000_000,
    "continuation": b"9" * 30_000_000,
    "settings": b'register = "' + b"x" * 30_000_000,
    "dates": b"2017/" * 20_000,
}


def within_a_gibibyte(target: str) -> str:
    """What is wrong, if anything, with how a target reads its bomb where the process may have one gibibyte."""
    resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))
    try:
        TARGETS[target](BOMBS[target])
    except (Fault, MemoryError) as error:
        return repr(error)
    return ""


@pytest.mark.parametrize("target", BOMBS)
def test_what_is_made_to_fill_the_memory_is_read_within_a_gibibyte(target: str) -> None:
    assert apart(within_a_gibibyte, target) == ""


def test_a_fault_or_a_trace_is_found() -> None:
    for ran in (Ran(70, "", ""), Ran(2, "", "Traceback (most recent call last)")):
        with pytest.raises(Fault):
            require(ran)
