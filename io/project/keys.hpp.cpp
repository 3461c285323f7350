#include "../../../work/main/io/project/keys.hpp"
