// SPDX-License-Identifier: Apache-2.0
#include "io/review/register.hpp"

#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/review/register_schema.hpp"
#include "io/review/sqlite.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// As the register writes them; never renamed.
constexpr std::array<std::string_view, k_answer_kinds> k_kind_keys{"confirmed", "disputed", "solved", "planned"};

AnswerKind kind_of(const std::string& key, const fs::path& file) {
    for (std::size_t i = 0; i < k_kind_keys.size(); ++i) {
        if (k_kind_keys[i] == key) {
            return static_cast<AnswerKind>(i);
        }
    }
    throw Error{
        ErrorKind::bad_data, file.string(),
        fmt::format("holds an answer of the unknown kind '{}'. Another program changed the register; take its "
                    "last copy.",
                    key)};
}

bool has_table(sqlite::Database& database, std::string_view name) {
    sqlite::Statement statement{database, "SELECT 1 FROM sqlite_master WHERE name = ?1"};
    return statement.bind(1, name).step();
}

bool is_empty(sqlite::Database& database) {
    sqlite::Statement statement{database, "SELECT count(*) FROM sqlite_master"};
    return statement.step() && statement.number(0) == 0;
}

int schema_version(sqlite::Database& database) {
    sqlite::Statement statement{database, "SELECT value FROM review_register WHERE key = 'schema_version'"};
    return statement.step() ? static_cast<int>(statement.number(0)) : 0;
}

