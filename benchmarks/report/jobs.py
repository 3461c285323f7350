# SPDX-License-Identifier: Apache-2.0
"""The main job: a made-up province, the real commune of Bát Xát, and a province after one station has changed."""

import json
import shutil

from processes import run, say, summary, text_of

CELL_M = 30
CHANGE_DB = 3  # by which the power of one station is lowered


def province(bench):
    """Runs by threads; the stages of the last run of each."""
    projects = prepared_province(bench)
    results = {"country": counted(projects["whole"].parent)}
    for threads, times in [(2, bench.runs), (1, 1)]:
        results[f"threads_{threads}"] = repeated(bench, projects["whole"], f"province_{threads}", threads, times)
    if "--since" in text_of([bench.program("lomsong"), "run", "--help"]):
        results["since"] = repeated(
            bench, projects["changed"], "province_changed", 2, bench.runs,
            ["--since", bench.work / "province_2" / "result"])
    return results


def bat_xat(bench):
    """As `lomsong init` makes the project, and at 30 m; None without the data."""
    source = bench.shared / "data/bat_xat"
    if not source.exists():
        return None
    folder = bench.data / "bat_xat"
    if not (folder / "fine.toml").exists():
        shutil.copytree(source, folder, copy_function=shutil.copyfile)
        folder.chmod(0o755)
        run([bench.program("lomsong"), "init", ".", "-o", "lomsong.toml"], folder)
        with_cells(folder / "lomsong.toml", folder / "fine.toml")
    return {
        "as_made_by_init": repeated(bench, folder / "lomsong.toml", "bat_xat", 2, bench.runs),
        "cells_30_m": repeated(bench, folder / "fine.toml", "bat_xat_fine", 2, bench.runs),
    }


def repeated(bench, project, name, threads, times, more=()):
    """Runs a project and returns its usage and, of the last run, the stages as run.json has them."""
    folder = bench.work / name
    folder.mkdir(exist_ok=True)
    command = [
        bench.program("lomsong"), "run", project, "-o", "result", "--overwrite", "--quiet", "--threads", threads, *more]
    usages = []
    stages = []
    for turn in range(times):
        say(f"run {turn + 1} of {times}: {name}")
        usages.append(run(command, folder))
        stages.append(stages_of(folder / "result", usages[-1].wall_s))
    answer = summary(usages)
    median = sorted(range(times), key=lambda turn: usages[turn].wall_s)[times // 2]
    answer["stages_s"] = stages[median]
    return answer


def stages_of(result, wall_s):
    """Wall time by stage; what the program does not time itself, writing above all, is the rest."""
    record = json.loads((result / "run.json").read_text(encoding="utf-8"))
    stages = dict(record["timings_s"])
    stages["writing and the rest"] = wall_s - sum(stages.values())
    return stages


def prepared_province(bench):
    """The country's folder with two more project files: cells of 30 m, and one station changed."""
    folder = bench.country()
    whole, changed = folder / "whole.toml", folder / "changed.toml"
    if not changed.exists():
        with_cells(folder / "lomsong.toml", whole)
        lower_one_station(folder / "stations.geojson", folder / "stations_changed.geojson")
        text = whole.read_text(encoding="utf-8")
        changed.write_text(text.replace('"stations.geojson"', '"stations_changed.geojson"'), encoding="utf-8")
    return {"whole": whole, "changed": changed}


def with_cells(project, copy):
    """A copy of a project file with cells of 30 m."""
    text = project.read_text(encoding="utf-8")
    key = f"cell_size_m = {CELL_M}"
    if "[coverage]" in text:
        text = text.replace("[coverage]", f"[coverage]\n{key}", 1)
    else:
        text += f"\n[coverage]\n{key}\n"
    copy.write_text(text, encoding="utf-8")


def lower_one_station(stations, copy):
    """All sectors of the station in the middle of the file lose power."""
    layer = json.loads(stations.read_text(encoding="utf-8"))
    features = layer["features"]
    code = features[len(features) // 2]["properties"]["station"]
    for feature in features:
        if feature["properties"]["station"] == code:
            feature["properties"]["eirp_dbm"] -= CHANGE_DB
    copy.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")


def counted(folder):
    """How many stations and sectors the country has."""
    layer = json.loads((folder / "stations.geojson").read_text(encoding="utf-8"))
    stations = {feature["properties"]["station"] for feature in layer["features"]}
    return {"stations": len(stations), "sectors": len(layer["features"])}
