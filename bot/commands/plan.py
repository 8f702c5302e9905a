"""kikitori plan: checks the data files, lists where the plan differs from itself, exports it, puts it into the database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.commands.flaws import flawed
from bot.settings import read_settings
from language.texts import lines, say
from plan.audit import Finding, audit
from plan.export import export
from plan.loading import load_edition, read_files
from plan.model import Edition, Table
from plan.rows import PlanError
from store.records import StoredEdition


def add_parsers(commands: argparse._SubParsersAction[Any]) -> None:
    """Adds `plan` with its four commands; each names its function in ``command``."""
    plan = commands.add_parser("plan", help=say("usage.plan"))
    actions = plan.add_subparsers(required=True, metavar=say("usage.action"))

    check = actions.add_parser("check", help=say("usage.plan.check"))
    _add_folder(check)
    check.set_defaults(command="plan:run_check")
    listed = actions.add_parser("audit", help=say("usage.plan.audit"))
    _add_folder(listed)
    listed.add_argument("--json", action="store_true", help=say("usage.plan.json"))
    listed.set_defaults(command="plan:run_audit")
    written = actions.add_parser("export", help=say("usage.plan.export"))
    _add_folder(written)
    written.add_argument("--to", required=True, type=Path, metavar="DIR", help=say("usage.plan.to"))
    written.set_defaults(command="plan:run_export")
    load = actions.add_parser("load", help=say("usage.plan.load"))
    load.add_argument("folder", type=Path, metavar="DIR", help=say("usage.plan.dir"))
    load.set_defaults(command="plan:run_load")


def _add_folder(parser: argparse.ArgumentParser) -> None:
    shown = say("usage.plan.folder")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=shown)


def run_check(arguments: argparse.Namespace) -> int:
    """Prints every flaw of the files (exit code 1), or what was read."""
    folder = _folder(arguments)
    try:
        edition = load_edition(read_files(folder))
    except PlanError as error:
        print(_flaws(error, folder))
        return 1
    kpis = sum(indicator.table is Table.KPI for indicator in edition.indicators)
    print(
        say(
            "plan.checked",
            title=edition.title,
            areas=len(edition.areas),
            issues=len(edition.issues),
            kpis=kpis,
            projects=len(edition.projects),
            activities=len(edition.indicators) - kpis,
        )
    )
    return 0


def run_audit(arguments: argparse.Namespace) -> int:
    """Prints one block a finding, or with --json [{"code", "what", "places": [{"page", "table", "value"}]}]."""
    edition = _edition(_folder(arguments))
    if edition is None:
        return 1
    found = audit(edition)
    print(
        json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1)
        if arguments.json
        else _listed(found)
    )
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Writes kpis.csv and projects.csv into a folder, which is made if need be."""
    edition = _edition(_folder(arguments))
    if edition is None:
        return 1
    texts = export(edition)
    try:
        arguments.to.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (arguments.to / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        print(say("plan.unwritable", folder=arguments.to, why=error.strerror), file=sys.stderr)
        return 1
    print(say("plan.exported", folder=arguments.to, files="、".join(texts)))
    return 0


def run_load(arguments: argparse.Namespace) -> int:
    """Puts an edition beside those that the database holds; the same files again change nothing."""
    from bot.wiring import prepared, wall_clock
    from store import cycles, editions
    from store.session import writing

    try:
        files = read_files(arguments.folder)
        edition = load_edition(files)
    except PlanError as error:
        print(_flaws(error, arguments.folder), file=sys.stderr)
        return 1
    opened = prepared(read_settings(os.environ))
    try:
        with writing(opened) as tx:
            missing = cycles.subjects(tx, edition.id) - edition.indicator.keys() - edition.project.keys()
            if missing:
                print(say("plan.asked_for", id=edition.id, missing="、".join(sorted(missing))), file=sys.stderr)
                return 1
            text_before, answering_before = editions.by_id(tx, edition.id), editions.newest(tx)
            editions.load(tx, edition, files, wall_clock())
            text, answering = editions.by_id(tx, edition.id), editions.newest(tx)
    finally:
        opened.close()
    assert text is not None
    assert answering is not None
    print(lines(_loaded(text, text_before), _answering(text, answering, answering_before)))
    return 0


def _loaded(text: StoredEdition, before: StoredEdition | None) -> str:
    same = before is not None and before.sha256 == text.sha256
    told = say("plan.unchanged" if same else "plan.loaded", title=text.title, id=text.id, hash=text.sha256[:12])
    if before is None or same:
        return told
    return lines(told, say("plan.replaced", id=text.id, hash=before.sha256[:12]))


def _answering(text: StoredEdition, now: StoredEdition, before: StoredEdition | None) -> str:
    """Whose values people read from now on."""
    if now.sha256 != text.sha256:
        return say("plan.answers_still", title=now.title, id=now.id)
    return say("plan.answers") if before is None or before.sha256 != now.sha256 else ""


def _folder(arguments: argparse.Namespace) -> Path:
    named: Path | None = arguments.folder
    return named or read_settings(os.environ).plan_folder


def _edition(folder: Path) -> Edition | None:
    """The edition in a folder; None after its flaws were printed."""
    try:
        return load_edition(read_files(folder))
    except PlanError as error:
        print(_flaws(error, folder), file=sys.stderr)
        return None


def _flaws(error: PlanError, folder: Path) -> str:
    if not folder.is_dir():
        return say("plan.no_folder", folder=folder)
    return flawed(error)


def _listed(found: Iterable[Finding]) -> str:
    blocks = [_block(number, finding) for number, finding in enumerate(found, 1)]
    if not blocks:
        return say("plan.audit.none")
    return "\n\n".join([say("plan.audit.head", n=len(blocks)), *blocks, say("plan.audit.end")])


def _block(number: int, finding: Finding) -> str:
    places = (say("plan.audit.place", page=p.page, table=p.table, value=p.value) for p in finding.places)
    return "\n".join([say("plan.audit.what", n=number, what=finding.what), *places])
