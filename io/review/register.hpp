// SPDX-License-Identifier: Apache-2.0
/// @file  The register of answers: one SQLite file that is a GeoPackage too. It only grows.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/review/question.hpp"

namespace lomsong {

namespace sqlite {
class Database;
}

/// One accepted row of a sheet.
struct SheetAnswer {
    Question question;
    Answer answer;
    std::uint64_t row = 0;  ///< as the sheet's owner sees it
};

/// What a sheet brings to the register.
struct SheetContent {
    std::string file;                 ///< its name, without folders
    std::string hash;                 ///< of its bytes: a sheet is taken once
    std::vector<Question> questions;  ///< every row, answered or not
    std::vector<SheetAnswer> answers;
};

/// When a sheet came.
struct Receipt {
    std::string received;     ///< ISO 8601 day
    std::string imported_at;  ///< UTC, "2026-11-22T09:30:00Z"
};

struct ImportOutcome {
    std::size_t first = 0;      ///< answers to questions without one
    std::size_t changed = 0;    ///< answers that differ from the one before, kept beside it
    std::size_t unchanged = 0;  ///< answers already there: nothing was written
    std::string seen_before;    ///< when the same file was imported earlier, UTC; else empty
};

class Register {
  public:
    static constexpr int k_schema_version = 1;
    static constexpr std::chrono::milliseconds k_patience{60'000};  ///< waits so long for another import

    enum class Missing : unsigned char { create, refuse };

    /// Opens the file. A file that does not exist, or is empty, becomes a register when `missing` says so.
    /// @throws Error{no_input} when it is not there; Error{bad_data} for a file that is no register, or one of a
    ///         newer program; Error{cannot_write} when the disk refuses.
    explicit Register(const std::filesystem::path& file, Missing missing,
                      std::chrono::milliseconds patience = k_patience);
    ~Register();
    Register(const Register&) = delete;
    Register& operator=(const Register&) = delete;

    /// Takes a sheet in one transaction: all of it is kept or nothing, whatever happens to the program. An answer
    /// equal to the one that held on the day of receipt is not written again.
    /// @throws Error{cannot_write} when another program holds the register for longer than the patience, or the
    /// disk
    ///         refuses.
    ImportOutcome take(const SheetContent& sheet, const Receipt& receipt);

    /// Every question ever asked, by operator, hamlet, result.
    [[nodiscard]] std::vector<Question> questions() const;
    /// Every answer ever given, in the order in which they came in.
    [[nodiscard]] std::vector<Entry> entries() const;

  private:
    void create_or_check(Missing missing);

    std::filesystem::path m_file;
    std::unique_ptr<sqlite::Database> m_database;
};

}  // namespace lomsong
