"""--lang, then PROGRAMME_LANG, then programme.toml, then the system, then English."""

import pytest

from programme.language import UnknownLanguage, choose, system_locale

IN_FRENCH = {"PROGRAMME_LANG": "fr"}


@pytest.mark.parametrize(
    ("option", "env", "configured", "system", "chosen"),
    [
        ("en", IN_FRENCH, "fr", "fr_FR.UTF-8", "en"),
        (None, {"PROGRAMME_LANG": "en"}, "fr", "fr_FR.UTF-8", "en"),
        (None, {}, "en", "fr_FR.UTF-8", "en"),
        (None, {}, None, "fr_FR.UTF-8", "fr"),
        (None, {}, None, "fr_CA", "fr"),
        (None, {}, None, "French_France", "fr"),
        (None, {}, None, "de_DE.UTF-8", "en"),
        (None, {}, None, "fi_FI.UTF-8", "en"),
        (None, {}, None, "C", "en"),
        (None, {}, None, None, "en"),
    ],
)
def test_the_nearest_wish_decides(
    option: str | None, env: dict[str, str], configured: str | None, system: str | None, chosen: str
) -> None:
    assert choose(option, env, configured, system) == chosen


def test_an_empty_variable_is_unset() -> None:
    assert choose(None, {"PROGRAMME_LANG": ""}, "fr", "en_GB") == "fr"


@pytest.mark.parametrize(
    ("option", "env", "configured", "origin"),
    [
        ("de", IN_FRENCH, "fr", "--lang"),
        (None, {"PROGRAMME_LANG": "de"}, "fr", "PROGRAMME_LANG"),
        (None, {}, "de", "programme.toml"),
    ],
)
def test_a_language_that_is_asked_for_and_not_spoken_is_refused_with_where_it_was_asked(
    option: str | None, env: dict[str, str], configured: str | None, origin: str
) -> None:
    with pytest.raises(UnknownLanguage) as refused:
        choose(option, env, configured, "fr_FR")
    assert (refused.value.value, refused.value.origin) == ("de", origin)


def test_a_wish_that_does_not_count_is_not_checked() -> None:
    assert choose("fr", {"PROGRAMME_LANG": "de"}, "de", None) == "fr"


@pytest.mark.parametrize(
    ("env", "found"),
    [
        ({"LC_ALL": "fr_FR.UTF-8", "LC_MESSAGES": "de_DE", "LANG": "en_GB"}, "fr_FR.UTF-8"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_BE", "LANG": "en_GB"}, "fr_BE"),
        ({"LANG": "fr_CH.UTF-8", "LANGUAGE": "en"}, "fr_CH.UTF-8"),
    ],
)
def test_the_locale_of_the_system_is_that_of_its_messages(env: dict[str, str], found: str) -> None:
    assert system_locale(env) == found
