// SPDX-License-Identifier: Apache-2.0
/// @file  SQLite's own interface with owned handles and errors in our words; the inside of register.hpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace lomsong::sqlite {

/// One connection. Not thread-safe.
class Database {
  public:
    /// @throws Error{cannot_write} when the file cannot be opened.
    Database(const std::filesystem::path& file, bool create, std::chrono::milliseconds patience);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// One or more statements without results.
    void run(const char* sql);
    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    /// @throws Error by SQLite's code: busy, damaged, no database, full disk.
    [[noreturn]] void fail(int code) const;

  private:
    std::filesystem::path m_file;
    sqlite3* m_handle = nullptr;
};

/// A prepared statement; parameters are numbered from 1, columns from 0.
class Statement {
  public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Empty text is kept as NULL.
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, std::int64_t number);
    Statement& bind_blob(int parameter, std::string_view bytes);
    /// True while there is a row.
    [[nodiscard]] bool step();
    /// Runs to the end and makes ready for the next use.
    void run();
    void reset();

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string blob(int column) const;

  private:
    Database& m_database;
    sqlite3_stmt* m_handle = nullptr;
};

/// From the first moment the only writer; undone unless it was committed.
class Transaction {
  public:
    explicit Transaction(Database& database) : m_database{database} { database.run("BEGIN IMMEDIATE"); }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        m_database.run("COMMIT");
        m_open = false;
    }

  private:
    Database& m_database;
    bool m_open = true;
};

}  // namespace lomsong::sqlite
