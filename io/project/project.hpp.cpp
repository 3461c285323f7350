#include "../../../work/main/io/project/project.hpp"
