"""The errors that whoever runs a command can mend, as two sentences: what happened, what to do."""

from __future__ import annotations

from bot.book import NoEditionError
from bot.commands.flaws import flawed
from bot.directory import DirectoryError
from bot.settings import SettingsError
from bot.wiring import NoTablesError, OutdatedError
from language.texts import say
from plan.rows import PlanError
from store.schema import NewerError
from store.session import LockedError, unusable


def sentence(error: Exception) -> str | None:
    """The sentences for an error, None for one that is our own fault."""
    match error:
        case SettingsError():
            return say(error.key, **error.params)
        case DirectoryError():
            return str(error)
        case PlanError():
            return flawed(error)
        case LockedError():
            return say("error.locked")
        case NewerError():
            return say("error.newer")
        case NoTablesError():
            return say("error.no_database", file=error.file) if error.file else say("error.no_tables")
        case OutdatedError():
            return say("error.outdated")
        case NoEditionError():
            return say("chat.no_edition")
        case _:
            return say("error.database") if unusable(error) else None
