"""Free texts of an interview: which say something that a report can take, a reason or an 評価, and which do not."""

from __future__ import annotations

import re

from bot.dialogs.form import Rejected
from language.assent import read_assent
from language.normalise import bare, fold, normalise
from language.talk import read_talk
from language.texts import say

_FIGURES = re.compile(r"[,./:-]*\d[\d,./:-]*")
LONGEST_TEXT = 2_000  # characters of a reason or an 評価; a Teams message takes far more, a report page does not


def is_number(text: str) -> bool:
    """Nothing but figures with their signs and separators: 47, ▲5, 8.5%, 5/9, 12/34."""
    figures = bare(text).lstrip("▲△-+約").rstrip("%")
    return _FIGURES.fullmatch(figures) is not None


def says_nothing(text: str) -> bool:
    """A bare number, a yes or a no, or the name of another answer: neither a reason nor an 評価 nor words for a report."""
    plain = bare(text)
    return (
        is_number(text)
        or read_assent(text) is not None
        or plain in _SAYS_NOTHING
        or plain.endswith(bare("で正しい"))
        or plain.startswith(bare("ちょうど"))
    )


def no_reason(text: str) -> Rejected | None:
    """The refusal of a text that is no reason, or none that a report takes."""
    if text and says_nothing(text):
        return Rejected(say("reject.not_a_reason", text=text), code="not_a_reason")
    return too_long(text)


def lines_beside(text: str, written: str) -> str:
    """The lines of a message of several that are a sentence of their own, as an 評価 is, and hold nothing of ``written``, the value that was read; "" if there are none."""
    value_lines = written.split("\n")
    beside = [line.strip() for line in text.splitlines() if not any(part in line for part in value_lines)]
    return " ".join(line for line in beside if _is_a_sentence(line))


def _is_a_sentence(line: str) -> bool:
    """No greeting, no signature, no label and no other number: 「説明会を増やした。」 is one, 「R5 205」 and 「総務部 田中」 are none."""
    plain = normalise(line)
    if says_nothing(line) or _COURTESY.search(plain) or read_talk(fold(plain)) is not None:
        return False
    return _SENTENCE.search(plain) is not None and _ONLY_A_NUMBER.fullmatch(plain) is None


def too_long(text: str) -> Rejected | None:
    """The refusal of a text that is empty or longer than a report takes."""
    if not text:
        return Rejected(say("reject.blank"), code="blank")
    if len(text) > LONGEST_TEXT:
        return Rejected(say("reject.too_long", limit=f"{LONGEST_TEXT:,}", length=f"{len(text):,}"), code="too_long")
    return None


_COURTESY = re.compile(
    r"お世話|お疲れ|よろしく|宜しく|ご?照会の件|失礼し|ありがとう|恐れ入り|恐縮|以上です|下記のとおり|次のとおり|tel|fax|@|内線",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:。|た|る|い|です|ます|ません|ため|から|ので)[。!)]*$")
_ONLY_A_NUMBER = re.compile(
    r"[^。、]{0,12}?[0-9][0-9,.]*[^。、0-9]{0,4}(?:です|でした|に(?:訂正|修正)(?:します|です)?)[。!]*"
)
_SAYS_NOTHING = frozenset(
    bare(word)
    for word in (
        "なし 同じ 集計中 分からない 分かりません わからない 該当なし 前年度と同じ 昨年と同じ 前と同じ 担当が違う 担当が違います 直す 直します "
        "評価 集計 日付は未定 構築 構築○ 運用 運用⇒ 検討 検討… 率だけ分かる 件数で入力する 入力し直す 次へ進む"
    ).split()
)
