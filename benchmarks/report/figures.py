# SPDX-License-Identifier: Apache-2.0
"""The figures to reach, each with what was measured."""

from dataclasses import dataclass

import whole_commands
from micro import cost


@dataclass(frozen=True)
class Figure:
    """One figure; `measured` is None when the run did not measure it."""

    what: str
    limit: float
    measured: float | None
    unit: str = "x"
    at_least: bool = False

    @property
    def met(self):
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def all_figures(results):
    """In the order in which they were asked for."""
    return [*of_one_transmitter(results), *of_cells(results), *of_jobs(results)]


def of_one_transmitter(results):
    ours = whole_commands.OURS
    return [
        Figure("30 km at 30 m: CPU of gdal_viewshed, times", 3.0,
               cpu_ratio(results, ours, whole_commands.VIEWSHED)),
        Figure("30 km at 30 m: CPU of splat-hd is so many times ours", 80.0,
               cpu_ratio(results, whole_commands.SPLAT_HD, ours), at_least=True),
    ]


def of_cells(results):
    micro = results.get("micro")
    far, near, limit = (None, None, None)
    if micro:
        far, near = cost(micro, "sweep", 60, 30), cost(micro, "sweep", 10, 30)
        swept, limit = cost(micro, "sweep", 30, 30), cost(micro, "limit", 30, 30)
    return [
        Figure("cost per cell at 60 km, times that at 10 km (30 m)", 1.3, far / near if far else None),
        Figure("cost per cell at 30 km, times the limit kernel's (30 m)", 3.0, swept / limit if far else None),
        Figure("two threads, two masts: times the speed of one", 1.85,
               micro["two_threads"] if micro else None, at_least=True),
    ]


def of_jobs(results):
    province = results.get("province") or {}
    bat_xat = results.get("bat_xat") or {}
    two = province.get("threads_2")
    one = province.get("threads_1")
    return [
        Figure("made-up province, 30 m, all outputs, two cores: wall time", 60.0, wall(two), "s"),
        Figure("made-up province, 30 m: memory at its peak", 2048.0, two["peak_mib"] if two else None, "MiB"),
        Figure("made-up province: two threads, times the speed of one", 1.85,
               wall(one) / wall(two) if one and two else None, at_least=True),
        Figure("Bát Xát, as `lomsong init` makes it: wall time", 3.0, wall(bat_xat.get("as_made_by_init")), "s"),
        Figure("made-up province, one station changed (--since): wall time", 5.0, wall(province.get("since")), "s"),
    ]


def wall(job):
    """Median wall time of a job, or None."""
    return job["wall_s"]["median"] if job else None


def cpu_ratio(results, above, below):
    """Ratio of the median CPU times of two whole commands, or None when one of them was not run."""
    runs = (results.get("one_transmitter") or {}).get("runs", {})
    if above not in runs or below not in runs:
        return None
    return runs[above]["cpu_s"]["median"] / runs[below]["cpu_s"]["median"]
