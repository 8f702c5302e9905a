"""The records that leave this room: frozen dataclasses, no database type among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from plan.fiscal import FiscalYear
from plan.model import Phase


class Audience(StrEnum):
    CITIZEN = "citizen"
    STAFF = "staff"


class Role(StrEnum):
    """What a post is for. A person has the roles of the posts that they hold on the day."""

    OWNER = "owner"
    APPROVER = "approver"
    COORDINATOR = "coordinator"


class RequestState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"


class AnswerKind(StrEnum):
    """What was answered in place of silence. Only VALUE carries a figure; none of the others is zero."""

    VALUE = "value"
    PENDING = "pending"  # 集計中
    UNKNOWN = "unknown"  # 分からない
    NOT_APPLICABLE = "not_applicable"  # 該当なし
    ELSEWHERE = "elsewhere"  # 担当が違います


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    department: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office that answers, by its title; people hold it from a date to a date."""

    id: str
    department: str
    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a citizen, a person of the staff with the posts held today, or staff whom the roster does not know (no person)."""

    audience: Audience
    person: Person | None = None
    posts: tuple[Post, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts)

    @property
    def departments(self) -> frozenset[str]:
        own = {self.person.department} if self.person else set()
        return frozenset(own | {post.department for post in self.posts})


@dataclass(frozen=True, slots=True)
class Cycle:
    """One year's 照会 over one edition: asks for ``year``'s actuals until ``deadline``."""

    id: int
    edition_id: str
    year: FiscalYear
    opened: date
    deadline: date


@dataclass(frozen=True, slots=True)
class Request:
    """A 照会項目: one KPI (``subject_id`` K…) or one project (P…) that one post is asked for. ``position`` is the plan's order.

    ``version`` is the number of its newest saved answer (0: none yet); a move names the version that it saw, so that two people cannot both succeed.
    """

    id: int
    cycle_id: int
    position: int
    subject_id: str
    post_id: str
    department: str
    state: RequestState
    version: int
    submitted_by: str = ""
    submitted_at: datetime | None = None
    measured: bool = True  # false for a project without 活動指標: only its phase is asked
    submitted_version: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that was entered and not yet accepted: it waits for a yes, perhaps a reason, and counts as unanswered.

    ``code`` is the finding that is open, "" once nothing but the reason is missing; ``affirmed`` are the findings that the person has said yes to.
    """

    code: str
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    no_parts: bool = False
    approximate: bool = False  # it was written with 約
    same: bool = False  # it was said to equal last year's
    stated: Decimal | None = None  # the rate that was written beside its parts
    entered: str = ""
    affirmed: tuple[str, ...] = ()
    unsure: bool = False  # words around it left open whether it is the value


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands for a request in one version: accepted parts only, except ``proposal``.

    ``value`` is in the indicator's unit (6.8 for 6.8%). ``entered`` keeps what the person typed for it. ``numerator`` alone is a half-entered ratio.
    ``reason`` belongs to the kind: why a confirmed value is right, why 該当なし, which post in ELSEWHERE. ``pending_until`` None with PENDING means that no
    date is known (``dated`` says whether the question was answered). ``phase_kind`` is VALUE beside a phase, UNKNOWN or NOT_APPLICABLE in place of one.
    """

    kind: AnswerKind | None = None
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""  # the value of a measure that the plan states in words
    no_parts: bool = False  # 内訳なし: the rate is known, its parts are not
    entered: str = ""
    reason: str = ""
    pending_until: date | None = None
    dated: bool = False
    comment: str = ""  # 進捗状況・評価, as entered
    phase_kind: AnswerKind | None = None
    phase: Phase | None = None
    phase_reason: str = ""
    proposal: Proposal | None = None

    def without_value(self) -> Answer:
        """Nothing stands for the value any more; comment and phase stay."""
        return Answer(
            comment=self.comment,
            phase_kind=self.phase_kind,
            phase=self.phase,
            phase_reason=self.phase_reason,
        )


@dataclass(frozen=True, slots=True)
class AnswerVersion:
    """One saved version in a request's history."""

    request_id: int
    version: int
    person_id: str
    person_name: str
    at: datetime
    day: date  # the day of the talk: the demonstration's own date, or today
    answer: Answer


@dataclass(frozen=True, slots=True)
class MoveMade:
    """A 提出 or 引戻し of a request, as the trail holds it; ``day`` is None where an older version did not note the day of the talk."""

    request_id: int
    action: str
    person_name: str
    at: datetime
    day: date | None


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request as one viewer may see it, with its newest answer (an empty one at version 0) and who may act on it."""

    request: Request
    answer: Answer
    saved: AnswerVersion | None
    mine: bool  # one of the viewer's posts is there to answer it
    actions: frozenset[str]  # what store.moves allows this viewer now: save, submit, take_back
    submitted_name: str = ""
    post_title: str = ""  # whom to ask for it


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a channel took in, as the inbox keeps it: ``payload`` is the whole event, the rest is what the store itself needs to know of it."""

    id: str  # the channel's own event id: the same one acts once
    channel: str
    address: str
    audience: Audience
    person_id: str
    at: datetime
    day: date
    payload: str


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An accepted event. ``seq`` is the order of arrival, ``conversation`` the channel and address whose turns it belongs to.

    Until ``lease_until`` it rests, or belongs to whoever took it over: another moment there than at the taking says that somebody else had it since.
    """

    seq: int
    conversation: str
    attempts: int
    reason: str
    lease_until: datetime | None
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class StoredState:
    """A conversation's state as text. Version 0 with an empty text: nothing was ever stored."""

    version: int
    text: str


class Kind(StrEnum):
    """What an outbox row does on its channel. Only SEND has a sender yet; the others come with the channels that need them."""

    SEND = "send"
    REPLACE = "replace"
    RESPOND = "respond"
    MULTICAST = "multicast"


class Lane(StrEnum):
    """Replies go before campaigns; the order of one address holds within a lane."""

    REPLY = "reply"
    CAMPAIGN = "campaign"


class OutboxState(StrEnum):
    NEW = "new"
    CLAIMED = "claimed"
    SENT = "sent"
    DEAD = "dead"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Planned:
    """A message to be sent: what turns and campaigns hand to the outbox. ``version`` is the payload's."""

    channel: str
    address: str
    payload: str
    version: int
    due: datetime
    kind: Kind = Kind.SEND
    lane: Lane = Lane.REPLY
    inbox_id: str | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A planned message. ``id`` is a UUID and the platform's idempotency key. ``attempts`` counts its claims since it was planned or sent through again,
    ``claim`` all of them: it tells a claim that ran out from its successor."""

    seq: int
    id: str
    channel: str
    address: str
    kind: Kind
    lane: Lane
    payload: str
    version: int
    state: OutboxState
    attempts: int
    reason: str
    inbox_id: str | None
    claim: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom an address stands for where it must not be kept in clear: ``address`` is an HMAC, ``cipher`` opens with the key named ``cipher_key``."""

    channel: str
    address: str
    cipher: str
    cipher_key: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A person holds a post from a day to a day, both included; no last day while it lasts."""

    post: Post
    person: Person
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a cycle asks for, before it is opened. ``measured`` is false for a project without 活動指標."""

    subject_id: str
    post_id: str
    department: str
    measured: bool = True


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """One text of an edition: ``files`` by name, ``sha256`` as plan.loading computes it."""

    id: str
    sha256: str
    title: str
    latest_actual: FiscalYear
    files: Mapping[str, str]
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One thing that happened. ``actor`` is a person's id, "" for the program itself; ``subject`` what it happened to, e.g. request:12."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: Mapping[str, str]
