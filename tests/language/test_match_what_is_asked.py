"""What is asked must be said by the indicator: another act, another thing, other people, part of a year or a sum get no figure as their answer."""

from __future__ import annotations

from datetime import date

import pytest

from language.match import Index, Match
from language.question import Beyond, read_question
from plan.loading import load_folder
from plan.sasebo import R5 as SASEBO_R5

TODAY = date(2025, 4, 14)
EDITION = load_folder(SASEBO_R5)
INDEX = Index.build(EDITION)


def find(text: str) -> Match:
    return INDEX.find(read_question(text, TODAY))


def rows(texts: str) -> list[str]:
    return texts.strip().splitlines()


ANOTHER_ACT = """
広聴システムの回答率
広聴システムの利用率
公園の利用率
公園管理の実施率
3D都市モデルの構築率
3D都市モデルの利用率
防災アプリの利用率
防災アプリの導入率
電子決裁の導入率
オンラインコミュニケーションの導入率
窓口のオンライン申請の対応率
窓口のオンライン申請の確認率
校務支援システムの利用率
フィルタリングソフトの利用率
学校からの連絡システムの導入率
人流データの取得率
キャッシュレスの導入率
翻訳機の導入回数
LINEの導入業務数
LINEの利用件数
RPAの対応業務数
RPAの導入業務数
クルーズ船の入港数
クルーズ船の予約件数
クルーズ船の入港予定を知りたい
道路の通報のうち対応した件数
手順書の利用件数
電子申請の対応手続き数（窓口）の割合
"""


@pytest.mark.parametrize("text", rows(ANOTHER_ACT))
def test_another_act_than_the_one_that_is_measured_is_only_near(text: str) -> None:
    assert find(text).kind in ("near", "none"), find(text).ids


ANOTHER_THING = """
窓口の手続き総件数は？
窓口の手続きは何件ありましたか
窓口の手続きの数は全部で何件
観光ルートの数は
観光ルートはいくつありますか
観光ルートの件数は
手順書の種類
手順書の対応業務数
都市計画の件数
都市計画のデータ数
情報発信の件数
データ連携基盤の件数
庶務事務の件数
子育て相談の件数
子育ての相談窓口の数
子育ての手続きはいくつありますか
福祉のオンライン相談の件数
オンラインでの手続き件数は窓口で何件ですか
オンラインで手続きした件数（窓口）
広報紙のアクセス数は？
3Dデータの数
アクセス数
"""


@pytest.mark.parametrize("text", rows(ANOTHER_THING))
def test_the_subject_alone_does_not_say_what_is_counted(text: str) -> None:
    assert find(text).kind in ("near", "none"), find(text).ids


OTHER_PEOPLE = """
ホームページの利用者数
ホームページのアクセス人数
情報発信チャネルの利用者数
防災の3Dデータの利用者数
オープンデータを使っている民間事業者の数
させぼっ子ナビの登録者数は何人？
プッシュ型通知登録数は何人ですか
プッシュ型通知登録数は何件
連絡システムを使っている学校は何校
テレワークできる職員の数
テレワーク可能な職員数
リモートワークの利用件数
市民のリモートワーク利用人数
市民の電子決裁率
職員の窓口のオンライン申請率
障がい者向けのデジタル活用セミナーの回数
町のホームページのアクセス数は？
店のホームページのアクセス数は？
本校のホームページのアクセス数は？
個人のペーパーレス度は？
事業者のホームページのアクセス数は？
本庁舎だけのペーパーレス度
前の計画のペーパーレス度は？
次の計画についてですが、ペーパーレス度の目標は？
外国人だけの数字をください。ホームページのアクセス数は？
一か月あたりでいいです。翻訳機の使用回数は？
中学校の学校・家庭間連絡システムの活用学校数は？
"""


@pytest.mark.parametrize("text", rows(OTHER_PEOPLE))
def test_people_are_not_answered_with_things_nor_with_other_people_nor_with_a_rate(text: str) -> None:
    assert find(text).kind in ("near", "none"), find(text).ids


APPLICATIONS = """
窓口の手続きは何件オンラインで申請された？
福祉の手続きは何件オンラインで申請されましたか
子育ての手続きはオンラインで何件申請がありましたか
窓口の手続きはオンラインで何件受け付けた？
窓口のオンライン手続きは何件使われた？
福祉のオンライン手続きは何件利用された？
福祉でオンライン相談した窓口の数は？
市民が窓口を予約した手続きの数は？
AI-OCRで読み取った書類の数は？
"""


@pytest.mark.parametrize("text", rows(APPLICATIONS))
def test_what_was_done_is_not_answered_with_what_can_be_done(text: str) -> None:
    assert find(text).kind in ("near", "none"), find(text).ids


