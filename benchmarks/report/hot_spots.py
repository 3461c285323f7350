# SPDX-License-Identifier: Apache-2.0
"""What bounds the sweep: the processor's own counts over one transmitter, and where the time goes."""

import math
import re

from processes import CommandFailed, run, say, text_of
from tile import Tile
from whole_commands import CELL_M, RADIUS_KM, our_command

EVENTS = ["cycles", "instructions", "branches", "branch-misses", "L1-dcache-loads", "L1-dcache-load-misses",
          "cache-misses", "dTLB-load-misses"]
LEAST_SHARE = 2.0  # percent of the time; smaller symbols are left out


def measure(bench):
    """Counts per cell and symbols with their share, or None where `perf` is absent or may not count."""
    tile = Tile(bench)
    folder = bench.work / "hot_spots"
    folder.mkdir(exist_ok=True)
    command = [*our_command(bench, tile), "--dem", tile.utm, "--threads", 1, "-o", "ours.tif"]
    try:
        counts = counted(command, folder, bench.runs)
        run(["perf", "record", "-q", "-F", 4999, "-o", "perf.data", "--", *command], folder)
    except (CommandFailed, FileNotFoundError) as error:
        say(f"what bounds it: left out, perf cannot count here ({error})")
        return None
    report = text_of(["perf", "report", "-i", folder / "perf.data", "--stdio", "--no-children", "-F",
                      "overhead,dso,symbol", "--percent-limit", LEAST_SHARE])
    cells = math.pi * (RADIUS_KM * 1000 / CELL_M) ** 2
    return {"per_cell": {event: count / cells for event, count in counts.items()}, "symbols": read_symbols(report)}


def counted(command, folder, times):
    """Mean counts of a run. Few events at a time, so that the processor counts each of them all the time."""
    counts = {}
    for first in range(0, len(EVENTS), 4):
        events = ",".join(EVENTS[first:first + 4])
        run(["perf", "stat", "-x,", "-r", times, "-o", "counts.csv", "-e", events, "--", *command], folder)
        counts.update(read_counts((folder / "counts.csv").read_text(encoding="utf-8")))
    if "cycles" not in counts:
        raise CommandFailed("perf stat: no cycles")
    return counts


def read_counts(text):
    """Event counts of `perf stat -x,`; events that the machine does not have are left out."""
    counts = {}
    for line in text.splitlines():
        fields = line.split(",")
        if len(fields) > 2 and fields[0].isdigit():
            counts[fields[2].split(":")[0]] = int(fields[0])
    return counts


def read_symbols(report):
    """Rows of `perf report`: share in percent, object, symbol without its arguments."""
    rows = []
    for line in report.splitlines():
        match = re.fullmatch(r"\s*([\d.]+)%\s+(\S+)\s+\[.\]\s+(.+?)\s*", line)
        if match:
            share, place, symbol = match.groups()
            name = symbol.replace("(anonymous namespace)::", "").split("(")[0]
            rows.append({"percent": float(share), "object": place, "symbol": name})
    return rows
