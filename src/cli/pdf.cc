// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cli/conversion.h"
#include "convert/word_positions.h"

namespace klubba::cli {
namespace {

Diagnostic about(const std::string& path, std::string message) {
  Diagnostic d;
  d.path = path;
  d.message = std::move(message);
  return d;
}

/// "2, 4-6"
std::string ranges(const std::vector<std::size_t>& numbers) {
  std::string out;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    out += (out.empty() ? "" : ", ") + std::to_string(numbers[i]);
    if (last > i) out += (last == i + 1 ? ", " : "-") + std::to_string(numbers[last]);
    i = last + 1;
  }
  return out;
}

}  // namespace

std::optional<convert::ConvertedText> convert_pdf(const std::string& path, std::string_view bytes,
                                                  std::uint64_t max_output, Diagnostics& out) {
  constexpr std::uint64_t markup = 24;  // bytes of a word's box for each of its own, at most
  ProgramCall call;
  call.words = {"pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"};
  call.input = bytes;
  call.max_output = max_output > UINT64_MAX / markup ? max_output : max_output * markup;
  const ProgramResult result = run_program(call);
  if (result.end == ProgramEnd::finished && result.status != 0 &&
      result.errors.find("Incorrect password") != std::string::npos) {
    Diagnostic d = about(path, "the PDF is locked with a password");
    d.id = "pdf-locked";
    d.help = "save a copy without one: qpdf --password=PASSWORD --decrypt IN.pdf OUT.pdf";
    out.push_back(std::move(d));
    return std::nullopt;
  }
  if (!report_program(result, call, path, "apt install poppler-utils", out)) return std::nullopt;

  const auto pages = convert::read_word_positions(result.output);
  std::vector<std::size_t> silent;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].lines.empty()) silent.push_back(i + 1);
  }
  if (silent.size() == pages.size()) {
    Diagnostic d = about(path, "the PDF holds no text, only pictures of it: it needs OCR");
    d.id = "pdf-needs-ocr";
    d.help = "ocrmypdf -l swe IN.pdf OUT.pdf makes a PDF with text";
    out.push_back(std::move(d));
    return std::nullopt;
  }
  if (!silent.empty()) {
    Diagnostic d =
        about(path, (silent.size() == 1 ? "page " : "pages ") + ranges(silent) + " of " + std::to_string(pages.size()) +
                        (silent.size() == 1 ? " holds no text" : " hold no text"));
    d.id = "pdf-silent-pages";
    d.severity = Severity::warning;
    d.note = "blank, or a scanned picture that needs OCR";
    out.push_back(std::move(d));
  }
  return convert::set_pages(pages);
}

}  // namespace klubba::cli
