"""What a question wants to know of an indicator: kind, year, 予定 or 実績; and the buttons that carry it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.messages import Choice, Pick
from language.asks import Asks
from language.columns import Column
from plan.fiscal import FiscalYear

NAME = "status"  # of the dialog, in every button that it makes
ANSWER = "answer"  # the button names an indicator and what is wanted of it
AREA = "area"  # … a 分類 and what is wanted of it
NEITHER = "neither"  # none of those that were offered
_YEAR = re.compile("(?:[0-9]{4})?")
_PLANNED = {True: "plan", False: "actual", None: ""}


@dataclass(frozen=True, slots=True)
class Wanted:
    """``year`` and ``planned`` are None where the question leaves them open. ``columns`` are all years that it names, each with what is asked of it."""

    asks: Asks = Asks.FIGURE
    year: FiscalYear | None = None
    planned: bool | None = None
    columns: tuple[Column, ...] = ()
    follow_up: bool = False  # the question names no indicator: the reply does


def button(label: str, subject_id: str, wanted: Wanted, question: str = ANSWER) -> Choice:
    """A button that asks ``wanted`` of an indicator, or of a 分類."""
    year = str(wanted.year.western) if wanted.year else ""
    return Choice(label, Pick(NAME, question, f"{subject_id}:{wanted.asks}:{year}:{_PLANNED[wanted.planned]}", label))


def pressed(pick: Pick) -> tuple[str, Wanted] | None:
    """The indicator or 分類 of a button and what it asks; None for a button that an older version made otherwise."""
    parts = pick.value.split(":")
    if len(parts) != 4 or parts[1] not in list(Asks) or not _YEAR.fullmatch(parts[2]):
        return None
    planned = next((key for key, value in _PLANNED.items() if value == parts[3]), None)
    return parts[0], Wanted(Asks(parts[1]), FiscalYear(int(parts[2])) if parts[2] else None, planned)
