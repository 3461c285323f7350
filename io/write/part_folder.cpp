// SPDX-License-Identifier: Apache-2.0
#include "io/write/part_folder.hpp"

#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/packing.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* k_found_file = "found.bin";

/// "cells-1.block", as blocks are counted by people.
fs::path block_file(const fs::path& folder, std::size_t block) {
    return folder / ("cells-" + std::to_string(block + 1) + ".block");
}

[[noreturn]] void has_no_such_use() {
    throw Error{ErrorKind::internal, "cells of parts", "a block was asked for in vain. Please report this."};
}

std::string bytes_of(const fs::path& file, const fs::path& folder) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        std::error_code failed;
        const bool is_part = fs::exists(folder / k_part_mark, failed);
        throw Error{is_part ? ErrorKind::bad_data : ErrorKind::no_input, folder.string(),
                    "it has no " + file.filename().string() +
                        (is_part ? ". Compute this part again (lomsong run --part)."
                                 : ": it is no part of a run. Name folders that 'lomsong run --part' wrote.")};
    }
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

Json head_json(const PartHead& head) {
    Json inputs = Json::array();
    for (const InputRecord& input : head.inputs) {
        inputs.push_back({{"layer", input.role}, {"path", input.path}, {"hash", input.hash}, {"rows", input.rows}});
    }
    return {{"program", "lomsong"},
            {"version", head.version},
            {"part", {{"number", head.part.number}, {"of", head.part.of}}},
            {"project", head.project},
            {"inputs", inputs},
            {"parameters", Json::parse(head.parameters_json)}};
}

PartHead head_of(const Json& json) {
    PartHead head;
    head.version = json.at("version").get<std::string>();
    head.part = {json.at("part").at("number").get<std::uint32_t>(), json.at("part").at("of").get<std::uint32_t>()};
    head.project = json.at("project").get<std::string>();
    for (const Json& input : json.at("inputs")) {
        head.inputs.push_back({input.at("layer").get<std::string>(), input.at("path").get<std::string>(),
                               input.at("hash").get<std::string>(), input.at("rows").get<std::uint64_t>()});
    }
    head.parameters_json = json.at("parameters").dump();
    return head;
}

/// Hands the block's cells to `taker`; returns how many have no terrain.
std::uint64_t read_block(const ReadPart& part, std::size_t block,
                         const std::function<void(const KeptTile&)>& taker) {
    const PartFindings& findings = part.findings;
    return read_block_file(block_file(part.folder, block),
                           {part.head.version, findings.inputs.basis, findings.blocks[block], findings.layers},
                           taker);
}

PartHead read_head(const fs::path& folder) {
    const fs::path file = folder / k_part_mark;
    const std::string text = bytes_of(file, folder);
    try {
        PartHead head = head_of(Json::parse(text));
        if (head.part.number < 1 || head.part.number > head.part.of || head.part.of > k_most_parts) {
            throw Error{ErrorKind::bad_data, file.string(),
                        "it is part " + std::to_string(head.part.number) + " of " + std::to_string(head.part.of) +
                            ". Compute this part again (lomsong run --part)."};
        }
        return head;
    } catch (const Json::exception& error) {
        throw Error{
            ErrorKind::bad_data, file.string(),
            std::string{"it is damaged: "} + error.what() + ". Compute this part again (lomsong run --part)."};
    }
}

}  // namespace

PartWriter::PartWriter(fs::path folder, std::string_view version) : m_folder{std::move(folder)} {
    m_head.version = version;
}

std::vector<Window> PartWriter::begin(const BlockWork& work, std::vector<Window> proposed) {
    m_head.work = work.fingerprint;
    m_head.layers = work.layers.size();
    m_blocks = std::move(proposed);
    return m_blocks;
}

bool PartWriter::has(std::size_t /*block*/) const { return false; }

std::uint64_t PartWriter::restore(std::size_t /*block*/, const std::function<void(const KeptTile&)>& /*taker*/) {
    has_no_such_use();
}

void PartWriter::open(std::size_t block) {
    m_head.window = m_blocks.at(block);
    m_block.emplace(block_file(m_folder, block), m_head);
}

void PartWriter::take(const KeptTile& tile) { m_block.value().take(tile); }

void PartWriter::close(std::uint64_t cells_without_terrain) {
    m_block.value().close(cells_without_terrain);
    m_block.reset();
}

void PartWriter::finish(const PartHead& head, PartFindings findings) {
    findings.layers = m_head.layers;
    findings.blocks = m_blocks;
    TextFile found{m_folder / k_found_file};
    found.write(packed(findings));
    found.close();
    TextFile json{m_folder / k_part_mark};
    json.write(head_json(head).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    json.close();
}

ReadPart read_part(const fs::path& folder) {
    ReadPart part{folder, read_head(folder), {}};
    const fs::path found = folder / k_found_file;
    try {
        part.findings = unpacked_part(bytes_of(found, folder));
    } catch (const Error& error) {
        throw error.inside(found.string());
    }
    return part;
}

bool cells_are_whole(const ReadPart& part) {
    try {
        for (std::size_t block = 0; block < part.findings.blocks.size(); ++block) {
            read_block(part, block, [](const KeptTile& /*tile*/) {});
        }
        return true;
    } catch (const Error&) {
        return false;
    }
}

PartCells::PartCells(const std::vector<ReadPart>& parts) {
    for (const ReadPart& part : parts) {
        for (std::size_t block = 0; block < part.findings.blocks.size(); ++block) {
            m_places.push_back({&part, block});
        }
    }
}

std::vector<Window> PartCells::begin(const BlockWork& /*work*/, std::vector<Window> /*proposed*/) {
    std::vector<Window> blocks;
    for (const Place& place : m_places) {
        blocks.push_back(place.part->findings.blocks[place.block]);
    }
    return blocks;
}

bool PartCells::has(std::size_t /*block*/) const { return true; }

std::uint64_t PartCells::restore(std::size_t block, const std::function<void(const KeptTile&)>& taker) {
    const auto& [part, index] = m_places.at(block);
    return read_block(*part, index, taker);
}

void PartCells::open(std::size_t /*block*/) { has_no_such_use(); }
void PartCells::take(const KeptTile& /*tile*/) { has_no_such_use(); }
void PartCells::close(std::uint64_t /*cells_without_terrain*/) { has_no_such_use(); }

}  // namespace lomsong
