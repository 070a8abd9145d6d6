"""The page stands alone: no script, no request, no style but its own; it reads with any tool, and every link leads."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from itertools import pairwise

import pytest

from tests.reports.support import LANGS, Page, Trial


@pytest.fixture
def html(trial: Trial) -> str:
    """The report on a passage, with all that a register can hold of it."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.do("meeting attend", meeting="workshop-2017-05-04", present=("pilot", "president"))
    trial.open_and_vote("2018-02-01")
    trial.decide("passed-with-reservations", "2018-02-01", reservations=("Sign the lease.",))
    return trial.text("html", "fr", gate="onward")


def test_nothing_is_loaded_and_nothing_runs(html: str) -> None:
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    addresses = [value for _, attributes in page.tags for name, value in attributes.items() if name in {"src", "href"}]
    assert addresses
    assert [one for one in addresses if not (one or "").startswith("#")] == []
    assert not re.search(r"url\(|@import|@font-face", html)
    assert re.findall(r"https?://[^\s\"'<>]*", html) == ["http://www.w3.org/2000/svg"]  # a name, never an address
    assert not [name for _, attributes in page.tags for name in attributes if name == "style" or name.startswith("on")]


def test_the_policy_allows_the_one_style_and_nothing_else(html: str) -> None:
    style = html[html.index("<style>") + len("<style>") : html.index("</style>")]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(one["content"] for one in Page(html).named("meta") if "http-equiv" in one)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_tag_is_closed_and_every_id_is_its_own(html: str) -> None:
    page = Page(html)
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_link_leads_somewhere(html: str) -> None:
    page = Page(html)
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    links = {str(one["href"]).removeprefix("#") for one in page.named("a")}
    assert len(links) > 10
    assert links - ids == set()
    labels = {attributes["aria-labelledby"] for _, attributes in page.tags if "aria-labelledby" in attributes}
    assert labels - ids == set()


def test_headings_go_down_one_step_at_a_time(html: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(html).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [after for before, after in pairwise(levels) if after > before + 1] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_its_language(trial: Trial, lang: str) -> None:
    page = Page(trial.text("html", lang, "2018-01-31"))  # type: ignore[arg-type]
    assert page.named("html") == [{"lang": lang}]


def test_tables_have_headers_with_a_scope(html: str) -> None:
    page = Page(html)
    headers = page.named("th")
    assert len(headers) > 20
    assert {one.get("scope") for one in headers} == {"col"}
    assert len(page.named("thead")) == len(page.named("table"))


def test_the_drawing_has_words_for_those_who_do_not_see_it(html: str) -> None:
    (drawing,) = Page(html).named("svg")
    assert drawing["role"] == "img"
    assert "Alder" in (drawing["aria-label"] or "")


def test_colour_never_says_anything_alone(html: str) -> None:
    """A finding, an outcome or a colour is a word; only the row of signs is left to the eye, its count being said."""
    before, _, rest = html.partition('<p class="tally" aria-hidden="true">')
    said = before + rest.partition("</p>")[2]
    words = re.findall(r'<span class="mark [a-z-]+">(?:<span aria-hidden="true">.</span> )?([^<]*)</span>', said)
    assert len(words) == said.count('<span class="mark ') > 10
    assert [one for one in words if not re.search(r"\w", one)] == []


def test_it_prints_on_a4(html: str) -> None:
    assert "@page { size: A4;" in html
    assert "@media print {" in html
