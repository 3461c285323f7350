// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/part_estimate.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

TextRow row_of(const std::string& name, const PartEstimate& part, Language language) {
    const double mebibytes = static_cast<double>(part.memory_bytes) / (1024.0 * 1024.0);
    return {name,
            count(part.cells, language),
            count(part.sites, language),
            count(part.hamlets, language),
            count(part.points, language),
            number(mebibytes, 0, language) + " MiB",
            number(part.cpu_seconds, 1, language)};
}

/// Of each figure the greatest.
PartEstimate greatest_of(const std::vector<PartEstimate>& parts) {
    PartEstimate greatest;
    for (const PartEstimate& part : parts) {
        greatest.cells = std::max(greatest.cells, part.cells);
        greatest.sites = std::max(greatest.sites, part.sites);
        greatest.hamlets = std::max(greatest.hamlets, part.hamlets);
        greatest.points = std::max(greatest.points, part.points);
        greatest.memory_bytes = std::max(greatest.memory_bytes, part.memory_bytes);
        greatest.cpu_seconds = std::max(greatest.cpu_seconds, part.cpu_seconds);
    }
    return greatest;
}

double seconds_of(const std::vector<PartEstimate>& parts) {
    double seconds = 0.0;
    for (const PartEstimate& part : parts) {
        seconds += part.cpu_seconds;
    }
    return seconds;
}

Json json_of(const PartEstimate& part) {
    return {{"cells", part.cells},
            {"sites", part.sites},
            {"hamlets", part.hamlets},
            {"points", part.points},
            {"memory_bytes", part.memory_bytes},
            {"cpu_seconds", std::round(part.cpu_seconds * 100.0) / 100.0}};
}

}  // namespace

PartsEstimate estimate_run(const MainJob& job, std::uint32_t parts, Console& console) {
    const Project project = read_project(job.project_file);
    const WantedGround none{[](const Layers& /*layers*/) { return Box{}; },
                            [](const Layers& /*layers*/) { return Box{}; }};
    const ReadLayers read = read_layers(project, console.reporter, job.strictness, none);
    console.reporter.finish_stage();
    return estimate_parts(read.layers, project.parameters, parts);
}

std::string parts_text(const PartsEstimate& estimate, Language language) {
    const auto word = [language](std::string_view key) { return say(language, key); };
    std::vector<TextRow> rows{{word("parts.part"), word("parts.cells"), word("parts.sites"), word("parts.hamlets"),
                               word("parts.points"), word("parts.memory"), word("parts.time")}};
    for (std::size_t i = 0; i < estimate.parts.size(); ++i) {
        rows.push_back(row_of(std::to_string(i + 1), estimate.parts[i], language));
    }
    rows.push_back(row_of(word("parts.greatest"), greatest_of(estimate.parts), language));
    rows.push_back({word("parts.sum"), "", "", "", "", "", number(seconds_of(estimate.parts), 1, language)});
    rows.push_back(row_of(word("parts.merge"), estimate.merge, language));
    return word("parts.estimate") + "\n\n" + aligned(rows);
}

std::string parts_json(const PartsEstimate& estimate) {
    Json parts = Json::array();
    for (const PartEstimate& part : estimate.parts) {
        parts.push_back(json_of(part));
    }
    const Json json{{"parts", parts},
                    {"greatest", json_of(greatest_of(estimate.parts))},
                    {"cpu_seconds", std::round(seconds_of(estimate.parts) * 100.0) / 100.0},
                    {"merge", json_of(estimate.merge)}};
    return json.dump(2) + "\n";
}

}  // namespace lomsong
