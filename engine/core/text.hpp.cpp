#include "../../../work/main/engine/core/text.hpp"
