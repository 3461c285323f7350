// SPDX-License-Identifier: Apache-2.0
/// @file  Phương pháp, Tham số: what the words mean, what every number depends on, from which files; every key of
///        the project file with its value.
#include "io/language/labels.hpp"
#include "io/language/retelling.hpp"
#include "io/workbook/report_source.hpp"
#include "io/write/palette.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

Block word_block(const ReportSource& source) {
    Block block{.title = source.words("meanings"),
                .columns = {{.heading = source.words("column.status"), .tints = status_tints(source.language())},
                            {.heading = source.words("column.meaning")}}};
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        block.rows.push_back({.values = {label(status.status, source.language()),
                                         source.words("meaning." + std::string{status.key})}});
    }
    return block;
}

Block premise_block(const ReportSource& source) {
    const ResultFacts& facts = source.facts();
    Block block{
        .title = source.words("premises"),
        .columns = {{.heading = source.words("column.premise")}, {.heading = source.words("column.value")}}};
    const auto add = [&](std::string_view key, const std::string& text) {
        block.rows.push_back({.values = {source.words("premise." + std::string{key}), text}});
    };
    add("model", facts.model + ", " + facts.model_reference);
    add("crs", facts.crs_name + " (" + facts.crs + ")");
    add("people", retold(source.run().value("people_basis", std::string{}), source.language()));
    add("terrain", label_of_key("check", source.run().value("terrain_kind", std::string{}), source.language()));
    add("version", "lomsong " + facts.version);
    return block;
}

/// Every key of the project file with its value: "radio.receiver_height_m", "1.5".
void flatten(const Json& value, const std::string& key, Block& block) {
    if (value.is_object()) {
        for (const auto& [name, member] : value.items()) {
            flatten(member, key.empty() ? name : key + "." + name, block);
        }
    } else {
        block.rows.push_back({.values = {key, value.is_string() ? value.get<std::string>() : value.dump()}});
    }
}

Block input_block(const ReportSource& source) {
    Block block{.title = source.words("inputs"),
                .columns = {{.heading = source.words("column.layer")},
                            {.heading = source.words("column.file")},
                            {.heading = source.words("column.hash")}}};
    for (const ReportedInput& input : source.facts().inputs) {
        block.rows.push_back(
            {.values = {label_of_key("layer", input.layer, source.language()), input.path, input.hash}});
    }
    return block;
}

}  // namespace

Sheet method_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::method);
    sheet.blocks = {word_block(source), premise_block(source), input_block(source)};
    return sheet;
}

Sheet parameter_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::parameters);
    Block block{.columns = {{.heading = source.words("column.key")}, {.heading = source.words("column.value")}},
                .has_filter = true};
    flatten(source.run().value("parameters", Json::object()), "", block);
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 1;
    return sheet;
}

}  // namespace lomsong
