// SPDX-License-Identifier: MIT
#include "cli/conversion.h"
#include "convert/pandoc_text.h"

namespace klubba::cli {

std::optional<convert::ConvertedText> convert_office(const std::string& format, const std::string& path,
                                                     std::string_view bytes, std::uint64_t max_output,
                                                     Diagnostics& out) {
  constexpr std::uint64_t markup = 24;  // bytes of JSON for each of text, at most
  ProgramCall call;
  // Its sandbox opens no other file and no network; its heap is bounded.
  call.words = {"pandoc", "--sandbox", "-f", format, "-t", "json", "+RTS", "-M1G", "-RTS"};
  call.input = bytes;
  call.max_output = max_output > UINT64_MAX / markup ? max_output : max_output * markup;
  const ProgramResult result = run_program(call);
  if (!report_program(result, call, path, "apt install pandoc", out)) return std::nullopt;
  auto text = convert::set_pandoc(result.output);
  Diagnostic d;
  d.id = "document-empty";
  d.path = path;
  if (!text) {
    d.id = "extractor-failed";
    d.message = "pandoc wrote something that is not a document";
    d.help = "klubba knows the form of pandoc 2.17; convert the file by hand (pandoc -t markdown)";
  } else if (text->find_first_not_of(" \n") == std::string::npos) {
    d.message = "the document holds no text";
    d.help = "a scanned picture needs OCR";
  } else {
    return convert::ConvertedText{std::move(*text), {}};
  }
  out.push_back(std::move(d));
  return std::nullopt;
}

}  // namespace klubba::cli
