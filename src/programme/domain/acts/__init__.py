"""What one may do: one chapter a file, each act with its rules; this page lists them in the order of the manual."""

from __future__ import annotations

from programme.domain.acts.act import Act
from programme.domain.acts.action import AbandonAction, AssignAction, CompleteAction, PlanAction, PostponeAction
from programme.domain.acts.ambiguity import FlagAmbiguity, SettleAmbiguity
from programme.domain.acts.body import ConstituteBody, FillSeat, PlanBody, VacateSeat
from programme.domain.acts.body_plan import DropPlan, OpenSeats
from programme.domain.acts.body_votes import GiveProxy, RecordRecusal, SetVotingRule
from programme.domain.acts.budget import ContributeToBudget, ReviseBudgetLine, StateBudgetLine, ValueVolunteering
from programme.domain.acts.budget_assumption import AdoptAssumption, ProposeAssumption
from programme.domain.acts.contribution import StateBenefit, StateContribution
from programme.domain.acts.correction import AnnulEntry, RectifyEntry
from programme.domain.acts.cycle import SetOutCycle
from programme.domain.acts.decision import CommunicateDecision, RecordDecision, WithdrawDecision
from programme.domain.acts.document import AnnounceDocument, DraftDocument, FileDocument, SignDocument, ValidateDocument
from programme.domain.acts.flagship import (
    CloseFlagship,
    PartnerFlagship,
    PresentFlagship,
    ProposeFlagship,
    WriteFlagship,
)
from programme.domain.acts.funding import AnnounceCall, ApplyForFunding, GrantFunding, RefuseFunding, ReportFunding
from programme.domain.acts.gate import AnswerCriterion, OpenReview, WaiveCriterion
from programme.domain.acts.gate_aftermath import LiftReservation, ReopenGate
from programme.domain.acts.gate_decision import DecideGate
from programme.domain.acts.gate_vote import CastBallot, GiveOpinion
from programme.domain.acts.group import JoinGroup, LeaveGroup
from programme.domain.acts.indicator import DefineIndicator, MeasureIndicator
from programme.domain.acts.interest import DeclareInterest, FlagInterest
from programme.domain.acts.key import HandOverKey, LoseKey
from programme.domain.acts.meeting import ConveneMeeting, FileMinutes, HoldMeeting, RecordAttendance
from programme.domain.acts.meeting_date import CancelMeeting, PostponeMeeting
from programme.domain.acts.migration import MigrateReviews
from programme.domain.acts.partnership import ClosePartnership, EvaluatePartnership, ProposePartnership, SignPartnership
from programme.domain.acts.person import ErasePerson, ExportNames, RegisterPerson
from programme.domain.acts.programme import AdoptCharter, StartProgramme
from programme.domain.acts.question import (
    AskQuestion,
    DeferQuestion,
    GiveQuestionOpinion,
    ProposeOption,
    SettleQuestion,
)
from programme.domain.acts.risk import CloseRisk, RaiseRisk, ReassessRisk
from programme.domain.acts.spread import RecordLesson, SpreadResults
from programme.domain.acts.stakeholder import (
    AliasStakeholder,
    CommitStakeholder,
    ContactStakeholder,
    EngageStakeholder,
    RegisterStakeholder,
    SupportProgramme,
    WithdrawStakeholder,
)
from programme.domain.acts.step import CompleteStep, OpenStep
from programme.domain.acts.territory import (
    CloseTerritory,
    EnvisageTerritory,
    PlanTerritory,
    ProposeTerritory,
    ResumeTerritory,
    SelectTerritory,
    SetTheme,
    SuspendTerritory,
)

ALL_ACTS: tuple[type[Act], ...] = (
    StartProgramme,
    AdoptCharter,
    MigrateReviews,
    ProposeTerritory,
    EnvisageTerritory,
    SelectTerritory,
    SetTheme,
    PlanTerritory,
    SuspendTerritory,
    ResumeTerritory,
    JoinGroup,
    LeaveGroup,
    CloseTerritory,
    SpreadResults,
    OpenStep,
    CompleteStep,
    PlanAction,
    AssignAction,
    PostponeAction,
    CompleteAction,
    AbandonAction,
    AskQuestion,
    ProposeOption,
    GiveQuestionOpinion,
    SettleQuestion,
    DeferQuestion,
    OpenReview,
    AnswerCriterion,
    WaiveCriterion,
    GiveOpinion,
    CastBallot,
    DecideGate,
    LiftReservation,
    ReopenGate,
    RecordLesson,
    PlanBody,
    ConstituteBody,
    OpenSeats,
    DropPlan,
    FillSeat,
    VacateSeat,
    SetVotingRule,
    GiveProxy,
    DeclareInterest,
    FlagInterest,
    RecordRecusal,
    ConveneMeeting,
    PostponeMeeting,
    CancelMeeting,
    HoldMeeting,
    RecordAttendance,
    FileMinutes,
    SetOutCycle,
    RecordDecision,
    CommunicateDecision,
    WithdrawDecision,
    RegisterStakeholder,
    AliasStakeholder,
    ContactStakeholder,
    SupportProgramme,
    EngageStakeholder,
    CommitStakeholder,
    StateContribution,
    StateBenefit,
    WithdrawStakeholder,
    ProposePartnership,
    SignPartnership,
    EvaluatePartnership,
    ClosePartnership,
    AnnounceDocument,
    DraftDocument,
    ValidateDocument,
    SignDocument,
    FileDocument,
    StateBudgetLine,
    ReviseBudgetLine,
    ContributeToBudget,
    ValueVolunteering,
    ProposeAssumption,
    AdoptAssumption,
    AnnounceCall,
    ApplyForFunding,
    GrantFunding,
    RefuseFunding,
    ReportFunding,
    DefineIndicator,
    MeasureIndicator,
    RaiseRisk,
    ReassessRisk,
    CloseRisk,
    FlagAmbiguity,
    SettleAmbiguity,
    ProposeFlagship,
    WriteFlagship,
    PresentFlagship,
    PartnerFlagship,
    CloseFlagship,
    RegisterPerson,
    ErasePerson,
    ExportNames,
    LoseKey,
    HandOverKey,
    RectifyEntry,
    AnnulEntry,
)
"""Every act, by chapter."""

BY_PATH: dict[str, type[Act]] = {act.path(): act for act in ALL_ACTS}
"""Every act by the words of its command, such as ``territory propose``."""
