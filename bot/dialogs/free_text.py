"""Free texts of an interview: which say something that a report can take, a reason or an 評価, and which do not."""

from __future__ import annotations

import re

from bot.dialogs.form import Rejected
from language.assent import read_assent
from language.days import names_a_day, says_when
from language.intents import Intent, read_intent
from language.lone_numbers import corrects, is_number
from language.normalise import bare, fold, normalise
from language.talk import read_talk
from language.texts import say

LONGEST_TEXT = 2_000  # characters of a reason or an 評価; a Teams message takes far more, a report page does not
_LONGEST_LABEL = 60  # characters of what may be a button's label, a number or a wish to leave; anything longer is text

_LABEL_FORMS = re.compile(
    ".*で正しい|ちょうど.*|.*の回答と同じ\\)|前年度と同じ\\(.*\\)|.*に変える|令和[0-9元]+年度(?:の実績|の予定|は)"
)
_NO_TEXT = re.compile(
    r"[0-9]{1,3}番?(?:から|に|へ)?(?:回答(?:する|します)?)?|(.)\1{2,}"
    r"|(?:今|まだ|現在)?(?:作成|相談|確認|調整|検討|準備)中(?:です)?|(?:課長|部長|係長|局長|上司|担当|財政)(?:課)?(?:さん)?(?:と|に)(?:相談|確認|調整)(?:中(?:です)?|します|する|してから[ぁ-ん]{0,6})"
    r"|(?:去年|昨年度?|前年度?|前回|前)(?:と|の)?(?:まま|同じ|おなじ|同様)(?:で|です|でいい(?:です)?|でお願いします|にして(?:ください)?)?|まだ(?:書け|決め|出せ|分から|わから)(?:ない|ません)(?:です)?"
    r"|(?:理由|評価)[はがも]?(?:特に)?(?:あり?ません|ない|なし)(?:です)?|(?:まだ)?(?:分か|わか)り?(?:ません|らない)(?:です)?|https?:\S+"
    r"|(?:空欄|空白|なし|無し)(?:で(?:いい|良い|よい|お願いします)?(?:です)?)?|(?:これを?|全部|全て)?(?:消して|削除(?:して)?|取り?消して)(?:ください|下さい)?"
    r"|うち(?:の担当)?(?:では|じゃ)(?:ない|ありません)(?:です)?|(?:あとで|後で|また)?電話します|てすと(?:です)?|test"
)
"""What stands in the place of a text and is none: a place in the list, a state of one's own work, a wish to have it gone."""
_MONTH = re.compile(
    r"(?:(?:令和|r)(?:[0-9]{1,2}|元)|20[0-9]{2})年度?(?:の?[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:頃|ごろ|末|中|時点|現在)?"
)
_ABOUT_WHEN = re.compile(
    r"(?:今週|来週|再来週|今月|来月|再来月|月末|月初|年度末|連休明け)(?:の?(?:頭|初め|はじめ|末|中|半ば|前半|後半|終わり))?(?:くらい|ぐらい|頃|ごろ|には|まで(?:に)?)?(?:かな|です|になります)?"
)

_JUST = "(?:さっき|先ほど|先程|今|いま|前|一つ前|1つ前|ひとつ前)の?"
_ENTRY = "(?:入力|回答|値|数値?|数字|件数|回数|もの|やつ|の|分|項目|ところ|質問)?"
_WRONG = "(?:直す|直したい|直します|訂正したい|訂正します|間違え(?:ました|た)|間違い(?:です|でした)|間違って(?:い)?ました)(?:です)?"
_PLEASE = "(?:ください|下さい)?"
_LEAVING = tuple(
    (intent, re.compile(words))
    for intent, words in (
        (Intent.CORRECT, f"(?:{_JUST}{_ENTRY}|値|数値?|数字|件数|回数)[をはが]?{_WRONG}"),
        (
            Intent.BACK,
            "(?:ひとつ|一つ|1つ)?前(?:の質問)?[にへ]?(?:戻る|戻り(?:ます|たい(?:です)?))|(?:ひとつ|一つ|1つ)前|戻って",
        ),
        (
            Intent.SKIP,
            f"(?:これ|この(?:質問|項目|照会項目))?は?(?:飛ばして|とばして|すきっぷして|飛ばします|とばします){_PLEASE}(?:次[へに]?)?|(?:これは?)?ぱす(?:します|で)?|次(?:へ|に)?(?:行って|いって|進んで|進む|行く|お願いします)?(?<!次)",
        ),
        (Intent.CANCEL, "すとっぷ|stop|きゃんせる|取り?消し?|(?:もう)?やめたい(?:です)?|やめて(?:ください)?"),
        (
            Intent.LATER,
            "(?:一旦|いったん)?保留(?:します|する|で)?|今日は(?:ここまで|終わり)(?:です|にします|で)?|また(?:明日|あした|今度|後で|あとで)|休憩(?:します|する)?|(?:評価は|理由は)?(?:(?:あと|後)で|また(?:今度|明日|後で|あとで)|今度)(?:書く|やる|やります|入れる|する)"
            "|続きは(?:明日|後で|あとで|また今度)(?:で|にします)?|(?:一旦|いったん)(?:やめ|中断|止め)[ぁ-ん]{0,4}|(?:評価は|理由は)?(?:また)?(?:あと|後|のちほど|後ほど|後日|明日)で?(?:に)?(?:書き|入れ|入力し|回答し|記入し|やり|考え|し)(?:ます|たい(?:です)?)",
        ),
    )
)


