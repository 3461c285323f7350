# SPDX-License-Identifier: Apache-2.0
"""Results and the plugin in QGIS itself, without a window. Run by tools/test-qgis, which names in the environment:
LOMSONG_PROGRAM, LOMSONG_DEMO (a folder that `lomsong demo` made), LOMSONG_PICTURE (where to paint the project)."""
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

DEMO = Path(os.environ["LOMSONG_DEMO"])
RESULT = DEMO / "result"
APPLICATION = QgsApplication([], False)


def setUpModule():  # noqa: N802
    APPLICATION.initQgis()
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    from processing.core.Processing import Processing

    from lomsong_qgis.provider import LomsongProvider

    Processing.initialize()
    global PROVIDER
    PROVIDER = LomsongProvider()
    QgsApplication.processingRegistry().addProvider(PROVIDER)


def tearDownModule():  # noqa: N802
    QgsProject.instance().clear()


def facts():
    return json.loads((RESULT / "run.json").read_text(encoding="utf-8"))


def layers_of(project):
    """By the name of their table or file."""
    return {layer_id[len("lomsong_"):]: layer for layer_id, layer in project.mapLayers().items()}


def leaves(rule):
    """The rules that draw, each with the filters of all rules around it."""
    found = []

    def walk(node, filters):
        own = filters + ([node.filterExpression()] if node.filterExpression() else [])
        if node.symbol() is not None:
            found.append((node, own))
        for child in node.children():
            walk(child, own)

    walk(rule, [])
    return found


