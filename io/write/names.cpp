// SPDX-License-Identifier: Apache-2.0
#include "io/write/names.hpp"

#include <algorithm>
#include <array>

#include "engine/core/text.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"

namespace lomsong {

namespace {

/// True when properties of the two operators could bear one name: "a_4g" + "_status", "a" + "_4g_status".
bool confusable(const std::string& a, const std::string& b) {
    return a == b || std::ranges::any_of(k_technologies, [&](const TechnologyInfo& technology) {
               return layer_key(a, technology.technology) == b || layer_key(b, technology.technology) == a;
           });
}

}  // namespace

std::vector<std::string> operator_keys(const std::vector<std::string>& operators) {
    std::vector<std::string> keys;
    for (const std::string& name : operators) {
        const std::string folded_name = identifier(name);
        const std::string base = folded_name.empty() ? "operator" : folded_name;
        std::string key = base;
        for (int number = 2; std::ranges::any_of(keys, [&](const auto& other) { return confusable(key, other); });
             ++number) {
            key = base + "_" + std::to_string(number);
        }
        keys.push_back(key);
    }
    return keys;
}

std::string layer_key(std::string_view operator_key, Technology technology) {
    return std::string{operator_key} + "_" + std::string{info(technology).key};
}

std::vector<Technology> technologies_in_use(const Layers& layers) {
    PerTechnology<bool> used{};
    for (const Sector& sector : layers.sectors) {
        used[index_of(sector.technology)] = true;
    }
    std::vector<Technology> technologies;
    for (const TechnologyInfo& technology : k_technologies) {
        if (used[index_of(technology.technology)]) {
            technologies.push_back(technology.technology);
        }
    }
    return technologies;
}

std::string sector_name(const Sector& sector) {
    return sector.label.empty() ? sector.station : sector.station + ":" + sector.label;
}

std::string stamp(const Layers& layers, const RunParameters& parameters) {
    const Language language = parameters.language;
    std::string text = say(language, "stamp.conditions",
                           {{"model", parameters.radio.model},
                            {"environment", label(parameters.radio.environment, language)},
                            {"height", number(parameters.radio.receiver_height.value(), 1, language)},
                            {"target", number(100.0 * parameters.probability.target, 0, language)},
                            {"sigma", number(parameters.probability.sigma.value(), 1, language)}});
    for (const Technology technology : technologies_in_use(layers)) {
        const Thresholds& thresholds = parameters.technologies[index_of(technology)].thresholds;
        text += "; " + say(language, "stamp.technology",
                           {{"technology", std::string{info(technology).name}},
                            {"service", number(thresholds.service.value(), 0, language)},
                            {"minimum", number(thresholds.minimum.value(), 0, language)},
                            {"level", std::string{info(technology).level_name}}});
    }
    return text + ".";
}

std::string made_up_warning(const RunParameters& parameters) {
    return parameters.made_up ? say(parameters.language, "common.made_up") + ". " : std::string{};
}

}  // namespace lomsong
