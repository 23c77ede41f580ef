// SPDX-License-Identifier: MIT
#pragma once
/// Each format's way to text, through a program of others. Reached through `convert_document`.
#include <optional>
#include <string>
#include <string_view>

#include "cli/external_program.h"
#include "convert/page_text.h"
#include "klubba/diagnostic.h"

namespace klubba::cli {

/// True where the program did its work; else says in `out` what became of it. `install` is the way out where it is
/// missing.
bool report_program(const ProgramResult& result, const ProgramCall& call, const std::string& path,
                    const std::string& install, Diagnostics& out);

/// A PDF, through poppler's pdftotext.
std::optional<convert::ConvertedText> convert_pdf(const std::string& path, std::string_view bytes,
                                                  std::uint64_t max_output, Diagnostics& out);

/// A document that pandoc reads as `format`.
std::optional<convert::ConvertedText> convert_office(const std::string& format, const std::string& path,
                                                     std::string_view bytes, std::uint64_t max_output,
                                                     Diagnostics& out);

}  // namespace klubba::cli
