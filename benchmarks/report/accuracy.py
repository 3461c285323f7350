# SPDX-License-Identifier: Apache-2.0
"""How far swept losses lie from exact ones. The program is sweep_accuracy."""

import json

from processes import run

CELLS = 400  # per mast and distance band
CELLS_QUICK = 40


def measure(bench):
    """The program's JSON as it is; its head says what it holds."""
    answer = bench.results / "sweep_accuracy.json"
    cells = CELLS_QUICK if bench.quick else CELLS
    country = [] if bench.quick else [bench.country()]
    words = [str(word) for word in [bench.program("sweep_accuracy"), cells, *country]]
    # The program answers on standard output; a shell of its own keeps that apart from the log.
    run(["sh", "-c", 'out=$1; shift; exec "$@" >"$out"', "sh", answer, *words], bench.work)
    return json.loads(answer.read_text(encoding="utf-8"))
