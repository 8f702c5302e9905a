"""Units behind a number: which spellings are one unit, and which units may stand in for the one that was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from language.normalise import fold, normalise


class Family(StrEnum):
    """What a unit measures. A number in another family than the one asked is another number."""

    THING = "thing"  # 件, 回, か所, and every counter that this table does not know
    PERSON = "person"
    TIME = "time"
    MONEY = "money"
    RATE = "rate"  # % and 割
    POINT = "point"  # a difference of two rates
    TIMES = "times"
    SIZE = "size"  # length, area, weight, temperature, data
    LETTERS = "letters"  # Latin letters that this table does not know: the D of 3D


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in a text: ``name`` is its one spelling, ``end`` where it stops."""

    name: str
    family: Family
    end: int


# One row a unit: its one spelling, its family, its spellings as a pattern over folded text (hiragana, small letters).
_UNITS: tuple[tuple[str, Family, str], ...] = (
    ("ポイント", Family.POINT, r"%?(?:ぽいんと|pt)"),
    ("%", Family.RATE, r"%|ぱーせんと|ぱ-せんと|ぱー|percent|pct"),
    ("割", Family.RATE, r"割(?!引|合|当|り)"),
    ("厘", Family.RATE, r"厘"),
    ("時間", Family.TIME, r"時間|じかん|hours?|hrs?|h"),
    ("分", Family.TIME, r"分間?(?![のく母子]|かり|から(?!\s*[0-9一二三四五六七八九十])|析|類|科|野|館|団|室)|min(?:utes?)?"),
    ("秒", Family.TIME, r"秒間?"),
    ("日", Family.TIME, r"日間?"),
    ("週間", Family.TIME, r"週間?"),
    ("か月", Family.TIME, r"[かゕヶゖけ箇個]月間?"),
    ("年", Family.TIME, r"年間?"),
    ("人", Family.PERSON, r"人|名(?!所|称|義|前)|にん"),
    ("円", Family.MONEY, r"円|えん|どる|ゆーろ"),
    ("倍", Family.TIMES, r"倍"),
    ("‰", Family.SIZE, r"‰"),
    ("㎡", Family.SIZE, r"㎡|m²|平米|平方めーとる"),
    ("km", Family.SIZE, r"km|きろめーとる|きろ"),
    ("m", Family.SIZE, r"m(?![a-z])|めーとる"),
    ("cm", Family.SIZE, r"cm|せんち"),
    ("ha", Family.SIZE, r"ha|へくたーる"),
    ("kg", Family.SIZE, r"kg|きろぐらむ"),
    ("t", Family.SIZE, r"t(?![a-z])|とん"),
    ("GB", Family.SIZE, r"[kmgt]i?b|ぎが|てら"),
    ("℃", Family.SIZE, r"℃|°c?|度(?![数目合])"),
    ("か所", Family.THING, r"[かゕヶゖけ箇個]所|かしょ"),
    ("か国語", Family.THING, r"[かゕヶゖけ箇個]国語?"),
    ("件", Family.THING, r"案?件数?|けん(?![一-龥])"),
    ("回", Family.THING, r"回数?|かい"),
    ("手続き", Family.THING, r"手続き?数?"),
    ("種類", Family.THING, r"種類?数?"),
    ("PV", Family.THING, r"pv(?:数|s)?"),
    *(
        (name, Family.THING, re.escape(fold(name)) + "数?")
        for name in (
            "ダッシュボード", "ダウンロード", "セッション", "チャネル", "チャンネル", "アクセス", "システム", "業務", "施設",
            "事業", "世帯", "団体", "言語", "項目", "窓口", "拠点", "地点", "路線", "講座", "農家", "コース", "サイト",
            "アプリ", "サービス", "ファイル", "ユーザー", "アカウント", "ライセンス", "フロア", "メニュー", "セット", "帳票", "様式", "科目", "地区", "個", "台", "本", "枚", "冊", "戸", "軒", "校",
            "社", "組", "棟", "室", "部", "面", "通", "便", "口", "点", "者", "つ", "隻", "頭", "羽", "株", "基", "機", "両",
            "課", "係", "会場", "支所", "教室", "部署", "箱", "票", "品",
        )
    ),
    ("DL", Family.THING, r"dl数?"),
)  # fmt: skip

