// SPDX-License-Identifier: MIT
#pragma once
/// Text in XML and HTML: the one place that escapes for them.
#include <string>
#include <string_view>

namespace klubba {

enum class MarkupKind { xml, html };

/// Appends `text` for elements and quoted attributes; what is no character becomes U+FFFD. In XML line ends and tabs
/// become spaces, as its readers make of them in attributes.
void append_escaped(std::string& out, std::string_view text, MarkupKind kind);

/// `text` for attributes and elements of XML 1.0; characters that XML can't hold become U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace klubba
