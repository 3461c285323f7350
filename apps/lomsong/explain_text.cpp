// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <fmt/format.h>

#include "apps/lomsong/explain_answer.hpp"
#include "io/write/evidence_words.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

/// Writes the sentences; numbers, winds and causes in the reader's language.
class Letter {
  public:
    Letter(const ExplainAnswer& answer, Language language)
        : m_answer{answer},
          m_layers{answer.scene.layers()},
          m_parameters{answer.scene.parameters()},
          m_language{language},
          m_to_wgs84{m_layers.crs.definition} {}

    [[nodiscard]] std::string whole() const {
        const Hamlet& hamlet = m_layers.hamlets[m_answer.hamlet.hamlet];
        std::string text = m_parameters.made_up ? say("DỮ LIỆU GIẢ ĐỊNH.\n", "MADE-UP DATA.\n") : "";
        text += fmt::format("{} ({}), {}: {}\n", hamlet.name, hamlet.code, hamlet.commune,
                            label(m_answer.hamlet.result.status, m_language));
        for (const std::size_t which : m_answer.operators) {
            text += "\n" + of_operator(which);
        }
        return text;
    }

  private:
    template <class... Parts>
    [[nodiscard]] std::string say(std::string_view vietnamese, std::string_view english,
                                  const Parts&... parts) const {
        return fmt::format(fmt::runtime(pick(m_language, vietnamese, english)), parts...);
    }
    [[nodiscard]] std::string amount(double value, int digits) const { return number(value, digits, m_language); }
    [[nodiscard]] std::string name_of(std::uint32_t sector) const { return sector_name(m_layers.sectors[sector]); }

    /// "3.61 km to the north-east (42°)".
    [[nodiscard]] std::string away(Point from, Point to) const {
        const Angle direction = bearing(from, to);
        return say("cách {} km về hướng {} ({}°)", "{} km to the {} ({}°)",
                   amount(in_kilometres(distance(from, to)), 2), label(wind_of(direction), m_language),
                   amount(direction.value(), 0));
    }

    /// "7.1 dB short", "12.0 dB to spare".
    [[nodiscard]] std::string standing(Decibels margin) const {
        const std::string gap = amount(std::abs(margin.value()), 1);
        return margin.value() < 0.0 ? say("thiếu {} dB", "{} dB short", gap)
                                    : say("dư {} dB", "{} dB to spare", gap);
    }

    [[nodiscard]] std::string of_operator(std::size_t which) const {
        const OperatorVerdict& verdict = m_answer.hamlet.result.operators[which];
        const OperatorEvidence& evidence = m_answer.hamlet.evidence.operators[which];
        std::string text = fmt::format("{}: {}.", m_layers.operators[which], label(verdict.status, m_language));
        if (evidence.worst_point && evidence.margin) {
            text += " " + worst_point(*evidence.worst_point, *evidence.margin);
        }
        text += "\n";
        for (const TechnologyInfo& technology : k_technologies) {
            text += best_server(technology, verdict.technologies[index_of(technology.technology)]);
        }
        for (std::size_t i = 0; i < evidence.nearest.size(); ++i) {
            text += nearby(evidence.nearest[i], i == 0);
        }
        return evidence.gap ? text + of_gap(*evidence.gap, evidence.worst_point) : text;
    }

    /// "Worst tested point: group of houses 2, 7.1 dB short of service with 90 % probability."
    [[nodiscard]] std::string worst_point(std::size_t point, Decibels margin) const {
        const std::string where = m_answer.hamlet.points[point].is_centre
                                      ? say("trung tâm thôn", "the centre")
                                      : say("cụm dân cư {}", "group of houses {}", point);
        return say("Điểm kém nhất: {}, {} so với mức có sóng ở xác suất {} %.",
                   "Worst tested point: {}, {} for service with {} % probability.", where, standing(margin),
                   amount(100.0 * m_parameters.probability.target, 0));
    }

    [[nodiscard]] std::string best_server(const TechnologyInfo& technology,
                                          const TechnologyVerdict& verdict) const {
        if (!verdict.centre.level) {
            return "";
        }
        const Decibels margin = margin_of(m_answer.scene, technology.technology, *verdict.centre.level);
        return say("  {}: trạm mạnh nhất ở trung tâm {}, {}: {} {} dBm, {}; xác suất đạt {} %{}\n",
                   "  {}: strongest at the centre {}, {}: {} {} dBm, {}; {} % likely to be good{}\n",
                   technology.name, name_of(verdict.centre.sector),
                   away(m_answer.hamlet.points.front().position, m_layers.sectors[verdict.centre.sector].position),
                   technology.level_name, amount(verdict.centre.level->value(), 1), standing(margin),
                   amount(100.0 * verdict.probability.value_or(0.0), 1),
                   verdict.assumed ? say("; có số liệu giả định", "; some inputs are assumed") : "");
    }

    [[nodiscard]] std::string nearby(const NearbyStation& station, bool is_nearest) const {
        const std::string place =
            away(m_answer.hamlet.points.front().position, m_layers.sectors[station.sector].position);
        const std::string& name = m_layers.sectors[station.sector].station;
        const std::string serves =
            !station.margin ? say("chưa tính được", "cannot be computed")
            : station.margin->value() >= 0.0
                ? say("phủ tới trung tâm ({})", "serves the centre ({})", standing(*station.margin))
                : say("không phủ tới trung tâm ({})", "does not serve the centre ({})", standing(*station.margin));
        return is_nearest
                   ? say("  Trạm gần nhất: {}, {}, {}.\n", "  Nearest station: {}, {}, {}.\n", name, place, serves)
                   : say("  Trạm gần thứ hai: {}, {}, {}.\n", "  Second nearest: {}, {}, {}.\n", name, place,
                         serves);
    }

