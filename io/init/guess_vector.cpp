// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/core/technology.hpp"
#include "engine/core/text.hpp"
#include "io/init/guess.hpp"
#include "io/init/words.hpp"
#include "io/project/fields.hpp"

namespace lomsong {

namespace {

constexpr double k_required_score = 3.0;
constexpr double k_optional_score = 1.0;
constexpr double k_name_score = 4.0;    ///< the file or layer name says it
constexpr double k_values_score = 3.0;  ///< the values say it
constexpr double k_missing_score = -4.0;
constexpr double k_enough = 3.0;

/// True when the column is there, has values, and all of them pass.
template <class Test>
bool all_samples(const ContentSummary& content, const ColumnMatch& match, std::string_view field,
                 const Test& test) {
    const MatchedColumn* column = match.find(field);
    return column != nullptr && column->index < content.samples.size() && !content.samples[column->index].empty() &&
           std::ranges::all_of(content.samples[column->index], test);
}

bool starts_with_any(const std::string& text, const std::vector<std::string_view>& starts) {
    const std::string plain = folded(text);
    return std::ranges::any_of(starts, [&](std::string_view start) { return plain.starts_with(start); });
}

/// Do the values themselves name the role?
bool values_tell(const ContentSummary& content, const ColumnMatch& match, LayerRole role) {
    switch (role) {
        case LayerRole::stations:
            return all_samples(content, match, "technology",
                               [](const std::string& text) { return technology_named(text).has_value(); });
        case LayerRole::hamlets:
            return all_samples(content, match, "name", [](const std::string& text) {
                return starts_with_any(text, {"thon ", "ban ", "ap ", "khom ", "to ", "khu ", "lang ", "buon "});
            });
        case LayerRole::communes:
            return all_samples(content, match, "name", [](const std::string& text) {
                return starts_with_any(text, {"xa ", "phuong ", "thi tran ", "dac khu "});
            });
        case LayerRole::measurements: return match.has("level_dbm") || match.has("speed_down_mbps");
        case LayerRole::buildings: return match.has("area_m2");
        case LayerRole::roads: return match.has("highway");
        default: return false;
    }
}

bool has_coordinates(const ContentSummary& content) {
    const ColumnMatch match = match_content(content, LayerRole::stations).columns;
    return (match.has("lon") && match.has("lat")) || (match.has("x") && match.has("y")) || match.has("coordinates");
}

/// The roles that this kind of geometry can play.
std::vector<LayerRole> roles_for(const ContentSummary& content) {
    switch (content.kind) {
        case ContentKind::points:
            return {LayerRole::stations, LayerRole::hamlets, LayerRole::clusters, LayerRole::fibre_nodes,
                    LayerRole::measurements};
        case ContentKind::table:
            return has_coordinates(content)
                       ? std::vector{LayerRole::stations, LayerRole::hamlets, LayerRole::clusters,
                                     LayerRole::fibre_nodes, LayerRole::measurements}
                       : std::vector<LayerRole>{};
        case ContentKind::lines: return {LayerRole::fibre_routes, LayerRole::roads};
        case ContentKind::polygons: return {LayerRole::hamlets, LayerRole::communes, LayerRole::buildings};
        case ContentKind::raster: return {};
    }
    return {};
}

std::string_view noun_of(ContentKind kind) {
    switch (kind) {
        case ContentKind::points: return "point";
        case ContentKind::lines: return "line";
        case ContentKind::polygons: return "polygon";
        case ContentKind::table: return "row";
        case ContentKind::raster: return "raster";
    }
    return "row";
}

/// How well the content plays one role.
struct Fit {
    Guess guess;
    bool named = false;                ///< the file or layer name says it
    std::vector<std::string> present;  ///< "name", "name as 'fullName'"
};

/// Takes the columns of our fields into the guess; gives which of the file's columns they are.
std::set<std::size_t> take_columns(const ContentSummary& content, const ColumnMatch& match, LayerRole role,
                                   Fit& fit) {
    std::set<std::size_t> taken;
    for (const Field& field : fields_of(role)) {
        const MatchedColumn* column = match.find(field.name);
        if (column == nullptr) {
            continue;
        }
        const std::string& name = content.columns[column->index];
        taken.insert(column->index);
        fit.guess.score += column->confidence * (field.required ? k_required_score : k_optional_score);
        if (name == field.name) {
            fit.present.push_back(name);
        } else {
            fit.present.push_back(fmt::format("{} as '{}'", field.name, name));
            fit.guess.columns[std::string{field.name}] = name;
        }
    }
    for (const Field& field : coordinate_fields()) {
        if (const MatchedColumn* column = match.find(field.name)) {
            taken.insert(column->index);
            if (content.kind == ContentKind::table && content.columns[column->index] != field.name) {
                fit.guess.columns[std::string{field.name}] = content.columns[column->index];
            }
        }
    }
    return taken;
}

Fit fit_of(const ContentSummary& content, LayerRole role) {
    constexpr double k_sure = 0.9;
    const ContentMatch match = match_content(content, role);
    Fit fit;
    fit.guess.role = role;
    const std::set<std::size_t> taken = take_columns(content, match.columns, role, fit);
    for (std::string& field : missing_fields(match.columns, role)) {
        fit.guess.missing.push_back(std::move(field));
        fit.guess.score += k_missing_score;
    }
    for (std::size_t i = 0; i < content.columns.size(); ++i) {
        if (!taken.contains(i)) {
            fit.guess.unused.push_back(content.columns[i]);
        }
    }
    for (const auto& [field, value] : match.columns.values()) {
        fit.guess.values[field] = value;
    }
    for (const Understanding& each : match.understood) {
        if (each.confidence < k_sure || each.subject == "operator") {
            fit.guess.doubts.push_back(fmt::format("{} = '{}' ({:.0f} %): {}", each.subject, each.value,
                                                   each.confidence * 100.0, each.reason));
        }
    }
    fit.named = !first_word(name_words(content), words_of(role)).empty();
    fit.guess.score += fit.named ? k_name_score : 0.0;
    fit.guess.score += values_tell(content, match.columns, role) ? k_values_score : 0.0;
    return fit;
}

/// A fit is a guess when no required column is missing, or when the name leaves no doubt what it is.
bool convinces(const Fit& fit) { return fit.named || (fit.guess.missing.empty() && fit.guess.score >= k_enough); }

std::string described(const ContentSummary& content) { return counted(content.rows, noun_of(content.kind)); }

/// Why nothing fits.
std::string no_role(const ContentSummary& content, const std::vector<Fit>& fits) {
    const std::string what = described(content);
    const std::string columns = content.columns.empty() ? "without columns" : "with " + listed(content.columns);
    if (content.kind == ContentKind::table && !has_coordinates(content)) {
        return fmt::format("{} {}: a table without geometry, and no columns lon and lat", what, columns);
    }
    if (fits.empty()) {
        return fmt::format("{} {}", what, columns);
    }
    const Fit& nearest = *std::ranges::max_element(fits, {}, [](const Fit& fit) { return fit.guess.score; });
    if (nearest.guess.missing.empty()) {
        return fmt::format("{} {}: no layer has such columns", what, columns);
    }
    return fmt::format("{} {}: nearest to {}, but no column for {}", what, columns, name_of(*nearest.guess.role),
                       listed(nearest.guess.missing));
}

}  // namespace

ContentMatch match_content(const ContentSummary& content, LayerRole role) {
    VectorTable table;
    table.file = content.file.filename().string();
    table.layer = content.only_layer ? std::string{} : content.layer;
    table.has_geometry = content.kind != ContentKind::table;
    table.columns = content.columns;
    table.own_headings = content.own_headings;
    std::size_t rows = 0;
    for (const std::vector<std::string>& samples : content.samples) {
        rows = std::max(rows, samples.size());
    }
    table.rows.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        for (const std::vector<std::string>& samples : content.samples) {
            table.rows[row].values.push_back(row < samples.size() ? samples[row] : std::string{});
        }
        table.rows[row].values.resize(table.columns.size());
    }
    ColumnMatch columns = match_columns(table, role, {}, Synonyms::built_in());
    return {std::move(columns), std::move(table.understood)};
}

Guess guess_vector(const ContentSummary& content) {
    std::vector<Fit> fits;
    for (const LayerRole role : roles_for(content)) {
        fits.push_back(fit_of(content, role));
    }
    const Fit* best = nullptr;
    for (const Fit& fit : fits) {
        if (convinces(fit) && (best == nullptr || fit.guess.score > best->guess.score)) {
            best = &fit;
        }
    }
    if (best == nullptr) {
        Guess none;
        none.reason = no_role(content, fits);
        return none;
    }
    Guess guess = best->guess;
    guess.reason = described(content);
    if (!best->present.empty()) {
        guess.reason += " with " + listed(best->present, fields_of(*guess.role).size());
    } else {
        guess.reason += fmt::format(", '{}' in its name", first_word(name_words(content), words_of(*guess.role)));
    }
    return guess;
}

Guess guess_layer(const ContentSummary& content) {
    return content.kind == ContentKind::raster ? guess_raster(content) : guess_vector(content);
}

}  // namespace lomsong
