// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/part_job.hpp"

#include <charconv>
#include <chrono>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "apps/lomsong/version.hpp"
#include "engine/core/error.hpp"
#include "engine/job/part_plan.hpp"
#include "engine/job/part_run.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/project/describe.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Which ground the part needs, told by its share of the plan as the layers are read.
class PartGroundPlan {
  public:
    PartGroundPlan(const RunParameters& parameters, PartNumber part) : m_parameters{parameters}, m_part{part} {}

    [[nodiscard]] WantedGround wanted() {
        return {[this](const Layers& layers) { return people(layers); },
                [this](const Layers& layers) { return paths(layers); }};
    }
    [[nodiscard]] const TestPlan& points() const { return m_points; }
    [[nodiscard]] const Grid& grid() const { return m_plan->grid; }
    [[nodiscard]] const PartShare& share() const { return m_plan->parts.at(m_part.number - 1U); }

  private:
    /// Without communes the run's grid goes around all test points, and some of these may stand where most people
    /// are.
    std::optional<Box> people(const Layers& layers) {
        if (layers.communes.empty()) {
            return std::nullopt;
        }
        m_plan = plan_parts(layers, m_parameters, {}, m_part.of);
        return homes_of(share(), layers);
    }

    Box paths(const Layers& layers) {
        m_points = plan_test_points(layers, m_parameters.settlement);
        if (!m_plan) {
            m_plan = plan_parts(layers, m_parameters, m_points, m_part.of);
        }
        return ground_of(share(), grid(), m_points, layers, m_parameters);
    }

    const RunParameters& m_parameters;
    PartNumber m_part;
    TestPlan m_points;
    std::optional<PartPlan> m_plan;
};

bool holds_part(const fs::path& folder, const PartHead& head, const PartInputs& inputs) {
    std::error_code failed;
    if (!fs::exists(folder / k_part_mark, failed)) {
        return false;
    }
    try {
        const ReadPart there = read_part(folder);
        return there.head.version == head.version && there.head.part == head.part &&
               there.head.parameters_json == head.parameters_json && there.findings.inputs == inputs &&
               cells_are_whole(there);
    } catch (const Error&) {
        return false;  // a damaged part is no part
    }
}

/// Puts the folder in its place, unless the same part has come there in the meantime: that one stays, so that no
/// merge finds a moment without it. Of two that replace an old part at once, one may find it gone, and tries once
/// more.
void commit(ResultFolder& folder, const PartHead& head, const PartInputs& inputs) {
    if (holds_part(folder.target(), head, inputs)) {
        return;
    }
    for (const bool last : {false, true}) {
        try {
            folder.commit();
            return;
        } catch (const Error&) {
            if (holds_part(folder.target(), head, inputs)) {
                return;
            }
            if (last) {
                throw;
            }
        }
    }
}

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

std::string answer(const fs::path& folder, const PartHead& head, const PartInputs& inputs, std::string_view message,
                   const ProjectRun& run, const Console& console) {
    if (console.common.json) {
        return text_of(folder / k_part_mark);
    }
    const Language language = run.parameters.language;
    return say(language, message,
               {{"number", std::to_string(head.part.number)},
                {"of", std::to_string(head.part.of)},
                {"hamlets", count(inputs.hamlets.size(), language)},
                {"points", count(inputs.points.size(), language)},
                {"cells", count(run.parameters.coverage.rasters ? inputs.cells.size() : 0, language)}}) +
           "\n";
}

}  // namespace

PartNumber parse_part(const std::string& text) {
    PartNumber part{0, 0};
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, part.number);
    const bool has_slash = number.ec == std::errc{} && number.ptr != end && *number.ptr == '/';
    const auto of = has_slash ? std::from_chars(number.ptr + 1, end, part.of) : number;
    if (!has_slash || of.ec != std::errc{} || of.ptr != end || part.number < 1 || part.number > part.of ||
        part.of > k_most_parts) {
        throw Error{ErrorKind::usage, "--part",
                    "'" + text + "' is not the number of a part such as 3/16, of at most " +
                        std::to_string(k_most_parts) + "."};
    }
    return part;
}

PartHead part_head(const ProjectRun& run, PartNumber part) {
    return {std::string{k_version}, part, fs::absolute(run.project.file).lexically_normal().string(),
            run.read.inputs, effective_json(run.project).dump()};
}

std::string run_part(const MainJob& job, PartNumber part, Console& console) {
    const auto start = Clock::now();
    Project project = read_project(job.project_file);
    PartGroundPlan ground{project.parameters, part};
    ReadLayers read = read_layers(project, console.reporter, job.strictness, ground.wanted());
    const std::chrono::duration<double> reading = Clock::now() - start;
    ProjectRun run = settled_run(std::move(project), std::move(read), reading.count(), console);
    const PartHead head = part_head(run, part);
    PartRun work{std::move(run.read.layers), run.parameters, ground.points(), ground.grid(), ground.share()};
    if (holds_part(job.output, head, work.inputs())) {
        return answer(job.output, head, work.inputs(), "part.there", run, console);
    }
    ResultFolder folder{job.output, console.common.overwrite, k_part_mark};
    PartWriter writer{folder.path(), k_version};
    PartFindings found = work.compute(execution_of(job, console), writer, console.reporter);
    stop_if_cancelled(console.reporter);
    writer.finish(head, std::move(found));
    commit(folder, head, work.inputs());
    console.reporter.finish_stage();
    return answer(job.output, head, work.inputs(), "part.done", run, console);
}

}  // namespace lomsong
