// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/xml.hpp"

#include <utility>

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>

namespace lomsong::gdal {

namespace {

std::string readable(std::string_view text) {
    std::string owned{text};
    if (CPLIsUTF8(owned.c_str(), static_cast<int>(owned.size())) == FALSE) {
        for (char& letter : owned) {
            letter = static_cast<unsigned char>(letter) < 0x80 ? letter : '?';
        }
    }
    return owned;
}

}  // namespace

void Xml::Destroy::operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }

Xml::Xml(std::string_view name) : m_node{CPLCreateXMLNode(nullptr, CXT_Element, std::string{name}.c_str())} {}

Xml& Xml::set(std::string_view attribute, std::string_view value) & {
    CPLAddXMLAttributeAndValue(m_node.get(), std::string{attribute}.c_str(), readable(value).c_str());
    return *this;
}
Xml&& Xml::set(std::string_view attribute, std::string_view value) && { return std::move(set(attribute, value)); }

Xml& Xml::add(Xml child) & {
    CPLAddXMLChild(m_node.get(), child.m_node.release());
    return *this;
}
Xml&& Xml::add(Xml child) && { return std::move(add(std::move(child))); }

Xml& Xml::text(std::string_view content) & {
    CPLCreateXMLNode(m_node.get(), CXT_Text, readable(content).c_str());
    return *this;
}
Xml&& Xml::text(std::string_view content) && { return std::move(text(content)); }

std::string Xml::str() const {
    char* serialised = CPLSerializeXMLTree(m_node.get());
    std::string text{serialised};
    CPLFree(serialised);
    return text;
}

}  // namespace lomsong::gdal
