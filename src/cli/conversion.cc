// SPDX-License-Identifier: MIT
#include "cli/conversion.h"

#include "cli/fault.h"

namespace klubba::cli {
namespace {

std::string first_line(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

}  // namespace

bool report_program(const ProgramResult& result, const ProgramCall& call, const std::string& path,
                    const std::string& install, Diagnostics& out) {
  const std::string& name = call.words.front();
  Diagnostic d;
  switch (result.end) {
    case ProgramEnd::missing:
      d = fault("extractor-missing", path, "reading this file needs the program " + name + ", which is not installed",
                install);
      break;
    case ProgramEnd::too_slow:
    case ProgramEnd::too_much:
      d = fault("extractor-stopped", path,
                name + (result.end == ProgramEnd::too_slow
                            ? " was stopped after " + std::to_string(call.time_limit.count()) + " seconds"
                            : " was stopped after " + std::to_string(call.max_output) + " bytes of text"),
                "convert the file by hand, and give klubba the text");
      break;
    case ProgramEnd::not_started:
    case ProgramEnd::crashed:
      d = fault("extractor-failed", path,
                name + (result.end == ProgramEnd::crashed ? " broke down over the file" : " could not be started"),
                "save the document anew, or convert it by hand and give klubba the text");
      d.note = first_line(result.errors);
      break;
    case ProgramEnd::finished:
      if (result.status == 0) return true;
      d = fault("extractor-failed", path, name + " could not read the file",
                "is it whole, and of the format that its name says?");
      d.note = first_line(result.errors);
      break;
  }
  out.push_back(std::move(d));
  return false;
}

}  // namespace klubba::cli
