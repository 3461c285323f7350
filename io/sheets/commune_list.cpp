// SPDX-License-Identifier: Apache-2.0
/// @file  Totals of every commune, and on which page its own sheet is.
#include <optional>
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

/// "k/n (p %)", or a dash when there is nothing to share.
PaperCell share_of(double part, double whole, Language language) {
    return {whole > 0.0 ? share(part, whole, 0, language) : "–"};
}

/// The shares of a commune or of the whole; dashes when `feature` is null.
void add_shares(PaperRow& row, const NamedValues& values, const Feature* feature, Language language) {
    const UnitCounts hamlets = feature != nullptr ? unit_counts(values, *feature, "hamlets") : UnitCounts{};
    const UnitCounts people = feature != nullptr ? unit_counts(values, *feature, "people") : UnitCounts{};
    for (const HamletStatus status :
         {HamletStatus::good, HamletStatus::weak, HamletStatus::dead_zone, HamletStatus::no_signal}) {
        row.cells.push_back(share_of(hamlets.of(status), hamlets.total, language));
    }
    row.cells.push_back(share_of(hamlets.of(HamletStatus::not_enough_data) + hamlets.of(HamletStatus::no_data),
                                 hamlets.total, language));
    row.cells.push_back(
        share_of(people.of(HamletStatus::dead_zone) + people.of(HamletStatus::no_signal), people.total, language));
    const std::optional<double> fibre =
        feature != nullptr ? values.number(*feature, "hamlets_fibre_served") : std::nullopt;
    row.cells.push_back(share_of(fibre.value_or(0.0), fibre ? hamlets.total : 0.0, language));
}

std::vector<PaperColumn> columns_of(Language language) {
    const auto word = [&](const char* key) { return say(language, std::string{"document.column."} + key); };
    const auto status = [&](HamletStatus of) {
        return PaperColumn{label(of, language), Anchor::end, 1.0, sign_of(of, 2)};
    };
    return {{word("commune"), Anchor::start, 2.0},
            {word("hamlets"), Anchor::end, 0.0},
            status(HamletStatus::good),
            status(HamletStatus::weak),
            status(HamletStatus::dead_zone),
            status(HamletStatus::no_signal),
            status(HamletStatus::not_enough_data),
            {word("people_gap"), Anchor::end, 1.0},
            {word("fibre_served"), Anchor::end, 1.0},
            {say(language, "document.page"), Anchor::end, 0.0}};
}

}  // namespace

std::vector<Sheet> commune_list_sheets(const SheetSource& source, const std::vector<CommuneHamlets>& communes,
                                       std::size_t first_page, const std::vector<std::size_t>& page_counts) {
    const Language language = source.language();
    PaperTable table{.columns = columns_of(language), .rows = {}, .letter_size = 2.3};
    const FeatureTable& features = source.table("communes");
    const NamedValues values{features};
    std::size_t page = first_page;
    for (std::size_t i = 0; i < communes.size(); ++i) {
        PaperRow& row = table.rows.emplace_back();
        row.cells = {{communes[i].name}, {count(communes[i].hamlets.size(), language)}};
        add_shares(row, values, feature_of(features, values, communes[i].code), language);
        row.cells.push_back({count(page, language)});
        page += page_counts.at(i);
    }
    if (const FeatureTable& whole = source.table("province"); !whole.features.empty()) {
        PaperRow& row = table.rows.emplace_back();
        row.is_bold = true;
        row.cells = {{say(language, "workbook.total")}, {count(source.table("hamlets").features.size(), language)}};
        add_shares(row, NamedValues{whole}, &whole.features.front(), language);
    }
    TextPages pages{source, k_a4_portrait, {.title = say(language, "document.communes")}};
    pages.paragraph(say(language, communes.empty() ? "document.no_hamlets" : "document.communes_note"));
    pages.table(std::move(table));
    return pages.sheets("communes");
}

}  // namespace lomsong::sheets
