#include "../../../work/main/io/project/fields.hpp"
