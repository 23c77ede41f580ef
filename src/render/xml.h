// SPDX-License-Identifier: MIT
#pragma once
/// Text in XML: the one place that escapes for it.
#include <string>
#include <string_view>

namespace klubba {

/// `text` for attributes and elements of XML 1.0; characters that XML can't hold become U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace klubba
