#include "../../../work/main/engine/core/layers.hpp"
