# SPDX-License-Identifier: Apache-2.0
"""One command of lomsong as an algorithm of Processing."""
import os

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .commands import Command, Kind, Parameter, command_line
from .progress import Failure, Stage, Warning_
from .program import INTERRUPTED, find_program, run_program
from .words import Words

LOAD = "LOAD"
TEXT = "TEXT"
QGIS_PROJECT = "QGIS_PROJECT"


class LomsongAlgorithm(QgsProcessingAlgorithm):
    def __init__(self, command: Command):
        super().__init__()
        self._command = command
        self._words = Words(QgsApplication.locale())

    def createInstance(self):  # noqa: N802
        return LomsongAlgorithm(self._command)

    def name(self):
        return self._command.name

    def displayName(self):  # noqa: N802
        return self._words.say(f"{self._command.name}.title")

    def shortHelpString(self):  # noqa: N802
        return self._words.say(f"{self._command.name}.help")

    def initAlgorithm(self, configuration=None):  # noqa: N802, ARG002
        for parameter in self._command.parameters:
            self.addParameter(self._declared(parameter))
        if self._command.layers:
            self.addParameter(QgsProcessingParameterBoolean(LOAD, self._words.say("parameter.load"), True))
        if self._command.project_file:
            self.addOutput(QgsProcessingOutputFile(QGIS_PROJECT, self._words.say("output.project")))
        self.addOutput(QgsProcessingOutputString(TEXT, self._words.say("output.text")))

    def processAlgorithm(self, values, context, feedback):  # noqa: N802
        program = find_program(ProcessingConfig.getSetting("LOMSONG_PROGRAM") or "")
        if program is None:
            raise QgsProcessingException(self._words.say("error.no_program"))
        given = {p.name: self._value(p, values, context) for p in self._command.parameters}
        line = [program, *command_line(self._command, given)]
        feedback.pushCommandInfo(" ".join(line))
        try:
            outcome = run_program(line, lambda event: self._show(event, feedback), feedback.isCanceled)
        except OSError as failed:
            raise QgsProcessingException(
                self._words.say("error.not_started", program=program, reason=failed.strerror)
            ) from failed
        if outcome.output:
            feedback.pushConsoleInfo(outcome.output)
        if outcome.exit_code == INTERRUPTED or feedback.isCanceled():
            return {}
        if outcome.exit_code != 0:
            raise QgsProcessingException(
                outcome.error or self._words.say("error.ended", code=outcome.exit_code)
            )
        return self._results(given["OUTPUT"], outcome.output, values, context)

    def _results(self, folder, text, values, context):
        results = {"OUTPUT": folder, TEXT: text}
        project_file = os.path.join(folder, self._command.project_file)
        if self._command.project_file and os.path.isfile(project_file):
            results[QGIS_PROJECT] = project_file
        if self._command.layers and self.parameterAsBoolean(values, LOAD, context) and context.project():
            for layer in self._command.layers:
                if os.path.isfile(os.path.join(folder, layer.file)):
                    name = layer.table or os.path.splitext(layer.file)[0]
                    details = QgsProcessingContext.LayerDetails(
                        self._words.say(f"layer.{name}"), context.project(), name
                    )
                    context.addLayerToLoadOnCompletion(layer.source(folder), details)
        return results

    @staticmethod
    def _show(event, feedback):
        if isinstance(event, Stage):
            feedback.setProgressText(event.name)
            feedback.setProgress(0.0 if event.share is None else 100.0 * event.share)
        elif isinstance(event, Warning_):
            feedback.pushWarning(event.text)
        elif isinstance(event, Failure):
            feedback.reportError(event.text)
        else:
            feedback.pushInfo(event.text)

    def _declared(self, parameter: Parameter):
        title = self._words.say(parameter.title_key)
        name, optional, default = parameter.name, parameter.optional, parameter.default
        if parameter.kind is Kind.FILE:
            return QgsProcessingParameterFile(
                name, title, QgsProcessingParameterFile.File, optional=optional, fileFilter=parameter.file_filter
            )
        if parameter.kind is Kind.FOLDER:
            return QgsProcessingParameterFile(name, title, QgsProcessingParameterFile.Folder, optional=optional)
        if parameter.kind is Kind.OUTPUT:
            return QgsProcessingParameterFolderDestination(name, title)
        if parameter.kind is Kind.FLAG:
            return QgsProcessingParameterBoolean(name, title, default)
        if parameter.kind is Kind.CHOICE:
            shown = [self._words.say(f"choice.{choice.lower()}") for choice in parameter.choices]
            return QgsProcessingParameterEnum(name, title, shown, False, parameter.choices.index(default))
        if parameter.kind is Kind.TEXT:
            return QgsProcessingParameterString(name, title, optional=optional)
        kind = (
            QgsProcessingParameterNumber.Integer
            if parameter.kind is Kind.COUNT
            else QgsProcessingParameterNumber.Double
        )
        return QgsProcessingParameterNumber(name, title, kind, default, optional, 0)

    def _value(self, parameter: Parameter, values, context):
        if parameter.optional and values.get(parameter.name) in (None, ""):
            return None
        if parameter.kind is Kind.FLAG:
            return self.parameterAsBoolean(values, parameter.name, context)
        if parameter.kind is Kind.CHOICE:
            return parameter.choices[self.parameterAsEnum(values, parameter.name, context)]
        if parameter.kind is Kind.COUNT:
            return self.parameterAsInt(values, parameter.name, context)
        if parameter.kind is Kind.NUMBER:
            return self.parameterAsDouble(values, parameter.name, context)
        if parameter.kind is Kind.OUTPUT:
            return self.parameterAsFileOutput(values, parameter.name, context)
        return self.parameterAsString(values, parameter.name, context)
