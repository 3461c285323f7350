# SPDX-License-Identifier: Apache-2.0
"""One transmitter, one tile: the whole command of ours beside the whole commands of others."""

from processes import alternating, say
from tile import Tile

RADIUS_KM = 30
ANTENNA_M = 30
RECEIVER_M = 1.5
FREQUENCY_MHZ = 900
CELL_M = 30

OURS = "lomsong coverage"
OURS_DEGREES = "lomsong coverage, tile in degrees"
OURS_TWO_THREADS = "lomsong coverage, 2 threads"
VIEWSHED = "gdal_viewshed"
WARP = "gdalwarp"
SPLAT_HD = "splat-hd"
SPLAT = "splat"

WHAT = {
    OURS: "ITU-R P.1812-8, 1 thread, tile already in UTM",
    OURS_DEGREES: "the same from the tile as it is delivered, in degrees",
    OURS_TWO_THREADS: "the same as the first on two threads",
    VIEWSHED: "line of sight only, yes or no; tile already in UTM",
    WARP: "what gdal_viewshed needs before: the tile brought to UTM",
    SPLAT_HD: "Irregular Terrain Model (-olditm), 1 arc-second",
    SPLAT: "the same at 3 arc-seconds: a ninth of the cells",
}


def measure(bench):
    """Runs by name as `processes.summary` gives them, and what they ran on."""
    tile = Tile(bench)
    folder = bench.work / "one_transmitter"
    folder.mkdir(exist_ok=True)
    write_splat_site(tile, folder)
    ours = our_command(bench, tile)
    commands = {
        OURS: [*ours, "--dem", tile.utm, "--threads", 1, "-o", "ours.tif"],
        OURS_DEGREES: [*ours, "--dem", tile.fine, "--threads", 1, "-o", "ours_degrees.tif"],
        OURS_TWO_THREADS: [*ours, "--dem", tile.utm, "--threads", 2, "-o", "ours_two.tif"],
        VIEWSHED: viewshed_command(tile),
        WARP: ["gdalwarp", "-q", "-overwrite", "-t_srs", "EPSG:32619", "-tr", CELL_M, CELL_M, "-tap", "-r",
               "bilinear", tile.fine, "warped.tif"],
        SPLAT_HD: splat_command("splat-hd", tile.folder, "splat_hd.ppm"),
        SPLAT: splat_command("splat", tile.folder, "splat.ppm"),
    }
    if bench.quick:
        del commands[SPLAT_HD]
    # The short commands first, and more often than the slow ones: their spread is the wider one.
    short = {name: command for name, command in commands.items() if not name.startswith("splat")}
    slow = {name: command for name, command in commands.items() if name.startswith("splat")}
    say("one transmitter: short commands")
    runs = alternating(short, folder, 2 * bench.runs)
    say("one transmitter: splat")
    runs.update(alternating(slow, folder, bench.runs))
    return {"tile": tile.name, "runs": runs}


def our_command(bench, tile):
    return [
        bench.program("lomsong"), "coverage", "--at", f"{tile.longitude},{tile.latitude}", "--height", ANTENNA_M,
        "--frequency-mhz", FREQUENCY_MHZ, "--eirp-dbm", 60, "--receiver-height", RECEIVER_M, "--radius-km", RADIUS_KM,
        "--cell-size", CELL_M, "--overwrite", "--quiet"]


def viewshed_command(tile):
    easting, northing = tile.mast_in_utm()
    return [
        "gdal_viewshed", "-q", "-md", RADIUS_KM * 1000, "-oz", ANTENNA_M, "-tz", RECEIVER_M, "-ox", easting, "-oy",
        northing, tile.utm, "viewshed.tif"]


def splat_command(program, tile_folder, picture):
    """-N and -ngs leave out the reports and the shaded relief, so that as little as possible but the losses is
    timed."""
    return [
        program, "-t", "mast.qth", "-L", RECEIVER_M, "-R", RADIUS_KM, "-metric", "-olditm", "-d", tile_folder, "-N",
        "-ngs", "-o", picture]


def write_splat_site(tile, folder):
    """The site, and the parameters of the model. SPLAT counts longitude to the west. No power is given, so that it
    computes losses."""
    (folder / "mast.qth").write_text(
        f"mast\n{tile.latitude}\n{-tile.longitude}\n{ANTENNA_M} meters\n", encoding="ascii")
    parameters = [
        "15.000 ; dielectric constant of the ground", "0.005 ; conductivity of the ground, S/m",
        "325.000 ; refractivity, N-units", f"{FREQUENCY_MHZ} ; MHz", "5 ; continental temperate climate",
        "1 ; vertical polarisation", "0.50 ; of the situations", "0.50 ; of the time"]
    (folder / "mast.lrp").write_text("\n".join(parameters) + "\n", encoding="ascii")
