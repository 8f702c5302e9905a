"""Where a request stands for the 進捗: pure, so that a chat, a command and a test count alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from store.records import Answer, AnswerKind, Request, RequestState

ACCEPTED = (AnswerKind.VALUE, AnswerKind.NOT_APPLICABLE)


class Standing(StrEnum):
    SUBMITTED = "submitted"  # 提出
    DRAFT = "draft"  # 下書き
    PENDING = "pending"  # 集計中
    OPEN = "open"  # 未回答


@dataclass(frozen=True, slots=True)
class Count:
    """A department's requests by standing; they add up to ``total``."""

    department: str
    submitted: int
    draft: int
    pending: int
    open: int

    @property
    def total(self) -> int:
        return self.submitted + self.draft + self.pending + self.open


def standing(request: Request, answer: Answer) -> Standing:
    """A draft has an accepted value, 該当なし, or the phase where nothing else is asked. 分からない, 担当の確認, a half-entered ratio and a value that
    waits for its confirmation are 未回答."""
    if request.state is RequestState.SUBMITTED:
        return Standing.SUBMITTED
    if answered(request, answer):
        return Standing.DRAFT
    return Standing.PENDING if answer.kind is AnswerKind.PENDING else Standing.OPEN


def answered(request: Request, answer: Answer) -> bool:
    """Whether what is asked for first has its answer: the value or 該当なし, or the phase where nothing else is asked."""
    return (answer.kind if request.measured else answer.phase_kind) in ACCEPTED


def count(items: Iterable[tuple[Request, Answer]]) -> tuple[Count, ...]:
    """Counts per department, in the order in which the departments first appear."""
    counted: dict[str, dict[Standing, int]] = {}
    for request, answer in items:
        of_department = counted.setdefault(request.department, dict.fromkeys(Standing, 0))
        of_department[standing(request, answer)] += 1
    return tuple(
        Count(department, by[Standing.SUBMITTED], by[Standing.DRAFT], by[Standing.PENDING], by[Standing.OPEN])
        for department, by in counted.items()
    )
