// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/link_plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "apps/lomsong/version.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

namespace {

/// The sentences of the plot. The signs of PointStatus are by the enumerator's value.
struct Words {
    std::string_view title, geometry, blocked, grazed, above, below, alone;
    std::string_view zone_blocked, zone_touched, zone_free, no_loss, receiver;
    std::array<std::string_view, 4> status;
    char decimal_mark;
};
constexpr Words k_vietnamese{
    .title = "Mặt cắt tuyến truyền sóng: trạm {}, sector {} ({} {})",
    .geometry = "Đến {}, {}  ·  {} km, phương vị {}°  ·  {} MHz  ·  suy hao {} dB  ·  {} {} dBm: {}",
    .blocked = "Bị chắn ở {} km: đỉnh cao {} m",
    .grazed = "Chạm miền Fresnel ở {} km: đỉnh cao {} m",
    .above = "{} m trên đường ngắm",
    .below = "{} m dưới đường ngắm",
    .alone = "riêng vật cản này làm mất {} dB",
    .zone_blocked = "Miền Fresnel thứ nhất bị che khuất, nặng nhất ở {} km",
    .zone_touched = "Miền Fresnel thứ nhất: chỗ hẹp nhất ở {} km, còn thông thoáng {} % bán kính",
    .zone_free = "Miền Fresnel thứ nhất thông thoáng suốt tuyến",
    .no_loss = "Đến {}, {}  ·  {} km, phương vị {}°  ·  {} MHz  ·  mô hình không tính được suy hao",
    .receiver = "Máy thu",
    .status = {"không có sóng", "sóng yếu", "sóng tốt", "không rõ"},
    .decimal_mark = ','};
constexpr Words k_english{
    .title = "Path profile: station {}, sector {} ({} {})",
    .geometry = "To {}, {}  ·  {} km, bearing {}°  ·  {} MHz  ·  loss {} dB  ·  {} {} dBm: {}",
    .blocked = "Blocked at {} km: top {} m above sea level",
    .grazed = "Fresnel zone touched at {} km: top {} m above sea level",
    .above = "{} m above the line of sight",
    .below = "{} m below the line of sight",
    .alone = "{} dB from this obstacle alone",
    .zone_blocked = "First Fresnel zone blocked, most at {} km",
    .zone_touched = "First Fresnel zone: tightest at {} km, {} % of its radius clear",
    .zone_free = "First Fresnel zone free all along the path",
    .no_loss = "To {}, {}  ·  {} km, bearing {}°  ·  {} MHz  ·  the model has no loss for this link",
    .receiver = "Receiver",
    .status = {"no signal", "weak", "good", "unknown"},
    .decimal_mark = '.'};

/// Sentences with numbers in the language's own writing.
class Writer {
  public:
    explicit Writer(Language language) : m_words{language == Language::vietnamese ? k_vietnamese : k_english} {}

    [[nodiscard]] const Words& words() const { return m_words; }
    [[nodiscard]] std::string number(double value, int decimals) const {
        std::string text = fmt::format("{:.{}f}", value, decimals);
        std::ranges::replace(text, '.', m_words.decimal_mark);
        return text.front() == '-' ? "\u2013" + text.substr(1) : text;
    }
    template <class... Values>
    [[nodiscard]] static std::string fill(std::string_view sentence, const Values&... values) {
        return fmt::format(fmt::runtime(sentence), values...);
    }

  private:
    const Words& m_words;
};

std::string geometry_line(const RadioScene& scene, const LinkAnswer& answer, const Writer& writer) {
    const LinkReport& report = answer.report;
    const RadioSector& sector = scene.sectors()[report.sector];
    const std::string x = writer.number(answer.place.x, 5);
    const std::string y = writer.number(answer.place.y, 5);
    const std::string distance = writer.number(in_kilometres(report.direction.distance), 2);
    const std::string bearing = writer.number(report.direction.azimuth.value(), 0);
    const std::string frequency = writer.number(in_megahertz(sector.frequency), 0);
    if (!report.loss.known()) {
        return Writer::fill(writer.words().no_loss, x, y, distance, bearing, frequency);
    }
    return Writer::fill(writer.words().geometry, x, y, distance, bearing, frequency,
                        writer.number(report.loss.loss.value(), 1), info(sector.technology).level_name,
                        writer.number(report.level.value(), 1),
                        writer.words().status[static_cast<std::size_t>(report.status)]);
}

std::string zone_line(const FresnelClearance& tightest, const Writer& writer) {
    const Words& words = writer.words();
    const std::string place = writer.number(in_kilometres(tightest.distance), 2);
    return tightest.share >= 1.0 ? std::string{words.zone_free}
           : tightest.share <= 0.0
               ? Writer::fill(words.zone_blocked, place)
               : Writer::fill(words.zone_touched, place, writer.number(100.0 * tightest.share, 0));
}

PlotObstacle drawn(const LinkReport& report, const Obstacle& obstacle, const Writer& writer) {
    const double top_m = report.profile.terrain_m[obstacle.index] + report.profile.clutter_m[obstacle.index];
    const double above_m = obstacle.height_above_line.value();
    const Words& words = writer.words();
    return {obstacle.distance,
            HeightAboveSeaLevel{top_m},
            {Writer::fill(above_m >= 0.0 ? words.blocked : words.grazed,
                          writer.number(in_kilometres(obstacle.distance), 2), writer.number(top_m, 0)),
             Writer::fill(above_m >= 0.0 ? words.above : words.below, writer.number(std::abs(above_m), 1)) + ", " +
                 Writer::fill(words.alone, writer.number(obstacle.knife_edge_loss.value(), 1))}};
}

}  // namespace

ProfilePlot link_plot(const RadioScene& scene, const LinkAnswer& answer) {
    const LinkReport& report = answer.report;
    const RunParameters& parameters = scene.parameters();
    const Sector& declared = scene.layers().sectors[report.sector];
    const RadioSector& sector = scene.sectors()[report.sector];
    const Writer writer{parameters.language};
    ProfilePlot plot;
    plot.title = Writer::fill(writer.words().title, declared.station, declared.label,
                              scene.layers().operators[declared.operator_index], info(declared.technology).name);
    plot.subtitles.push_back(geometry_line(scene, answer, writer));
    if (report.clearance) {
        plot.subtitles.push_back(zone_line(*report.clearance, writer));
    }
    plot.profile = report.profile;
    plot.effective_earth_radius = report.effective_earth_radius;
    plot.frequency = sector.frequency;
    plot.transmitter = {declared.station, sector.antenna_height};
    plot.receiver = {std::string{writer.words().receiver}, parameters.radio.receiver_height};
    if (report.obstacle) {
        plot.obstacle = drawn(report, *report.obstacle, writer);
    }
    plot.footer = fmt::format("Lomsong {}  ·  {}", k_version, scene.sweep().model().info().reference);
    plot.made_up = parameters.made_up;
    plot.language = parameters.language;
    return plot;
}

}  // namespace lomsong
