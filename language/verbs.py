"""Verbs of everyday speech for the nouns that a plan is written in: 配った for 配布, 話し合う for 協議, in the forms that a question may use."""

from __future__ import annotations

from collections.abc import Iterator

_VERBS: tuple[tuple[str, str], ...] = (
    ("申請", "申し込む 申込む 届け出る"),
    ("配布", "配る"),
    ("導入", "入れる 入る 取り入れる"),
    ("設置", "置く 据える"),
    ("整備", "整える"),
    ("開催", "開く 催す"),
    ("連携", "つながる つなぐ 結ぶ"),
    ("遷移", "移る 飛ぶ"),
    ("決済", "払う 支払う 支払いをする"),
    ("協議", "話し合う 打ち合わせる"),
    ("通報", "知らせる 伝える"),
    ("発信", "知らせる 伝える"),
    ("検知", "見つける 察知する"),
    ("モニタリング", "見守る 監視する"),
    ("立案", "立てる 考え出す"),
    ("提示", "示す 公開する"),
    ("作成", "作り上げる こしらえる"),
    ("翻訳", "訳す"),
    ("処理", "読み取る 片付ける"),
)
"""A plan's noun and the verbs that say the same; a verb under two nouns may mean either."""

_ROWS = {
    "う": "わいえ",
    "く": "かきけ",
    "ぐ": "がぎげ",
    "す": "さしせ",
    "つ": "たちて",
    "ぶ": "ばびべ",
    "む": "まみめ",
    "る": "らりれ",
}
_PAST = {"う": "った", "つ": "った", "る": "った", "く": "いた", "ぐ": "いだ", "す": "した", "ぶ": "んだ", "む": "んだ"}
_GODAN_IN_RU = frozenset("配る 入る つながる 移る 読み取る".split())
_TE = {"た": "て", "だ": "で"}


def forms(verb: str) -> Iterator[str]:
    """What a verb in its dictionary form may look like where it says that something is or was done; what follows (ます, いる) is cut off by itself.

    払う: 払い, 払う, 払った, 払って, 払っ, 払われた, 払える … No form that denies: what was not done is another thing.
    """
    if verb.endswith("する"):
        yield from (verb[:-2] + ending for ending in ("する", "した", "して", "してる", "された", "されて", "される"))
        return
    stem, ending = verb[:-1], verb[-1]
    if ending == "る" and verb not in _GODAN_IN_RU:
        able, doing, past = f"{stem}られ", stem, f"{stem}た"
        passive = able
    else:
        row = _ROWS[ending]
        able, doing, past = stem + row[2], stem + row[1], stem + _PAST[ending]
        passive = f"{stem}{row[0]}れ"
    te = past[:-1] + _TE[past[-1]]
    yield from (verb, doing, past, past[:-1], te, f"{te}る", f"{te}た")
    for voice in dict.fromkeys((able, passive)):
        yield from (voice, f"{voice}る", f"{voice}た", f"{voice}て", f"{voice}てる")


def _nouns() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for noun, verbs in _VERBS:
        for verb in verbs.split():
            for form in forms(verb):
                if len(form) > 1:
                    found[form] = tuple(dict.fromkeys((*found.get(form, ()), noun)))
    return found


NOUNS = _nouns()
"""Each form of each verb → the nouns that it stands for."""
