// SPDX-License-Identifier: Apache-2.0
#include "datasets/flatgeobuf_file.hpp"

#include <cstddef>
#include <utility>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::datasets {

namespace {

constexpr const char* k_made_up = "made_up";

void create_field(OGRLayer& layer, std::string_view name, const Value& value) {
    const bool is_flag = std::holds_alternative<bool>(value);
    const OGRFieldType type =
        std::holds_alternative<std::string>(value) ? OFTString : (is_flag ? OFTInteger : OFTReal);
    OGRFieldDefn field{std::string{name}.c_str(), type};
    field.SetSubType(is_flag ? OFSTBoolean : OFSTNone);
    layer.CreateField(&field);
}

void set(OGRFeature& row, std::string_view name, const Value& value) {
    const int field = row.GetFieldIndex(std::string{name}.c_str());
    if (const auto* text = std::get_if<std::string>(&value)) {
        row.SetField(field, text->c_str());
    } else if (const auto* number = std::get_if<double>(&value)) {
        row.SetField(field, *number);
    } else {
        row.SetField(field, std::get<bool>(value) ? 1 : 0);
    }
}

template <class Curve>
void fill(Curve& curve, const std::vector<Point>& points) {
    curve.setNumPoints(static_cast<int>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        curve.setPoint(static_cast<int>(i), points[i].x, points[i].y);
    }
}

void add_ring(OGRPolygon& polygon, const Ring& points) {
    auto ring = std::make_unique<OGRLinearRing>();
    fill(*ring, points);
    polygon.addRingDirectly(ring.release());
}

}  // namespace

void FlatGeobufFile::Close::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

FlatGeobufFile::FlatGeobufFile(std::filesystem::path file, std::string crs, std::vector<std::string> optional_text)
    : m_file{std::move(file)}, m_crs{std::move(crs)}, m_optional_text{std::move(optional_text)} {
    gdal::start();
}

FlatGeobufFile::~FlatGeobufFile() = default;

void FlatGeobufFile::fail(const std::string& gdal_says) const {
    throw Error{ErrorKind::cannot_write, m_file.string(),
                "not everything could be written" + (gdal_says.empty() ? "" : " (" + gdal_says + ")") +
                    ". Check the folder's rights and the space on the disk"};
}

void FlatGeobufFile::begin(const Properties& properties, const OGRGeometry& geometry) {
    const gdal::Messages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    m_dataset.reset(driver == nullptr ? nullptr : driver->Create(m_file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_dataset) {
        fail(messages.first());
    }
    OGRSpatialReference crs = gdal::crs(m_crs);
    m_layer = m_dataset->CreateLayer(m_file.stem().c_str(), &crs, geometry.getGeometryType(), nullptr);
    if (m_layer == nullptr) {
        fail(messages.first());
    }
    Properties columns = properties;
    columns.emplace_back(k_made_up, true);
    for (const auto& [name, value] : columns) {
        create_field(*m_layer, name, value);
    }
    for (const std::string& name : m_optional_text) {
        if (m_layer->GetLayerDefn()->GetFieldIndex(name.c_str()) < 0) {
            create_field(*m_layer, name, std::string{});
        }
    }
}

void FlatGeobufFile::add(const Properties& properties, std::unique_ptr<OGRGeometry> geometry) {
    if (!m_dataset) {
        begin(properties, *geometry);
    }
    const gdal::Messages messages;
    OGRFeature row{m_layer->GetLayerDefn()};
    for (const auto& [name, value] : properties) {
        set(row, name, value);
    }
    set(row, k_made_up, true);
    row.SetGeometryDirectly(geometry.release());
    if (m_layer->CreateFeature(&row) != OGRERR_NONE) {
        fail(messages.first());
    }
}

void FlatGeobufFile::add(const Properties& properties, Point point) {
    add(properties, std::make_unique<OGRPoint>(point.x, point.y));
}

void FlatGeobufFile::add(const Properties& properties, const LineString& line) {
    auto curve = std::make_unique<OGRLineString>();
    fill(*curve, line);
    add(properties, std::move(curve));
}

void FlatGeobufFile::add(const Properties& properties, const MultiPolygon& area) {
    auto parts = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& part : area) {
        auto polygon = std::make_unique<OGRPolygon>();
        add_ring(*polygon, part.outer);
        for (const Ring& hole : part.holes) {
            add_ring(*polygon, hole);
        }
        parts->addGeometryDirectly(polygon.release());
    }
    add(properties, std::move(parts));
}

void FlatGeobufFile::finish() {
    const gdal::Messages messages;
    m_layer = nullptr;
    m_dataset.reset();  // sorts and writes
    if (messages.any_error()) {
        fail(messages.first());
    }
}

}  // namespace lomsong::datasets
