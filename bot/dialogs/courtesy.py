"""What is said where no figure can be: danger, small talk, and what the plan does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.dialogs.dialog import Directory, Facts
from bot.dialogs.explaining import plan_source
from bot.dialogs.wish import contact_lines, opinions
from language import formats
from language.asking import asks_by_a_word
from language.danger import Danger
from language.errands import asks_for_the_period, term_of
from language.normalise import fold
from language.question import Asks, Question
from language.texts import lines, say


def danger(kind: Danger, directory: Directory) -> str:
    """Whom to call; nothing else stands in the reply."""
    return say(kind, **_hotline(kind.removeprefix("sensitive."), directory))


def foreign() -> str:
    """What is said to a language that this chat does not read."""
    return say("smalltalk.foreign", example=say("example"))


def courtesy(question: Question, facts: Facts, *, staff: bool) -> str:
    """The reply to what is no question about a figure; "" for a question that is one."""
    found = COURTESIES.get(question.asks)
    return found(question, facts, staff) if found else ""


def unanswered(question: Question, facts: Facts, *, staff: bool) -> str:
    """What is said where no answer was found: that the plan has not what was named, that the question was not understood, or, to what asks nothing, what this chat is for.

    Only a word that the plan does not use lets it be said that the plan does not speak of it. What a citizen writes that neither asks by a word nor counts may be a cry
    that was not understood: the two numbers stand in the reply."""
    counts = question.measure is not None or bool(question.years) or asks_by_a_word(question.text)
    urgent = "" if staff or counts else say("nothing.urgent")
    if not question.is_asked:
        return lines(
            say("smalltalk.self", example=say("example")),
            urgent,
            "" if staff else _contact(facts.directory, "contact.city"),
        )
    if facts.book.index.unheard(question):
        return nothing_found(facts.directory, staff=staff, urgent=urgent)
    return lines(say("nothing.unread", example=say("example")), urgent)


def nothing_found(directory: Directory, *, staff: bool, urgent: str = "") -> str:
    """Says so, and to citizens where else to ask; ``urgent`` is the line of the two numbers where it may have been a cry."""
    if staff:
        return say("nothing.found_staff")
    contact = contact_lines(directory["page"], directory["telephone"], directory["hours"])
    return lines(say("nothing.found"), urgent, say("nothing.found_contact") if contact else "", contact)


def doubt(page: int, directory: Directory) -> str:
    """Neither confirms nor denies what another page prints."""
    contact = contact_lines(directory["desk"], directory["desk_telephone"], directory["hours"])
    return lines(say("figure.doubt", page=page), say("figure.doubt_contact") if contact else "", contact)


def _personal(_question: Question, facts: Facts, _staff: bool) -> str:
    return lines(say("personal"), _contact(facts.directory, "figure.doubt_contact"))


def _insult(_question: Question, facts: Facts, _staff: bool) -> str:
    opinions = facts.directory["opinions"]
    return lines(say("insult"), say("insult.opinions", opinions=opinions) if opinions else "")


def _opinion(_question: Question, facts: Facts, _staff: bool) -> str:
    """Where the city takes opinions, or where it can be asked at all."""
    return lines(opinions(facts.directory), say("opinion.not_here"))


def _privacy(_question: Question, facts: Facts, _staff: bool) -> str:
    """What this chat keeps is not for it to promise: the city's own page says it."""
    privacy = facts.directory["privacy"]
    told = say("privacy.at", privacy=privacy) if privacy else _contact(facts.directory, "privacy.ask")
    return lines(told or say("wish.no_settings"), say("privacy.write_none"))


def _telephone(question: Question, facts: Facts, staff: bool) -> str:
    """The number of the department or the desk that is named, else the city's."""
    directory = facts.directory
    for department in facts.book.edition.departments:
        number = directory[f"departments.{department}"]
        if number and department in question.text:
            hours = directory["hours"]
            return say("contact.department", department=department, telephone=number, hours=hours)
    of_desk = _desk(directory, staff=staff) if say("contact.desk_word") in question.text else ""
    return of_desk or _city(directory)


