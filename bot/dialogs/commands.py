"""The exact commands, tried before any dialog: they work in every state, also in a free text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.messages import Choice, Inbound, Pick
from language.normalise import bare
from language.texts import say


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words that mean exactly it, or a pattern of all that means it, and what is told of it; where it begins stands in catalogue.py."""

    key: str
    words: tuple[str, ...]
    of_the_interview: bool = False  # means something only while a question stands open
    in_between: bool = False  # after it the open question is put again
    for_the_roster: bool = False  # meaningless for whom the city has not named
    never_on_line: bool = False  # a citizen is told so; of the others a citizen's may be a question
    pattern: str = ""


_PLEASE = "(?:ください|下さい|です)?"
COMMANDS: tuple[Command, ...] = (
    Command(
        "answer",
        ("回答する", "回答します", "回答を始める", "回答", "続ける", "続きから", "続き"),
        for_the_roster=True,
        never_on_line=True,
        pattern="(?:照会に|実績を)?(?:回答|報告|入力)(?:したい|します)(?:です)?|(?:r6の|令和6年度の)?実績を(?:入れ|入力し|報告し|回答し)(?:たい(?:です)?|ます)|(?:始め|はじめ)(?:る|ます|たい(?:です)?)|続きを?(?:やる|やります|する|します|お願いします)|再開(?:する|します)?|回答を?(?:始め|はじめ|再開し?)(?:る|ます|たい(?:です)?)?",
    ),
    Command(
        "list",
        ("一覧", "一覧を見る", "照会項目の一覧"),
        in_between=True,
        for_the_roster=True,
        pattern=f"一覧を?(?:見せて|見たい|表示して?|出して){_PLEASE}",
    ),
    Command(
        "submit",
        ("提出", "提出する", "提出します"),
        for_the_roster=True,
        never_on_line=True,
        pattern=f"(?:全部|全て|すべて|まとめて|一括で|これで)を?提出(?:する|します|して{_PLEASE})?|提出(?:して{_PLEASE}|お願いします)",
    ),
    Command("edit", ("直す", "直します"), in_between=True, for_the_roster=True),
    Command(
        "history_all",
        ("全ての履歴", "すべての履歴", "全部の履歴", "全体の履歴", "履歴を全て見る"),
        in_between=True,
        for_the_roster=True,
    ),
    Command("history", ("履歴", "回答の履歴", "履歴を見る", "履歴は？"), in_between=True, for_the_roster=True),
    Command(
        "take_back",
        ("引戻し", "引き戻し", "引戻しする", "引き戻す", "取り下げ", "取り下げる", "取り下げます", "引戻"),
        for_the_roster=True,
        never_on_line=True,
        pattern=f"引き?戻し?(?:て{_PLEASE}|たい(?:です)?|ます)|(?:さっきの|今の)?提出(?:を|した(?:もの|の|回答)を)?(?:取り?消したい(?:です)?|取り?下げ(?:る|ます|たい(?:です)?|て{_PLEASE})|戻して|戻す|取り?消す|取り?消して{_PLEASE}|引き?戻す|引き?戻して{_PLEASE})",
    ),
    Command(
        "progress",
        tuple(
            (
                "進捗は？ 進捗 進捗状況 進捗状況は？ 提出状況 提出状況は？ 提出率 提出率は？ 回答状況 "
                "回答状況は？ 進捗を教えて 進捗を見せて 進捗どう？ 全体の進捗 全体の進捗は？ 全部局の進捗は？"
            ).split()
        ),
        in_between=True,
        for_the_roster=True,
    ),
    Command("help", ("使い方", "ヘルプ", "help", "へるぷ"), in_between=True),
    Command("back", ("戻る", "もどる", "前の質問", "前の質問へ"), of_the_interview=True),
    Command("skip", ("飛ばす", "とばす", "スキップ"), of_the_interview=True),
    Command("later", ("あとで", "後で", "あとでする", "中断"), of_the_interview=True),
    Command("cancel", ("やめる", "やめます", "終わり", "終了"), of_the_interview=True),
)
_BY_WORD = {bare(word): command for command in COMMANDS for word in command.words}

_BY_PATTERN = tuple((command, re.compile(command.pattern)) for command in COMMANDS if command.pattern)


def command(text: str) -> Command | None:
    """The command that a text is, when it is nothing else."""
    said = bare(text)
    return _BY_WORD.get(said) or next((found for found, pattern in _BY_PATTERN if pattern.fullmatch(said)), None)


def asks_for_history(inbound: Inbound) -> bool:
    """Whether a turn needs the histories: they are read for nothing else."""
    pick = inbound.pick
    found = command(inbound.text)
    key = pick.value if pick is not None and pick.dialog == "commands" else found.key if found else ""
    return key in ("history", "history_all")


def command_button(key: str) -> Choice:
    """A button that gives a command."""
    label = say(f"button.{key}")
    return Choice(label, Pick("commands", "", key, label))
