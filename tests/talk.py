"""Conversations without a database: the real dialogs over requests in memory; the state goes through JSON after every message."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bot.book import Book
from bot.demo import DEADLINE, OPENED, TODAY, offices, requested
from bot.dialogs import catalogue
from bot.dialogs.dialog import Directory, Facts, Heard, Save, Say, State, Submit, TakeBack
from bot.directory import no_directory
from bot.messages import Inbound, Message, Pick
from bot.payloads import state_of, state_text
from bot.terminal import rendered
from bot.wiring import TOKYO
from plan.loading import load_folder
from plan.model import Edition
from plan.sasebo import R5 as SASEBO_R5
from store import moves
from store.moves import Action
from store.records import (
    Answer,
    AnswerVersion,
    Audience,
    Cycle,
    MoveMade,
    Person,
    Post,
    Request,
    RequestState,
    RequestView,
    Role,
    Viewer,
)

CITIZEN = Viewer(Audience.CITIZEN)
DESK = Viewer(
    Audience.STAFF, Person("desk", "取手", "総務部"), (Post("desk", "総務部", "取りまとめ", Role.COORDINATOR),)
)


@cache
def sasebo() -> Edition:
    return load_folder(SASEBO_R5)


@cache
def book(audience: Audience) -> Book:
    return Book.of(audience, sasebo())


@dataclass
class World:
    """What the store would hold: one cycle's requests with every version of their answers."""

    edition: Edition
    day: date = TODAY
    now: datetime = datetime(2025, 4, 14, 1, 0, tzinfo=UTC)
    directory: Directory = field(default_factory=no_directory)
    requests: dict[int, Request] = field(default_factory=dict)
    versions: dict[int, list[AnswerVersion]] = field(default_factory=dict)
    moves: list[MoveMade] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # of those who have submitted, by id

    @property
    def cycle(self) -> Cycle:
        return Cycle(1, self.edition.id, self.edition.latest_actual + 1, OPENED, DEADLINE)

    def view(self, request: Request, viewer: Viewer) -> RequestView:
        saved = self.versions.get(request.id, [])
        answer = saved[-1].answer if saved else Answer()
        return RequestView(
            request,
            answer,
            saved[-1] if saved else None,
            any(post.id == request.post_id for post in viewer.posts),
            moves.allowed(request, answer, viewer),
            self.names.get(request.submitted_by, ""),
        )

    def visible(self, viewer: Viewer) -> tuple[RequestView, ...]:
        if viewer.person is None:
            return ()
        everything = Role.COORDINATOR in viewer.roles
        seen = [r for r in self.requests.values() if everything or r.department in viewer.departments]
        return tuple(self.view(request, viewer) for request in seen)

    def save(self, effect: Save, viewer: Viewer) -> None:
        request, person = self._moved(Action.SAVE, effect, viewer)
        saved = AnswerVersion(
            request.id, request.version + 1, person.id, person.name, self.now, self.day, effect.answer
        )
        self.versions.setdefault(request.id, []).append(saved)
        self.requests[request.id] = replace(request, version=request.version + 1)

    def submit(self, effect: Submit, viewer: Viewer) -> None:
        request, person = self._moved(Action.SUBMIT, effect, viewer)
        self.names[person.id] = person.name
        self.moves.append(MoveMade(request.id, "submit", person.name, self.now, self.day))
        self.requests[request.id] = replace(
            request,
            state=RequestState.SUBMITTED,
            submitted_by=person.id,
            submitted_at=self.now,
            submitted_version=request.version,
        )

    def take_back(self, effect: TakeBack, viewer: Viewer) -> None:
        request, person = self._moved(Action.TAKE_BACK, effect, viewer)
        self.moves.append(MoveMade(request.id, "take_back", person.name, self.now, self.day))
        self.requests[request.id] = replace(
            request, state=RequestState.OPEN, submitted_by="", submitted_at=None, submitted_version=None
        )

    def _moved(self, action: Action, effect: Save | Submit | TakeBack, viewer: Viewer) -> tuple[Request, Person]:
        """The request and who moves it; a move that the store would refuse fails the test."""
        request = self.requests[effect.request_id]
        assert action.value in self.view(request, viewer).actions, f"{action} is not allowed for {request}"
        assert request.version == effect.seen, f"{action} over a version that the step had not seen"
        assert viewer.person is not None
        return request, viewer.person


