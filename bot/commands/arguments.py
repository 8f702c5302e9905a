"""The command line's parser, with what argparse says by itself in Japanese."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

from language.texts import say

# argparse's own words → the keys of ours, which take the same %-fields. What is not here never comes from our arguments.
WORDS: Mapping[str, str] = {
    "usage: ": "argparse.usage",
    "positional arguments": "argparse.positional",
    "options": "argparse.options",
    "show this help message and exit": "argparse.help",
    "argument %(argument_name)s: %(message)s": "argparse.argument",
    "the following arguments are required: %s": "argparse.required",
    "unrecognized arguments: %s": "argparse.unrecognized",
    "invalid choice: %(value)r (choose from %(choices)s)": "argparse.choice",
    "invalid %(type)s value: %(value)r": "argparse.value",
    "expected one argument": "argparse.one",
    "expected at most one argument": "argparse.at_most_one",
    "ignored explicit argument %r": "argparse.none",
    "ambiguous option: %(option)s could match %(matches)s": "argparse.ambiguous",
}


def worded(message: str) -> str:
    """One of argparse's messages in Japanese; one that is not ours to say stays as it is."""
    key = WORDS.get(message)
    return message if key is None else say(key)


# argparse looks its messages up under this name when it needs them. gettext's own way wants compiled catalogues and goes by the machine's LANGUAGE.
vars(argparse)["_"] = worded


class Parser(argparse.ArgumentParser):
    """Ends with 1 like every other error of a command, and says where the help is."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(say("usage.error", why=message, command=self.prog), file=sys.stderr)
        raise SystemExit(1)


class Version(argparse.Action):
    """--version: the installed package's, looked up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, **told: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **told)

    def __call__(self, parser: argparse.ArgumentParser, *_said: object) -> None:
        metadata = import_module("importlib.metadata")
        print(parser.prog, metadata.version("kikitori"))
        parser.exit()
