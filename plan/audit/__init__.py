"""An edition against itself: what one page prints and another prints differently, from the edition's data alone.

Only what is beyond doubt is compared: an uncertain cell or an empty one contradicts nothing, and neither does a plan that was set
before the actual beside it was known.
"""

from __future__ import annotations

from plan.audit.figures import figures, shares
from plan.audit.finding import CODES, Finding, Place
from plan.audit.formulas import formulas, parts
from plan.audit.names import copies, nameless, pids, units
from plan.audit.ratings import ratings
from plan.model import Edition

__all__ = ["CHECKS", "CODES", "Finding", "Place", "audit"]

CHECKS = (figures, shares, ratings, formulas, parts, units, nameless, copies, pids)


def audit(edition: Edition) -> tuple[Finding, ...]:
    """Every contradiction that the checks find, in the order of CODES and then of pages."""
    found = (finding for check in CHECKS for finding in check(edition))
    return tuple(sorted(found, key=lambda finding: (CODES.index(finding.code), finding.places[0].page)))
