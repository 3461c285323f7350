#include "../../../work/main/engine/core/reporter.hpp"
