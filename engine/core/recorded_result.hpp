// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder read back into values: what an earlier run declared and decided.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"

namespace lomsong {

/// The format of result folders that are written and read; run.json names it as `format`.
inline constexpr int k_result_format = 1;

/// A hamlet as declared and as judged.
struct RecordedHamlet {
    Hamlet declared;       ///< its centre is where it was tested; empty when nothing told where it is
    std::string name_key;  ///< its name as compared: spelling, accents and the word for its kind folded away
    HamletStatus status = HamletStatus::not_enough_data;  ///< any operator
    std::vector<HamletStatus> operators;                  ///< as RecordedResult::operators
    std::size_t first_point = 0;                          ///< into RunTrace::points, its centre
    std::size_t points = 0;                               ///< so many from there on are its test points
};

/// A file that the run read.
struct RecordedInput {
    std::string role;  ///< "stations"
    std::string path;  ///< as the project file had it
    std::string hash;  ///< of its bytes
    friend auto operator<=>(const RecordedInput&, const RecordedInput&) = default;
};

struct RecordedResult {
    std::string name;  ///< of its folder
    std::string title;
    std::string data_date;  ///< the day that its data are of, ISO 8601; empty when the run did not say
    bool made_up = false;
    Language language = Language::vietnamese;
    std::string program;  ///< version
    std::string model;
    std::string crs;  ///< the run's metric CRS
    std::vector<RecordedInput> inputs;
    std::map<std::string, std::string> parameters;  ///< "radio.radius_km" -> "15", as JSON writes the value
    std::string parameters_json;                    ///< the same in the shape of the project file
    std::vector<std::string> operators;             ///< their names
    std::vector<bool> operator_has_reported;        ///< as operators
    std::vector<RecordedHamlet> hamlets;
    std::vector<Sector> sectors;  ///< as RunTrace::sectors
    RunTrace trace;
};

}  // namespace lomsong
