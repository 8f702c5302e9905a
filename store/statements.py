"""Statements of the hot path: built by SQLAlchemy once, then handed to the driver as they are.

Executing through SQLAlchemy costs each statement some seven times what SQLite needs for it, and a turn that saves an answer has nine (docs/performance.md). What stays
SQLAlchemy's is the SQL of both dialects, the types of parameters and columns, and the transaction. Errors are the driver's own (session.clashed
knows both).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from store.session import Tx

Process = Callable[[Any], Any] | None
Core = sa.Select[Any] | sa.Insert | sa.Update | sa.Delete


class Statement:
    """One statement with its parameters by name, always the same ones. Lists (expanding parameters) are for SQLAlchemy's own execution."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._compiled: dict[str, _Compiled] = {}

    def change(self, tx: Tx, values: Mapping[str, Any]) -> int:
        """Executes and returns the number of rows that it touched."""
        count: int = self._execute(tx, values)[1].rowcount
        return count

    def first(self, tx: Tx, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Executes and returns the first row, None when there is none."""
        compiled, cursor = self._execute(tx, values)
        row = cursor.fetchone()
        return None if row is None else compiled.read(row)

    def all(self, tx: Tx, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Executes and returns every row."""
        compiled, cursor = self._execute(tx, values)
        return [compiled.read(row) for row in cursor.fetchall()]

    def _execute(self, tx: Tx, values: Mapping[str, Any]) -> tuple[_Compiled, Any]:
        compiled = self._compiled.get(tx.dialect.name)
        if compiled is None:
            compiled = self._compiled[tx.dialect.name] = _Compiled(self._core, tx.dialect, list(values))
        driver: Any = tx.connection.driver_connection
        return compiled, driver.execute(compiled.sql, compiled.bind(values))


class _Compiled:
    """A statement in one dialect: its text, how each parameter is bound and how each column is read."""

    def __init__(self, core: Core, dialect: Dialect, names: Sequence[str]) -> None:
        columns = names if isinstance(core, sa.Insert) else None
        compiled: Any = core.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self._positions: tuple[str, ...] | None = tuple(compiled.positiontup) if compiled.positional else None
        self._constants = {name: value for name, value in compiled.params.items() if name not in names}
        binders = {name: _binder(bind.type, dialect) for bind, name in compiled.bind_names.items()}
        self._binders = {name: binder for name, binder in binders.items() if binder is not None}
        if isinstance(core, sa.Select):
            returned: Sequence[Any] = tuple(core.selected_columns)
        else:
            returned = tuple(core.exported_columns)
        self._readers = tuple(
            (place, reader)
            for place, column in enumerate(returned)
            if (reader := _reader(column.type, dialect)) is not None
        )

    def bind(self, values: Mapping[str, Any]) -> Any:
        """The values as the driver takes them: in the order of their places, or by name."""
        bound = {**self._constants, **values}
        for name, binder in self._binders.items():
            bound[name] = binder(bound[name])
        return bound if self._positions is None else tuple([bound[name] for name in self._positions])

    def read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        if not self._readers:
            return row
        read = list(row)
        for place, reader in self._readers:
            read[place] = reader(read[place])
        return tuple(read)


def _binder(kind: TypeEngine[Any], dialect: Dialect) -> Process:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Process:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
