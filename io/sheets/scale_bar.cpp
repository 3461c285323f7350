// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/scale_bar.hpp"

#include <algorithm>
#include <cmath>

#include "io/language/numbers.hpp"
#include "io/sheets/round_numbers.hpp"

namespace lomsong::sheets {

ScaleBar scale_bar(double denominator, double most_mm, Language language) {
    const double most_m = most_mm * denominator / 1e3;
    const double of_four = round_below(most_m / 4.0);
    const double of_two = round_below(most_m / 2.0);
    const std::size_t segments = 2.0 * of_two > 4.0 * of_four ? 2 : 4;
    const double segment_m = segments == 2 ? of_two : of_four;
    ScaleBar bar{.segment = Metres{segment_m}, .segment_mm = segment_m * 1e3 / denominator, .labels = {"0"}};
    const bool in_km = segment_m >= 500.0;
    for (std::size_t i = 1; i <= segments; ++i) {
        const double length = segment_m * static_cast<double>(i);
        bar.labels.push_back(in_km ? lomsong::in_km(Metres{length}, language) : number(length, 0, language));
    }
    bar.labels.back() += in_km ? " km" : " m";
    return bar;
}

std::string scale_text(double denominator, Language language) { return "1:" + number(denominator, 0, language); }

double draw_scale_bar(Canvas& canvas, const ScaleBar& bar, Spot corner) {
    constexpr double k_thick = 1.3;
    const Letters letters{.size = 2.2, .colour = k_ink, .anchor = Anchor::middle};
    const double top = corner.y + letters.size * (draw::k_above + 0.15);
    double widest = 0.0;
    for (const std::string& label : bar.labels) {
        widest = std::max(widest, draw::text_width(label, letters));
    }
    // Labels that would touch each other are left out; the first and the last stay.
    const std::size_t every = widest + 1.0 <= bar.segment_mm         ? 1
                              : widest + 1.0 <= 2.0 * bar.segment_mm ? 2
                                                                     : bar.segments();
    for (std::size_t i = 0; i <= bar.segments(); ++i) {
        const double x = corner.x + static_cast<double>(i) * bar.segment_mm;
        if (i < bar.segments()) {
            const PaperBox box{x, top, x + bar.segment_mm, top + k_thick};
            canvas.fill(box, i % 2 == 0 ? k_ink : k_white);
            canvas.stroke(box, {.colour = k_ink, .width = 0.2});
        }
        if (i % every == 0) {
            // The unit hangs over the end, so that the number stands on its mark.
            const std::string plain = bar.labels[i].substr(0, bar.labels[i].find(' '));
            canvas.text({x - 0.5 * draw::text_width(plain, letters), corner.y + letters.size}, bar.labels[i],
                        {.size = letters.size, .colour = k_ink});
        }
    }
    return top + k_thick - corner.y;
}

void draw_north(Canvas& canvas, Spot foot, double height, const std::string& letter) {
    const Letters letters{.size = 0.28 * height, .colour = k_ink, .bold = true, .anchor = Anchor::middle};
    const double top = foot.y - height + letters.size * draw::k_above;
    const double half = 0.16 * height;
    const double notch = foot.y - 0.14 * height;
    canvas.text({foot.x, top - 0.15 * letters.size}, letter, letters);
    canvas.fill(std::vector<Spot>{{foot.x, top}, {foot.x, notch}, {foot.x - half, foot.y}}, k_ink);
    canvas.fill(std::vector<Spot>{{foot.x, top}, {foot.x, notch}, {foot.x + half, foot.y}}, k_white);
    canvas.stroke(std::vector<Spot>{{foot.x, notch},
                                    {foot.x - half, foot.y},
                                    {foot.x, top},
                                    {foot.x + half, foot.y},
                                    {foot.x, notch},
                                    {foot.x, top}},
                  {.colour = k_ink, .width = 0.2});
}

}  // namespace lomsong::sheets
