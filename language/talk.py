"""Talk that is no question about the plan: insults, thanks, greetings, how to use this chat."""

from __future__ import annotations

import re

from language.asks import Asks
from language.lexicon import hiragana

LONGEST = 60  # letters; whoever writes more asks for something

_TALK: tuple[tuple[Asks, tuple[str, ...]], ...] = (
    (
        Asks.INSULT,
        (
            r"(?:お前|おまえ|あんた|てめえ|貴様)は?(?:ばー?か|馬鹿|あほ)(?:か|なの|だ|や|じゃ|です)\w{0,3}|ばー?か(?:野郎|やろう|者|もの)?|馬鹿\w*|あほか?\w*|阿呆|くそ\w*|糞\w*|死ね\w*|しね|黙れ|だまれ|ふざけ\w*|うざ\w*|きもい|むかつく\w*",
            r"[使つ]か?えない(?:な|ね|やつ|奴|ぼっと|あぷり)?\w{0,3}|役立たず\w*|役に立たな?[いん]\w*|無能\w*|ぽんこつ\w*|話にならない\w*|だめだ\w*",
            r"税金(?:泥棒|どろぼう)\w*|最低\w*|最悪\w*|ごみ(?:め|くず)|かす|頭が?(?:悪|わる)\w*|しょうもない|くだらない\w*|うるさ\w*|やかまし\w*|いらいらする\w*",
        ),
    ),
    (
        Asks.THANKS,
        (
            r"ありがと(?:う|さん|ー)?(?:ございま(?:す|した))?|有り?難う\w*|(?:たす|助)か(?:り|っ)\w*|さんきゅー?|感謝\w*|thank\s*(?:you|s)",
            r"(?:分か|わか|解)(?:り|っ)(?:まし)?(?:た|たよ)\w{0,2}|了解\w*|承知\w*|おーけー|ok|なるほど\w*|納得\w*|勉強になり\w*|(?:お疲れ|おつかれ)(?!(?:さま|様)です)\w*",
        ),
    ),
    (
        Asks.GREETING,
        (
            r"こんにち[はわ]|こんばん[はわ]|おはよう?(?:ございます)?|はじめまして|初めまして|やあ|もしもし|(?:どうぞ)?よろしく(?:お願い(?:いた|致)?(?:します|し上げます)|お願い申し?上げます|お願いします)?|ただいま",
            r"(?:お疲れ|おつかれ)(?:さま|様)です|お世話になって(?:おり|い)ます|お世話になります|お?元気(?:です)?か?|hello|hi|(?:いい|良い)天気\w*",
            r"(?:今日は|きょうは)?(?:暑|寒|涼し|暖か|あつ|さむ)い(?:です)?ね",
        ),
    ),
    (
        Asks.SELF,
        (
            r"(?:あなた|あんた|君|きみ|お前|おまえ|ぼっと)は(?:誰|だれ|何者)\w*(?:[\W_]*(?:ai|人間|機械|ろぼっと|ちゃっとぼっと|ぼっと)\w*)?|お?名前(?:は|を)\w*|(?:人間?|ai|機械|ろぼっと)(?:です?か|なの|ね)\w*",
        ),
    ),
    (
        Asks.FAREWELL,
        (
            r"(?:やっぱ(?:り|し)?|まあ?|もう)(?:いい|よか|ええ|結構|大丈夫)(?:です|わ|や|ばい|よ|ね)*$|まあ?よか|さようなら|さよなら|ばいばい|おやすみ\w*|じゃあ?(?:ね|また)\w*|また(?:ね|明日|今度|あした)\w*|good\s*bye|bye",
        ),
    ),
    (
        Asks.LONELY,
        (
            r"(?<!お)(?:疲れ|つかれ)(?:た|まし(?:た|て)|ちゃった|ている|ています|てる|とる|果て\w{1,4})(?!人|時)|(?:寂し|さみし|さびし|淋し)(?:い|か|くて|すぎ)\w{0,6}|孤独(?:です|だ|や|を感じ\w{1,4})",
            r"(?:眠れ|寝れ|寝られ|ねむれ|寝付け|寝つけ)(?:ない|ません|ん|なくて)(?:です|の|よ)?|(?:誰|だれ)も話す?(?:相手|人)が\w{0,6}|話し?相手が(?:い(?:ない|ません)|おらん|ほしい|欲しい)|(?:誰|だれ)(?:に|と)も会い(?:たくない|とう?な(?:い|か))\w{0,4}|(?:一人|ひとり)ぼっち\w{0,3}|不安(?:です|だ|や|で)\w{0,6}",
        ),
    ),
    (
        Asks.CHAT,
        (
            r"(?:(?:暇|退屈)(?:だ|です|や|な|すぎ)|眠い|お腹が?(?:すい|空い)た|腹減った|(?:おもしろ|面白)い(?:話|こと)|冗談|歌っ?て|しりとり|結婚して|大?好き(?:です|だ))[ぁ-ん]{0,8}",
            r"(?:今日|きょう|明日|あした|今|いま)?の?(?:日付|曜日|時刻|時間)(?:は|を|って)?(?:何|なん|どう|教え)?[ぁ-ん]{0,6}",
            r"(?:今日|きょう|明日|あした|今|いま)(?:は|って)?(?:何|なん)(?:日|曜日?|時|の日|月)[ぁ-ん]{0,5}",
        ),
    ),
    (
        Asks.HELP,
        (
            r"使い方\w{0,5}|つかいかた\w{0,3}|へるぷ|help|めにゅー|(?:何|なに)[がを]?(?:でき|聞け|きけ|質問でき|答えられ)(?:る|ます)\w*",
            r"(?:よう|よく)?(?:わから|分から|判ら)(?:ん|ない|ないです|んです|んばい|なくて\w*)|(?:わか|分か)りません\w{0,3}|使い方が\w+",
            r"(?:何|なに|どんなこと|どういうこと)[をが]?(?:聞いたら|聞けば|きけば|質問すれば|答えて)\w*",
        ),
    ),
)

