"""What citizens write that is no question about a figure: grief, complaints, their own papers and numbers, and what was not understood."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.asking import Asking

LONELY = """
主人が亡くなって一人で寂しかとです
誰とも話さん日が続いてます
妻の介護で疲れました
妻に先立たれて何もやる気がおきません
主人が先月亡くなりまして名義変更やら年金やら何からしていいかわからず毎日泣いております
話し相手になってくれませんか
友達がいません
ひとりで年越しですよ
だれも来てくれん
お金がなくて食べるものがありません
家賃が払えん
"""
PERSONAL = """
マイナンバーは123456789012です
マイナンバー 1234 5678 9012
口座番号1234567に給付金を入れてください
カード番号は4111 1111 1111 1111です
私の住所は佐世保市万津町1-2です
私の介護認定はどうなりましたか 佐世保市八幡町1-10 山田太郎
"""
COMPLAINTS = """
窓口で2時間も待たされた。どうなってるんだ
この前のスマホ教室の先生の態度がひどかったです
スマホスマホと言うけど年寄りは置いてけぼりですか
何がDXか！電話しても誰も出らん！
もう市役所なんか信用せん
難しい言葉ばかりで年寄りにはわからん
ホームページが見にくい
"""
WISHES = """
ペーパーレスにしてください
介護のことで相談したか
住民票がほしい
じゅうみんひょうがほしい
ジュウミンヒョウ ヲ トリタイ
戸籍
年金
マイナンバーカードを無くしました
保険証が届きません
印鑑登録証明書をください
今日の当番医は
大雨で避難したほうがよかですか
"""


@pytest.fixture
def asking() -> Asking:
    return Asking()


def each(texts: str) -> list[str]:
    return texts.strip().splitlines()


@pytest.mark.parametrize("text", each(LONELY))
def test_grief_and_need_are_told_who_listens(asking: Asking, text: str) -> None:
    assert asking.say(text).startswith("話を聞いてくれる相手がいます。\nよりそいホットライン")


@pytest.mark.parametrize("text", each(PERSONAL))
def test_whoever_sends_a_number_of_their_own_is_asked_to_write_none(asking: Asking, text: str) -> None:
    assert asking.say(text).endswith("名前や住所などは、書かないでください。")


@pytest.mark.parametrize("text", each(COMPLAINTS))
def test_a_complaint_is_told_where_it_is_heard(asking: Asking, text: str) -> None:
    assert asking.say(text).endswith("このチャットでは、ご意見を受け付けていません。")


@pytest.mark.parametrize("text", each(WISHES))
def test_a_wish_in_any_words_gets_no_figure_and_the_city(asking: Asking, text: str) -> None:
    said = asking.say(text)
    assert said.startswith("市のホームページか電話でご確認ください。")
    assert asking.labels == []


@pytest.mark.parametrize("text", ["マイナンバーカードの交付率は？", "住民票の申請件数は", "年金の受給者数は"])
def test_what_is_counted_of_them_stays_a_question(asking: Asking, text: str) -> None:
    assert "計画書に" in asking.say(text)


@pytest.mark.parametrize("text", ["はじめまして 佐世保市に住む72歳の女性です", "すごかねえ", "佐世保は良か町です"])
def test_what_asks_nothing_is_told_what_this_chat_is_for(asking: Asking, text: str) -> None:
    assert asking.say(text).startswith("このチャットは自動応答です。\n市のDX戦略実行計画のことをお答えします。")


def test_only_what_has_a_word_that_the_plan_has_not_is_said_to_be_missing_from_it(asking: Asking) -> None:
    assert asking.say("図書館の貸出冊数は？").startswith("そのことは、計画書に載っていません。")
    assert asking.say("Wi-Fiの利用者は月に何件").startswith("お尋ねと同じ名前の数値は、計画書に載っていません。")


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("高齢者のオンライン申請率は？", "高齢者"),
        ("昭和の窓口のオンライン申請率", "昭和"),
        ("コロナ前の観光ルートのアクセス数", "コロナ前"),
        ("男性のリモートワーク利用人数", "男性"),
        ("防災アプリのダウンロード数は", "防災"),
        ("住民票のオンライン申請率は？", "住民票"),
        ("総務部のペーパーレス度", "総務部"),
    ],
)
def test_whoever_is_asked_back_reads_which_word_no_figure_has(asking: Asking, asked: str, word: str) -> None:
    assert asking.say(asked).startswith(f"「{word}」の付いた数値は、計画書に見つかりませんでした。\nお尋ねは、")


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("オンライン対応手続き数を全部の分野で合計するといくつ？", "分類をまたぐ合計や平均は、"),
        ("全分野のオンライン申請利用率の平均は", "分類をまたぐ合計や平均は、"),
        ("オンライン対応手続き数の合計", "数年分の合計は、"),
        ("オンライン申請率の平均は", "平均や差などの計算した数値は、"),
        ("オンライン申請できない手続きの数は", "していないものや、除いたものの数値は、"),
    ],
)
def test_a_sum_of_several_is_said_to_be_missing_before_they_are_offered(
    asking: Asking, asked: str, missing: str
) -> None:
    assert asking.say(asked).startswith(f"{missing}計画書に載っていません。")
    assert asking.labels[:3] == ["子ども・子育て", "保健福祉", "窓口"]


def test_an_offer_in_the_area_that_was_spoken_of_is_made_once(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.say("高齢者のオンライン申請率は？")
    assert asking.labels == ["はい", "そうではない"]


@pytest.mark.parametrize("asked", ["RPAだけで何時間減りましたか", "Wi-Fiの施設のうちコミュニティセンターはいくつ"])
def test_the_whole_is_no_answer_to_a_part(asking: Asking, asked: str) -> None:
    assert asking.say(asked).startswith("同じ名前の数値は、計画書にありません。")


@pytest.mark.parametrize(
    ("first", "then", "starts"),
    [
        ("IoTを活用した漁業者数は？", "目標は何人？", "令和5年度（2023年度）の予定は30人です。"),
        ("スマホ教室は何回ありましたか", "計画は何回？", "令和5年度（2023年度）の予定は27回です。"),
        ("窓口のオンライン申請率は？", "ゴールは何パーセントですか", "令和5年度（2023年度）の予定は30%です。"),
        ("市ホームページのアクセス数は？", "増えてるの減ってるの？", "令和5年度（2023年度）は4,051,623件"),
        ("窓口のオンライン申請率は？", "達成できましたか", "令和5年度（2023年度）は6.8%です。"),
        ("市ホームページのアクセス数は？", "一番多い年は", "市ホームページのアクセス数です。\n実績："),
        ("窓口のオンライン申請率は？", "いちばん最初は？", "窓口のオンライン申請利用率です。\n実績："),
        ("窓口のオンライン申請率は？", "評価は？", "計画書の評価を要約します。"),
        ("窓口のオンライン申請率は？", "10.2%じゃないの？", "この回答は、38ページの表の数値です。"),
    ],
)
def test_more_of_what_was_told_is_asked_in_many_words(asking: Asking, first: str, then: str, starts: str) -> None:
    asking.say(first)
    assert asking.say(then).startswith(starts)


def test_how_much_the_plan_holds_is_counted(asking: Asking) -> None:
    assert asking.say("プロジェクトは全部でいくつありますか").startswith(
        "計画書には、12のDX重点課題、32の課題、45のKPI、110のプロジェクト、109の活動指標が載っています。\n"
        "プロジェクトのうち27は、リーディングプロジェクトです。"
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("総務部のプロジェクトはいくつ", "総務部が主体部局のプロジェクトは、39あります。"),
        ("窓口のプロジェクトはいくつありますか", "窓口のプロジェクトは、9あります。"),
        ("窓口の課題はいくつ？", "窓口の課題は、3あります。"),
        ("窓口のKPIはいくつ？", "窓口のKPIは、6あります。"),
        ("子ども未来部のKPIはいくつ？", "部局ごとのKPIの数は、計画書に載っていません。"),
    ],
)
def test_what_a_part_of_the_plan_holds_is_counted_by_what_was_asked(asking: Asking, asked: str, told: str) -> None:
    assert asking.say(asked).startswith(told)


@pytest.mark.parametrize("asked", ["令和6年度のプロジェクトはいくつ？", "RPAのプロジェクトは何件"])
def test_what_the_plan_does_not_say_is_not_counted(asking: Asking, asked: str) -> None:
    assert asking.say(asked).startswith("お尋ねと同じ名前の数値は、計画書に載っていません。")


def test_two_things_that_are_asked_for_at_once_are_both_told(asking: Asking) -> None:
    said = asking.say("窓口と保健福祉のオンライン申請率を比べて")
    assert "8.6%です。\n保健福祉のオンライン申請利用率です。" in said
    assert "窓口のオンライン申請利用率は6.8%です。" in said
    said = asking.say("窓口のオンライン申請率とペーパーレス度を教えて")
    assert "6.8%" in said
    assert "81.7%" in said


def test_an_issue_that_is_behind_is_asked_for_by_area(asking: Asking) -> None:
    assert asking.say("遅れている課題はありますか").startswith("どの分類の進捗を知りたいですか。")
    assert "△　安心・安定して生産できる環境の整備" in asking.say("農林水産で遅れている課題は何ですか")


@pytest.mark.parametrize(
    ("first", "then", "unit"),
    [
        ("窓口のオンライン申請率は？", "実績は何円？", "%"),
        ("窓口のオンライン申請率は？", "令和4年度は何人？", "%"),
        ("デジタル活用セミナー実施回数は？", "令和4年度は何時間？", "回"),
        ("デジタル活用セミナー実施回数は？", "令和4年度の割合は？", "回"),
    ],
)
def test_a_follow_up_in_another_unit_is_not_told_the_figure(asking: Asking, first: str, then: str, unit: str) -> None:
    asking.say(first)
    said = asking.say(then)
    assert said.endswith(f"は、「{unit}」で表した数値です。")
    assert asking.labels == ["令和5年度の実績", "年ごとの数値"]


@pytest.mark.parametrize(
    "asked",
    [
        "デジタル活用セミナー実施回数のうちスマホの使い方は何回？",
        "デジタル活用セミナー実施回数のうち、お年寄り向けは何回？",
        "AI等先進的なICTを活用する業務数のうちRPAは何業務？",
        "窓口のオンライン申請利用率のうち、スマホからの割合は？",
    ],
)
def test_a_named_part_of_an_indicator_is_not_the_indicator(asking: Asking, asked: str) -> None:
    assert asking.say(asked).startswith("その一部だけの数値は、計画書に見つかりませんでした。")


def test_no_area_is_meant_by_the_word_for_all_of_them(asking: Asking) -> None:
    asking.say("この分野のオンライン対応手続き数は？")
    assert asking.labels == ["子ども・子育て", "保健福祉", "窓口"]


@pytest.mark.parametrize(
    "asked",
    [
        "分野別のオンライン対応手続き数は？",
        "オンライン対応手続き数が一番多い分野は？",
        "オンライン対応手続き数を3分野で比べて",
    ],
)
def test_several_that_are_held_against_each_other_are_all_told(asking: Asking, asked: str) -> None:
    said = asking.say(asked)
    areas = ("子ども・子育て", "保健福祉", "窓口")
    assert [f"{area}のオンライン対応手続き数です。" in said for area in areas] == [True] * 3


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("外国人向けの情報発信チャネル数は", "外国人"),
        ("カラー印刷のペーパーレス度", "カラー印刷"),
        ("イカ漁でIoTを活用した漁業者数", "イカ漁"),
    ],
)
def test_a_word_beside_a_printed_name_limits_it(asking: Asking, asked: str, word: str) -> None:
    assert asking.say(asked).startswith(f"「{word}」の付いた数値は、計画書に見つかりませんでした。")


@pytest.mark.parametrize(
    "asked", ["佐世保川のモニタリング箇所数", "佐世保公園の導入公園率", "予定を上回ったKPIは何個？"]
)
def test_a_place_of_the_citys_name_and_some_of_the_kpis_are_not_all_of_them(asking: Asking, asked: str) -> None:
    assert asking.say(asked).startswith("お尋ねと同じ名前の数値は、計画書に載っていません。")


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("デジタルパンフレットでは何をしているのですか？", "プロジェクト「デジタルパンフレット」です。"),
        ("ペーパーレス度 2021 2022 2023", "ペーパーレス度です。\n実績："),
        ("母に先立たれ年金の手続きが必要", "市のホームページか電話で"),
        ("目が悪い人向けの取り組みは？", "お尋ねと同じ名前の数値は、"),
        ("オンラインで職員と話せる業務は？", "お尋ねと同じ名前の数値は、"),
        ("観光のデータを使った事業はありますか", "6つあります。"),
    ],
)
def test_what_only_holds_a_word_of_an_errand_is_none(asking: Asking, asked: str, starts: str) -> None:
    assert asking.say(asked).startswith(starts)


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("電話の自動応答は何業務でやる予定？", "令和7年度（2025年度）の予定は3業務です。"),
        ("標準化対応基幹システム数の目標は？", "令和7年度（2025年度）の予定は20システムです。"),
        ("窓口のオンライン申請率の予定は？", "令和5年度（2023年度）の予定は30%です。"),
    ],
)
def test_a_plan_without_a_year_is_the_first_that_is_printed(asking: Asking, asked: str, starts: str) -> None:
    assert asking.say(asked).startswith(starts)


@pytest.mark.parametrize(
    "then", ["なんで達成できなかったの？", "なんで目標に届かなかったの？", "なしてそがん少なかと？"]
)
def test_why_is_asked_in_many_words(asking: Asking, then: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say(then).startswith("計画書の評価を要約します。")


@pytest.mark.parametrize("then", ["それって良いの？", "もう一回言うて"])
def test_the_answer_is_told_again(asking: Asking, then: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say(then).startswith("令和5年度（2023年度）は6.8%です。")


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("計画期間は？", "計画書の予定は、令和3年度から令和9年度までです。"),
        ("計画はいつからいつまで？", "計画書の予定は、令和3年度から令和9年度までです。"),
        ("この計画ってKPIがいくつあるの？", "計画書には、12のDX重点課題、"),
        ("KPIてなんね", "KPIは、課題がどこまで進んだかを表す指標です。"),
        ("RPAって何", "プロジェクト「（先進的ICT技術活用推進事業）RPAの導入と活用」です。"),
        ("3D都市モデルって何に使うの", "プロジェクト「3D都市モデル構築業務」です。"),
        ("ここで何が聞けるとですか", "計画書の予定と実績、意味、担当部局をお答えします。"),
        ("あんたは人ね、機械ね？", "このチャットは自動応答です。"),
        ("ありがとうね、よう分かった", "どういたしまして。"),
        ("生活の苦しか。食べるもんもなか", "話を聞いてくれる相手がいます。"),
        ("令和6年度の実績はもう出てる？", "令和6年度の実績は、計画書にありません。"),
    ],
)
def test_what_is_asked_of_the_plan_and_the_chat_themselves(asking: Asking, asked: str, starts: str) -> None:
    assert asking.say(asked).startswith(starts)


@pytest.mark.parametrize(("reply", "named"), [("ほけんふくし", "保健福祉の"), ("さいごのやつ", "窓口の")])
def test_a_choice_is_read_by_its_sound(asking: Asking, reply: str, named: str) -> None:
    asking.say("オンライン申請利用率は？")
    assert f"{named}オンライン申請利用率" in asking.say(reply)


@pytest.mark.parametrize("asked", ["なっとると？", "何人使いよると？", "窓口のオンライン申請、どがんなっとると？"])
def test_the_end_of_a_question_in_dialect_is_no_word_of_the_plan(asking: Asking, asked: str) -> None:
    assert "観光ルート" not in asking.say(asked)


def test_what_stands_at_a_years_end_is_no_sum_of_years(asking: Asking) -> None:
    assert asking.say("ドローン多目的利用数の累計は？").startswith("数年分の合計は、計画書に載っていません。")
    assert "3,395件" in asking.say("文字起こしAIの処理件数の累計は？")


@pytest.mark.parametrize("said", ["せからしか、もうどげんもならん", "うちん人のおかしか", "腹がおかしゅうなった"])
def test_what_a_citizen_writes_that_was_not_understood_is_answered_with_the_two_numbers(
    asking: Asking, said: str
) -> None:
    assert "火事・救急は119番、事件・事故は110番です。" in asking.say(said)


def test_a_question_that_counts_something_is_answered_without_them(asking: Asking) -> None:
    assert "119" not in asking.say("環境制御機器は何件？")