def _person(_question: Question, facts: Facts, staff: bool) -> str:
    return lines(say("contact.automatic"), (staff and _desk(facts.directory, staff=True)) or _city(facts.directory))


def _holder(_question: Question, facts: Facts, staff: bool) -> str:
    return nothing_found(facts.directory, staff=staff)


def _term(question: Question, _facts: Facts, _staff: bool) -> str:
    return lines(say(term_of(fold(question.text))), say("term.example", example=say("example")))


def _lonely(_question: Question, facts: Facts, _staff: bool) -> str:
    """Where somebody listens, without the words for whom life is in danger."""
    return say("smalltalk.lonely", **_hotline("life", facts.directory))


def _greeting(question: Question, _facts: Facts, _staff: bool) -> str:
    """The greeting that was given, given back."""
    said = fold(question.text)
    key = "greeting.morning" if "おはよ" in said else "greeting.evening" if "こんばん" in said else "greeting.day"
    return say("smalltalk", greeting=say(key), example=say("example"))


def _trouble(_question: Question, facts: Facts, staff: bool) -> str:
    return lines(say("trouble"), (staff and _desk(facts.directory, staff=True)) or _city(facts.directory))


def _plan(question: Question, facts: Facts, _staff: bool) -> str:
    """Which plan it is, and where it stands: its own address, or the city's page."""
    edition, directory = facts.book.edition, facts.directory
    years = {"first": formats.year(edition.first_year), "last": formats.year(edition.last_year)}
    period = (
        say("plan.period", latest=formats.year(edition.latest_actual), **years)
        if asks_for_the_period(fold(question.text))
        else ""
    )
    if period:
        return lines(period, plan_source(edition))
    return lines(plan_source(edition), "" if edition.address else _contact(directory, "plan.ask"))


def _hotline(line: str, directory: Directory) -> dict[str, str]:
    return {part: directory[f"hotlines.{line}.{part}"] for part in ("name", "telephone", "hours")}


def _city(directory: Directory) -> str:
    return _contact(directory, "contact.city") or say("wish.no_settings")


def _contact(directory: Directory, lead: str) -> str:
    """The city's page, telephone number and hours under their lead; "" when none is set."""
    contact = contact_lines(directory["page"], directory["telephone"], directory["hours"])
    return lines(say(lead), contact) if contact else ""


def _desk(directory: Directory, *, staff: bool) -> str:
    """Who runs the plan's cycle: to staff with the extension, to citizens with the number that they may call; "" when there is none."""
    number = directory["extension"] if staff else directory["desk_telephone"]
    if not number:
        return ""
    if staff:
        return say("contact.extension", desk=directory["desk"], extension=number)
    return say("contact.desk", desk=directory["desk"], telephone=number, hours=directory["hours"])


def _said(key: str) -> Courtesy:
    return lambda _question, _facts, _staff: say(key)


def _with_example(key: str) -> Courtesy:
    return lambda _question, _facts, _staff: say(key, example=say("example"))


Courtesy = Callable[[Question, Facts, bool], str]

COURTESIES: Mapping[Asks, Courtesy] = {
    Asks.PERSONAL: _personal,
    Asks.INJECTION: _said("injection"),
    Asks.OPINION: _opinion,
    Asks.PRIVACY: _privacy,
    Asks.CONTACT: _telephone,
    Asks.PERSON: _person,
    Asks.PLAN: _plan,
    Asks.TROUBLE: _trouble,
    Asks.SELF: _with_example("smalltalk.self"),
    Asks.EASE: _said("smalltalk.ease"),
    Asks.DX: _with_example("smalltalk.dx"),
    Asks.TERM: _term,
    Asks.HOLDER: _holder,
    Asks.HELP: _with_example("smalltalk.help"),
    Asks.CHAT: _with_example("smalltalk.chat"),
    Asks.LONELY: _lonely,
    Asks.GREETING: _greeting,
    Asks.FAREWELL: _said("smalltalk.farewell"),
    Asks.THANKS: _said("smalltalk.thanks"),
    Asks.INSULT: _insult,
    Asks.NOTHING: _with_example("nothing.said"),
}
"""Every kind of message that is no question about the plan, with what is said to it."""
