// SPDX-License-Identifier: Apache-2.0
/// @file  The first stage after opening: every text of a table in UTF-8 NFC, whatever it was kept in.
#pragma once

#include <string>

#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// Decodes columns, titles and cells in place, composed (NFC) and trimmed, and adds the Understanding "text" (and
/// "capitals", where TCVN3 had none to give). `forced_encoding` is the project's word for it; empty: found. A cell
/// in another encoding than the file is a finding (mixed_encoding) and is mended when that is certain.
/// @throws Error{bad_project} for a word that names no encoding.
void settle_text(VectorTable& raw, const std::string& forced_encoding, RowFindings& findings);

}  // namespace lomsong
