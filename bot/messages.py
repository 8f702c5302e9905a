"""The neutral vocabulary between channels, turns and dialogs: what comes in and what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from store.records import Audience

PAYLOAD_VERSION = 2
TERMINAL = "terminal"  # the one channel on which citizens and staff both talk
LINE = "line"


@dataclass(frozen=True, slots=True)
class Pick:
    """A pressed button: it names the dialog and the question that it was made for, so that an old one cannot answer a new question."""

    dialog: str
    question: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that a person sent. ``id`` is the channel's own event id and dedupe key, ``address`` the conversation, ``day`` what counts as today in it."""

    id: str
    channel: str
    address: str
    audience: Audience
    person_id: str  # "" for a citizen and for staff whom the roster does not know
    at: datetime
    day: date
    text: str = ""
    pick: Pick | None = None
    reply_token: str = ""
    message_id: str = ""  # the platform's own, by which the sender may take it back


@dataclass(frozen=True, slots=True)
class Choice:
    """A button or quick reply; a channel without buttons shows the label, and the typed label means the same."""

    label: str
    pick: Pick


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a chart: 予定 and 実績 as they are shown, "" where there is none, and how high each stands between 0 and 1 (None: no bar, never 0)."""

    year: str
    planned: str = ""
    reached: str = ""
    planned_height: float | None = None
    reached_height: float | None = None
    is_told: bool = False  # the year that the figure beside it is about


@dataclass(frozen=True, slots=True)
class Chart:
    """予定 and 実績 of every year of the plan, side by side in one unit; ``era`` stands before the years (令和), "" where they say it themselves (R3)."""

    unit: str
    bars: tuple[Bar, ...]
    era: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a card: what stands large, what stands beside it, and below it what it is compared with. The message's text says the same in full.

    ``over`` is the line above the name, ``beside`` the year and how it stands to the 予定, ``notes`` what is said of it, ``source`` where it is printed.
    """

    over: str
    name: str
    value: str
    unit: str
    beside: tuple[str, ...]
    notes: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One bubble: its text, lines separated by newlines, and the choices under it. Where a channel draws cards, ``figure`` stands in the text's place.

    ``asks``: the choices answer what the message itself asks, and stay with it; all others only offer what could be asked next. ``alone``: nothing else
    may stand in the reply (danger).
    """

    text: str
    choices: tuple[Choice, ...] = ()
    figure: Figure | None = None
    asks: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """One turn's messages for one address: what an outbox row carries. ``reply_token`` answers the event without counting as a message sent (LINE), once
    and within a minute; "" where a channel has none."""

    messages: tuple[Message, ...]
    version: int = PAYLOAD_VERSION
    reply_token: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    vendor_id: str = ""


@dataclass(frozen=True, slots=True)
class Retry:
    reason: str
    after: float | None = None  # seconds, as the channel asked


@dataclass(frozen=True, slots=True)
class Dead:
    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The channel may or may not have taken it: no answer came back."""

    reason: str


Outcome = Sent | Retry | Dead | Uncertain


class Channel(Protocol):
    """One way out. ``idempotent`` says whether a row that may have gone out already can be sent again without a duplicate."""

    name: str
    idempotent: bool

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:
        """Sends one outbox row; ``key`` is its UUID and retry key. Returns an outcome, never raises for what the vendor answers."""
        ...
