"""Reads what the 取りまとめ wants to see of the whole: which department, and which of its 照会項目 (総務部の未提出は？, 集計中の一覧)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from language.normalise import bare


class Shown(StrEnum):
    """Which 照会項目 are wanted. LEFT is whatever is not submitted."""

    ALL = "all"
    OPEN = "open"
    DRAFT = "draft"
    PENDING = "pending"
    SUBMITTED = "submitted"
    LEFT = "left"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Overview:
    """``department`` is "" for all of them."""

    department: str = ""
    shown: Shown = Shown.ALL


_NOT_YET = "(?:ていない|てない|てません|ていません)"
_WORDS: tuple[tuple[Shown, str], ...] = (
    (
        Shown.LEFT,
        f"未提出|未完了|残り|のこり|残って(?:いる|る)|終わっ{_NOT_YET}|(?:まだ)?(?:提出され|提出し|出し|出){_NOT_YET}|遅れて(?:いる|る)",
    ),
    (Shown.OPEN, f"未回答|未入力|(?:まだ)?(?:回答され|回答し|答え|入力され|入力し){_NOT_YET}|手つかず|まだ"),
    (Shown.SUBMITTED, "提出済み?|提出完了|(?:もう)?(?:提出した|出した|出た|提出された)|完了済み?|終わった"),
    (Shown.DRAFT, "下書き(?:中|済み?)?|したがき"),
    (Shown.PENDING, "集計中|まだ出ていない"),
    (Shown.ELSEWHERE, "担当の確認|担当が(?:違う|違います|違い)|担当違い"),
    (Shown.UNKNOWN, "(?:「)?(?:分からない|わからない)(?:」)?(?:と(?:答え|回答し|言っ)た(?:の|もの)?)?|不明"),
)
_JOINED = "(?:の|な|は|が|を|で|に|、|・)*"
_THING = "(?:照会項目|項目|回答|もの|件|分|ところ|部局|部署|部|課|指標)?"
_VIEW = "(?:一覧|りすと|進捗(?:状況)?|提出(?:状況|率)|回答(?:状況|率)|状況|内訳|詳細|件数|数)?"
_ASKED = (
    "(?:見せて|みせて|出して|教えて|おしえて|見たい|確認したい|(?:を)?(?:お願いします)|ください|下さい|何件|何件ある|いくつ|いくつある|ある|あります|ありますか"
    "|どこ|どれ|どの部局|どの課|誰|だれ|どう|どうなって(?:いる|る|います|いますか|ます)|ですか|か|です|だけ)*"
)
_TAIL = re.compile(f"{_JOINED}{_THING}{_JOINED}{_VIEW}{_JOINED}{_ASKED}")
_WHO = "(?:(?:誰|だれ|どこ|どの(?:部局|部署|課|部))が|(?:全体|全部)で|何件)*"
_STATES = tuple((shown, re.compile(f"{_JOINED}{_WHO}(?:{words})")) for shown, words in _WORDS)
_SAYS_WHAT = re.compile("一覧|りすと|進捗|状況|提出率|回答率|内訳|詳細|どう")


def read_overview(text: str, departments: Iterable[str]) -> Overview | None:
    """What is to be shown, when the whole text says nothing but that; None otherwise.

    A department alone is enough, and so is a state; 一覧 or 進捗 alone is a command (bot/dialogs/commands.py).
    """
    plain = bare(text)
    department = next((name for name in departments if plain.startswith(bare(name))), "")
    rest = plain.removeprefix(bare(department))
    if (
        department
        and _TAIL.fullmatch(rest)
        and (not rest or _SAYS_WHAT.search(rest) or rest in ("は", "の", "を", "だけ"))
    ):
        return Overview(department)
    for shown, words in _STATES:
        found = words.match(rest)
        if found and _TAIL.fullmatch(rest, found.end()):
            return Overview(department, shown)
    return None
