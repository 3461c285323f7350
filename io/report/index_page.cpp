// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/report/index_template.hpp"
#include "io/report/map_pages.hpp"
#include "io/write/projection.hpp"

namespace lomsong {

namespace {

/// Units of the little map along its longer side.
constexpr double k_map_edge = 1000.0;
/// Fills by the share of hamlets without signal or with a dead zone: none, below each limit, from the last on.
constexpr std::array k_limits{0.01, 0.02, 0.05, 0.1};
constexpr std::array<std::string_view, 6> k_fills{"#ffffff", "#fbe3d3", "#f2bd97", "#e58f58", "#c9611f", "#8a3a08"};

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char letter : text) {
        switch (letter) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            default: safe += letter;
        }
    }
    return safe;
}

std::string shown_name(const MapShare& share, Language language) {
    return share.name().empty() ? say(language, "provinces.no_name") : share.name();
}

std::string link_of(const MapShare& share) { return fmt::format("{}/{}.html", k_map_folder, share.stem()); }

std::string_view fill_of(const ShareCounts& counts) {
    const std::size_t without = counts.no_signal + counts.dead_zone;
    if (without == 0) {
        return k_fills.front();
    }
    const double part = static_cast<double>(without) / static_cast<double>(counts.hamlets);
    const auto below = std::upper_bound(k_limits.begin(), k_limits.end(), part);
    return k_fills[static_cast<std::size_t>(below - k_limits.begin()) + 1];
}

ShareCounts total_of(std::span<const MapShare> shares) {
    ShareCounts total;
    for (const MapShare& share : shares) {
        total.hamlets += share.counts().hamlets;
        total.no_signal += share.counts().no_signal;
        total.dead_zone += share.counts().dead_zone;
        total.undecided += share.counts().undecided;
        total.population += share.counts().population;
    }
    return total;
}

/// Degrees to whole units of the little map, in equal steps of a metre both ways at its middle.
class LittleMap {
  public:
    explicit LittleMap(const Box& degrees) : m_degrees{degrees} {
        const double middle = (degrees.min_y + degrees.max_y) / 2.0;
        m_shrink = std::cos(middle * std::numbers::pi / 180.0);
        const double edge = std::max((degrees.max_x - degrees.min_x) * m_shrink, degrees.max_y - degrees.min_y);
        m_scale = edge > 0.0 ? k_map_edge / edge : 1.0;
    }
    [[nodiscard]] std::pair<int, int> at(Point point) const {
        return {static_cast<int>(std::lround((point.x - m_degrees.min_x) * m_shrink * m_scale)),
                static_cast<int>(std::lround((m_degrees.max_y - point.y) * m_scale))};
    }
    /// A ring as a path of relative steps; nothing when it is smaller than a unit.
    [[nodiscard]] std::string path(const Ring& ring) const {
        std::string text;
        std::pair<int, int> here{};
        for (const Point vertex : ring) {
            const std::pair<int, int> next = at(vertex);
            if (text.empty()) {
                text = fmt::format("M{} {}", next.first, next.second);
            } else if (next != here) {
                text += fmt::format("l{} {}", next.first - here.first, next.second - here.second);
            }
            here = next;
        }
        return text.find('l') == std::string::npos ? std::string{} : text + "z";
    }

  private:
    Box m_degrees;
    double m_shrink = 1.0;
    double m_scale = 1.0;
};

/// The ground of some communes as one.
std::string path_of(const LittleMap& map, const FeatureTable& communes) {
    MultiPolygon parts;
    for (const Feature& commune : communes.features) {
        if (const auto* area = std::get_if<MultiPolygon>(&commune.geometry)) {
            parts.insert(parts.end(), area->begin(), area->end());
        }
    }
    std::string path;
    for (const Polygon& part : dissolved(parts)) {
        path += map.path(part.outer);
    }
    return path;
}

std::string map_of(const ResultTables& result, std::span<const MapShare> shares, Language language) {
    Box all;
    for (const MapShare& share : shares) {
        all.add(share.degrees());
    }
    if (all.empty()) {
        return {};
    }
    const LittleMap map{all};
    const auto [width, height] = map.at({all.max_x, all.min_y});
    const FeatureTable& communes = result.table("communes");
    std::string svg = fmt::format(R"(<svg viewBox="-5 -5 {} {}" role="group" aria-label="{}">)", width + 10,
                                  height + 10, escaped(say(language, "provinces.map_label")));
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const MapShare& share = shares[i];
        const std::string_view fill = fill_of(share.counts());
        const std::string path = path_of(map, share.of(communes));
        const auto [x, y] = map.at({(share.degrees().min_x + share.degrees().max_x) / 2.0,
                                    (share.degrees().min_y + share.degrees().max_y) / 2.0});
        svg += fmt::format(
            R"(<a href="{}"><title>{}: {}</title><path d="{}" fill="{}" stroke="#4d4d4d" stroke-width="1.5"/>)"
            R"(<text x="{}" y="{}" font-size="30">{}</text></a>)",
            link_of(share), escaped(shown_name(share, language)),
            lomsong::share(share.counts().no_signal + share.counts().dead_zone, share.counts().hamlets, language),
            path, fill, x, y, i + 1);
    }
    return svg + "</svg>";
}

