#include "../../../work/main/io/project/findings.hpp"
