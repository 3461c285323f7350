#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits what `measure.py` measured, and works out the nation from it: the tables of docs/scale.md.

    benchmarks/scale/model.py measured.csv

Least squares of relative errors, so that small runs count as much as large ones; a term that would be negative is left
out. Prints Markdown: coefficients, residuals, the nation at 90, 30 and 10 m on 1, 16 and 256 cores.
"""

import csv
import sys


REACH_KM2 = 3.14159 * 15.0**2  # within the default radius of a station

# What a run has of each thing. Small areas are all within reach of each other, large ones are not: the ground that a mast
# reaches inside an area passes from the area itself to the full circle.
cells = lambda run: run["area_km2"] * 1e6 / run["cell_m"] ** 2  # noqa: E731
layer_cells = lambda run: cells(run) * 3 * run["operators"]  # noqa: E731
reached_km2 = lambda run: run["area_km2"] * REACH_KM2 / (run["area_km2"] + REACH_KM2)  # noqa: E731
swept = lambda run: run["sectors"] * reached_km2(run) * 1e6 / run["cell_m"] ** 2  # noqa: E731
pairs = lambda run: run["sectors"] * run["hamlets"] * reached_km2(run) / run["area_km2"]  # noqa: E731

# Every quantity as a sum of terms; a term is a name, and what it counts of a run.
SECTORS = ("per thousand sectors", lambda run: run["sectors"] / 1e3)
LAYERS = ("per million cells of a layer", lambda run: layer_cells(run) / 1e6)
START = ("start", lambda run: 1.0)
MODEL = {
    "cpu_s": (
        START, ("per thousand hamlets", lambda run: run["hamlets"] / 1e3),
        ("per million pairs of hamlet and sector in reach", lambda run: pairs(run) / 1e6),
        ("per billion cells in reach of sectors", lambda run: swept(run) / 1e9)),
    "peak_mib": (START, SECTORS, LAYERS),
    "written_mib": (START, SECTORS, LAYERS),
}
NATION = {"area_km2": 331_000.0, "hamlets": 90_000.0, "sectors": 900_000.0, "operators": 3.0}
CORES = (1, 16, 256)


def solved(matrix, right):
    """The solution of a small system by elimination with the largest pivot."""
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda row: abs(rows[row][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for j in range(size):
            if j != i and rows[i][i] != 0.0:
                factor = rows[j][i] / rows[i][i]
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i])]
    return [row[size] / row[i] if row[i] != 0.0 else 0.0 for i, row in enumerate(rows)]


def fitted(runs, quantity, terms):
    """The coefficient of each term, 0 for one that would be negative."""
    kept = list(range(len(terms)))
    while True:
        table = [[terms[i][1](run) / run[quantity] for i in kept] for run in runs]
        normal = [[sum(row[a] * row[b] for row in table) for b in range(len(kept))] for a in range(len(kept))]
        right = [sum(row[a] for row in table) for a in range(len(kept))]
        found = solved(normal, right)
        worst = min(range(len(kept)), key=lambda i: found[i])
        if found[worst] >= 0.0:
            coefficients = [0.0] * len(terms)
            for place, value in zip(kept, found):
                coefficients[place] = value
            return coefficients
        del kept[worst]


def value_of(run, terms, coefficients):
    return sum(coefficient * term[1](run) for term, coefficient in zip(terms, coefficients))


def read(file):
    with open(file, newline="", encoding="utf-8") as lines:
        return [
            {key: value if key in ("name", "kind") else float(value) for key, value in row.items()}
            for row in csv.DictReader(lines)]


def print_fit(runs, fits):
    print("| | " + " | ".join(MODEL) + " |\n|---|" + "---|" * len(MODEL))
    names = list(dict.fromkeys(term[0] for terms in MODEL.values() for term in terms))
    for name in names:
        cells = []
        for quantity, terms in MODEL.items():
            found = [c for term, c in zip(terms, fits[quantity]) if term[0] == name]
            cells.append(f"{found[0]:.3g}" if found else "")
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("\n| run | km2 | sectors | cell, m | " + " | ".join(f"{q}, model" for q in MODEL) + " |")
    print("|---|---|---|---|" + "---|" * len(MODEL))
    for run in runs:
        cells = []
        for quantity, terms in MODEL.items():
            expected = value_of(run, terms, fits[quantity])
            cells.append(f"{run[quantity]:.1f}, {expected:.1f} ({100 * (expected / run[quantity] - 1):+.0f} %)")
        print(f"| {run['name']} | {run['area_km2']:.0f} | {run['sectors']:.0f} | {run['cell_m']:.0f} | "
              + " | ".join(cells) + " |")


def print_parts(rows):
    parts = [row for row in rows if row["kind"] == "part"]
    merges = [row for row in rows if row["kind"] == "merge"]
    if not parts or not merges:
        return
    whole = next(row for row in rows if row["kind"] == "run" and row["area_km2"] == merges[0]["area_km2"]
                 and row["cell_m"] == merges[0]["cell_m"])
    sum_s = sum(row["cpu_s"] for row in parts) + merges[0]["cpu_s"]
    print(f"\nParts of {whole['name']}: " + ", ".join(f"{row['cpu_s']:.1f} s" for row in parts)
          + f"; merge {merges[0]['cpu_s']:.1f} s; together {sum_s:.1f} s, one run {whole['cpu_s']:.1f} s "
          f"({100 * (sum_s / whole['cpu_s'] - 1):+.0f} %). Memory of the largest part "
          f"{max(row['peak_mib'] for row in parts):.0f} MiB, of the merge {merges[0]['peak_mib']:.0f} MiB, of the run "
          f"{whole['peak_mib']:.0f} MiB. Part files {sum(row['written_mib'] for row in parts):.1f} MiB.")


def print_nation(fits, rows):
    merges = [row for row in rows if row["kind"] == "merge"]
    print("\n| cell | cells | CPU h | " + " | ".join(f"h on {n} cores" for n in CORES)
          + " | merge, h | memory of a merge, GiB | written, GiB |")
    print("|---|---|---|" + "---|" * len(CORES) + "---|---|---|")
    for cell_m in (90.0, 30.0, 10.0):
        run = dict(NATION, cell_m=cell_m)
        cpu_h = value_of(run, MODEL["cpu_s"], fits["cpu_s"]) / 3600
        merge_h = 0.0
        if merges:
            measured = merges[0]
            share = layer_cells(run) / layer_cells(measured)
            merge_h = measured["cpu_s"] * share / 3600
        spread = [(cpu_h - merge_h) / n + merge_h for n in CORES]
        print(f"| {cell_m:.0f} m | {cells(run) / 1e6:,.0f} M | {cpu_h:.1f} | "
              + " | ".join(f"{hours:.2f}" for hours in spread)
              + f" | {merge_h:.2f} | {value_of(run, MODEL['peak_mib'], fits['peak_mib']) / 1024:.0f} | "
              f"{value_of(run, MODEL['written_mib'], fits['written_mib']) / 1024:.0f} |")


def main():
    if len(sys.argv) != 2:
        sys.exit("model.py: name the measured.csv that measure.py wrote.")
    rows = read(sys.argv[1])
    runs = [row for row in rows if row["kind"] == "run"]
    fits = {quantity: fitted(runs, quantity, terms) for quantity, terms in MODEL.items()}
    print_fit(runs, fits)
    print_parts(rows)
    print_nation(fits, rows)


if __name__ == "__main__":
    main()
