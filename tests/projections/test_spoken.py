"""A sentence that is kept as JSON is spoken as if it had been said at once, in either language."""

from __future__ import annotations

import json
from datetime import date

import pytest

from programme.domain.charter import Words
from programme.domain.dates import ImpreciseDate
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Finding
from programme.domain.words import word
from programme.language import Speaker
from programme.projections.base.spoken import Bilingual, from_data, to_data

VALUES = {
    "text": "Ville d’Aix",
    "number": 3,
    "day": date(2017, 12, 1),
    "month": ImpreciseDate.parse("2017-12"),
    "about": ImpreciseDate.parse("2017-12-15~"),
    "word": word(Finding.UNMET),
    "finding": Finding.MET,
    "words": Words(fr="Amorçage", en="Start-up"),
    "several": (word(Finding.MET), "x", ImpreciseDate.parse("2018")),
    "nothing": None,
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", VALUES)
def test_every_value_comes_back_as_it_is_said(name: str, lang: str) -> None:
    sentence = Sentence("{" + name + "}", {name: VALUES[name]})
    again = from_data(json.loads(json.dumps(to_data(sentence))))
    speaker = Speaker("fr" if lang == "fr" else "en")
    assert speaker.sentence(again) == speaker.sentence(sentence)


def test_a_sentence_keeps_its_template_for_the_catalogue() -> None:
    kept = to_data(say("{number} reservation(s) not lifted.", number=2))
    assert kept == {"say": "{number} reservation(s) not lifted.", "values": {"number": 2}}


def test_words_keep_both_languages() -> None:
    assert from_data(to_data(Words(fr="Seconde", en="Second"))) == Bilingual("Seconde", "Second")
