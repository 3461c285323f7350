// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "algorithms/zonal/regions.hpp"
#include "apps/lomsong/command.hpp"
#include "apps/lomsong/coverage_options.hpp"
#include "apps/lomsong/coverage_text.hpp"
#include "apps/lomsong/version.hpp"
#include "engine/core/error.hpp"
#include "io/write/coverage_contours.hpp"
#include "io/write/coverage_image.hpp"
#include "io/write/projection.hpp"
#include "io/write/whole_file.hpp"
#include "io/write/writers/geojson.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "coverage",
    .summary = "One transmitter without a project: level or loss in every cell around it",
    .details =
        "Writes a GeoTIFF in a metric CRS and prints the area of each class. A cell without terrain, or whose path "
        "crosses ground without terrain, has no data: it is neither covered nor uncovered. "
        "docs/coverage-command.md "
        "says more.",
    .examples =
        "  lomsong coverage --dem N22E103.hgt N22E104.hgt --at 103.97,22.48 --height 30 --frequency-mhz 900 "
        "--eirp-dbm 60 --radius-km 30 --cell-size 30 -o level.tif\n"
        "  lomsong coverage --dem dem.tif --at 103.97,22.48 --height 30 --frequency-mhz 1800 --eirp-dbm 62 "
        "--antenna "
        "tr36814 --azimuth 120 --electrical-tilt 4 --radius-km 15 -o sector.tif --geojson sector.geojson\n"
        "  lomsong coverage --dem dem.tif --at 103.97,22.48 --height 30 --frequency-mhz 450 --radius-km 40 --loss "
        "-o "
        "loss.tif --json\n",
    .output_value = "FILE.tif",
    .output_help = "The raster: a GeoTIFF of levels in dBm, or with --loss of losses in dB",
};

/// Measures stages one after the other.
class StageClock {
  public:
    /// Seconds since the last call, or since the beginning.
    [[nodiscard]] double lap_s() {
        const Clock::time_point now = Clock::now();
        return std::chrono::duration<double>(now - std::exchange(m_last, now)).count();
    }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_last = Clock::now();
};

/// The classes as polygons: what lies between two steps, and the cells within the radius that have no value.
FeatureTable contours(const CoverageAnswer& answer) {
    const CoverageQuery& query = answer.query;
    const std::vector<double>& steps = query.ladder.steps;
    Raster<std::uint8_t> classes = classified(answer.coverage.values, query.ladder);
    std::vector<ContourClass> areas;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        areas.push_back({steps[i], i == 0 ? std::nullopt : std::optional{steps[i - 1]},
                         class_area(classes, static_cast<std::uint8_t>(i))});
    }
    const Point mast = answer.scene.masts().front().mast.position;
    const auto within = static_cast<std::uint8_t>(query.ladder.misses() + 1);
    for (std::size_t i = 0; i < classes.values().size(); ++i) {
        const Cell cell = classes.grid().cell(i);
        if (!classes.known(cell) && distance(mast, classes.grid().centre(cell)) <= query.parameters.radio.radius) {
            classes.set(cell, within);
        }
    }
    const std::string unit = query.ladder.quantity == CoverageQuantity::loss ? "db" : "dbm";
    return contour_table(areas, class_area(classes, within), unit, conditions(query, Language::english));
}

class CoverageCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override { lomsong::declare(options, m_options); }

    void run(Console& console) override {
        const CoverageQuery query = query_of(m_options);
        std::optional<WholeFile> raster = output(console.common.output, console);
        std::optional<WholeFile> polygons = output(m_options.geojson, console);
        StageClock clock;
        Surroundings surroundings = read_surroundings(query.ground, console.reporter);
        place_sector(query, surroundings);
        const RadioScene scene{surroundings.layers, query.parameters};
        const double reading_s = clock.lap_s();
        const SingleCoverage coverage = compute_single_coverage(
            scene, cells_of(query, surroundings), query.ladder.quantity, console.execution(), console.reporter);
        CoverageAnswer answer{query, scene, coverage, {}, {{"reading", reading_s}, {"computing", clock.lap_s()}}};
        answer.classes = summarise(coverage.values, query.ladder, surroundings.place);
        warn_of_unknown(answer, console.reporter);
        if (raster) {
            write_image(answer, *raster);
        }
        if (polygons) {
            write_contours(answer, *polygons);
        }
        answer.timings_s.emplace_back("writing", clock.lap_s());
        console.reporter.finish_stage();
        stop_if_cancelled(console.reporter);
        commit(raster, "raster", console);
        commit(polygons, "polygons", console);
        console.out << (console.common.json
                            ? coverage_json(answer)
                            : coverage_text(answer,
                                            m_options.language == "vi" ? Language::vietnamese : Language::english));
    }

  private:
    static std::optional<WholeFile> output(const std::string& file, const Console& console) {
        return file.empty() ? std::optional<WholeFile>{}
                            : std::optional<WholeFile>{std::in_place, file, console.common.overwrite};
    }

    static void commit(std::optional<WholeFile>& file, std::string_view what, const Console& console) {
        if (file) {
            file->commit();
            console.reporter.note(fmt::format("{}: {}", what, file->target().string()));
        }
    }

    static void place_sector(const CoverageQuery& query, Surroundings& surroundings) {
        Layers& layers = surroundings.layers;
        layers.operators = {query.sector.station};
        layers.operator_has_reported = {true};
        layers.patterns = query.patterns;
        layers.sectors = {query.sector};
        layers.sectors.front().position = surroundings.place;
    }

    /// The terrain's own cells where they have the size asked for.
    static Grid cells_of(const CoverageQuery& query, const Surroundings& surroundings) {
        const Grid& terrain = surroundings.layers.terrain.grid();
        if (terrain.cell_size() == query.cell_size) {
            return terrain;
        }
        Box box;
        box.add(surroundings.place);
        return Grid::covering(box.grown(query.parameters.radio.radius), query.cell_size);
    }

    static void warn_of_unknown(const CoverageAnswer& answer, Reporter& reporter) {
        const SingleCoverage& coverage = answer.coverage;
        const auto share = [&](std::uint64_t cells) {
            return 100.0 * static_cast<double>(cells) / static_cast<double>(coverage.cells);
        };
        if (coverage.without_terrain > 0) {
            reporter.warn(
                fmt::format("terrain: missing under {:.3g} % of the cells within {:g} km; they have no data.",
                            share(coverage.without_terrain), in_kilometres(answer.query.parameters.radio.radius)));
        }
        if (coverage.without_loss > 0) {
            reporter.warn(fmt::format(
                "{:.3g} % of the cells have terrain, but their path crosses ground without it or lies outside the "
                "ranges of model {}; they have no data.",
                share(coverage.without_loss), answer.query.parameters.radio.model));
        }
    }

    static void write_image(const CoverageAnswer& answer, const WholeFile& file) {
        const bool loss = answer.query.ladder.quantity == CoverageQuantity::loss;
        write_coverage_image({answer.coverage.values, answer.scene.layers().crs.definition, loss ? "dB" : "dBm",
                              loss ? "basic transmission loss, dB" : "median level, dBm",
                              conditions(answer.query, Language::english), fmt::format("lomsong {}", k_version)},
                             answer.query.image, file.path());
    }

    static void write_contours(const CoverageAnswer& answer, const WholeFile& file) {
        FeatureTable table = contours(answer);
        project(table, ToWgs84{answer.scene.layers().crs.definition});
        check(table);
        write_feature_collection(table, {}, file.path());
    }

    CoverageOptions m_options;
};

}  // namespace

std::unique_ptr<Command> make_coverage_command() { return std::make_unique<CoverageCommand>(); }

}  // namespace lomsong
