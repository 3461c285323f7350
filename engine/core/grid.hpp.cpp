#include "../../../work/main/engine/core/grid.hpp"
