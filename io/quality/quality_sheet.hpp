// SPDX-License-Identifier: Apache-2.0
/// @file  The data-quality sheet as a value: how far the files are "đúng, đủ, sạch, sống, thống nhất, dùng chung",
///        each as k of n, what each operator reported commune by commune, how old each file is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/parameters.hpp"
#include "engine/core/units.hpp"
#include "io/clean/finding_kinds.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// A file whose data is older counts as no longer alive.
inline constexpr int k_fresh_days = 180;

/// One of the six words, and what is counted for it: k of all rows read, of all values wanted, or of all files.
struct QualityWordInfo {
    QualityWord word;
    std::string_view key;  ///< in JSON and in the message catalogue: "right"
};

/// In the order of the enumerators.
inline constexpr std::array k_quality_words{
    QualityWordInfo{QualityWord::right, "right"},     QualityWordInfo{QualityWord::complete, "complete"},
    QualityWordInfo{QualityWord::clean, "clean"},     QualityWordInfo{QualityWord::alive, "alive"},
    QualityWordInfo{QualityWord::uniform, "uniform"}, QualityWordInfo{QualityWord::shared, "shared"},
};

constexpr const QualityWordInfo& info(QualityWord word) { return k_quality_words[static_cast<std::size_t>(word)]; }

/// `good` of `total`; nothing is said when `total` is 0.
struct QualityScore {
    QualityWord word = QualityWord::right;
    std::uint64_t good = 0;
    std::uint64_t total = 0;
};

/// What one operator reported in one commune.
struct Completeness {
    std::string operator_name;
    std::string commune_code;  ///< empty: in no commune of the project
    std::string commune;
    bool reported = true;  ///< false: the operator sent no station at all, "chưa báo cáo"
    std::uint64_t hamlets = 0;
    std::uint64_t stations = 0;  ///< on air
    std::uint64_t sectors = 0;   ///< of these, and how many of them give
    std::uint64_t with_height = 0;
    std::uint64_t with_azimuth = 0;  ///< or say that they have none: omnidirectional
    std::uint64_t with_frequency = 0;
    std::uint64_t with_power = 0;  ///< EIRP, or power at the port
};

struct FileAge {
    std::string role;  ///< "stations"
    std::string file;
    std::string sheet;
    std::string data_date;     ///< ISO 8601; empty: the file does not say
    std::optional<long> days;  ///< from it to `as_of`; negative for a date in the future
};

struct QualitySheet {
    std::string title;
    std::string as_of;  ///< ISO 8601: ages count to this day
    bool made_up = false;
    std::array<QualityScore, k_quality_words.size()> scores{};  ///< in the order of k_quality_words
    std::vector<Completeness> completeness;                     ///< by operator, then commune
    std::vector<FileAge> ages;
    SiteSummary sites;   ///< masts, and who shares them
    FibreSummary fibre;  ///< drawn against declared length
};

/// The sheet of what was read. `as_of` is an ISO 8601 date.
[[nodiscard]] QualitySheet measure_quality(const ReadLayers& read, const RunParameters& parameters,
                                           std::string_view as_of);

/// Days from one ISO 8601 date to another; nothing when one of them is no date.
[[nodiscard]] std::optional<long> days_between(std::string_view from, std::string_view to);

}  // namespace lomsong
