"""What stands behind a value: whether it is understood, and so leaves the value as it is, or puts it in doubt or denies it.

A small grammar over folded text: bare words (ちょうど), a predicate in the past or the polite present (を実施しました, になりました, です),
and then whatever comment a full stop, a comma or a connective (ので, が) introduces. What the grammar does not know is doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.asides import BLANKED

OTHER = "\x01"  # stands for each letter of another figure

# Nouns that report a thing done, also without する: 47回実施, 47件の申請.
_DONE = (
    "(?:実施|開催|達成|対応|参加|利用|登録|相談|受け?付け?|申請|記録|計上|設置|整備|導入|完了|処理|発行|交付|配布|公開|掲載|提供|到達"
    "|確認|回答|報告|通報|閲覧|受講|来場|増加|減少|活用|運用|実績|問い?合わ?せ|対象|配備)(?:者|数|等)?"
)
# Of these no past tense says that a thing was done.
_UNDONE = (
    "予定|計画|目標|想定|期待|希望|要望|見込|検討|断念|中止|延期|中断|辞退|却下|失敗|取|欠|不足|除|紛失|超過|未|予測|推|仮定|要求|依頼"
    "|誤|違|間違|言|聞|思|考|割り込|休|抜|見送|漏|残|余|落と|飛ば|切|諦|追加|新設|増設|削減|縮減|短縮"
)
_PAST = r"(?:まし)?た|だ|(?:て|で)(?:い|お|あ)?り?(?:ま(?:す|した)|る|た)|済み?"
_STEM = rf"(?!{_UNDONE})(?:[一-龥]{{1,4}}(?:し|いたし|させて|[ぁ-ん]{{0,2}}))(?:[一-龥]{{1,2}}[ぁ-ん]{{0,2}})?"
_OWN = "(?:やり|やっ|行っ|あり|あっ|おり|でき|いただき|いただい|いたし|ござい|もらい|つくり|つくっ|うけ|受け)"
_THING = "[一-龥a-z-]{1,8}(?:し?込み|り組み|でーた)?"
_BECOME = "(?:なり|なっ|いたし|致し|増加|減少|増|減|上|下|伸|達|届|到達|改|訂正|修正|変更|直|なお|とどま|留ま|のぼ|落|及|向上|上昇|拡大|広が|低下)"
_COPULA = (
    r"で(?:す|した|ございま(?:す|した)|あ(?:る|った|りま(?:す|した))|御座います)|だ(?:った)?(?![ろと])|な(?=の)|なり(?=$)"
    r"|(?:との|という|って)(?:こと|報告|回答|連絡)(?:です|でした|で)?|だそうです"
)
_SURE = r"(?:で|に|は|も|、)*(?:間違い?|まちがい|相違|問題|異議)[はも]?(?:な[いしく]|無[いし]|(?:あり|ござい)ません)"
_RIGHT = "が(?:正し(?:い|かった)|正解)(?:です|数値?です|値です)?"
_ONLY = r"しか[^。\n]*?(?:ません(?:でした)?|ない|なかった|ず)"
_PREDICATE = "|".join(
    (
        _SURE,
        _ONLY,
        _RIGHT,
        _COPULA,
        rf"(?:[をがにへで]|から)?(?:の?{_THING}[をがに])?(?:{_STEM}|{_OWN})(?:{_PAST})",
        rf"[をが]?(?:{_STEM}|{_OWN})(?:て(?:い|お)り|まして|て)?(?=[、,])",
        r"[がも]?(?:あり|おり|い|ござい)ます|ある|いる",
        r"[がは]?分[子母](?:です|でした)?",
        rf"(?:[にとへ]|まで)(?:{_BECOME}[ぁ-ん]{{0,2}}?(?:ま(?:す|した)|た|る|し|り)?(?:て(?:い|お)?り?ま(?:す|した)|て(?:ください|下さい)|お?願い(?:いた|致)?し?ます)?|して(?:ください|下さい)|します)",
        rf"(?:を|が|に|の|への)?{_DONE}(?:です|でした)?",
        r"と(?:報告|回答|記載|記入|入力|登録)?(?:いたし|し|させて)(?:ます|ました|て(?:ください|下さい|おります|います)|ください|下さい|いただきます)",
        r"で?(?:お願い|おねがい)(?:いた|致)?し?ま?す?",
    )
)
_ENDS = r"(?:(?:です|でした|だ)?(?:ね|よ|な|わ)?(?:w+|笑|汗)?(?!\w))?"
_BARE = r"ちょうど|丁度|きっかり|ぴったり|じゃすと|だけ|のみ|のまま|全部|分(?!の|[0-9子母])|現在|末|時点|年間"
_MARK = rf"(?:[^\w+*×÷/?~±→⇒=(-]|_|[{BLANKED}{OTHER}]|\([^()]*\)?)"
_LEADS_ON = "|".join(  # to a comment
    (
        r"$",
        rf"(?<=[^\w{BLANKED}{OTHER}(\[「『])",
        r"(?<=[すただる])(?:が|けれど|けど)|(?:(?<=[たるす])|な)ので|の?ため|に?より(?!多|少|上|下)|で(?![はもきど])|[とのを]?(?:予定|計画|目標)(?:どお|通|を[上下超達])",
        r"と(?=、|前年|昨年|過去)|すべて|全て|とも",
        r"(?<=[すただる])から|(?<=[すただ一-龥])し(?![またてよなえろ])",
        rf"(?:の)?うち(?!{BLANKED}|一部|大半|多く|ほとんど)|内訳",
    )
)
_UNDERSTOOD = re.compile(rf"(?:{_BARE}|{_MARK})*+(?:(?:{_PREDICATE}){_MARK}*+)*{_ENDS}{_MARK}*+(?:{_LEADS_ON})")
_OTHER_AFTER_A_PAUSE = re.compile(rf"(?<=[、。,!;:\n])\s*[{BLANKED}{OTHER}]")
_STRAY = re.compile(rf"[ \u3000](?!{_DONE})\w{{1,5}}[。.\s]*")
_MAIN = re.compile(rf"[^。、,!;\n({OTHER}]*")
_WISHED = re.compile(r"た[いく]|(?:ほ|欲)し(?:い|かった)|つもり|べき|限界|目指|(?<!だ)そう|よう[なにだで]|らし[いく]")
_DENIED = re.compile(
    r"な[いく](?:[。です]|$|か|と)|なかった|ません|ませぬ|(?<!は)ず(?:に|$|[、。終])|たかった|ぬ$|(?:足りな|満たな|至らな|届かな|いえな|言えな)"
)
_RATHER = re.compile(  # 213件じゃないですか says 213
    r"かも(?:知れ|しれ)(?:ません|ない)|自信|(?:では?|じゃ)(?:な[いく]|ありません)(?:です|でしょう|だろう)?か"
)
_SURELY = re.compile(f"{_SURE}|{_ONLY}")
_ASKED = re.compile(
    r"(?:です|ます|ました|でした|ません|[いるたの])か(?=[。?!\n]|\s*$)|(?:よね|でしょう)(?=[。!\n]|\s*$)|[?]"
)
_TAKEN_BACK = re.compile(r"(?:違(?:う|います|いました|った)|間違え(?:た|ました))[。!\s]*$")


@dataclass(frozen=True, slots=True)
class Behind:
    """``doubt`` and ``denied`` are where the words stand that are not understood, or that deny the value; None where there are none."""

    doubt: tuple[int, int] | None = None
    denied: tuple[int, int] | None = None


def read_behind(text: str, start: int) -> Behind:
    """Reads a folded text from where a value ends; other figures in it stand as OTHER."""
    rest = text[start:]
    main = _MAIN.match(rest)
    clause = start, start + (main.end() if main else 0)
    if asked := _RATHER.search(text, *clause):
        return Behind(doubt=(start, asked.end()))
    if _DENIED.search(text, *clause) and not _SURELY.search(text, *clause):
        return Behind(denied=clause)
    if asked := _ASKED.search(rest) or _TAKEN_BACK.search(rest):
        return Behind(doubt=(start, start + asked.end()))
    if _WISHED.search(text, *clause):
        return Behind(doubt=clause)
    paused = _OTHER_AFTER_A_PAUSE.search(rest)
    known = _UNDERSTOOD.match(rest, 0, paused.start() if paused else len(rest))
    return Behind() if known and not _STRAY.fullmatch(rest) else Behind(doubt=clause)
