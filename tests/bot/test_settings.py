"""Settings from the environment: what is set halfway, or wrongly, is a sentence at start and no failure later."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.secret import secret_key
from bot.settings import LineSettings, Settings, SettingsError, read_settings
from language.texts import say

LINE = {"LINE_CHANNEL_SECRET": "secret", "LINE_CHANNEL_ACCESS_TOKEN": "token"}


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"LINE_CHANNEL_SECRET": "secret"}, "LINE_CHANNEL_ACCESS_TOKENが設定されていないため、起動しません。"),
        ({"LINE_CHANNEL_ACCESS_TOKEN": "token"}, "LINE_CHANNEL_SECRETが設定されていないため、起動しません。"),
        ({**LINE, "LINE_ANSWER": "some"}, "LINE_ANSWERの「some」は使えません。"),
        ({**LINE, "LINE_GREETING": "yes"}, "LINE_GREETINGの「yes」は使えません。"),
    ],
)
def test_what_is_half_set_is_said_by_its_name(environment: Mapping[str, str], names: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)
    assert say(refused.value.key, **refused.value.params).startswith(names)


def test_line_is_on_as_soon_as_it_has_its_credentials() -> None:
    assert read_settings({}).line is None
    assert read_settings(LINE).line == LineSettings("secret", "token")
    guest = read_settings(
        {**LINE, "LINE_ANSWER": "entry", "LINE_GREETING": "on", "LINE_API_BASE": "http://127.0.0.1:9"}
    )
    assert guest.line == LineSettings("secret", "token", "http://127.0.0.1:9", as_guest=True, greets=True)


def test_a_key_is_made_once_beside_the_database_and_read_by_nobody_else(tmp_path: Path) -> None:
    settings = Settings(f"sqlite:///{tmp_path / 'kikitori.db'}")
    made = secret_key(settings)
    assert len(made) >= 32
    assert secret_key(settings) == made
    assert stat.S_IMODE((tmp_path / "kikitori.key").stat().st_mode) == 0o600


def test_a_key_of_ones_own_is_taken_and_a_short_one_refused() -> None:
    assert secret_key(Settings(secret_key="s" * 32)) == "s" * 32
    with pytest.raises(SettingsError, match=r"error\.secret_key_short"):
        secret_key(Settings(secret_key="short"))


def test_the_processes_of_postgresql_must_be_given_one() -> None:
    with pytest.raises(SettingsError, match=r"error\.secret_key$"):
        secret_key(Settings("postgresql://localhost/kikitori"))
