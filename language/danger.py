"""Cries for help, told apart from questions about the plan before anything else is read: fire, accident and crime now, suicide, violence at home, child abuse."""

from __future__ import annotations

import re
from typing import Literal

from language import alarms, cries, signs
from language.normalise import fold, normalise

Danger = Literal[
    "emergency", "emergency.crime", "emergency.flee", "sensitive.life", "sensitive.partner", "sensitive.child"
]

# One spelling for words that somebody in a hurry types in kana. Only words whose sound means nothing else: 血 and 息 stay as they are.
_SPELLINGS = {
    "救急車": "きゅうきゅうしゃ",
    "不審者": "ふしんしゃ",
    "行方不明": "ゆくえふめい",
    "赤ちゃん": "あかちゃん",
    "閉じ込め": "とじこめ",
    "飛び降り": "とびおり",
    "飛び込み": "とびこみ",
    "子ども": "子",
    "子供": "子",
    "こども": "子",
    "意識": "いしき",
    "虐待": "ぎゃくたい",
    "暴力": "ぼうりょく",
    "自殺": "じさつ",
    "火事": "かじ",
    "火災": "かさい",
    "強盗": "ごうとう",
    "泥棒": "どろぼう",
    "痴漢": "ちかん",
    "盗撮": "とうさつ",
    "怪我": "けが",
    "呼吸": "こきゅう",
    "爆発": "ばくはつ",
    "包丁": "ほうちょう",
    "刃物": "はもの",
    "警察": "けいさつ",
    "誘拐": "ゆうかい",
    "津波": "つなみ",
    "心臓": "しんぞう",
    "骨折": "こっせつ",
    "事故": "じこ",
    "出血": "しゅっけつ",
    "遺書": "いしょ",
    "練炭": "れんたん",
    "手首": "てくび",
    "首吊": "くびつ",
    "息子": "むすこ",
    "旦那": "だんな",
    "婆さん": "ばあさん",
    "爺さん": "じいさん",
    "主人": "しゅじん",
    "彼氏": "かれし",
    "彼女": "かのじょ",
    "家族": "かぞく",
    "怒鳴": "どな",
    "脅": "おど",
    "苦し": "くるし",
    "疲れ": "つかれ",
    "恐い": "こわい",
    "怖": "こわ",
    "燃え": "もえ",
    "倒れ": "たおれ",
    "溺れ": "おぼれ",
    "消え": "きえ",
    "殺": "ころ",
    "殴": "なぐ",
    "叩": "たた",
    "娘": "むすめ",
}
_SPELLED = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))
_DIALECT = (
    (re.compile(r"おらん(?:ごと|く)(?=な)"), "いなく"),
    (re.compile(r"(?<=[かさたならまわがば])ん(?:ごと|く)(?=な)"), "なく"),
    (re.compile(r"(?<=[いきしちにみり])よらん"), "ていない"),
    (re.compile(r"知らん(?=男|女|人|車|やつ|奴|おじ|おば|番号)"), "知らない"),
    (re.compile(r"(?<=会い)とう?な(?:い|か(?!っ))"), "たくない"),
    (re.compile(r"(?<=[いえきぎしちびみりけせてれっ])(?:よる|よー?(?=[よけば])|ちょる|とる|とー)"), "ている"),
    (re.compile(r"(?<=[いえきぎしちびみりけせてれっ])とらん(?=$|[。!、\s]|です|けん|ばい)"), "ていない"),
    (re.compile(r"でとる|(?<=ん)どる"), "でいる"),
    (re.compile(r"(?<=[出で])よる"), "ている"),
    (re.compile(r"のごた(?:る|っ)|ごた(?:る|っ)"), "みたい"),
    (re.compile(r"(?<=ら)ん(?=$|[。!、\s])|(?<=てこ)ん(?=$|[。!、\s])"), "ない"),
    (
        re.compile(
            r"(きつ|さびし|さみし|こわ|いた|痛|つら|辛|くるし|悲し|ひど|しんど|な)か(?=$|[。!、\s]|と(?:$|です|よ)|です|ばい|よ(?:$|[。!])|ね|けん)"
        ),
        r"\1い",
    ),
    (
        re.compile(
            r"(?<=[きしちにびみり])たか(?=$|[。!、\s]|と(?:$|です)|です|ばい|よ|けん)(?<!ましたか)(?<!でしたか)"
        ),
        "たい",
    ),
    (re.compile(r"おる(?=$|[よけばっ。!、\s])"), "いる"),
    (
        re.compile(
            r"(?<=[えけてれ])(?<!けいれ)(?<![ただるよす]け)(?<!ないけ)(?<!しいけ)(?<!いいけ)ん(?=$|[。!、よけば])"
        ),
        "ない",
    ),
)


