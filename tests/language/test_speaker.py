"""Sentences, events and values in the words of one language."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest

from programme.domain import vocabulary
from programme.domain.dates import ImpreciseDate
from programme.domain.events import (
    AttendanceRecorded,
    CriterionAnswered,
    GateDecided,
    PhaseEntered,
    ProxyGiven,
    StartPlanned,
    TerritorySelected,
)
from programme.domain.quorum import Share
from programme.domain.refusals import unknown
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import AttestedFinding, MeetingKind, Outcome
from programme.domain.words import word
from programme.language import Speaker

NAMES = {
    "territory:aix-en-provence": "Aix-en-Provence",
    "phase:amorcage": "Amorçage",
    "body:comite-interne": "Comité de pilotage interne",
    "office:president": "Présidence",
    "office:treasurer": "Trésorerie",
    "meeting:soiree": "Soirée d'information",
}


@pytest.fixture
def fr() -> Speaker:
    return Speaker("fr", NAMES)


@pytest.fixture
def en() -> Speaker:
    return Speaker("en", NAMES)


def test_a_message_is_translated_then_filled_in(fr: Speaker, en: Speaker) -> None:
    assert fr.text("The id {id} is taken.", id="gardanne") == "L’identifiant «\u00a0gardanne\u00a0» est déjà pris."
    assert en.text("The id {id} is taken.", id="gardanne") == "The id gardanne is taken."


def test_a_message_without_values_keeps_its_braces(en: Speaker) -> None:
    assert en.text("Give {it} as it is") == "Give {it} as it is"


def test_nothing_says_nothing(fr: Speaker) -> None:
    assert fr.text("") == ""
    assert fr.sentence(say("{text}", text=None)) == ""


def test_what_people_wrote_comes_out_as_they_wrote_it(fr: Speaker) -> None:
    reason = "Pourquoi? L'étude {en cours} : 50 % ; voir 15:00"
    assert fr.sentence(say("{territory} is suspended: {reason}", territory="x", reason=reason)).endswith(reason)


def test_an_id_comes_out_as_its_name_and_as_itself_when_it_has_none(fr: Speaker) -> None:
    sentence = "No review is open for {territory}."
    assert fr.sentence(say(sentence, territory="aix-en-provence")) == "Aucune revue n’est ouverte pour Aix-en-Provence."
    assert fr.sentence(say(sentence, territory="venelles")) == "Aucune revue n’est ouverte pour venelles."
    assert fr.name("phase", "amorcage") == "Amorçage"


def test_a_member_named_by_its_role_is_an_office(en: Speaker) -> None:
    sentence = say("{holder} does not hold the proxy of {office}.", holder="president", office="treasurer")
    assert en.sentence(sentence) == "Présidence does not hold the proxy of Trésorerie."


def test_sentences_lists_and_closed_values_inside_a_sentence_are_put_into_words(fr: Speaker) -> None:
    sentence = say(
        "No meeting of this kind ({kind}) on record; {wanted} wanted.", kind=word(MeetingKind.WORKSHOP), wanted=3
    )
    assert fr.sentence(sentence) == "Aucun enregistrement de réunion de ce genre (atelier)\u202f; il en faut 3."
    kinds = say("{kinds}", kinds=(MeetingKind.TRAINING, MeetingKind.LAUNCH, "autre"))
    assert fr.sentence(kinds) == "formation, réunion de lancement, autre"


def test_dates_and_shares_inside_a_sentence_are_put_into_words(fr: Speaker) -> None:
    sentence = Sentence("{a}, {b}, {c}", {"a": ImpreciseDate.parse("2017-02"), "b": date(2017, 2, 1), "c": Share(1, 2)})
    assert fr.sentence(sentence) == "février 2017, 1er février 2017, 1/2"


@dataclass
class Both:
    fr: str
    en: str


def test_words_of_the_charter_come_out_in_the_language(fr: Speaker, en: Speaker) -> None:
    words = Both("Amorçage", "Start-up")
    assert (fr.words(words), en.words(words)) == ("Amorçage", "Start-up")
    assert en.sentence(say("{what}", what=words)) == "Start-up"


def test_an_unknown_id_is_refused_in_words(fr: Speaker, en: Speaker) -> None:
    reason = unknown("territory", "gardane", ["gardanne"])
    assert en.sentence(reason.sentence) == "Unknown territory: 'gardane'."
    assert fr.sentence(reason.sentence) == "Identifiant inconnu (territoire)\u00a0: «\u00a0gardane\u00a0»."


def test_an_event_is_told_in_a_line_with_the_names_of_what_it_is_about(fr: Speaker, en: Speaker) -> None:
    entered = PhaseEntered(territory="aix-en-provence", phase="amorcage")
    assert en.event(entered) == "Aix-en-Provence enters the phase “Amorçage”."
    assert fr.event(entered) == "Aix-en-Provence entre dans la phase «\u00a0Amorçage\u00a0»."
    assert fr.event(TerritorySelected(territory="venelles")) == "Territoire retenu\u00a0: venelles."


def test_an_event_tells_dates_closed_values_and_lists_in_words(fr: Speaker) -> None:
    planned = StartPlanned(territories=("venelles",), title="Actions 2018", due=ImpreciseDate.parse("2018-01~"))
    assert fr.event(planned) == "Prévu (vers janvier 2018)\u00a0: Actions 2018"
    answered = CriterionAnswered(
        territory="aix-en-provence",
        gate="consolidation",
        criterion="red-line",
        finding=AttestedFinding.UNMET,
        because="Rien n'est signé.",
        answered_by="pilot",
    )
    assert fr.event(answered) == "Aix-en-Provence, critère «\u00a0red-line\u00a0»\u00a0: non rempli. Rien n'est signé."
    present = AttendanceRecorded(meeting="soiree", present=("president", "pilot"))
    assert fr.event(present) == "Présence à la réunion «\u00a0Soirée d'information\u00a0»\u00a0: Présidence, pilot"


def test_a_list_whose_items_hold_commas_is_told_apart_by_semicolons(fr: Speaker, en: Speaker) -> None:
    sentence = say("{who}", who=("Adjointe, déléguée aux associations", "Direction"))
    assert fr.sentence(sentence) == "Adjointe, déléguée aux associations\u202f; Direction"
    assert en.sentence(sentence) == "Adjointe, déléguée aux associations; Direction"


def test_an_event_tells_who_by_the_kind_of_each_field(fr: Speaker) -> None:
    proxy = ProxyGiven(body="comite-interne", office="treasurer", holder="president", review="r-1")
    expected = "Pouvoir donné (Comité de pilotage interne)\u00a0: mandant Trésorerie, mandataire Présidence."
    assert fr.event(proxy) == expected


def test_the_decision_on_a_gate_is_told_without_its_findings(en: Speaker) -> None:
    decided = GateDecided(
        review="r-1",
        territory="aix-en-provence",
        gate="consolidation",
        outcome=Outcome.PASSED_WITH_RESERVATIONS,
        body="comite-interne",
        edition="1",
        hash="0" * 64,
        as_of=ImpreciseDate.parse("2017-12-14"),
        known_at=12,
        findings=(),
        four_eyes=True,
        ends="e-1",
    )
    assert en.event(decided) == "Gate “consolidation”, Aix-en-Provence: passed with reservations."


def test_a_message_agrees_with_its_number_as_the_language_counts(fr: Speaker, en: Speaker) -> None:
    forms = ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.")
    assert en.plural(*forms, 0, name="-o", nargs=0) == "Option '-o' requires 0 arguments."
    assert en.plural(*forms, 1, name="-o") == "Option '-o' requires an argument."
    assert fr.plural(*forms, 0, name="-o") == "L’option '-o' demande une valeur."
    assert fr.plural(*forms, 2, name="-o", nargs=2) == "L’option '-o' demande 2 valeurs."


def test_an_instant_is_told_as_day_and_time_where_people_are(fr: Speaker, en: Speaker) -> None:
    instant, paris = datetime(2017, 11, 30, 23, 5, tzinfo=UTC), ZoneInfo("Europe/Paris")
    assert fr.instant(instant, paris) == "1er décembre 2017 à 00:05"
    assert en.instant(instant, paris) == "1 December 2017 at 00:05"


CLOSED_LISTS = [one for one in vars(vocabulary).values() if isinstance(one, type) and issubclass(one, StrEnum)]


@pytest.mark.parametrize("closed", [one for one in CLOSED_LISTS if one is not StrEnum])
def test_every_closed_list_of_the_vocabulary_is_worded(closed: type[StrEnum], fr: Speaker, en: Speaker) -> None:
    for value in closed:
        assert fr.sentence(word(value))
        assert en.sentence(word(value))


def test_things_whose_names_are_phrases_are_quoted_in_a_list_and_what_they_quote_is_set_apart() -> None:
    named = Speaker("fr", {"ambiguity:a": "Deux « Question 3 », et deux chapitres"})
    told = named.sentence(say("Ambiguities that touch these findings: {ambiguities}.", ambiguities=("a", "b")))
    expected = "Ambiguïtés qui touchent ces constats : « Deux “Question 3”, et deux chapitres », « b »."
    assert " ".join(told.split()) == expected
