// SPDX-License-Identifier: Apache-2.0
#include "io/write/names.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/write/wording.hpp"

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
    std::string text = fmt::format(
        fmt::runtime(pick(language, "Mô hình {}, {}, máy thu cao {} m, xác suất {} %, độ lệch chuẩn {} dB",
                          "Model {}, {}, receiver at {} m, probability {} %, standard deviation {} dB")),
        parameters.radio.model, label(parameters.radio.environment, language),
        number(parameters.radio.receiver_height.value(), 1, language),
        number(100.0 * parameters.probability.target, 0, language),
        number(parameters.probability.sigma.value(), 1, language));
    for (const Technology technology : technologies_in_use(layers)) {
        const Thresholds& thresholds = parameters.technologies[index_of(technology)].thresholds;
        text += fmt::format(fmt::runtime(pick(language, "; {} đạt từ {} dBm, yếu từ {} dBm ({})",
                                              "; {} good from {} dBm, weak from {} dBm ({})")),
                            info(technology).name, number(thresholds.service.value(), 0, language),
                            number(thresholds.minimum.value(), 0, language), info(technology).level_name);
    }
    return text + ".";
}

std::string made_up_warning(const RunParameters& parameters) {
    if (!parameters.made_up) {
        return {};
    }
    return std::string{pick(parameters.language, "DỮ LIỆU GIẢ ĐỊNH. ", "MADE-UP DATA. ")};
}

}  // namespace lomsong
