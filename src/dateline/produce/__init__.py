"""The arrows as functions: draft, build, publish. They print nothing and choose no paths of their own."""

from __future__ import annotations

from dateline.produce.adopting import Adopted, adopt_feed, move
from dateline.produce.building import (
    Built,
    Prepared,
    build,
    built,
    from_change,
    hold,
    measured,
    prepare,
    retake,
    say,
    warm,
)
from dateline.produce.checking import check, check_file
from dateline.produce.desk import Desk, sit_down
from dateline.produce.drafting import Divided, Drafted, Wishes, divide, draft
from dateline.produce.fitting import Fitted, clock_of, fit
from dateline.produce.proofing import THRESHOLD, Finding, Proof, proof
from dateline.produce.proofing import hold as hold_proof
from dateline.produce.publishing import Published, left_alone, publish, serve
from dateline.produce.reading import ReadAloud, read_aloud
from dateline.produce.reasons import Reason, reasons
from dateline.produce.teaching import Exchanged, export_lexicon, import_lexicon
from dateline.produce.uploading import Asked, open_place, send

__all__ = [
    "THRESHOLD",
    "Adopted",
    "Asked",
    "Built",
    "Desk",
    "Divided",
    "Drafted",
    "Exchanged",
    "Finding",
    "Fitted",
    "Prepared",
    "Proof",
    "Published",
    "ReadAloud",
    "Reason",
    "Wishes",
    "adopt_feed",
    "build",
    "built",
    "check",
    "check_file",
    "clock_of",
    "divide",
    "draft",
    "export_lexicon",
    "fit",
    "from_change",
    "hold",
    "hold_proof",
    "import_lexicon",
    "left_alone",
    "measured",
    "move",
    "open_place",
    "prepare",
    "proof",
    "publish",
    "read_aloud",
    "reasons",
    "retake",
    "say",
    "send",
    "serve",
    "sit_down",
    "warm",
]