class TheProject(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = QgsProject.instance()
        assert cls.project.read(str(RESULT / "lomsong.qgz")), cls.project.error()
        cls.layers = layers_of(cls.project)

    def test_opens_in_the_crs_of_the_run_with_every_layer_valid(self):
        self.assertEqual(self.project.crs().authid(), facts()["crs"]["definition"])
        self.assertGreaterEqual(len(self.layers), 20)
        for layer in self.layers.values():
            self.assertTrue(layer.isValid(), layer.source())
            self.assertTrue(layer.crs().isValid(), layer.source())

    def test_has_relative_paths_and_says_that_the_data_are_made_up(self):
        self.assertIn("DỮ LIỆU GIẢ ĐỊNH", self.project.title())
        listed = {entry.layerId()[len("lomsong_"):] for entry in self.project.layerTreeRoot().findLayers()}
        self.assertEqual(listed, set(self.layers))
        import zipfile

        with zipfile.ZipFile(RESULT / "lomsong.qgz") as archive:
            self.assertEqual(archive.namelist(), ["lomsong.qgs"])
            self.assertNotIn(str(DEMO), archive.read("lomsong.qgs").decode("utf-8"))

    def test_shows_the_whole_province_at_once(self):
        province = self.layers["province"]
        shown = self.project.viewSettings().defaultViewExtent()
        from qgis.core import QgsCoordinateTransform

        there = QgsCoordinateTransform(province.crs(), self.project.crs(), self.project)
        extent = there.transformBoundingBox(province.extent())
        self.assertTrue(shown.contains(extent), f"{shown} {extent}")
        self.assertLess(shown.width(), 1.3 * extent.width())

    def test_has_only_rules_that_its_columns_can_answer(self):
        for layer in self.layers.values():
            if layer.type() != QgsMapLayer.VectorLayer or layer.renderer().type() != "RuleRenderer":
                continue
            columns = set(layer.fields().names())
            for _, filters in leaves(layer.renderer().rootRule()):
                for text in filters:
                    expression = QgsExpression(text)
                    self.assertFalse(expression.hasParserError(), text)
                    self.assertLessEqual(set(expression.referencedColumns()), columns, text)

    def test_draws_every_hamlet_by_one_rule_in_the_colour_of_the_other_maps(self):
        from qgis.core import QgsExpressionContext, QgsExpressionContextUtils

        layer = self.layers["hamlets"]
        rules = leaves(layer.renderer().rootRule())
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        seen = 0
        for hamlet in layer.getFeatures():
            context.setFeature(hamlet)
            matching = [rule for rule, filters in rules
                        if all(QgsExpression(text).evaluate(context) for text in filters)]
            self.assertEqual(len(matching), 1, hamlet["code"])
            self.assertIn(hamlet["status_label"], matching[0].label())
            if hamlet["status"] != "no_signal":  # a cross is a stroke: it has no filling
                self.assertEqual(matching[0].symbol().symbolLayer(0).fillColor().name().upper(),
                                 (hamlet["fill"] or hamlet["marker-color"]).upper())
            seen += 1
        self.assertEqual(seen, 80)

    def test_shows_words_and_titles_in_the_language_of_the_run(self):
        hamlets = self.layers["hamlets"]
        fields = hamlets.fields()
        self.assertEqual(hamlets.name(), "Tình trạng phủ sóng của thôn")
        self.assertEqual(hamlets.attributeDisplayName(fields.indexFromName("viettel_4g_level_dbm")),
                         "Viettel 4G: Mức thu, dBm")
        setup = hamlets.editorWidgetSetup(fields.indexFromName("viettel_status"))
        self.assertEqual(setup.type(), "ValueMap")
        self.assertIn({"trắng sóng": "no_signal"}, setup.config()["map"])
        self.assertEqual(hamlets.editorWidgetSetup(fields.indexFromName("fill")).type(), "Hidden")

    def test_paints_statuses_of_coverage_not_levels(self):
        rasters = [layer for layer in self.layers.values()
                   if isinstance(layer, QgsRasterLayer) and layer.name() != "Địa hình đổ bóng"]
        self.assertEqual(len(rasters), 9)
        for layer in rasters:
            self.assertEqual(layer.renderer().type(), "paletted")
            self.assertEqual(layer.renderer().band(), 3)
            self.assertEqual([c.label for c in layer.renderer().classes()][:2], ["đạt", "sóng yếu"])

    def test_makes_a_picture_in_many_colours(self):
        settings = QgsMapSettings()
        order = self.project.layerTreeRoot().layerOrder()
        shown = [layer for layer in order if self.project.layerTreeRoot().findLayer(layer.id()).isVisible()]
        settings.setLayers(shown)
        settings.setDestinationCrs(self.project.crs())
        settings.setExtent(self.project.viewSettings().defaultViewExtent())
        settings.setOutputSize(QSize(1400, 1400))
        settings.setOutputDpi(110)
        settings.setBackgroundColor(QColor("white"))
        settings.setTransformContext(self.project.transformContext())
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        self.assertEqual([error.message for error in job.errors()], [])
        picture = job.renderedImage()
        if os.environ.get("LOMSONG_PICTURE"):
            self.assertTrue(picture.save(os.environ["LOMSONG_PICTURE"]))
        colours = {picture.pixelColor(x, y).name() for x in range(0, 1400, 3) for y in range(0, 1400, 3)}
        for wanted in ("#0072b2", "#f0e442", "#d55e00", "#1a1a1a"):
            near = any(max(abs(QColor(wanted).red() - QColor(c).red()), abs(QColor(wanted).green() - QColor(c).green()),
                           abs(QColor(wanted).blue() - QColor(c).blue())) < 24 for c in colours)
            self.assertTrue(near, wanted)


class TheGeoPackage(unittest.TestCase):
    def test_opened_alone_looks_as_in_the_project(self):
        QgsProject.instance().read(str(RESULT / "lomsong.qgz"))
        for layer_id, of_project in layers_of(QgsProject.instance()).items():
            if of_project.type() != QgsMapLayer.VectorLayer:
                continue
            alone = QgsVectorLayer(f"{RESULT}/lomsong.gpkg|layername={layer_id}", layer_id, "ogr")
            self.assertTrue(alone.isValid(), layer_id)
            self.assertEqual(alone.renderer().type(), of_project.renderer().type(), layer_id)
            self.assertEqual(alone.labelsEnabled(), of_project.labelsEnabled(), layer_id)
            if alone.renderer().type() == "RuleRenderer":
                labels = [[rule.label() for rule, _ in leaves(one.renderer().rootRule())]
                          for one in (alone, of_project)]
                self.assertEqual(labels[0], labels[1], layer_id)

    def test_points_and_areas_of_hamlets_are_drawn_by_one_style(self):
        for kind in ("Point", "Polygon"):
            layer = QgsVectorLayer(f"{RESULT}/lomsong.gpkg|layername=hamlets|geometrytype={kind}", kind, "ogr")
            self.assertEqual(layer.renderer().type(), "RuleRenderer")


class Listening(QgsProcessingFeedback):
    """Keeps what it hears; may cancel at the first stage."""

    def __init__(self, cancel=False):
        super().__init__(False)
        self._cancel = cancel
        self.stages = []
        self.warnings = []
        self.errors = []

    def setProgressText(self, text):  # noqa: N802
        self.stages.append(text)
        if self._cancel:
            self.cancel()

    def pushWarning(self, text):  # noqa: N802
        self.warnings.append(text)

    def reportError(self, text, fatalError=False):  # noqa: N802, N803, ARG002
        self.errors.append(text)


class ThePlugin(unittest.TestCase):
    def test_offers_six_algorithms_that_can_be_asked_for(self):
        self.assertEqual(sorted(one.name() for one in PROVIDER.algorithms()),
                         ["check", "compare", "plan_fibre", "plan_sites", "report", "run"])
        for algorithm in PROVIDER.algorithms():
            self.assertTrue(algorithm.displayName() and algorithm.shortHelpString())
            self.assertIsNotNone(algorithm.parameterDefinition("OUTPUT"), algorithm.name())
            self.assertTrue(algorithm.canExecute()[0])

    def test_checks_a_project_with_stages_and_warnings_in_the_log(self):
        import processing

        with tempfile.TemporaryDirectory() as folder:
            heard = Listening()
            answer = processing.run("lomsong:check", {"PROJECT": str(DEMO / "lomsong.toml"),
                                                      "OUTPUT": f"{folder}/checked"}, feedback=heard)
            self.assertTrue(heard.stages)
            self.assertEqual(heard.errors, [])
            self.assertTrue(any("terrain" in warning for warning in heard.warnings), heard.warnings)
            self.assertTrue(os.path.isfile(f"{answer['OUTPUT']}/findings.csv"))
            self.assertIn("trạm", answer["TEXT"])

    def test_makes_the_project_again_in_english(self):
        import processing

        with tempfile.TemporaryDirectory() as folder:
            processing.run("lomsong:report", {"RESULT": str(RESULT), "ONLY": 4, "LANGUAGE": 2, "TITLE": "A & B <c>",
                                              "OUTPUT": f"{folder}/sheets"}, feedback=Listening())
            other = QgsProject()
            self.assertTrue(other.read(f"{folder}/sheets/lomsong.qgz"))
            self.assertIn("MADE-UP DATA – A & B <c>", other.title())
            self.assertEqual(layers_of(other)["hamlets"].name(), "Coverage status of hamlets")
            self.assertTrue(all(layer.isValid() for layer in other.mapLayers().values()))

    def test_says_why_a_run_failed(self):
        import processing
        from qgis.core import QgsProcessingException

        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "lomsong.toml"
            project.write_text("[radio]\nmodel = \"none\"\n", encoding="utf-8")
            with self.assertRaisesRegex(QgsProcessingException, "none"):
                processing.run("lomsong:check", {"PROJECT": str(project), "OUTPUT": f"{folder}/x"},
                               feedback=Listening())

    def test_that_is_cancelled_leaves_nothing_behind(self):
        import processing

        with tempfile.TemporaryDirectory() as folder:
            processing.run("lomsong:run", {"PROJECT": str(DEMO / "lomsong.toml"), "OUTPUT": f"{folder}/result"},
                           feedback=Listening(cancel=True))
            self.assertEqual(os.listdir(folder), [])


if __name__ == "__main__":
    status = unittest.main(exit=False, verbosity=2).result
    # QGIS 3.22 may crash while Python takes it apart; the tests have spoken.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if status.wasSuccessful() else 1)
