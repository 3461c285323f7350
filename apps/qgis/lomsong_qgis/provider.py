# SPDX-License-Identifier: Apache-2.0
"""Lomsong in the toolbox of Processing."""
from pathlib import Path

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithm import LomsongAlgorithm
from .commands import COMMANDS
from .words import Words

PROGRAM_SETTING = "LOMSONG_PROGRAM"


class LomsongProvider(QgsProcessingProvider):
    def id(self):  # noqa: A003
        return "lomsong"

    def name(self):
        return "Lomsong"

    def longName(self):  # noqa: N802
        return Words(QgsApplication.locale()).say("provider")

    def icon(self):
        return QIcon(str(Path(__file__).parent / "icon.svg"))

    def load(self):
        words = Words(QgsApplication.locale())
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(self.name(), PROGRAM_SETTING, words.say("setting.program"), "", valuetype=Setting.FILE)
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(PROGRAM_SETTING)

    def loadAlgorithms(self):  # noqa: N802
        for command in COMMANDS:
            self.addAlgorithm(LomsongAlgorithm(command))
