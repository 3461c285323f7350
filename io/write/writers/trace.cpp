// SPDX-License-Identifier: Apache-2.0
/// @file  trace.bin: what `run --since` compares a later run with.
#include <filesystem>
#include <string>

#include "engine/core/run_trace.hpp"
#include "io/read/input_record.hpp"
#include "io/read/old_result.hpp"
#include "io/write/coverage_words.hpp"
#include "io/write/writers/text_file.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

void write_trace(const WriteJob& job) {
    RunTrace trace = job.record.trace;
    trace.program = job.record.version;
    for (TracedLayer& layer : trace.layers) {
        const CoverageWords words = coverage_words(job.layers, job.parameters, job.record.version, layer.key);
        if (const std::filesystem::path file = job.folder / words.file; std::filesystem::exists(file)) {
            layer.file = words.file;
            layer.file_hash = content_hash(file);
            layer.file_conditions = file_conditions(words);
        }
    }
    TextFile file{job.folder / k_trace_file};
    file.write(packed(trace));
    file.close();
}

}  // namespace lomsong
