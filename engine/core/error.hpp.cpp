#include "../../../work/main/engine/core/error.hpp"
