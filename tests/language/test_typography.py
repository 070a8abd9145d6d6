"""French as printers set it: spaces before high marks, inside guillemets, curly apostrophes; nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.language.typography import french

THIN, SPACE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Qui ?", f"Qui{THIN}?"),
        ("Non!", f"Non{THIN}!"),
        ("d'abord ; ensuite", f"d’abord{THIN}; ensuite"),
        ("Source : ligne 3", f"Source{SPACE}: ligne 3"),
        ("Source: ligne 3", f"Source{SPACE}: ligne 3"),
        ("Usage :", f"Usage{SPACE}:"),
        ("la phase « {phase} ».", f"la phase «{SPACE}{{phase}}{SPACE}»."),
        ("la phase «{phase}»", f"la phase «{SPACE}{{phase}}{SPACE}»"),
        ("« Qui ? »", f"«{SPACE}Qui{THIN}?{SPACE}»"),
        ("Quoi ?!", f"Quoi{THIN}?!"),
        ("Quoi !...", f"Quoi{THIN}!..."),
        ("“Quoi !”", f"“Quoi{THIN}!”"),
        ("l'étape, jusqu'à {day}, d'{name}", "l’étape, jusqu’à {day}, d’{name}"),
        ("« {a} » : {b}", f"«{SPACE}{{a}}{SPACE}»{SPACE}: {{b}}"),
        ("(date ?) : oui", f"(date{THIN}?){SPACE}: oui"),
        ("50 %, {sum} €", f"50{SPACE}%, {{sum}}{SPACE}€"),
        ("`programme status` : où", f"`programme status`{SPACE}: où"),
    ],
)
def test_french_is_set_as_printers_do(typed: str, printed: str) -> None:
    assert french(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "à 15:00",
        "bilan-2016-2017:836-838",
        "`gate assess : pourquoi ?`",
        "`l'id`",
        "https://example.org/a?b=c;d!e",
        "https://example.org/a? oui",
        "C:\\dossier",
        "--name 'Gardanne'",
        "{name!r}",
        "%(prog)s, version %(version)s",
        "{number} %(unit)s",
        "et cætera... {a}, {b}",
    ],
)
def test_code_addresses_times_and_placeholders_stay_as_they_are(text: str) -> None:
    assert french(text) == text


TEXTS = st.text(st.sampled_from("aé1%€ :;!?«»'’`.{}()\u00a0\u202f\n/"), max_size=30) | st.text(max_size=30)


@given(TEXTS)
def test_setting_twice_is_setting_once(text: str) -> None:
    assert french(french(text)) == french(text)


@given(TEXTS)
def test_no_letter_digit_or_mark_is_ever_changed(text: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.replace("'", "’").split())

    assert bare(french(text)) == bare(text)
