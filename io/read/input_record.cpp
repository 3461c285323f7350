// SPDX-License-Identifier: Apache-2.0
#include "io/read/input_record.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string_view>
#include <system_error>

#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_chunk = std::size_t{1} << 20U;

/// Extensions that together make one dataset, by the one that is opened.
struct Family {
    std::string_view opened;
    std::array<std::string_view, 5> companions;
};
constexpr std::array k_families{
    Family{".shp", {".shx", ".dbf", ".prj", ".cpg", ""}},
    Family{".tab", {".dat", ".map", ".id", ".ind", ""}},
    Family{".mif", {".mid", "", "", "", ""}},
    Family{".tif", {".tfw", "", "", "", ""}},
    Family{".bil", {".hdr", ".prj", ".blw", "", ""}},
    Family{".flt", {".hdr", ".prj", "", "", ""}},
    Family{".asc", {".prj", "", "", "", ""}},
};

bool belongs_to(const std::filesystem::path& candidate, const std::filesystem::path& file) {
    if (candidate == file) {
        return true;
    }
    const std::string opened = folded(file.extension().string());
    const auto* family = std::ranges::find(k_families, std::string_view{opened}, &Family::opened);
    const std::string extension = folded(candidate.extension().string());
    return family != k_families.end() && candidate.stem() == file.stem() && !extension.empty() &&
           std::ranges::find(family->companions, std::string_view{extension}) != family->companions.end();
}

struct FreeState {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

void digest(const std::filesystem::path& part, XXH3_state_t& state) {
    std::ifstream in{part, std::ios::binary};
    if (!in) {
        throw Error{ErrorKind::no_input, part.string(), "cannot be opened. Check the rights of the file."};
    }
    std::vector<char> chunk(k_chunk);
    while (in) {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        XXH3_128bits_update(&state, chunk.data(), static_cast<std::size_t>(in.gcount()));
    }
}

}  // namespace

std::vector<std::filesystem::path> parts_of(const std::filesystem::path& file) {
    std::error_code failed;
    const bool is_folder = std::filesystem::is_directory(file, failed);
    const std::filesystem::path folder = is_folder ? file : file.parent_path();
    std::vector<std::filesystem::path> parts;
    for (const auto& entry : std::filesystem::directory_iterator{folder.empty() ? "." : folder, failed}) {
        const std::filesystem::path candidate = folder / entry.path().filename();
        if (entry.is_regular_file(failed) && (is_folder || belongs_to(candidate, file))) {
            parts.push_back(candidate);
        }
    }
    std::ranges::sort(parts);
    return parts;
}

std::string content_hash(const std::filesystem::path& file) {
    const std::unique_ptr<XXH3_state_t, FreeState> state{XXH3_createState()};
    XXH3_128bits_reset(state.get());
    for (const std::filesystem::path& part : parts_of(file)) {
        digest(part, *state);
    }
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string text = "xxh3-128:";
    for (const unsigned char byte : canonical.digest) {
        text += k_digits[byte >> 4U];
        text += k_digits[byte & 15U];
    }
    return text;
}

}  // namespace lomsong
