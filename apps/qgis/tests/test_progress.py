# SPDX-License-Identifier: Apache-2.0
"""Lines of narration, sound and damaged."""
import os
import random
import unittest

from lomsong_qgis.progress import Failure, Note, Stage, Warning_, event_of


class Events(unittest.TestCase):
    def test_a_stage_has_a_share_when_its_whole_is_known(self):
        self.assertEqual(event_of('{"stage":"coverage rasters","done":50,"total":200}\n'), Stage("coverage rasters", 0.25))
        self.assertEqual(event_of('{"stage":"reading","done":0,"total":0}'), Stage("reading", None))

    def test_warnings_notes_and_errors_are_told_apart(self):
        self.assertEqual(event_of('{"warning":"a"}'), Warning_("a"))
        self.assertEqual(event_of('{"note":"result: x"}'), Note("result: x"))
        self.assertEqual(event_of("error: p.toml: is not there.\r\n"), Failure("p.toml: is not there."))
        self.assertIsNone(event_of("\n"))

    def test_what_is_not_understood_is_told_as_it_is(self):
        for line in ("plain text", "[1]", "{", '{"stage":3}', "null", '"x"'):
            self.assertEqual(event_of(line), Note(line))

    def test_no_damage_to_a_line_is_an_error_or_a_share_beyond_the_whole(self):
        seed = int(os.environ.get("LOMSONG_SEED", "7"))
        dice = random.Random(seed)
        sound = '{"stage":"coverage rasters","done":150,"total":200}'
        for _ in range(5000):
            damaged = list(sound)
            for _ in range(dice.randint(1, 4)):
                at = dice.randrange(len(damaged))
                damaged[at:at + dice.randint(0, 3)] = dice.choice(["", "-", "e9", "NaN", "true", '"', "Infinity", "\\"])
            event = event_of("".join(damaged))
            if isinstance(event, Stage) and event.share is not None:
                self.assertTrue(0.0 <= event.share <= 1.0, f"seed {seed}: {''.join(damaged)}")


if __name__ == "__main__":
    unittest.main()
