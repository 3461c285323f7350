// SPDX-License-Identifier: Apache-2.0
/// @file  Small files for the tests of the readers, made in a temporary folder that goes with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::random_device random;
        m_path = std::filesystem::temp_directory_path() /
                 ("lomsong-test-" + std::to_string(random()) + "-" + std::to_string(random()));
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        std::ofstream out{m_path / name, std::ios::binary};
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        return m_path / name;
    }

  private:
    std::filesystem::path m_path;
};

inline std::string feature(const std::string& geometry, const std::string& properties) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

inline std::string point_feature(double lon, double lat, const std::string& properties) {
    return feature(R"({"type":"Point","coordinates":[)" + std::to_string(lon) + "," + std::to_string(lat) + "]}",
                   properties);
}

/// A square of `size` degrees with its south-west corner at lon, lat.
inline std::string square_feature(double lon, double lat, double size, const std::string& properties) {
    const auto corner = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
    return feature(R"({"type":"Polygon","coordinates":[[)" + corner(lon, lat) + "," + corner(lon + size, lat) +
                       "," + corner(lon + size, lat + size) + "," + corner(lon, lat + size) + "," +
                       corner(lon, lat) + "]]}",
                   properties);
}

inline std::string feature_collection(const std::vector<std::string>& features) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) {
        text += (i == 0 ? "" : ",\n") + features[i];
    }
    return text + "]}";
}

}  // namespace lomsong
