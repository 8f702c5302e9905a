"""What every conversation is made of: State, Facts, the Effect union and the Dialog protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.book import Book
from bot.messages import Inbound, Message
from language.columns import Column
from plan.fiscal import FiscalYear
from plan.model import Edition
from store.records import Answer, AnswerVersion, Cycle, MoveMade, RequestView, Viewer

STATE_VERSION = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """The indicator last answered in this chat; a message that names only a year is about it for 30 minutes."""

    indicator_id: str
    year: FiscalYear
    planned: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the bot put back (which of several?), with what was already understood. ``asks`` is a language.asks.Asks."""

    indicator_ids: tuple[str, ...]
    year: FiscalYear | None
    planned: bool | None
    at: datetime
    asks: str = "figure"
    near: bool = False  # none of them was named: only a choice takes one
    columns: tuple[Column, ...] = ()  # several years were asked for, each with its 予定 or 実績
    repeated: bool = False  # a reply was not read, and the choices stood once more


@dataclass(frozen=True, slots=True)
class Position:
    """Where an interview stands: a request and a question of it, never an answer.

    ``seen`` is the version of the request's answer when the question was put: another one means that somebody else was there in between.
    ``since`` is the day of the last move, ``skipped`` the requests that the person left for later in this sitting.
    """

    request_id: int
    question: str
    seen: int
    since: date
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """All that a conversation remembers. It names its question and never counts; answers stand in the store."""

    version: int = STATE_VERSION
    position: Position | None = None
    paused: bool = False  # the interview was left; 「回答する」 goes on with it
    topic: Topic | None = None
    asked: Asked | None = None
    menu: str = ""  # the dialog whose choices were shown last, progress:open with their list: a bare number is one of them, and no answer
    reviewed: tuple[
        tuple[int, int], ...
    ] = ()  # the request ids and versions that the menu's list showed: what its numbers mean
    introduced: bool = False  # the person was told what this chat is
    spoken_at: datetime | None = (
        None  # when a guest's talk was last gone on with (bot.dialogs.guest); None while none is open
    )


@dataclass(frozen=True, slots=True)
class Directory:
    """What the city says of itself, from its settings file; "" where it says nothing."""

    values: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


@dataclass(frozen=True)
class Facts:
    """What a step may know. Everything in it was read before the step, under the locks that its effects need."""

    viewer: Viewer
    today: date
    now: datetime
    book: Book
    directory: Directory
    cycle: Cycle | None
    asked_of: Edition | None = None  # the cycle's own edition; the book may hold a newer one
    requests: tuple[RequestView, ...] = ()  # what this viewer may see, in the plan's order
    histories: tuple[
        AnswerVersion, ...
    ] = ()  # of the viewer's own requests, oldest first; read only when they are asked for
    moves: tuple[MoveMade, ...] = ()  # 提出 and 引戻し of the same requests, oldest first
    is_guest: bool = False  # on this account other services answer too: only who asks for the plan is answered


@dataclass(frozen=True, slots=True)
class Say:
    message: Message


@dataclass(frozen=True, slots=True)
class Save:
    """Stores a new version of a request's answer. ``seen`` is the version that the step was shown; another one in the store refuses it."""

    request_id: int
    seen: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Submit:
    """Submits a request as it stands in version ``seen``."""

    request_id: int
    seen: int


@dataclass(frozen=True, slots=True)
class TakeBack:
    request_id: int
    seen: int


@dataclass(frozen=True, slots=True)
class Heard:
    """How a reply to an interview question was understood, for the trail: value, confirm, reject or intent, with its detail."""

    request_id: int
    question: str
    outcome: str
    detail: Mapping[str, str]


Effect = Say | Save | Submit | TakeBack | Heard
Step = tuple[State, tuple[Effect, ...]]  # what a step makes of a message: the next state, and what shall happen


class Dialog(Protocol):
    """One conversation. Its functions are pure: same arguments, same result."""

    @property
    def name(self) -> str: ...

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """Whether a typed message belongs to this dialog as things stand."""
        ...

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step: ...

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step: ...
