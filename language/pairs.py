"""Cuts a question for two things into two questions: 申請率と手続き数, 道路と河川の箇所数."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINT = re.compile(r"(?<=\S)\s?(?:と|及び|および|並びに|ならびに|や|・|、|,|&)\s?(?=[^\s、。はがをにので?])")
MOST = 3  # joints that are tried: each costs two searches


def parts(words: str) -> Iterator[tuple[str, str]]:
    """The two sides of each joint, each as a question of its own.

    What the right side leaves out stands on the left (RPAの利用件数と削減時間), what the left leaves out on the right (道路と河川の箇所数).
    """
    for joint in list(_JOINT.finditer(words))[:MOST]:
        left, right = words[: joint.start()], words[joint.end() :]
        subject, of, _ = left.rpartition("の")
        if of:
            yield left, f"{subject}の{right}"
        _, of, shared = right.partition("の")
        if of:
            yield f"{left}の{shared}", right
        yield left, right
