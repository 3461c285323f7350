// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/served_network.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apps/lomsong/recorded_inputs.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/job/network_trials.hpp"
#include "engine/job/settled.hpp"
#include "io/gdal/session.hpp"
#include "io/project/project.hpp"
#include "io/project/recorded_project.hpp"
#include "io/read/layers_reader.hpp"
#include "io/read/result_reader.hpp"
#include "io/serve/trial_answer.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// Stations that are tried change nothing of these, and are judged without measurements.
constexpr std::array k_unused{LayerRole::roads, LayerRole::fibre_routes, LayerRole::fibre_nodes, LayerRole::avoid,
                              LayerRole::measurements};

/// Hamlets that the result has in another status than the network has, by any operator.
std::size_t judged_otherwise(const RecordedResult& result, const NetworkTrials& trials) {
    std::map<std::string, HamletStatus> recorded;
    for (const RecordedHamlet& hamlet : result.hamlets) {
        recorded.emplace(hamlet.declared.code, hamlet.status);
    }
    std::size_t otherwise = 0;
    for (std::size_t h = 0; h < trials.today().size(); ++h) {
        const auto known = recorded.find(trials.layers().hamlets[h].code);
        otherwise += known == recorded.end() || known->second != trials.today()[h].status ? 1U : 0U;
    }
    return otherwise;
}

class ServedNetwork final : public TrialService {
  public:
    ServedNetwork(const RecordedResult& result, Layers layers, RunParameters parameters,
                  std::vector<std::string> changed_inputs, Execution execution, Reporter& reporter)
        : m_trials{std::move(layers), std::move(parameters), execution, reporter},
          m_offer{offer_json({"", std::move(changed_inputs), judged_otherwise(result, m_trials)}, m_trials.layers(),
                             m_trials.parameters())} {}

    [[nodiscard]] std::string offer() const override { return m_offer; }

    [[nodiscard]] std::string tried(const TrialRequest& request, Reporter& reporter) override {
        const gdal::Transform to_working{gdal::wgs84(), gdal::crs(m_trials.layers().crs.definition)};
        std::vector<Sector> sectors;
        std::vector<std::size_t> off_terrain;
        for (std::size_t i = 0; i < request.stations.size(); ++i) {
            const TriedStation& station = request.stations[i];
            const std::size_t owner = operator_of(station, i);
            const std::optional<Point> place = to_working(station.place);
            if (place && m_trials.is_on_known_ground(*place)) {
                sectors.push_back(sector_of(station, i, owner, *place));
            } else {
                off_terrain.push_back(i);
            }
        }
        return answer_json(m_trials.layers(), m_trials.changed_by(sectors, reporter), off_terrain);
    }

  private:
    [[nodiscard]] std::size_t operator_of(const TriedStation& station, std::size_t index) const {
        const Layers& layers = m_trials.layers();
        const auto found = std::ranges::find(layers.operators, station.operator_name);
        const auto owner = static_cast<std::size_t>(found - layers.operators.begin());
        const std::string where = fmt::format("stations[{}].operator", index);
        if (found == layers.operators.end()) {
            throw Error{ErrorKind::bad_data, where,
                        fmt::format("'{}' is no operator of this result.{}", station.operator_name,
                                    did_you_mean(station.operator_name, layers.operators))};
        }
        if (!layers.operator_has_reported[owner]) {
            throw Error{
                ErrorKind::bad_data, where,
                fmt::format("'{}' has given no stations, so that nobody knows what another would change. Name "
                            "an operator that has.",
                            station.operator_name)};
        }
        return owner;
    }

    [[nodiscard]] static Sector sector_of(const TriedStation& station, std::size_t index, std::size_t owner,
                                          Point place) {
        Sector sector;
        sector.station = fmt::format("tried {}", index + 1);
        sector.site = sector.station;
        sector.label = "1";
        sector.operator_index = owner;
        sector.technology = station.technology;
        sector.position = place;
        sector.antenna_height = station.antenna_height;
        sector.azimuth = station.azimuth;
        sector.omnidirectional = !station.azimuth;
        sector.eirp = station.eirp;
        return sector;
    }

    NetworkTrials m_trials;
    std::string m_offer;
};

/// Says why nothing can be tried.
class NoTrials final : public TrialService {
  public:
    explicit NoTrials(std::string why) : m_why{std::move(why)} {}

    [[nodiscard]] std::string offer() const override { return offer_json({m_why, {}, 0}, {}, {}); }
    [[nodiscard]] std::string tried(const TrialRequest&, Reporter&) override {
        throw Error{ErrorKind::bad_data, "what-if", m_why};
    }

  private:
    std::string m_why;
};

std::unique_ptr<TrialService> read_network(const ServedSources& sources, Execution execution, Reporter& reporter) {
    const RecordedResult result = read_result(sources.folder);
    const fs::path beside = sources.folder.lexically_normal() / ".." / "lomsong.toml";
    const RunParameters recorded = recorded_project(result.parameters_json, beside).parameters;
    Project project =
        sources.project.empty() ? recorded_project(result.parameters_json, beside) : read_project(sources.project);
    std::vector<std::string> changed;
    for (const OtherInput& input : other_inputs(result, project.folder, k_unused)) {
        if (!input.is_there) {
            throw Error{ErrorKind::no_input, "--project",
                        input.text() +
                            ", and stations are tried in the project's network. Name the project with its "
                            "files."};
        }
        changed.push_back(input.path);
        reporter.warn(
            input.path +
            ": is not as the run read it. The map shows the result, trials start from the files of today.");
    }
    for (const LayerRole role : k_unused) {
        project.layers.erase(role);
    }
    Layers layers = read_layers(project, reporter).layers;
    layers.calibration.reset();  // the result has its own among its parameters
    RunParameters parameters = settled(recorded, layers, reporter);
    return std::make_unique<ServedNetwork>(result, std::move(layers), std::move(parameters), std::move(changed),
                                           execution, reporter);
}

}  // namespace

std::unique_ptr<TrialService> served_network(const ServedSources& sources, Execution execution,
                                             Reporter& reporter) {
    try {
        return read_network(sources, execution, reporter);
    } catch (const Error& error) {
        if (!sources.project.empty() || error.kind() == ErrorKind::interrupted) {
            throw;
        }
        reporter.warn(fmt::format("stations cannot be tried on the map: {}", error.what()));
        return std::make_unique<NoTrials>(error.what());
    }
}

}  // namespace lomsong
