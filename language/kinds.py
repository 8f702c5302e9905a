"""Which kind of answer a question is after, and the words that say so."""

from __future__ import annotations

from language.asks import COMPILED, Asks
from language.spans import merged, small, without
from language.wishes import find_wishes


def read_asks(text: str) -> tuple[Asks, str]:
    """What is asked, and the text without the words that said so."""
    plain = small(text)
    for asks, patterns in COMPILED:
        hits = [hit.span() for pattern in patterns for hit in pattern.finditer(plain)]
        if hits:
            return asks, without(text, merged(hits))
    wish = list(find_wishes(plain))
    if wish:
        return Asks.WISH, without(text, merged(wish))
    return Asks.FIGURE, text
