# SPDX-License-Identifier: Apache-2.0
"""docs/performance.md from the results: ratios first, then what they are made of."""

import textwrap

import figures
import whole_commands
from micro import cost

IDLE = 0.5  # load average up to which a machine counts as left alone

HEAD = """# Performance

How fast the coverage part of Lomsong is, how near its fast way comes to the exact one, and what bounds it. This page
is written by `tools/benchmark` from one run on one machine; ratios carry over to other machines, seconds do not.
"Made up" stands wherever the ground or the network is.
"""


def page(results):
    """The whole page. Sections that were not measured are left out; the table of figures says which."""
    sections = [
        HEAD, figures_section(results), one_transmitter_section(results), cells_section(results),
        accuracy_section(results), province_section(results), bat_xat_section(results), bounds_section(results),
        machine_section(results)]
    return "\n".join(section for section in sections if section)


def paragraph(text):
    """Text wrapped as the rest of the documentation is; what stands between the lines does not matter."""
    return textwrap.fill(" ".join(text.split()), 116, break_long_words=False, break_on_hyphens=False) + "\n"


def table(head, rows, texts=1):
    """A Markdown table; the first `texts` columns are text, the others numbers, to the right."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * texts + "--:|" * (len(head) - texts)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def number(value, digits=2):
    """About three significant digits: 0.123, 1.23, 12.3, 1,234; an absent value is a dash."""
    if value is None:
        return "-"
    size = abs(value)
    if size >= 100:
        return f"{value:,.0f}"
    return f"{value:.{digits if size < 10 else digits - 1}f}"


def figures_section(results):
    rows = []
    for figure in figures.all_figures(results):
        sign = "at least" if figure.at_least else "at most"
        measured = "not measured" if figure.measured is None else f"{number(figure.measured)} {figure.unit}"
        met = "" if figure.measured is None else "yes" if figure.met else "**no**"
        rows.append([figure.what, f"{sign} {figure.limit:g} {figure.unit}", measured, met])
    return "## Figures to reach\n\nMedians; \"x\" counts times.\n\n" + table(
        ["figure", "to reach", "measured", "met?"], rows)


def one_transmitter_section(results):
    measured = results.get("one_transmitter")
    if not measured:
        return None
    runs = measured["runs"]
    ours = runs[whole_commands.OURS]["cpu_s"]["median"]
    rows = []
    for name, used in sorted(runs.items(), key=lambda item: item[1]["cpu_s"]["median"]):
        cpu, wall = used["cpu_s"], used["wall_s"]
        rows.append([
            f"`{name}`" if " " not in name else name, whole_commands.WHAT[name], number(cpu["median"] / ours),
            f"{number(cpu['median'], 3)} ({number(cpu['lowest'], 3)} to {number(cpu['highest'], 3)})",
            number(wall["median"], 3), number(used["peak_mib"]), len(used["runs"])])
    told = paragraph(f"""
        What an engineer waits for: one mast of {whole_commands.ANTENNA_M} m, {whole_commands.FREQUENCY_MHZ} MHz,
        {whole_commands.RADIUS_KM} km around it, cells of 1 arc-second or {whole_commands.CELL_M} m, from the terrain
        file to the finished picture, starting the program included. Tile: {measured['tile']}. CPU is what all cores
        together worked, so threads do not make it smaller. The programs do not answer the same question: line of
        sight is a yes or no, the Irregular Terrain Model and P.1812 give losses in dB.""")
    return "## One transmitter, whole commands\n\n" + told + "\n" + table(
        ["command", "what it computes", "CPU, times ours", "CPU s: median (lowest to highest)", "wall s", "peak MiB",
         "runs"], rows, texts=2)


def cells_section(results):
    micro = results.get("micro")
    if not micro:
        return None
    rows = []
    for cell_m in (30, 90):
        for radius_km in (10, 20, 30, 60):
            swept, limit, vector, exact = (
                cost(micro, what, radius_km, cell_m) for what in ("sweep", "limit", "limit_vector", "oracle"))
            if swept or limit:
                rows.append([
                    f"{radius_km} km, {cell_m} m", number(swept), number(limit), number(vector), number(exact),
                    number(swept / limit if swept and limit else None),
                    number(exact / swept if swept and exact else None)])
    threads = ""
    if micro["two_threads"]:
        threads = (f"\nTwo threads, never on the same mast (30 km, 30 m), do {number(micro['two_threads'])} times the work of "
                   "one in the same time.\n")
    told = paragraph(f"""
        What one more cell of the map costs in ns of CPU, when one mast covers a disc, without reading or writing
        files. The aim is that the radius does not matter: exact paths get longer with it, a sweep does not. Ground:
        {micro['terrain']}.""")
    return "## Cost of a cell\n\n" + told + """
