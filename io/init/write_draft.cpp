// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/init/guess.hpp"
#include "io/init/init.hpp"
#include "io/init/words.hpp"
#include "io/project/describe.hpp"
#include "io/project/fields.hpp"
#include "io/project/keys.hpp"

namespace lomsong {

namespace {

/// A content with its guess.
struct Candidate {
    const ContentSummary* content;
    Guess guess;
};

/// `text` as comment lines of at most 110 characters.
std::string commented(const std::string& text) {
    constexpr std::size_t k_width = 110;
    std::string lines;
    std::string line = "#";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\r", begin), text.size());
        if (line.size() > 1 && line.size() + 1 + end - begin > k_width) {
            lines += line + "\n";
            line = "#  ";
        }
        line += " " + text.substr(begin, end - begin);
        begin = end + 1;
    }
    return lines + line + "\n";
}

class Draft {
  public:
    explicit Draft(const FolderContent& folder) : m_folder{folder} {
        for (const ContentSummary& content : folder.contents) {
            Candidate candidate{&content, guess_layer(content)};
            if (candidate.guess.role) {
                m_layers[*candidate.guess.role].push_back(candidate);
            } else {
                set_aside(content, candidate.guess.reason);
            }
        }
        for (auto& [role, candidates] : m_layers) {
            keep_what_goes_together(candidates);
        }
        for (const std::filesystem::path& file : folder.unreadable) {
            m_aside.push_back(file.generic_string() + ": GDAL cannot read it");
        }
    }

    [[nodiscard]] ProjectDraft written() {
        m_draft.text = readable(heading() + top() + layers() + aside() + parameters());
        return std::move(m_draft);
    }

  private:
    void set_aside(const ContentSummary& content, const std::string& reason) {
        m_aside.push_back(shown(content) + ": " + reason);
    }

    /// One layer name serves all paths of a role, and no data may come twice: keeps the best candidate and those
    /// that go with it, in the order of file names. Columns may differ: their aliases are found file by file.
    /// Sheets of one workbook ("3G", "4G") go together, however like each other they look.
    void keep_what_goes_together(std::vector<Candidate>& candidates) {
        const Candidate best = *std::ranges::max_element(
            candidates, {}, [](const Candidate& candidate) { return candidate.guess.score; });
        std::erase_if(candidates, [&](const Candidate& candidate) {
            const std::string reason = why_not_with(best, candidate);
            if (!reason.empty()) {
                set_aside(*candidate.content, fmt::format("{} -> also fits {}, but {}", candidate.guess.reason,
                                                          name_of(*best.guess.role), reason));
            }
            return !reason.empty();
        });
    }

    [[nodiscard]] static std::string why_not_with(const Candidate& best, const Candidate& other) {
        if (best.content == other.content) {
            return {};
        }
        const ContentSummary& a = *best.content;
        const ContentSummary& b = *other.content;
        const std::string first = shown(a);
        if (a.kind == ContentKind::raster) {
            const bool terrain = best.guess.role == LayerRole::terrain;
            return terrain && guess_terrain_kind(a).kind != guess_terrain_kind(b).kind
                       ? first + " is terrain of the other kind"
                       : std::string{};
        }
        if (a.file != b.file && a.file.stem() == b.file.stem() && a.rows == b.rows) {
            return "has the name and the number of rows of " + first;
        }
        if (share_a_code(a, b, *best.guess.role)) {
            return "has codes that are in " + first + " too";
        }
        return {};
    }

    /// Hamlets and communes are unique by code; two files with the same codes are two editions of one layer.
    [[nodiscard]] static bool share_a_code(const ContentSummary& a, const ContentSummary& b, LayerRole role) {
        if (role != LayerRole::hamlets && role != LayerRole::communes) {
            return false;
        }
        const ContentMatch of_a = match_content(a, role);
        const ContentMatch of_b = match_content(b, role);
        const MatchedColumn* in_a = of_a.columns.find("code");
        const MatchedColumn* in_b = of_b.columns.find("code");
        return in_a != nullptr && in_b != nullptr && in_a->index < a.samples.size() &&
               in_b->index < b.samples.size() &&
               std::ranges::find_first_of(a.samples[in_a->index], b.samples[in_b->index]) !=
                   a.samples[in_a->index].end();
    }

