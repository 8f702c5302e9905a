"""The exact commands, tried before any dialog: they work in every state, also in a free text."""

from __future__ import annotations

from dataclasses import dataclass

from language.normalise import fold, normalise
from language.texts import say


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words that mean exactly it. ``interview`` commands need a question that stands open."""

    key: str
    words: tuple[str, ...]
    interview: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("answer", ("回答する", "回答します", "回答を始める", "回答", "続ける", "続きから", "続き")),
    Command("list", ("一覧", "一覧を見る", "照会項目の一覧")),
    Command("submit", ("提出", "提出する", "提出します")),
    Command("take_back", ("引戻し", "引き戻し", "引戻しする", "引き戻す", "取り下げ")),
    Command(
        "progress",
        (
            "進捗は？",
            "進捗は",
            "進捗",
            "進捗状況は？",
            "進捗状況は",
            "提出状況は？",
            "提出状況は",
            "提出率は？",
            "提出率は",
        ),
    ),
    Command("help", ("使い方", "ヘルプ", "help", "？")),
    Command("back", ("戻る", "もどる", "前の質問", "前の質問へ"), interview=True),
    Command("skip", ("飛ばす", "とばす", "スキップ"), interview=True),
    Command("later", ("あとで", "後で", "あとでする", "中断"), interview=True),
    Command("cancel", ("やめる", "やめます", "終わり", "終了"), interview=True),
)


def command(text: str) -> Command | None:
    """The command that a text is, when it is nothing else."""
    return _BY_WORD.get(_plain(text))


def _plain(text: str) -> str:
    return fold(normalise(text)).strip(" 。、!?[]［］\n")


_BY_WORD = {_plain(word): command for command in COMMANDS for word in command.words if _plain(word)}
_BY_WORD |= {
    _plain(say(f"button.{key}")): next(c for c in COMMANDS if c.key == key)
    for key in ("answer", "list", "help", "submit")
}
