# SPDX-License-Identifier: Apache-2.0
"""The commands of lomsong that QGIS offers, as data: parameters, their options, the layers they make. Needs no QGIS.

Names of parameters and commands are keys of words.json: "run.title", "parameter.project".
"""
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    FILE = auto()
    FOLDER = auto()
    TEXT = auto()
    NUMBER = auto()  # a float; empty when optional
    COUNT = auto()
    FLAG = auto()
    CHOICE = auto()
    OUTPUT = auto()  # the folder that -o names


@dataclass(frozen=True)
class Parameter:
    name: str  # "PROJECT"; its title is words["parameter.project"]
    kind: Kind
    option: str = ""  # "--since"; empty for a positional
    optional: bool = False
    choices: tuple = ()
    default: object = None
    file_filter: str = ""

    @property
    def title_key(self) -> str:
        return "parameter." + self.name.lower()


@dataclass(frozen=True)
class Layer:
    """A layer that the command makes in its output folder."""

    file: str
    table: str = ""  # of a GeoPackage

    def source(self, folder: str) -> str:
        return f"{folder}/{self.file}" + (f"|layername={self.table}" if self.table else "")


@dataclass(frozen=True)
class Command:
    name: str  # of the algorithm: "plan_fibre"
    words: tuple  # on the command line: ("plan", "fibre")
    parameters: tuple
    layers: tuple = ()
    project_file: str = ""  # of QGIS, in the output folder


PROJECT = Parameter("PROJECT", Kind.FILE, file_filter="TOML (*.toml)")
RESULT = Parameter("RESULT", Kind.FOLDER)
OUTPUT = Parameter("OUTPUT", Kind.OUTPUT, "--output")
OVERWRITE = Parameter("OVERWRITE", Kind.FLAG, "--overwrite", default=False)
THREADS = Parameter("THREADS", Kind.COUNT, "--threads", default=0)
STRICT = Parameter("STRICT", Kind.FLAG, "--strict", default=False)
LANGUAGE = Parameter("LANGUAGE", Kind.CHOICE, "--language", choices=("project", "vi", "en"), default="project")
BUDGET = Parameter("BUDGET", Kind.NUMBER, "--budget", optional=True)
COMMON = (OUTPUT, OVERWRITE, THREADS)

COMMANDS = (
    Command("check", ("check",), (PROJECT, STRICT, *COMMON)),
    Command(
        "run",
        ("run",),
        (PROJECT, Parameter("SINCE", Kind.FOLDER, "--since", optional=True), STRICT, *COMMON),
        layers=tuple(
            Layer("lomsong.gpkg", table)
            for table in ("communes", "hamlets", "fibre_routes", "stations", "gaps")
        ),
        project_file="lomsong.qgz",
    ),
    Command(
        "compare",
        ("compare",),
        (
            Parameter("OLD", Kind.FOLDER),
            Parameter("NEW", Kind.FOLDER),
            Parameter("SAME_PARAMETERS", Kind.FLAG, "--same-parameters", default=False),
            LANGUAGE,
            *COMMON,
        ),
        layers=(Layer("changes.geojson"),),
    ),
    Command(
        "plan_fibre",
        ("plan", "fibre"),
        (PROJECT, Parameter("HAMLETS", Kind.TEXT, "--hamlets", optional=True), BUDGET, *COMMON),
        layers=(Layer("fibre_extensions.geojson"),),
    ),
    Command(
        "plan_sites",
        ("plan", "sites"),
        (
            PROJECT,
            Parameter("OPERATOR", Kind.TEXT, "--operator", optional=True),
            Parameter(
                "TECHNOLOGY", Kind.CHOICE, "--technology", choices=("any", "2G", "3G", "4G", "5G"), default="any"
            ),
            Parameter("SERVICE", Kind.CHOICE, "--service", choices=("weak", "good"), default="weak"),
            Parameter("COUNT", Kind.COUNT, "--count", default=10),
            BUDGET,
            *COMMON,
        ),
        layers=(Layer("proposals.geojson"),),
    ),
    Command(
        "report",
        ("report",),
        (
            RESULT,
            Parameter("ONLY", Kind.CHOICE, "--only", choices=("all", "pdf", "map", "xlsx", "qgis"), default="all"),
            LANGUAGE,
            Parameter("TITLE", Kind.TEXT, "--title", optional=True),
            Parameter("CHANGES", Kind.FOLDER, "--changes", optional=True),
            Parameter("PROPOSALS", Kind.FOLDER, "--proposals", optional=True),
            *COMMON,
        ),
    ),
)


def command_line(command: Command, values: dict) -> list:
    """The arguments behind the program's name. `values` are by parameter; None and "" are not given.

    Raises KeyError for a missing value of a parameter that is not optional.
    """
    positionals = []
    options = []
    for parameter in command.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None or value == "":
            if not parameter.optional:
                raise KeyError(parameter.name)
            continue
        if parameter.kind is Kind.FLAG:
            options += [parameter.option] if value else []
        elif parameter.kind is Kind.CHOICE and value == parameter.default:
            continue
        elif parameter.option:
            options += [parameter.option, _text(value)]
        else:
            positionals.append(_text(value))
    # After "--" nothing is taken for an option, whatever a file is called.
    return [*command.words, "--progress", "json", *options, "--", *positionals]


def _text(value) -> str:
    """Whole numbers without a point: a count is not 10.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
