// SPDX-License-Identifier: Apache-2.0
/// @file  What a status cell says about equipment: does it work today or not.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace lomsong {

enum class ServiceState : unsigned char {
    in_service,      ///< "on air", "đang hoạt động", or nothing said
    out_of_service,  ///< planned, off, dismantled: "quy hoạch", "dừng", "tắt", "chưa phát sóng"
    unknown_word,
};

/// Whole cells only, accents and case folded where that cannot be misread: "dùng" (in use) and "dừng" (stopped)
/// differ by their accents alone.
[[nodiscard]] ServiceState service_state(const std::string& status);

/// Counts words for a warning: "'planned' 8, 'off' 4".
class WordCount {
  public:
    void add(const std::string& word) { ++m_counts[word]; }
    [[nodiscard]] std::size_t total() const;
    [[nodiscard]] std::string list() const;

  private:
    std::map<std::string, std::size_t> m_counts;
};

}  // namespace lomsong
