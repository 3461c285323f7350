#include "../../../work/main/engine/core/path_profile.hpp"
