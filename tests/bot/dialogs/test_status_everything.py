"""Every indicator of the plan, asked in every way by its buttons: nothing is too long, and no figure stands where none may."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogs import telling
from bot.dialogs.figure import Style
from bot.dialogs.tables import has_figure
from bot.dialogs.wanted import Wanted
from language.asks import Asks
from plan.fiscal import FiscalYear
from plan.model import Indicator
from tests.bot.dialogs.asking import Asking, sasebo

LONGEST, LONGEST_LIST = 12, 16  # lines of a bubble, voice.md section 2
LABEL = 20  # characters of a LINE quick reply
KINDS = (Asks.FIGURE, Asks.SERIES, Asks.DEFINITION, Asks.DEPARTMENT, Asks.SUMMARY, Asks.WHY, Asks.SOURCE, Asks.DOUBT)
YEARS = [FiscalYear.reiwa(year) for year in range(1, 13)]
FACTS = Asking().facts
EVERY = pytest.mark.parametrize("indicator", sasebo().indicators, ids=lambda indicator: indicator.id)


def told(indicator: Indicator, wanted: Wanted) -> tuple[str, list[str]]:
    _, message = telling.tell(indicator, wanted, FACTS, Style.CITIZEN)
    return message.text, [choice.label for choice in message.choices]


@EVERY
def test_no_bubble_is_too_long_and_no_line_is_empty(indicator: Indicator) -> None:
    asked = [Wanted(kind) for kind in KINDS] + [Wanted(year=year, planned=p) for year in YEARS for p in (True, False)]
    for wanted in asked:
        text, labels = told(indicator, wanted)
        lines = text.split("\n")
        assert all(lines), wanted
        assert len(lines) <= (LONGEST_LIST if wanted.asks is Asks.SERIES else LONGEST), (wanted, text)
        assert all(0 < len(label) <= LABEL for label in labels), labels
        assert len(set(labels)) == len(labels)


@EVERY
def test_a_year_that_is_not_printed_gets_no_figure(indicator: Indicator) -> None:
    for year in (FiscalYear.reiwa(2), *YEARS[5:]):
        text, _ = told(indicator, Wanted(year=year))
        plain = re.sub(r"令和[0-9元]+年(?:度|[0-9]+月)", "", text)
        assert not re.search(r"[0-9]", plain), text


@EVERY
def test_every_figure_names_its_year_and_its_page(indicator: Indicator) -> None:
    for year in YEARS[2:5]:
        text, _ = told(indicator, Wanted(year=year))
        assert f"令和{year.era_year}年度（{year.western}年度）" in text
        assert f"{indicator.page}ページ" in text


@EVERY
def test_an_uncertain_cell_is_never_stated(indicator: Indicator) -> None:
    for year in YEARS[2:9]:
        for planned, cell in ((False, indicator.reached(year)), (True, indicator.planned(year))):
            if cell.uncertain and not (planned is False and year > sasebo().latest_actual):
                text, _ = told(indicator, Wanted(year=year, planned=planned))
                assert "確かめられません" in text


def test_blank_and_dash_are_no_figures() -> None:
    cells = [cell for indicator in sasebo().indicators for cell in indicator.actual.values()]
    assert any(not has_figure(cell) for cell in cells)
    assert any(has_figure(cell) and cell.value == 0 for cell in cells), "a printed zero is a figure"


PARTS = st.sampled_from(
    "窓口 保健福祉 の は ？ 、 と オンライン申請率 ペーパーレス度 令和6年度 R5 昨年度 予定 実績 意味 推移 なぜ 担当 全部 2つ目 どちらでもない はい 順調 Wi-Fi できますか 公表前 11ページ 8.5% \u3000".split(
        " "
    )
)


@given(st.lists(st.one_of(st.lists(PARTS, max_size=6).map("".join), st.text(max_size=30)), min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_no_text_breaks_the_talk(texts: list[str]) -> None:
    asking = Asking()
    for text in texts:
        assert asking.say(text)
        assert all(0 < len(label) <= LABEL for label in asking.labels)
        assert "{" not in asking.messages[0].text.replace(text, "")
