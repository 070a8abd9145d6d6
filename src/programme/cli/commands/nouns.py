"""What is read from the register of each noun: its list, and the page of one thing."""

from programme.cli.commands.views import OF_TERRITORY, TERRITORY
from programme.cli.declared import FORMAT, VIEWPOINT, Command, Parameter
from programme.language import N_


def _list(noun: str, french: str, help: str, *parameters: Parameter) -> Command:
    example = f"programme {noun} list --format csv"
    run = f"programme.cli.views.{noun}:list_"
    return Command(noun, "list", (french, "liste"), help, (*parameters, *VIEWPOINT, FORMAT), (example,), run=run)


def _show(noun: str, french: str, help: str, shown: Parameter) -> Command:
    example = f"programme {noun} show {shown.example}"
    return Command(
        noun,
        "show",
        (french, "montrer"),
        help,
        (shown, *VIEWPOINT),
        (example,),
        run=f"programme.cli.views.{noun}:show",
    )


def _things(noun: str, french: str, listed: str, shown: str, example: str) -> tuple[Command, Command]:
    """Return the list of the things of a noun, and the page of one of them."""
    one = Parameter(noun, N_("ID"), N_("Its id."), required=True, example=example, ids=noun)
    return _list(noun, french, listed, OF_TERRITORY), _show(noun, french, shown, one)


