// SPDX-License-Identifier: MIT
#pragma once
/// A document as pandoc's JSON → Markdown that the layout stage reads: headings, list numbers as printed, one line of
/// barred cells for each row of a table. https://hackage.haskell.org/package/pandoc-types
#include <optional>
#include <string>
#include <string_view>

namespace klubba::convert {

/// The text of `pandoc -t json`; nothing where `json` is not of its form.
std::optional<std::string> set_pandoc(std::string_view json);

}  // namespace klubba::convert
