#include "../../../work/main/io/project/describe.hpp"
