"""What a message to the bot is after: the kinds, and the words by which each is known."""

from __future__ import annotations

import re
from enum import StrEnum


class Asks(StrEnum):
    """FIGURE is what remains when nothing else is said; the last group is no question about the plan at all."""

    FIGURE = "figure"
    SERIES = "series"  # a figure for several years
    DEFINITION = "definition"  # what a figure means, how it is computed
    DEPARTMENT = "department"  # who is in charge
    RATING = "rating"  # whether it goes well: the plan's own 進捗
    WHY = "why"  # why it is as it is: the plan's own 評価
    DOUBT = "doubt"  # another page or figure is held against ours
    SOURCE = "source"  # where it is printed, when it was published
    LIST = "list"  # which figures there are
    EXTENT = "extent"  # how many KPIs, 課題 and projects the plan has
    SUMMARY = "summary"  # what a project does
    WISH = "wish"  # how, where, when, whether one can: never answered with a figure
    FORECAST = "forecast"  # what will be, or whether that is good
    COMPARE = "compare"  # other cities, the country
    UNPUBLISHED = "unpublished"  # a figure before its publication
    PERSONAL = "personal"  # the person's own case, a named official
    INJECTION = "injection"  # an attempt to change the rules

    OPINION = "opinion"  # an opinion, a demand, a complaint to the city
    PRIVACY = "privacy"  # what becomes of personal data and of what is typed here
    CONTACT = "contact"  # the city's telephone number or hours
    PERSON = "person"  # somebody to talk to
    PLAN = "plan"  # where the plan itself can be read
    TROUBLE = "trouble"  # this chat or a page does not work
    EASE = "ease"  # larger letters
    SELF = "self"  # who or what answers here
    DX = "dx"  # what the word means
    TERM = "term"  # what a word of the plan's make means: KPI, 活動指標
    HOLDER = "holder"  # who the mayor is: printed elsewhere

    HELP = "help"  # what this chat can do
    CHAT = "chat"  # small talk, and what no plan holds: the weather, the time
    LONELY = "lonely"  # tired, lonely, sleepless: nothing to look up, and no danger
    GREETING = "greeting"
    FAREWELL = "farewell"
    THANKS = "thanks"
    INSULT = "insult"
    NOTHING = "nothing"  # no word at all: 「？」


