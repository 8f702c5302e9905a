"""What leaves it open whether a figure is the value: doubtful words, a wish, words around it that are not understood."""

from __future__ import annotations

import re

from language.asides import BLANKED
from language.before import doubt_before
from language.behind import OTHER, Behind, read_behind
from language.counters import Family
from language.figures import Figure
from language.found import AS_BEFORE, Found
from language.intents import Intent, Meant
from language.periods import doubtful_period
from language.replies import Refusal, Refused
from language.roles import behind_correction
from plan.model import Kind

COMMANDS = (Intent.HELP, Intent.SKIP, Intent.LATER, Intent.CANCEL, Intent.BACK)
_NOT_FINAL = (Intent.PENDING, Intent.UNKNOWN, Intent.NOT_APPLICABLE)
_UNSURE = re.compile(
    r"概数|概算|推[計定]|試算|集計途中|途中(?:経過|段階)|中間(?:報告|集計|値)|とりあえず|取り敢えず|仮に|うろ覚え|感覚|適当に|未報告"
    r"|正確(?:では|な[^。、]{0,6}では)|確認してい?(?:ませ|な)|確認(?:いた)?します|たぶん|多分|おそらく|恐らく|見込|暫定|速報|かな(?![ぁ-ゖ])|かも|と思|でしょうか|だろう|はず|だったか|(?:確|たし)か(?!め|認|に)|記憶"
    r"|確定(?:では|は)|仮(?:の|で|置|\)|$)|今のところ|いまのところ|現時点|(?:なる|する)予定|要確認|未(?:確定|計上|集計|反映|算入)|[?]\s*$"
)
_LESS = ("削減", "短縮")
_ONE_MORE = re.compile(rf"{BLANKED}\s*(?:と|~|-)\s*$")  # 6日と8時間, No.1〜47: the figure is half of what was written
_COUNTER = re.compile(r"[ァ-ヶー]{2,}|[一-龥]{1,3}(?![一-龥])")
_GAP = re.compile(r"[0-9０-９]\s+[0-9０-９]")
_LEFT_OUT = re.compile(r"除[いきく]")  # 対象外5件を除き213件
_LONG = re.compile(r"[0-9０-９]{8,}")  # nobody counts its digits; it may be a date or an id
_SAME_AS = re.compile(r"同じく?[、\s]*$")


def doubt_of(reply: Found, figure: Figure) -> str | Refused | Meant:
    """The words that leave it open whether a figure is the value, as typed; a refusal where they say that it is not; "" without any."""
    if reply.meant is not None and reply.meant.intent in _NOT_FINAL and not _LEFT_OUT.search(figure.before):
        return reply.meant.written
    written = reply.written(figure)
    if figure.unit is None and (_GAP.search(written) or _LONG.fullmatch(written)):
        return written  # 「3 1」 is 31 with a slip of the thumb, or two numbers
    behind = _behind(reply, figure)
    if behind.denied and figure.value != 0 and not is_same(reply, figure):
        return Refused(Refusal.DENIED, reply.typed.written(figure.start, behind.denied[1]))
    if (
        reply.meant is not None
        and reply.meant.intent is Intent.HELP
        and (behind.doubt or _UNSURE.search(reply.cleared.text))
    ):
        return reply.meant
    if unsure := _UNSURE.search(reply.cleared.text):
        return reply.typed.written(*unsure.span())
    if period := period_doubt(reply, figure):
        return period
    if half := _ONE_MORE.search(figure.before):
        return reply.typed.written(figure.start - len(half[0]), figure.start)
    if behind.doubt:
        return _not_understood(reply, figure, *behind.doubt)
    return _front_doubt(reply, figure)


def _front_doubt(reply: Found, figure: Figure) -> str:
    """The doubtful words right in front of a figure with the figure, as typed; "" without any. The names of a rate's parts are read elsewhere."""
    if reply.kind is Kind.RATIO:
        return ""
    front = max(reply.cleared.text.rfind("\n", 0, figure.start) + 1, figure.start - len(figure.before))
    words = doubt_before(
        reply.typed.text, reply.cleared.text, front, figure.start, reply.name, has_unit=figure.unit is not None
    )
    return reply.typed.written(words[0], figure.end) if words else ""


def period_doubt(reply: Found, figure: Figure) -> str:
    """The words that give a figure to less or more than the year, as typed; "" without any."""
    period = doubtful_period(figure, reply.figures, reply.cleared, reply.year, running_total=reply.running_total)
    return reply.typed.written(*period) if period else ""


def _behind(reply: Found, figure: Figure) -> Behind:
    text = reply.cleared.text
    for other in reply.figures:
        if other.start >= figure.end:
            text = text[: other.start] + OTHER * (other.end - other.start) + text[other.end :]
    for word in _LESS:
        if word in reply.name:
            text = text.replace(word, "実施")  # an indicator of 削減時間 counts what was saved
    start = (text.find(")", figure.end) + 1 if figure.depth else 0) or figure.end
    return read_behind(text, behind_correction(reply.figures, figure) or start)


def _not_understood(reply: Found, figure: Figure, start: int, end: int) -> str | Refused | Meant:
    """Words behind a figure that mean nothing to the reader, unless they are a wish, or a counter of something else (47ページ, 2課に…)."""
    if reply.meant is not None and reply.meant.intent in (*COMMANDS, Intent.CORRECT):
        return reply.meant
    if figure.unit is not None and reply.asked.family is not Family.RATE and not reply.asks(figure):
        return reply.refused(Refusal.UNIT, figure)
    counter = _COUNTER.match(reply.typed.text, start) if figure.unit is None else None
    if counter is not None:
        return Refused(Refusal.UNIT, reply.typed.written(figure.start, counter.end()))
    return reply.typed.written(start, end)


def is_same(reply: Found, figure: Figure) -> bool:
    if reply.meant is not None and reply.meant.intent is Intent.SAME:
        return True
    return bool(AS_BEFORE.match(figure.after) or _SAME_AS.search(figure.before))
