#include "../../../work/main/io/init/init.hpp"
