// SPDX-License-Identifier: MIT
#include "cli/extractors.h"

#include <algorithm>

#include "cli/conversion.h"

namespace klubba::cli {
namespace {

/// The words of a command line: spaces part them, quotes of either kind keep together.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool open = false;  // a word has begun
  char quote = '\0';
  for (const char c : line) {
    if (quote != '\0' ? c == quote : c == '"' || c == '\'') {
      quote = quote != '\0' ? '\0' : c;
      if (!open) words.emplace_back();
      open = true;
    } else if (c == ' ' && quote == '\0') {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  return words;
}

/// Takes the document from a program of the user's: its standard output is the text.
std::optional<convert::ConvertedText> convert_with(const std::vector<std::string>& command, const std::string& path,
                                                   std::string_view bytes, std::uint64_t max_output, Diagnostics& out) {
  ProgramCall call;
  call.words = command;
  call.input = bytes;
  call.max_output = max_output;
  for (std::string& word : call.words) {
    if (word == "{}") word = path;
  }
  const ProgramResult result = run_program(call);
  if (!report_program(result, call, path, "check the command given with --extractor", out)) return std::nullopt;
  return convert::ConvertedText{result.output, {}};
}

}  // namespace

std::string ending_of(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;  // npos + 1 is the beginning
  const std::size_t dot = path.rfind('.');
  // A dot at the beginning hides a file.
  if (dot == std::string::npos || dot <= name) return {};
  std::string ending = path.substr(dot);
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending;
}

bool add_extractor(const std::string& option, Extractors& extractors) {
  const std::size_t at = option.find('=');
  if (at == std::string::npos || at == 0) return false;
  std::vector<std::string> words = words_of(std::string_view(option).substr(at + 1));
  if (words.empty()) return false;
  const std::string ending = option.substr(0, at);
  extractors[ending_of(ending.front() == '.' ? "x" + ending : "x." + ending)] = std::move(words);
  return true;
}

DocumentFormat format_of(const std::string& path, std::string_view bytes, const Extractors& extractors) {
  constexpr std::size_t head = 1024;  // readers of PDF look so far for its mark
  const std::string ending = ending_of(path);
  if (extractors.count(ending) != 0) return DocumentFormat::own;
  const bool archive = bytes.starts_with("PK\x03\x04");
  if (ending == ".pdf" || bytes.substr(0, head).find("%PDF-") != std::string_view::npos) return DocumentFormat::pdf;
  if (ending == ".docx" || (archive && bytes.find("word/document.xml") != std::string_view::npos))
    return DocumentFormat::docx;
  if (ending == ".odt" || (archive && bytes.substr(0, head).find("opendocument.text") != std::string_view::npos))
    return DocumentFormat::odt;
  if (ending == ".html" || ending == ".htm") return DocumentFormat::html;
  return DocumentFormat::text;
}

std::optional<convert::ConvertedText> convert_document(DocumentFormat format, const std::string& path,
                                                       std::string_view bytes, std::uint64_t max_output,
                                                       const Extractors& extractors, Diagnostics& out) {
  switch (format) {
    case DocumentFormat::own:
      return convert_with(extractors.at(ending_of(path)), path, bytes, max_output, out);
    case DocumentFormat::pdf:
      return convert_pdf(path, bytes, max_output, out);
    case DocumentFormat::docx:
      return convert_office("docx", path, bytes, max_output, out);
    case DocumentFormat::odt:
      return convert_office("odt", path, bytes, max_output, out);
    case DocumentFormat::html:
      return convert_office("html", path, bytes, max_output, out);
    case DocumentFormat::text:
      break;
  }
  return convert::ConvertedText{std::string(bytes), {}};
}

}  // namespace klubba::cli
