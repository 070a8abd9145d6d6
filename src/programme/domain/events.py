"""The catalogue: every fact the register can hold, chapter by chapter.

The literal ``type`` is what is stored, for ever. An ``EntryId`` names another entry of the register: what a link of a
chain replaces, or which start an end ends.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.money import Cents
from programme.domain.quorum import Tally, VotingRule
from programme.domain.vocabulary import (
    HASH_PATTERN,
    ActionId,
    AmbiguityId,
    AssumptionId,
    AttestedFinding,
    Ballot,
    BodyId,
    BudgetLineId,
    BudgetStatus,
    ByteCount,
    CallId,
    Category,
    CharterId,
    Clock,
    Colour,
    CriterionId,
    CycleId,
    DecisionId,
    Degree,
    DocumentId,
    DocumentKindId,
    Ending,
    EntryId,
    Finding,
    FlagshipId,
    FlagshipKind,
    FundingId,
    GateId,
    Id,
    IndicatorId,
    IndicatorKind,
    MeetingId,
    MeetingKind,
    Nature,
    OfficeId,
    OptionId,
    Outcome,
    PartnershipForm,
    PartnershipId,
    PartnershipKind,
    PhaseId,
    Position,
    Purpose,
    Quantity,
    QuestionId,
    ReservationId,
    ReviewId,
    RiskId,
    SeatId,
    StakeholderId,
    StepId,
    SubjectId,
    TerritoryId,
    Text,
    Title,
    Trend,
    Year,
)

Hash = Annotated[str, Field(pattern=HASH_PATTERN)]

# --- The programme and its charter -----------------------------------------------------------------------------------


class ProgrammeStarted(Event):
    """The programme began."""

    type: ClassVar[str] = "programme-started"
    sentence: ClassVar[str] = "The programme “{name}” begins."

    name: Title


class CharterAdopted(Event):
    """An edition of the charter came into force; the event carries it whole."""

    type: ClassVar[str] = "charter-adopted"
    sentence: ClassVar[str] = "Edition {edition} of the charter is adopted."

    charter: CharterId
    edition: Id
    hash: Hash
    rules: Charter
    decision: DecisionId | None = None
    replaces: EntryId | None = None


# --- Territory projects ----------------------------------------------------------------------------------------------


class TerritoryProposed(Event):
    """A territory was proposed to the programme."""

    type: ClassVar[str] = "territory-proposed"
    sentence: ClassVar[str] = "{territory} is proposed to the programme."

    territory: TerritoryId
    name: Title
    replaces: EntryId | None = None


class TerritoryEnvisaged(Event):
    """A territory was thought of, no more: a hypothesis, not counted."""

    type: ClassVar[str] = "territory-envisaged"
    sentence: ClassVar[str] = "{territory} is envisaged."

    territory: TerritoryId
    name: Title
    replaces: EntryId | None = None


class TerritorySelected(Event):
    """A territory was chosen: it takes part."""

    type: ClassVar[str] = "territory-selected"
    sentence: ClassVar[str] = "{territory} is selected."

    territory: TerritoryId
    decision: DecisionId | None = None
    replaces: EntryId | None = None


class TerritorySuspended(Event):
    """A territory project was put on hold."""

    type: ClassVar[str] = "territory-suspended"
    sentence: ClassVar[str] = "{territory} is suspended: {reason}"

    territory: TerritoryId
    reason: Text
    replaces: EntryId | None = None


class TerritoryResumed(Event):
    """A suspended territory project went on."""

    type: ClassVar[str] = "territory-resumed"
    sentence: ClassVar[str] = "{territory} resumes."

    territory: TerritoryId
    replaces: EntryId | None = None


class TerritoryClosed(Event):
    """A territory project ended."""

    type: ClassVar[str] = "territory-closed"
    sentence: ClassVar[str] = "{territory} is closed: {reason}"

    territory: TerritoryId
    reason: Text
    replaces: EntryId | None = None


class ThemeSet(Event):
    """The theme of a territory was chosen, or made more precise."""

    type: ClassVar[str] = "theme-set"
    sentence: ClassVar[str] = "The theme of {territory} is “{theme}”."

    territory: TerritoryId
    theme: Title
    decision: DecisionId | None = None
    replaces: EntryId | None = None


class StartPlanned(Event):
    """Something was planned for territories, with the date it aims at."""

    type: ClassVar[str] = "start-planned"
    sentence: ClassVar[str] = "Planned for {due}: {title}"

    territories: tuple[TerritoryId, ...]
    title: Title
    due: ImpreciseDate


class PhaseEntered(Event):
    """A territory project entered a phase; without a review when the register takes over an older history."""

    type: ClassVar[str] = "phase-entered"
    sentence: ClassVar[str] = "{territory} enters the phase “{phase}”."

    territory: TerritoryId
    phase: PhaseId
    review: ReviewId | None = None
    replaces: EntryId | None = None


# --- Steps -----------------------------------------------------------------------------------------------------------


class StepOpened(Event):
    """A numbered item of the checklist was begun; its number is as printed, gaps kept."""

    type: ClassVar[str] = "step-opened"
    sentence: ClassVar[str] = "Step {step} is opened: {title}"

    step: StepId
    title: Title
    territories: tuple[TerritoryId, ...] = ()


class StepCompleted(Event):
    """A step was finished."""

    type: ClassVar[str] = "step-completed"
    sentence: ClassVar[str] = "Step {step} is complete."

    step: StepId
    territories: tuple[TerritoryId, ...] = ()


# --- Bodies, seats and who may not vote ------------------------------------------------------------------------------


class BodyPlanned(Event):
    """A body is to be set up by a date."""

    type: ClassVar[str] = "body-planned"
    sentence: ClassVar[str] = "{body} is to be set up by {due}."

    body: BodyId
    name: Title
    due: ImpreciseDate
    replaces: EntryId | None = None


class BodyPlanDropped(Event):
    """The plan to set up a body was given up."""

    type: ClassVar[str] = "body-plan-dropped"
    sentence: ClassVar[str] = "{body} will not be set up: {reason}"

    body: BodyId
    reason: Text
    replaces: EntryId


class BodyConstituted(Event):
    """A body exists."""

    type: ClassVar[str] = "body-constituted"
    sentence: ClassVar[str] = "{body} is constituted."

    body: BodyId
    name: Title


class SeatsPlanned(Event):
    """Seats of a body are to be filled: at least so many, at most so many; a most that nobody has said is None.

    ``category``, ``territory`` and ``stakeholders`` say for whom they are kept.
    """

    type: ClassVar[str] = "seats-planned"
    sentence: ClassVar[str] = "Seats to be filled in {body}: {title}"

    body: BodyId
    seat: SeatId
    title: Title
    least: Annotated[int, Field(ge=0, le=500)]
    most: Annotated[int, Field(ge=1, le=500)] | None = None
    category: Category | None = None
    territory: TerritoryId | None = None
    stakeholders: tuple[StakeholderId, ...] = ()
    due: ImpreciseDate | None = None
    replaces: EntryId | None = None


class SeatsDropped(Event):
    """Seats that were to be filled will not be."""

    type: ClassVar[str] = "seats-dropped"
    sentence: ClassVar[str] = "The seats “{seat}” of {body} will not be filled: {reason}"

    body: BodyId
    seat: SeatId
    reason: Text
    replaces: EntryId


class SeatFilled(Event):
    """An office took a seat in a body, a planned one if ``seat`` says so.

    ``category`` and ``territory`` say for whom it sits.
    """

    type: ClassVar[str] = "seat-filled"
    sentence: ClassVar[str] = "{office} takes a seat in {body}."

    body: BodyId
    office: OfficeId
    seat: SeatId | None = None
    role: Title | None = None
    category: Category | None = None
    territory: TerritoryId | None = None


class SeatVacated(Event):
    """An office left its seat; ``ends`` names the entry that filled it."""

    type: ClassVar[str] = "seat-vacated"
    sentence: ClassVar[str] = "{office} leaves its seat in {body}."

    body: BodyId
    office: OfficeId
    ends: EntryId


class VotingRuleSet(Event):
    """A body set its own voting rule; it comes before the charter's."""

    type: ClassVar[str] = "voting-rule-set"
    sentence: ClassVar[str] = "{body} sets its voting rule."

    body: BodyId
    voting: VotingRule
    replaces: EntryId | None = None


