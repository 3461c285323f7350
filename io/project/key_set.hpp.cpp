#include "../../../work/main/io/project/key_set.hpp"
