// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder made by hand, with whatever a test wants to be missing or odd in it, and its sheets as
///        words.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/core/geometry.hpp"
#include "io/sheets/report_document.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::sheets::test {

using Json = nlohmann::ordered_json;

struct MadeHamlet {
    std::string code;
    std::string name = "Thôn Mẫu";
    std::string commune_code = "001";
    Point degrees{104.0, 22.5};
    std::string status = "good";
    std::optional<int> operators_serving{};  ///< at its centre; one of a good hamlet, else none
};

/// Fills the folder as a run does; every part can be taken away or changed before.
struct MadeResult {
    std::vector<std::string> operators{"VNPT", "Viettel"};
    std::vector<MadeHamlet> hamlets{{"H1"}, {"H2", "Bản Ộ Ế", "001", {104.01, 22.51}, "no_signal"}};
    std::vector<std::string> communes{"001"};
    std::string commune_name = "Xã Mẫu";
    bool has_people = true;
    bool has_fibre = true;
    bool made_up = true;
    Json run = Json::object();  ///< merged into run.json

    /// Writes it all into `folder`.
    void write(const std::filesystem::path& folder) const;
};

/// What is written on a sheet, a line for each line.
[[nodiscard]] std::string words_of(const Sheet& sheet);

/// The document of a result, as words.
class MadeDocument {
  public:
    explicit MadeDocument(const MadeResult& made, SheetOptions options = {});

    [[nodiscard]] const std::vector<Sheet>& sheets() const { return m_sheets; }
    [[nodiscard]] const Sheet& sheet(const std::string& key) const;
    [[nodiscard]] std::string words(const std::string& key) const { return words_of(sheet(key)); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_scratch.path(); }
    [[nodiscard]] const ResultTables& result() const { return m_result; }
    [[nodiscard]] const SheetSource& source() const { return m_source; }

  private:
    /// Writes before the members behind it read.
    struct Written {
        Written(const MadeResult& made, const std::filesystem::path& folder) { made.write(folder); }
    };
    lomsong::test::ScratchFolder m_scratch;
    SheetOptions m_options;
    Written m_written;
    ResultTables m_result;
    SheetSource m_source;
    std::vector<Sheet> m_sheets;
};

}  // namespace lomsong::sheets::test
