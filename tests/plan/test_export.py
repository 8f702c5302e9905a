"""The two exported tables: the columns, and each kind of cell as it stands in them."""

from __future__ import annotations

import csv
import io

import pytest

from plan.export import export, field, kpi_rows, project_rows
from plan.loading import load_folder
from plan.model import Edition
from plan.sasebo import R5 as SASEBO_R5
from tests.plan.made_up import activity, edition, kpi

CELLS = "R3_plan R3_actual R4_plan R4_actual R5_plan R5_actual R6_plan R6_actual R7_plan R7_actual R8_plan R8_actual R9_plan R9_actual".split()


@pytest.fixture(scope="module")
def sasebo() -> Edition:
    return load_folder(SASEBO_R5)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_columns_and_their_order(sasebo: Edition) -> None:
    kpis, projects = kpi_rows(sasebo), project_rows(sasebo)
    named = "pillar category department key_issue issue step pid name leading metric".split()
    assert list(kpis[0]) == [*"pillar key_issue issue_no issue issue_progress kpi".split(), *CELLS, "formula"]
    assert list(projects[0]) == [*named, *CELLS, *"S4 S5 S6 S7 S8 S9 dropped".split()]
    assert (len(kpis), len(projects)) == (1 + 45, 1 + 110)
    assert {len(row) for row in kpis} == {len(kpis[0])}
    assert {len(row) for row in projects} == {len(projects[0])}


def test_a_kpi_as_printed_with_its_rating(sasebo: Edition) -> None:
    (row,) = [
        r for r in table(export(sasebo)["kpis.csv"]) if (r["key_issue"], r["kpi"]) == ("窓口", "オンライン申請利用率")
    ]
    assert (row["pillar"], row["issue_no"], row["issue_progress"]) == ("行政経営", "1", "○")
    assert [row[name] for name in CELLS] == [
        "10%",
        "18.0%",
        "20%",
        "6.6%",
        "30%",
        "6.8%",
        "35%",
        "",
        "40%",
        "",
        "45%",
        "",
        "50%",
        "",
    ]
    assert row["formula"] == "オンラインでの手続き件数／手続き総件数"


def test_a_project_with_its_phases(sasebo: Edition) -> None:
    row = table(export(sasebo)["projects.csv"])[1]
    assert (row["category"], row["department"], row["pid"], row["leading"]) == ("観光", "観光商工部", "観光1-1-6", "○")
    assert [row[f"S{year}"] for year in range(4, 10)] == ["○", "⇒", "⇒", "⇒", "⇒", "⇒"]
    assert row["dropped"] == ""


def test_a_number_loses_its_separators_and_nothing_else() -> None:
    made = edition(
        kpi(plan={"R3": "3,920,000", "R4": "2,500.0", "R5": "85.0%", "R6": "改めて設定する", "R7": "0", "R8": "-"})
    )
    assert list(kpi_rows(made)[1][6:20:2]) == ["3920000", "2500.0", "85.0%", "改めて設定する", "0", "-", ""]


def test_an_uncertain_cell_is_exported_as_it_is_best_read() -> None:
    (_, row) = kpi_rows(edition(kpi(plan={"R9": "12?"})))
    assert dict(zip(kpi_rows(edition())[0], row, strict=True))["R9_plan"] == "12"


def test_a_project_without_an_activity_has_empty_cells_and_its_printed_metric(sasebo: Edition) -> None:
    without = [row for row in table(export(sasebo)["projects.csv"]) if row["pid"] == "職場環境1-d-1-1"]
    assert [(row["metric"], {row[name] for name in CELLS}) for row in without] == [("-", {""})]


def test_twenty_seven_projects_are_leading(sasebo: Edition) -> None:
    rows = table(export(sasebo)["projects.csv"])
    assert sum(row["leading"] == "○" for row in rows) == 27
    assert {row["leading"] for row in rows} | {row["dropped"] for row in rows} == {"○", ""}


@pytest.mark.parametrize("text", ["-", "--", "-3", "-1.5%", "ー", "", "①＋②", "6.8%"])
def test_what_a_spreadsheet_does_not_run_stays_as_printed(text: str) -> None:
    assert field(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+A1", "@SUM(A1)", "-A1", "-2+3", "\t=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert field(text) == f"'{text}"


def test_no_text_of_the_published_plan_is_changed_by_that(sasebo: Edition) -> None:
    fields = [value for row in (*kpi_rows(sasebo), *project_rows(sasebo)) for value in row]
    assert [value for value in fields if field(value) != value] == []
    assert "-" in fields


def test_the_files_have_one_line_feed_a_row_and_no_mark_at_their_start() -> None:
    text = export(edition(kpi(), activity()))["projects.csv"]
    assert text.startswith("pillar,")
    assert "\r" not in text
    assert text.count("\n") == 2
