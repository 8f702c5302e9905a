"""Intents in place of a number, in kanji, kana and with slips of the keys."""

from __future__ import annotations

import pytest

from language.intents import Intent, Meant, read_intent
from language.numbers import Amount, read_amount
from plan.model import Kind

SPOKEN = [
    (Intent.PENDING, "まだ出ていません"),
    (Intent.PENDING, "まだでてません"),
    (Intent.PENDING, "ﾏﾀﾞﾃﾞﾃﾏｾﾝ"),
    (Intent.PENDING, "まだ出ていまんせ"),
    (Intent.PENDING, "まだです"),
    (Intent.PENDING, "集計中です"),
    (Intent.PENDING, "未確定"),
    (Intent.PENDING, "来月分かります"),
    (Intent.PENDING, "県からの報告待ちです"),
    (Intent.PENDING, "まだ分かりません"),
    (Intent.UNKNOWN, "分からない"),
    (Intent.UNKNOWN, "わからん"),
    (Intent.UNKNOWN, "ちょっと分かりかねます"),
    (Intent.UNKNOWN, "不明"),
    (Intent.UNKNOWN, "把握しておりません"),
    (Intent.DELEGATE, "担当が違います"),
    (Intent.DELEGATE, "たんとうちがう"),
    (Intent.DELEGATE, "うちの課ではない"),
    (Intent.DELEGATE, "所管外です"),
    (Intent.DELEGATE, "財政課に聞いてください"),
    (Intent.DELEGATE, "これは土木部の所管です"),
    (Intent.SAME, "前年度と同じ"),
    (Intent.SAME, "前と同じ"),
    (Intent.SAME, "昨年と同じです"),
    (Intent.SAME, "変わらず"),
    (Intent.SAME, "変わりません"),
    (Intent.SAME, "同上"),
    (Intent.SAME, "横ばい"),
    (Intent.SAME, "前年度同"),
    (Intent.SAME, "同数"),
    (Intent.SAME, "変化なし"),
    (Intent.SAME, "昨年どおり"),
    (Intent.SAME, "前年度のまま"),
    (Intent.SAME, "増減ゼロ"),
    (Intent.SAME, "±0"),
    (Intent.SAME, "前年度の数字で"),
    (Intent.SAME, "去年と一緒でお願いします"),
    (Intent.SAME, "令和6年度も前年度と同じです。よろしくお願いします。"),
    (Intent.PENDING, "前年度と同じですが確認中"),
    (Intent.NOT_APPLICABLE, "該当なし"),
    (Intent.NOT_APPLICABLE, "対象外です"),
    (Intent.NOT_APPLICABLE, "該当する事業はありません"),
    (Intent.SKIP, "飛ばす"),
    (Intent.SKIP, "スキップして"),
    (Intent.SKIP, "スキプ"),
    (Intent.SKIP, "次へ"),
    (Intent.SKIP, "後回し"),
    (Intent.SKIP, "分からないので飛ばしてください"),
    (Intent.LATER, "あとで"),
    (Intent.LATER, "後で答えます"),
    (Intent.LATER, "あとで入れます"),
    (Intent.LATER, "また明日"),
    (Intent.LATER, "今日はここまで"),
    (Intent.LATER, "今は忙しいのでまた明日やります"),
    (Intent.CANCEL, "やめる"),
    (Intent.CANCEL, "中止します"),
    (Intent.CANCEL, "終わり"),
    (Intent.CANCEL, "ｷｬﾝｾﾙ"),
    (Intent.HELP, "使い方"),
    (Intent.HELP, "ヘルプ"),
    (Intent.HELP, "何を答えればいいの？"),
    (Intent.BACK, "戻る"),
    (Intent.BACK, "一つ前"),
    (Intent.BACK, "ひとつ前に戻ってください"),
    (Intent.CORRECT, "さっきのを直したい"),
    (Intent.CORRECT, "間違えた"),
    (Intent.CORRECT, "訂正したい"),
    (Intent.HELP, "どうすればいいですか"),
    (Intent.HELP, "件数の定義が分かりません"),
    (Intent.HELP, "集計中ですか？"),
    (Intent.HELP, "集計中と答えてもいいですか"),
    (Intent.HELP, "該当なしとはどういう場合ですか"),
    (Intent.HELP, "担当が違う場合はどうしますか"),
    (Intent.HELP, "やり方がわかりません"),
    (Intent.PENDING, "県から届いていません"),
    (Intent.PENDING, "集計ちゅうです"),
    (Intent.PENDING, "まだ確定ではありません"),
    (Intent.UNKNOWN, "前年度と同じか不明"),
    (Intent.DELEGATE, "情報政策課が担当です"),
    (Intent.DELEGATE, "担当課は財政課です"),
    (Intent.DELEGATE, "財政課へお願いします"),
    (Intent.DELEGATE, "山田（内線3456）が担当です"),
    (Intent.NOT_APPLICABLE, "事業廃止"),
    (Intent.NOT_APPLICABLE, "事業が終了しました"),
    (Intent.NOT_APPLICABLE, "R5で終了"),
    (Intent.SKIP, "これは後回し"),
    (Intent.SKIP, "飛ばしてもいいですか"),
    (Intent.LATER, "時間がないので後日"),
    (Intent.LATER, "会議なので中断します"),
    (Intent.BACK, "前に戻りたい"),
    (Intent.BACK, "ひとつ前に戻して"),
    (Intent.PENDING, "6月に公表予定"),
    (Intent.PENDING, "国の公表待ち"),
    (Intent.PENDING, "国の発表待ちです"),
    (Intent.PENDING, "数字待ち"),
    (Intent.PENDING, "まだ締まっていません"),
    (Intent.PENDING, "まだ締めてない"),
    (Intent.PENDING, "出てない"),
    (Intent.PENDING, "出ていない"),
    (Intent.PENDING, "もう少しで出ます"),
    (Intent.PENDING, "ゴールデンウィーク明けに分かります"),
    (Intent.PENDING, "確認します"),
    (Intent.PENDING, "調べておきます"),
    (Intent.PENDING, "まだでとらんとです"),
    (Intent.UNKNOWN, "把握できない"),
    (Intent.UNKNOWN, "数字がありません"),
    (Intent.UNKNOWN, "数字が出せません"),
    (Intent.UNKNOWN, "算出できません"),
    (Intent.LATER, "後日回答します"),
    (Intent.LATER, "来週回答します"),
    (Intent.LATER, "連休明けに回答します"),
    (Intent.LATER, "5月9日に回答します"),
    (Intent.LATER, "5/9までに回答します"),
    (Intent.LATER, "5月末までに回答します"),
    (Intent.LATER, "またにします"),
    (Intent.LATER, "担当が不在なので明日"),
    (Intent.LATER, "一旦終わります"),
    (Intent.LATER, "一時中断"),
    (Intent.DELEGATE, "それは情報政策課です"),
    (Intent.DELEGATE, "他課です"),
    (Intent.DELEGATE, "他の課です"),
    (Intent.DELEGATE, "他部署です"),
    (Intent.DELEGATE, "所管課が違います"),
    (Intent.DELEGATE, "市民課が持っています"),
    (Intent.DELEGATE, "これは市民課の分です"),
    (Intent.DELEGATE, "市民課所管"),
    (Intent.DELEGATE, "市民課へ"),
    (Intent.DELEGATE, "後任の鈴木に聞いて"),
    (Intent.DELEGATE, "前任者が担当でした"),
    (Intent.DELEGATE, "4月に異動しました。今は鈴木が担当です"),
    (Intent.DELEGATE, "わたしの担当じゃなかと"),
    (Intent.SKIP, "次の質問へ"),
    (Intent.SKIP, "次にいって"),
    (Intent.SKIP, "この項目は後回しで"),
    (Intent.BACK, "ひとつ戻る"),
    (Intent.BACK, "バック"),
    (Intent.BACK, "1個前に戻して"),
    (Intent.BACK, "一個戻る"),
    (Intent.CORRECT, "さっきの件数、直せますか"),
    (Intent.CORRECT, "前のを直す"),
    (Intent.CORRECT, "間違って送信しました"),
    (Intent.CORRECT, "間違い"),
    (Intent.CORRECT, "直す"),
    (Intent.CORRECT, "やっぱり違う"),
    (Intent.CANCEL, "もうやめる"),
    (Intent.CANCEL, "回答をやめます"),
    (Intent.CANCEL, "取り消します"),
    (Intent.CANCEL, "やっぱり入力をやめます"),
    (Intent.HELP, "操作方法"),
    (Intent.HELP, "どの数字を入れるの"),
    (Intent.HELP, "何を聞かれているのか分かりません"),
    (Intent.HELP, "この件数とは何ですか"),
    (Intent.HELP, "定義を教えてください"),
    (Intent.HELP, "何を数えればいい？"),
    (Intent.HELP, "どういう意味？"),
    (Intent.NOT_APPLICABLE, "該当事業なし"),
    (Intent.NOT_APPLICABLE, "対象事業がない"),
    (Intent.NOT_APPLICABLE, "終了した事業です"),
    (Intent.RATE_ONLY, "率だけ分かる"),
    (Intent.RATE_ONLY, "内訳は分からない"),
]