# Counters that people use for one another; every other pair is a question: 213回 where 件 was asked.
_NEAR: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "か所 施設 拠点 地点 会場 校 支所",
        "種類 種",
        "科目 コース 講座",
        "件 手続き 通 票",
        "件 ダウンロード DL アクセス PV セッション",
        "台 機 基 個",
        "システム アプリ サービス",
        "農家 戸 軒 世帯",
        "チャネル チャンネル",
        "か国語 言語",
        "業務 事務",
        "課 係 室 部署",
        "団体 社 組",
        "様式 帳票",
        "枚 面",
        "回 度",
    )
)
_ANYTHING = ("つ", "個")  # count whatever was asked for

_PATTERNS = tuple((name, family, re.compile(pattern)) for name, family, pattern in _UNITS)
_LETTERS = re.compile(r"(?!(?:or|vs)(?![a-z]))[a-z]+")  # 「200 or 250」 is no unit
_PER_YEAR = re.compile(r"\s*/\s*年度?")
_IN_PERCENT = {"割": Decimal(10), "厘": Decimal("0.1")}
_IN_HOURS = {"時間": Decimal(1), "分": Decimal(60), "秒": Decimal(3600)}

ANY_UNIT = "|".join(f"(?:{pattern})" for _, _, pattern in _UNITS)


def unit_named(written: str) -> Unit:
    """The unit that an indicator prints behind its values; "" and unknown counters are things."""
    text = fold(normalise(written)).strip()
    found = _known(text, 0)
    if found is not None and _after_year(text, found.end) == len(text):
        return Unit(found.name, found.family, len(text))
    return Unit(text, Family.THING, len(text))


def unit_at(text: str, at: int, asked: Unit) -> Unit | None:
    """The unit that stands at a place of a folded text; the one that was asked comes before all others."""
    found = _known(text, at)
    if asked.name and text.startswith(asked.name, at) and (found is None or at + len(asked.name) >= found.end):
        end = at + len(asked.name)
        return Unit(asked.name, asked.family, _after_year(text, end))
    if found is not None and asked.name == "回" and text[at:].startswith("度"):
        return Unit("度", Family.THING, at + 1)
    if found is not None:
        return Unit(found.name, found.family, _after_year(text, found.end))
    letters = _LETTERS.match(text, at)
    return Unit(letters[0], Family.LETTERS, letters.end()) if letters else None


def may_stand_for(given: Unit, asked: Unit) -> bool:
    """Whether a number in one unit answers a question in the other: 回 for 件 yes, 人 or 円 for 件 no."""
    if given.name == asked.name:
        return True
    if Family.TIME is given.family is asked.family:
        return converts(given, asked)
    return given.family is asked.family and given.family is not Family.SIZE


def means_the_same(given: Unit, asked: Unit) -> bool:
    """Whether a number in a counter that may stand for the asked one needs no question: 施設 for か所 yes, 回 for 件 no."""
    if given.name == asked.name or asked.name == "" or given.family is not Family.THING:
        return True
    return given.name in _ANYTHING or is_near(given, asked)


def is_near(given: Unit, asked: Unit) -> bool:
    """Whether two different counters count the same things: 校 and 施設."""
    return given.name != asked.name and any({given.name, asked.name} <= names for names in _NEAR)


def converts(given: Unit, asked: Unit) -> bool:
    """Whether a number in one unit can be written in the other: 時間, 分 and 秒; 割 and 厘 in %."""
    if given.name in _IN_PERCENT:
        return asked.name == "%"
    return given.name in _IN_HOURS and asked.name in _IN_HOURS


def convert(value: Decimal, given: Unit, asked: Unit) -> Decimal:
    """The number in the asked unit, to four places where it does not come out even; as it is where the units do not convert."""
    if given.name == asked.name or not converts(given, asked):
        return value
    if given.name in _IN_PERCENT:
        return tidy(value * _IN_PERCENT[given.name])
    return tidy(round(value * _IN_HOURS[asked.name] / _IN_HOURS[given.name], 4))


def tidy(value: Decimal) -> Decimal:
    """Without the zeros that arithmetic left behind the point, never in exponents: 2.50 → 2.5, 1E+2 → 100."""
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _known(text: str, at: int) -> Unit | None:
    """The longest unit of the table that stands there."""
    best: Unit | None = None
    for name, family, pattern in _PATTERNS:
        found = pattern.match(text, at)
        if found is not None and (best is None or found.end() > best.end):
            best = Unit(name, family, found.end())
    return best


def _after_year(text: str, end: int) -> int:
    found = _PER_YEAR.match(text, end)
    return found.end() if found else end
