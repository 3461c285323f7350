#include "../../../work/main/engine/core/parameters.hpp"
