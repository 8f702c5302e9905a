"""The introduction behind a person's first answer on LINE."""

from __future__ import annotations

from bot.dialogs import catalogue
from bot.dialogs.dialog import STATE_VERSION, Say, State
from bot.messages import LINE, TERMINAL, Inbound, Pick
from bot.payloads import state_of, state_text
from store.records import Audience
from tests.bot.dialogs.asking import NOW, Asking


def say(state: State, text: str = "", channel: str = LINE, pick: Pick | None = None) -> tuple[State, list[str]]:
    inbound = Inbound("e", channel, "a", Audience.CITIZEN, "", NOW, NOW.date(), text=text, pick=pick)
    after, effects = catalogue.step(state, inbound, Asking().facts)
    said = [effect.message.text for effect in effects if isinstance(effect, Say)]
    return state_of(STATE_VERSION, state_text(after)), said


def test_it_stands_behind_the_first_answer_and_never_again() -> None:
    state, said = say(State(), "窓口のオンライン申請率は？")
    assert said[0].startswith("窓口のオンライン申請利用率は6.8%です。")
    assert said[1].startswith("佐世保市DX戦略実行計画（計画書）について、自動でお答えします。")
    assert "名前や住所などは、書かないでください。" in said[1]
    assert "火事・救急は119番、事件・事故は110番へ。" in said[1]
    assert said[1].endswith("聞き方の例：「窓口のオンライン申請率は？」")  # the city has set no address for 個人情報
    _, again = say(state, "令和4年度は？")
    assert len(again) == 1


def test_a_reply_to_danger_stays_alone_and_the_next_answer_introduces() -> None:
    state, said = say(State(), "家が燃えてる")
    assert len(said) == 1
    _, then = say(state, "窓口のオンライン申請率は？")
    assert len(then) == 2


def test_a_button_of_the_citys_menu_introduces_too() -> None:
    _, said = say(State(), pick=Pick("status", "answer", "K028:figure::", ""))
    assert len(said) == 2


def test_whoever_sits_at_the_terminal_knows_what_it_is() -> None:
    _, said = say(State(), "窓口のオンライン申請率は？", channel=TERMINAL)
    assert len(said) == 1
