#include "../../../work/main/io/gdal/dataset.hpp"
