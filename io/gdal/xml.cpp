// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/xml.hpp"

#include <utility>

#include <cpl_conv.h>
#include <cpl_minixml.h>

namespace lomsong::gdal {

void Xml::Destroy::operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }

Xml::Xml(std::string_view name) : m_node{CPLCreateXMLNode(nullptr, CXT_Element, std::string{name}.c_str())} {}

Xml& Xml::set(std::string_view attribute, std::string_view value) & {
    CPLAddXMLAttributeAndValue(m_node.get(), std::string{attribute}.c_str(), std::string{value}.c_str());
    return *this;
}
Xml&& Xml::set(std::string_view attribute, std::string_view value) && { return std::move(set(attribute, value)); }

Xml& Xml::add(Xml child) & {
    CPLAddXMLChild(m_node.get(), child.m_node.release());
    return *this;
}
Xml&& Xml::add(Xml child) && { return std::move(add(std::move(child))); }

Xml& Xml::text(std::string_view content) & {
    CPLCreateXMLNode(m_node.get(), CXT_Text, std::string{content}.c_str());
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
