# SPDX-License-Identifier: Apache-2.0
"""The plugin of QGIS that runs lomsong from Processing."""


def classFactory(iface):  # noqa: N802, the name that QGIS looks for
    from .plugin import LomsongPlugin

    return LomsongPlugin(iface)