CUES: tuple[tuple[Asks, tuple[str, ...]], ...] = (
    (
        Asks.INJECTION,
        (
            r"(?:指示|命令|ルール|設定|制限|約束)\w{0,3}(?:を|は|も|なんか)?(?:全部|すべて|全て)?(?:忘れ|無視|破|解除|外し|なかったこと)\w*",
            r"プロンプト|(?:管理者|開発者|デバッグ|職員|市長)モード|管理者権限|なりきって|ロールプレイ|脱獄",
            r"職員(?:用|向け|だけ|しか)\w{0,6}(?:値|数値|数字|データ|画面|情報|資料)|(?:内部|裏)の?(?:資料|データ|数値|数字|値|情報|事情)",
            r"データベース\w{0,4}(?:見せ|出|消|削除|中身)|(?:管理|職員|データベース|システム|ログイン|市長)\w{0,4}パスワード|apiキー|トークン|ソースコード",
            r"(?:と|って)(?:答え|言っ|表示し|返信し|返し)て(?:ください|下さい|くれ|ほしい|ね|よ)?¶|drop\s+table|select\s+\*|<script",
            r"(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|rules?|prompts?)|system\s*prompt|jailbreak",
            r"\bdan\b",
            r"あなたは(?:今|いま)から|今からあなたは",
        ),
    ),
    (
        Asks.EXTENT,
        (
            r"(?:リーディング)?(?:プロジェクト|重点課題|(?<![一-龥])(?<![△○]の)(?<!いる)(?<!れた)課題|kpi|(?<![一-龥])指標|活動指標)(?:の?数)?(?:は|って|が|も)?(?:全部で|ぜんぶで|全体で|合計で)?(?:いくつ|幾つ|何件|何個|なんけん)(?:くらい|ぐらい)?"
            r"(?:あ(?:る|ります|った|りました)|載って(?:い)?(?:る|ます))?〜¶|(?:リーディング)?(?:プロジェクト|重点課題|kpi)の?数(?:は|を)?(?:教え)?〜¶",
        ),
    ),
    (
        Asks.UNPUBLISHED,
        (
            r"途中(?:の|経過|段階)\w{0,6}|速報値?|(?:公表|発表|公開)(?:する|される)?(?:前|まえ)\w*|未公表\w*|暫定\w*|非公開\w*|庁内限り\w*",
            r"下書き\w*|(?:内緒|こっそり|ここだけ)\w*|まだ(?:出て|公表|発表)\w*(?:数字|数値|もの|やつ)|仮の(?:数字|数値|値)\w*",
            r"(?:概算|見込み?)(?:の数字|でいい|でも)\w*",
        ),
    ),
    (
        Asks.PERSONAL,
        (
            r"(?:私|わたし|わたくし|僕|ぼく|俺|自分|うち|我が家|母|父|妻|夫|主人|息子|娘)(?:が|の)(?:\w{0,10}の)?\w{0,12}?(?:申請|届け?出?|手続き?|年金|税金|住民税|保険|番号|マイナンバー|審査|児童手当|書類|予約|相談)"
            r"(?:\w{0,16}(?:どうな|いつ|いくら|状況|届|終わ|進|済|教えて|確認|見))",
            r"(?:市長|副市長|部長|課長|係長|担当者|職員)(?:さん)?の?(?:お?名前|氏名|年齢|給料|給与|連絡先)|担当者は誰",
        ),
    ),
    (
        Asks.DOUBT,
        (
            r"\d+\s*(?:ページ|頁|p)[ぁ-ん]{0,12}?(?:とあ|と書|となって|と載|では|には|だと|と違)[^\W\d]*(?:\d[\d,.]*\s*%?)?〜",
            r"p\.?\s*\d+(?:では|には|に)〜",
            r"(?:進捗概要|概要|進捗状況|到達像|総括|本文|ほか|他)(?:の(?:ページ|ところ|欄))?(?:では|には|だと|に)\d[\d,.]*\s*(?:%|パーセント|[件回人])?〜",
            r"(?<!どれだけ)(?<!どれくらい)(?<!どのくらい)(?<!どう)(?:違う|ちがう|違って|間違|まちがっ|間違え|おかし|(?<!割)合って|合わな|食い違|矛盾|正しい|正確)〜|(?:本当|ほんと|ほんとう)(?:に|です|なの|か)*¶",
            r"\d[\d,.]*\s*(?:%|パーセント|[件回人台戸])?(?:じゃ|では)(?:ない|無い|ありません)〜",
            r"(?:別|ほか|他)の(?:ページ|ところ|表|資料|場所)〜|(?:広報|新聞|ニュース)〜(?:では|には|だと)〜",
        ),
    ),
    (
        Asks.COMPARE,
        (
            r"(?:他|ほか)の(?:市|町|自治体|都市|市町村?|ところ|まち|街)〜|他(?:市|都市|自治体|県|団体)〜|よその〜|(?:近隣|周辺|類似|同規模)の?(?:市|町|自治体|団体)〜",
            r"全国〜|県内〜|(?:県|国|全国)の?平均〜|平均(?:より|と比|値と|以上|以下)〜|ランキング",
            r"(?:^|[\s、はも])(?:国|県|政府)(?:の|は|では|全体)(?!標準|方針|データ)|(?<![一-龥])市町(?:の|では|村)|何位|(?:全国|県内)?順位|日本一|世界",
        ),
    ),
    (
        Asks.FORECAST,
        (
            r"(?:と|どう)(?:思い|おもい|思う|おもう|考え|お考え)〜|予想〜|(?:今後|将来|この先|これから)〜(?:どう|増え|減|伸び|上が|下が)〜|見通し〜",
            r"(?:もし(?!か|も|よ|良|あ|分|わ|可能|でき|差|ご)|仮に)[^、。]{2,24}?(?:たら|なら|れば|だと)|想像し〜",
            r"予測(?:は|して|すると|値|を教)〜|(?:達成|実現)(?:でき(?:そう|ます|る)|しそう|可能|見込)〜|間に合(?:い|う)〜",
            r"(?:増え|減り|伸び|上がり|下がり)(?:ます|そう)か?〜",
            r"どうなる(?!予定)(?:と|で|の|か|ん)?〜|(?:す|る|く)べき〜|(?:良い|いい|悪い|高い|低い)と(?:思|言え|いえ)〜|意味があ〜|(?:無駄|税金の無駄)〜|賛成〜|反対〜",
        ),
    ),
    (
        Asks.WHY,
        (
            r"(?:増え|減っ|減少し|増加し|下がっ|上がっ|低|高|少な|多|伸び|上回っ|下回っ)〜(?:理由|原因|要因)(?:は|を|が|って)?|なぜ〜|なして〜|なんで(?!も|す|しょう)〜|どうして〜|何故〜|(?:理由|原因|要因)(?:は|を|が|って|も|と|に|で)?〜¶|理由|原因|要因|(?:わけ|(?<![一-龥])訳)は",
            r"(?<![一-龥])(?<!課題の)(?:進捗状況・?)?評価(?:は|を|って|も)(?:どう|何)?〜¶",
        ),
    ),
    (
        Asks.DEFINITION,
        (
            r"(?:の)?(?:意味|定義)(?:は|を|って|が|も|とは)?|(?:の)?(?:算出|計算)(?:式|方法|根拠)〜|設定根拠|求め方|数え方|計算の?仕方|出し方は|分母〜|分子〜",
            r"(?:とは|って|というのは|て)(?:何|なに|なん)(?:ですか|のこと〜|でしょうか|だ|なの|なんですか|か|や|と|ね)?¶",
            r"とは(?:どう〜|どんな〜)?¶",
            r"(?<![数値率度標定績])(?<!れている課題)(?<!遅れた課題)(?:は|って)(?:何|なん)(?:です|でしょう|なの|のこと)〜¶",
            r"(?:どういう|どんな|どういった)(?:意味|こと|(?:数値|数字|指標|もの)(?!が)|計算|数え|定義|風に計算)〜|(?:何|なに)(?:の数|の割合|を表|を数え|を指|を示)〜",
            r"(?:どうやって|どのように)(?:計算|数え|出し|算出)〜",
        ),
    ),
    (
        Asks.DEPARTMENT,
        (
            r"(?:の)?(?:(?:主体|主管|実施)の?(?:部局|部署|課|部)|担当(?:部局|部署|の部局|の部署|の課|課|部|者|の人|窓口)?)(?:は|を|が|って|です|の|も|して〜)?(?:どこ|だれ|誰|どちら|何\w)?[ぁ-ん]{0,6}?¶",
            r"担当(?:課|部署|部局|は|を|が|している|して|です|だ|の課|の部)|主体部局|所管(?:部署|部局|課|部)?〜|(?:の)?(?:担当|部署|部局)(?:は|を)",
            r"(?:どこ|どちら)の(?:部署|部局|課|部|局|担当|係|所管)(?:の仕事|に(?:聞|問い合わせ|相談す)|が担当)?〜",
            r"(?:何|なに|どの|どちらの)(?:課|部署|部局|局|係)(?:の仕事|に(?:聞|問い合わせ)|が担当)?〜",
            r"(?:何|どの)部(?:(?:が|で|の|に|です|か|だ|は)(?:担当|聞|仕事)?〜|¶)",
            r"(?:どこ|誰|だれ|どちら)が(?:や|担当|担っ|進め|行|おこな|実施|管理|所管|取り組|し|主体)〜|どこで(?:担当|管理|所管)〜",
            r"(?:どこ|誰|だれ|どちら)に(?:聞|きけ|問い?合わ|問え|問う|たずね|尋ね|連絡|相談すれば)〜|問い?合わ?せ先〜|連絡先〜|部署(?:は|を|$)",
        ),
    ),
    (
        Asks.SERIES,
        (
            r"(?:の)?(?:推移|経年|年次|年度別|年別|変遷)〜|年(?:度)?ごと〜|(?:毎年|各年|各年度|年々)〜|グラフ〜",
            r"(?:これまで|今まで|過去|ここ数年|近年|この\d+年)(?:の|数年の?|\d+年間?の?)?",
            r"(?:変化|変わって?|移り変わり|変動)(?:は|を|の|し〜|き〜)?|全(?:部の)?年度?(?:の|を|分)?|全ての年〜|すべての年〜|時系列〜",
        ),
    ),
    (
        Asks.RATING,
        (
            r"[△○]の(?=課題)|課題の評価(?:は|を)?(?:どう)?〜|順調〜|(?:の)?進捗(?:状況|度)?(?:は|を|って|の)?|進み(?:具合|ぐあい)〜|(?:うまく|上手く)(?:い|行)〜",
            r"(?:ちゃんと|きちんと|予定(?:どおり|通り)に?|計画(?:どおり|通り)に?)(?:進|すす|でき|出来|いっ|や)?〜|(?:進んで|すすんで)(?:い|る|ま)〜",
            r"遅れて(?:い|る|ま)?〜|予定(?:どおり|通り)〜|計画(?:どおり|通り)〜|どこまで進〜",
        ),
    ),
    (
        Asks.SOURCE,
        (
            r"出典〜|どこのページ〜|(?:どこ|何ページ|どのページ)に(?:載|書|のっ|かい)〜|何ページ〜|いつ(?:公表|発表|公開)〜|いつ(?:の|時点の)(?:データ|数字|数値|もの|実績)?〜",
            r"(?:情報源|ソース)〜¶",
        ),
    ),
    (
        Asks.LIST,
        (
            r"(?:どんな|どういう|どういった|どのような|何の|他の|ほかの|全部の|全ての)(?:指標|数値|数字|kpi|項目|もの|データ|プロジェクト|課題)(?:が|は|を)〜",
            r"(?:指標|数値|kpi|項目|プロジェクト)(?:に|の)?(?:は(?!いくつ)|一覧)(?:何|なに|どんな)?〜¶",
            r"(?:指標|数値|kpi|項目|プロジェクト)(?:を|の)?(?:全部|すべて|全て|一覧|リスト)〜|(?<!手続きの)(?<!手続の)一覧〜¶|活動指標(?:は|を)?¶",
            r"の(?:指標|kpi)(?:を|は|って|一覧)?(?:教え|おしえ|知りた|見せ)?〜¶",
        ),
    ),
    (
        Asks.SUMMARY,
        (
            r"(?:どんな|どういう|どういった|どのような)(?:取り?組み?|事業|こと|内容|システム|サービス|アプリ|活動|しくみ|仕組み)〜|(?:の)?(?:内容|概要)(?:は|を|って)〜",
            r"(?:何|なに)を(?:して|やって|する|やる|した)〜|(?:何|なに)に(?:使|つか)〜|(?:って|て)?(?:何|なに)(?:する|すっと|してる)〜¶",
        ),
    ),
)
"""Kinds with their cues, the first that fits wins; the text of a cue is not looked up. ¶ is the end of a phrase, 〜 the kana that follow."""

END = r"(?=[\s、。,.!?()「」』]|$)"


def cue(pattern: str) -> re.Pattern[str]:
    """Compiles a pattern in the notation of CUES, for normalised text in small letters."""
    return re.compile(pattern.replace("¶", END).replace("〜", "[ぁ-ん]*"))


COMPILED = tuple((asks, tuple(cue(pattern) for pattern in patterns)) for asks, patterns in CUES)
