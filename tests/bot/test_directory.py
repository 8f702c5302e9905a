"""What the city says of itself: read from its file, with defaults for the hotlines; every flaw is said by file and key."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.directory import DEFAULTS, TEXTS, DirectoryError, no_directory, read_directory

SAMPLE = Path(__file__).parents[2] / "bot" / "city.sample.toml"


def written(folder: Path, text: str) -> Path:
    file = folder / "city.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_sample_can_be_used_as_it_is() -> None:
    assert dict(read_directory(SAMPLE).values) == dict(no_directory().values)


def test_the_sample_names_every_setting() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert set(TEXTS) <= set(tomllib.loads(text))
    uncommented = tomllib.loads(re.sub(r"^# (?=[a-z]+ = )", "", text, flags=re.MULTILINE))
    assert uncommented["hotlines"] == {
        line: {part: DEFAULTS[f"hotlines.{line}.{part}"] for part in ("name", "telephone", "hours")}
        for line in ("life", "partner", "child")
    }


def test_values_lie_under_their_keys(tmp_path: Path) -> None:
    city = read_directory(
        written(tmp_path, 'telephone = " 0956-24-1111 "\n[departments]\n"土木部" = "0956-24-1113"\n'), ["土木部"]
    )
    assert city["telephone"] == "0956-24-1111"
    assert city["departments.土木部"] == "0956-24-1113"
    assert city["page"] == ""


def test_a_hotline_keeps_what_is_not_filled_in(tmp_path: Path) -> None:
    city = read_directory(written(tmp_path, '[hotlines.life]\ntelephone = "0120-000-000"\nhours = ""\n'))
    assert city["hotlines.life.telephone"] == "0120-000-000"
    assert city["hotlines.life.hours"] == "24時間、通話無料"
    assert city["hotlines.child.telephone"] == "189"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('fax = "1"', "city.tomlの「fax」は、決められた項目にありません。"),
        ("telephone = 956", "city.tomlの「telephone」は、文字ではありません。"),
        ("[telephone]\nnumber = 1", "city.tomlの「telephone」は、文字ではありません。"),
        ('departments = "土木部"', "city.tomlの「departments」は、見出しではありません。"),
        ('[hotlines]\nlife = "119"', "city.tomlの「hotlines.life」は、見出しではありません。"),
        ('[hotlines.life]\nmail = "a"', "city.tomlの「hotlines.life.mail」は、決められた項目にありません。"),
        ('[departments]\n"土木課" = "1"', "city.tomlの「departments.土木課」は、決められた項目にありません。"),
        ('page = "a"\nhours = ', "city.tomlの2行目は、TOMLとして読めません。"),
    ],
)
def test_a_flaw_is_said_by_file_and_key(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(DirectoryError) as error:
        read_directory(written(tmp_path, text), ["土木部"])
    assert str(error.value).startswith(sentence)


def test_every_flaw_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError) as error:
        read_directory(written(tmp_path, 'fax = "1"\nhours = 9\n'))
    assert len(str(error.value).split("\n")) == 2


def test_a_missing_file_and_another_encoding_are_said(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="見つからない"):
        read_directory(tmp_path / "none.toml")
    (tmp_path / "sjis.toml").write_bytes('page = "市"'.encode("cp932"))
    with pytest.raises(DirectoryError, match="UTF-8ではない"):
        read_directory(tmp_path / "sjis.toml")
