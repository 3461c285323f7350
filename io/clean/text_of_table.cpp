// SPDX-License-Identifier: Apache-2.0
#include "io/clean/text_of_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/text/capitals.hpp"
#include "io/text/encoding.hpp"
#include "io/text/guess_encoding.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

/// A cell is mended when its own encoding is at least this sure.
constexpr double k_sure_enough = 0.75;
/// Different texts that the guess looks at.
constexpr std::size_t k_samples = 5000;

bool is_plain(std::string_view text, Encoding encoding) {
    const auto control = [](char c) { return c >= '\0' && c < ' '; };
    return is_ascii(text) && (encoding != Encoding::viscii || std::ranges::none_of(text, control));
}

/// The texts beyond ASCII, each once, in the order of the file.
std::vector<std::string> samples_of(const VectorTable& table) {
    std::vector<std::string> samples;
    std::unordered_set<std::string_view> seen;
    const auto take = [&](const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            if (samples.size() < k_samples && !is_ascii(text) && seen.insert(text).second) {
                samples.push_back(text);
            }
        }
    };
    for (const TableRow& row : table.rows) {
        take(row.values);
    }
    take(table.columns);
    take(table.titles);
    return samples;
}

std::string names_of_encodings() {
    std::string list;
    for (const EncodingInfo& each : encodings()) {
        list += (list.empty() ? "" : ", ") + std::string{each.name};
    }
    return list;
}

Encoding encoding_of_project(const VectorTable& table, const std::string& word) {
    const std::optional<Encoding> encoding = encoding_named(word);
    if (!encoding) {
        std::vector<std::string> names;
        for (const EncodingInfo& each : encodings()) {
            names.emplace_back(each.name);
        }
        const std::string where = table.source != nullptr && !table.source->where.empty()
                                      ? table.source->where
                                      : to_string(table.place());
        throw Error{ErrorKind::bad_project, where,
                    "encoding '" + word + "' is not known. Write one of " + names_of_encodings() +
                        ", or leave it out and it is found." + did_you_mean(word, names)};
    }
    return *encoding;
}

/// A workbook is UTF-8 whatever the project says of it: then its text was misread before it was saved.
Encoding as_misreading(Encoding encoding) {
    switch (encoding) {
        case Encoding::tcvn3: return Encoding::tcvn3_as_latin1;
        case Encoding::vni: return Encoding::vni_as_latin1;
        case Encoding::viscii: return Encoding::viscii_as_latin1;
        case Encoding::cp1258: return Encoding::cp1258_as_latin1;
        default: return encoding;
    }
}

/// What the table's text is in, and who says so.
struct Settled {
    Encoding encoding = Encoding::utf8;
    Understanding understood;
};

Settled settled_by_project(const VectorTable& table, const std::string& word,
                           const std::vector<std::string>& samples, const EncodingGuess& guess) {
    const Encoding asked = encoding_of_project(table, word);
    const bool all_utf8 = std::ranges::all_of(samples, [](const std::string& text) { return is_valid_utf8(text); });
    Encoding used = asked;
    std::string reason = "the project file says so";
    if (all_utf8 && as_misreading(asked) != asked) {
        used = guess.best == Encoding::utf8 ? Encoding::utf8 : as_misreading(asked);
        reason = used == Encoding::utf8
                     ? "the project file says " + std::string{info(asked).title} + ", but every text is sound UTF-8"
                     : "the project file says " + std::string{info(asked).title} +
                           ", and a program read it as Western text before";
    }
    return {used, {"text", std::string{info(used).title}, 1.0, reason}};
}

Settled settled_by_guess(const EncodingGuess& guess) {
    std::string reason = "plain ASCII";
    if (guess.words > 0) {
        reason = std::to_string(guess.vietnamese) + " of " + std::to_string(guess.words) +
                 " words are Vietnamese so; next best " + std::string{info(guess.runner_up).title};
        reason += guess.preview.empty() ? "" : "; " + guess.preview;
    }
    return {guess.best, {"text", std::string{info(guess.best).title}, guess.confidence, reason}};
}

