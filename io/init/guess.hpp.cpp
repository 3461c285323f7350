#include "../../../work/main/io/init/guess.hpp"
