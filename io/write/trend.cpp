// SPDX-License-Identifier: Apache-2.0
#include "io/write/trend.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "io/write/csv.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// Kinds that a pair of results can show for a hamlet of both.
constexpr std::size_t k_kinds_of_both = static_cast<std::size_t>(ChangeKind::unchanged) + 1;

/// Where the comparison has the operator; nothing when the result before has not.
std::optional<std::size_t> place_in(const Comparison& comparison, std::size_t operator_now) {
    const auto found = std::ranges::find(comparison.operators_now, operator_now);
    if (found == comparison.operators_now.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - comparison.operators_now.begin());
}

}  // namespace

void add_rows(Trend& trend, const RecordedResult& result, const Comparison* comparison) {
    trend.made_up |= result.made_up;
    TrendRow any{result.name, result.data_date, "", result.hamlets.size(), {}, std::nullopt, false};
    any.parameters_differ = comparison != nullptr && comparison->parameters_steer;
    std::vector<TrendRow> rows(result.operators.size() + 1, any);
    for (const RecordedHamlet& hamlet : result.hamlets) {
        ++rows.front().statuses[static_cast<std::size_t>(hamlet.status)];
        for (std::size_t i = 0; i < result.operators.size(); ++i) {
            ++rows[i + 1].statuses[static_cast<std::size_t>(hamlet.operators.at(i))];
        }
    }
    if (comparison != nullptr) {
        rows.front().changes = counted(*comparison, std::nullopt);
    }
    for (std::size_t i = 0; i < result.operators.size(); ++i) {
        rows[i + 1].operator_name = result.operators[i];
        const auto place = comparison == nullptr ? std::nullopt : place_in(*comparison, i);
        if (place) {
            rows[i + 1].changes = counted(*comparison, place);
        }
    }
    trend.rows.insert(trend.rows.end(), rows.begin(), rows.end());
}

std::string trend_csv(const Trend& trend) {
    std::string csv = "result,data_date,operator,hamlets";
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        csv += "," + std::string{status.key};
    }
    csv += ",hamlets_compared";
    for (std::size_t kind = 0; kind < k_kinds_of_both; ++kind) {
        csv += "," + std::string{k_change_kinds[kind].key};
    }
    csv += ",parameters_differ,made_up\n";
    for (const TrendRow& row : trend.rows) {
        csv += csv_cell(row.result) + "," + row.data_date + "," +
               csv_cell(row.operator_name.empty() ? "any" : row.operator_name) + "," + std::to_string(row.hamlets);
        for (const std::size_t count : row.statuses) {
            csv += "," + std::to_string(count);
        }
        csv += "," + (row.changes ? std::to_string(row.changes->hamlets) : "");
        for (std::size_t kind = 0; kind < k_kinds_of_both; ++kind) {
            csv += "," + (row.changes ? std::to_string(row.changes->kinds[kind]) : "");
        }
        csv += std::string{row.parameters_differ ? ",yes" : ",no"} + (trend.made_up ? ",yes\n" : ",no\n");
    }
    return csv;
}

std::string trend_json(const Trend& trend) {
    Json rows = Json::array();
    for (const TrendRow& row : trend.rows) {
        Json entry{{"result", row.result},
                   {"data_date", row.data_date.empty() ? Json(nullptr) : Json(row.data_date)},
                   {"operator", row.operator_name.empty() ? Json(nullptr) : Json(row.operator_name)},
                   {"hamlets", row.hamlets},
                   {"parameters_differ", row.parameters_differ}};
        for (std::size_t i = 0; i < row.statuses.size(); ++i) {
            entry["status"][std::string{k_hamlet_statuses[i].key}] = row.statuses[i];
        }
        entry["changes"] = nullptr;
        if (row.changes) {
            entry["changes"] = {{"hamlets_of_both", row.changes->hamlets}};
            for (std::size_t kind = 0; kind < k_kinds_of_both; ++kind) {
                entry["changes"][std::string{k_change_kinds[kind].key}] = row.changes->kinds[kind];
            }
        }
        rows.push_back(std::move(entry));
    }
    const Json json{{"program", "lomsong"},
                    {"made_up", trend.made_up},
                    {"ordered_by", trend.by_date ? "data_date" : "folder_name"},
                    {"rows", rows}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_trend(const Trend& trend, const std::filesystem::path& folder) {
    write_text(folder / "trend.csv", trend_csv(trend));
    write_text(folder / k_trend_mark, trend_json(trend));
}

}  // namespace lomsong
