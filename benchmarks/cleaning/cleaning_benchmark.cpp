// SPDX-License-Identifier: Apache-2.0
/// @file  What it costs to read messy station lists: makes them (made up, seeded) in a temporary folder, does what
///        `lomsong check -o` does short of the estimate, and prints seconds of CPU, peak memory, rows and findings
///        as JSON.
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include "datasets/messy.hpp"
#include "engine/core/error.hpp"
#include "io/project/project.hpp"
#include "io/quality/quality_folder.hpp"
#include "io/read/layers_reader.hpp"

namespace {

namespace fs = std::filesystem;
using namespace lomsong;

class Quiet final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
};

/// Processor time of all threads of this process so far, s.
double cpu_s() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_memory_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct TemporaryFolder {
    fs::path path = fs::temp_directory_path() / ("lomsong-cleaning-" + std::to_string(getpid()));
    TemporaryFolder() { fs::create_directories(path / "checked"); }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
};

void measure(std::size_t rows) {
    const TemporaryFolder folder;
    std::size_t faults = 0;
    {
        datasets::MessyOptions options;
        options.rows = rows;
        const datasets::MessyStations stations = datasets::make_messy_stations(options);
        datasets::write_messy_folder(stations, folder.path);
        faults = stations.truth.size();
    }
    const double before_s = cpu_s();
    const double before_mib = peak_memory_mib();
    Quiet quiet;
    const Project project = read_project(folder.path / "lomsong.toml");
    const ReadLayers read = read_layers(project, quiet);
    const double read_s = cpu_s() - before_s;
    const QualitySheet sheet = measure_quality(read, project.parameters, "2026-11-22");
    write_quality_files(read, sheet, project.parameters.language, folder.path / "checked");
    const LayerCount& count = read.counts.at(LayerRole::stations);
    const nlohmann::ordered_json json{{"made_up", true},
                                      {"rows", count.read},
                                      {"accepted", count.accepted},
                                      {"repaired", count.repaired},
                                      {"rejected", count.rejected},
                                      {"faults_made", faults},
                                      {"findings", read.findings.size()},
                                      {"reading_cpu_s", read_s},
                                      {"cpu_s", cpu_s() - before_s},
                                      {"peak_memory_before_mib", before_mib},
                                      {"peak_memory_mib", peak_memory_mib()}};
    std::cout << json.dump(2) << '\n';
}

}  // namespace

int main(int count, char** arguments) {
    std::size_t rows = 100'000;
    if (count > 1) {
        const std::string_view text{arguments[1]};
        const auto read = std::from_chars(text.data(), text.data() + text.size(), rows);
        if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
            std::cerr << "usage: cleaning_benchmark [ROWS]\n";
            return 64;
        }
    }
    try {
        measure(rows);
    } catch (const Error& error) {
        std::cerr << error.what() << '\n';
        return exit_code(error.kind());
    }
    return 0;
}
