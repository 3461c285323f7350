#include "../../../work/main/io/project/toml_value.hpp"