_SUBJECT = re.compile(
    r"(?<=[一-龥々ぁ-んー])の(?=(?:出[よてたと]|で[よてた]|入っ|はいっ|もえ|燃え|来[たよてん]|きた|くる|く(?=っ)|止ま|とま|崩れ|くずれ|あふれ|お(?:る|らん|っ)|い(?:る|ない)|な(?:か|い)|回ら|痛|いた[かい]|切れ|倒れ|流れ|すご|する(?![ぁ-ん]*[一-龥])|もれ|漏れ|いっぱい|戻|返))"
)
_OBJECT = re.compile(r"(?<=[一-龥々])ば(?=[^、。\sらかれ])|(?<=さいふ)ば|(?<=くび)ば")


def plain(text: str) -> str:
    """A text as the patterns of danger see it: one spelling, words of danger by their sound, the dialect of the region in standard particles and endings."""
    said = fold(normalise(text)).strip()
    said = _spelled(_OBJECT.sub("を", _SUBJECT.sub("が", said)))
    for pattern, standard in _DIALECT:
        said = pattern.sub(standard, said)
    return said


def _spelled(text: str) -> str:
    return _SPELLED.sub(lambda hit: _SPELLINGS[hit[0]], text)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_spelled(_kana(pattern))})" for pattern in patterns))


def _kana(pattern: str) -> str:
    """Katakana of a pattern in hiragana; its capitals stay, for \\S and \\W are classes of letters."""
    return "".join(letter if letter.isascii() else fold(letter) for letter in pattern)


def _rows(signs: tuple[tuple[str, ...], ...]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(_any((group,)) for group in row) for row in signs)


_SURE: tuple[tuple[Danger, re.Pattern[str]], ...] = (
    ("sensitive.partner", _any(cries.THREATENED_AT_HOME)),
    ("sensitive.child", _any(cries.TOUCHED_AS_A_CHILD)),
    ("emergency", _any(cries.ACUTE)),
    ("emergency.crime", _any(cries.CRIME)),
    ("sensitive.life", _any(cries.LIFE)),
    ("sensitive.partner", _any(cries.PARTNER_VIOLENCE)),
    ("sensitive.child", _any(cries.CHILD_ABUSE)),
    ("emergency.crime", _any(cries.VIOLENCE)),
)
_LIKELY: tuple[tuple[Danger, re.Pattern[str]], ...] = (
    ("sensitive.life", _any(alarms.LIFE)),
    ("sensitive.partner", _any(alarms.PARTNER_VIOLENCE)),
    ("sensitive.child", _any(alarms.CHILD_ABUSE)),
    ("emergency.flee", _any(alarms.FLEE)),
    ("emergency", _any(alarms.EMERGENCY)),
    ("emergency.crime", _any(alarms.CRIME)),
)
_TOGETHER: tuple[tuple[Danger, tuple[tuple[re.Pattern[str], ...], ...]], ...] = (
    ("sensitive.life", _rows(signs.LIFE)),
    ("sensitive.partner", _rows(signs.PARTNER)),
    ("sensitive.child", _rows(signs.CHILD)),
    ("emergency", _rows(signs.EMERGENCY)),
    ("emergency.crime", _rows(signs.CRIME)),
)
_PASSES = {danger: _any((pattern,)) for danger, pattern in alarms.PASSES.items()}
_WANTS, _PASSES_WHO_WANTS = _any((alarms.WANTS,)), _any((alarms.PASSES_WHO_WANTS,))
_COUNTED = re.compile(
    _spelled(
        r"[^。!?]{0,10}(?:件数|人数|の数|割合|率[はを?]|対策|訓練|まにゅある|しすてむ)|[^。!?]{0,3}」?と?いう[^。!?]{0,16}(?:率|数|通知)"
    )
)


