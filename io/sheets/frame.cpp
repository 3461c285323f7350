// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "io/language/numbers.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_air = 1.5;  ///< between a line and the text beside it

/// The title in the largest letters in which it is one line; two lines of the smallest when none will do.
Paragraph title_in(const std::string& title, double width) {
    for (const double size : {6.5, 5.8, 5.2, 4.5}) {
        Paragraph one{title, {.size = size, .colour = k_ink, .bold = true}, width, 1};
        if (!one.is_cut()) {
            return one;
        }
    }
    return {title, {.size = 4.5, .colour = k_ink, .bold = true}, width, 2};
}

/// The logo at the left of the title; gives back the room that it takes.
double draw_logo(Canvas& canvas, const draw::Picture& logo, const PaperBox& title) {
    if (logo.cols <= 0 || logo.rows <= 0) {
        return 0.0;
    }
    const double most_height = title.height() - 2.0 * k_air;
    const double most_width = 0.15 * title.width();
    const double scale = std::min(most_height / logo.rows, most_width / logo.cols);
    const double top = title.middle().y - 0.5 * scale * logo.rows;
    const PaperBox box{title.left, top, title.left + scale * logo.cols, top + scale * logo.rows};
    canvas.picture(box, logo);
    return box.width() + 4.0;
}

/// "MADE-UP DATA" in a red box at the right end; gives back the room that it takes.
double draw_made_up(Canvas& canvas, const SheetSource& source, const PaperBox& title) {
    if (!source.facts().made_up) {
        return 0.0;
    }
    const Letters letters{.size = 4.2, .colour = k_alarm, .bold = true, .anchor = Anchor::middle};
    const std::string words = say(source.language(), "common.made_up");
    const double width = draw::text_width(words, letters) + 6.0;
    const double middle = title.middle().y;
    const PaperBox box{title.right - width, middle - 4.5, title.right, middle + 4.5};
    canvas.stroke(box, {.colour = k_alarm, .width = 0.5}, 1.0);
    canvas.text({box.middle().x, middle + 0.36 * letters.size}, words, letters);
    return width + 5.0;
}

void draw_title(Canvas& canvas, const SheetSource& source, const FrameText& text, const PaperBox& area) {
    const double left = area.left + (source.options().logo ? draw_logo(canvas, *source.options().logo, area) : 0.0);
    const double right = area.right - draw_made_up(canvas, source, area);
    const Paragraph title = title_in(text.title, right - left);
    const std::string of = text.subtitle.empty() ? source.title() : text.subtitle;
    const Paragraph subtitle{of, {.size = 3.6, .colour = k_grey}, right - left, 1};
    const double below = of.empty() ? 0.0 : subtitle.height();
    const double top = area.middle().y - 0.5 * (title.height() + below);
    canvas.text({left, top}, title);
    canvas.text({left, top + title.height()}, subtitle);
}

/// The three boxes at the right end; gives back the room that they take.
double draw_signatures(Canvas& canvas, const SheetSource& source, const PaperBox& footer) {
    constexpr std::array<std::string_view, 3> k_roles{"prepared", "checked", "approved"};
    const double width = std::min(42.0, 0.18 * footer.width());
    const double right = footer.right + 3.0;  // the border itself
    double left = right - width * static_cast<double>(k_roles.size());
    for (const std::string_view role : k_roles) {
        const PaperBox box{left, footer.top, left + width, footer.bottom};
        canvas.stroke(std::vector<Spot>{{box.left, box.top}, {box.left, box.bottom}}, k_fine_line);
        const Paragraph heading{source.words(role),
                                {.size = 2.8, .colour = k_ink, .bold = true, .anchor = Anchor::middle},
                                width - 2.0 * k_air,
                                1};
        const Paragraph hint{source.words("signature"),
                             {.size = 2.2, .colour = k_grey, .anchor = Anchor::middle},
                             width - 2.0 * k_air,
                             1};
        canvas.text({left + k_air, box.top + 0.8}, heading);
        canvas.text({left + k_air, box.top + 0.8 + heading.height()}, hint);
        left += width;
    }
    return width * static_cast<double>(k_roles.size());
}

void draw_footer(Canvas& canvas, const SheetSource& source, const FrameText& text, const PageNumber& number,
                 const PaperBox& area) {
    const double taken = text.has_signatures ? draw_signatures(canvas, source, area) : 0.0;
    const double width = area.width() - taken - 2.0 * k_air;
    const Paragraph page{source.words("page", {{"page", count(number.page, source.language())},
                                               {"of", count(number.of, source.language())}}),
                         k_small, width, 1};
    const double page_top = area.bottom - page.height() - 0.8;
    canvas.text({area.left, page_top}, page);
    std::string notes = source.date_line();
    if (!source.facts().model.empty()) {
        notes +=
            ' ' + source.words("model", {{"version", source.facts().version}, {"model", source.facts().model}});
    }
    for (const std::string& note : text.notes) {
        notes += '\n' + note;
    }
    const double free = page_top - area.top - 0.8;
    const auto lines = static_cast<std::size_t>(std::max(1.0, std::floor(free / (k_small.size * draw::k_leading))));
    canvas.text({area.left, area.top + 0.8}, Paragraph{notes, k_small, width, lines});
}

}  // namespace

PaperBox draw_frame(Canvas& canvas, const SheetSource& source, const Paper& paper, const FrameText& text,
                    const PageNumber& number) {
    const PaperAreas areas = areas_of(paper);
    const auto rule = [&](double y) {
        canvas.stroke(std::vector<Spot>{{areas.border.left, y}, {areas.border.right, y}}, k_fine_line);
    };
    rule(areas.title.bottom);
    rule(areas.footer.top);
    draw_title(canvas, source, text, areas.title);
    draw_footer(canvas, source, text, number, areas.footer);
    canvas.stroke(areas.border, k_border_line);
    return areas.body;
}

}  // namespace lomsong::sheets
