"""A reply with all that was found in it: its figures and what they are said to be, its asides, the intent beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from language.asides import BLANKED, Cleared, clear
from language.counters import Family, Unit, unit_named
from language.figures import Figure, Role, figures_in
from language.intents import Meant, read_intent
from language.normalise import Normalised, fold, trace
from language.numerals import with_kanji_digits
from language.periods import of_year
from language.replies import Refusal, Refused
from language.roles import shared_roles, with_roles, without_parts
from plan.fiscal import FiscalYear
from plan.model import Kind

LONGEST_QUOTE = 40  # letters of a reply that a sentence quotes whole

_MAGNITUDE = re.compile("[百千万億]+(?=.)")
_PRINTED = "\x02"  # stands for 千円 and the like
RATES = (Kind.PERCENT, Kind.RATIO)
AS_BEFORE = re.compile(
    r"\s*(?:と|に|から|で)(?:同じ|同様|変わら|変わり(?:な|ませ|あり)|変わってい?(?:ない|ません)|変更(?:な|あり))|\s*のまま(?!で?は|じゃ)|と答えましたが(?:変更|変わり)"
)


@dataclass(frozen=True)
class Found:
    """A reply with all that was found in it."""

    typed: Normalised
    cleared: Cleared
    asked: Unit
    figures: tuple[Figure, ...]
    meant: Meant | None
    running_total: bool = False
    year: FiscalYear | None = None
    kind: Kind = Kind.COUNT
    name: str = ""

    @property
    def live(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.role is None)

    def asks(self, figure: Figure) -> bool:
        """Whether it stands in the asked unit, or in none."""
        return figure.unit is None or figure.unit.name == self.asked.name

    def written(self, *figures: Figure) -> str:
        start, end = min(figure.start for figure in figures), max(figure.end for figure in figures)
        inside, closing = self.cleared.text[start:end], self.cleared.text.find(")", end) + 1
        return self.typed.written(start, closing if inside.count("(") > inside.count(")") and closing else end)

    def quoted(self, *figures: Figure) -> str:
        """The whole reply where it is short, or else the figures with the words behind them."""
        whole = self.typed.source.strip()
        if len(whole) <= LONGEST_QUOTE and "\n" not in whole:
            return whole
        start, end = min(figure.start for figure in figures), max(figure.end for figure in figures)
        stop = next((at for at in range(end, len(self.cleared.text)) if self.cleared.text[at] in "。、\n"), None)
        return self.typed.written(start, len(self.cleared.text) if stop is None else stop)[:LONGEST_QUOTE]

    def clause(self, figure: Figure) -> str:
        """A figure with the words behind it, up to a comma or a full stop."""
        text = self.cleared.text
        stop = next((at for at in range(figure.end, len(text)) if text[at] in "。、,!\n"), len(text))
        return self.typed.written(figure.start, stop)

    def refused(self, code: Refusal, *figures: Figure) -> Refused:
        return Refused(code, self.written(*figures) if figures else self.typed.source.strip())


def find(
    text: str, kind: Kind, unit: str, year: FiscalYear | None, *, name: str = "", running_total: bool = False
) -> Found:
    """All that a reply to a question for an indicator's value holds."""
    typed = trace(text)
    typed = replace(typed, text=with_kanji_digits(typed.text))
    asked = unit_named("%" if kind in RATES else unit)
    folded, asked = _with_printed_magnitude(fold(typed.text), asked)
    cleared = clear(
        folded,
        slashes_are_parts=kind is Kind.RATIO,
        keep_days=asked.name == "日",
        keep_clock=asked.family is Family.TIME,
    )
    figures = with_roles(figures_in(cleared.text, asked, in_parts=kind is Kind.RATIO))
    figures = shared_roles(tuple(_as_before(of_year(figure, cleared, year)) for figure in figures))
    if kind is not Kind.RATIO:
        figures = without_parts(figures, asked, running_total=running_total)
    return Found(typed, cleared, asked, figures, read_intent(text), running_total, year, kind, name)


def _with_printed_magnitude(text: str, asked: Unit) -> tuple[str, Unit]:
    """12,345千円 where the plan counts in 千円: the 千 belongs to the unit then, and no other unit stands for it."""
    magnitude = _MAGNITUDE.match(asked.name)
    if magnitude is None:
        return text, asked
    counter = asked.name[magnitude.end() :]
    text = re.sub(
        rf"(?<=[0-9]){magnitude[0]}({re.escape(counter)})?(?![0-9一-龥])",
        lambda found: _PRINTED + BLANKED * (len(found[0]) - 1),
        text,
    )
    return text, Unit(_PRINTED, Family.SIZE, 1)


def _as_before(figure: Figure) -> Figure:
    """前年度の45回と同じ: last year's figure is this year's too."""
    is_last_year = figure.role is Role.OTHER_YEAR and AS_BEFORE.match(figure.after)
    return replace(figure, role=None) if is_last_year else figure
