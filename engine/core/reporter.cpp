// SPDX-License-Identifier: Apache-2.0
#include "engine/core/reporter.hpp"

#include "engine/core/error.hpp"

namespace lomsong {

void stop_if_cancelled(const Reporter& reporter) {
    if (reporter.cancelled()) {
        throw Error{ErrorKind::interrupted, "", "interrupted; nothing was written"};
    }
}

}  // namespace lomsong
