// SPDX-License-Identifier: Apache-2.0
/// @file  The page of a comparison for people: what moved, by how much, and why.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "io/write/change_counts.hpp"
#include "io/write/changes.hpp"
#include "io/write/text_table.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

/// So many of a list are named, so that the page stays one page.
constexpr std::size_t k_named_hamlets = 10;
constexpr std::size_t k_named_parameters = 5;

class Page {
  public:
    Page(const ChangesReport& report, Language language)
        : m_report{report}, m_comparison{report.comparison}, m_language{language} {}

    std::string text() {
        warnings();
        m_text += say("Biến động so với {}: {}\n", "Changes since {}: {}\n", m_report.before.name,
                      m_report.now.title.empty() ? m_report.now.name : m_report.now.title);
        method();
        hamlets();
        counts();
        reasons();
        stations();
        listed(ChangeKind::new_gap, true);
        listed(ChangeKind::worsened, false);
        listed(ChangeKind::resolved, false);
        listed(ChangeKind::improved, false);
        doubts();
        return std::move(m_text);
    }

  private:
    template <class... Parts>
    [[nodiscard]] std::string say(std::string_view vietnamese, std::string_view english,
                                  const Parts&... parts) const {
        return fmt::format(fmt::runtime(pick(m_language, vietnamese, english)), parts...);
    }
    template <class Info>
    [[nodiscard]] std::string_view word(const Info& entry) const {
        return pick(m_language, entry.vietnamese, entry.english);
    }
    [[nodiscard]] std::string count(std::size_t value) const {
        return number(static_cast<double>(value), 0, m_language);
    }
    [[nodiscard]] std::string share_of(std::size_t part, std::size_t whole) const {
        return share(static_cast<double>(part), static_cast<double>(whole), 0, m_language);
    }

    void warnings() {
        if (m_report.before.made_up || m_report.now.made_up) {
            m_text += say("DỮ LIỆU GIẢ ĐỊNH.\n", "MADE-UP DATA.\n");
        }
        if (m_comparison.parameters_steer) {
            m_text +=
                say("KHÔNG CHỈ SO SÁNH MẠNG LƯỚI: {}. Dùng --same-parameters để tính lại kỳ trước.\n",
                    "NOT A COMPARISON OF NETWORKS ALONE: {}. --same-parameters computes the old result anew.\n",
                    differences());
        } else if (m_comparison.same_parameters) {
            m_text +=
                say("Kỳ trước đã được tính lại với tham số, địa hình và phần mềm của kỳ này.\n",
                    "The old result was computed anew with the parameters, terrain and version of the new one.\n");
        }
    }

    /// "radio.radius_km 15 -> 20, version 0.1.0 -> 0.2.0"; hashes are too long to be read.
    [[nodiscard]] std::string differences() const {
        std::string text;
        std::size_t named = 0;
        std::size_t all = 0;
        for (const ParameterDifference& difference : m_comparison.parameters) {
            if (!difference.steers) {
                continue;
            }
            ++all;
            if (named == k_named_parameters) {
                continue;
            }
            const bool readable = !difference.key.starts_with("inputs.");
            text += fmt::format("{}{}", named == 0 ? "" : ", ", difference.key);
            text += readable ? fmt::format(" {} -> {}", shown(difference.before), shown(difference.now)) : "";
            ++named;
        }
        return all > named ? text + say(" và {} khác", " and {} more", count(all - named)) : text;
    }
    static std::string_view shown(const std::string& value) {
        return value.empty() ? "-" : std::string_view{value};
    }

    void method() {
        m_text +=
            m_comparison.method == ReasonMethod::recomputed
                ? say("Nguyên nhân được xác định bằng cách tính lại, mỗi lần thay một nhóm số liệu.\n",
                      "Reasons were found by computing again with one group of inputs exchanged at a time.\n")
                : say("Nguyên nhân suy từ những gì khác nhau trong tầm phủ của thôn: có thể, chưa chắc chắn.\n",
                      "Reasons are by sets, from what differs within reach of the hamlet: they may be, they "
                      "need not be.\n");
    }

    void hamlets() {
        std::size_t added = 0;
        std::size_t removed = 0;
        for (const HamletChange& hamlet : m_comparison.hamlets) {
            added += hamlet.before ? 0U : 1U;
            removed += hamlet.now ? 0U : 1U;
        }
        m_text += say("\nThôn có trong cả hai kỳ: {}. Chỉ có trong kỳ này: {}. Chỉ có trong kỳ trước: {}.\n\n",
                      "\nHamlets of both results: {}. Only in the new one: {}. Only in the old one: {}.\n\n",
                      count(m_comparison.hamlets.size() - added - removed), count(added), count(removed));
    }

    void counts() {
        std::vector<ChangeCounts> columns{counted(m_comparison, std::nullopt)};
        TextRow head{say("Thôn", "Hamlets"), say("bất kỳ nhà mạng", "any operator")};
        for (std::size_t i = 0; i < m_comparison.operators.size(); ++i) {
            head.push_back(m_comparison.operators[i]);
            columns.push_back(counted(m_comparison, i));
        }
        std::vector<TextRow> rows{head};
        for (std::size_t kind = 0; kind <= static_cast<std::size_t>(ChangeKind::unchanged); ++kind) {
            TextRow row{std::string{word(k_change_kinds[kind])}};
            for (const ChangeCounts& column : columns) {
                row.push_back(share_of(column.kinds[kind], column.hamlets));
            }
            rows.push_back(std::move(row));
        }
        m_text += aligned(rows);
        others(m_comparison.operators_gone, "Nhà mạng chỉ có trong kỳ trước: {}.\n",
               "Operators only in the old result: {}.\n");
        others(m_comparison.operators_new, "Nhà mạng chỉ có trong kỳ này: {}.\n",
               "Operators only in the new result: {}.\n");
    }