/// A letter that was lost before the file came here: U+FFFD, or a question mark between letters (B?n).
bool has_lost_letters(std::string_view text) {
    constexpr std::string_view k_replaced = "\xEF\xBF\xBD";
    const auto letter = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (text.find(k_replaced) != std::string_view::npos) {
        return true;
    }
    const bool address = text.find("://") != std::string_view::npos;
    for (std::size_t at = text.find('?'); !address && at != std::string_view::npos; at = text.find('?', at + 1)) {
        if (at > 0 && at + 1 < text.size() && letter(text[at - 1]) && letter(text[at + 1])) {
            return true;
        }
    }
    return false;
}

/// One text decoded, and what is to be said of it.
struct DecodedText {
    std::string text;
    std::optional<Deviation> deviation;  ///< from the file's encoding
    bool lost_letters = false;
};

/// Decodes the texts of one table; each different text once.
class TableText {
  public:
    TableText(VectorTable& table, Encoding encoding, RowFindings& findings)
        : m_table{table}, m_encoding{encoding}, m_legibility{encoding}, m_findings{findings} {}

    void decode() {
        for (std::string& column : m_table.columns) {
            decode_heading(column);
        }
        for (std::string& title : m_table.titles) {
            title = decoded_text(title).text;
        }
        for (TableRow& row : m_table.rows) {
            for (std::size_t column = 0; column < row.values.size(); ++column) {
                decode_cell(row, column);
            }
        }
    }

  private:
    DecodedText decode_anew(const std::string& raw) {
        const std::optional<Deviation> found = deviation(raw, m_legibility);
        const bool other = found && found->confidence >= k_sure_enough;
        const std::string as_file = cleaned_text(decoded(raw, m_encoding));
        DecodedText result{other ? cleaned_text(decoded(raw, found->encoding)) : as_file, found, false};
        if (other && result.text == as_file) {
            result.deviation.reset();
        }
        result.lost_letters = has_lost_letters(result.text);
        return result;
    }

    const DecodedText& decoded_text(const std::string& raw) {
        const auto known = m_known.find(raw);
        return known != m_known.end() ? known->second : m_known.emplace(raw, decode_anew(raw)).first->second;
    }

    /// Headings are often in another state than the cells: that is said of the file, not of a row.
    void decode_heading(std::string& column) {
        if (is_plain(column, m_encoding)) {
            column = trimmed(column);
            return;
        }
        const DecodedText& result = decoded_text(column);
        if (result.deviation && result.deviation->confidence >= k_sure_enough) {
            m_table.understood.push_back(
                {"text of heading '" + result.text + "'", std::string{info(result.deviation->encoding).title},
                 result.deviation->confidence, "it reads as Vietnamese so, its cells do not"});
        }
        column = result.text;
    }

    void decode_cell(TableRow& row, std::size_t column) {
        std::string& cell = row.values[column];
        if (is_plain(cell, m_encoding)) {
            cell = trimmed(cell);
            if (has_lost_letters(cell)) {
                complain(row, column, {cell, std::nullopt, true});
            }
            return;
        }
        const DecodedText& result = decoded_text(cell);
        if (result.deviation || result.lost_letters) {
            complain(row, column, result);
        }
        cell = result.text;
    }

