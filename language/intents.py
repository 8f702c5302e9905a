"""Reads what a reply means in place of a number: not yet, not mine, as last year, back, later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from language.normalise import Normalised, fold, trace
from language.phrases import BENT, COMMANDS, SENTENCES, Intent
from language.same import Claim, claim

__all__ = ["Intent", "Meant", "read_intent"]

NEAR = 84  # of 100: 「まだ出ていません」 and 「もう出ています」 are 75 apart
SHORTEST_BENT = 3  # letters; anything shorter is near too much

_SENTENCES = tuple((intent, re.compile(pattern)) for intent, patterns in SENTENCES for pattern in patterns)
_COMMAND = {word: intent for intent, words in COMMANDS for word in words.split()}
_BENT = {phrase: intent for intent, phrases in BENT for phrase in phrases.split()}

# What a sentence trails after the words that were recognised: 集計中|ですので, 違|います
_ENDING = re.compile(
    r"(?:い|う|って|く|る|り|え|し|ら|ない|な|せ|ん|てい|てお|て|た|かと)*"
    r"(?:ます|ました|ません|です|でした|だ|する|した)*(?:ので|ため|けど|が|から|ね|よ)*"
)
_POLITE = re.compile(
    r"(?:して|でお願いします|をお願いします|お願いします|ください|下さい|します|です|ます|する|たい|を|で|ね|よ|けど|が)+$"
)
# What behind the recognised words says the contrary: 集計中|ではありません, 担当が違|いません, 分からな|くはない
_IS_NOT_SO = re.compile("(?:という|って)?(?:わけ|こと|の)?(?:では?|じゃ)(?:な|あり|ござ)(?!.*か$)")
_NOT_SO = {
    Intent.DELEGATE: re.compile(f"{_IS_NOT_SO.pattern}|(?:い|って(?:い|は)?|わ)?(?:ない|な[いく]|ません)"),
    Intent.UNKNOWN: re.compile(f"{_IS_NOT_SO.pattern}|く(?:は|も)な"),
    Intent.CORRECT: re.compile(f"{_IS_NOT_SO.pattern}|(?:て|た)?(?:い|は)*(?:ない|ません)"),
}
# A question about an answer is not that answer: 集計中ですか, 該当なしとはどういう場合ですか.
_ASKS = re.compile(
    "(?:です|ます|ました|でした|ません|いい|よい|よろしい)か[?]*$|とは[?]*$|とは(?:何|なに|どう|どんな)|(?:場合|とき|時)は?(?:どう|何)"
)
_ASKED_FOR = (Intent.HELP, Intent.SKIP, Intent.LATER, Intent.BACK, Intent.CANCEL, Intent.CORRECT)
_BESIDE = " \u3000、。,.!?！？・\n\t"
_IGNORED = re.compile(r"[\s、。,.!「」()・…~]")


@dataclass(frozen=True, slots=True)
class Meant:
    """An intent with the text left beside it, as typed (a date, the name of a section), and the words that carried it."""

    intent: Intent
    rest: str = ""
    written: str = ""
    doubtful: bool = False  # たぶん前年度と同じ


def read_intent(text: str) -> Meant | None:
    """The intent of a reply, or None when it has none: then it is a number, or something to be asked about."""
    typed = trace(text)
    squeezed, places = _squeezed(fold(typed.text))
    if not squeezed:
        return None
    command = _command(squeezed)
    if command is not None:
        return Meant(command, written=text.strip())
    of_another = False
    for intent, pattern in _SENTENCES:
        found = pattern.search(squeezed)
        if found is None or _is_denied(intent, squeezed, found):
            continue
        said = claim(squeezed[: found.start()], squeezed[found.end() :]) if intent is Intent.SAME else Claim.SURE
        if said is Claim.DOUBTFUL:
            return Meant(intent, written=text.strip(), doubtful=True)
        of_another = of_another or said is Claim.OF_ANOTHER
        if said is Claim.SURE:
            if intent not in _ASKED_FOR and _ASKS.search(squeezed):
                return Meant(Intent.HELP, written=text.strip())
            words = found.span("words") if "words" in pattern.groupindex else found.span()
            return _meant(intent, typed, places[words[0]], places[_ending(squeezed, words[1]) - 1] + 1)
    bent = None if of_another else _bent(squeezed)
    return None if bent is None else Meant(bent, written=text.strip())


def _is_denied(intent: Intent, squeezed: str, found: re.Match[str]) -> bool:
    """Whether what follows says the contrary; まだ確定ではありません says the same once more."""
    if "まだ" in found[0]:
        return False
    return _NOT_SO.get(intent, _IS_NOT_SO).match(squeezed, found.end()) is not None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without spaces and punctuation, and where each of its letters stood."""
    places = [at for at, letter in enumerate(text) if not _IGNORED.match(letter)]
    return "".join(text[at] for at in places), places


def _command(squeezed: str) -> Intent | None:
    return _COMMAND.get(squeezed) or _COMMAND.get(_POLITE.sub("", squeezed))


def _bent(squeezed: str) -> Intent | None:
    if len(squeezed) < SHORTEST_BENT or re.search("[0-9]", squeezed):
        return None
    best = process.extractOne(squeezed, _BENT.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    return None if best is None else _BENT[best[0]]


def _ending(squeezed: str, at: int) -> int:
    found = _ENDING.match(squeezed, at)
    return found.end() if found else at


def _meant(intent: Intent, typed: Normalised, start: int, end: int) -> Meant:
    beside = (typed.written(0, start).strip(_BESIDE), typed.written(end, len(typed.text)).strip(_BESIDE))
    if intent is Intent.PENDING and all(beside):  # the words stand as a sentence: without their middle they are none
        return Meant(intent, typed.source.strip(), typed.written(start, end))
    return Meant(intent, " ".join(part for part in beside if part), typed.written(start, end))
