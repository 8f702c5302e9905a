"""What a question asks that no printed cell holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.beyond import Beyond, find_beyond

SAID = {
    Beyond.PERIOD: "6月の件数 1日何人 10月末 第3四半期 上半期の回数 月ごとの件数 毎月 1か月で何件 先月の実績 12月31日",
    Beyond.ACROSS: "全分野の合計 3分野の平均 各分野で足すと 分野ごとに全部足すと 窓口と保健福祉のオンライン申請率の合計",
    Beyond.TOTAL: "3年間の合計 累計で何回 通算 足すといくつ 全部合わせて これまでに何回",
    Beyond.SINGLE: "年間の件数 1年間 令和5年度だけ 1年で何件 新たに増えた 令和5年度に導入した施設 単年度",
    Beyond.CHANGED: "増えた施設の数 何%減りましたか 減った割合 何割削減",
    Beyond.COMPUTED: "達成率 前年との差は 1件で何時間 職員一人の回数 1隻の人数 平均は 何倍 1人当たり あと何件 増加率",
    Beyond.NEGATED: "していない割合 福祉以外で 使わない人の割合 申請しなかった件数 Wi-Fiがない施設 未対応の数 窓口以外の率 窓口を除いた数",
}
PLAIN = """
3月末の件数
令和6年9月公表の計画書
いちばん新しい年度
書かない窓口
市役所に行かなくてもできる手続き
市役所に行かずに手続きした割合
教えてくれない？
間違いないですか
未来予測
満足した人の割合
何件増えましたか
令和5年度に導入しましたか
第1回の会議
増えた理由
新規就農
数年間の推移
"""


@pytest.mark.parametrize(
    ("beyond", "text"), [(beyond, text) for beyond, texts in SAID.items() for text in texts.split(" ")]
)
def test_what_no_cell_holds_is_heard(beyond: Beyond, text: str) -> None:
    assert beyond in {found.beyond for found in find_beyond(text)}


@pytest.mark.parametrize("text", PLAIN.strip().splitlines())
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert find_beyond(text) == ()


def test_every_kind_is_tried() -> None:
    assert SAID.keys() == set(Beyond)


@given(st.text(max_size=60))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for found in find_beyond(text):
        assert 0 <= found.start < found.end <= len(text)