@pytest.mark.parametrize("counter", ["何歳", "何分", "何年", "何年間", "何トン", "何文字", "何匹", "何キロ", "何日"])
@pytest.mark.parametrize("thing", ["デジタル活用セミナー", "電子決裁", "IoTを使う農家", "RPA"])
def test_a_counter_that_the_indicator_does_not_count_in_gets_no_figure(thing: str, counter: str) -> None:
    assert find(f"{thing}は{counter}？").kind in ("near", "none")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("この町のホームページのアクセス数は？", "K037"),
        ("窓口だけのオンライン申請利用率", "K028"),
        ("市ホームページは何回使われましたか", "K037"),
        ("セミナーは何度開かれましたか", "K036"),
        ("AI-OCRで読み取った帳票は何種類ですか", "A088"),
        ("RPAの話です。何件使われていますか", "A087"),
        ("結論だけでいいので、電子決裁率は？", "K041"),
        ("リモートワークを利用した人は何人", "A107"),
    ],
)
def test_whose_it_is_and_what_it_counts_may_be_said(text: str, wanted: str) -> None:
    assert find(text).ids == (wanted,)


UNPRINTED = {
    Beyond.NEGATED: """
        オンライン申請していない割合（窓口）
        窓口でオンライン申請を利用しない人の割合
        Wi-Fiがない施設の数
        電子決裁していない割合
        オンライン申請をしなかった割合（窓口）
        連携していない放課後児童クラブの数
        デジタル活用セミナーをしなかった回数
        情報発信で未対応の言語数
    """,
    Beyond.PERIOD: """
        令和5年6月の市ホームページのアクセス数は？
        窓口のオンライン申請率、令和5年1月は
        2023年8月の市ホームページのアクセス数
        令和5年12月31日の窓口のオンライン申請率
        令和4年9月末の窓口のオンライン申請率
        デジタル活用セミナー実施回数の第2四半期
        上半期の翻訳機使用回数
        毎月の通報件数、道路損傷
    """,
    Beyond.TOTAL: """
        3年間のデジタル活用セミナーの実施回数の合計
        デジタル活用セミナーは累計で何回
        RPAの削減時間は令和3年度から合計で何時間
        翻訳機の使用回数、3年間の合計
        令和3年度からデジタル活用セミナーは全部で何回？
        令和4年度までに翻訳機は全部で何回使った？
    """,
    Beyond.SINGLE: """
        文字起こしAIの年間の処理件数は？
        議事録の件数、令和5年度だけで
        令和5年度だけのアプリダウンロード数
        令和5年度に導入したWi-Fiの施設数は？
        令和5年度中にWi-Fiが入った施設は何施設？
        R5に設置した河川の監視箇所は？
        令和5年度に文字起こしAIで処理した件数は？
        アプリのダウンロード数は1年で何件
    """,
    Beyond.CHANGED: """
        用紙の購入枚数は何%減りましたか
        増えたWi-Fi施設の数
        窓口のオンライン申請率は何%減りましたか
    """,
    Beyond.COMPUTED: """
        窓口のオンライン申請率の達成率
        RPAの削減時間の増加率
        市ホームページのアクセス数の平均
        電子決裁率とペーパーレス度の差
        RPA1件で何時間減った？
        RPAで1人何時間減った？
        クルーズ船1隻の乗降人員数は？
        ウェアラブルカメラ一台の利用時間は？
        窓口のオンライン対応手続き数は子育ての何倍
    """,
}


@pytest.mark.parametrize(
    ("beyond", "text"), [(beyond, text.strip()) for beyond, texts in UNPRINTED.items() for text in rows(texts)]
)
def test_what_no_cell_holds_is_never_answered_with_the_yearly_figure(beyond: Beyond, text: str) -> None:
    match = find(text)
    assert match.kind in ("near", "none"), match.ids
    assert beyond in read_question(text, TODAY).beyond
    assert match.kind == "none" or not match.beyond or beyond in match.beyond


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("令和5年6月の市ホームページのアクセス数は？", "K037"),
        ("電子決裁していない割合", "K041"),
        ("文字起こしAIの年間の処理件数は？", "A090"),
    ],
)
def test_a_name_that_was_understood_is_offered_with_what_is_not_printed(text: str, wanted: str) -> None:
    match = find(text)
    assert (match.kind, match.ids, match.exact) == ("near", (wanted,), True)
    assert match.beyond


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("文字起こしAIの処理件数の累計", "A090"),
        ("令和5年度のデジタル活用セミナーは合計で何回", "K036"),
        ("窓口のオンライン対応手続き数は合計で何件", "K027"),
        ("デジタル活用セミナーの年間の実施回数", "K036"),
        ("令和6年3月末の窓口のオンライン申請率", "K028"),
        ("RPA等で減らした時間", "K040"),
        ("市役所に行かずに手続きした割合", "K028"),
    ],
)
def test_what_the_indicator_itself_says_is_no_arithmetic(text: str, wanted: str) -> None:
    assert find(text).ids == (wanted,)
    assert find(text).kind == "one"


