"""Ids made from titles."""

from __future__ import annotations

import pytest

from programme.domain.slug import slug


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Choix des associations", "choix-des-associations"),
        ("Étape 4 : thématiques & territoires !", "etape-4-thematiques-territoires"),
        ("L’œuvre du cœur", "l-oeuvre-du-coeur"),
        ("un deux trois quatre cinq six sept", "un-deux-trois-quatre-cinq-six"),
        ("x" * 70, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
        ("日本", ""),
        ("!?", ""),
    ],
)
def test_an_id_is_made_from_the_first_words_of_a_title(title: str, id: str) -> None:
    assert slug(title) == id
