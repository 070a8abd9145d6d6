"""Where each thing that the report tells of stands in the register of the first year, or why it is context.

The keys number the rows of an inventory of the report that was made apart from the register, section by section; O1 to
AMB-24 are its own numbers, the others count its rows. A place is looked for in the register, not in the journal.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """An entry of a type, one field of which is (or holds) a value, and which cites these lines of the report."""

    type: str
    field: str
    value: str
    lines: str


@dataclass(frozen=True)
class Criterion:
    """A criterion of the charter in force, which cites what the report says."""

    gate: str
    id: str
    lines: str


@dataclass(frozen=True)
class Phase:
    """A phase of the charter in force, with the window that the report prints."""

    id: str
    planned: str


@dataclass(frozen=True)
class Context:
    """No fact of the programme: why."""

    reason: str


Place = Entry | Criterion | Phase | Context

_BEFORE = "It is of the world around the programme, and says nothing that the programme did, decided or planned."


def _actor(id: str, lines: str) -> Entry:
    return Entry("stakeholder-registered", "stakeholder", id, lines)


def _alias(name: str, lines: str) -> Entry:
    return Entry("stakeholder-aliased", "alias", name, lines)


def _contact(id: str, lines: str) -> Entry:
    return Entry("contact-made", "stakeholder", id, lines)


def _action(id: str, lines: str) -> Entry:
    return Entry("action-planned", "action", id, lines)


def _drafted(id: str, lines: str) -> Entry:
    return Entry("document-drafted", "document", id, lines)


def _announced(id: str, lines: str) -> Entry:
    return Entry("document-announced", "document", id, lines)


def _meeting(id: str, lines: str) -> Entry:
    return Entry("meeting-held", "meeting", id, lines)


def _decision(id: str, lines: str) -> Entry:
    return Entry("decision-recorded", "decision", id, lines)


def _seat(office: str, lines: str) -> Entry:
    return Entry("seat-filled", "office", office, lines)


def _question(id: str, lines: str) -> Entry:
    return Entry("question-asked", "question", id, lines)


def _step(id: str, lines: str) -> Entry:
    return Entry("step-opened", "step", id, lines)


def _ambiguity(number: int, lines: str) -> Entry:
    return Entry("ambiguity-flagged", "ambiguity", f"amb-{number:02}", lines)


IDENTITY: dict[str, tuple[Place, ...]] = {
    "publisher": (_actor("paa", "9"), _drafted("bilan-2016-2017", "1-9")),
    "programme": (Entry("programme-started", "name", "Envies d’Alliances", "688"),),
    "nature": (Entry("programme-started", "name", "Envies d’Alliances", "221-227"), _drafted("bilan-2016-2017", "1-9")),
    "report": (_drafted("bilan-2016-2017", "1-9"),),
    "author/date": (_drafted("bilan-2016-2017", "955"), _ambiguity(18, "955")),
    "content lost": (_ambiguity(15, "74"), _announced("referentiels", "176")),
}

ORGANISATIONS: dict[str, tuple[Place, ...]] = {
    "O1": (_actor("paa", "27-51"),),
    "O2": (
        Entry("body-constituted", "body", "bureau-paa", "55-59"),
        _seat("president", "55-61"),
        _seat("director", "605"),
        _seat("board-member", "607"),
    ),
    "O3": (_actor("rnma", "71"),),
    "O4": (_actor("le-rameau", "276-280"), _contact("le-rameau", "266-280")),
    "O5": (_actor("ville-d-aix", "675-692"), Entry("support-expressed", "stakeholder", "ville-d-aix", "675-680")),
    "O6": (_actor("ville-de-pertuis", "838"), _actor("ville-de-venelles", "838"), _alias("Venelle", "783-785")),
    "O7": (_actor("gardanne", "805"), _ambiguity(6, "805")),
    "O8": (_actor("region-paca", "130-135"),),
    "O9": (_actor("region-ademe", "844"), Entry("call-expected", "issuer", "Région-ADEME", "844")),
    "O10": (
        _actor("metropole", "66"),
        _actor("territoire-du-pays-d-aix", "66-67"),
        Context("« Le Territoire Aix-Marseille » of line 147 is an area described, nobody who acts."),
    ),
    "O11": (
        _alias("Conseil régional", "633"),
        _actor("conseil-departemental", "633"),
        _actor("arpe", "633-635"),
        _actor("pad", "633-635"),
        _contact("comite-d-attractivite", "635"),
    ),
    "O12": (_actor("comite-d-attractivite", "694-698"), _drafted("fiche-action-5-3", "694-698")),
    "O13": (
        _actor("cbe", "249-258"),
        _alias("CBE Sud Lubéron", "593"),
        _alias("CBE du Sud-Luberon", "284"),
        _alias("CBE", "795"),
    ),
    "O14": (
        _actor("acteur-sap", "249-258"),
        _actor("proxidom", "583-585"),
        _actor("psp", "809"),
        _ambiguity(14, "249-258"),
    ),
    "O15": (_actor("esia", "639"), _contact("esia", "292-294"), _actor("france-active", "639")),
    "O16": (_actor("azoth-studio", "706-709"), Entry("member-joined", "stakeholder", "azoth-studio", "706-729")),
    "O17": (_actor("charlie-free", "706-713"), Entry("member-joined", "stakeholder", "charlie-free", "706-729")),
    "O18": (
        _actor("fontaine-obscure", "706-716"),
        Entry("member-joined", "stakeholder", "fontaine-obscure", "706-729"),
    ),
    "O19": (
        _actor("la-nouvelle-mine", "706-719"),
        Entry("member-joined", "stakeholder", "la-nouvelle-mine", "706-729"),
    ),
    "O20": (
        _actor("rencontres-cinematographiques", "706-722"),
        Entry("member-joined", "stakeholder", "rencontres-cinematographiques", "706-729"),
    ),
    "O21": (_actor("voyons-voir", "706-725"), Entry("member-joined", "stakeholder", "voyons-voir", "706-729")),
    "O22": (
        _actor("ecole-d-art", "727-729"),
        _alias("ESAT", "575"),
        _alias("ESA", "728"),
        Entry("member-joined", "stakeholder", "ecole-d-art", "706-729"),
        Entry("benefit-stated", "stakeholder", "ecole-d-art", "727-729"),
    ),
    "O23": (
        _actor("compagnie-2b2b", "731-734"),
        _alias("CIE 2B2B", "743"),
        _actor("le-petit-duc", "736-737"),
        _actor("la-maison-d-espagne", "739"),
        Entry("member-joined", "stakeholder", "le-petit-duc", "731-739"),
    ),
    "O24": (
        _contact("jce", "627"),
        _contact("gepa", "627"),
        _contact("cpme13", "627"),
        _contact("upe-aix", "627"),
        _contact("energie-pme", "627"),
        _contact("french-tech", "627-629"),
        _contact("comite-mistral", "629"),
        _contact("ims", "629"),
        _contact("face", "629"),
        _contact("cap-au-nord-entreprendre", "629"),
        _contact("entrepreneurielles", "631"),
        _actor("gepa", "832"),
        _actor("comite-mistral", "832"),
    ),
    "O25": (_actor("paca-pour-demain", "830-834"),),
    "O26": (
        _actor("impgt", "651"),
        _contact("impgt", "637"),
        _actor("amu", "637"),
        _actor("iae", "637"),
        _actor("iep", "637"),
    ),
    "O27": (_actor("arcade", "641"), _actor("ciam", "641"), _actor("avarap-13", "641")),
    "O28": (_actor("territoires-en-vie", "643"), _actor("marseille-solutions", "617")),
    "O29": (_actor("reseau-dd", "613"), Entry("seats-planned", "stakeholders", "reseau-dd", "613")),
    "O30": (
        _actor("plateforme-actif", "795"),
        _actor("pellenc", "795"),
        _actor("multi-restauration-mediterranee", "795-797"),
        _actor("groupement-associatif-de-pertuis", "795-797"),
    ),
    "O31": (
        _actor("puits-miranda", "809-811"),
        _actor("associations-de-sap", "809"),
        _actor("maisons-de-sante", "811"),
        _actor("groupement-startup", "811-813"),
        _actor("habitants-de-venelles", "809"),
    ),
    "O32": (
        _actor("ag2r-la-mondiale", "852"),
        _actor("fondation-de-france", "852-854"),
        _actor("la-france-s-engage", "854"),
        _announced("dossier-ag2r", "852"),
    ),
    "O33": (_question("q3a", "909-923"),),
    "O34": (
        Entry("category-contribution-stated", "category", "pouvoirs-publics", "413-435"),
        Entry("category-contribution-stated", "category", "associations", "437-455"),
        Entry("category-contribution-stated", "category", "entreprises", "457-473"),
        Entry("category-contribution-stated", "category", "citoyens", "475-491"),
        Entry("category-contribution-stated", "category", "enseignement-superieur", "493-509"),
        Entry("category-contribution-stated", "category", "media", "511-515"),
        Context(
            "The sub-types of lines 517 to 521 are words for stakeholders; those that nobody named bears are no facts."
        ),
    ),
    "O35": (
        _meeting("presentation-assogora-2016", "262"),
        _meeting("training-2017-01-19", "321-331"),
        _meeting("training-2017-02-07", "333-346"),
        _drafted("bilan-2016-2017", "955"),
        Context("The United Nations and their goals of 2015 (line 162): " + _BEFORE),
    ),
}

OFFICES: dict[str, tuple[Place, ...]] = {
    "P1": (
        _seat("president", "55-61"),
        _seat("president", "605"),
        _contact("comite-d-attractivite", "694"),
    ),
    "P2": (
        _seat("vice-president-partnerships", "55-64"),
        _seat("pilot", "603"),
        Entry("interest-noted", "office", "pilot", "909-911"),
    ),
    "P3": (_seat("vice-president-metropole", "55-67"),),
    "P4": (_seat("director", "605"), _actor("rnma", "71"), _drafted("questionnaire-rst", "71-72")),
    "P5": (_seat("treasurer", "605-607"),),
    "P6": (_seat("board-member", "607"),),
    "P7": (_contact("le-rameau", "266-280"),),
    "P8": (
        Entry("attendance-recorded", "present", "dgs-aix", "684"),
        Entry("attendance-recorded", "present", "dgs-aix", "688"),
    ),
    "P9": (Entry("attendance-recorded", "present", "deputy-mayor-associations", "686"),),
    "P10": (Entry("attendance-recorded", "present", "dga-culture", "690"),),
    "P11, P12": (Entry("meeting-convened", "meeting", "rv-2017-10-24", "694-700"),),
    "P13": (_contact("proxidom", "583-585"), _contact("psp", "583-585")),
    "P14": (_contact("cbe", "591-595"),),
    "P15": (Entry("seats-planned", "seat", "reseau-dd", "613"),),
    "P16": (Entry("budget-line-stated", "line", "apport-paa", "649-651"),),
    "P17": (_drafted("bilan-2016-2017", "955"),),
}

TERRITORIES: dict[str, tuple[Place, ...]] = {
    "Aix-en-Provence": (
        Entry("territory-selected", "territory", "aix-en-provence", "565-579"),
        Entry("theme-set", "theme", "Culture & Art", "565-579"),
        _decision("choix-thematique-aix-en-provence", "565-579"),
        Criterion("selection", "theme-fits", "567-569"),
    ),
    "Venelles": (
        Entry("territory-selected", "territory", "venelles", "581-587"),
        Entry("theme-set", "theme", "Silver économie & Numérique", "581-587"),
        _decision("choix-initial-venelles", "583-585"),
        Entry("start-planned", "territories", "venelles", "805-816"),
        Entry("partnership-proposed", "form", "societal-innovation", "807"),
    ),
    "Pertuis": (
        Entry("territory-selected", "territory", "pertuis", "589-595"),
        Entry("theme-set", "theme", "Economie Circulaire, Axe filière alimentaire", "589-595"),
        _decision("choix-initial-pertuis", "591-593"),
        Entry("start-planned", "territories", "pertuis", "789-803"),
        Entry("partnership-proposed", "form", "economic-cooperation", "793"),
        Entry("partnership-proposed", "form", "responsible-practices", "793"),
    ),
    "strategic perimeter": (Context("Where the association works, not a territory of the programme."),),
}

PHASES: dict[str, tuple[Place, ...]] = {
    "pré-projet": (_step("pre-projet", "215-217"), Entry("step-completed", "step", "pre-projet", "215-217")),
    "AMORÇAGE": (
        Phase("amorcage", "2016-09/2017-12"),
        Entry("phase-entered", "phase", "amorcage", "223-227"),
        _ambiguity(3, "223-227"),
    ),
    "CONSOLIDATION": (Phase("consolidation", "2018"),),
    "DÉCOLLAGE": (Phase("decollage", "2019"),),
    "EXEMPLARITÉ": (Phase("exemplarite", "2020"),),
}

STEPS: dict[str, tuple[Place, ...]] = {
    "1": (
        _step("1", "312-323"),
        _meeting("training-2017-01-19", "321-331"),
        _meeting("training-2017-02-07", "333-346"),
    ),
    "2": (_step("2", "356-521"), _decision("choix-du-parti-pris", "356-401")),
    "3": (_step("3", "525-561"), _decision("choix-des-objectifs", "525-561")),
    "4": (_step("4", "565-595"),),
    "5": (_step("5", "599-617"),),
    "6": (_ambiguity(4, "621"),),
    "7": (_step("7", "621-643"),),
    "8": (_step("8", "647-661"),),
}

PROCESSES: dict[str, tuple[Place, ...]] = {
    "Atelier cycle": (Entry("workshop-cycle-set-out", "cycle", "ateliers-2017", "747-767"),),
    "sélection des partenaires": (_decision("choix-des-premiers-partenaires", "249-258"),),
    "élaboration de convention": (_action("convention-ville-d-aix", "836"), _announced("convention-aix", "836")),
    "réponse à AAP": (_action("reponse-aap-economie-circulaire", "844"),),
    "dossier de financement": (_action("dossiers-de-financement", "852-854"),),
    "communication": (_action("dossier-de-presse", "850"),),
    "évaluation": (_announced("outils-d-evaluation", "917-919"),),
    "protocoles": (_announced("protocole-coordination", "909-915"),),
    "essaimage": (_question("q3b", "927-937"),),
    "réunion de clôture": (_action("reunion-de-cloture", "846-848"),),
}

BODIES: dict[str, tuple[Place, ...]] = {
    "Comité de pilotage interne": (
        Entry("body-constituted", "body", "comite-interne", "599-607"),
        _meeting("committee-2017-3", "601"),
    ),
    "Comité de pilotage élargi": (
        Entry("body-planned", "body", "comite-elargi", "609-617"),
        Entry("seats-planned", "seat", "aix-collectivite", "609-611"),
        Entry("seats-planned", "seat", "venelles-associations", "609-611"),
        Entry("seats-planned", "seat", "pertuis-entreprises", "609-611"),
        Entry("seats-planned", "seat", "institutions", "615"),
        Entry("seats-planned", "seat", "experts", "617"),
    ),
    "équipe pilote": (_question("q2", "889-905"),),
    "collèges": (Entry("option-proposed", "option", "2", "869-875"),),
}

DATED: dict[str, tuple[Place, ...]] = {
    "D1": (_drafted("questionnaire-rst", "71-72"),),
    "D2": (_actor("cbe", "249-258"), _actor("acteur-sap", "249-258")),
    "D3": (Context("The seventeen goals (line 162): " + _BEFORE),),
    "D4": (_actor("la-nouvelle-mine", "706-719"),),
    "D5": (Entry("body-constituted", "body", "bureau-paa", "55-59"),),
    "D6": (Entry("support-expressed", "stakeholder", "ville-d-aix", "675-680"),),
    "D7": (Entry("programme-started", "name", "Envies d’Alliances", "221-227"),),
    "D8": (_meeting("presentation-assogora-2016", "262"),),
    "D9": (_step("pre-projet", "215-217"),),
    "D10": (_meeting("launch-2016-12-13", "266-308"),),
    "D11": (_meeting("training-2017-01-19", "321-331"),),
    "D12": (_meeting("training-2017-02-07", "333-346"),),
    "D13": (_meeting("city-2017-02-13", "682-684"), _decision("choix-des-associations", "684")),
    "D14": (_meeting("city-2017-03-27", "686"),),
    "D15": (_meeting("city-2017-03-24", "688"),),
    "D16": (_meeting("city-2017-06-30", "690"),),
    "D17": (_meeting("city-2017-09-07", "692"), _meeting("city-2017-09-07", "773-775")),
    "D18-23": (
        _meeting("workshop-2017-02", "747-753"),
        _meeting("workshop-2017-04", "747-753"),
        _meeting("workshop-2017-05", "747-753"),
        _meeting("workshop-2017-06", "747-753"),
        _meeting("workshop-2017-07", "747-753"),
        _meeting("city-2017-09-07", "753"),
    ),
    "D24": (
        _meeting("committee-2017-1", "601"),
        _meeting("committee-2017-2", "601"),
        _meeting("committee-2017-3", "601"),
    ),
    "D25": (_drafted("bilan-2016-2017", "955"),),
    "D26": (Entry("meeting-convened", "meeting", "rv-2017-10-24", "694-700"),),
    "D27": (_action("consolidation-des-soutiens", "828"), _action("dossiers-de-financement", "828")),
    "D28": (Entry("call-expected", "call", "aap-cooperation-et-mutualisation", "799-803"),),
    "D29": (Entry("meeting-convened", "meeting", "closing-2017", "846-848"),),
    "D30": (
        Entry("body-planned", "body", "comite-elargi", "609-617"),
        Entry("start-planned", "territories", "pertuis", "789-803"),
        Entry("start-planned", "territories", "venelles", "789"),
    ),
    "D31": (
        Entry("programme-started", "name", "Envies d’Alliances", "221-227"),
        Phase("exemplarite", "2020"),
        Context("« Vision à 2020 » (line 25) is of the association, older and wider than the programme."),
    ),
}

AMOUNTS: dict[str, tuple[Place, ...]] = {
    "A1": (Entry("budget-line-stated", "line", "apport-paa", "649-651"),),
    "A2": (Entry("volunteering-valued", "line", "benevolat", "653"),),
    "A3": (Entry("budget-line-stated", "line", "coordination", "655-657"),),
    "A4": (Entry("budget-line-stated", "line", "production", "659"),),
    "A5": (Entry("budget-line-stated", "line", "estimation", "661"),),
}

ACTIONS: dict[str, tuple[Place, ...]] = {
    "1": (_action("consolidation-des-soutiens", "830-834"),),
    "2": (_action("convention-ville-d-aix", "836"),),
    "3": (_action("partenariats-pertuis-venelles", "838"),),
    "4": (_action("finalisation-du-budget", "840"),),
    "5": (_action("projets-phares", "842"),),
    "6": (_action("reponse-aap-economie-circulaire", "844"),),
    "7": (_action("reunion-de-cloture", "846-848"),),
    "8": (_action("dossier-de-presse", "850"),),
    "9": (_action("dossiers-de-financement", "852-854"),),
}

QUESTIONS: dict[str, tuple[Place, ...]] = {
    "Q1": (
        _question("q1", "858-863"),
        Entry("option-proposed", "option", "1", "865-867"),
        Entry("option-proposed", "option", "2", "869-875"),
        Entry("option-proposed", "option", "3", "877-879"),
        Entry("option-proposed", "option", "4", "881-885"),
    ),
    "Q2": (_question("q2", "889-905"),),
    "Q3a": (_question("q3a", "909-923"),),
    "Q3b": (_question("q3b", "927-937"),),
}

IMPLICIT: dict[str, tuple[Place, ...]] = {
    "expert": (Entry("seats-planned", "seat", "experts", "617"),),
    "Gardanne": (_ambiguity(6, "805"),),
    "Paca pour Demain": (_actor("paca-pour-demain", "830-834"),),
    "two AAP": (_announced("dossier-aap-pertuis", "799-803"), _announced("dossier-aap-venelles", "815-816")),
}

DOCUMENTS: dict[str, tuple[Place, ...]] = {
    "Charte des Engagements Réciproques": (_announced("charte-des-engagements-reciproques", "78"),),
    "questionnaire RST": (_drafted("questionnaire-rst", "71-72"),),
    "référentiels": (_announced("referentiels", "176"),),
    "programme de la réunion": (_drafted("programme-du-lancement", "266-308"),),
    "Diagnostic Territorial": (_drafted("diagnostic-territorial", "284-288"),),
    "Livre Blanc": (_drafted("livre-blanc", "591-593"),),
    "matrice": (_drafted("matrice-contributions-benefices", "405-515"),),
    "typologie": (_drafted("typologie-des-partenariats", "529-561"),),
    "Fiche Action": (_drafted("fiche-action-5-3", "694-698"),),
    "projets phares": (
        Entry("flagship-proposed", "flagship", "phare-charlie-free", "842"),
        Entry("flagship-proposed", "flagship", "projets-collectifs", "771"),
    ),
    "convention": (_announced("convention-aix", "836"),),
    "budget prévisionnel": (_drafted("budget-previsionnel", "647-661"),),
    "réponses AAP": (
        _announced("dossier-aap-economie-circulaire", "844"),
        _announced("dossier-aap-pertuis", "799-803"),
        _announced("dossier-aap-venelles", "815-816"),
    ),
    "dossier de presse": (_announced("dossier-de-presse", "850"),),
    "dossiers de financement": (
        _announced("dossier-ag2r", "852"),
        _announced("dossier-fondation-de-france", "852-854"),
        _announced("dossier-la-france-s-engage", "852-854"),
    ),
    "protocoles": (
        _announced("protocole-coordination", "909-915"),
        _announced("protocole-initiation", "909-915"),
        _announced("protocole-diagnostic", "909-915"),
        _announced("protocole-plan-d-actions", "909-915"),
        _announced("protocole-accompagnement", "909-915"),
    ),
    "outils": (_announced("outils-d-evaluation", "917-919"),),
    "Bilan": (_drafted("bilan-2016-2017", "1-9"), Entry("document-filed", "document", "bilan-2016-2017", "1-7")),
}

RULES: dict[str, tuple[Place, ...]] = {
    "Ligne rouge": (
        Criterion("consolidation", "red-line", "229-232"),
        Criterion("decollage", "red-line", "236-238"),
        Criterion("exemplarite", "red-line", "237-238"),
    ),
    "pas de recette": (_decision("choix-du-parti-pris", "356-401"), _ambiguity(1, "360-364")),
    "échange équilibré": (Criterion("decollage", "first-partnership", "192-193"),),
    "Alliance": (Criterion("exemplarite", "alliance", "182-184"),),
    "Intérêt général": (Context("Words that the report explains (lines 195 to 212), for the glossary of the manual."),),
    "Typologie RAMEAU": (
        _drafted("typologie-des-partenariats", "529-561"),
        _ambiguity(16, "529-538"),
        Context("« Mécénat » is a type that the report describes and plans for nobody yet."),
    ),
    "Two objective forms": (
        _decision("choix-des-objectifs", "525-561"),
        Entry("workshop-cycle-set-out", "cycle", "ateliers-2017", "747-767"),
        _decision("choix-du-parti-pris", "356-401"),
        Context("The strategy of the association (lines 33 to 51) is older and wider than the programme."),
    ),
    "Strasbourg": (
        _meeting("training-2017-02-07", "333-346"),
        Entry("risk-raised", "risk", "deficit-democratique", "137-139"),
    ),
    "Contributions/benefits matrix": (
        Entry("category-contribution-stated", "text", "Portage Politique", "413-435"),
        Entry("category-benefit-stated", "text", "Développement de l’Attractivité du Territoire", "413-435"),
        Entry("category-contribution-stated", "text", "Engagement militant", "437-455"),
        Entry("category-benefit-stated", "text", "R&D/ Innovation", "437-455"),
        Entry("category-contribution-stated", "text", "Crédibilité Dimension Economique", "457-473"),
        Entry("category-benefit-stated", "text", "Motivation des salariés", "457-473"),
        Entry("category-contribution-stated", "text", "Enthousiasme", "475-491"),
        Entry("category-benefit-stated", "text", "Lien Social", "475-491"),
        Entry("category-contribution-stated", "text", "Caution académique", "493-509"),
        Entry("category-benefit-stated", "text", "Objets d’étude/ recherche", "493-509"),
        Entry("category-contribution-stated", "text", "Repérage des projets", "511-515"),
        Entry("category-benefit-stated", "text", "Expériences concrètes locales parlantes", "511-515"),
    ),
}

FIGURES: dict[str, tuple[Place, ...]] = {
    "86 %": (Context("National shares of lines 114 to 116: " + _BEFORE),),
    "une centaine d'acteurs": (Context("The size of a meeting of others (line 325): " + _BEFORE),),
    "1000 personnes": (Context("The size of a movement elsewhere (line 336): " + _BEFORE),),
    "6 + 1 + 3": (
        Entry("member-joined", "stakeholder", "azoth-studio", "706-729"),
        Entry("member-joined", "stakeholder", "ecole-d-art", "706-729"),
        Entry("member-joined", "stakeholder", "la-maison-d-espagne", "731-739"),
    ),
    "27/37/35/10/14": (
        Entry("stakeholder-registered", "subtypes", "promotion de la musique jazz depuis 27 ans", "706-713"),
        Entry("stakeholder-registered", "subtypes", "depuis 14 ans", "731-734"),
    ),
    "4 types": (_drafted("typologie-des-partenariats", "529-561"),),
    "17 ODD": (Context("The seventeen goals (line 162): " + _BEFORE),),
}

AMBIGUITIES: dict[str, tuple[Place, ...]] = {
    f"AMB-{number:02}": (_ambiguity(number, lines),)
    for number, lines in enumerate(
        (
            *("221-227", "221-223", "312", "599", "213", "927", "686-688", "773-775", "700", "753", "601", "649-661"),
            *(
                "575",
                "249-258",
                "176",
                "552-561",
                "844",
                "828",
                "601-607",
                "609-617",
                "405-411",
                "836",
                "573-575",
                "581-595",
            ),
        ),
        start=1,
    )
}

SECTIONS: dict[str, dict[str, tuple[Place, ...]]] = {
    "0": IDENTITY,
    "1": ORGANISATIONS,
    "2": OFFICES,
    "3": TERRITORIES,
    "4.1": PHASES,
    "4.2": STEPS,
    "4.3": PROCESSES,
    "5": BODIES,
    "6": DATED,
    "7": AMOUNTS,
    "7 figures": FIGURES,
    "8": ACTIONS,
    "9": QUESTIONS,
    "9 implicit": IMPLICIT,
    "10": DOCUMENTS,
    "11": RULES,
    "12": AMBIGUITIES,
}
