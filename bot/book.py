"""A book: the edition and its search index as one audience may read them, an immutable snapshot."""

from __future__ import annotations

from dataclasses import dataclass

from language.match import Index
from plan.model import Edition
from store.records import Audience


@dataclass(frozen=True)
class Book:
    """What a step answers from without a query. ``counter`` is the change counter of the series that it was made from."""

    audience: Audience
    edition: Edition
    index: Index
    counter: int = 0