std::string cells_of(const ShareCounts& counts, Language language) {
    return fmt::format("<td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>", count(counts.hamlets, language),
                       share(counts.no_signal, counts.hamlets, language),
                       share(counts.dead_zone, counts.hamlets, language),
                       share(counts.undecided, counts.hamlets, language), number(counts.population, 0, language));
}

std::string table_of(std::span<const MapShare> shares, Language language) {
    std::string html = "<table><thead><tr>";
    for (const std::string_view head :
         {"number", "province", "hamlets", "no_signal", "dead_zone", "undecided", "people"}) {
        html +=
            fmt::format(R"(<th scope="col">{}</th>)", escaped(say(language, fmt::format("provinces.{}", head))));
    }
    html += "</tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < shares.size(); ++i) {
        html += fmt::format(R"(<tr><td>{}</td><th scope="row"><a href="{}">{}</a></th>{}</tr>)", i + 1,
                            link_of(shares[i]), escaped(shown_name(shares[i], language)),
                            cells_of(shares[i].counts(), language)) +
                "\n";
    }
    return html + fmt::format(R"(</tbody><tfoot><tr><td></td><th scope="row">{}</th>{}</tr></tfoot></table>)",
                              escaped(say(language, "provinces.total")), cells_of(total_of(shares), language));
}

std::string body_in(Language language, const ResultTables& result, std::span<const MapShare> shares,
                    const std::string& title) {
    const ResultFacts& facts = result.facts();
    const ShareCounts total = total_of(shares);
    std::string under = say(language, "provinces.page");
    if (!facts.data_date.empty()) {
        under += " · " + say(language, "map.data_of", {{"date", shown_date(facts.data_date, language)}});
    }
    const std::string sum = say(language, "provinces.sum",
                                {{"provinces", count(shares.size(), language)},
                                 {"hamlets", count(total.hamlets, language)},
                                 {"no_signal", share(total.no_signal, total.hamlets, language)},
                                 {"dead_zone", share(total.dead_zone, total.hamlets, language)}});
    const std::string made_up =
        facts.made_up ? fmt::format(R"(<p class="made-up">{}</p>)", escaped(say(language, "map.made_up"))) : "";
    return fmt::format(
        "<main lang=\"{}\">\n<h1>{}</h1>\n<p class=\"quiet\">{}</p>\n{}\n<p class=\"sum\">{}</p>\n<div "
        "class=\"both\">\n"
        "<figure>{}<figcaption>{}</figcaption></figure>\n<div class=\"table\">{}</div>\n</div>\n"
        "<p class=\"quiet\">{}</p>\n</main>\n",
        language == Language::vietnamese ? "vi" : "en", escaped(title), escaped(under), made_up, escaped(sum),
        map_of(result, shares, language), escaped(say(language, "provinces.caption")), table_of(shares, language),
        escaped(say(language, "map.made_with", {{"version", facts.version}})));
}

void put(std::string& page, std::string_view mark, const std::string& text) {
    page.replace(page.find(mark), mark.size(), text);
}

}  // namespace

std::string index_page(const ResultTables& result, std::span<const MapShare> shares,
                       const MapPageOptions& options) {
    const ResultFacts& facts = result.facts();
    const Language language = options.language.value_or(facts.language);
    const auto title_in = [&](Language shown) {
        const std::string& title = options.title.empty() ? facts.title : options.title;
        return title.empty() ? say(shown, "map.untitled") : title;
    };
    const bool is_english = language == Language::english;
    std::string page{index_template()};
    put(page, "@LANGUAGE@", is_english ? "en" : "vi");
    put(page, "@TITLE@", escaped(title_in(language)));
    put(page, "@VI@", is_english ? "" : "checked");
    put(page, "@EN@", is_english ? "checked" : "");
    put(page, "@BODY@",
        body_in(Language::vietnamese, result, shares, title_in(Language::vietnamese)) +
            body_in(Language::english, result, shares, title_in(Language::english)));
    return page;
}

}  // namespace lomsong
