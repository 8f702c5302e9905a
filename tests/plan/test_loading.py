"""Reading an edition's files: what comes out, and that every flaw names its file, line and column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plan.fiscal import FiscalYear
from plan.loading import FILES, agrees, digest, load_edition, load_folder, read_files
from plan.model import Cell, Kind, Paraphrase, Phase, Rating, Table
from plan.rows import Flaw, PlanError

R4, R5 = FiscalYear.reiwa(4), FiscalYear.reiwa(5)

SMALL = {
    "edition.csv": "key,value\nid,small\ntitle,計画\npublished,令和6年9月\ntargets_as_of,R5.4\nactuals_as_of,R6.3\n"
    "address,\npages,56\nfirst_year,R4\nlatest_actual,R4\nlast_year,R5\n",
    "areas.csv": "id,pillar,name,number,title,list_title,overview_page,roadmap_page,rating_page,kpi_page\n"
    "C01,行政経営,窓口,1,待たない窓口,待たない窓口,11,36,37,38\n",
    "issues.csv": "id,area_id,number,name,rating,page\nI01,C01,1,手続きの拡大,○,37\nI02,C01,2,相談の拡充,,37\n",
    "kpis.csv": "id,page,issue_id,name,R4_plan,R4_actual,R5_plan,R5_actual,uncertain,formula,comment,comment_own\n"
    "K001,38,I01,利用率,20%,6.6%,30%,,,件数／総件数,横ばいです。,\n"
    'K002,38,I01,手続き数,"1,020","1,021",改めて設定する,,R5_plan,,,\n',
    "projects.csv": "id,page,area_id,issue_id,issue_printed,department,step,pid,name,leading,metric,S5,dropped,uncertain,summary,summary_own\n"
    "P001,53,C01,I01,手続きの拡大,総務部,申請,窓口1-1-1,オンライン化,○,手続き数,⇒,,,,\n"
    "P002,53,C01,,-,港湾部,,窓口1-1-1,予約,,-,○,,S5 dropped,,\n",
    "activities.csv": "id,page,project_id,name,R4_plan,R4_actual,R5_plan,R5_actual,uncertain\n"
    'A001,53,P001,手続き数,"1,020","1,021",,,\n',
    "measures.csv": "id,unit,kind,numerator,denominator,part_unit,part_of_whole,base_name,base_value,direction,accumulation,decimals,ground\n"
    "K001,%,ratio,件数,総件数,件,yes,,,more,flow,1,the formula\n"
    "K002,件,count,,,,no,,,more,level,0,the name\n"
    "A001,件,count,,,,no,,,more,level,0,the name\n",
    "same.csv": "first,second,agree,ground\nK002,A001,yes,same name\n",
    "mentions.csv": "page,place,indicator_id,year,figure,value\n11,進捗概要,K001,R4,actual,10.2%\n",
    "rules.csv": "id,page,place,printed,about,kind,terms,years,ground\n"
    "R01,38,算出式,毎年10％増,K001,growth,10 R4_plan,R5,ten per cent more\n"
    "R02,13,進捗概要,KPI１件は進捗,C01,met,1,R4,one of two KPIs\n",
    "printed_texts.csv": "text,meaning\n改めて設定する,to be set anew\n-,no value\n",
    "aliases.csv": "id,alias\nK001,申請率\nC01,市役所の窓口\n",
}


PARAPHRASES = "id,core,around\nK001,ネット|オンライン 使う,手続き 市役所\nK001,電子 割合,\n"


def flaws_of(files: dict[str, str]) -> tuple[Flaw, ...]:
    with pytest.raises(PlanError) as raised:
        load_edition(files)
    return raised.value.flaws


def broken(file: str, old: str, new: str) -> dict[str, str]:
    assert SMALL[file].count(old) == 1, f"{old!r} must stand in {file} once"
    return {**SMALL, file: SMALL[file].replace(old, new)}


def test_the_small_edition_loads() -> None:
    edition = load_edition(SMALL)
    assert [indicator.id for indicator in edition.indicators] == ["K001", "K002", "A001"]
    assert edition.years == (R4, R5)
    assert edition.departments == ("総務部", "港湾部")


def test_a_cell_keeps_what_is_printed_beside_its_value() -> None:
    rate, procedures = (load_edition(SMALL).indicator[key] for key in ("K001", "K002"))
    assert rate.reached(R4) == Cell("6.6%", Decimal("6.6"))
    assert procedures.reached(R4) == Cell("1,021", Decimal(1021))
    assert procedures.planned(R5) == Cell("改めて設定する", None, uncertain=True)


def test_an_empty_cell_that_is_uncertain_stays_uncertain() -> None:
    row = 'A001,53,P001,手続き数,"1,020","1,021",,,'
    edition = load_edition(broken("activities.csv", row, 'A001,53,P001,手続き数,"1,020",,,,R4_actual R5_actual'))
    assert edition.indicator["A001"].reached(R4) == Cell("", None, uncertain=True)
    assert edition.indicator["A001"].reached(R5).uncertain, "an empty one later than the actuals says nothing"
    assert not edition.indicator["A001"].planned(R5).uncertain
    assert edition.same[0].agree, "an empty cell contradicts nothing"


def test_an_empty_cell_is_blank_and_not_zero() -> None:
    cell = load_edition(SMALL).indicator["K001"].reached(R5)
    assert cell.blank
    assert cell.value is None


def test_a_rating_is_none_where_none_is_printed() -> None:
    edition = load_edition(SMALL)
    assert [issue.rating for issue in edition.issues] == [Rating.ON_PLAN, None]


def test_a_project_without_an_activity_keeps_its_printed_metric_and_its_open_marks() -> None:
    first, second = load_edition(SMALL).projects
    assert (first.indicator_id, first.metric, first.phases) == ("A001", "手続き数", {R5: Phase.RUN})
    assert (second.indicator_id, second.metric, second.issue_id) == ("", "-", "")
    assert (second.dropped, second.dropped_uncertain) == (False, True)
    assert second.uncertain_phases == {R5}


def test_an_activity_belongs_to_the_issue_of_its_project() -> None:
    activity = load_edition(SMALL).indicator["A001"]
    assert (activity.table, activity.area_id, activity.issue_id, activity.kind) == (
        Table.ACTIVITY,
        "C01",
        "I01",
        Kind.COUNT,
    )


def test_the_same_measure_is_known_from_both_sides() -> None:
    edition = load_edition(SMALL)
    assert edition.indicator["K002"].same_as == ("A001",)
    assert edition.indicator["A001"].same_as == ("K002",)


def test_aliases_reach_areas_and_indicators() -> None:
    edition = load_edition(SMALL)
    assert edition.area["C01"].aliases == ("市役所の窓口",)
    assert edition.indicator["K001"].aliases == ("申請率",)


def test_paraphrases_may_be_left_out_and_change_the_digest() -> None:
    said = load_edition({**SMALL, "paraphrases.csv": PARAPHRASES})
    assert said.indicator["K001"].paraphrases == (
        Paraphrase((("ネット", "オンライン"), ("使う",)), ("手続き", "市役所")),
        Paraphrase((("電子",), ("割合",)), ()),
    )
    assert load_edition(SMALL).indicator["K001"].paraphrases == ()
    assert said.digest != load_edition(SMALL).digest


def test_the_words_of_the_pages_may_be_left_out_and_change_the_digest() -> None:
    worded = load_edition({**SMALL, "words.csv": "word\n水質\n機器\n"})
    assert worded.words == {"水質", "機器"}
    assert load_edition(SMALL).words == frozenset()
    assert worded.digest != load_edition(SMALL).digest
    assert Flaw("words.csv", 3, "word", "empty") in flaws_of({**SMALL, "words.csv": 'word\n水質\n""\n'})


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ("K001,電子", "K009,電子", Flaw("paraphrases.csv", 3, "id", "unknown-id", "K009")),
        ("電子 割合", "", Flaw("paraphrases.csv", 3, "core", "empty")),
        ("電子 割合", "電子 |", Flaw("paraphrases.csv", 3, "core", "not-a-choice", "電子 |")),
    ],
)
def test_a_flaw_of_a_paraphrase_is_named(old: str, new: str, flaw: Flaw) -> None:
    assert flaw in flaws_of({**SMALL, "paraphrases.csv": PARAPHRASES.replace(old, new)})


@pytest.mark.parametrize(
    ("first", "second", "equal"),
    [("30%", "30.0%", True), ("30%", "30.1%", False), ("改めて設定する", "改めて設定する", True), ("改めて設定する", "-", False), ("", "5%", True)],
)  # fmt: skip
def test_series_agree_where_both_print_one(first: str, second: str, equal: bool) -> None:
    files = broken("kpis.csv", ",20%,", f",{first},")
    files["activities.csv"] = SMALL["activities.csv"].replace('"1,020","1,021"', f"{second},")
    files["measures.csv"] = SMALL["measures.csv"].replace("A001,件,count,", "A001,%,percent,")
    edition = load_edition({**files, "same.csv": "first,second,agree,ground\n"})
    assert agrees(edition.indicator["K001"], edition.indicator["A001"]) is equal


@pytest.mark.parametrize(
    ("file", "old", "new", "flaw"),
    [
        ("kpis.csv", "6.6%", "6.6％％", Flaw("kpis.csv", 2, "R4_actual", "not-a-number", "6.6％％")),
        ("kpis.csv", '"1,020"', '"10,20"', Flaw("kpis.csv", 3, "R4_plan", "not-a-number", "10,20")),
        ("kpis.csv", "改めて設定する", "後で設定する", Flaw("kpis.csv", 3, "R5_plan", "not-a-number", "後で設定する")),
        ("kpis.csv", "K001,38", "K001,p.38", Flaw("kpis.csv", 2, "page", "not-a-number", "p.38")),
        ("kpis.csv", ",利用率,", ",,", Flaw("kpis.csv", 2, "name", "empty")),
        ("kpis.csv", "K001,38", "K001,57", Flaw("kpis.csv", 2, "page", "no-such-page", "57")),
        ("kpis.csv", "K001,38", "K001,", Flaw("kpis.csv", 2, "page", "no-such-page", "")),
        ("kpis.csv", "6.6%", "6.6", Flaw("kpis.csv", 2, "R4_actual", "other-unit", "6.6")),
        ("kpis.csv", "6.6%", "-6.6%", Flaw("kpis.csv", 2, "R4_actual", "negative", "-6.6%")),
        ("measures.csv", "K002,件", "K002,", Flaw("measures.csv", 3, "unit", "empty")),
        ("edition.csv", "id,small", "id,", Flaw("edition.csv", 2, "value", "empty")),
        ("kpis.csv", "K001,38,I01", "K001,38,I09", Flaw("kpis.csv", 2, "issue_id", "unknown-id", "I09")),
        ("kpis.csv", "R5_plan,,,", "R6_plan,,,", Flaw("kpis.csv", 3, "uncertain", "unknown-column", "R6_plan")),
        ("kpis.csv", "R5_actual", "R5実績", Flaw("kpis.csv", 1, "R5_actual", "column-missing")),
        ("kpis.csv", "横ばいです。,", "横ばいです。", Flaw("kpis.csv", 2, "", "wrong-width", "11")),
        ("kpis.csv", "横ばいです。", '"横ばい"です。', Flaw("kpis.csv", 2, "", "not-csv", "',' expected after '\"'")),
        ("kpis.csv", "30%,,,件数", "30%,7%,,件数", Flaw("kpis.csv", 2, "R5_actual", "later-than-actuals", "7%")),
        ("activities.csv", '"1,021",,,', '"1,021",,5,', Flaw("activities.csv", 2, "R5_actual", "later-than-actuals", "5")),
        ("areas.csv", "36,37,38", "36,37,", Flaw("kpis.csv", 2, "issue_id", "no-kpi-page", "C01")),
        ("edition.csv", "latest_actual,R4", "latest_actual,R6", Flaw("edition.csv", 10, "value", "outside-the-plan", "R6")),
        ("edition.csv", "latest_actual,R4", "latest_actual,R3", Flaw("edition.csv", 10, "value", "outside-the-plan", "R3")),
        ("measures.csv", "K002,件", "K001,件", Flaw("kpis.csv", 3, "id", "no-measure", "K002")),
        ("measures.csv", "K002,件", "K001,件", Flaw("measures.csv", 3, "id", "id-twice", "K001")),
        ("measures.csv", "A001,件", "A009,件", Flaw("measures.csv", 4, "id", "unknown-id", "A009")),
        ("measures.csv", "ratio", "rate", Flaw("measures.csv", 2, "kind", "not-a-choice", "rate")),
        ("measures.csv", ",件数,", ",,", Flaw("measures.csv", 2, "numerator", "empty")),
        ("measures.csv", "総件数,件,yes", ",件,yes", Flaw("measures.csv", 2, "denominator", "empty")),
        ("measures.csv", "総件数,件,yes", "総件数,件,はい", Flaw("measures.csv", 2, "part_of_whole", "not-yes-or-no", "はい")),
        ("measures.csv", "more,flow", "up,flow", Flaw("measures.csv", 2, "direction", "not-a-choice", "up")),
        ("measures.csv", "flow,1", "yearly,1", Flaw("measures.csv", 2, "accumulation", "not-a-choice", "yearly")),
        ("measures.csv", "flow,1", "flow,one", Flaw("measures.csv", 2, "decimals", "not-a-number", "one")),
        ("measures.csv", "the formula", "", Flaw("measures.csv", 2, "ground", "empty")),
        ("measures.csv", "yes,,", "yes,R3,many", Flaw("measures.csv", 2, "base_value", "not-a-number", "many")),
        ("issues.csv", "○", "◎", Flaw("issues.csv", 2, "rating", "not-a-choice", "◎")),
        ("issues.csv", "I02", "I01", Flaw("issues.csv", 3, "id", "id-twice", "I01")),
        ("issues.csv", "I01,C01", "I01,C09", Flaw("issues.csv", 2, "area_id", "unknown-id", "C09")),
        ("areas.csv", "C01,行政経営", "C01,", Flaw("areas.csv", 2, "pillar", "empty")),
        ("projects.csv", "⇒", "→", Flaw("projects.csv", 2, "S5", "not-a-choice", "→")),
        ("projects.csv", "オンライン化,○", "オンライン化,はい", Flaw("projects.csv", 2, "leading", "not-a-mark", "はい")),
        ("projects.csv", "S5 dropped", "S4 dropped", Flaw("projects.csv", 3, "uncertain", "unknown-column", "S4")),
        ("projects.csv", "港湾部", "", Flaw("projects.csv", 3, "department", "empty")),
        ("activities.csv", "53,P001", "53,P009", Flaw("activities.csv", 2, "project_id", "unknown-id", "P009")),
        ("same.csv", "yes", "no", Flaw("same.csv", 2, "agree", "does-not-follow", "no")),
        ("same.csv", "K002,A001", "K002,K002", Flaw("same.csv", 2, "second", "not-a-choice", "K002")),
        ("same.csv", "yes", "はい", Flaw("same.csv", 2, "agree", "not-yes-or-no", "はい")),
        ("same.csv", "K002,A001", "K002,A009", Flaw("same.csv", 2, "second", "unknown-id", "A009")),
        ("mentions.csv", "R4", "2022", Flaw("mentions.csv", 2, "year", "not-a-year", "2022")),
        ("mentions.csv", "K001", "K009", Flaw("mentions.csv", 2, "indicator_id", "unknown-id", "K009")),
        ("mentions.csv", "actual", "reached", Flaw("mentions.csv", 2, "figure", "not-a-choice", "reached")),
        ("rules.csv", "growth", "grows", Flaw("rules.csv", 2, "kind", "not-a-choice", "grows")),
        ("rules.csv", "R4_plan", "last", Flaw("rules.csv", 2, "terms", "not-a-choice", "last")),
        ("rules.csv", "1,R4", "1,2022", Flaw("rules.csv", 3, "years", "not-a-year", "2022")),
        ("rules.csv", "C01", "K001", Flaw("rules.csv", 3, "about", "unknown-id", "K001")),
        ("aliases.csv", "K001", "K009", Flaw("aliases.csv", 2, "id", "unknown-id", "K009")),
        ("printed_texts.csv", "-,no value", ",no value", Flaw("printed_texts.csv", 3, "text", "empty")),
        ("edition.csv", "published,令和6年9月\n", "", Flaw("edition.csv", 0, "published", "key-missing")),
        ("edition.csv", "title,計画", "title,計画\ntitle,別の計画", Flaw("edition.csv", 4, "key", "id-twice", "title")),
        ("edition.csv", "first_year,R4", "first_year,令和4", Flaw("edition.csv", 9, "value", "not-a-year", "令和4")),
        ("edition.csv", "last_year,R5", "last_year,R3", Flaw("edition.csv", 11, "value", "not-a-year", "R3")),
    ],
)  # fmt: skip
def test_a_flaw_names_file_line_and_column(file: str, old: str, new: str, flaw: Flaw) -> None:
    assert flaw in flaws_of(broken(file, old, new))


@pytest.mark.parametrize(
    ("file", "column"),
    [("kpis.csv", "uncertain"), ("activities.csv", "uncertain"), ("projects.csv", "uncertain"), ("projects.csv", "metric"), ("projects.csv", "issue_printed")],
)  # fmt: skip
def test_a_misspelt_heading_never_makes_a_doubtful_cell_certain(file: str, column: str) -> None:
    assert flaws_of(broken(file, f",{column}", f",{column}s"))[:2] == (
        Flaw(file, 1, column, "column-missing"),
        Flaw(file, 1, f"{column}s", "extra-column", f"{column}s"),
    )


@pytest.mark.parametrize("file", FILES)
def test_a_column_that_nobody_reads_is_a_flaw_said_once(file: str) -> None:
    wider = "".join(f"{line},\n" for line in SMALL[file].splitlines())
    noted = {**SMALL, file: wider.replace(",\n", ",note\n", 1)}
    assert flaws_of(noted) == (Flaw(file, 1, "note", "extra-column", "note"),)


def test_a_column_given_twice_is_a_flaw() -> None:
    files = broken("issues.csv", "number,name", "number,number,name")
    files["issues.csv"] = files["issues.csv"].replace("C01,", "C01,1,")
    assert flaws_of(files) == (Flaw("issues.csv", 1, "number", "extra-column", "number"),)


def test_a_project_has_one_activity_and_a_second_one_is_a_flaw() -> None:
    files = {**SMALL, "activities.csv": SMALL["activities.csv"] + 'A002,53,P001,相談数,"1,020","1,021",,,\n'}
    files["measures.csv"] = SMALL["measures.csv"] + "A002,件,count,,,,no,,,more,level,0,the name\n"
    assert flaws_of(files) == (Flaw("activities.csv", 3, "project_id", "id-twice", "P001"),)


def test_all_flaws_are_collected_before_any_is_raised() -> None:
    files = {**broken("kpis.csv", "6.6%", "?"), "issues.csv": SMALL["issues.csv"].replace("○", "◎")}
    assert flaws_of(files) == (
        Flaw("issues.csv", 2, "rating", "not-a-choice", "◎"),
        Flaw("kpis.csv", 2, "R4_actual", "not-a-number", "?"),
    )


def test_a_line_is_counted_in_the_file_even_after_a_cell_of_two_lines() -> None:
    files = broken("kpis.csv", "横ばいです。", '"横ばい\nです。"')
    files["kpis.csv"] = files["kpis.csv"].replace("K002,38", "K002,?")
    assert flaws_of(files) == (Flaw("kpis.csv", 4, "page", "not-a-number", "?"),)


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(file: str, tmp_path: Path) -> None:
    for name, text in SMALL.items():
        if name != file:
            (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as raised:
        load_folder(tmp_path)
    assert raised.value.flaws == (Flaw(file, 0, "", "file-missing"),)
    assert flaws_of({name: text for name, text in SMALL.items() if name != file}) == raised.value.flaws


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="cp932" if name == "areas.csv" else "utf-8")
    with pytest.raises(PlanError) as raised:
        read_files(tmp_path)
    assert raised.value.flaws == (Flaw("areas.csv", 0, "", "not-utf8"),)


def test_a_byte_order_mark_is_no_flaw(tmp_path: Path) -> None:
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    assert load_folder(tmp_path) == load_edition(SMALL)


def test_the_digest_follows_every_file() -> None:
    assert len({digest(SMALL), *(digest({**SMALL, name: SMALL[name] + "\n"}) for name in FILES)}) == len(FILES) + 1
    assert load_edition(SMALL).digest == digest(SMALL)