# --- names ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("indicator", EDITION.indicators, ids=lambda indicator: indicator.id)
def test_a_printed_name_alone_is_never_denied(indicator) -> None:  # type: ignore[no-untyped-def]
    match = find(f"{indicator.name or EDITION.project[indicator.project_id].name}は？")
    assert match.kind in ("one", "several") or match.exact, match


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("利用件数は？", ("A087",)),
        ("業務観光整備件数、令和4年度", ("A001",)),
        ("標準化業務数", ("A101",)),
        ("システム利用件数の予定は", ("A071",)),
        ("確認建物数%の令和4年度の実績", ("A042",)),
        ("空き家推定ツールの確認建物数の推移", ("A042",)),
        ("導入施設数", ("A081",)),
        ("多様化の対応業務数", ("A083",)),
        ("広報の対応言語数", ("A079",)),
        ("学校教育ネットワークのハード・ソフト導入率は", ("A037",)),
        ("電子申請と庁内システムの連携、R9の計画", ("A070",)),
    ],
)
def test_a_printed_name_with_where_it_stands_is_found(text: str, wanted: tuple[str, ...]) -> None:
    assert (find(text).kind, find(text).ids) == ("one", wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("なにとぞデジタル活用セミナーの回数", "K036"),
        ("つまるところ電子決裁率とやらのアレ", "K041"),
    ],
)
def test_a_name_beside_words_that_are_not_understood_is_marked_as_exact(text: str, wanted: str) -> None:
    match = find(text)
    assert (match.kind, match.ids, match.exact) == ("near", (wanted,), True)


@pytest.mark.parametrize("text", ["デジタル活用セミナーの満足度は？", "電子決裁の件数", "防災アプリのダウンロード数"])
def test_something_similar_is_not_marked_as_exact(text: str) -> None:
    assert not find(text).exact


@pytest.mark.parametrize(
    "text", ["講習会の回数は？", "イノシシの検知箇所数", "通訳機の使用回数", "地域通貨アプリのインストール数"]
)
def test_a_neighbouring_word_is_offered_and_never_answered(text: str) -> None:
    assert find(text).kind in ("near", "none")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("リアルタイムで取得する情報の利用立", "K015"),
        ("情報集約対象のシステム化律", "K025"),
        ("データの見えるか対応業務数", "K042"),
        ("オンラインコミニュケーションの利用率", "K043"),
        ("ウエアラブルカメラ利用時間", "A050"),
        ("アイオーティーを活用した漁業者数", "K007"),
        ("としけいかくにかんするおーぷんでーたすう", "K017"),
    ],
)
def test_a_slip_in_the_word_that_counts_or_in_a_long_word_is_mended(text: str, wanted: str) -> None:
    assert (find(text).kind, find(text).ids) == ("one", (wanted,))


def test_a_word_that_sounds_the_same_is_offered() -> None:
    assert "K041" in find("電子決済率").ids
    assert find("電子決済率").kind == "near"


# --- two things ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("窓口のオンライン申請率とオンライン対応手続き数は？", ("K027", "K028")),
        ("窓口のオンライン申請率とペーパーレス度", ("K028", "K044")),
        ("電子決裁率とペーパーレス度を教えて", ("K041", "K044")),
        ("RPAの利用件数と削減時間は？", ("K040", "A087")),
        ("子育てと福祉のオンライン申請率", ("K011", "K022")),
        ("窓口と財務のキャッシュレス決済利用率", ("K033", "K034")),
        ("道路と河川のモニタリング箇所数", ("A048", "A049")),
        ("スマホ教室の回数とLINEの対応業務数", ("K036", "A083")),
    ],
)
def test_two_things_that_are_asked_at_once_are_both_found(text: str, wanted: tuple[str, ...]) -> None:
    assert (find(text).kind, find(text).ids) == ("several", wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("CDO補佐官との協議回数", "A110"),
        ("ドローンやIoTによる情報把握対象の土木インフラ施設数", "K018"),
        ("AIやRPAを使う業務の数", "K024"),
    ],
)
def test_a_name_that_joins_two_words_is_one_thing(text: str, wanted: str) -> None:
    assert find(text).ids == (wanted,)


def test_what_was_said_before_the_question_chooses_between_several() -> None:
    match = find("子育ての手続きをネットでしたいのですが、オンライン対応手続き数はいくつですか")
    assert (match.kind, match.ids) == ("one", ("K010",))


def test_a_follow_up_can_be_told_what_the_figures_do_not_say() -> None:
    question = read_question("3年間の合計は？", TODAY)
    assert INDEX.unprinted(question, "K036") == {Beyond.TOTAL}
    assert INDEX.unprinted(question, "A090") == frozenset()