@pytest.mark.parametrize(("intent", "reply"), SPOKEN)
def test_an_intent_is_recognised(intent: Intent, reply: str) -> None:
    meant = read_intent(reply)
    assert meant is not None
    assert meant.intent is intent


@pytest.mark.parametrize(("intent", "reply"), SPOKEN)
def test_an_intent_stands_in_for_a_number(intent: Intent, reply: str) -> None:
    meant = read_amount(reply, Kind.COUNT, "件")
    assert isinstance(meant, Meant)
    assert meant.intent is intent


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "47件です",
        "分かりました",
        "確定しました",
        "5/9に確定しました",
        "もう出ています",
        "前年度と同じではありません",
        "前年と同じペース",
        "前年同様、増加傾向です",
        "前年同月比8件増",
        "前年度と同じ担当です",
        "担当は前年度と同じ",
        "分子は前年度と同じ",
        "担当の田中です",
        "ありがとうございます",
        "総務課です",
        "通報の実績はありませんでした",
        "確認しました",
        "なし",
        "担当は違いません",
        "私の担当です",
        "分からなくはない",
        "もう集計中ではありません",
        "該当なしではない",
        "間違えていません",
        "不明な点はご連絡ください",
        "会場を増やし、予定を上回った。",
    ],
)
def test_other_words_are_no_intent(reply: str) -> None:
    assert read_intent(reply) is None


