// SPDX-License-Identifier: Apache-2.0
#include "io/review/sqlite.hpp"

#include <utility>

#include "engine/core/error.hpp"

namespace lomsong::sqlite {

Database::Database(const std::filesystem::path& file, bool create, std::chrono::milliseconds patience)
    : m_file{file} {
    const int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(file.c_str(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const std::string reason = m_handle == nullptr ? "out of memory" : sqlite3_errmsg(m_handle);
        sqlite3_close(m_handle);
        throw Error{ErrorKind::cannot_write, file.string(),
                    "cannot be opened: " + reason + ". Look at the folder and its rights."};
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, static_cast<int>(patience.count()));
}

Database::~Database() { sqlite3_close(m_handle); }

void Database::fail(int code) const {
    const std::string reason = sqlite3_errmsg(m_handle);
    switch (code & 0xff) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            throw Error{ErrorKind::bad_data, m_file.string(),
                        "is no register of answers, or is damaged (" + reason +
                            "). Name the register, or take its last copy."};
        case SQLITE_ERROR:
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            throw Error{ErrorKind::bad_data, m_file.string(),
                        "is not as lomsong wrote it (" + reason +
                            "). Another program changed its tables; take its last copy."};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error{ErrorKind::cannot_write, m_file.string(),
                        "another program is writing to the register (" + reason +
                            "). Nothing was changed. Try again when it is done."};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
            throw Error{
                ErrorKind::cannot_write, m_file.string(),
                "the disk refuses (" + reason + "). Nothing was changed. Look at its rights and its space."};
        default:
            throw Error{ErrorKind::internal, m_file.string(),
                        "SQLite says: " + reason + ". Nothing was changed. Please report this."};
    }
}

void Database::run(const char* sql) {
    if (const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); code != SQLITE_OK) {
        fail(code);
    }
}

Statement::Statement(Database& database, std::string_view sql) : m_database{database} {
    const int code =
        sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &m_handle, nullptr);
    if (code != SQLITE_OK) {
        database.fail(code);
    }
}

Statement::~Statement() { sqlite3_finalize(m_handle); }

namespace {

/// SQLITE_TRANSIENT is a cast that our warnings do not like; this is the same: SQLite copies the bytes.
const auto k_copied = reinterpret_cast<sqlite3_destructor_type>(-1);

}  // namespace

Statement& Statement::bind(int parameter, std::string_view text) {
    const int code =
        text.empty() ? sqlite3_bind_null(m_handle, parameter)
                     : sqlite3_bind_text(m_handle, parameter, text.data(), static_cast<int>(text.size()), k_copied);
    if (code != SQLITE_OK) {
        m_database.fail(code);
    }
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
    if (const int code = sqlite3_bind_int64(m_handle, parameter, number); code != SQLITE_OK) {
        m_database.fail(code);
    }
    return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
    const int code = bytes.empty() ? sqlite3_bind_null(m_handle, parameter)
                                   : sqlite3_bind_blob(m_handle, parameter, bytes.data(),
                                                       static_cast<int>(bytes.size()), k_copied);
    if (code != SQLITE_OK) {
        m_database.fail(code);
    }
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(m_handle);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        m_database.fail(code);
    }
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
}

std::string Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(m_handle, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return text == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(text), size};
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(m_handle, column); }

std::string Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(m_handle, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return bytes == nullptr ? std::string{} : std::string{static_cast<const char*>(bytes), size};
}

Transaction::~Transaction() {
    if (m_open) {
        // Should this fail too, SQLite undoes the work when the file is next opened.
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

}  // namespace lomsong::sqlite
