# SPDX-License-Identifier: Apache-2.0
"""What `lomsong --progress json` writes to standard error, line by line. Needs no QGIS."""
import json
from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Stage:
    """What the program is at; share is from 0 to 1, None when nobody knows."""

    name: str
    share: Optional[float]


@dataclass(frozen=True)
class Warning_:
    text: str


@dataclass(frozen=True)
class Note:
    text: str


@dataclass(frozen=True)
class Failure:
    """The error that ends the command."""

    text: str


def event_of(line: str):
    """One of the above; None for an empty line. Whatever cannot be understood is a note: nothing is lost."""
    line = line.rstrip("\r\n")
    if not line.strip():
        return None
    if line.startswith("error: "):
        return Failure(line[len("error: "):])
    try:
        told = json.loads(line)
    except ValueError:
        return Note(line)
    if not isinstance(told, dict):
        return Note(line)
    if isinstance(told.get("stage"), str):
        return Stage(told["stage"], _share(told.get("done"), told.get("total")))
    if isinstance(told.get("warning"), str):
        return Warning_(told["warning"])
    if isinstance(told.get("note"), str):
        return Note(told["note"])
    return Note(line)


def _share(done, total) -> Optional[float]:
    def is_count(value):
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    if not is_count(done) or not is_count(total) or not total > 0:
        return None
    return min(1.0, max(0.0, done / total))