@pytest.mark.parametrize(
    ("reply", "intent", "rest"),
    [
        ("まだ出ていません、5/9に分かります", Intent.PENDING, "5/9に分かります"),
        ("来月10日ごろ分かります", Intent.PENDING, "来月10日ごろ"),
        ("財政課に聞いてください", Intent.DELEGATE, "財政課"),
        ("担当が違います。土木部の管理課です", Intent.DELEGATE, "土木部の管理課です"),
        ("集計中です", Intent.PENDING, ""),
    ],
)
def test_what_stands_beside_an_intent_is_handed_on(reply: str, intent: Intent, rest: str) -> None:
    meant = read_intent(reply)
    assert meant is not None
    assert (meant.intent, meant.rest) == (intent, rest)


@pytest.mark.parametrize(
    ("reply", "value"), [("あとで詳細を送りますが47件です", 47), ("間違えた、213です", 213), ("対象は12件", 12)]
)
def test_a_number_weighs_more_than_a_command_beside_it(reply: str, value: int) -> None:
    read = read_amount(reply, Kind.COUNT, "件")
    assert isinstance(read, Amount)
    assert read.value == value


def test_another_post_weighs_more_than_a_number() -> None:
    read = read_amount("47件だと思いますが、担当が違います", Kind.COUNT, "件")
    assert isinstance(read, Meant)
    assert read.intent is Intent.DELEGATE


def test_a_number_of_something_else_leaves_the_intent() -> None:
    read = read_amount("この件は3課にまたがるので分かりません", Kind.COUNT, "件")
    assert isinstance(read, Meant)
    assert read.intent is Intent.UNKNOWN


@pytest.mark.parametrize(
    "reply",
    [
        "たぶん前年と同じ",
        "前年度と同じかも",
        "前年度と同じはず",
        "前年と同じ？",
        "前年度と同じですか",
        "ほぼ前年度と同じ",
        "施設の数は前年度と同じ",
    ],
)
def test_the_same_as_last_year_may_be_said_in_doubt(reply: str) -> None:
    meant = read_intent(reply)
    assert meant is not None
    assert (meant.intent, meant.doubtful, meant.written) == (Intent.SAME, True, reply)


@pytest.mark.parametrize("reply", ["前年度と同じ", "前と同じです", "今年度も変わりません"])
def test_the_same_as_last_year_is_said_outright(reply: str) -> None:
    meant = read_intent(reply)
    assert meant is not None
    assert not meant.doubtful
