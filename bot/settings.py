"""All settings: one frozen object from the environment, checked once at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plan.sasebo import R5

DEFAULT_DATABASE = "sqlite:///var/kikitori.db"
DEFAULT_PLAN = R5
LINE_SECRET, LINE_TOKEN = "LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"
DATABASES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")


class SettingsError(ValueError):
    """A setting cannot be used; the message is a text key, with the parameters of its sentence."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@dataclass(frozen=True, slots=True)
class LineSettings:
    """The account's channel. ``api_base`` is "" for LINE itself, or the address of a stand-in; ``as_guest`` answers only who asks for the plan, ``greets`` whoever
    adds the account: both as the account's other services allow."""

    channel_secret: str
    access_token: str
    api_base: str = ""
    as_guest: bool = False
    greets: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """``database_url`` is sqlite:///FILE or postgresql://…; ``city_file`` the TOML file of what the city says of itself, None when there is none;
    ``plan_folder`` the CSV files of the edition that the commands take where none is named, and that the demonstration is seeded with."""

    database_url: str = DEFAULT_DATABASE
    city_file: Path | None = None
    plan_folder: Path = DEFAULT_PLAN
    line: LineSettings | None = None
    secret_key: str = ""  # "": one is made beside SQLite's file, see bot.secret

    @property
    def sqlite(self) -> bool:
        """Whether the database is a file: then one process serves it alone."""
        return self.database_url.startswith("sqlite:")

    @property
    def database_file(self) -> Path | None:
        """SQLite's file, whether or not it is there."""
        return Path(self.database_url.removeprefix("sqlite:///").partition("?")[0]) if self.sqlite else None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Reads DATABASE_URL, KIKITORI_CITY_FILE, KIKITORI_PLAN, SECRET_KEY and LINE's. Raises SettingsError."""
    url = environment.get("DATABASE_URL", "").strip() or DEFAULT_DATABASE
    if not url.startswith(DATABASES) or url == "sqlite:///":
        raise SettingsError("error.database_url")
    city_file = environment.get("KIKITORI_CITY_FILE", "").strip()
    if city_file and not Path(city_file).is_file():
        raise SettingsError("error.city_file", file=city_file)
    plan_folder = environment.get("KIKITORI_PLAN", "").strip()
    if plan_folder and not Path(plan_folder).is_dir():
        raise SettingsError("error.plan_folder", folder=plan_folder)
    return Settings(
        url,
        Path(city_file) if city_file else None,
        Path(plan_folder) if plan_folder else DEFAULT_PLAN,
        _read_line(environment),
        environment.get("SECRET_KEY", "").strip(),
    )


def _read_line(environment: Mapping[str, str]) -> LineSettings | None:
    """LINE is on as soon as one of its credentials is set, and then needs both."""
    secret, token = (environment.get(name, "").strip() for name in (LINE_SECRET, LINE_TOKEN))
    if not secret and not token:
        return None
    if not (secret and token):
        raise SettingsError("error.credential", name=LINE_TOKEN if secret else LINE_SECRET)
    answer = environment.get("LINE_ANSWER", "").strip() or "all"
    if answer not in ("all", "entry"):
        raise SettingsError("error.line_answer", value=answer)
    greeting = environment.get("LINE_GREETING", "").strip() or "off"
    if greeting not in ("on", "off"):
        raise SettingsError("error.line_greeting", value=greeting)
    api_base = environment.get("LINE_API_BASE", "").strip()
    return LineSettings(secret, token, api_base, as_guest=answer == "entry", greets=greeting == "on")
