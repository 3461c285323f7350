// SPDX-License-Identifier: Apache-2.0
#include "engine/core/part_findings.hpp"

#include "engine/core/error.hpp"
#include "engine/core/traced_layout.hpp"

namespace lomsong {

namespace {

/// A new layout has a new line: what an older program left is then no part, and is computed again.
constexpr std::string_view k_first_line = "lomsong part, layout 1\n";
constexpr std::string_view k_advice = "Compute this part again.";

[[noreturn]] void refuse(const std::string& what) {
    throw Error{ErrorKind::bad_data, "", what + " " + std::string{k_advice}};
}

}  // namespace

// Not in the unnamed namespace, where pass_list would not find them.

template <class Archive, Either<PartGround> T>
void pass(Archive& archive, T& ground) {
    archive(ground.cells);
    pass_list(archive, ground.squares);
}

template <class Archive, Either<PartInputs> T>
void pass(Archive& archive, T& inputs) {
    archive(inputs.basis);
    archive(inputs.area);
    archive(inputs.cells);
    pass_list(archive, inputs.hamlets);
    pass_list(archive, inputs.points);
    pass(archive, inputs.terrain);
    pass(archive, inputs.land_cover);
}

template <class Archive, Either<PartFindings> T>
void pass(Archive& archive, T& findings) {
    pass(archive, findings.inputs);
    pass_list(archive, findings.points);
    pass_list(archive, findings.hamlets);
    archive(findings.layers);
    pass_list(archive, findings.blocks);
}

std::string packed(const PartFindings& findings) {
    Packer packer;
    pass(packer, findings);
    std::string bytes = std::string{k_first_line} + packer.take();
    bytes += seal_of(bytes);
    return bytes;
}

PartFindings unpacked_part(std::string_view bytes) {
    if (!bytes.starts_with(k_first_line)) {
        refuse("it does not begin as the findings of a part that this version of Lomsong wrote.");
    }
    constexpr std::size_t k_seal = sizeof(std::uint64_t);
    if (bytes.size() < k_first_line.size() + k_seal ||
        seal_of(bytes.substr(0, bytes.size() - k_seal)) != bytes.substr(bytes.size() - k_seal)) {
        refuse("its " + std::to_string(bytes.size()) +
               " bytes are not those that were written: it was cut or changed.");
    }
    bytes.remove_suffix(k_seal);
    bytes.remove_prefix(k_first_line.size());
    Unpacker unpacker{bytes, k_advice};
    PartFindings findings;
    pass(unpacker, findings);
    if (!unpacker.at_end() || findings.points.size() != findings.inputs.points.size() ||
        findings.hamlets.size() != findings.inputs.hamlets.size()) {
        unpacker.do_not_fit();
    }
    for (const TracedHamlet& hamlet : findings.hamlets) {
        if (hamlet.first_point > findings.points.size() ||
            hamlet.points > findings.points.size() - hamlet.first_point) {
            unpacker.do_not_fit();
        }
    }
    return findings;
}

}  // namespace lomsong
