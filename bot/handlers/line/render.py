"""Envelope → the Messaging API's message objects, as plain JSON: text, quick replies, a bubble for a question with its choices and for a figure with its bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.handlers.line import limits
from bot.handlers.line.buttons import action
from bot.messages import Bar, Chart, Choice, Envelope, Figure, Message
from language.texts import say

Json = dict[str, Any]

INK, QUIET, BLUE, GREY, RULE, BAND, WHITE = "#1A1A1A", "#595959", "#0017C1", "#767676", "#CCCCCC", "#F2F2F2", "#FFFFFF"
BAR_HEIGHT = 80  # px of the largest value; a value above 0 has at least one
_LARGE = 6  # characters of a value up to which year and 予定 stand beside it; a longer one has them below


def rendered(envelope: Envelope) -> list[Json]:
    """The message objects of one reply or push, five at most. The last one carries the quick replies of the last message that has any: LINE shows no others."""
    messages = _joined(envelope.messages)
    objects = [each for message in messages for each in _message(message)]
    objects = objects[: limits.MESSAGES]
    offered = next((one.choices for one in reversed(messages) if one.choices and not _in_bubble(one)), ())
    if objects and offered:
        objects[-1]["quickReply"] = {"items": [_quick_reply(choice) for choice in offered]}
    return objects


def alt_text(message: Message) -> str:
    """What a notification shows: the answer itself, in as many lines as it takes."""
    return _cut(message.text, limits.ALT_TEXT)


def _joined(messages: Sequence[Message]) -> list[Message]:
    """As many as one call takes: what is too much is one text with what stands before it."""
    kept = list(messages)
    while len(kept) > limits.MESSAGES:
        last = kept.pop()
        kept[-1] = Message(f"{kept[-1].text}\n\n{last.text}", last.choices, asks=last.asks)
    return kept


def _message(message: Message) -> list[Json]:
    if message.figure is not None:
        return [_flex(message, _figure(message.figure))]
    if _in_bubble(message):
        return [_flex(message, _question(message))]
    listed = "" if len(message.choices) <= limits.QUICK_REPLIES else _listed(message.choices)
    return [{"type": "text", "text": text} for text in _pages(message.text + listed)]


def _in_bubble(message: Message) -> bool:
    """A question keeps its choices where it stands; so do choices that are too many or too long for quick replies."""
    if message.figure is not None or not message.choices:
        return False
    too_long = any(len(choice.label) > limits.LABEL for choice in message.choices)
    return message.asks or too_long or len(message.choices) > limits.QUICK_REPLIES


def _listed(choices: Sequence[Choice]) -> str:
    return "".join(f"\n・{choice.label}" for choice in choices)


def _pages(text: str) -> list[str]:
    """A text in pieces that one message takes, cut between lines."""
    pages = [""]
    for line in text.split("\n"):
        longer = f"{pages[-1]}\n{line}" if pages[-1] else line
        if units(longer) <= limits.TEXT:
            pages[-1] = longer
        else:
            pages.append(_cut(line, limits.TEXT))
    return pages


def units(text: str) -> int:
    """UTF-16 code units, in which LINE counts."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, most: int) -> str:
    if units(text) <= most:
        return text
    return text.encode("utf-16-le")[: (most - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _quick_reply(choice: Choice) -> Json:
    return {"type": "action", "action": action(choice)}


# --- bubbles -------------------------------------------------------------------------------------------------------------


def _flex(message: Message, contents: list[Json]) -> Json:
    body = {"type": "box", "layout": "vertical", "paddingAll": "16px", "contents": contents}
    return {
        "type": "flex",
        "altText": alt_text(message),
        "contents": {"type": "bubble", "size": "mega", "body": body},
    }


def _question(message: Message) -> list[Json]:
    asked = _text(message.text, wrap=True, lineSpacing="5px", size="md")
    return [asked, _box("vertical", [_choice(choice) for choice in message.choices], margin="md", spacing="sm")]


def _choice(choice: Choice) -> Json:
    label = _text(choice.label, size="md", color=BLUE, weight="bold", wrap=True)
    return _box(
        "vertical",
        [label],
        paddingAll="12px",
        borderWidth="1px",
        borderColor=BLUE,
        cornerRadius="8px",
        backgroundColor=WHITE,
        action=action(choice),
    )


def _figure(figure: Figure) -> list[Json]:
    value = _box(
        "baseline",
        [
            _text(figure.value, size="4xl", weight="bold", flex=0),
            _text(figure.unit, size="xl", weight="bold", flex=0),
        ],
        spacing="2px",
        flex=0,
    )
    first, *others = figure.beside
    beside = [_text(first, wrap=True), *(_text(line, weight="bold", wrap=True, margin="xs") for line in others)]
    is_short = len(figure.value + figure.unit) <= _LARGE
    head = (
        _box(
            "horizontal",
            [value, _box("vertical", beside, flex=1, justifyContent="center")],
            margin="md",
            spacing="lg",
            alignItems="center",
        )
        if is_short
        else _box("vertical", [value, _box("vertical", beside, margin="xs")], margin="md")
    )
    drawn = [_chart(figure.chart)] if figure.chart else []
    notes = [
        _text(line, wrap=True, margin="sm" if at else "lg", lineSpacing="4px") for at, line in enumerate(figure.notes)
    ]
    return [
        _text(figure.over, color=QUIET),
        _text(figure.name, size="md", weight="bold", wrap=True),
        head,
        *drawn,
        *([_rule()] if notes else []),
        *notes,
        _rule(),
        _text("\n".join(figure.source), color=QUIET, wrap=True, margin="lg", lineSpacing="4px"),
    ]


def _chart(chart: Chart) -> Json:
    """Columns of boxes: 予定 outlined, 実績 filled, always in this order; below them the numbers. A missing value is 「－」 and an empty place, never a bar of 0."""
    legend = _box(
        "horizontal",
        [
            _legend(say("chart.planned"), outlined=True),
            _legend(say("chart.reached"), outlined=False),
            _text(say("chart.unit", unit=chart.unit), color=QUIET, align="end", flex=1),
        ],
        spacing="md",
    )
    columns = [_column(bar, chart.era if at == 0 else "") for at, bar in enumerate(chart.bars)]
    return _box("vertical", [legend, _box("horizontal", columns, margin="sm")], margin="lg")


def _legend(name: str, *, outlined: bool) -> Json:
    mark = _bar(10, 10, outlined=outlined)
    return _box("horizontal", [mark, _text(name, flex=0)], flex=0, spacing="4px", alignItems="center")


def _column(bar: Bar, era: str) -> Json:
    """A year; the first one says the era, for the others it is the same. Seven of them have 38 px each: room for 100.0."""
    weight = {"weight": "bold"} if bar.is_told else {}
    bars = _box(
        "horizontal",
        [_standing(bar.planned_height, outlined=True), _standing(bar.reached_height, outlined=False)],
        height=f"{BAR_HEIGHT + 4}px",
        justifyContent="center",
        alignItems="flex-end",
        spacing="2px",
    )
    numbers = [
        _text(shown or say("chart.none"), align="center", margin="xs", adjustMode="shrink-to-fit", **weight)
        for shown in (era + bar.year, bar.planned, bar.reached)
    ]
    band = {"backgroundColor": BAND} if bar.is_told else {}
    axis = _box("vertical", [], height="1px", backgroundColor=GREY)
    return _box(
        "vertical", [bars, axis, *numbers], flex=1, paddingTop="4px", paddingBottom="4px", cornerRadius="4px", **band
    )


def _standing(height: float | None, *, outlined: bool) -> Json:
    """A bar as high as its value; 0 is a line on the axis, and nothing at all where there is no value."""
    if height is None:
        return _box("vertical", [], width="12px", height="1px")
    return _bar(12, max(1, round(height * BAR_HEIGHT)), outlined=outlined)


def _bar(width: int, height: int, *, outlined: bool) -> Json:
    drawn = {"backgroundColor": WHITE, "borderWidth": "1px", "borderColor": GREY}
    return _box(
        "vertical",
        [],
        width=f"{width}px",
        height=f"{height}px",
        **(drawn if outlined else {"backgroundColor": BLUE}),
    )


def _box(layout: str, contents: list[Json], **more: Any) -> Json:
    return {"type": "box", "layout": layout, "contents": contents, **more}


def _text(text: str, *, size: str = "sm", color: str = INK, **more: Any) -> Json:
    return {"type": "text", "text": text, "size": size, "color": color, **more}


def _rule() -> Json:
    return {"type": "separator", "margin": "lg", "color": RULE}
