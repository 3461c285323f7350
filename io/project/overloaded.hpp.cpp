#include "../../../work/main/io/project/overloaded.hpp"
