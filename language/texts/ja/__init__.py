"""The Japanese texts, by key: answers to questions, the interview, the desk of the 取りまとめ, the command line, the settings."""

from language.texts.ja.answers import ANSWERS
from language.texts.ja.commands import COMMANDS
from language.texts.ja.desk import DESK
from language.texts.ja.interview import INTERVIEW
from language.texts.ja.settings import SETTINGS

TEXTS = {**ANSWERS, **INTERVIEW, **DESK, **COMMANDS, **SETTINGS}