@dataclass
class Said:
    """What the bot said to one message; every check returns the same, so that they read on."""

    talk: Talk
    messages: tuple[Message, ...]

    @property
    def text(self) -> str:
        return rendered(self.messages)

    def bot_says(self, *parts: str) -> Said:
        for part in parts:
            assert part in self.text, f"expected {part!r} in:\n{self.text}"
        return self

    bot_asks = bot_says

    def never_says(self, *parts: str) -> Said:
        for part in parts:
            assert part not in self.text, f"did not expect {part!r} in:\n{self.text}"
        return self

    def offers(self, *labels: str) -> Said:
        shown = [choice.label for message in self.messages for choice in message.choices]
        for label in labels:
            assert label in shown, f"expected the button {label!r} among {shown}"
        return self

    @property
    def buttons(self) -> list[Pick]:
        return [choice.pick for message in self.messages for choice in message.choices]

    def button(self, label: str) -> Pick:
        picks = [choice.pick for message in self.messages for choice in message.choices if choice.label == label]
        assert picks, f"no button {label!r} in:\n{self.text}"
        return picks[0]


@dataclass
class Talk:
    """The people of a test: each has a chat of their own, all see one world."""

    world: World
    holder: Viewer
    states: dict[str, str] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    channel: str = "terminal"

    def owner(self, text: str) -> Said:
        return self.says(self.holder, text)

    def second(self, text: str) -> Said:
        """Another person who holds the same post."""
        assert self.holder.person is not None
        return self.says(
            Viewer(Audience.STAFF, Person("second", "松本", self.holder.person.department), self.holder.posts), text
        )

    def coordinator(self, text: str) -> Said:
        return self.says(DESK, text)

    def colleague(self, text: str, department: str) -> Said:
        return self.says(Viewer(Audience.STAFF, Person(f"in-{department}", "同僚", department)), text)

    def citizen(self, text: str) -> Said:
        return self.says(CITIZEN, text)

    def staff(self, text: str) -> Said:
        """Somebody whom the roster does not know."""
        return self.says(Viewer(Audience.STAFF), text)

    def press(self, label: str) -> Said:
        """The owner presses a button of the last messages."""
        assert self.holder.person is not None
        return self.says(self.holder, "", self.said[self.holder.person.id].button(label))

    def says(self, viewer: Viewer, text: str, pick: Pick | None = None) -> Said:
        who = viewer.person.id if viewer.person else viewer.audience.value
        self.world.now += timedelta(seconds=20)
        inbound = Inbound("", self.channel, who, viewer.audience, who, self.world.now, self.world.day, text, pick)
        facts = Facts(
            viewer,
            self.world.day,
            self.world.now.astimezone(TOKYO),
            book(viewer.audience),
            self.world.directory,
            self.world.cycle if viewer.person else None,
            self.world.edition,
            self.world.visible(viewer),
            tuple(version for versions in self.world.versions.values() for version in versions),
            tuple(self.world.moves),
        )
        stored = self.states.get(who, "")
        state, effects = catalogue.step(state_of(1, stored) if stored else State(), inbound, facts)
        self.states[who] = state_text(state)
        messages: list[Message] = []
        for effect in effects:
            match effect:
                case Say():
                    messages.append(effect.message)
                case Save():
                    self.world.save(effect, viewer)
                case Submit():
                    self.world.submit(effect, viewer)
                case TakeBack():
                    self.world.take_back(effect, viewer)
                case Heard():
                    self.world.heard.append(effect)
        self.said[who] = Said(self, tuple(messages))
        return self.said[who]

    def answer(self, subject_id: str) -> Answer:
        """What stands for a request now."""
        request = next(r for r in self.world.requests.values() if r.subject_id == subject_id)
        saved = self.world.versions.get(request.id, [])
        return saved[-1].answer if saved else Answer()


def talk_of(*subject_ids: str, edition: Edition | None = None) -> Talk:
    """A talk with the holder of one post that is asked for these subjects, beside everything that others are asked for."""
    subject_ids = subject_ids or ("K001",)
    made = edition or sasebo()
    everyone = offices(made)
    wanted = requested(made, everyone)
    department = next(item.department for item in wanted if item.subject_id == subject_ids[0])
    post = Post("mine", department, f"{department} 担当", Role.OWNER)
    world = World(made)
    for position, item in enumerate(wanted, 1):
        post_id = post.id if item.subject_id in subject_ids else item.post_id
        held_in = department if item.subject_id in subject_ids else item.department
        world.requests[position] = Request(
            position, 1, position, item.subject_id, post_id, held_in, RequestState.OPEN, 0, measured=item.measured
        )
    return Talk(world, Viewer(Audience.STAFF, Person("owner", "青木", department), (post,)))
