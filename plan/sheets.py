"""The files of an edition as rows: what is read of them, and every flaw that is found on the way."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from plan.rows import Flaw, Row


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


@dataclass
class Sheets:
    """``files`` are their texts by name; ``pages`` is how many pages the plan has, as far as it is known yet."""

    files: Mapping[str, str]
    flaws: list[Flaw] = field(default_factory=list)
    pages: int = 0

    def rows(self, file: str, *columns: str) -> Iterator[Row]:
        """The lines of a file that has exactly these columns, in any order: a heading that nobody reads may be one that was misspelt."""
        reader = csv.reader(io.StringIO(self.files[file]), strict=True)
        try:
            header = next(reader, [])
            for column in columns:
                if column not in header:
                    self.flaws.append(Flaw(file, 1, column, "column-missing"))
            for column in Counter(header) - Counter(columns):
                self.flaws.append(Flaw(file, 1, column, "extra-column", column))
            line = reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(header):
                    self.flaws.append(Flaw(file, line, "", "wrong-width", str(len(cells))))
                elif cells:
                    yield Row(file, line, dict(zip(header, cells, strict=True)), self.flaws, self.pages)
                line = reader.line_num + 1
        except csv.Error as error:
            self.flaws.append(Flaw(file, reader.line_num, "", "not-csv", str(error)))

    def facts(self) -> dict[str, Row]:
        """What the edition says of itself: the lines of edition.csv by their key."""
        result: dict[str, Row] = {}
        for row in self.rows("edition.csv", "key", "value"):
            if row.text("key") in result:
                row.flaw("key", "id-twice", row.text("key"))
            result[row.text("key")] = row
        return result


def unique(found: Iterable[tuple[Row, T]]) -> dict[str, T]:
    """The records by id; one that stands twice is a flaw."""
    result: dict[str, T] = {}
    for row, record in found:
        if record.id in result:
            row.flaw("id", "id-twice", record.id)
        result[record.id] = record
    return result
