"""All settings: one frozen object from the environment, checked once at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_DATABASE = "sqlite:///var/kikitori.db"


class SettingsError(ValueError):
    """A setting cannot be used; the message is a text key, with the parameters of its sentence."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@dataclass(frozen=True, slots=True)
class Settings:
    """``database_url`` is sqlite:///FILE or postgresql://…; ``city_file`` the TOML file of what the city says of itself, None when there is none."""

    database_url: str = DEFAULT_DATABASE
    city_file: Path | None = None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Reads DATABASE_URL and KIKITORI_CITY_FILE. Raises SettingsError."""
    url = environment.get("DATABASE_URL", "").strip() or DEFAULT_DATABASE
    if not url.startswith(("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")):
        raise SettingsError("error.database_url")
    named = environment.get("KIKITORI_CITY_FILE", "").strip()
    if named and not Path(named).is_file():
        raise SettingsError("error.city_file", file=named)
    return Settings(url, Path(named) if named else None)
