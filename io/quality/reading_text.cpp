// SPDX-License-Identifier: Apache-2.0
#include "io/quality/reading_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/language/retelling.hpp"
#include "io/write/csv.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

/// "tram_viettel.xlsx [Sheet1]".
std::string file_and_sheet(const RowPlace& place) {
    return place.layer.empty() ? place.file : place.file + " [" + place.layer + "]";
}

/// "(97 %)"; certainty is not worth a word.
std::string doubt(double confidence) {
    return confidence < 1.0 ? fmt::format(" ({:.0f} %)", std::min(99.0, 100.0 * confidence)) : std::string{};
}

/// One line for an example: where, what was seen, what was taken.
std::string example_line(const Finding& finding, Language language) {
    std::string text = retold(to_string(finding.place), language);
    if (!finding.column.empty()) {
        text += ", '" + finding.column + "'";
    }
    text += ": " + retold(finding.problem, language);
    if (finding.outcome == Outcome::repaired && !finding.value_used.empty()) {
        text += " -> " + retold(finding.value_used, language);
    }
    return text;
}

/// Examples hold one line each, whatever a cell holds.
std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

/// A word of a conclusion, or a sentence, in `language`.
std::string understood_word(std::string_view table, const std::string& word, Language language) {
    const std::string label = label_of_key(table, word, language);
    return label == word ? retold(word, language) : label;
}

/// What was concluded about one thing, a line each under its name; nothing when nothing was.
std::string understood_lines(const std::string& name, const std::vector<Understanding>& understood,
                             Language language) {
    std::string text;
    for (const Understanding& one : understood) {
        const bool is_of_file = one.subject == "operator" || one.subject.starts_with("column");
        text += one_line("    " + understood_word("understood", one.subject, language) + ": " +
                         (is_of_file ? one.value : understood_word("understood_as", one.value, language)) +
                         doubt(one.confidence) + (one.reason.empty() ? "" : ", " + retold(one.reason, language))) +
                "\n";
    }
    return text.empty() ? text : "  " + name + "\n" + text;
}

ordered_json understood_json(const std::vector<Understanding>& understood) {
    ordered_json list = ordered_json::array();
    for (const Understanding& one : understood) {
        list.push_back({{"subject", one.subject},
                        {"value", one.value},
                        {"confidence", rounded(one.confidence, 4)},
                        {"reason", one.reason}});
    }
    return list;
}

}  // namespace

std::string finding_title(FindingKind kind, Language language) {
    return say(language, fmt::format("finding.{}", info(kind).name));
}

std::vector<KindCount> worst_kinds(std::span<const Finding> findings, std::size_t most) {
    std::vector<const Finding*> ordered;
    for (const Finding& finding : findings) {
        ordered.push_back(&finding);
    }
    std::ranges::stable_sort(ordered, {}, [](const Finding* finding) {
        return std::tuple{finding->outcome != Outcome::rejected, finding->place};
    });
    std::array<KindCount, k_finding_kinds.size()> counts;
    for (const Finding* finding : ordered) {
        KindCount& count = counts[static_cast<std::size_t>(finding->kind)];
        count.kind = finding->kind;
        ++count.total;
        count.repaired += finding->outcome == Outcome::repaired ? 1U : 0U;
        count.rejected += finding->outcome == Outcome::rejected ? 1U : 0U;
        if (count.examples.size() < k_examples) {
            count.examples.push_back(finding);
        }
    }
    std::vector<KindCount> worst;
    std::ranges::copy_if(counts, std::back_inserter(worst), [](const KindCount& count) { return count.total > 0; });
    std::ranges::stable_sort(worst, [](const KindCount& a, const KindCount& b) {
        return std::tuple{a.rejected > 0, a.total} > std::tuple{b.rejected > 0, b.total};
    });
    worst.resize(std::min(worst.size(), most));
    return worst;
}

std::string counts_text(const ReadLayers& read, Language language) {
    std::vector<TextRow> rows{{say(language, "reading.layers"), say(language, "reading.read"),
                               say(language, "reading.accepted"), say(language, "reading.repaired"),
                               say(language, "reading.rejected")}};
    for (const auto& [role, counts] : read.counts) {
        rows.push_back({"  " + label_of_key("layer", name_of(role), language), count(counts.read, language),
                        count(counts.accepted, language), count(counts.repaired, language),
                        count(counts.rejected, language)});
    }
    return aligned(rows);
}

std::string understood_text(const ReadLayers& read, Language language) {
    std::string text;
    for (const TableReading& table : read.tables) {
        text += understood_lines(file_and_sheet(table.place), table.understood, language);
    }
    for (const auto& [role, understood] : read.understood) {
        text += understood_lines("[" + std::string{name_of(role)} + "]", understood, language);
    }
    return text.empty() ? text : say(language, "reading.understood") + "\n" + text;
}

std::string worst_text(std::span<const Finding> findings, Language language) {
    if (findings.empty()) {
        return {};
    }
    std::string text = say(language, "reading.findings", {{"count", count(findings.size(), language)}}) + "\n";
    for (const KindCount& worst : worst_kinds(findings)) {
        text += "  " +
                say(language, "reading.kind",
                    {{"count", count(worst.total, language)},
                     {"title", finding_title(worst.kind, language)},
                     {"name", std::string{info(worst.kind).name}},
                     {"rejected", count(worst.rejected, language)},
                     {"repaired", count(worst.repaired, language)}}) +
                "\n";
        for (const Finding* finding : worst.examples) {
            text += one_line("      " + example_line(*finding, language)) + "\n";
        }
    }
    return text;
}

ordered_json counts_json(const ReadLayers& read) {
    ordered_json json = ordered_json::object();
    for (const auto& [role, counts] : read.counts) {
        json[std::string{name_of(role)}] = {{"read", counts.read},
                                            {"accepted", counts.accepted},
                                            {"repaired", counts.repaired},
                                            {"rejected", counts.rejected}};
    }
    for (const auto& [role, understood] : read.understood) {
        if (!understood.empty() && read.counts.contains(role)) {
            json[std::string{name_of(role)}]["understood"] = understood_json(understood);
        }
    }
    return json;
}

ordered_json readings_json(const ReadLayers& read) {
    ordered_json list = ordered_json::array();
    for (const TableReading& table : read.tables) {
        ordered_json json{{"role", name_of(table.role)},
                          {"file", table.place.file},
                          {"sheet", table.place.layer},
                          {"rows", table.rows}};
        json["data_date"] = table.data_date.empty() ? ordered_json{} : ordered_json(table.data_date);
        json["columns"] = table.columns;
        json["understood"] = understood_json(table.understood);
        list.push_back(std::move(json));
    }
    return list;
}

std::string review_csv(std::span<const NameReview> reviews) {
    std::string csv{k_byte_order_mark};
    csv +=
        csv_line(std::array<std::string, 7>{"file", "sheet", "row", "what", "name_seen", "candidates", "decision"});
    for (const NameReview& review : reviews) {
        std::string candidates;
        for (const NameCandidate& candidate : review.candidates) {
            candidates += fmt::format("{}{} ({}, {:.2f})", candidates.empty() ? "" : "; ", candidate.name,
                                      candidate.code, candidate.score);
        }
        csv += csv_line(std::array<std::string, 7>{review.place.file, review.place.layer,
                                                   review.place.row == 0 ? "" : std::to_string(review.place.row),
                                                   review.what, review.seen, candidates, ""});
    }
    return csv;
}

}  // namespace lomsong
