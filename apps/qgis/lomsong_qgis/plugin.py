# SPDX-License-Identifier: Apache-2.0
"""What QGIS loads: it offers the provider to Processing and takes it away again."""
from qgis.core import QgsApplication

from .provider import LomsongProvider


class LomsongPlugin:
    def __init__(self, iface):
        self._provider = None

    def initProcessing(self):  # noqa: N802
        """Called by qgis_process, which has no window."""
        self._provider = LomsongProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self):  # noqa: N802
        self.initProcessing()

    def unload(self):
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
