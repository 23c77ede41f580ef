// SPDX-License-Identifier: MIT
#pragma once
/// Pieces of HTML pages: escaping, the head with its security policy, and what is compiled in from src/render/page.
#include <string>
#include <string_view>

namespace klubba {

/// The style sheet and the script of reports.
std::string_view page_style();
std::string_view page_script();

/// Appends `text` so that it is nothing but text, in elements and in quoted attributes. Control characters that HTML
/// forbids become U+FFFD.
void append_html(std::string& out, std::string_view text);
std::string html(std::string_view text);

/// Appends everything up to <body>. The policy lets the page's own style and script run, and nothing be loaded.
void append_page_head(std::string& out, std::string_view language, std::string_view title);
/// Appends the script and the end of the page.
void append_page_end(std::string& out);

}  // namespace klubba
