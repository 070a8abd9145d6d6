"""What one may do: one chapter a file, each act with its rules; this page lists them in the order of the manual."""

from __future__ import annotations

from programme.domain.acts.act import Act
from programme.domain.acts.body import (
    ConstituteBody,
    DeclareInterest,
    FillSeat,
    GiveProxy,
    PlanBody,
    RecordRecusal,
    SetVotingRule,
    VacateSeat,
)
from programme.domain.acts.decision import CommunicateDecision, RecordDecision, WithdrawDecision
from programme.domain.acts.gate import AnswerCriterion, OpenReview, WaiveCriterion
from programme.domain.acts.gate_aftermath import LiftReservation, ReopenGate
from programme.domain.acts.gate_decision import DecideGate
from programme.domain.acts.gate_vote import CastBallot, GiveOpinion
from programme.domain.acts.meeting import ConveneMeeting, FileMinutes, HoldMeeting, RecordAttendance
from programme.domain.acts.programme import AdoptCharter, StartProgramme
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
    ProposeTerritory,
    EnvisageTerritory,
    SelectTerritory,
    SetTheme,
    PlanTerritory,
    SuspendTerritory,
    ResumeTerritory,
    CloseTerritory,
    OpenStep,
    CompleteStep,
    OpenReview,
    AnswerCriterion,
    WaiveCriterion,
    GiveOpinion,
    CastBallot,
    DecideGate,
    LiftReservation,
    ReopenGate,
    PlanBody,
    ConstituteBody,
    FillSeat,
    VacateSeat,
    SetVotingRule,
    GiveProxy,
    DeclareInterest,
    RecordRecusal,
    ConveneMeeting,
    HoldMeeting,
    RecordAttendance,
    FileMinutes,
    RecordDecision,
    CommunicateDecision,
    WithdrawDecision,
)
"""Every act, by chapter."""

BY_PATH: dict[str, type[Act]] = {act.path(): act for act in ALL_ACTS}
"""Every act by the words of its command, such as ``territory propose``."""
