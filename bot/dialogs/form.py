"""Declared questions and their single interpreter: which question comes next, which came before, what a button may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.dialogs.item import Item
from bot.messages import Choice, Message, Pick
from language.intents import Intent, read_intent
from language.texts import say
from store.records import Answer


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person sent to a question: the value of a button that this question offers, or a text."""

    text: str
    value: str = ""  # the button's value; "" for a text
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer as it stands now, and what is said about it. ``outcome`` is value or confirm, for the trail."""

    answer: Answer
    said: str = ""
    outcome: str = "value"


@dataclass(frozen=True, slots=True)
class Rejected:
    """Nothing was stored; the question stands. ``choices`` are button values with labels, offered beside it."""

    said: str
    choices: tuple[tuple[str, str], ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Intended:
    """Not an answer but something meant in place of one, for the dialog to carry out."""

    intent: Intent
    rest: str = ""
    doubtful: bool = False


Result = Accepted | Rejected | Intended


def read_intended(reply: Reply) -> Intended | None:
    """What a reply means in place of an answer, by its button or its words; None for anything else."""
    if reply.value in set(Intent):
        return Intended(Intent(reply.value))
    found = None if reply.value else read_intent(reply.text)
    return Intended(found.intent, found.rest, found.doubtful) if found else None


def stand_in(intent: Intent) -> tuple[str, str]:
    """The button of what may be answered in place of a value (集計中), as value and label."""
    return intent.value, say(f"button.{intent.value}")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question's words and its buttons as (value, label). ``sentence`` is the question itself where it is not the last line."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    sentence: str = ""

    @property
    def question(self) -> str:
        return self.sentence or self.text.rsplit("\n", 1)[-1]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. ``when`` says whether it belongs to the item as it stands, ``answered`` whether the store holds its answer.

    A ``free`` question takes any text: only exact commands and buttons leave it. One ``on_demand`` is never next by itself.
    """

    key: str
    when: Callable[[Item], bool]
    answered: Callable[[Item], bool]
    ask: Callable[[Item], Ask]
    again: Callable[[Item], Ask]
    read: Callable[[Reply, Item], Result]
    free: bool = False
    on_demand: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The questions of one kind of item, in the order in which they are asked."""

    name: str
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    def next(self, item: Item) -> Question | None:
        """The first unanswered question whose ``when`` holds; None when the item is through."""
        return next((q for q in self.questions if not q.on_demand and q.when(item) and not q.answered(item)), None)

    def before(self, item: Item, key: str) -> Question | None:
        """The nearest question before ``key`` that belongs to the item and has an answer; the last one of all if ``key`` is none of them."""
        earlier: Question | None = None
        for question in self.questions:
            if question.key == key:
                break
            if not question.on_demand and question.when(item) and question.answered(item):
                earlier = question
        return earlier

    def put(self, question: Question, item: Item) -> Ask:
        return question.again(item) if question.answered(item) else question.ask(item)


def button(dialog: str, item: Item, key: str, value: str, label: str) -> Choice:
    """A button that answers only this question of this item, as long as its answer stands in this version."""
    return Choice(label, Pick(dialog, id_of_question(item, key), value, label))


def id_of_question(item: Item, key: str) -> str:
    """A question of an item as its buttons name it."""
    return f"{item.id}.{key}.{item.version}"


def message(dialog: str, item: Item, key: str, ask: Ask) -> Message:
    return Message(ask.text, tuple(button(dialog, item, key, value, label) for value, label in ask.choices))
