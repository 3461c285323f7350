// SPDX-License-Identifier: Apache-2.0
/// @file  Totals of every commune, and on which page its own sheet is.
#include <utility>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/document_parts.hpp"
#include "io/sheets/text_pages.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong::sheets {

namespace {

/// The feature of the table "communes" with this code; null for none.
const Feature* feature_of(const FeatureTable& communes, const NamedValues& values, const std::string& code) {
    for (const Feature& feature : communes.features) {
        if (!code.empty() && values.text(feature, "code") == code) {
            return &feature;
        }
    }
    return nullptr;
}

/// "k (p %)" is not enough for a committee: "k/n (p %)"; a dash of nothing.
std::string share_of(double part, double whole, Language language) {
    return whole > 0.0 ? share(part, whole, 0, language) : "–";
}

}  // namespace

std::vector<Sheet> commune_list_sheets(const SheetSource& source, const std::vector<CommuneHamlets>& communes,
                                       std::size_t first_page, const std::vector<std::size_t>& page_counts) {
    const Language language = source.language();
    const auto word = [&](const char* key) { return say(language, std::string{"document.column."} + key); };
    const auto status_column = [&](HamletStatus status) {
        return PaperColumn{label(status, language), Anchor::end, 1.0, sign_of(status, 2)};
    };
    PaperTable table{.columns = {{word("commune"), Anchor::start, 2.0},
                                 {word("hamlets"), Anchor::end, 0.0},
                                 status_column(HamletStatus::good),
                                 status_column(HamletStatus::weak),
                                 status_column(HamletStatus::dead_zone),
                                 status_column(HamletStatus::no_signal),
                                 status_column(HamletStatus::not_enough_data),
                                 {word("people_gap"), Anchor::end, 1.0},
                                 {word("fibre_served"), Anchor::end, 1.0},
                                 {say(language, "document.page"), Anchor::end, 0.0}},
                     .rows = {},
                     .letter_size = 2.3};
    const FeatureTable& features = source.table("communes");
    const NamedValues values{features};
    std::size_t page = first_page;
    for (std::size_t i = 0; i < communes.size(); ++i) {
        PaperRow row{.cells = {{communes[i].name}, {count(communes[i].hamlets.size(), language)}}};
        const Feature* feature = feature_of(features, values, communes[i].code);
        const UnitCounts hamlets = feature != nullptr ? unit_counts(values, *feature, "hamlets") : UnitCounts{};
        const UnitCounts people = feature != nullptr ? unit_counts(values, *feature, "people") : UnitCounts{};
        for (const HamletStatus status :
             {HamletStatus::good, HamletStatus::weak, HamletStatus::dead_zone, HamletStatus::no_signal}) {
            row.cells.push_back({share_of(hamlets.of(status), hamlets.total, language)});
        }
        row.cells.push_back({share_of(hamlets.of(HamletStatus::not_enough_data) + hamlets.of(HamletStatus::no_data),
                                      hamlets.total, language)});
        row.cells.push_back({share_of(people.of(HamletStatus::dead_zone) + people.of(HamletStatus::no_signal),
                                      people.total, language)});
        const std::optional<double> fibre =
            feature != nullptr ? values.number(*feature, "hamlets_fibre_served") : std::nullopt;
        row.cells.push_back({fibre ? share_of(*fibre, hamlets.total, language) : "–"});
        row.cells.push_back({count(page, language)});
        page += page_counts.at(i);
        table.rows.push_back(std::move(row));
    }
    TextPages pages{source, k_a4_portrait, {.title = say(language, "document.communes")}};
    pages.paragraph(say(language, communes.empty() ? "document.no_hamlets" : "document.communes_note"));
    pages.table(std::move(table));
    return pages.sheets("communes");
}

}  // namespace lomsong::sheets