    [[nodiscard]] std::string of_gap(const GapEvidence& gap, std::optional<std::size_t> worst_point) const {
        std::string text = say("  Nguyên nhân: {}. ", "  Cause: {}. ", label(gap.cause, m_language)) +
                           because(gap, worst_point) + "\n";
        if (!gap.alone) {
            text += say("  Chỉ khắc phục riêng nguyên nhân này thì chưa đủ.\n",
                        "  Mending this alone would not be enough.\n");
        }
        for (std::size_t i = 0; i < gap.remedies.size(); ++i) {
            const std::string words = sentence(gap.remedies[i], m_layers, m_language);
            text += i == 0 ? say("  Thay đổi nhỏ nhất: {}.\n", "  Smallest change: {}.\n", words)
                           : say("  Hoặc: {}.\n", "  Or: {}.\n", words);
        }
        return text;
    }

    [[nodiscard]] std::string because(const GapEvidence& gap, std::optional<std::size_t> worst_point) const {
        if (gap.cause == GapCause::no_data) {
            std::string missing{label(gap.missing, m_language)};
            return say("Lý do: {}.", "Reason: {}.", missing);
        }
        if (!gap.sector || !worst_point) {
            return say(
                "Kể cả khi không có gì che khuất và ăng-ten hướng thẳng về thôn, không trạm nào trong bán kính "
                "{} km phủ tới.",
                "Even if nothing stood in the way and every antenna looked here, no station within {} km would "
                "serve.",
                amount(in_kilometres(m_parameters.radio.radius), 0));
        }
        const std::string from =
            fmt::format("{}, {}, {}", name_of(*gap.sector),
                        away(m_answer.hamlet.points[*worst_point].position, m_layers.sectors[*gap.sector].position),
                        standing(gap.margin));
        return say("Xét {}: {}", "Seen from {}: {}", from, effect(gap));
    }

    /// What the change that names the cause would bring.
    [[nodiscard]] std::string effect(const GapEvidence& gap) const {
        const std::string gain = amount(gap.gain.value(), 1);
        switch (gap.cause) {
            case GapCause::assumed_inputs:
                return say(
                    "với những giá trị mà nhà mạng khai ở trạm khác thay cho giá trị giả định thì thêm {} dB.",
                    "with values that the operator declares elsewhere instead of assumed ones it gains {} dB.",
                    gain);
            case GapCause::sector_points_away:
                return say("nếu ăng-ten hướng thẳng về đây thì thêm {} dB.",
                           "looking straight here, its antenna would gain {} dB.", gain);
            case GapCause::vegetation:
                return say("cây cối, nhà cửa trên đường truyền làm mất {} dB{}.",
                           "trees and roofs on the way cost {} dB{}.", gain, obstacle(gap));
            case GapCause::terrain_blocked:
                return say("địa hình trên đường truyền làm mất {} dB{}.", "the ground on the way costs {} dB{}.",
                           gain, obstacle(gap));
            case GapCause::beyond_horizon:
                return say("độ cong của Trái Đất làm mất {} dB.", "the curve of the Earth costs {} dB.", gain);
            case GapCause::technology_missing: {
                const Sector& donor = m_layers.sectors[gap.donor.value_or(*gap.sector)];
                return say("nếu ở đó có thêm {} như trạm {} thì hơn {} dB.",
                           "with {} there, as station {} has it, it would stand {} dB better.",
                           info(donor.technology).name, donor.station, gain);
            }
            case GapCause::none:
            case GapCause::no_data:
            case GapCause::no_station_in_range: break;
        }
        return {};
    }

    /// " (103.77120, 22.57880)", longitude first, as maps take it in every language; empty when it has no place
    /// there.
    [[nodiscard]] std::string in_degrees(Point point) const {
        const auto degrees = m_to_wgs84(point);
        return degrees ? fmt::format(" ({:.5f}, {:.5f})", degrees->x, degrees->y) : "";
    }

    /// "; what blocks most stands 1.24 km from the station (103.77120, 22.57880), 86 m above the line of sight".
    [[nodiscard]] std::string obstacle(const GapEvidence& gap) const {
        if (!gap.ridge) {
            return {};
        }
        const double above_m = gap.ridge->above_line.value();
        const std::string height =
            above_m >= 0.0
                ? say("cao hơn tầm nhìn thẳng {} m", "{} m above the line of sight", amount(above_m, 0))
                : say("thấp hơn tầm nhìn thẳng {} m", "{} m below the line of sight", amount(-above_m, 0));
        return say("; chỗ che khuất nhất cách trạm {} km{}, {}",
                   "; what blocks most stands {} km from the station{}, {}",
                   amount(in_kilometres(gap.ridge->from_station), 2), in_degrees(gap.ridge->position), height);
    }

    const ExplainAnswer& m_answer;
    const Layers& m_layers;
    const RunParameters& m_parameters;
    Language m_language;
    ToWgs84 m_to_wgs84;
};

}  // namespace

std::string explain_text(const ExplainAnswer& answer, Language language) {
    return Letter{answer, language}.whole();
}

}  // namespace lomsong