_BESIDE = (
    r"あんた|あなた|よう|ここで|[でなだ]?(?:した|す)|今日も?|きょうも?|本当に|ほんとに|どうも|とても|すごく|大変|よく|また(?:聞きます|来ます|お願いします)?|お?(?:天気|元気)|いい|良い"
    r"|(?:暑|寒|涼し|暖か|蒸し暑|あつ|さむ)(?:かった|い|く)|雨|これ|ここ|この|こちら|ちゃっと|すみません|すいません|ごめん|たね|ねえ|なあ|まし|さん|ちゃん|くん|ぼっと|ろぼっと|市役所|説明|教えて(?:くれて|いただいて|もらって)?"
    r"|(?:話|はなし)を?(?:聞いて|きいて|したい)(?:ほしい|欲しい|ください)?|困って(?:い)?(?:る|ます)|誰か|だれか|最近|毎晩|毎日|夜|少し|ちょっと"
    r"|[ねよなかのはがをにもとてw笑草]"
)  # what may stand beside such talk without making it a question

_PATTERNS = tuple((asks, re.compile(hiragana("|".join(patterns)))) for asks, patterns in _TALK)
_NO_MORE = re.compile(rf"(?:{hiragana(_BESIDE)}|[\W_])*")


def read_talk(plain: str) -> Asks | None:
    """What a folded text is if it is talk and nothing else; None as soon as anything is left to be looked up. Without any word it is NOTHING."""
    if not any(letter.isalnum() for letter in plain):
        return Asks.NOTHING
    if len(plain) > LONGEST:
        return None
    spoken = [asks for asks, pattern in _PATTERNS if pattern.search(plain)]
    rest = plain
    for _, pattern in _PATTERNS:
        rest = pattern.sub(" ", rest)
    return spoken[0] if spoken and _NO_MORE.fullmatch(rest) else None


_LATIN_WORD = re.compile(r"[a-zÀ-ɏ][a-zÀ-ɏ'’]+")


def is_foreign(plain: str) -> bool:
    """Whether a folded text is several words in Latin letters and no Japanese one."""
    return not re.search("[ぁ-ヿ一-鿿]", plain) and len(_LATIN_WORD.findall(plain)) > 1
