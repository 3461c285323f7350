#include "../../../work/main/io/gdal/session.hpp"
