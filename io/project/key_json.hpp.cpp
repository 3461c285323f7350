#include "../../../work/main/io/project/key_json.hpp"
