# SPDX-License-Identifier: Apache-2.0
"""Whole commands: what one run takes, and fair runs of several commands that are compared."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Usage:
    """What the system says about an ended process and its children."""

    wall_s: float
    user_s: float
    system_s: float
    peak_mib: float

    @property
    def cpu_s(self):
        return self.user_s + self.system_s


class CommandFailed(Exception):
    """A measured command ended with an exit code other than 0, so its time means nothing."""


def run(command, folder):
    """Runs a command in a folder; what it prints goes to the folder's `log.txt`."""
    with open(Path(folder) / "log.txt", "ab") as log:
        started = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
        wall_s = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        words = " ".join(str(word) for word in command)
        raise CommandFailed(f"{words}: exit code {process.returncode}. Its words are in {log.name}.")
    return Usage(wall_s, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024)


def alternating(commands, folder, times):
    """Runs each of the named commands `times` times, in turn, so that a busy minute of the machine hits them all.

    Every other round goes backwards: who comes first is not always the same.
    """
    usages = {name: [] for name in commands}
    for turn in range(times):
        names = list(commands) if turn % 2 == 0 else list(reversed(commands))
        for name in names:
            say(f"run {turn + 1} of {times}: {name}")
            usages[name].append(run(commands[name], folder))
    return {name: summary(runs) for name, runs in usages.items()}


def summary(usages):
    """Median, lowest and highest of each quantity over the runs; the peak of memory is the highest of all."""
    def spread(values):
        return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}

    return {
        "runs": [asdict(usage) for usage in usages],
        "cpu_s": spread([usage.cpu_s for usage in usages]),
        "wall_s": spread([usage.wall_s for usage in usages]),
        "peak_mib": max(usage.peak_mib for usage in usages),
    }


def text_of(command):
    """Standard output of a short command; empty when it cannot be run."""
    try:
        ended = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return ""
    return ended.stdout if ended.returncode == 0 else ""


def say(text):
    """Narration, with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
