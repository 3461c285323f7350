# SPDX-License-Identifier: Apache-2.0
"""The program lomsong: where it is, and a run of it that can be watched and stopped. Needs no QGIS."""
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Callable, List, Optional

from .progress import Failure, event_of

INTERRUPTED = 130
# A run that was asked to stop has so long to tidy up behind itself.
PATIENCE_S = 30.0


def find_program(chosen: str = "") -> Optional[str]:
    """The one chosen in the settings, else that of LOMSONG_PROGRAM, else that of the search path; None for none."""
    for name in (chosen, os.environ.get("LOMSONG_PROGRAM", ""), "lomsong"):
        if name:
            return shutil.which(os.path.expanduser(name))
    return None


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    output: str  # standard output
    error: str  # the message that ended it; empty when it went well


def run_program(command: List[str], on_event: Callable, is_cancelled: Callable[[], bool],
                patience_s: float = PATIENCE_S) -> Outcome:
    """Runs the command and calls `on_event` for every line of narration until it ends.

    When `is_cancelled` is true the program is interrupted as by Ctrl-C, so that it leaves nothing half-written
    behind; one that does not end within `patience_s` is killed. Raises OSError when it cannot be started.
    """
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          **_own_group()) as process:
        return _watched(process, on_event, is_cancelled, patience_s)


def _watched(process, on_event, is_cancelled, patience_s) -> Outcome:
    lines = queue.Queue()
    output = []
    readers = [
        threading.Thread(target=_pass_lines, args=(process.stderr, lines), daemon=True),
        threading.Thread(target=lambda: output.append(process.stdout.read()), daemon=True),
    ]
    for reader in readers:
        reader.start()
    error = ""
    interrupted_at = None
    while (line := _next_line(lines)) is not None:
        event = event_of(line)
        if isinstance(event, Failure):
            error = event.text
        elif error and event is not None:  # the error is what a program says last, on as many lines as it needs
            error += "\n" + line.rstrip()
        if event is not None:
            on_event(event)
        if interrupted_at is None and is_cancelled():
            interrupted_at = time.monotonic()
            _interrupt(process)
        if interrupted_at is not None and time.monotonic() - interrupted_at > patience_s:
            process.kill()
    exit_code = process.wait()
    for reader in readers:
        reader.join()
    return Outcome(exit_code, output[0].decode("utf-8", errors="replace"), error)


def _own_group() -> dict:
    """Windows sends a break to a group of processes only."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {}


def _interrupt(process) -> None:
    process.send_signal(signal.CTRL_BREAK_EVENT if sys.platform == "win32" else signal.SIGINT)


def _pass_lines(stream, lines) -> None:
    """Every line, then None."""
    for line in stream:
        lines.put(line.decode("utf-8", errors="replace"))
    lines.put(None)


def _next_line(lines) -> Optional[str]:
    """None at the end; "" when there was none for a moment, so that a cancelled run is noticed."""
    try:
        return lines.get(timeout=0.1)
    except queue.Empty:
        return ""