    void others(const std::vector<std::string>& names, std::string_view vietnamese, std::string_view english) {
        if (!names.empty()) {
            m_text += say(vietnamese, english, fmt::format("{}", fmt::join(names, ", ")));
        }
    }

    /// Of the changes for any operator.
    void reasons() {
        const ChangeCounts counts = counted(m_comparison, std::nullopt);
        const std::size_t changed = counts.hamlets - counts.kinds[static_cast<std::size_t>(ChangeKind::unchanged)];
        m_text += say("\nNguyên nhân (bất kỳ nhà mạng, {} thôn thay đổi)\n",
                      "\nReasons (any operator, {} hamlets changed)\n", count(changed));
        std::vector<TextRow> rows;
        const auto add = [&](std::string_view name, std::size_t value) {
            if (value > 0) {
                rows.push_back({"  " + std::string{name}, share_of(value, changed)});
            }
        };
        for (std::size_t i = 0; i < counts.reasons.size(); ++i) {
            add(word(k_change_reasons[i]), counts.reasons[i]);
        }
        add(say("chưa rõ", "unexplained"), counts.no_known_reason);
        m_text += aligned(rows);
        if (counts.several_reasons > 0) {
            m_text +=
                say("  ({} thôn do nhiều nguyên nhân, được đếm ở mỗi nguyên nhân)\n",
                    "  ({} hamlets have several, and are counted under each)\n", count(counts.several_reasons));
        }
    }

    void stations() {
        std::array<std::size_t, k_station_changes.size()> kinds{};
        for (const StationChange& station : m_comparison.stations) {
            ++kinds[static_cast<std::size_t>(station.kind)];
        }
        m_text += say("\nTrạm: thêm {}, bớt {}, thay đổi {}, đổi mã {}.\n",
                      "\nStations: {} came, {} went, {} changed, {} renamed.\n", count(kinds[0]), count(kinds[1]),
                      count(kinds[2]), count(kinds[3]));
    }

    /// The hamlets of one kind of change for any operator, by name, with the reason.
    void listed(ChangeKind kind, bool even_none) {
        std::string lines;
        std::size_t all = 0;
        for (const HamletChange& hamlet : m_comparison.hamlets) {
            if (hamlet.any.kind == kind && ++all <= k_named_hamlets) {
                lines += line_of(hamlet);
            }
        }
        if (all == 0 && !even_none) {
            return;
        }
        m_text += fmt::format("\n{} ({})\n{}", word(info(kind)), count(all), lines);
        if (all > k_named_hamlets) {
            m_text += say("  ... và {} thôn khác trong changes.geojson\n", "  ... and {} more in changes.geojson\n",
                          count(all - k_named_hamlets));
        }
    }

    [[nodiscard]] std::string line_of(const HamletChange& change) const {
        const Hamlet& hamlet = hamlet_of(m_report.before, m_report.now, change).declared;
        return fmt::format("  {} ({}), {}: {} -> {}; {}\n", hamlet.name, hamlet.code, hamlet.commune,
                           label(change.any.before, m_language), label(change.any.now, m_language),
                           reason_of(change));
    }

    [[nodiscard]] std::string reason_of(const HamletChange& change) const {
        std::string text;
        for (const ChangeReason reason : change.any.reasons) {
            text += (text.empty() ? "" : " + ") + std::string{word(info(reason))};
        }
        if (text.empty()) {
            text = say("chưa rõ nguyên nhân", "unexplained");
        }
        if (!change.any.stations.empty()) {
            const StationChange& station = m_comparison.stations.at(change.any.stations.front());
            text += fmt::format(": {} {}", station.code, label(station.kind, m_language));
            if (change.any.stations.size() > 1) {
                text += fmt::format(" (+{})", change.any.stations.size() - 1);
            }
        }
        return text;
    }

    void doubts() {
        const auto corrected = static_cast<std::size_t>(std::ranges::count_if(
            m_comparison.hamlets, [](const HamletChange& hamlet) { return !hamlet.corrections.empty(); }));
        if (corrected > 0) {
            m_text += say("\nThôn có số liệu được sửa: {} (changes.json).\n",
                          "\nHamlets whose own data were corrected: {} (changes.json).\n", count(corrected));
        }
        if (!m_comparison.doubts.empty()) {
            m_text += say("\nCần đối chiếu: {} trường hợp tách, nhập hoặc chưa chắc là một thôn (changes.json).\n",
                          "\nTo be checked: {} splits, merges or hamlets that may be the same (changes.json).\n",
                          count(m_comparison.doubts.size()));
        }
    }

    const ChangesReport& m_report;
    const Comparison& m_comparison;
    Language m_language;
    std::string m_text;
};

}  // namespace

std::string changes_text(const ChangesReport& report, Language language) { return Page{report, language}.text(); }

}  // namespace lomsong
