# SPDX-License-Identifier: Apache-2.0
"""A run watched and stopped, with a stand-in for the program that is as slow and as loud as the test wants."""
import os
import stat
import sys
import tempfile
import time
import unittest

from lomsong_qgis.progress import Failure, Note, Stage
from lomsong_qgis.program import find_program, run_program

TELLS_AND_ENDS = """
import sys
print("answer ệ")
sys.stderr.write('{"stage":"reading","done":1,"total":4}\\n{"note":"result: x"}\\n')
"""
FAILS = """
import sys
sys.stderr.write("error: p.toml: 2 problems:\\n  line 1\\n  line 2\\n")
sys.exit(78)
"""
# As lomsong does: it notices the signal between two steps, tidies up, and ends with 130.
RUNS_UNTIL_STOPPED = """
import signal, sys, time
stopped = []
signal.signal(signal.SIGINT, lambda *_: stopped.append(1))
sys.stderr.write('{"stage":"coverage rasters","done":0,"total":4}\\n')
sys.stderr.flush()
while not stopped:
    time.sleep(0.01)
sys.stderr.write("error: interrupted.\\n")
sys.exit(130)
"""
WILL_NOT_STOP = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.stderr.write("ready\\n")
sys.stderr.flush()
time.sleep(60)
"""


def run(script, on_event=lambda event: None, is_cancelled=lambda: False, patience_s=20.0):
    return run_program([sys.executable, "-c", script], on_event, is_cancelled, patience_s)


class ARun(unittest.TestCase):
    def test_passes_on_what_it_says_and_its_answer(self):
        events = []
        outcome = run(TELLS_AND_ENDS, events.append)
        self.assertEqual(events, [Stage("reading", 0.25), Note("result: x")])
        self.assertEqual((outcome.exit_code, outcome.output, outcome.error), (0, "answer ệ\n", ""))

    def test_that_fails_says_why(self):
        events = []
        outcome = run(FAILS, events.append)
        self.assertEqual((outcome.exit_code, outcome.error), (78, "p.toml: 2 problems:\n  line 1\n  line 2"))
        self.assertEqual(events, [Failure("p.toml: 2 problems:"), Note("  line 1"), Note("  line 2")])

    def test_that_is_cancelled_is_interrupted_and_may_tidy_up(self):
        seen = []
        outcome = run(RUNS_UNTIL_STOPPED, seen.append, lambda: bool(seen))
        self.assertEqual(outcome.exit_code, 130)

    def test_that_does_not_stop_is_killed_when_patience_ends(self):
        seen = []
        started = time.monotonic()
        outcome = run(WILL_NOT_STOP, seen.append, lambda: bool(seen), patience_s=0.3)
        self.assertNotEqual(outcome.exit_code, 0)
        self.assertLess(time.monotonic() - started, 30)

    def test_of_a_program_that_is_not_there_is_an_error(self):
        with self.assertRaises(OSError):
            run_program(["/no/such/program"], lambda event: None, lambda: False)


class TheProgram(unittest.TestCase):
    def setUp(self):
        self._environment = dict(os.environ)
        self.addCleanup(lambda: (os.environ.clear(), os.environ.update(self._environment)))

    def test_is_the_chosen_one_then_that_of_the_environment_then_that_of_the_path(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = {}
            for name in ("chosen", "named", "lomsong"):
                paths[name] = os.path.join(folder, name)
                with open(paths[name], "w", encoding="utf-8") as file:
                    file.write("#!/bin/sh\n")
                os.chmod(paths[name], stat.S_IRWXU)
            os.environ["PATH"] = folder
            os.environ["LOMSONG_PROGRAM"] = paths["named"]
            self.assertEqual(find_program(paths["chosen"]), paths["chosen"])
            self.assertEqual(find_program(), paths["named"])
            del os.environ["LOMSONG_PROGRAM"]
            self.assertEqual(find_program(), paths["lomsong"])
            self.assertIsNone(find_program("/no/such/program"))


if __name__ == "__main__":
    unittest.main()
