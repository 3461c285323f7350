// SPDX-License-Identifier: Apache-2.0
/// @file  Real cables of 16 countries as their owners drew them: every one becomes a network, no kilometre is lost.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/fibre/fibre_network.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/geodesic.hpp"
#include "io/gdal/ground_scale.hpp"
#include "io/gdal/session.hpp"
#include "io/read/read_table.hpp"
#include "io/read/working_crs.hpp"
#include "io/shapes/fibre_topology.hpp"

namespace lomsong {
namespace {

const std::filesystem::path k_folder = std::filesystem::path{LOMSONG_SHARED_DIR} / "data" / "fibre_west_africa";

class NobodyListens final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
};

std::vector<Shape> shapes_of(const std::filesystem::path& file) {
    std::vector<Shape> shapes;
    for (const TableRow& row : read_table({file, file.filename().string(), ""}, NobodyListens{}).rows) {
        shapes.push_back(row.shape);
    }
    return shapes;
}

/// A country's cables and nodes in its UTM zone, all of one operator.
struct Country {
    Layers layers;
    double geodesic_m = 0.0;
};

Country country_of(const std::filesystem::path& lines, const std::filesystem::path& nodes) {
    Country country;
    const std::vector<Shape> shapes = shapes_of(lines);
    Box box;
    for (const Shape& shape : shapes) {
        box.add(bounds(shape.lines));
        country.geodesic_m += gdal::geodesic_length(shape.lines).value();
    }
    Layers& layers = country.layers;
    layers.crs = crs_around((box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0, "lines");
    const gdal::Transform to_working{gdal::wgs84(), gdal::crs(layers.crs.definition)};
    Box there;
    for (const Shape& shape : shapes) {
        FibreRoute& route = layers.fibre_routes.emplace_back();
        for (const LineString& line : shape.lines) {
            LineString& path = route.path.emplace_back();
            for (const Point point : line) {
                path.push_back(to_working(point).value());
                there.add(path.back());
            }
        }
    }
    for (const Shape& shape : shapes_of(nodes)) {
        if (shape.kind == ShapeKind::point) {
            layers.fibre_nodes.push_back({"", "", "", to_working(shape.point).value(), true});
        }
    }
    layers.ground_scale = gdal::ground_scale_of(layers.crs.definition, there);
    return country;
}

TEST(WestAfrica, EveryCountryIsANetworkOfItsFullLength) {
    if (!std::filesystem::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/data/fibre_west_africa";
    }
    std::size_t countries = 0;
    for (const auto& entry : std::filesystem::directory_iterator{k_folder / "lines"}) {
        const std::string code = entry.path().filename().string().substr(0, 3);
        SCOPED_TRACE(code);
        ++countries;
        Country country = country_of(entry.path(), k_folder / "nodes" / (code + "_nodes.geojson"));
        Layers& layers = country.layers;
        EXPECT_NEAR(
            1.0,
            [&] {
                double drawn_m = 0.0;
                for (const FibreRoute& route : layers.fibre_routes) {
                    drawn_m += layers.ground_scale.length(route.path).value();
                }
                return drawn_m / country.geodesic_m;
            }(),
            1e-3);
        const std::vector<FibrePart> as_drawn = FibreNetwork{layers, {}}.parts();
        double part_m = 0.0;
        for (const FibrePart& part : as_drawn) {
            part_m += part.length.value();
        }
        EXPECT_NEAR(part_m / country.geodesic_m, 1.0, 1e-3) << "every cable is in one part";
        const FibreTopology topology = check_topology(layers.fibre_routes, layers.fibre_nodes, {});
        const std::vector<FibrePart> mended = FibreNetwork{layers, {}}.parts();
        const auto closed =
            static_cast<std::size_t>(std::ranges::count(topology.facts, LineFactKind::gap_closed, &LineFact::kind));
        EXPECT_LE(mended.size(), as_drawn.size());
        EXPECT_GE(mended.size() + closed, as_drawn.size()) << "a closed gap joins no more than two parts";
        const auto idle = std::ranges::count(mended, 0U, &FibrePart::serving_nodes);
        std::cout << code << ": " << layers.fibre_routes.size() << " routes, " << std::lround(part_m / 1e3)
                  << " km, " << as_drawn.size() << " parts, " << mended.size() << " with " << closed
                  << " gaps closed, " << idle << " of them without a node\n";
    }
    EXPECT_EQ(countries, 16U);
}

}  // namespace
}  // namespace lomsong
