# SPDX-License-Identifier: Apache-2.0
"""Measures everything and writes docs/performance.md. Called by tools/benchmark."""

import argparse
import json
import sys
from pathlib import Path

import accuracy
import hot_spots
import jobs
import machine
import micro
import whole_commands
from page import page
from processes import CommandFailed, run, say

SECTIONS = {
    "machine": machine.measure,
    "micro": micro.measure,
    "one_transmitter": whole_commands.measure,
    "hot_spots": hot_spots.measure,
    "bat_xat": jobs.bat_xat,
    "accuracy": accuracy.measure,
    "province": jobs.province,
}
SLOW = {"province"}


class Bench:
    """Where things lie, and how often they are run."""

    def __init__(self, options):
        self.source = Path(__file__).resolve().parents[2]
        self.shared = self.source.parent / "shared"
        self.build = options.build.resolve()
        self.quick = options.quick
        self.runs = 2 if options.quick else 5
        self.data = self._folder("data")
        self.work = self._folder("work")
        self.results = self._folder("report")

    def _folder(self, name):
        folder = self.build / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def program(self, name):
        return self.build / "bin" / name

    def country(self):
        """The folder of the made-up province, made when it is not there."""
        folder = self.data / "province"
        if not (folder / "lomsong.toml").exists():
            say("making the made-up province (half a minute)")
            run([self.program("lomsong"), "demo", "--size", "province", "--data-only", "-o", folder, "--quiet"],
                self.data)
        return folder


def parsed(arguments):
    source = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(prog="tools/benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two runs instead of five, no province, no splat-hd")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, metavar="SECTION", default=list(SECTIONS),
                        help=f"measure these again and keep the rest: {', '.join(SECTIONS)}")
    parser.add_argument("--build", type=Path, default=source / "build/benchmark", help="the build folder")
    parser.add_argument("-o", "--output", type=Path, default=source / "docs/performance.md", help="the page")
    return parser.parse_args(arguments)


def main(arguments):
    options = parsed(arguments)
    bench = Bench(options)
    if options.only == list(SECTIONS):
        for file in bench.results.glob("*.json"):
            file.unlink()  # what is not measured now is not to be on the page
    for name in options.only:
        if options.quick and name in SLOW:
            continue
        say(f"measuring: {name}")
        answer = SECTIONS[name](bench)
        (bench.results / f"{name}.json").write_text(json.dumps(answer, indent=1), encoding="utf-8")
    results = {name: stored(bench.results / f"{name}.json") for name in SECTIONS}
    options.output.write_text(page(results), encoding="utf-8")
    say(f"written: {options.output}")


def stored(file):
    """A section measured now or in an earlier run of the same build folder; None when there is none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except CommandFailed as error:
        sys.exit(f"tools/benchmark: {error}")