    [[nodiscard]] std::string heading() const {
        return commented(
                   fmt::format("Project file for the layers in '{}', written by 'lomsong init'.", m_folder.name)) +
               commented(
                   "Each layer below is a guess, with its reason above it: read them, mend what is wrong. A key "
                   "behind '#' has its default; remove the '#' to change it.") +
               commented("Then: lomsong check lomsong.toml, and: lomsong run lomsong.toml") + "\n";
    }

    [[nodiscard]] std::string top() const {
        std::string text = fmt::format("title = {}  # {}\n", toml_quoted(title()),
                                       title() == m_folder.name ? "the folder; better the district or province"
                                                                : "the only commune of the hamlets");
        const std::vector<std::string> operators = samples_of(LayerRole::stations, "operator");
        if (!operators.empty()) {
            text += fmt::format("operators = {}  # as the stations name them; add who has not reported\n",
                                toml_text(KeyValue{operators}));
        }
        // Keys that are set above need no commented twin.
        const std::string keys = commented_keys("");
        for (std::size_t begin = 0; begin < keys.size();) {
            const std::size_t end = keys.find('\n', begin);
            const std::string line = keys.substr(begin, end - begin);
            const bool is_set =
                line.starts_with("# title") || (line.starts_with("# operators") && !operators.empty());
            text += is_set ? std::string{} : line + "\n";
            begin = end + 1;
        }
        return text;
    }

    /// The commune that all hamlets lie in, else the folder's name.
    [[nodiscard]] std::string title() const {
        const std::vector<std::string> communes = samples_of(LayerRole::hamlets, "commune");
        const bool usable = communes.size() == 1 && readable(communes.front()) == communes.front();
        return usable ? communes.front() : m_folder.name;
    }

    /// The different values of a column over all files of a role, first seen first.
    [[nodiscard]] std::vector<std::string> samples_of(LayerRole role, std::string_view field_name) const {
        std::vector<std::string> values;
        std::set<std::string> seen;
        const auto found = m_layers.find(role);
        if (found == m_layers.end()) {
            return values;
        }
        const auto add = [&](const std::string& sample) {
            const std::string key = identifier(sample);
            if (!key.empty() && seen.insert(key).second) {
                values.push_back(trimmed(sample));
            }
        };
        for (const Candidate& candidate : found->second) {
            const ContentMatch match = match_content(*candidate.content, role);
            if (const auto value = match.columns.values().find(field_name); value != match.columns.values().end()) {
                add(value->second);
            }
            const MatchedColumn* column = match.columns.find(field_name);
            if (column != nullptr && column->index < candidate.content->samples.size()) {
                std::ranges::for_each(candidate.content->samples[column->index], add);
            }
        }
        return values;
    }

    [[nodiscard]] std::string layers() {
        std::string text;
        for (const LayerRole role : layer_roles()) {
            const auto found = m_layers.find(role);
            text += "\n" + (found == m_layers.end() ? absent(role) : present(role, found->second));
        }
        return text;
    }

    [[nodiscard]] std::string absent(LayerRole role) {
        const bool required = std::ranges::find(required_layers(), role) != required_layers().end();
        if (required) {
            m_draft.notes.push_back(
                fmt::format("missing: no file here looks like {}; a run needs it", name_of(role)));
        }
        std::string text = commented(fmt::format(
            "{}: {}. {}", name_of(role), help_of(role),
            required ? "No file here fits: name it, a run needs it." : "No file here fits; it may lie elsewhere."));
        return text + fmt::format("# [{}]\n# path = \"{}\"\n", table_of(role),
                                  role == LayerRole::communes ? "../communes.geojson"
                                  : is_raster(role)           ? "../" + std::string{name_of(role)} + ".tif"
                                                              : "../" + std::string{name_of(role)} + ".gpkg");
    }

    /// One table for all files of a role, or one each where they differ in more than their names.
    [[nodiscard]] std::string present(LayerRole role, const std::vector<Candidate>& candidates) {
        const bool alike = is_raster(role) || std::ranges::all_of(candidates, [&](const Candidate& other) {
                               return habits_of(other, true) == habits_of(candidates.front(), true);
                           });
        std::string text;
        if (alike) {
            std::vector<std::string> paths;
            for (const Candidate& candidate : candidates) {
                text += reasons(role, candidate);
                paths.push_back(candidate.content->file.generic_string());
            }
            text += fmt::format("[{}]\npath = {}\n", table_of(role),
                                paths.size() == 1 ? toml_quoted(paths.front()) : toml_text(KeyValue{paths}));
            text += is_raster(role) ? "" : habits_of(candidates.front(), candidates.size() > 1);
        } else {
            for (const Candidate& candidate : candidates) {
                text += (text.empty() ? "" : "\n") + reasons(role, candidate);
                text += fmt::format("[[{}]]\npath = {}\n", table_of(role),
                                    toml_quoted(candidate.content->file.generic_string()));
                text += habits_of(candidate, false);
            }
        }
        return text + (role == LayerRole::terrain ? terrain_kind(*candidates.front().content) : std::string{});
    }