- **sweep**: `MastSweep::sweep` as runs use it, P.1812 at 900 MHz, full diffraction.
- **limit kernel**: walks the same samples, but only reads the terrain, evaluates free space and stores a number; no
  sweep along radials can undercut it. Once as plain C++, once with vector instructions throughout.
- **exact paths**: a profile and a full evaluation per cell, on 2,000 random cells of the disc that stand for all.

""" + table(["radius, cell", "sweep", "limit kernel", "limit, vector", "exact paths", "sweep / limit",
             "exact / sweep"], rows) + threads


def accuracy_section(results):
    accuracy = results.get("accuracy")
    if not accuracy:
        return None
    told = paragraph(f"""
        The sweep reads the ground along radials instead of along the line to each cell, so that a cell's profile
        runs up to half a step beside its own line. The tables give the absolute difference in dB between the swept
        loss and the loss over the cell's exact profile, at 800 and 2600 MHz: half of the cells lie below the median,
        95 and 99 of 100 below the next two. {accuracy['masts']} masts of {accuracy['antenna_m']:g} m per ground, half
        of them on summits; random cells, equally many per ring, weighted by area in "all". The last row of each
        table is a yardstick: how far exact losses move when only their points move, above all where trees stand
        beside the receiver. Verdicts on hamlets never rest on the sweep: they are computed over exact paths.""")
    parts = ["## How far from exact paths\n\n" + told]
    for land in accuracy["landscapes"]:
        rows = [[f"{band['from_km']:g} to {band['to_km']:g} km", *differences(band)]
                for band in land["sweep"]["bands"]]
        rows.append(["all", *differences(land["sweep"]["all"])])
        rows.append([f"exact, points {accuracy['finer_by'] * 30:g} m apart instead of 30",
                     *differences(land["finer_steps"])])
        parts.append(f"### {land['name'][0].upper()}{land['name'][1:]}\n\n" + table(
            ["distance", "median", "95 %", "99 %", "largest", "mean, signed", "losses"], rows))
        known_apart = land["known_only_to_sweep"] + land["known_only_to_exact"]
        if known_apart:
            parts.append(
                f"Cells where only one of the two crosses unknown ground: {known_apart} (known to the sweep alone "
                f"{land['known_only_to_sweep']}, to the exact path alone {land['known_only_to_exact']}).\n")
    parts.append(fans_table(accuracy))
    return "\n".join(parts)


def differences(row):
    return [*(f"{row[key]:.3f}" for key in ("median_db", "p95_db", "p99_db", "max_db")),
            f"{row['mean_signed_db']:+.3f}", f"{row['cells']:,}"]


def fans_table(accuracy):
    """The angular step, chosen from its error: 95th and 99th percentile by landscape, then by distance."""
    lands = accuracy["landscapes"]
    bands = lands[0]["sweep"]["bands"]
    by_land, by_distance = [], []
    for i, fan in enumerate(lands[0]["fans"]):
        used = " (in use)" if fan["first_radials"] == accuracy["fan_in_use"] else ""
        step = f"{fan['spacing_steps']:.2f} steps{used}"
        by_land.append([step, *(two_percentiles(land["fans"][i]["all"]) for land in lands)])
        by_distance.append([step, *(two_percentiles(band) for band in fan["bands"])])
    told = paragraph("""
        Radials stand so many profile steps apart at the rim of each ring; the work grows as the step shrinks.
        Differences in dB that 95 and 99 of 100 cells stay below:""")
    return (
        "### The angular step\n\n" + told + "\n"
        + table(["at the rim", *(land["name"].split(" (")[0] for land in lands)], by_land)
        + f"\nThe same by distance, on the {lands[0]['name'].split(' (')[0]}:\n\n"
        + table(["at the rim", *(f"{band['from_km']:g} to {band['to_km']:g} km" for band in bands)], by_distance))


def two_percentiles(row):
    return f"{row['p95_db']:.2f} / {row['p99_db']:.2f}"


def province_section(results):
    measured = results.get("province")
    if not measured:
        return None
    country = measured["country"]
    told = paragraph(f"""
        The main job over the made-up province: {country['stations']:,} stations with {country['sectors']:,} sectors,
        terrain and cells of 30 m, all outputs. Stages are wall seconds of the median run. "One station changed"
        recomputes only what the station can touch (`lomsong run --since`); the result is that of a whole run.""")
    return "## A province\n\n" + told + "\n" + jobs_table({
        "2 threads": measured.get("threads_2"), "1 thread": measured.get("threads_1"),
        "one station changed, 2 threads": measured.get("since")})


def bat_xat_section(results):
    measured = results.get("bat_xat")
    if not measured:
        return None
    return """## A commune

