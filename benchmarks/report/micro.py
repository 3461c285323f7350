# SPDX-License-Identifier: Apache-2.0
"""Cost per cell of one mast: the sweep, the limit kernel, exact paths. The program is sweep_benchmark."""

import json
import re
import statistics

from processes import CommandFailed, run

QUICK = r"(m:90$)|(limit.*m:30$)"


def measure(bench):
    """ns of CPU per cell: {"terrain": ..., "costs": [{"what", "km", "m", "median", "lowest", "highest"}],
    "two_threads": speed of two threads over that of one, or None}."""
    answer = bench.results / "sweep_benchmark.json"
    command = [
        bench.program("sweep_benchmark"), "--benchmark_format=console", f"--benchmark_out={answer}",
        "--benchmark_out_format=json", f"--benchmark_repetitions={bench.runs}",
        "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.05"]
    if bench.quick:
        command.append(f"--benchmark_filter={QUICK}")
    run(command, bench.work)
    return condensed(json.loads(answer.read_text(encoding="utf-8")))


def condensed(answer):
    """From Google Benchmark's JSON to what the page needs."""
    per_cell = {}
    waits = {}
    for row in answer["benchmarks"]:
        if row.get("error_occurred"):
            raise CommandFailed(f"sweep_benchmark: {row['name']}: {row['error_message']}")
        if row["run_type"] != "iteration":
            continue
        name = re.fullmatch(r"(\w+)/km:(\d+)/m:(\d+)(?:/real_time/threads:(\d+))?", row["name"])
        what, km, m, threads = name.groups()
        if threads:
            waits.setdefault(int(threads), []).append(row["real_time"])
        else:
            ns = {"ms": 1e6, "us": 1e3, "ns": 1.0}[row["time_unit"]]
            per_cell.setdefault((what, int(km), int(m)), []).append(row["cpu_time"] * ns / row["cells"])
    costs = [
        {"what": what, "km": km, "m": m, "median": statistics.median(costs), "lowest": min(costs),
         "highest": max(costs)}
        for (what, km, m), costs in sorted(per_cell.items())]
    # Google Benchmark divides the wall time by the iterations of all threads together: time for the same work.
    two_threads = statistics.median(waits[1]) / statistics.median(waits[2]) if 2 in waits else None
    return {"terrain": answer["context"]["terrain"], "costs": costs, "two_threads": two_threads}


def cost(micro, what, km, m):
    """The median in ns per cell, or None when it was not measured."""
    for row in micro["costs"]:
        if (row["what"], row["km"], row["m"]) == (what, km, m):
            return row["median"]
    return None