    /// What was concluded about a file, and why, above its table.
    [[nodiscard]] std::string reasons(LayerRole role, const Candidate& candidate) {
        const std::string reason =
            fmt::format("{}: {} -> {}", shown(*candidate.content), candidate.guess.reason, name_of(role));
        m_draft.notes.push_back(reason);
        std::string text = commented(reason);
        for (const Understanding& each : candidate.content->understood) {
            text += commented(fmt::format("{}: {} ({:.0f} %): {}", each.subject, each.value,
                                          each.confidence * 100.0, each.reason));
        }
        return text + doubts(candidate);
    }

    /// The keys of a source below its path. Of several files alike the columns are found file by file.
    [[nodiscard]] static std::string habits_of(const Candidate& candidate, bool several) {
        const ContentSummary& content = *candidate.content;
        std::string text;
        if (!content.only_layer) {
            text += fmt::format("layer = {}\n", toml_quoted(content.layer));
        }
        if (content.crs.empty()) {
            text +=
                "# crs = \"EPSG:4326\"  # the file names none: it is found from where its points lie; say it to be "
                "sure\n";
        }
        const std::map<std::string, std::string>& columns = candidate.guess.columns;
        if (!columns.empty() && !several) {
            text += fmt::format("columns = {}\n", toml_text(KeyValue{columns}));
        }
        if (!candidate.guess.values.empty()) {
            text += fmt::format("values = {}\n", toml_text(KeyValue{candidate.guess.values}));
        }
        return text;
    }

    /// What the user should look at before a run.
    [[nodiscard]] std::string doubts(const Candidate& candidate) {
        std::string text;
        const Guess& guess = candidate.guess;
        for (const std::string& doubt : guess.doubts) {
            text += commented(doubt);
        }
        if (!guess.missing.empty()) {
            const std::string doubt =
                fmt::format("no column for {}; name it as columns = {{ {} = \"...\" }} out of: {}",
                            listed(guess.missing), guess.missing.front(), listed(guess.unused));
            m_draft.notes.push_back(shown(*candidate.content) + ": " + doubt);
            text += commented("MISSING: " + doubt);
        } else if (!guess.unused.empty()) {
            text += commented("columns not used: " + listed(guess.unused));
        }
        constexpr double k_highest_dynamic_world = 8.0;
        if (guess.role == LayerRole::land_cover && candidate.content->maximum > k_highest_dynamic_world) {
            text +=
                commented(fmt::format("classes go up to {}: these are not the Dynamic World classes 0..8 of the "
                                      "default. Give their heights below [clutter.height_m].",
                                      candidate.content->maximum));
        }
        return text;
    }

    [[nodiscard]] static std::string terrain_kind(const ContentSummary& content) {
        const TerrainGuess guess = guess_terrain_kind(content);
        const bool surface = guess.kind == TerrainKind::surface;
        return commented(fmt::format("Are canopy and roofs in these heights (surface), or is it the bare ground "
                                     "(bare_ground)? Guess: {}. Please confirm.",
                                     guess.reason)) +
               fmt::format("kind = \"{}\"\n", surface ? "surface" : "bare_ground");
    }

    [[nodiscard]] std::string aside() {
        std::string text;
        for (const std::string& file : m_aside) {
            text += commented("Not used: " + file);
            m_draft.notes.push_back("not used: " + file);
        }
        return text.empty() ? text : "\n" + text;
    }

    [[nodiscard]] static std::string parameters() {
        return "\n" + commented("Parameters. Each key shows its default, what is allowed, and what it means.") +
               commented_parameters();
    }

    const FolderContent& m_folder;
    std::map<LayerRole, std::vector<Candidate>> m_layers;
    std::vector<std::string> m_aside;
    ProjectDraft m_draft;
};

}  // namespace

ProjectDraft init_text_for(const FolderContent& folder) { return Draft{folder}.written(); }

}  // namespace lomsong
