"""Stretches of a text: taken out, blanked, merged."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def small(text: str) -> str:
    """Small letters, one for one, so that positions stay as they are."""
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces for what stands in the spans, so that positions stay as they are."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def without(text: str, spans: Iterable[Span]) -> str:
    """The text with one space for each of the spans."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in the order of the text, those that touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
