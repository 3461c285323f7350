#include "../../../work/main/engine/core/results.hpp"
