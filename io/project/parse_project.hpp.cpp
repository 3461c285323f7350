#include "../../../work/main/io/project/parse_project.hpp"
