#include "../../../work/main/io/gdal/raster.hpp"