/// QGIS turns on a log beside the file while it shows it; without it a copy of the one file is a copy of the
/// register. While QGIS holds the file the log stays, which is just as safe.
void leave_write_ahead_log(sqlite::Database& database) {
    bool is_on = false;
    {
        sqlite::Statement mode{database, "PRAGMA journal_mode"};
        is_on = mode.step() && mode.text(0) == "wal";
    }
    if (is_on) {
        sqlite3_exec(database.handle(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    }
}

/// The columns of a question, the first of every row and the first parameters of every statement.
constexpr std::string_view k_question_columns =
    "result, operator_key, operator, hamlet_code, hamlet, commune_code, commune, status, geom";
constexpr int k_question_width = 9;

Question question_at(const sqlite::Statement& row) {
    return {row.text(0), row.text(1), row.text(2),
            row.text(3), row.text(4), row.text(5),
            row.text(6), row.text(7), register_schema::place_of(row.blob(8))};
}

void bind_question(sqlite::Statement& statement, const Question& question) {
    statement.bind(1, question.result)
        .bind(2, question.operator_key)
        .bind(3, question.operator_name)
        .bind(4, question.hamlet_code)
        .bind(5, question.hamlet)
        .bind(6, question.commune_code)
        .bind(7, question.commune)
        .bind(8, question.status)
        .bind_blob(k_question_width, register_schema::geometry_of(question.place));
}

/// The work inside one transaction.
class Intake {
  public:
    Intake(sqlite::Database& database, const SheetContent& sheet, const Receipt& receipt)
        : m_database{database}, m_sheet{sheet}, m_receipt{receipt} {}

    [[nodiscard]] std::string seen_before() const {
        sqlite::Statement statement{m_database, "SELECT imported_at FROM imports WHERE hash = ?1"};
        return statement.bind(1, m_sheet.hash).step() ? statement.text(0) : std::string{};
    }

    ImportOutcome take() {
        ImportOutcome outcome;
        for (const Question& question : m_sheet.questions) {
            keep(question);
        }
        for (const SheetAnswer& answer : m_sheet.answers) {
            keep(answer.question);
            take(answer, outcome);
        }
        sqlite::Statement import{m_database,
                                 "INSERT INTO imports (hash, file, received, imported_at) VALUES (?1, ?2, ?3, ?4)"};
        import.bind(1, m_sheet.hash).bind(2, m_sheet.file).bind(3, m_receipt.received);
        import.bind(4, m_receipt.imported_at).run();
        sqlite::Statement touched{m_database,
                                  "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', ?1) "
                                  "WHERE table_name <> 'review_register'"};
        touched.bind(1, m_receipt.imported_at).run();
        return outcome;
    }

  private:
    /// A question once asked stays as it was asked; what a sheet without its hidden page could not tell of it is
    /// added.
    void keep(const Question& question) {
        bind_question(m_keep, question);
        m_keep.run();
    }

    void take(const SheetAnswer& given, ImportOutcome& outcome) {
        const std::int64_t id = id_of(given.question);
        const std::int64_t count = count_of(id);
        if (count > 0 && held_on_receipt(id) == std::optional{given.answer}) {
            ++outcome.unchanged;
            return;
        }
        bind_question(m_add, given.question);
        const Answer& answer = given.answer;
        m_add.bind(10, id).bind(11, count + 1).bind(12, k_kind_keys[static_cast<std::size_t>(answer.kind)]);
        m_add.bind(13, answer.date).bind(14, answer.station).bind(15, answer.funding).bind(16, answer.evidence);
        m_add.bind(17, answer.note).bind(18, m_receipt.received).bind(19, m_receipt.imported_at);
        m_add.bind(20, m_sheet.file).bind(21, static_cast<std::int64_t>(given.row)).run();
        ++(count == 0 ? outcome.first : outcome.changed);
    }

    std::int64_t id_of(const Question& question) {
        m_find.reset();
        m_find.bind(1, question.operator_key).bind(2, question.hamlet_code).bind(3, question.result);
        return m_find.step() ? m_find.number(0) : 0;
    }

    std::int64_t count_of(std::int64_t question) {
        m_count.reset();
        return m_count.bind(1, question).step() ? m_count.number(0) : 0;
    }

    /// The answer that held on the day this sheet was received: a late copy of an old sheet does not undo a newer
    /// one.
    std::optional<Answer> held_on_receipt(std::int64_t question) {
        m_held.reset();
        if (!m_held.bind(1, question).bind(2, m_receipt.received).step()) {
            return std::nullopt;
        }
        return Answer{kind_of(m_held.text(0), "register"),
                      m_held.text(1),
                      m_held.text(2),
                      m_held.text(3),
                      m_held.text(4),
                      m_held.text(5)};
    }

    sqlite::Database& m_database;
    const SheetContent& m_sheet;
    const Receipt& m_receipt;
    sqlite::Statement m_keep{
        m_database,
        fmt::format("INSERT INTO questions ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                    "ON CONFLICT (operator_key, hamlet_code, result) DO UPDATE SET "
                    "operator = CASE WHEN operator = operator_key THEN excluded.operator ELSE operator END, "
                    "hamlet = coalesce(hamlet, excluded.hamlet), "
                    "commune_code = coalesce(commune_code, excluded.commune_code), "
                    "commune = coalesce(commune, excluded.commune), status = coalesce(status, excluded.status), "
                    "geom = coalesce(geom, excluded.geom)",
                    k_question_columns)};
    sqlite::Statement m_find{m_database,
                             "SELECT fid FROM questions WHERE operator_key = ?1 AND hamlet_code = ?2 AND "
                             "result = ?3"};
    sqlite::Statement m_count{m_database, "SELECT max(entry) FROM answers WHERE question = ?1"};
    sqlite::Statement m_held{m_database,
                             "SELECT answer, date, station, funding, evidence, note FROM answers WHERE "
                             "question = ?1 AND received <= ?2 ORDER BY received DESC, fid DESC LIMIT 1"};
    sqlite::Statement m_add{
        m_database,
        fmt::format(
            "INSERT INTO answers ({}, question, entry, answer, date, station, funding, evidence, note, received, "
            "imported_at, source, source_row) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
            "?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            k_question_columns)};
};

bool may_create(Register::Missing missing) { return missing == Register::Missing::create; }

}  // namespace

Register::Register(const fs::path& file, Missing missing, std::chrono::milliseconds patience) : m_file{file} {
    std::error_code failed;
    if (!may_create(missing) && !fs::exists(file, failed)) {
        throw Error{ErrorKind::no_input, file.string(),
                    "there is no such register. 'lomsong review import' makes it with the first answer sheet."};
    }
    m_database = std::make_unique<sqlite::Database>(file, may_create(missing), patience);
    create_or_check(missing);
}

Register::~Register() = default;

void Register::create_or_check(Missing missing) {
    sqlite::Database& database = *m_database;
    if (is_empty(database)) {
        if (!may_create(missing)) {
            throw Error{
                ErrorKind::bad_data, m_file.string(),
                "is an empty file. 'lomsong review import' makes it a register with the first answer sheet."};
        }
        sqlite::Transaction transaction{database};
        if (is_empty(database)) {  // another import may have been quicker
            database.run(register_schema::creation());
        }
        transaction.commit();
    }
    if (!has_table(database, "review_register")) {
        throw Error{
            ErrorKind::bad_data, m_file.string(),
            "is a database, but no register of answers: it has no table 'review_register'. Name another file; "
            "this one was not touched."};
    }
    if (const int version = schema_version(database); version != k_schema_version) {
        throw Error{
            ErrorKind::bad_data, m_file.string(),
            fmt::format("is a register of version {}, and this program knows version {}. Use the program that "
                        "wrote it, or a newer one; the file was not touched.",
                        version, k_schema_version)};
    }
    leave_write_ahead_log(database);
}

ImportOutcome Register::take(const SheetContent& sheet, const Receipt& receipt) {
    sqlite::Transaction transaction{*m_database};
    Intake intake{*m_database, sheet, receipt};
    if (std::string seen = intake.seen_before(); !seen.empty()) {
        return {0, 0, sheet.answers.size(), std::move(seen)};
    }
    const ImportOutcome outcome = intake.take();
    transaction.commit();
    return outcome;
}

std::vector<Question> Register::questions() const {
    sqlite::Statement row{
        *m_database,
        fmt::format("SELECT {} FROM questions ORDER BY operator_key, hamlet_code, fid", k_question_columns)};
    std::vector<Question> questions;
    while (row.step()) {
        questions.push_back(question_at(row));
    }
    return questions;
}

std::vector<Entry> Register::entries() const {
    sqlite::Statement row{*m_database,
                          fmt::format("SELECT {}, answer, date, station, funding, evidence, note, entry, received, "
                                      "imported_at, source, source_row FROM answers ORDER BY fid",
                                      k_question_columns)};
    std::vector<Entry> entries;
    while (row.step()) {
        entries.push_back(
            {question_at(row),
             {kind_of(row.text(9), m_file), row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)},
             static_cast<int>(row.number(15)),
             row.text(16),
             row.text(17),
             row.text(18),
             static_cast<std::uint64_t>(row.number(19))});
    }
    return entries;
}

}  // namespace lomsong
