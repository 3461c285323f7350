# SPDX-License-Identifier: Apache-2.0
"""What the plugin says, in Vietnamese and English: words.json. Needs no QGIS."""
import json
from pathlib import Path


def read_words() -> dict:
    """{key: {"vi": ..., "en": ...}}"""
    return json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))


class Words:
    """The words of one language: Vietnamese for a locale such as vi or vi_VN, else English."""

    def __init__(self, locale: str):
        self._language = "vi" if locale.lower().startswith("vi") else "en"
        self._words = read_words()

    def say(self, key: str, **values) -> str:
        return self._words[key][self._language].format(**values)
