// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/compared_world.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "apps/lomsong/recorded_inputs.hpp"
#include "engine/core/error.hpp"
#include "engine/job/reattribution.hpp"
#include "io/project/project.hpp"
#include "io/project/recorded_project.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// Verdicts at recorded test points need none of these; measurements are recorded too.
constexpr std::array k_unused{LayerRole::buildings,   LayerRole::roads,      LayerRole::fibre_routes,
                              LayerRole::fibre_nodes, LayerRole::population, LayerRole::avoid,
                              LayerRole::measurements};

bool any_change(const Comparison& comparison) {
    return std::ranges::any_of(comparison.hamlets, [](const HamletChange& hamlet) {
        const auto changed = [](const StatusChange& change) { return change.kind != ChangeKind::unchanged; };
        return hamlet.before && hamlet.now &&
               (changed(hamlet.any) || std::ranges::any_of(hamlet.operators, changed));
    });
}

}  // namespace

ComparedWorld::ComparedWorld(Sources sources, Execution execution, Reporter& reporter)
    : m_sources{std::move(sources)}, m_execution{execution}, m_reporter{reporter} {}

ComparedWorld::World ComparedWorld::read() const {
    const RecordedResult& now = m_sources.now;
    const fs::path beside = m_sources.now_folder.lexically_normal() / ".." / "lomsong.toml";
    Project project =
        m_sources.project.empty() ? recorded_project(now.parameters_json, beside) : read_project(m_sources.project);
    if (const auto others = other_inputs(now, project.folder, k_unused); !others.empty()) {
        const std::string advice = m_sources.project.empty()
                                       ? "Name the project with --project, its files as they were."
                                       : "Name the project with its files as they were.";
        throw Error{ErrorKind::usage, "--project",
                    fmt::format("{}: the project's files are not those that '{}' was computed from. {}",
                                others.front().text(), now.name, advice)};
    }
    World world;
    world.now = recorded_project(now.parameters_json, beside).parameters;
    world.before = recorded_project(m_sources.before.parameters_json, beside).parameters;
    for (const LayerRole role : k_unused) {
        project.layers.erase(role);
    }
    world.layers = read_layers(project, m_reporter).layers;
    world.layers.calibration.reset();  // each run has its own among its parameters
    return world;
}

const ComparedWorld::World& ComparedWorld::world() {
    if (!m_world) {
        m_world = read();
    }
    return *m_world;
}

RecordedResult ComparedWorld::before_with_parameters_of_now() {
    return with_parameters_of_now({m_sources.before, m_sources.now, world().layers, world().before, world().now},
                                  m_execution, m_reporter);
}

std::string ComparedWorld::find_reasons(const RecordedResult& before, Comparison& comparison) {
    if (!any_change(comparison)) {
        return {};
    }
    try {
        Comparison with_reasons = comparison;
        const World& known = world();
        const RunParameters& old_parameters = comparison.same_parameters ? known.now : known.before;
        reattribute(with_reasons, {before, m_sources.now, known.layers, old_parameters, known.now}, m_execution,
                    m_reporter);
        comparison = std::move(with_reasons);
        return {};
    } catch (const Error& error) {
        if (!m_sources.project.empty() || error.kind() == ErrorKind::interrupted) {
            throw;
        }
        return error.text();
    }
}

}  // namespace lomsong