    void complain(const TableRow& row, std::size_t column, const DecodedText& result) {
        const std::string file_encoding{info(m_encoding).title};
        Finding finding{m_table.place(row.number),
                        column < m_table.columns.size() ? m_table.columns[column] : "",
                        FindingKind::mixed_encoding,
                        "",
                        "",
                        Outcome::noted};
        const std::string& raw = row.values[column];
        const bool no_text = m_encoding == Encoding::utf8 && !is_valid_utf8(raw);
        finding.value_seen = cleaned_text(decoded(raw, no_text ? Encoding::cp1252 : m_encoding));
        if (!result.deviation) {
            finding.problem = "'" + result.text + "' has lost letters";
            finding.advice = "Write the text again: what it said cannot be known.";
        } else if (result.deviation->confidence >= k_sure_enough) {
            finding.outcome = Outcome::repaired;
            finding.problem = "'" + finding.value_seen + "' is " +
                              std::string{info(result.deviation->encoding).title} + " in a file of " +
                              file_encoding;
            finding.advice = "Save the whole file in UTF-8.";
            finding.value_used = result.text;
            finding.rule = "decode_cell";
            finding.confidence = result.deviation->confidence;
        } else {
            finding.problem = "'" + finding.value_seen + "' is not " + file_encoding +
                              " as the rest of the file, and may be of several other encodings";
            finding.advice = "Write the text again, or save the whole file in UTF-8.";
        }
        m_findings.add(std::move(finding));
    }

    VectorTable& m_table;
    Encoding m_encoding;
    LegibilityOfFile m_legibility;
    RowFindings& m_findings;
    std::unordered_map<std::string, DecodedText> m_known;
};

/// Do the cells below this heading name places or people? Only there a lone small initial is a lost capital.
bool heads_names(const std::string& column) {
    constexpr std::array<std::string_view, 10> k_words{"xa",  "thon", "phuong",  "huyen",  "tinh",
                                                       "ten", "name", "commune", "hamlet", "dia_danh"};
    const std::string key = identifier(column);
    return std::ranges::find(k_words, std::string_view{key}) != k_words.end() || key.starts_with("ten_") ||
           key.ends_with("_name") || key.starts_with("name_");
}

/// Which columns hold names. A sheet has no columns yet: there a heading is among its first rows.
std::vector<bool> name_columns(const VectorTable& table) {
    constexpr std::size_t k_header_is_above = 40;
    std::vector<bool> names;
    const auto look_at = [&](const std::vector<std::string>& headings) {
        names.resize(std::max(names.size(), headings.size()));
        for (std::size_t column = 0; column < headings.size(); ++column) {
            names[column] = names[column] || heads_names(headings[column]);
        }
    };
    look_at(table.columns);
    for (std::size_t row = 0; table.columns.empty() && row < std::min(table.rows.size(), k_header_is_above);
         ++row) {
        look_at(table.rows[row].values);
    }
    return names;
}

/// Capitals that TCVN3 could not write, where the rest of the cell shows them.
void restore_capitals(VectorTable& table) {
    for (std::string& column : table.columns) {
        column = restored_capitals(column, false).value_or(column);
    }
    const std::vector<bool> names = name_columns(table);
    std::size_t restored = 0;
    std::string example;
    for (TableRow& row : table.rows) {
        for (std::size_t column = 0; column < row.values.size(); ++column) {
            std::string& cell = row.values[column];
            const std::optional<std::string> better =
                is_ascii(cell) ? std::nullopt : restored_capitals(cell, column < names.size() && names[column]);
            if (better) {
                example = restored++ == 0 ? cell + " -> " + *better : example;
                cell = *better;
            }
        }
    }
    if (restored > 0) {
        table.understood.push_back(
            {"capitals", "restored in " + std::to_string(restored) + (restored == 1 ? " cell" : " cells"), 1.0,
             "TCVN3 has no capitals with a tone; " + example});
    }
}

}  // namespace

void settle_text(VectorTable& raw, const std::string& forced_encoding, RowFindings& findings) {
    const std::vector<std::string> samples = samples_of(raw);
    const EncodingGuess guess = guess_encoding(samples);
    const Settled settled = forced_encoding.empty() ? settled_by_guess(guess)
                                                    : settled_by_project(raw, forced_encoding, samples, guess);
    raw.understood.push_back(settled.understood);
    TableText{raw, settled.encoding, findings}.decode();
    if (settled.encoding == Encoding::tcvn3 || settled.encoding == Encoding::tcvn3_as_latin1) {
        restore_capitals(raw);
    }
}

}  // namespace lomsong