Bát Xát: real terrain, land cover and buildings, 237 made-up sectors; two threads.

""" + jobs_table({
        "as `lomsong init` makes it (50 m)": measured["as_made_by_init"],
        "cells of 30 m": measured["cells_30_m"]})


def jobs_table(jobs):
    """One column per job: total, CPU, memory, then each stage."""
    jobs = {name: job for name, job in jobs.items() if job}
    rows = [
        ["**wall s**: median (lowest to highest)", *(
            f"**{number(job['wall_s']['median'])}** ({number(job['wall_s']['lowest'])} to "
            f"{number(job['wall_s']['highest'])})" for job in jobs.values())],
        ["CPU s", *(number(job["cpu_s"]["median"]) for job in jobs.values())],
        ["peak MiB", *(number(job["peak_mib"]) for job in jobs.values())],
        ["runs", *(len(job["runs"]) for job in jobs.values())]]
    stages = dict.fromkeys(stage for job in jobs.values() for stage in job["stages_s"])
    for stage in stages:
        rows.append([stage.replace("_", " "), *(number(job["stages_s"].get(stage)) for job in jobs.values())])
    return table(["", *jobs], rows)


def bounds_section(results):
    measured = results.get("hot_spots")
    if not measured:
        return None
    counts = measured["per_cell"]
    rows = [[event, number(count, 3)] for event, count in counts.items()]
    per_cycle = counts.get("instructions", 0.0) / counts["cycles"]
    symbols = [[f"`{row['symbol']}`", row["object"], f"{row['percent']:.1f} %"] for row in measured["symbols"]]
    told = paragraph(f"""
        The processor's own counts over the whole command `lomsong coverage` of above, on one thread, divided by the
        cells of the disc: {per_cycle:.2f} instructions per cycle.""")
    return "## What bounds it\n\n" + told + "\n" + table(["count", "per cell"], rows) + (
        "\nWhere its time goes, by function:\n\n") + table(["function", "in", "share"], symbols, texts=2)


def machine_section(results):
    machine = results["machine"]
    load = f"{machine['load_before']:.2f}"
    if machine["load_before"] > IDLE:
        load += ": **the machine was busy**, wall times are too long and ratios of them unsafe"
    changed = ", with changes that are not committed" if machine["changed_since_commit"] else ""
    rows = [
        ["processor", f"{machine['processor']}, {machine['cores']} cores, {machine['vector_instructions']}"],
        ["memory", f"{machine['memory_gib']} GiB"], ["system", machine["system"]],
        ["compiler", machine["compiler"]], ["compared with", f"{machine['gdal']}; SPLAT! {machine['splat']}"],
        ["source", f"commit {machine['commit']}{changed}"], ["measured", machine["date"]],
        ["load before the run", load]]
    return "## How it was measured\n\n" + table(["", ""], rows, texts=2) + """
Every command and every micro benchmark is run several times, in turn with those it is compared with, and the median
counts. Wall time is the clock's, CPU is user and system time together, memory is the largest resident size.

To repeat: `tools/benchmark` (about 12 minutes; `--quick` leaves out the province and the slowest comparisons). It
installs what `tools/packages-benchmark.txt` names, builds the preset `benchmark`, makes its data in
`build/benchmark/data` and writes this page; the raw numbers stay in `build/benchmark/report`. Without `../shared` it
takes made-up ground and says so.
"""
