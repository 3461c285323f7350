#include "../../../work/main/engine/core/technology.hpp"
