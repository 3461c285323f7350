#include "../../../work/main/engine/core/normal.hpp"
