#include "../../../work/main/engine/core/people.hpp"
