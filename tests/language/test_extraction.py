"""Which messages the tool finds in a source, and which it refuses."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import translations
from tools.translations import NotLiteral, as_po, brought_up_to_date, messages_in, messages_of_templates, untranslated


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("Gone.")', [("Gone.",)]),
        ('say("{a} of {b}", a=1, b=2)', [("{a} of {b}",)]),
        ('N_("Help.")', [("Help.",)]),
        ('_("Help.")', [("Help.",)]),
        ('speaker.text("Now")', [("Now",)]),
        ('session.speaker.text("Now", day=day)', [("Now",)]),
        ('speaker.plural("one", "{number} of them", n)', [("one", "{number} of them")]),
        ('Speaker(lang).text("Now")', [("Now",)]),
        ('self._speaker.text("Now")', [("Now",)]),
        ('text = speaker.text; text("Now")', [("Now",)]),
        ('page.text(f"{a} · {b}")', []),
        ('page.text("  ")', []),
        ('wording.t("Now")', [("Now",)]),
        ('ngettext("one", "many", n)', [("one", "many")]),
        ('say("One " "sentence.")', [("One sentence.",)]),
        ('say("Yes." if ok else "No.")', [("Yes.",), ("No.",)]),
        ("speaker.text(act.description)", []),
        ("speaker.text(N_('a'))", [("a",)]),
        ("element.text", []),
        ("element.text()", []),
        ("'say(\"no\")'", []),
    ],
)
def test_messages_are_found_where_they_are_marked(source: str, found: list[tuple[str, ...]]) -> None:
    assert list(messages_in(source, "a.py")) == found


@pytest.mark.parametrize(
    "source", ["say(text)", "N_(text)", "speaker.plural(one, many, 2)", 'say(f"{a}")', 'speaker.text(f"{a} of {b}")']
)
def test_a_message_put_together_at_run_time_is_refused_with_its_line(source: str) -> None:
    with pytest.raises(NotLiteral, match=r"a\.py:2: "):
        list(messages_in(f"\n{source}", "a.py"))


def test_templates_speak_through_t(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    (tmp_path / "report.html").write_text('<h1>{{ t("Verdict") }}</h1>{% if x %}{{ t("By {day}", day=d) }}{% endif %}')
    found = [(("Verdict",), "report.html"), (("By {day}",), "report.html")]
    assert list(messages_of_templates(tmp_path)) == found


def french_of(messages: dict[str, str]) -> Catalog:
    catalog = Catalog(locale="fr", fuzzy=False)
    for msgid, said in messages.items():
        catalog.add(msgid, said)
    return catalog


def test_an_update_keeps_what_is_translated_sets_it_and_drops_what_is_gone() -> None:
    catalog = brought_up_to_date(french_of({"The body.": "L'instance !", "Gone long ago.": "Parti."}))
    kept = catalog["The body."]
    assert kept is not None
    assert kept.string == "L’instance\u202f!"
    assert "Gone long ago." not in as_po(catalog)
    assert "The territory." in untranslated(catalog)
    assert "The body." not in untranslated(catalog)


def test_the_same_catalogue_is_written_the_same() -> None:
    text = as_po(brought_up_to_date(french_of({"The body.": "L'instance."})))
    assert "Creation-Date" not in text
    assert text == as_po(brought_up_to_date(french_of({"The body.": "L’instance."})))
