// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/models.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/model_check.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

constexpr CommandInfo k_info{
    .name = "models",
    .summary = "The path-loss models: what they are, where they hold, and a proof on your own numbers",
    .details =
        "list: every model with its ranges. show NAME: one model, and when to choose it. check: computes the "
        "cases of two files and prints how far the model is from them; exit code 65 when farther than "
        "--tolerance-db. docs/models/README.md describes the files.",
    .examples =
        "  lomsong models list\n"
        "  lomsong models show p1812\n"
        "  lomsong models check --model p1812 --profiles profiles.csv --cases cases.csv\n",
};

std::string needs_text(const Needs& needs) {
    std::vector<std::string_view> words;
    for (const auto& [needed, word] :
         {std::pair{needs.terrain, "terrain"}, {needs.clutter, "clutter"}, {needs.climate, "climate (dN, N0)"}}) {
        if (needed) {
            words.emplace_back(word);
        }
    }
    return words.empty() ? "heights of the two ends" : fmt::format("{}", fmt::join(words, ", "));
}

std::string frequency_text(const ModelInfo& model) {
    return fmt::format("{:g} - {:g} MHz", in_megahertz(model.frequency.lowest),
                       in_megahertz(model.frequency.highest));
}
std::string distance_text(const ModelInfo& model) {
    return fmt::format("{:g} - {:g} km", in_kilometres(model.distance.lowest),
                       in_kilometres(model.distance.highest));
}
std::string height_text(const Range<HeightAboveGround>& heights) {
    return fmt::format("{:g} - {:g} m", heights.lowest.value(), heights.highest.value());
}

std::string list_text() {
    constexpr std::string_view k_row = "{:<16} {:<20} {:<16} {:<16} {:<14} {:<38} {}\n";
    std::string text = fmt::format(fmt::runtime(k_row), "name", "frequency", "distance", "transmitter", "receiver",
                                   "reads", "reference");
    for (const PathLossModel* model : k_models) {
        const ModelInfo& info = model->info();
        text += fmt::format(fmt::runtime(k_row), info.name, frequency_text(info), distance_text(info),
                            height_text(info.heights), height_text(info.receiver_heights), needs_text(info.needs),
                            info.reference);
    }
    return text + "\n'lomsong models show NAME' says when to choose one.\n";
}

std::string show_text(const ModelInfo& info) {
    return fmt::format(
        "{} ({})\n{}\n\n"
        "  frequency              {}\n"
        "  distance               {}\n"
        "  transmitter height     {} above ground\n"
        "  receiver height        {} above ground\n"
        "  reads                  {}\n"
        "  page                   docs/models/{}\n\n"
        "When to choose it. {}\n\n"
        "Outside these ranges a link has a reason instead of a loss.\n",
        info.title, info.name, info.reference, frequency_text(info), distance_text(info), height_text(info.heights),
        height_text(info.receiver_heights), needs_text(info.needs), info.page, info.choose_when);
}

ordered_json range_json(double lowest, double highest) { return {lowest, highest}; }

ordered_json model_json(const ModelInfo& info) {
    ordered_json json;
    json["name"] = info.name;
    json["title"] = info.title;
    json["reference"] = info.reference;
    json["frequency_mhz"] = range_json(in_megahertz(info.frequency.lowest), in_megahertz(info.frequency.highest));
    json["distance_km"] = range_json(in_kilometres(info.distance.lowest), in_kilometres(info.distance.highest));
    json["transmitter_height_m"] = range_json(info.heights.lowest.value(), info.heights.highest.value());
    json["receiver_height_m"] =
        range_json(info.receiver_heights.lowest.value(), info.receiver_heights.highest.value());
    json["needs"] = {
        {"terrain", info.needs.terrain}, {"clutter", info.needs.clutter}, {"climate", info.needs.climate}};
    json["choose_when"] = info.choose_when;
    json["page"] = fmt::format("docs/models/{}", info.page);
    return json;
}

/// The number that a file can hold, or null: JSON knows no infinity.
ordered_json finite(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr); }

std::string check_json(const CheckableModel& model, const ModelCheck& check, double tolerance_db) {
    ordered_json json;
    json["model"] = model.name;
    json["reference"] = check.reference;
    json["cases"] = check.cases.size() + check.refused.size();
    json["tolerance_db"] = tolerance_db;
    json["over_tolerance"] = check.over(tolerance_db);
    json["without_result"] = check.refused.size();
    json["max_abs_error_db"] = nullptr;
    json["worst_case"] = nullptr;
    if (!check.cases.empty()) {
        const CheckedCase& worst = check.worst();
        json["max_abs_error_db"] = finite(worst.error_db());
        json["worst_case"] = {{"line", worst.line},
                              {"profile", worst.profile},
                              {"expected_db", worst.expected_db},
                              {"computed_db", finite(worst.computed_db)},
                              {"error_db", finite(worst.error_db())}};
    }
    json["intermediates_max_abs_error"] = ordered_json::object();
    for (const ModelCheck::Intermediate& one : check.intermediates) {
        json["intermediates_max_abs_error"][std::string{one.column}] = finite(one.max_abs_error);
    }
    json["refused"] = ordered_json::array();
    for (const ModelCheck::Refused& one : check.refused) {
        json["refused"].push_back({{"line", one.line}, {"profile", one.profile}, {"reason", one.reason}});
    }
    return json.dump(2) + "\n";
}

