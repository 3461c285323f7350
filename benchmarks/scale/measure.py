#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a run costs against area, stations and cell size, and what parts add: made-up nations of several sizes.

    benchmarks/scale/measure.py build/release/bin/lomsong /tmp/scale     (some minutes of CPU, 1 GB of disk)

Writes measured.csv into the folder, one line per run: CPU seconds and peak memory as the system counts them (getrusage of
the ended process), bytes read and written. `model.py measured.csv` fits the model of docs/scale.md to it. Runs that are in
measured.csv already are not repeated.
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "report"))
from processes import run  # noqa: E402

OPERATORS = ("VNPT", "Viettel", "MobiFone")
COLUMNS = (
    "name", "kind", "area_km2", "hamlets", "sectors", "operators", "cell_m", "cpu_s", "peak_mib", "read_mib", "written_mib")
NATION_KM2, NATION_HAMLETS, NATION_SECTORS = 331_000.0, 90_000, 900_000

# name, scale, operators, cell of the rasters: one thing at a time is changed, at least three sizes of each.
RUNS = (
    ("area-1", 0.001, 3, 90), ("area-2", 0.002, 3, 90), ("area-4", 0.004, 3, 90), ("area-8", 0.008, 3, 90),
    ("stations-1of3", 0.002, 1, 90), ("stations-2of3", 0.002, 2, 90),
    ("cell-180", 0.002, 3, 180), ("cell-60", 0.002, 3, 60), ("cell-45", 0.002, 3, 45), ("cell-30", 0.002, 3, 30),
)
PARTS = 4
PARTED = "area-8"


def bytes_in(path):
    """Of a file, or of all files under a folder."""
    files = [path] if path.is_file() else path.rglob("*")
    return sum(each.stat().st_size for each in files if each.is_file())


def nation(program, folder, scale):
    """The data of a nation of this scale, made once."""
    place = folder / f"nation-{scale}"
    if not place.exists():
        run([program, "demo", "--size", "nation", "--scale", scale, "-o", place, "--quiet"], folder)
    return place


def project_of(place, name, operators, cell_m):
    """A project file beside the data, of the first `operators` operators."""
    text = (place / "lomsong.toml").read_text(encoding="utf-8")
    named = ", ".join(f'"{each}"' for each in OPERATORS)
    kept = ", ".join(f'"{each}"' for each in OPERATORS[:operators])
    text = text.replace(f"operators = [{named}]", f"operators = [{kept}]")
    text = text.replace("cell_size_m = 90", f"cell_size_m = {cell_m}")
    if operators < len(OPERATORS):
        text = text.replace("stations.fgb", stations_of(place, operators).name)
    file = place / f"{name}.toml"
    file.write_text(text + '\n[outputs]\nwrite = ["geojson", "rasters"]\n', encoding="utf-8")
    return file


def stations_of(place, operators):
    """The stations of the first operators alone."""
    file = place / f"stations_{operators}.fgb"
    if not file.exists():
        listed = ", ".join(f"'{each}'" for each in OPERATORS[:operators])
        run(["ogr2ogr", "-where", f"operator IN ({listed})", file, place / "stations.fgb"], place)
    return file


def sectors_in(place, operators):
    """How many rows the station file has."""
    import json
    import subprocess

    file = place / ("stations.fgb" if operators == len(OPERATORS) else f"stations_{operators}.fgb")
    said = subprocess.run(["ogrinfo", "-so", "-al", file], capture_output=True, text=True, check=True).stdout
    return json.loads(next(line for line in said.splitlines() if line.startswith("Feature Count")).split(":")[1])


def line_of(name, kind, scale, operators, cell_m, sectors, usage, read, written):
    return {
        "name": name, "kind": kind, "area_km2": round(scale * NATION_KM2), "hamlets": round(scale * NATION_HAMLETS),
        "sectors": sectors, "operators": operators, "cell_m": cell_m, "cpu_s": round(usage.cpu_s, 2),
        "peak_mib": round(usage.peak_mib, 1), "read_mib": round(read / 2**20, 2), "written_mib": round(written / 2**20, 2)}


def main():
    if len(sys.argv) != 3:
        sys.exit("measure.py: name the program and a folder for data and results.")
    program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / "measured.csv"
    done = {}
    if table.exists():
        with open(table, newline="", encoding="utf-8") as file:
            done = {row["name"]: row for row in csv.DictReader(file)}

    def keep(row):
        done[row["name"]] = row
        with open(table, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(done.values())
        print(" ".join(f"{key}={value}" for key, value in row.items()), flush=True)

    for name, scale, operators, cell_m in RUNS:
        place = nation(program, folder, scale)
        project = project_of(place, name, operators, cell_m)
        read = bytes_in(place / "terrain.tif") + sum(bytes_in(each) for each in place.glob("*.fgb"))

        def measured(key, kind, words, written):
            if key not in done:
                usage = run([program, *words, "--threads", 1, "--quiet"], folder)
                keep(line_of(key, kind, scale, operators, cell_m, sectors_in(place, operators), usage, read,
                             bytes_in(written)))

        measured(name, "run", ["run", project, "-o", folder / name, "--overwrite"], folder / name)
        if name == PARTED:
            parts = folder / "parts"
            parts.mkdir(exist_ok=True)
            for k in range(1, PARTS + 1):
                file = parts / f"{k}.part"
                measured(f"part-{k}", "part",
                         ["run", project, "--part", f"{k}/{PARTS}", "-o", file, "--overwrite"], file)
            measured("merge", "merge", ["merge", parts, "-o", folder / "merged", "--overwrite"], folder / "merged")


if __name__ == "__main__":
    main()