COMMANDS = (
    _list("gate", "jalon", N_("List the gates and the reviews opened at each."), OF_TERRITORY),
    _show("gate", "jalon", N_("Show the review that a territory is in: answers, opinions, votes."), TERRITORY),
    _list("charter", "charte", N_("List the editions of the charter.")),
    Command(
        "charter",
        "show",
        ("charte", "montrer"),
        N_("Show an edition of the charter: phases, gates, criteria, bodies."),
        (
            Parameter("edition", N_("EDITION"), N_("The edition; the one in force if not given."), example="1"),
            *VIEWPOINT,
        ),
        ("programme charter show",),
        run="programme.cli.views.charter:show",
    ),
    Command(
        "charter",
        "diff",
        ("charte", "comparer"),
        N_("Show what changes from one edition of the charter to another."),
        (
            Parameter("old", N_("OLD"), N_("The edition, or charter file, before."), required=True, example="1"),
            Parameter("new", N_("NEW"), N_("The edition, or charter file, after."), required=True, example="2"),
            *VIEWPOINT,
        ),
        ("programme charter diff 1 charter.toml",),
        run="programme.cli.views.charter:diff",
    ),
    _list("territory", "territoire", N_("List the territories.")),
    _show("territory", "territoire", N_("Show a territory: its state, theme and phases."), TERRITORY),
    _list("step", "etape", N_("List the steps of the checklist."), OF_TERRITORY),
    _list("body", "instance", N_("List the bodies.")),
    _show(
        "body",
        "instance",
        N_("Show a body: its seats, its voting rule, its meetings."),
        Parameter("body", N_("BODY"), N_("The body."), required=True, example="comite-interne", ids="body"),
    ),
    _list(
        "meeting",
        "reunion",
        N_("List the meetings."),
        OF_TERRITORY,
        Parameter(
            "offices",
            "--present",
            N_("Only meetings where this office, or another one given, was present."),
            many=True,
            example="dga-culture",
            ids="office",
        ),
        Parameter(
            "order",
            "--order",
            N_("By the date, or in the order of recording, which is that of the source where it was entered so."),
            "choice",
            ("happening", "recorded"),
        ),
    ),
    _show(
        "meeting",
        "reunion",
        N_("Show a meeting: what it was about, who was there, its minutes."),
        Parameter(
            "meeting", N_("MEETING"), N_("The meeting."), required=True, example="launch-2016-12-13", ids="meeting"
        ),
    ),
    _list(
        "decision",
        "decision",
        N_("List the decisions."),
        OF_TERRITORY,
        Parameter("no_decider", "--no-decider", N_("Only those of which it is not said who decided."), "flag"),
        Parameter(
            "after_effect",
            "--after-effect",
            N_("Only those, on passages too, that were recorded after the day from which they applied."),
            "flag",
        ),
    ),
    _show(
        "decision",
        "decision",
        N_("Show a decision: what, by whom, since when it applies."),
        Parameter(
            "decision",
            N_("DECISION"),
            N_("The decision."),
            required=True,
            example="choix-des-associations",
            ids="decision",
        ),
    ),
    *_things(
        "stakeholder",
        "acteur",
        N_("List the stakeholders."),
        N_("Show a stakeholder: how far it goes, what it gives and expects."),
        "pellenc",
    ),
    Command(
        "stakeholder",
        "matrix",
        ("acteur", "matrice"),
        N_("Show who gives what and expects what, and which column is still empty."),
        (
            OF_TERRITORY,
            *VIEWPOINT,
            Parameter("check", "--check", N_("Exit with code 1 when a stakeholder has an empty column."), "flag"),
            FORMAT,
        ),
        ("programme stakeholder matrix --territory aix-en-provence",),
        run="programme.cli.views.matrix:show",
    ),
    *_things(
        "partnership",
        "partenariat",
        N_("List the partnerships and alliances."),
        N_("Show a partnership or an alliance: who gives and expects what, how far it has come."),
        "culture-et-entreprises",
    ),
    *_things(
        "flagship",
        "phare",
        N_("List the flagship projects."),
        N_("Show a flagship project: whose it is, how far it has come."),
        "festival-partage",
    ),
    *_things(
        "question",
        "question",
        N_("List the questions."),
        N_("Show a question: its options, the opinions, what settled it."),
        "q4",
    ),
    *_things(
        "action",
        "action",
        N_("List the actions."),
        N_("Show an action: its dates, who sees to it, what came of it."),
        "dossier-de-presse",
    ),
    *_things(
        "document",
        "piece",
        N_("List the documents."),
        N_("Show a document: what has become of it, its files."),
        "protocole",
    ),
    _list("budget", "budget", N_("List the lines of the budget."), OF_TERRITORY),
    Command(
        "budget",
        "show",
        ("budget", "montrer"),
        N_("Show the budget: its lines by nature, what adds up, how it may be read."),
        (OF_TERRITORY, *VIEWPOINT),
        ("programme budget show",),
        run="programme.cli.views.budget:show",
    ),
    *_things(
        "funding",
        "financement",
        N_("List the calls for projects and the funding requests."),
        N_("Show a call for projects or a funding request: what was asked for, what came of it."),
        "fonds-d-innovation",
    ),
    *_things(
        "indicator",
        "indicateur",
        N_("List the indicators."),
        N_("Show an indicator: baseline, target, every measure."),
        "residences",
    ),
    *_things(
        "risk",
        "risque",
        N_("List the risks."),
        N_("Show a risk: how likely, how bad, who sees to it."),
        "epuisement",
    ),
    *_things(
        "ambiguity",
        "ambiguite",
        N_("List the ambiguities."),
        N_("Show an ambiguity: how it may be read, what is done until it is settled."),
        "amb-25",
    ),
    _show(
        "entry",
        "ecriture",
        N_("Show an entry of the register, whole."),
        Parameter("entry", N_("ENTRY"), N_("The entry: its position, or its id."), required=True, example="42"),
    ),
    Command(
        "person",
        "list",
        ("personne", "liste"),
        N_("List the persons on record."),
        (*VIEWPOINT, FORMAT),
        ("programme person list",),
        run="programme.cli.views.person:list_",
    ),
    Command(
        "person",
        "access",
        ("personne", "acces"),
        N_("Show all that is held about a person."),
        (
            Parameter(
                "person", N_("PERSON"), N_("The person."), required=True, example="p-0123456789abcdef", ids="person"
            ),
            *VIEWPOINT,
        ),
        ("programme person access p-0123456789abcdef",),
        run="programme.cli.views.person:access",
    ),
)
