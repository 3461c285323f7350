// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/since.hpp"

#include <string>

#include <fmt/format.h>

#include "apps/lomsong/version.hpp"
#include "io/write/coverage_words.hpp"

namespace lomsong {

namespace {

/// Rounded down, so that 100 means all.
double percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 100.0 : static_cast<double>(part * 1000 / whole) / 10.0;
}

}  // namespace

Since::Since(const std::filesystem::path& folder, ConsoleReporter& reporter)
    : m_folder{folder}, m_reporter{reporter} {
    if (folder.empty()) {
        return;
    }
    m_result.emplace(folder);
    if (m_result->trace().program != k_version) {
        m_reporter.note(fmt::format("since {}: it was made by version {}, this is {}: everything is computed.",
                                    folder.string(), m_result->trace().program, k_version));
        return;
    }
    m_earlier.emplace(EarlierRun{m_result->trace(), *m_result});
}

void Since::offer_files(CoverageStore& cells, const Layers& layers, const RunParameters& parameters) const {
    if (!m_earlier) {
        return;
    }
    const auto same_words = [this, &layers, &parameters](CoverageLayerKey key, std::size_t earlier) {
        const CoverageWords words = coverage_words(layers, parameters, std::string{k_version}, key);
        return file_conditions(words) == m_result->trace().layers.at(earlier).file_conditions;
    };
    cells.take_over([this, same_words](CoverageLayerKey key, std::size_t earlier) {
        return same_words(key, earlier) ? std::optional{m_result->file_of(earlier)} : std::nullopt;
    });
}

void Since::tell(const TakenOver& taken_over) const {
    if (!m_earlier) {
        return;
    }
    if (!taken_over.changed_premises.empty()) {
        m_reporter.note(fmt::format("since {}: other than it was, and all that rests on it computed: {}.",
                                    m_folder.string(), fmt::join(taken_over.changed_premises, ", ")));
    }
    m_reporter.note(
        fmt::format("since {}: taken over: links of {} of {} test points, evidence of {} of {} hamlets times "
                    "operators, {:.1f} % of the cells.",
                    m_folder.string(), taken_over.points_held, taken_over.points, taken_over.evidence_held,
                    taken_over.evidence, percent(taken_over.cells_held, taken_over.cells)));
}

}  // namespace lomsong
