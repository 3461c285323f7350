#include "../../../work/main/engine/core/units.hpp"