class ProxyGiven(Event):
    """A member gave another one its vote for one review."""

    type: ClassVar[str] = "proxy-given"
    sentence: ClassVar[str] = "{office} gives its proxy to {holder} in {body}."

    body: BodyId
    office: OfficeId
    holder: OfficeId
    review: ReviewId


class InterestDeclared(Event):
    """A member declared an interest."""

    type: ClassVar[str] = "interest-declared"
    sentence: ClassVar[str] = "{office} declares an interest to {body}: {about}"

    body: BodyId
    office: OfficeId
    about: Text
    territory: TerritoryId | None = None


class InterestNoted(Event):
    """Someone else noted an interest of a member, who has not declared it."""

    type: ClassVar[str] = "interest-noted"
    sentence: ClassVar[str] = "{noted_by} notes an interest of {office} in {body}: {about}"

    body: BodyId
    office: OfficeId
    about: Text
    noted_by: OfficeId
    territory: TerritoryId | None = None


class RecusalRecorded(Event):
    """A member steps aside from one review."""

    type: ClassVar[str] = "recusal-recorded"
    sentence: ClassVar[str] = "{office} steps aside in {body}."

    body: BodyId
    office: OfficeId
    review: ReviewId
    reason: Text | None = None


# --- Meetings --------------------------------------------------------------------------------------------------------


