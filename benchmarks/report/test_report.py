# SPDX-License-Identifier: Apache-2.0
"""What the page rests on: reading the programs' answers, and judging figures. Run by tools/benchmark."""

import tempfile
import unittest
from pathlib import Path

import figures
import hot_spots
import jobs
import micro
import page
from processes import Usage, summary


class Micro(unittest.TestCase):
    ANSWER = {
        "context": {"terrain": "made-up"},
        "benchmarks": [
            {"name": "sweep/km:10/m:30", "run_type": "iteration", "cpu_time": 20.0, "time_unit": "ms", "cells": 1e6},
            {"name": "sweep/km:10/m:30", "run_type": "iteration", "cpu_time": 40.0, "time_unit": "ms", "cells": 1e6},
            {"name": "sweep/km:10/m:30", "run_type": "iteration", "cpu_time": 30.0, "time_unit": "ms", "cells": 1e6},
            {"name": "sweep/km:10/m:30_median", "run_type": "aggregate"},
            {"name": "sweep_of_two_masts/km:30/m:30/real_time/threads:1", "run_type": "iteration", "real_time": 190.0},
            {"name": "sweep_of_two_masts/km:30/m:30/real_time/threads:2", "run_type": "iteration", "real_time": 100.0}]}

    def test_a_cost_is_the_median_of_the_runs_per_cell(self):
        condensed = micro.condensed(self.ANSWER)
        self.assertEqual(micro.cost(condensed, "sweep", 10, 30), 30.0)
        self.assertIsNone(micro.cost(condensed, "sweep", 60, 30))
        self.assertAlmostEqual(condensed["two_threads"], 1.9)

    def test_a_benchmark_that_failed_is_an_error(self):
        row = {"name": "limit/km:10/m:30", "error_occurred": True, "error_message": "not free space"}
        with self.assertRaisesRegex(Exception, "limit/km:10/m:30: not free space"):
            micro.condensed({"context": {}, "benchmarks": [row]})


class Perf(unittest.TestCase):
    def test_counts_that_the_machine_lacks_are_left_out(self):
        text = "# started\n\n5000,,cycles,1,100.00,,\n<not supported>,,dTLB-load-misses,0,0.00,,\n"
        self.assertEqual(hot_spots.read_counts(text), {"cycles": 5000})

    def test_symbols_lose_their_arguments(self):
        row = "    41.25%  lomsong  [.] lomsong::sweep::(anonymous namespace)::walk(float const*, int)  \n"
        self.assertEqual(hot_spots.read_symbols("# Overhead\n" + row), [
            {"percent": 41.25, "object": "lomsong", "symbol": "lomsong::sweep::walk"}])


class Figures(unittest.TestCase):
    def test_a_figure_is_met_on_the_right_side_of_its_limit(self):
        self.assertTrue(figures.Figure("cost", 3.0, 2.9).met)
        self.assertFalse(figures.Figure("cost", 3.0, 3.1).met)
        self.assertTrue(figures.Figure("speed", 80.0, 81.0, at_least=True).met)
        self.assertFalse(figures.Figure("speed", 80.0, 79.0, at_least=True).met)

    def test_without_results_no_figure_is_measured(self):
        self.assertEqual([figure.measured for figure in figures.all_figures({})], [None] * 10)

    def test_ratios_are_of_medians_of_cpu_time(self):
        def runs(*cpu_s):
            return summary([Usage(wall_s=9.0, user_s=cpu, system_s=0.0, peak_mib=1.0) for cpu in cpu_s])

        results = {"one_transmitter": {"runs": {"lomsong coverage": runs(0.1, 0.2, 9.0), "splat-hd": runs(20.0)}}}
        ratio = [figure for figure in figures.all_figures(results) if "splat-hd" in figure.what]
        self.assertAlmostEqual(ratio[0].measured, 100.0)


class Page(unittest.TestCase):
    def test_numbers_have_about_three_digits(self):
        self.assertEqual([page.number(value) for value in (0.123, 12.34, 1234.5, None)], ["0.12", "12.3", "1,234", "-"])

    def test_a_project_gets_its_cells_once(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "a.toml").write_text('title = "x"\n\n[coverage]\nrasters = true\n', encoding="utf-8")
        jobs.with_cells(folder / "a.toml", folder / "b.toml")
        self.assertEqual((folder / "b.toml").read_text(encoding="utf-8").count("[coverage]\ncell_size_m = 30\n"), 1)


if __name__ == "__main__":
    unittest.main()
