// SPDX-License-Identifier: Apache-2.0
#include "io/clean/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/number_text.hpp"

namespace lomsong {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

struct TechnologyWord {
    std::string_view word;
    Technology technology;
};
constexpr std::array k_technology_words{
    TechnologyWord{"gsm", Technology::g2},    TechnologyWord{"gprs", Technology::g2},
    TechnologyWord{"edge", Technology::g2},   TechnologyWord{"dcs", Technology::g2},
    TechnologyWord{"umts", Technology::g3},   TechnologyWord{"wcdma", Technology::g3},
    TechnologyWord{"hspa", Technology::g3},   TechnologyWord{"hsdpa", Technology::g3},
    TechnologyWord{"hsupa", Technology::g3},  TechnologyWord{"nodeb", Technology::g3},
    TechnologyWord{"lte", Technology::g4},    TechnologyWord{"volte", Technology::g4},
    TechnologyWord{"enodeb", Technology::g4}, TechnologyWord{"enb", Technology::g4},
    TechnologyWord{"nr", Technology::g5},     TechnologyWord{"gnodeb", Technology::g5},
    TechnologyWord{"gnb", Technology::g5},
};
/// Letters that stand in front of a carrier in MHz: "L1800", "U2100", "G900".
constexpr std::array k_carrier_letters{
    TechnologyWord{"g", Technology::g2}, TechnologyWord{"u", Technology::g3}, TechnologyWord{"w", Technology::g3},
    TechnologyWord{"l", Technology::g4}, TechnologyWord{"n", Technology::g5},
};
constexpr std::array<std::string_view, 6> k_negations{"khong", "chua", "no", "not", "without", "bo"};

std::optional<Technology> of_word(std::string_view word, const auto& words) {
    const auto* found = std::ranges::find(words, word, &TechnologyWord::word);
    return found == words.end() ? std::nullopt : std::optional{found->technology};
}

std::optional<Technology> of_generation(char digit) {
    return digit >= '2' && digit <= '5'
               ? std::optional{k_technologies[static_cast<std::size_t>(digit - '2')].technology}
               : std::nullopt;
}

/// A run of letters or a run of digits.
struct Piece {
    std::string_view text;
    bool glued = false;  ///< to the piece before
};

std::vector<Piece> pieces_of(std::string_view plain) {
    std::vector<Piece> pieces;
    std::size_t end_of_last = plain.size() + 1;
    for (std::size_t at = 0; at < plain.size();) {
        const auto same = [&](char c) {
            return is_digit(plain[at]) ? is_digit(c) : is_letter(plain[at]) && is_letter(c);
        };
        if (!is_digit(plain[at]) && !is_letter(plain[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < plain.size() && same(plain[end])) {
            ++end;
        }
        pieces.push_back({plain.substr(at, end - at), at == end_of_last});
        end_of_last = end;
        at = end;
    }
    return pieces;
}

double number_in(std::string_view digits) {
    double number = 0.0;
    for (const char c : digits.substr(0, 9)) {
        number = 10.0 * number + (c - '0');
    }
    return number;
}

/// A carrier in MHz as it stands in names of layers.
std::optional<double> carrier(std::string_view digits) {
    const double mhz = number_in(digits);
    return mhz >= 400.0 && mhz <= 6000.0 ? std::optional{mhz} : std::nullopt;
}

class TechnologyReader {
  public:
    explicit TechnologyReader(std::string_view plain) : m_pieces{pieces_of(plain)} {}

    std::vector<NamedTechnology> read() {
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (std::ranges::find(k_negations, m_pieces[i].text) != k_negations.end()) {
                return {};
            }
            if (is_digit(m_pieces[i].text.front())) {
                read_number(i);
            } else {
                read_word(i);
            }
        }
        return std::move(m_found);
    }

  private:
    void add(Technology technology, std::optional<double> mhz) {
        const auto known = std::ranges::find(m_found, technology, &NamedTechnology::technology);
        if (known == m_found.end()) {
            m_found.push_back({technology, mhz});
        } else if (!known->frequency_mhz) {
            known->frequency_mhz = mhz;
        }
    }
    /// "4" of "4G", and all of "2/3/4G".
    void read_number(std::size_t i) {
        const std::string_view digits = m_pieces[i].text;
        if (digits.size() != 1 || !of_generation(digits.front())) {
            m_waiting.clear();
            return;
        }
        m_waiting.push_back(*of_generation(digits.front()));
        const bool is_g = i + 1 < m_pieces.size() && (m_pieces[i + 1].text == "g" || m_pieces[i + 1].text == "gnr");
        if (is_g) {
            for (const Technology technology : std::exchange(m_waiting, {})) {
                add(technology, std::nullopt);
            }
        }
    }
    void read_word(std::size_t i) {
        const std::string_view word = m_pieces[i].text;
        m_waiting.clear();
        const bool number_behind = i + 1 < m_pieces.size() && is_digit(m_pieces[i + 1].text.front());
        const std::optional<double> mhz = number_behind ? carrier(m_pieces[i + 1].text) : std::nullopt;
        if (const std::optional<Technology> known = of_word(word, k_technology_words)) {
            add(*known, mhz);
        } else if (number_behind && m_pieces[i + 1].glued) {
            const std::optional<Technology> lettered = of_word(word, k_carrier_letters);
            const bool is_band = word == "n" && m_pieces[i + 1].text.size() <= 3;  // n78
            if (lettered && (mhz || is_band)) {
                add(*lettered, mhz);
            }
        }
    }

    std::vector<Piece> m_pieces;
    std::vector<Technology> m_waiting;  ///< generations that a "G" must still confirm
    std::vector<NamedTechnology> m_found;
};

struct PowerWord {
    std::string_view word;  ///< as `identifier` writes it
    PowerSupply supply;
};
constexpr std::array k_power_words{
    PowerWord{"grid", PowerSupply::grid},
    PowerWord{"dien_luoi", PowerSupply::grid},
    PowerWord{"luoi", PowerSupply::grid},
    PowerWord{"luoi_dien", PowerSupply::grid},
    PowerWord{"dien_luoi_quoc_gia", PowerSupply::grid},
    PowerWord{"luoi_dien_quoc_gia", PowerSupply::grid},
    PowerWord{"luoi_quoc_gia", PowerSupply::grid},
    PowerWord{"evn", PowerSupply::grid},
    PowerWord{"co", PowerSupply::grid},
    PowerWord{"co_dien", PowerSupply::grid},
    PowerWord{"co_dien_luoi", PowerSupply::grid},
    PowerWord{"da_co_dien", PowerSupply::grid},
    PowerWord{"da_co_dien_luoi", PowerSupply::grid},
    PowerWord{"yes", PowerSupply::grid},
    PowerWord{"none", PowerSupply::none},
    PowerWord{"no", PowerSupply::none},
    PowerWord{"khong", PowerSupply::none},
    PowerWord{"khong_co", PowerSupply::none},
    PowerWord{"khong_dien", PowerSupply::none},
    PowerWord{"khong_co_dien", PowerSupply::none},
    PowerWord{"khong_co_dien_luoi", PowerSupply::none},
    PowerWord{"chua", PowerSupply::none},
    PowerWord{"chua_co", PowerSupply::none},
    PowerWord{"chua_co_dien", PowerSupply::none},
    PowerWord{"chua_co_dien_luoi", PowerSupply::none},
    PowerWord{"solar", PowerSupply::solar},
    PowerWord{"pin_mat_troi", PowerSupply::solar},
    PowerWord{"dien_mat_troi", PowerSupply::solar},
    PowerWord{"nang_luong_mat_troi", PowerSupply::solar},
    PowerWord{"nlmt", PowerSupply::solar},
    PowerWord{"mat_troi", PowerSupply::solar},
    PowerWord{"hydro", PowerSupply::hydro},
    PowerWord{"thuy_dien", PowerSupply::hydro},
    PowerWord{"thuy_dien_nho", PowerSupply::hydro},
    PowerWord{"may_phat_nuoc", PowerSupply::hydro},
    PowerWord{"generator", PowerSupply::generator},
    PowerWord{"diesel", PowerSupply::generator},
    PowerWord{"may_phat", PowerSupply::generator},
    PowerWord{"may_phat_dien", PowerSupply::generator},
    PowerWord{"may_no", PowerSupply::generator},
};

}  // namespace

std::vector<NamedTechnology> technologies_in(std::string_view text) {
    if (const std::optional<Technology> plain = technology_named(text)) {
        return {NamedTechnology{*plain, std::nullopt}};
    }
    return TechnologyReader{plain_form(text)}.read();
}

std::optional<Technology> technology_of_code(std::string_view code) {
    const std::string plain = plain_form(code);
    const bool ends_so = plain.size() >= 2 && plain.back() == 'g' && is_digit(plain[plain.size() - 2]);
    return ends_so ? of_generation(plain[plain.size() - 2]) : std::nullopt;
}

std::string_view name_of(PowerSupply supply) {
    switch (supply) {
        case PowerSupply::grid: return "grid";
        case PowerSupply::none: return "none";
        case PowerSupply::solar: return "solar";
        case PowerSupply::hydro: return "hydro";
        case PowerSupply::generator: return "generator";
    }
    return "";
}

std::optional<PowerSupply> power_supply(std::string_view text) {
    const std::string word = identifier(text);
    const auto* found = std::ranges::find(k_power_words, std::string_view{word}, &PowerWord::word);
    return found == k_power_words.end() ? std::nullopt : std::optional{found->supply};
}

}  // namespace lomsong
