# SPDX-License-Identifier: Apache-2.0
"""One tile of one degree at one arc-second, in the format that each program reads."""

from pathlib import Path

from processes import run, text_of

REAL = "N44W072.hgt"


class Tile:
    """The tile's files, made once in `folder`. The mast stands in its middle."""

    def __init__(self, bench):
        source = bench.shared / "data/terrain" / REAL
        self.is_real = source.exists()
        self.folder = Path(bench.data) / ("tile_real" if self.is_real else "tile_made_up")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.coarse = self.folder / "coarse" / REAL
        self.fine = self.folder / REAL
        self.utm = self.folder / "utm.tif"
        self.longitude, self.latitude = -71.5, 44.5
        if self.is_real:
            self.name = "N44W072 (real, SRTM 3 arc-seconds, interpolated to 1 arc-second)"
        else:
            self.name = "made-up ridges at the place of N44W072, 3 arc-seconds, interpolated to 1 arc-second"
        if not (self.folder / "complete").exists():
            self._make(bench, source)
            (self.folder / "complete").touch()

    def _make(self, bench, source):
        self.coarse.parent.mkdir(exist_ok=True)
        if self.is_real:
            self.coarse.write_bytes(source.read_bytes())
        else:
            self._run(bench.program("made_up_tile"), self.coarse)
        # Posts of an HGT tile lie on whole arc-seconds, so its pixels reach half a second beyond the degree.
        half = 0.5 / 3600
        box = [-72 - half, 44 - half, -71 + half, 45 + half]
        self._run("gdalwarp", "-q", "-overwrite", "-r", "cubicspline", "-ts", 3601, 3601, "-te", *box,
                  self.coarse, "fine.tif")
        self._run("gdal_translate", "-q", "-of", "SRTMHGT", "fine.tif", self.fine)
        self._run("gdalwarp", "-q", "-overwrite", "-t_srs", "EPSG:32619", "-tr", 30, 30, "-tap", "-r", "bilinear",
                  "-dstnodata", -32768, self.fine, self.utm)
        self._run("srtm2sdf-hd", self.fine)
        self._run("srtm2sdf", self.coarse)

    def _run(self, *command):
        run(command, self.folder)

    def mast_in_utm(self):
        """Easting and northing of the mast in EPSG:32619, m."""
        position = text_of(["gdaltransform", "-s_srs", "EPSG:4326", "-t_srs", "EPSG:32619", "-coord",
                            self.longitude, self.latitude])
        easting, northing, _ = position.split()
        return easting, northing
