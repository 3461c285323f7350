# SPDX-License-Identifier: Apache-2.0
"""Command lines that the plugin makes, against what the program takes; and the words of both languages."""
import os
import random
import re
import string
import subprocess
import unittest

from lomsong_qgis.commands import COMMANDS, Kind, command_line
from lomsong_qgis.words import Words, read_words

PROGRAM = os.environ.get("LOMSONG_PROGRAM")


def command(name):
    return next(one for one in COMMANDS if one.name == name)


class CommandLine(unittest.TestCase):
    def test_a_run_names_its_project_last_and_reports_in_json(self):
        line = command_line(
            command("run"), {"PROJECT": "a b/lomsong.toml", "OUTPUT": "/out", "OVERWRITE": True, "THREADS": 2.0}
        )
        self.assertEqual(
            line,
            ["run", "--progress", "json", "--output", "/out", "--overwrite", "--threads", "2", "--",
             "a b/lomsong.toml"],
        )

    def test_what_is_empty_or_as_by_default_is_not_said(self):
        line = command_line(
            command("plan_sites"),
            {"PROJECT": "p.toml", "OUTPUT": "o", "OPERATOR": "", "BUDGET": None, "TECHNOLOGY": "any", "COUNT": 5},
        )
        self.assertEqual(
            line,
            ["plan", "sites", "--progress", "json", "--count", "5", "--output", "o", "--threads", "0", "--",
             "p.toml"],
        )

    def test_a_comparison_says_the_earlier_result_first(self):
        line = command_line(command("compare"), {"OLD": "w46", "NEW": "w47", "OUTPUT": "c", "LANGUAGE": "en"})
        self.assertEqual(line[-3:], ["--", "w46", "w47"])
        self.assertIn("--language en", " ".join(line))

    def test_a_missing_value_is_named(self):
        with self.assertRaisesRegex(KeyError, "PROJECT"):
            command_line(command("check"), {"OUTPUT": "o"})

    def test_a_file_that_looks_like_an_option_stays_a_file(self):
        line = command_line(command("check"), {"PROJECT": "--help", "OUTPUT": "o"})
        self.assertEqual(line[line.index("--") + 1:], ["--help"])

    def test_any_text_is_one_argument(self):
        seed = int(os.environ.get("LOMSONG_SEED", "7"))
        dice = random.Random(seed)
        for _ in range(200):
            title = "".join(dice.choices(string.printable + "Bản Mò ệ", k=dice.randint(1, 30)))
            line = command_line(command("report"), {"RESULT": "r", "OUTPUT": "o", "TITLE": title})
            self.assertEqual(line[line.index("--title") + 1], title, f"seed {seed}")

    @unittest.skipUnless(PROGRAM, "skipped: LOMSONG_PROGRAM names no program")
    def test_the_program_has_every_option_and_choice(self):
        for one in COMMANDS:
            told = subprocess.run([PROGRAM, one.words[0], "--help"], capture_output=True, text=True, check=True).stdout
            for parameter in one.parameters:
                if parameter.option:
                    self.assertIn(parameter.option, told, one.name)
                if parameter.kind is Kind.CHOICE and parameter.option:
                    choices = re.search(re.escape(parameter.option) + r"\s+([^\s]+)", told).group(1)
                    self.assertEqual(set(parameter.choices), set(choices.split("|")), f"{one.name} {parameter.name}")


class WordsOfThePlugin(unittest.TestCase):
    def test_both_languages_say_everything_with_the_same_places(self):
        for key, said in read_words().items():
            self.assertEqual(set(said), {"vi", "en"}, key)
            places = [re.findall(r"{(\w+)}", said[language]) for language in ("vi", "en")]
            self.assertEqual(sorted(places[0]), sorted(places[1]), key)
            self.assertTrue(said["vi"] and said["en"], key)

    def test_every_command_parameter_choice_and_layer_has_words_and_no_word_is_left_over(self):
        needed = {"provider", "setting.program", "output.project", "output.text", "parameter.load",
                  "error.no_program", "error.not_started", "error.ended"}
        for one in COMMANDS:
            needed |= {f"{one.name}.title", f"{one.name}.help"}
            needed |= {parameter.title_key for parameter in one.parameters}
            needed |= {f"choice.{choice.lower()}" for parameter in one.parameters for choice in parameter.choices}
            needed |= {f"layer.{layer.table or layer.file.split('.')[0]}" for layer in one.layers}
        self.assertEqual(set(read_words()), needed)

    def test_the_locale_chooses_the_language(self):
        self.assertEqual(Words("vi_VN").say("output.text"), "Tóm tắt")
        self.assertEqual(Words("de").say("output.text"), "Summary")


if __name__ == "__main__":
    unittest.main()