_OF_THE_OLD = re.compile(
    _spelled(
        r"高齢者|お?年寄り|老人|施設|利用者|障[害碍が]い?者|祖父|祖母|じいちゃん|ばあちゃん|母が(?:むすこ|むすめ|嫁|職員)|父が(?:むすこ|むすめ|嫁|職員)|嫁(?:が|に)|年金|通帳"
    )
)
_ASKS_WHERE = re.compile("どこ|窓口|相談|言えば|何番")
_OF_A_CHILD = re.compile(_spelled(r"子(?!の(?:嫁|妻))|赤ちゃん|児童|生徒|園児|孫|幼|小学|中学"))


def read_danger(text: str) -> Danger | None:
    """The danger that a text speaks of, None where it asks about a plan (熱中症で倒れた人の数は？, DV相談窓口のオンライン化は？). When in doubt it says danger."""
    cry, alarm = read_cry(text), _alarm(plain(text))
    if "sensitive.child" in (cry, alarm) and _OF_THE_OLD.search(plain(text)) and not _OF_A_CHILD.search(plain(text)):
        asks = _ASKS_WHERE.search(plain(text)) is not None
        return None if asks and not cry else "emergency.crime"  # the children's line is of no help to them
    if cry == "emergency.crime" and alarm == "emergency":
        return alarm  # somebody is hurt as well: a life goes before a crime
    return cry or alarm


def read_cry(text: str) -> Danger | None:
    """Only what is surely a cry for help: for texts that are no questions, where 「火災」 may be a word of a report."""
    said = plain(text)
    for danger, pattern in _SURE:
        if any(not _COUNTED.match(said, hit.end()) for hit in pattern.finditer(said)):
            return danger
    return None


def _alarm(said: str) -> Danger | None:
    """Something that sounds like danger in a text that says nothing of counting, preventing or managing it."""
    wants = _WANTS.search(said) is not None
    for danger, pattern in _LIKELY:
        passes = _PASSES_WHO_WANTS if wants and not danger.startswith("emergency") else _PASSES[danger]
        if pattern.search(said) and not passes.search(said):
            return danger
    for danger, rows in _TOGETHER:
        passes = _PASSES_WHO_WANTS if wants and not danger.startswith("emergency") else _PASSES[danger]
        if not (passes.search(said) or _TELLS_OF_OTHERS.search(said)) and any(
            _stand_together(row, said) for row in rows
        ):
            return danger
    return None


def _stand_together(row: tuple[re.Pattern[str], ...], said: str) -> bool:
    """Whether every group of a sign is in the text, so long as the text is short enough to be of one thing."""
    return len(said) <= _OF_ONE_THING and all(group.search(said) for group in row)


# Beside PASSES, for the third net alone: a count or a state that is asked for, what is long over, a jest, an animal.
_TELLS_OF_OTHERS = re.compile(
    _spelled(
        "いくつ(?!か|も)|(?:何|なん)(?:軒|業務|ぱーせんと|種|施設|台)|ど(?:れ|の)くらい|どこまで進|改革|改め|検討状況|問題点|満足"
        "|前に(?:空き巣|泥棒|一度)|年前|昔|ことの?が?ある|(?:本当|ほんと)(?:に|です)?[?ねか]|新聞|まっぷ|地図|補助|登録|締め?切り?|教室|予約制|笑(?:$|\\s)|(?<![a-z])w+$|気分(?!が?の?悪)|よけ(?!い)|平均|(?<!救急車って)何番"
        "|(?:猫|犬|狸|つばめ|かも|鳥|ぺっと)(?:の|が|を)"
    )
)
_OF_ONE_THING = 80  # letters; a longer message tells a story, in which a knee and a cold may stand far apart
