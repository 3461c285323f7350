// SPDX-License-Identifier: Apache-2.0
#include "io/quality/quality_folder.hpp"

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/quality/cleaned_layers.hpp"
#include "io/quality/finding_files.hpp"
#include "io/quality/quality_text.hpp"
#include "io/quality/reading_text.hpp"
#include "io/quality/rejected_rows.hpp"
#include "io/write/disk.hpp"
#include "io/write/projection.hpp"
#include "io/write/writers/geojson.hpp"
#include "io/write/writers/geopackage.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// Bytes of a cell that are not UTF-8 become U+FFFD; JSON has no other way.
std::string dumped(const nlohmann::ordered_json& json) {
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

void write_quality_files(const ReadLayers& read, const QualitySheet& sheet, Language language,
                         const fs::path& folder) {
    write_text(folder / "findings.csv", findings_csv(read.findings));
    write_text(folder / "findings.json", dumped(findings_json(read.findings)));
    write_text(folder / "review.csv", review_csv(read.reviews));
    write_text(folder / "quality.csv", quality_csv(sheet));
    const std::vector<RejectedFile> rejected = rejected_files(read, language);
    if (!rejected.empty()) {
        std::error_code failed;
        fs::create_directory(folder / "rejected", failed);
        if (failed) {
            throw cannot_write(folder / "rejected", reason_of(failed.value()));
        }
    }
    for (const RejectedFile& file : rejected) {
        write_text(folder / "rejected" / file.name, file.bytes);
    }
    nlohmann::ordered_json quality = quality_json(sheet);
    quality["layers"] = counts_json(read);
    write_text(folder / k_quality_mark, dumped(quality));
}

void write_cleaned_layers(const ReadLayers& read, const RunParameters& parameters, const fs::path& folder,
                          Reporter& reporter) {
    std::vector<FeatureTable> tables = cleaned_tables(read, parameters);
    const ToWgs84 to_wgs84{read.layers.crs.definition};
    const CollectionHead head{parameters.title, parameters.made_up};
    for (FeatureTable& table : tables) {
        stop_if_cancelled(reporter);
        project(table, to_wgs84);
        write_feature_collection(table, head, folder / (table.name + ".geojson"));
    }
    write_geopackage_file(tables, folder / "cleaned.gpkg", reporter);
}

}  // namespace lomsong
