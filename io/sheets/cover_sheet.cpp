// SPDX-License-Identifier: Apache-2.0
/// @file  The cover: what a committee reads first, each number with what it is a part of; then what the document
/// holds.
#include <algorithm>
#include <memory>
#include <utility>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/class_looks.hpp"
#include "io/sheets/document_parts.hpp"
#include "io/sheets/frame.hpp"
#include "io/sheets/hamlet_list.hpp"
#include "io/workbook/report_source.hpp"
#include "io/write/palette.hpp"

namespace lomsong::sheets {

namespace {

/// "73/80 (91,3 %)" above what it counts, with a bar of the share.
struct Figure {
    std::string label;
    double part = 0.0;
    double whole = 0.0;
    std::string_view colour;
};

/// Hamlets by status, of everybody or one operator.
struct StatusBar {
    std::string name;
    UnitCounts counts;
};

struct Cover {
    std::vector<Figure> figures;
    std::vector<StatusBar> bars;
    std::vector<ClassLook> looks;
    PaperTable units;
    std::vector<ContentsLine> contents;
    std::vector<std::string> basis;
};

/// Of the whole result; zeros when it has no roll-up.
UnitCounts whole_counts(const SheetSource& source, const std::string& unit) {
    const FeatureTable& province = source.table("province");
    return province.features.empty() ? UnitCounts{}
                                     : unit_counts(NamedValues{province}, province.features.front(), unit);
}

/// Hamlets for which `holds` is true.
template <class Holds>
double hamlets_with(const SheetSource& source, Holds holds) {
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    return static_cast<double>(
        std::ranges::count_if(hamlets.features, [&](const Feature& hamlet) { return holds(values, hamlet); }));
}

std::vector<Figure> figures_of(const SheetSource& source) {
    const auto word = [&](const char* key) {
        return say(source.language(), std::string{"document.figure."} + key);
    };
    const UnitCounts hamlets = whole_counts(source, "hamlets");
    const UnitCounts people = whole_counts(source, "people");
    const std::vector<ReportedOperator>& operators = source.facts().operators;
    const auto with_signal = static_cast<double>(hamlets_with_signal(source.table("hamlets")));
    const double undecided = hamlets.of(HamletStatus::not_enough_data) + hamlets.of(HamletStatus::no_data);
    std::vector<Figure> figures{
        {word("with_signal"), with_signal, hamlets.total, k_good_by_several},
        {word("good"), hamlets.of(HamletStatus::good), hamlets.total, k_good_by_several},
        {word("dead_zone"), hamlets.of(HamletStatus::dead_zone), hamlets.total, k_dead_zone},
        {word("no_signal"), hamlets.of(HamletStatus::no_signal), hamlets.total, k_no_signal},
        {word("undecided"), undecided, hamlets.total, k_no_data_line},
        {word("single"),
         hamlets_with(source,
                      [](const NamedValues& values, const Feature& hamlet) {
                          return values.number(hamlet, "operators_serving") == 1.0;
                      }),
         hamlets.total, k_good_by_one}};
    if (people.total > 0.0) {
        figures.push_back({word("people_gap"),
                           people.of(HamletStatus::dead_zone) + people.of(HamletStatus::no_signal), people.total,
                           k_dead_zone});
    }
    if (!source.table("fibre_reach").features.empty()) {
        figures.push_back({word("fibre"),
                           hamlets_with(source,
                                        [](const NamedValues& values, const Feature& hamlet) {
                                            return values.text(hamlet, "fibre_class") == k_fibre_class_keys.front();
                                        }),
                           hamlets.total, k_fibre_line});
    }
    figures.push_back({word("reported"),
                       static_cast<double>(std::ranges::count(operators, true, &ReportedOperator::has_reported)),
                       static_cast<double>(operators.size()), k_no_data_line});
    return figures;
}

PaperTable units_table(const SheetSource& source) {
    const Language language = source.language();
    PaperTable table{
        .columns = {{say(language, "document.counts"), Anchor::start, 1.0}}, .rows = {}, .letter_size = 2.9};
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        table.columns.push_back({label(status.status, language), Anchor::end, 1.0, sign_of(status.status, 2)});
    }
    for (const char* unit : {"hamlets", "households", "people"}) {
        const UnitCounts counts = whole_counts(source, unit);
        if (counts.total <= 0.0) {
            continue;
        }
        PaperRow& row = table.rows.emplace_back();
        row.cells.push_back({say(language, std::string{"document.column."} + unit)});
        for (const double part : counts.by_status) {
            row.cells.push_back({share(part, counts.total, 0, language)});
        }
    }
    return table;
}

/// What the numbers rest on, as sentences.
std::vector<std::string> basis_of(const SheetSource& source) {
    const Language language = source.language();
    double read = 0.0;
    double repaired = 0.0;
    double rejected = 0.0;
    const nlohmann::ordered_json& run = source.run();
    if (const auto rows = run.find("rows"); rows != run.end() && rows->is_object()) {
        for (const auto& [layer, counts] : rows->items()) {
            const auto number_of = [&counts = counts](const char* what) {
                return counts.is_object() && counts.contains(what) && counts[what].is_number()
                           ? counts[what].get<double>()
                           : 0.0;
            };
            read += number_of("read");
            repaired += number_of("repaired");
            rejected += number_of("rejected");
        }
    }
    std::vector<std::string> basis;
    if (read > 0.0) {
        basis.push_back(
            say(language, "document.rows_refused",
                {{"share", share(rejected, read, 0, language)}, {"repaired", number(repaired, 0, language)}}));
    }
    for (std::string& note : missing_notes(source)) {
        basis.push_back(std::move(note));
    }
    if (source.table("hamlets").features.empty()) {
        basis.push_back(say(language, "document.no_hamlets"));
    }
    basis.push_back(source.crs_line());
    basis.push_back(say(language, "document.method.estimate"));
    return basis;
}

Cover cover_of(const SheetSource& source, std::vector<ContentsLine> contents) {
    Cover cover{.figures = figures_of(source),
                .bars = {{say(source.language(), "document.by_any"), whole_counts(source, "hamlets")}},
                .looks = status_looks(source, true),
                .units = units_table(source),
                .contents = std::move(contents),
                .basis = basis_of(source)};
    for (const ReportedOperator& one : source.facts().operators) {
        cover.bars.push_back({one.name, whole_counts(source, one.key + "_hamlets")});
    }
    return cover;
}

std::vector<Spot> corners_of(const PaperBox& box) {
    return {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
}

/// Draws one part below the other in a column of the page.
class CoverColumn {
  public:
    CoverColumn(Canvas& canvas, const SheetSource& source, const PaperBox& box)
        : m_canvas{canvas}, m_source{source}, m_free{box} {}

    void heading(const char* key) {
        m_free.top += m_is_first ? 0.0 : 5.0;
        m_is_first = false;
        const Paragraph words{say(m_source.language(), key), k_heading, m_free.width(), 1};
        m_canvas.text({m_free.left, m_free.top}, words);
        m_free.top += words.height() + 1.5;
    }

    void figures(const std::vector<Figure>& figures) {
        constexpr std::size_t k_columns = 3;
        constexpr double k_height = 29.0;
        const double width = m_free.width() / k_columns;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const double left = m_free.left + width * static_cast<double>(i % k_columns);
            const double top = m_free.top + k_height * static_cast<double>(i / k_columns);
            draw_figure(figures[i], {left, top, left + width - 5.0, top + k_height});
        }
        m_free.top += k_height * static_cast<double>((figures.size() + k_columns - 1) / k_columns);
    }

    void bars(const std::vector<StatusBar>& bars, const std::vector<ClassLook>& looks) {
        constexpr double k_name = 34.0;
        constexpr double k_share = 46.0;
        const double step = std::min(11.0, 60.0 / static_cast<double>(bars.size()));
        for (const StatusBar& bar : bars) {
            const double base = m_free.top + 0.5 * step + 0.36 * k_body.size;
            m_canvas.text({m_free.left, m_free.top + 0.5 * step - 0.71 * k_body.size},
                          Paragraph{bar.name, k_body, k_name - 2.0, 1});
            draw_bar(
                bar.counts, looks,
                {m_free.left + k_name, m_free.top + 0.12 * step, m_free.right - k_share, m_free.top + 0.88 * step});
            Letters end = k_body;
            end.anchor = Anchor::end;
            const std::string text = bar.counts.total > 0.0 ? share(bar.counts.of(HamletStatus::good),
                                                                    bar.counts.total, 0, m_source.language())
                                                            : "–";
            m_canvas.text({m_free.right, base}, label(HamletStatus::good, m_source.language()) + " " + text, end);
            m_free.top += step;
        }
        m_free.top += 1.5;
    }

    /// What the parts of the bars mean.
    void legend(const std::vector<ClassLook>& looks) {
        double left = m_free.left;
        for (const ClassLook& look : looks) {
            const PaperBox box{left, m_free.top + 0.4, left + 7.0, m_free.top + 4.0};
            draw_areas(m_canvas, {corners_of(box)}, look, 1.0, {.colour = k_grey, .width = 0.2});
            const Paragraph words{look.label, k_body};
            m_canvas.text({box.right + 1.5, m_free.top}, words);
            left = box.right + 1.5 + words.width() + 5.0;
        }
        m_free.top += 5.0;
    }

    void table(PaperTable table) {
        const TableLayout layout{std::move(table), m_free.width()};
        m_free.top = layout.draw(m_canvas, {m_free.left, m_free.top}, 0, layout.table().rows.size());
    }

    void contents(const std::vector<ContentsLine>& lines) {
        const Letters letters{.size = 3.3, .colour = k_ink};
        Letters end = letters;
        end.anchor = Anchor::end;
        for (const ContentsLine& line : lines) {
            const std::string page = count(line.page, m_source.language());
            const Paragraph title{line.title, letters, m_free.width() - 16.0, 2};
            const double base = m_free.top + title.base_line(title.lines().size() - 1).y;
            m_canvas.text({m_free.left, m_free.top}, title);
            m_canvas.text({m_free.right, base}, page, end);
            const double from = m_free.left + draw::text_width(title.lines().back(), letters) + 2.0;
            const double to = m_free.right - draw::text_width(page, letters) - 2.0;
            if (from < to) {
                m_canvas.stroke(std::vector<Spot>{{from, base}, {to, base}},
                                {.colour = k_grey, .width = 0.25, .dash = draw::Dash::dots});
            }
            m_free.top += title.height() + 0.8;
        }
    }

    void notes(const std::vector<std::string>& notes) {
        for (const std::string& note : notes) {
            const Paragraph words{note, k_body, m_free.width()};
            if (m_free.top + words.height() > m_free.bottom) {
                return;  // the method page has them all
            }
            m_canvas.text({m_free.left, m_free.top}, words);
            m_free.top += words.height() + 1.0;
        }
    }

  private:
    void draw_figure(const Figure& figure, const PaperBox& box) {
        const std::string text =
            figure.whole > 0.0 ? share(figure.part, figure.whole, 0, m_source.language()) : "–";
        // In the largest letters in which it is one line; on the line of the largest.
        constexpr double k_largest = 7.2;
        Letters letters{.size = k_largest, .colour = k_ink, .bold = true};
        letters.size *= std::min(1.0, box.width() / draw::text_width(text, letters));
        m_canvas.text({box.left, box.top + draw::k_above * k_largest}, text, letters);
        const double bar = box.top + 1.42 * k_largest + 0.8;
        m_canvas.fill(PaperBox{box.left, bar, box.right, bar + 2.0}, k_rule.faded(0.55));
        if (figure.whole > 0.0) {
            const double width = box.width() * std::clamp(figure.part / figure.whole, 0.0, 1.0);
            m_canvas.fill(PaperBox{box.left, bar, box.left + width, bar + 2.0}, draw::colour(figure.colour));
        }
        m_canvas.text({box.left, bar + 2.8},
                      Paragraph{figure.label, {.size = 3.5, .colour = k_grey}, box.width(), 2});
    }

    void draw_bar(const UnitCounts& counts, const std::vector<ClassLook>& looks, const PaperBox& box) {
        double left = box.left;
        for (std::size_t i = 0; i < counts.by_status.size() && counts.total > 0.0; ++i) {
            const double right = left + box.width() * counts.by_status[i] / counts.total;
            if (right > left) {
                const PaperBox part{left, box.top, right, box.bottom};
                draw_areas(m_canvas, {corners_of(part)}, looks[i], 1.0, {.colour = k_white, .width = 0.3});
                draw_count(counts.by_status[i], part);
            }
            left = right;
        }
        m_canvas.stroke(box, {.colour = k_grey, .width = 0.2});
    }

    /// On a plate, because it must be read on every colour and hatch; left out where it does not fit.
    void draw_count(double hamlets, const PaperBox& part) {
        const Letters letters{.size = 2.6, .colour = k_ink, .bold = true, .anchor = Anchor::middle};
        const std::string text = number(hamlets, 0, m_source.language());
        const double width = draw::text_width(text, letters) + 1.6;
        if (width + 1.0 > part.width()) {
            return;
        }
        const Spot middle = part.middle();
        m_canvas.fill(PaperBox{middle.x - 0.5 * width, middle.y - 1.7, middle.x + 0.5 * width, middle.y + 1.7},
                      k_white.faded(0.88), 0.8);
        m_canvas.text({middle.x, middle.y + 0.36 * letters.size}, text, letters);
    }

    Canvas& m_canvas;
    const SheetSource& m_source;
    PaperBox m_free;
    bool m_is_first = true;
};

void draw_cover(Canvas& canvas, const SheetSource& source, const Cover& cover, const PageNumber& number) {
    const PaperBox body = draw_frame(canvas, source, k_a3_landscape,
                                     {.title = say(source.language(), "document.title"), .notes = {}}, number);
    const double middle = body.left + 0.62 * body.width();
    canvas.stroke(std::vector<Spot>{{middle, body.top}, {middle, body.bottom}}, k_fine_line);
    CoverColumn left{canvas, source, {body.left + 2.0, body.top + 2.0, middle - 7.0, body.bottom}};
    left.heading("document.key_figures");
    left.figures(cover.figures);
    left.heading("document.by_operator");
    left.bars(cover.bars, cover.looks);
    left.legend(cover.looks);
    left.heading("document.by_unit");
    left.table(cover.units);
    CoverColumn right{canvas, source, {middle + 7.0, body.top + 2.0, body.right - 2.0, body.bottom}};
    right.heading("document.contents");
    right.contents(cover.contents);
    right.heading("document.basis");
    right.notes(cover.basis);
}

}  // namespace

Sheet cover_sheet(const SheetSource& source, std::vector<ContentsLine> contents) {
    const auto cover = std::make_shared<const Cover>(cover_of(source, std::move(contents)));
    return {.key = "cover",
            .title = say(source.language(), "document.cover"),
            .paper = k_a3_landscape,
            .draw = [cover, source = &source](Canvas& canvas, const PageNumber& number) {
                draw_cover(canvas, *source, *cover, number);
            }};
}

}  // namespace lomsong::sheets
