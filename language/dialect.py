"""The dialect of northern Nagasaki in standard endings, where a question is read: なっとると → なってるの, 使いよらす → 使ってる, 多かと → 多いの.

It belongs to the language that people write here, as kana and typos do, and to no plan: another city's dialect would be another table beside it."""

from __future__ import annotations

import re

# What stands before 〜よる and how the て-form of such a verb sounds: 使い|よる → 使って, 進み|よる → 進んで. Not に: 計画による, によると.
_SOUNDS = {"い": "って", "ち": "って", "り": "って", "み": "んで", "び": "んで", "き": "いて", "ぎ": "いで"}
_SHORT = "[伸延浴帯滅過着起落尽借降足]"  # 伸び|よる keeps its stem: 伸びて
_STEM = rf"(?P<stem>(?P<short>{_SHORT})?[いちりみびきぎしえけせてねめれげぜべ]|[見出来寝煮])(?<!立ち)"
_GOES_ON = r"(?:る|らす|っ(?=と|け))"
_DOING, _WAS_DOING = re.compile(rf"{_STEM}よ{_GOES_ON}"), re.compile(rf"{_STEM}よった")
_DONE_STEM = (
    r"(?<=[っしいんえけせてねめれげぜべ見出来寝着煮])(?<!受け)(?P<done>[とど])"  # 受けとる is a word of its own
)
_DONE, _WAS_DONE = re.compile(rf"{_DONE_STEM}{_GOES_ON}"), re.compile(rf"{_DONE_STEM}った")
_END = r"[?。、!\s]|$|です|ね|や|か|ばってん|けど"
_WORDS = (
    (re.compile("ど(?:が|げ|や)ん"), "どう"),
    (
        re.compile("(?<=[一-龥ァ-ヴー])ば([一-龥ぁ-ん]{1,6}[いきしちにびみりえけせてれげべ])たか(?=[。!]|$)"),
        r"を\1たい",
    ),
    (re.compile("どんくらい"), "どのくらい"),
    (re.compile("なんぼ"), "いくつ"),
    (
        re.compile(
            "(?<=[一-龥ァ-ヴーa-zA-Z])(?<![延伸飛呼選学及運結叫尊遊喜並転])(?<!半)ば(?=[一-龥ァ-ヴーa-zA-Z]|し[よてたたと]|つか|もら|くれ|おしえ|みせ|と[りっ])"
        ),
        "を",
    ),
    (re.compile(rf"(?<=[多高低良悪早遅])(?<!最[多高低良悪早遅])か(?=と|{_END})|(?<=少な)か(?=と|{_END})"), "い"),
    (re.compile("(?<=[ぁ-ん一-龥][えけせてねめれげべ])っと(?=[?。!]|$|です)"), "るの"),  # もらえっと
    # 知りたかとです, 受けたかばってん; a bare たか may ask whether something was done, but not behind り: ゴミば出したか, 借りたか
    (
        re.compile(
            r"(?<=[いきしちにびみりえけせてねめれげべ])たか(?:と(?=です|[?。!]|$|よ|ばって)|(?=ばってん|っちゃ))"
        ),
        "たい",
    ),
    (re.compile(r"(?<=[を][一-龥])(?<!を[借足降])りたか(?=[。!]|$)|(?<=を)とりたか(?=[。!]|$)"), "りたい"),
    (re.compile(rf"(?<=[てで]る)と(?=[をはがも]|{_END})|(?<=[ただい])と(?=[?]|$|ですか)"), "の"),
)


def standard(text: str) -> str:
    """A normalised text with the dialect's endings in their standard form; everything else stays as it is."""
    said = _WAS_DOING.sub(lambda hit: f"{_sound(hit)}た", text)
    said = _DOING.sub(lambda hit: f"{_sound(hit)}る", said)
    said = _WAS_DONE.sub(lambda hit: f"{_te(hit)}た", said)
    said = _DONE.sub(lambda hit: f"{_te(hit)}る", said)
    for pattern, word in _WORDS:
        said = pattern.sub(word, said)
    return said


def _sound(hit: re.Match[str]) -> str:
    stem = hit["stem"]
    return f"{stem}て" if hit["short"] else _SOUNDS.get(stem, f"{stem}て")


def _te(hit: re.Match[str]) -> str:
    return "て" if hit["done"] == "と" else "で"