class MeetingConvened(Event):
    """A meeting was called for a date."""

    type: ClassVar[str] = "meeting-convened"
    sentence: ClassVar[str] = "Meeting called for {due}: {title}"

    meeting: MeetingId
    kinds: tuple[MeetingKind, ...]
    title: Title
    due: ImpreciseDate
    bodies: tuple[BodyId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    cycle: CycleId | None = None
    agenda: tuple[Text, ...] = ()


class MeetingPostponed(Event):
    """A meeting was called for another date; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "meeting-postponed"
    sentence: ClassVar[str] = "Meeting {meeting} is postponed to {due}."

    meeting: MeetingId
    due: ImpreciseDate
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None
    replaces: EntryId


class MeetingCancelled(Event):
    """A meeting that was called will not take place."""

    type: ClassVar[str] = "meeting-cancelled"
    sentence: ClassVar[str] = "Meeting {meeting} is cancelled: {reason}"

    meeting: MeetingId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text
    ends: EntryId


class MeetingHeld(Event):
    """A meeting took place; one evening may be of several kinds and concern several territories."""

    type: ClassVar[str] = "meeting-held"
    sentence: ClassVar[str] = "Meeting: {title}"

    meeting: MeetingId
    kinds: tuple[MeetingKind, ...]
    title: Title
    bodies: tuple[BodyId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    cycle: CycleId | None = None
    agenda: tuple[Text, ...] = ()
    starts: Clock | None = None
    ends: Clock | None = None


class AttendanceRecorded(Event):
    """Who was at a meeting, by office."""

    type: ClassVar[str] = "attendance-recorded"
    sentence: ClassVar[str] = "Attendance of the meeting {meeting}: {present}"

    meeting: MeetingId
    present: tuple[OfficeId, ...]
    excused: tuple[OfficeId, ...] = ()


class MinutesFiled(Event):
    """The minutes of a meeting were drawn up."""

    type: ClassVar[str] = "minutes-filed"
    sentence: ClassVar[str] = "Minutes of the meeting {meeting}: {summary}"

    meeting: MeetingId
    summary: Text


# --- Decisions -------------------------------------------------------------------------------------------------------


class DecisionRecorded(Event):
    """Someone decided something; ``decided_by`` is None when the record does not say who.

    Three dates: decided (when it happened), ``applies_from``, and recorded.
    """

    type: ClassVar[str] = "decision-recorded"
    sentence: ClassVar[str] = "Decision: {title}"

    decision: DecisionId
    title: Title
    text: Text | None = None
    subject: SubjectId | None = None
    decided_by: BodyId | None = None
    territories: tuple[TerritoryId, ...] = ()
    meeting: MeetingId | None = None
    applies_from: ImpreciseDate | None = None


class DecisionCommunicated(Event):
    """A decision was made known."""

    type: ClassVar[str] = "decision-communicated"
    sentence: ClassVar[str] = "Decision {decision} is communicated to {to}."

    decision: DecisionId
    to: Title


class DecisionWithdrawn(Event):
    """The decider changed its mind: the decision stood, and stands no more."""

    type: ClassVar[str] = "decision-withdrawn"
    sentence: ClassVar[str] = "Decision {decision} is withdrawn: {reason}"

    decision: DecisionId
    reason: Text
    ends: EntryId


# --- Gates: from the opening of a review to the passage --------------------------------------------------------------


class ReviewOpened(Event):
    """A phase review began, under one edition of the charter."""

    type: ClassVar[str] = "review-opened"
    sentence: ClassVar[str] = "A review of the gate “{gate}” opens for {territory}."

    review: ReviewId
    territory: TerritoryId
    gate: GateId
    attempt: Annotated[int, Field(ge=1)]
    edition: Id
    hash: Hash
    proposer: OfficeId


class CriterionAnswered(Event):
    """A person judged a criterion that only a person can judge, and said why."""

    type: ClassVar[str] = "criterion-answered"
    sentence: ClassVar[str] = "{territory}, criterion “{criterion}”: {finding}. {because}"

    territory: TerritoryId
    gate: GateId
    criterion: CriterionId
    finding: AttestedFinding
    because: Text
    answered_by: OfficeId
    evidence: tuple[Position, ...] = ()
    replaces: EntryId | None = None


class CriterionWaived(Event):
    """A criterion was set aside for a reason, until a day if one is given."""

    type: ClassVar[str] = "criterion-waived"
    sentence: ClassVar[str] = "{territory}, criterion “{criterion}” is waived: {reason}"

    territory: TerritoryId
    gate: GateId
    criterion: CriterionId
    reason: Text
    authorised_by: BodyId
    until: ImpreciseDate | None = None


class OpinionGiven(Event):
    """An independent opinion on a passage, with a colour; it decides nothing."""

    type: ClassVar[str] = "opinion-given"
    sentence: ClassVar[str] = "Opinion of {office} on {territory}: {colour}. {text}"

    review: ReviewId
    territory: TerritoryId
    office: OfficeId
    colour: Colour
    text: Text


class BallotCast(Event):
    """An office voted on a passage; ``cast_by`` holds its proxy."""

    type: ClassVar[str] = "ballot-cast"
    sentence: ClassVar[str] = "{office} votes on {territory}: {ballot}"

    review: ReviewId
    territory: TerritoryId
    body: BodyId
    office: OfficeId
    ballot: Ballot
    cast_by: OfficeId | None = None


class CriterionFound(BaseModel):
    """What was found of one criterion at the decision: at most 50 positions of evidence, with their count."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    criterion: Id
    finding: Finding
    evidence: Annotated[tuple[Position, ...], Field(max_length=50)] = ()
    evidence_count: int = 0


class GateDecided(Event):
    """A phase review ended: what was decided, on which findings, under which edition, by which count."""

    type: ClassVar[str] = "gate-decided"
    sentence: ClassVar[str] = "Gate “{gate}”, {territory}: {outcome}."

    review: ReviewId
    territory: TerritoryId
    gate: GateId
    outcome: Outcome
    body: BodyId
    motive: Text | None = None
    meeting: MeetingId | None = None
    edition: Id
    hash: Hash
    as_of: ImpreciseDate
    known_at: Annotated[int, Field(ge=0)]
    findings: tuple[CriterionFound, ...]
    tally: Tally | None = None
    four_eyes: bool
    applies_from: ImpreciseDate | None = None
    ends: EntryId


class ReservationAttached(Event):
    """A condition was attached to a passage."""

    type: ClassVar[str] = "reservation-attached"
    sentence: ClassVar[str] = "Reservation on {territory}: {text}"

    reservation: ReservationId
    review: ReviewId
    territory: TerritoryId
    gate: GateId
    text: Text
    owner: OfficeId | None = None
    due: ImpreciseDate | None = None


class ReservationLifted(Event):
    """A reservation is satisfied."""

    type: ClassVar[str] = "reservation-lifted"
    sentence: ClassVar[str] = "Reservation {reservation} on {territory} is lifted: {because}"

    reservation: ReservationId
    territory: TerritoryId
    because: Text
    ends: EntryId


class GateReopened(Event):
    """The body changed its mind about a passage: the territory goes back to the phase it had left."""

    type: ClassVar[str] = "gate-reopened"
    sentence: ClassVar[str] = "Gate “{gate}” is reopened for {territory}: {reason}"

    review: ReviewId
    territory: TerritoryId
    gate: GateId
    body: BodyId
    reason: Text
    ends: EntryId


# --- Stakeholders: who they are, how far they go, what they give and expect ------------------------------------------


class StakeholderRegistered(Event):
    """An organisation or a group of people has a part in the programme; in ``territories``, or in all of them."""

    type: ClassVar[str] = "stakeholder-registered"
    sentence: ClassVar[str] = "{name} is registered as a stakeholder ({category})."

    stakeholder: StakeholderId
    name: Title
    category: Category
    subtypes: tuple[Title, ...] = ()
    territories: tuple[TerritoryId, ...] = ()


class StakeholderAliased(Event):
    """A stakeholder goes by another name, or by another spelling of its name."""

    type: ClassVar[str] = "stakeholder-aliased"
    sentence: ClassVar[str] = "{stakeholder} is also called “{alias}”."

    stakeholder: StakeholderId
    alias: Title


class ContactMade(Event):
    """A stakeholder was met, written or spoken to; it has said nothing yet."""

    type: ClassVar[str] = "contact-made"
    sentence: ClassVar[str] = "{stakeholder} is contacted."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None


class SupportExpressed(Event):
    """A stakeholder says that it is in favour; it binds itself to nothing."""

    type: ClassVar[str] = "support-expressed"
    sentence: ClassVar[str] = "{stakeholder} expresses its support."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None


class EngagementBegun(Event):
    """A stakeholder takes part in the work, without being bound to."""

    type: ClassVar[str] = "engagement-begun"
    sentence: ClassVar[str] = "{stakeholder} takes part."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None


class CommitmentMade(Event):
    """A stakeholder bound itself, by the document if one is named."""

    type: ClassVar[str] = "commitment-made"
    sentence: ClassVar[str] = "{stakeholder} commits itself."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None
    document: DocumentId | None = None


class StakeholderWithdrawn(Event):
    """A stakeholder takes back what it had said or done; ``ends`` names each entry that stands no more."""

    type: ClassVar[str] = "stakeholder-withdrawn"
    sentence: ClassVar[str] = "{stakeholder} withdraws: {reason}"

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    reason: Text
    ends: Annotated[tuple[EntryId, ...], Field(min_length=1)]


class ContributionStated(Event):
    """A stakeholder gives something, to one partnership or in general."""

    type: ClassVar[str] = "contribution-stated"
    sentence: ClassVar[str] = "{stakeholder} gives: {text}"

    stakeholder: StakeholderId
    text: Title
    territory: TerritoryId | None = None
    partnership: PartnershipId | None = None


class BenefitStated(Event):
    """A stakeholder expects something, of one partnership or in general."""

    type: ClassVar[str] = "benefit-stated"
    sentence: ClassVar[str] = "{stakeholder} expects: {text}"

    stakeholder: StakeholderId
    text: Title
    territory: TerritoryId | None = None
    partnership: PartnershipId | None = None


class CategoryContributionStated(Event):
    """What the stakeholders of a category are to give, whoever they are."""

    type: ClassVar[str] = "category-contribution-stated"
    sentence: ClassVar[str] = "Contribution of a category ({category}): {text}"

    category: Category
    text: Title
    territory: TerritoryId | None = None


class CategoryBenefitStated(Event):
    """What the stakeholders of a category may expect, whoever they are."""

    type: ClassVar[str] = "category-benefit-stated"
    sentence: ClassVar[str] = "Benefit for a category ({category}): {text}"

    category: Category
    text: Title
    territory: TerritoryId | None = None


# --- Actions: planned, handed to someone, postponed, done or given up ------------------------------------------------


class ActionPlanned(Event):
    """Something is to be done by a date; without ``owners`` nobody is known to see to it."""

    type: ClassVar[str] = "action-planned"
    sentence: ClassVar[str] = "Action planned for {due}: {title}"

    action: ActionId
    title: Title
    due: ImpreciseDate
    owners: tuple[OfficeId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()


class ActionAssigned(Event):
    """An action was handed to offices, in place of those who saw to it before."""

    type: ClassVar[str] = "action-assigned"
    sentence: ClassVar[str] = "Action {action} is assigned to {owners}."

    action: ActionId
    owners: Annotated[tuple[OfficeId, ...], Field(min_length=1)]
    territories: tuple[TerritoryId, ...] = ()
    replaces: EntryId


class ActionPostponed(Event):
    """An action got another date; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "action-postponed"
    sentence: ClassVar[str] = "Action {action} is postponed to {due}."

    action: ActionId
    due: ImpreciseDate
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None
    replaces: EntryId


class ActionCompleted(Event):
    """An action was done."""

    type: ClassVar[str] = "action-completed"
    sentence: ClassVar[str] = "Action {action} is done."

    action: ActionId
    territories: tuple[TerritoryId, ...] = ()
    result: Text | None = None
    ends: EntryId


class ActionAbandoned(Event):
    """An action was given up."""

    type: ClassVar[str] = "action-abandoned"
    sentence: ClassVar[str] = "Action {action} is given up: {reason}"

    action: ActionId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text
    ends: EntryId


# --- Partnerships and alliances --------------------------------------------------------------------------------------


class PartnershipProposed(Event):
    """A partnership or an alliance is looked for; ``form`` is its type, ``partners`` are those that are thought of."""

    type: ClassVar[str] = "partnership-proposed"
    sentence: ClassVar[str] = "Proposed ({kind}): {title}"

    partnership: PartnershipId
    kind: PartnershipKind
    title: Title
    form: PartnershipForm | None = None
    partners: tuple[StakeholderId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    text: Text | None = None


class PartnershipSigned(Event):
    """Its partners agreed on it; these are the ones that it binds."""

    type: ClassVar[str] = "partnership-signed"
    sentence: ClassVar[str] = "{partnership} is signed by {partners}."

    partnership: PartnershipId
    partners: tuple[StakeholderId, ...]
    document: DocumentId | None = None


class PartnershipEvaluated(Event):
    """What came of it was looked at."""

    type: ClassVar[str] = "partnership-evaluated"
    sentence: ClassVar[str] = "{partnership} is evaluated: {summary}"

    partnership: PartnershipId
    summary: Text
    document: DocumentId | None = None


class PartnershipClosed(Event):
    """It is over, completed or abandoned; ``ends`` names the entry that proposed it."""

    type: ClassVar[str] = "partnership-closed"
    sentence: ClassVar[str] = "{partnership} is closed ({ending}): {reason}"

    partnership: PartnershipId
    ending: Ending
    reason: Text
    ends: EntryId


# --- The budget: lines by nature, assumptions about what they mean, which one is adopted ------------------------------


class BudgetLineStated(Event):
    """A line of the budget as somebody states it; ``unclear`` says what its amount leaves open.

    ``period`` is what the amount covers. An unclear line and an estimate enter no sum.
    """

    type: ClassVar[str] = "budget-line-stated"
    sentence: ClassVar[str] = "Budget line “{label}” ({nature}, {status}): {amount}."

    line: BudgetLineId
    label: Title
    nature: Nature
    status: BudgetStatus
    amount: Cents
    purpose: Purpose | None = None
    territories: tuple[TerritoryId, ...] = ()
    period: ImpreciseDate | None = None
    unclear: Text | None = None


class BudgetContributionRecorded(Event):
    """Money came in, or something worth it: a line of the budget that is recorded from the start."""

    type: ClassVar[str] = "budget-contribution-recorded"
    sentence: ClassVar[str] = "Contribution to the budget “{label}” ({nature}): {amount}."

    line: BudgetLineId
    label: Title
    nature: Nature
    amount: Cents
    stakeholder: StakeholderId | None = None
    territories: tuple[TerritoryId, ...] = ()
    period: ImpreciseDate | None = None


class VolunteeringValued(Event):
    """Time that volunteers gave was valued; ``basis`` says how. It is a column of its own, never cash."""

    type: ClassVar[str] = "volunteering-valued"
    sentence: ClassVar[str] = "Volunteer time “{label}” is valued at {amount}."

    line: BudgetLineId
    label: Title
    amount: Cents
    basis: Text | None = None
    territories: tuple[TerritoryId, ...] = ()
    period: ImpreciseDate | None = None


class BudgetLineRevised(Event):
    """A budget line got another amount or status; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "budget-line-revised"
    sentence: ClassVar[str] = "Budget line {line} is revised ({status}): {amount}."

    line: BudgetLineId
    status: BudgetStatus
    amount: Cents
    territories: tuple[TerritoryId, ...] = ()
    unclear: Text | None = None
    reason: Text | None = None
    replaces: EntryId


class BudgetAssumptionProposed(Event):
    """One reading of the budget: how the lines make up what one territory costs.

    The lines of ``each`` count whole for every territory, those of ``shared`` are divided among so many territories;
    those of them that are ``yearly`` are for one of so many ``years``. ``estimate`` is a line to compare with.
    """

    type: ClassVar[str] = "budget-assumption-proposed"
    sentence: ClassVar[str] = "A reading of the budget is proposed: {title}"

    assumption: AssumptionId
    title: Title
    each: tuple[BudgetLineId, ...] = ()
    shared: tuple[BudgetLineId, ...] = ()
    yearly: tuple[BudgetLineId, ...] = ()
    among: Annotated[int, Field(ge=1, le=1000)]
    years: Annotated[int, Field(ge=1, le=100)]
    estimate: BudgetLineId | None = None


class BudgetAssumptionAdopted(Event):
    """A decision adopts one reading of the budget; it counts as long as the decision stands."""

    type: ClassVar[str] = "budget-assumption-adopted"
    sentence: ClassVar[str] = "The reading {assumption} of the budget is adopted by the decision {decision}."

    assumption: AssumptionId
    decision: DecisionId
    replaces: EntryId | None = None


# --- Funding: calls for projects, requests and what became of them ----------------------------------------------------


class CallExpected(Event):
    """A call for projects is said to come, by ``due`` if that is known."""

    type: ClassVar[str] = "call-expected"
    sentence: ClassVar[str] = "A call for projects is expected: {title}"

    call: CallId
    title: Title
    issuer: Title | None = None
    due: ImpreciseDate | None = None
    territories: tuple[TerritoryId, ...] = ()


class CallOpened(Event):
    """A call for projects is open; answers are to be in by ``due``."""

    type: ClassVar[str] = "call-opened"
    sentence: ClassVar[str] = "A call for projects is open: {title}"

    call: CallId
    title: Title
    issuer: Title | None = None
    due: ImpreciseDate | None = None
    territories: tuple[TerritoryId, ...] = ()


class FundingApplied(Event):
    """A funding request was submitted, in answer to a call if one is named."""

    type: ClassVar[str] = "funding-applied"
    sentence: ClassVar[str] = "Funding request to {funder}: {title}"

    funding: FundingId
    title: Title
    funder: Title
    call: CallId | None = None
    amount: Cents | None = None
    territories: tuple[TerritoryId, ...] = ()


class FundingGranted(Event):
    """A sum was granted, for one ``year`` if that is known: a grant over several years is one fact a year."""

    type: ClassVar[str] = "funding-granted"
    sentence: ClassVar[str] = "Funding {funding} is granted: {amount} ({nature})."

    funding: FundingId
    amount: Cents
    nature: Nature
    year: Year | None = None
    territories: tuple[TerritoryId, ...] = ()


class FundingRefused(Event):
    """A funding request was turned down."""

    type: ClassVar[str] = "funding-refused"
    sentence: ClassVar[str] = "Funding {funding} is refused."

    funding: FundingId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None


class FundingReported(Event):
    """Its use was accounted for to the funder."""

    type: ClassVar[str] = "funding-reported"
    sentence: ClassVar[str] = "The use of the funding {funding} is accounted for: {summary}"

    funding: FundingId
    territories: tuple[TerritoryId, ...] = ()
    summary: Text
    document: DocumentId | None = None


# --- Documents: announced, drafted, validated, signed, filed ----------------------------------------------------------


class DocumentAnnounced(Event):
    """A document was promised, by ``due`` if a date was given. Every fact about it says what it is."""

    type: ClassVar[str] = "document-announced"
    sentence: ClassVar[str] = "Document announced: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()
    due: ImpreciseDate | None = None


class DocumentDrafted(Event):
    """A document was written."""

    type: ClassVar[str] = "document-drafted"
    sentence: ClassVar[str] = "Document drafted: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()


class DocumentValidated(Event):
    """A document was agreed on as it stands."""

    type: ClassVar[str] = "document-validated"
    sentence: ClassVar[str] = "Document validated: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()


class DocumentSigned(Event):
    """A document was signed, by ``signatories`` as far as they are known."""

    type: ClassVar[str] = "document-signed"
    sentence: ClassVar[str] = "Document signed: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()
    signatories: tuple[StakeholderId, ...] = ()


class DocumentFiled(Event):
    """A file was deposited; it stays outside the register, which knows it by its SHA-256.

    ``file`` is what it was called then, ``size`` how many bytes it has: they help to find it, and prove nothing.
    """

    type: ClassVar[str] = "document-filed"
    sentence: ClassVar[str] = "Document filed: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()
    sha256: Hash
    file: Title | None = None
    size: ByteCount | None = None


# --- Questions: asked, with options and opinions; settled or deferred by a decision -----------------------------------


class QuestionAsked(Event):
    """A question is open; ``label`` is how the source numbers it, which may not be its own alone."""

    type: ClassVar[str] = "question-asked"
    sentence: ClassVar[str] = "Question asked: {title}"

    question: QuestionId
    label: Title | None = None
    title: Title
    points: tuple[Text, ...] = ()
    territories: tuple[TerritoryId, ...] = ()


class OptionProposed(Event):
    """One answer that a question may get, by the office that proposes it if that is known."""

    type: ClassVar[str] = "option-proposed"
    sentence: ClassVar[str] = "Question {question}, option {option}: {title}"

    question: QuestionId
    option: OptionId
    title: Title
    points: tuple[Text, ...] = ()
    office: OfficeId | None = None
    territories: tuple[TerritoryId, ...] = ()


class QuestionOpinionGiven(Event):
    """What an office thinks of a question, and the option it favours if it names one; it decides nothing."""

    type: ClassVar[str] = "question-opinion-given"
    sentence: ClassVar[str] = "Opinion of {office} on the question {question}: {text}"

    question: QuestionId
    office: OfficeId
    text: Text
    option: OptionId | None = None
    territories: tuple[TerritoryId, ...] = ()


class QuestionSettled(Event):
    """A decision answered a question, by one of its options, in words, or both; it holds as long as the decision."""

    type: ClassVar[str] = "question-settled"
    sentence: ClassVar[str] = "Question {question} is settled by the decision {decision}."

    question: QuestionId
    decision: DecisionId
    option: OptionId | None = None
    answer: Text | None = None
    territories: tuple[TerritoryId, ...] = ()


class QuestionDeferred(Event):
    """A decision put a question off to a date; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "question-deferred"
    sentence: ClassVar[str] = "Question {question} is deferred to {due} by the decision {decision}."

    question: QuestionId
    decision: DecisionId
    due: ImpreciseDate
    territories: tuple[TerritoryId, ...] = ()
    replaces: EntryId | None = None


# --- The group of a territory, its workshops, its flagship projects --------------------------------------------------


class MemberJoined(Event):
    """A stakeholder became a member of the group of a territory."""

    type: ClassVar[str] = "member-joined"
    sentence: ClassVar[str] = "{stakeholder} joins the group of {territory}."

    territory: TerritoryId
    stakeholder: StakeholderId


class MemberLeft(Event):
    """A member left the group of a territory; ``ends`` names the entry by which it had joined."""

    type: ClassVar[str] = "member-left"
    sentence: ClassVar[str] = "{stakeholder} leaves the group of {territory}."

    territory: TerritoryId
    stakeholder: StakeholderId
    reason: Text | None = None
    ends: EntryId


class WorkshopCycleSetOut(Event):
    """A cycle of workshops was set out, with what it is to reach; the meetings of the cycle name it."""

    type: ClassVar[str] = "workshop-cycle-set-out"
    sentence: ClassVar[str] = "Cycle of workshops: {title}"

    cycle: CycleId
    title: Title
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    territories: tuple[TerritoryId, ...] = ()


class FlagshipProposed(Event):
    """A flagship project was thought of; a collective one without owners is that of the whole group."""

    type: ClassVar[str] = "flagship-proposed"
    sentence: ClassVar[str] = "Flagship project ({kind}): {title}"

    flagship: FlagshipId
    kind: FlagshipKind
    title: Title
    owners: tuple[StakeholderId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    text: Text | None = None


class FlagshipWritten(Event):
    """A flagship project was written down, in the document if one is named."""

    type: ClassVar[str] = "flagship-written"
    sentence: ClassVar[str] = "The flagship project {flagship} is written."

    flagship: FlagshipId
    document: DocumentId | None = None


class FlagshipPresented(Event):
    """A flagship project was presented to companies, by name if they are known."""

    type: ClassVar[str] = "flagship-presented"
    sentence: ClassVar[str] = "The flagship project {flagship} is presented to companies."

    flagship: FlagshipId
    to: tuple[StakeholderId, ...] = ()
    meeting: MeetingId | None = None


class FlagshipPartnered(Event):
    """A flagship project found a partnership that carries it."""

    type: ClassVar[str] = "flagship-partnered"
    sentence: ClassVar[str] = "The flagship project {flagship} finds its partnership: {partnership}."

    flagship: FlagshipId
    partnership: PartnershipId


class FlagshipClosed(Event):
    """A flagship project is over, completed or abandoned; ``ends`` names the entry that proposed it."""

    type: ClassVar[str] = "flagship-closed"
    sentence: ClassVar[str] = "The flagship project {flagship} is closed ({ending}): {reason}"

    flagship: FlagshipId
    ending: Ending
    reason: Text
    ends: EntryId


# --- Indicators and risks ---------------------------------------------------------------------------------------------


class IndicatorDefined(Event):
    """What is to be measured, in which unit, from which baseline towards which target, and how it is verified."""

    type: ClassVar[str] = "indicator-defined"
    sentence: ClassVar[str] = "Indicator ({kind}): {name}, in {unit}."

    indicator: IndicatorId
    name: Title
    kind: IndicatorKind
    unit: Title
    baseline: Quantity | None = None
    target: Quantity | None = None
    due: ImpreciseDate | None = None
    verification: Text | None = None
    territories: tuple[TerritoryId, ...] = ()


class IndicatorMeasured(Event):
    """An indicator was measured; the value is an exact decimal text."""

    type: ClassVar[str] = "indicator-measured"
    sentence: ClassVar[str] = "Indicator {indicator} is measured: {value}."

    indicator: IndicatorId
    value: Quantity
    verification: Text | None = None
    territories: tuple[TerritoryId, ...] = ()


class RiskRaised(Event):
    """Something that may go wrong; what nobody has assessed, or taken charge of, is left out."""

    type: ClassVar[str] = "risk-raised"
    sentence: ClassVar[str] = "Risk: {title}"

    risk: RiskId
    title: Title
    likelihood: Degree | None = None
    impact: Degree | None = None
    owner: OfficeId | None = None
    trend: Trend | None = None
    territories: tuple[TerritoryId, ...] = ()


class RiskReassessed(Event):
    """A risk was looked at again; each field says how it stands now."""

    type: ClassVar[str] = "risk-reassessed"
    sentence: ClassVar[str] = "Risk {risk} is reassessed."

    risk: RiskId
    likelihood: Degree | None = None
    impact: Degree | None = None
    owner: OfficeId | None = None
    trend: Trend | None = None
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None
    replaces: EntryId


class RiskClosed(Event):
    """A risk is one no more."""

    type: ClassVar[str] = "risk-closed"
    sentence: ClassVar[str] = "Risk {risk} is closed: {reason}"

    risk: RiskId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text
    ends: EntryId


# --- Ambiguities of the sources --------------------------------------------------------------------------------------


class AmbiguityFlagged(Event):
    """The sources contradict themselves or leave something open; ``default`` is what is done until it is settled."""

    type: ClassVar[str] = "ambiguity-flagged"
    sentence: ClassVar[str] = "Ambiguity: {title}"

    ambiguity: AmbiguityId
    title: Title
    readings: tuple[Text, ...] = ()
    default: Text | None = None
    who_can_settle: Id | None = None
    territories: tuple[TerritoryId, ...] = ()


class AmbiguitySettled(Event):
    """It is known now what was meant: one of the readings, or something else that ``text`` says."""

    type: ClassVar[str] = "ambiguity-settled"
    sentence: ClassVar[str] = "Ambiguity {ambiguity} is settled: {text}"

    ambiguity: AmbiguityId
    reading: Text | None = None
    text: Text
    decision: DecisionId | None = None
    territories: tuple[TerritoryId, ...] = ()
    ends: EntryId


# --- Spread: what others start from, and what was learnt --------------------------------------------------------------


class ResultsSpread(Event):
    """A territory, or a group in it, starts from the results of ``origin``, with what was handed over, if anything."""

    type: ClassVar[str] = "results-spread"
    sentence: ClassVar[str] = "{territory} starts from the results of {origin}."

    territory: TerritoryId
    origin: TerritoryId
    group: Title | None = None
    handed_over: tuple[Text, ...] = ()


class LessonRecorded(Event):
    """What was learnt at a gate, on the way to it or from its review."""

    type: ClassVar[str] = "lesson-recorded"
    sentence: ClassVar[str] = "Lesson of {territory} at the gate “{gate}”: {text}"

    territory: TerritoryId
    gate: GateId
    review: ReviewId | None = None
    office: OfficeId
    text: Text


CATALOGUE: dict[tuple[str, int], type[Event]] = {(one.type, one.version): one for one in Event.__subclasses__()}
"""The closed registry: a stored name and version that is not here is reported, never imported or skipped."""
