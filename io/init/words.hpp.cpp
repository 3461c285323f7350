#include "../../../work/main/io/init/words.hpp"
