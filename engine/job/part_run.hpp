// SPDX-License-Identifier: Apache-2.0
/// @file  One part of a run: the links, evidence and cells of its share, with the bits that the whole run finds.
/// How a
///        run is made of parts: merge_job in coverage_job.hpp.
#pragma once

#include <memory>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/block_keeper.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/part_findings.hpp"
#include "engine/core/reporter.hpp"
#include "engine/job/part_plan.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// The box of the people that the hamlets' test points may depend on; empty when that is nobody.
[[nodiscard]] Box homes_of(const PartShare& share, const Layers& layers);

/// The box that the paths of a part lie in, wide enough for every model; empty when it has no cells and no hamlets.
[[nodiscard]] Box ground_of(const PartShare& share, const Grid& cells, const TestPlan& points, const Layers& layers,
                            const RunParameters& parameters);

/// A part in work: made of the layers of the whole run with no more ground than `ground_of`.
class PartRun {
  public:
    /// What the part does not need of the layers is forgotten. `parameters` must outlive this.
    /// @throws Error{bad_project} when the project's model is unknown.
    PartRun(Layers layers, const RunParameters& parameters, const TestPlan& points, const Grid& cells,
            const PartShare& share);
    ~PartRun();
    PartRun(const PartRun&) = delete;
    PartRun& operator=(const PartRun&) = delete;

    [[nodiscard]] const PartInputs& inputs() const;

    /// Links of its test points, evidence of its hamlets and, with rasters, its cells, which go to the keeper as
    /// they are finished. The same for any number of threads.
    /// @throws Error{interrupted} when cancelled; what the keeper throws.
    [[nodiscard]] PartFindings compute(Execution execution, BlockKeeper& keeper, Reporter& reporter);

  private:
    class Work;
    std::unique_ptr<Work> m_work;
};

}  // namespace lomsong