def says_nothing(text: str) -> bool:
    """A bare number, a yes or a no, the name of another answer or a button's label: neither a reason nor an 評価 nor words for a report."""
    plain = bare(text)
    return (
        is_number(text)
        or read_assent(text) is not None
        or plain in _SAYS_NOTHING
        or not any(letter.isalnum() for letter in plain.replace("ー", ""))
        or (len(plain) <= _LONGEST_LABEL and _LABEL_FORMS.fullmatch(plain) is not None)
        or any(pattern.fullmatch(plain) for pattern in (_NO_TEXT, _ABOUT_WHEN))
    )


def says_only_when(text: str) -> bool:
    """Whether a text names a time, or says that nothing is known yet, and nothing else: 来週金曜, 令和7年3月, まだ出ていません."""
    meant = read_intent(text)
    if meant is not None and meant.intent is Intent.PENDING and not meant.rest:
        return len(bare(text)) <= _LONGEST_LABEL
    return _MONTH.fullmatch(bare(text)) is not None or (names_a_day(text) and says_when(text))


def leaving(text: str) -> Intent | None:
    """What a text means that is no text but a wish to leave the question: さっきの件数を直したい, あとで書きます. Only the whole of it."""
    plain = bare(text)
    if len(plain) > _LONGEST_LABEL:
        return None
    return next((intent for intent, words in _LEAVING if words.fullmatch(plain)), None)


def gives_a_reason(text: str) -> bool:
    """Whether a text ends as a reason does: 集計していないため, 廃止したので."""
    return _REASON.search(normalise(text).strip(" 。!")) is not None


def no_reason(text: str) -> Rejected | None:
    """The refusal of a text that is no reason, or none that a report takes."""
    if text and (says_nothing(text) or corrects(text)):
        return Rejected(say("reject.not_a_reason", text=text), code="not_a_reason")
    return too_long(text)


def lines_beside(text: str, written: str) -> str:
    """The lines and sentences of a message that are one of their own, as an 評価 is, and not the ones that ``written``, the value, was read from; "" if there are none.

    The first one that holds the value's words is its: 46 and then 「会場を46か所に増やした。」."""
    beside = [part for line in text.splitlines() for part in re.split("(?<=。)", line) if part.strip()]
    for part in written.split("\n"):
        of_the_value = next((line for line in beside if part in line), None)
        if of_the_value is not None:
            beside.remove(of_the_value)
    return " ".join(line.strip() for line in beside if _is_a_sentence(line.strip()))


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


_REASON = re.compile("(?:ため|ので|から|により|につき)(?:です)?$")
_COURTESY = re.compile(
    r"お世話|お疲れ|よろしく|宜しく|ご?照会の件|失礼し|ありがとう|恐れ入り|恐縮|以上です|下記のとおり|次のとおり|tel|fax|@|内線",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:。|た|る|い|です|ます|ません|ため|から|ので)[。!)]*$")
_ONLY_A_NUMBER = re.compile(
    r"[^。、]{0,12}?[0-9][0-9,.]*[^。、0-9]{0,4}(?:です|でした|に(?:訂正|修正)(?:します|です)?)[。!]*"
)
_LABELS = tuple(
    f"button.{key}"
    for key in (
        "pending not_applicable unknown delegate counts rate_only same answer list help submit take_back edit cancel next "
        "series definition department neither none_of_them yes not_it"
    ).split()
) + tuple(
    (
        "confirm.again confirm.parts_again confirm.total_again ask.when_undated draft.by_other_continue draft.by_other_go_on draft.by_other_anew "
        "edit.value edit.comment edit.phase phase.consider phase.build phase.run progress.open_list progress.by_department submitted.show"
    ).split()
)
_SAYS_NOTHING = frozenset(
    bare(word)
    for word in (
        *(say(key) for key in _LABELS),
        *(
            "なし 特になし 特にありません 特にない 同じ 同上 同左 上と同じ 未定 不明 分かりません わからない 昨年と同じ 前と同じ 担当が違います 直します 評価 集計 "
            "構築 運用 検討 さあ さぁ うーん ううん えーと"
        ).split(),
    )
)
