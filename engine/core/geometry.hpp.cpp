#include "../../../work/main/engine/core/geometry.hpp"