std::vector<std::string> checkable_names() {
    std::vector<std::string> names;
    std::ranges::transform(checkable_models(), std::back_inserter(names),
                           [](const CheckableModel& model) { return std::string{model.name}; });
    return names;
}

class ModelsCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        std::vector<std::string> tolerances;
        std::ranges::transform(checkable_models(), std::back_inserter(tolerances), [](const CheckableModel& model) {
            return fmt::format("{:g} for {}", model.tolerance_db, model.name);
        });
        options.choice("action", m_action, {"list", "show", "check"}, "What to do");
        options.make_last_positional("ACTION");
        options.positional("NAME", m_name, "The model to show", false);
        options.text("model", m_model, fmt::format("{}", fmt::join(checkable_names(), "|")), "check: the model");
        options.text("profiles", m_profiles, "FILE", "check: the profiles (CSV)");
        options.text("cases", m_cases, "FILE", "check: the cases with their published losses (CSV)");
        options.text("tolerance-db", m_tolerance, "DB",
                     fmt::format("check: greatest error of a loss that passes, dB; unless given {}",
                                 fmt::join(tolerances, ", ")));
    }
    void run(Console& console) override {
        if (m_action != "show" && !m_name.empty()) {
            throw Error{ErrorKind::usage, "lomsong models " + m_action,
                        fmt::format("takes no name, but '{}' was given. Leave it out.", m_name)};
        }
        if (m_action == "check") {
            check(console);
        } else if (m_action == "show") {
            const ModelInfo& model = shown();
            console.print(console.common.json ? model_json(model).dump(2) + "\n" : show_text(model));
        } else {
            ordered_json all = ordered_json::array();
            std::ranges::transform(k_models, std::back_inserter(all),
                                   [](const PathLossModel* model) { return model_json(model->info()); });
            console.print(console.common.json ? all.dump(2) + "\n" : list_text());
        }
    }

  private:
    [[nodiscard]] const ModelInfo& shown() const {
        const PathLossModel* model = find_model(m_name);
        if (model == nullptr) {
            const std::vector<std::string> names = model_names();
            throw Error{ErrorKind::usage, "lomsong models show",
                        m_name.empty() ? fmt::format("no name was given. Give one of {}.", fmt::join(names, ", "))
                                       : fmt::format("there is no model '{}'.{} Give one of {}.", m_name,
                                                     did_you_mean(m_name, names), fmt::join(names, ", "))};
        }
        return model->info();
    }

    [[nodiscard]] const CheckableModel& checked() const {
        const auto& models = checkable_models();
        const auto found = std::ranges::find(models, m_model, &CheckableModel::name);
        if (found == models.end()) {
            const std::vector<std::string> names = checkable_names();
            throw Error{ErrorKind::usage, "--model",
                        m_model.empty() ? fmt::format("no model was given. Give one of {}.", fmt::join(names, ", "))
                                        : fmt::format("'{}' is none of {}.{}", m_model, fmt::join(names, ", "),
                                                      did_you_mean(m_model, names))};
        }
        return *found;
    }

    void check(const Console& console) const {
        const CheckableModel& model = checked();
        for (const auto& [option, file] : {std::pair{"--profiles", &m_profiles}, {"--cases", &m_cases}}) {
            if (file->empty()) {
                throw Error{ErrorKind::usage, option, "no file was given. Name the CSV file."};
            }
        }
        const double tolerance_db =
            m_tolerance.empty() ? model.tolerance_db : parse_number("tolerance-db", m_tolerance);
        if (tolerance_db < 0.0) {
            throw Error{ErrorKind::usage, "--tolerance-db", m_tolerance + " is negative. Give 0 or more."};
        }
        const ModelCheck found = model.check({m_profiles, m_cases});
        console.print(check_json(model, found, tolerance_db));
        if (const std::size_t bad = found.over(tolerance_db) + found.refused.size(); bad > 0) {
            throw Error{
                ErrorKind::bad_data, m_cases,
                fmt::format("{} of {} cases are not within {:g} dB of model {}. The output names the worst, "
                            "and those without a result.",
                            bad, found.cases.size() + found.refused.size(), tolerance_db, model.name)};
        }
    }

    std::string m_action = "list";
    std::string m_name;
    std::string m_model;
    std::string m_profiles;
    std::string m_cases;
    std::string m_tolerance;
};

}  // namespace

std::unique_ptr<Command> make_models_command() { return std::make_unique<ModelsCommand>(); }

}  // namespace lomsong
