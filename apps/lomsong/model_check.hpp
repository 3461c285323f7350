// SPDX-License-Identifier: Apache-2.0
/// @file  A model against a table of published cases that a user gives: `lomsong models check`.
///        p1812: profiles.csv has profile,i,d_km,h_m,R_m,zone; cases.csv its inputs by column name, Lb_dB, and any
///        intermediate. itm: profiles are rows of intervals, step, heights; a case names its row and how many
///        points of it count, its inputs, A_db, and any intermediate. docs/models/README.md shows both.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

/// The two files of a check.
struct CheckFiles {
    std::filesystem::path profiles;
    std::filesystem::path cases;
};

/// One case as it came out.
struct CheckedCase {
    std::size_t line = 0;  ///< of the file of cases
    std::string profile;
    double expected_db = 0.0;
    double computed_db = 0.0;
    [[nodiscard]] double error_db() const;
};

/// How far the model is from the file, over all cases.
struct ModelCheck {
    std::string_view reference;  ///< of the model: "ITU-R P.1812-8 (09/2025)"
    std::vector<CheckedCase> cases;
    /// A case for which the model gives no number, with its reason; it is not among `cases`.
    struct Refused {
        std::size_t line = 0;
        std::string profile;
        std::string_view reason;
    };
    std::vector<Refused> refused;
    /// Greatest difference in an intermediate that file and model both have, in the unit of its column.
    struct Intermediate {
        std::string_view column;
        double max_abs_error = 0.0;
    };
    std::vector<Intermediate> intermediates;

    /// The case with the greatest error; the first of equals. There must be one.
    [[nodiscard]] const CheckedCase& worst() const;
    [[nodiscard]] std::size_t over(double tolerance_db) const;
};

/// A model that can be checked, and the error that its own published numbers leave room for.
struct CheckableModel {
    std::string_view name;
    double tolerance_db;
    ModelCheck (*check)(const CheckFiles& files);
};

/// Both throw Error{no_input} for a file that is not there, Error{bad_data} with file and line for what a file
/// should not hold: a missing column, an unknown profile, a cell that is no number.
[[nodiscard]] ModelCheck check_p1812(const CheckFiles& files);
[[nodiscard]] ModelCheck check_itm(const CheckFiles& files);

/// Every model that can be checked, in plain sight.
[[nodiscard]] const std::vector<CheckableModel>& checkable_models();

}  // namespace lomsong
