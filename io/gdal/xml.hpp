// SPDX-License-Identifier: Apache-2.0
/// @file  XML for other programs, put together element by element and escaped by GDAL.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct CPLXMLNode;

namespace lomsong::gdal {

/// An element: attributes, then children or text, in the order in which they are given.
///
///     Xml{"rule"}.set("label", "4G").add(Xml{"filter"}.text("a < b"))
///
/// Control characters, which XML cannot hold, are left out. Of text that is not UTF-8 every byte beyond ASCII
/// becomes
/// "?", so that the document can be read.
class Xml {
  public:
    explicit Xml(std::string_view name);

    Xml& set(std::string_view attribute, std::string_view value) &;
    Xml&& set(std::string_view attribute, std::string_view value) &&;
    Xml& add(Xml child) &;
    Xml&& add(Xml child) &&;
    Xml& text(std::string_view content) &;
    Xml&& text(std::string_view content) &&;

    /// <?xml ...?> is not part of it; a line per element, indented.
    [[nodiscard]] std::string str() const;

  private:
    struct Destroy {
        void operator()(CPLXMLNode* node) const;
    };
    std::unique_ptr<CPLXMLNode, Destroy> m_node;
};

}  // namespace lomsong::gdal
