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
        if (a.file.stem() == b.file.stem() && a.rows == b.rows) {
            return "has the name and the number of rows of " + first;
        }
        if (share_a_code(a, b, *best.guess.role)) {
            return "has codes that are in " + first + " too";
        }
        if (!(a.only_layer && b.only_layer) && a.layer != b.layer) {
            return first + " has another layer name, and one name serves all paths";
        }
        return {};
    }

    /// Hamlets and communes are unique by code; two files with the same codes are two editions of one layer.
    [[nodiscard]] static bool share_a_code(const ContentSummary& a, const ContentSummary& b, LayerRole role) {
        if (role != LayerRole::hamlets && role != LayerRole::communes) {
            return false;
        }
        const Field& code = fields_of(role).front();
        const auto in_a = find_column(code, a.columns, {});
        const auto in_b = find_column(code, b.columns, {});
        return in_a && in_b && *in_a < a.samples.size() && *in_b < b.samples.size() &&
               std::ranges::find_first_of(a.samples[*in_a], b.samples[*in_b]) != a.samples[*in_a].end();
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
        const auto field = std::ranges::find(fields_of(role), field_name, &Field::name);
        for (const Candidate& candidate : found->second) {
            const auto column = find_column(*field, candidate.content->columns, {});
            if (!column || *column >= candidate.content->samples.size()) {
                continue;
            }
            for (const std::string& sample : candidate.content->samples[*column]) {
                const std::string key = identifier(sample);
                if (!key.empty() && seen.insert(key).second) {
                    values.push_back(trimmed(sample));
                }
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

    [[nodiscard]] std::string present(LayerRole role, const std::vector<Candidate>& candidates) {
        std::string comments;
        std::vector<std::string> paths;
        for (const Candidate& candidate : candidates) {
            const std::string reason =
                fmt::format("{}: {} -> {}", shown(*candidate.content), candidate.guess.reason, name_of(role));
            m_draft.notes.push_back(reason);
            comments += commented(reason) + doubts(candidate);
            paths.push_back(candidate.content->file.generic_string());
        }
        const Candidate& first = candidates.front();
        const ContentSummary& content = *first.content;
        std::string text = comments + fmt::format("[{}]\n", table_of(role));
        text +=
            fmt::format("path = {}\n", paths.size() == 1 ? toml_quoted(paths.front()) : toml_text(KeyValue{paths}));
        if (!content.only_layer && !is_raster(role)) {
            text += fmt::format("layer = {}\n", toml_quoted(content.layer));
        }
        if (content.crs.empty() && content.kind != ContentKind::table) {
            text += "# crs = \"EPSG:4326\"  # the file names none: say which, or a run will stop\n";
        }
        if (!first.guess.columns.empty() && candidates.size() == 1) {
            text += fmt::format("columns = {}\n", toml_text(KeyValue{first.guess.columns}));
        }
        return text + (role == LayerRole::terrain ? terrain_kind(content) : std::string{});
    }

    /// What the user should look at before a run.
    [[nodiscard]] std::string doubts(const Candidate& candidate) {
        std::string text;
        const Guess& guess = candidate.guess;
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
