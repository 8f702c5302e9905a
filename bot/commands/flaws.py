"""The flaws of a plan's files, each with file, line and column."""

from __future__ import annotations

from language.texts import say
from plan.rows import Flaw, PlanError


def flawed(error: PlanError) -> str:
    """Every flaw on a line of its own, and what to do."""
    return "\n".join([*map(_flaw, error.flaws), say("plan.flawed")])


def _flaw(flaw: Flaw) -> str:
    """「kpis.csv　12行目「R5_actual」列：「6.8％％」は数値として読めません。」"""
    if flaw.line and flaw.column:
        place = say("plan.place.cell", file=flaw.file, line=flaw.line, column=flaw.column)
    elif flaw.line:
        place = say("plan.place.line", file=flaw.file, line=flaw.line)
    else:
        place = flaw.file
    return say(f"plan.flaw.{flaw.code}", place=place, column=flaw.column, value=flaw.value)
