// SPDX-License-Identifier: MIT
#include "register/archive_coverage.h"

#include <utf8proc.h>

#include <algorithm>

#include "text/code_point.h"

namespace klubba {
namespace {

constexpr std::size_t longest_shape = 40;  // bytes

enum class Letter { none, lower, upper, other, digit };

Letter letter_of(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LL:
      return Letter::lower;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return Letter::upper;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
      return Letter::other;
    case UTF8PROC_CATEGORY_ND:
      return Letter::digit;
    default:
      return Letter::none;
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

template <class T, class Before>
std::vector<T> first_of(std::vector<T> values, std::size_t most, Before before) {
  std::sort(values.begin(), values.end(), before);
  if (values.size() > most) values.resize(most);
  return values;
}

}  // namespace

std::string line_shape(std::string_view line) {
  std::string out;
  std::string word;  // the shape of the word that is being read
  bool numeric = false;
  const auto end_word = [&] {
    // A run of words in lower case is one: the lines of running text have few shapes.
    if (word == "a" && (out == "a " || out.ends_with(" a ")))
      out.pop_back();
    else
      out += word;
    word.clear();
    numeric = false;
  };
  for (std::size_t at = 0; at < line.size() && out.size() < longest_shape;) {
    const auto c = text::read_code_point(line, at, Encoding::utf8);
    const std::string_view bytes = line.substr(at, c.length);
    at += c.length;
    const Letter letter = letter_of(c.value);
    if (letter == Letter::none) {
      end_word();
      if (c.value != ' ' || (!out.empty() && !out.ends_with(' '))) out += bytes;
    } else if (letter == Letter::digit) {
      if (!numeric) end_word();
      numeric = true;
      word = "0";
    } else {
      if (numeric) end_word();
      if (word.empty())
        word = letter == Letter::upper ? "A" : "a";
      else if (word == "A" && letter == Letter::lower)
        word = "Aa";
    }
  }
  end_word();
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

void CoverageSums::add(const CoverageSums& other) {
  documents += other.documents;
  empty += other.empty;
  items += other.items;
  decisions += other.decisions;
  actions += other.actions;
  filled += other.filled;
  placed += other.placed;
}

void ArchiveCoverage::add(const SourceFile& source, const Minutes& minutes) {
  const Coverage coverage = count_coverage(minutes.lines);
  CoverageSums sums;
  sums.documents = 1;
  sums.empty = minutes.agenda.empty() && minutes.decisions.empty() ? 1 : 0;
  sums.items = minutes.agenda.size();
  sums.decisions = minutes.decisions.size();
  sums.actions = minutes.actions.size();
  sums.filled = coverage.filled();
  sums.placed = coverage.filled() - coverage.unplaced;
  groups_[{folder_of(source.path()), minutes.grammar}].add(sums);
  if (coverage.unplaced == 0) return;
  documents_.push_back({source.path(), sums.filled, sums.placed});
  for (const Line& line : source.lines()) {
    if (line.number > minutes.lines.size()) break;
    if (minutes.lines[line.number - 1].line_class != LineClass::unplaced) continue;
    LineShape& shape = shapes_[line_shape(line.text)];
    if (shape.count++ > 0) continue;
    shape.path = source.path();
    shape.line = line.number;
  }
}

CoverageSums ArchiveCoverage::total() const {
  CoverageSums out;
  for (const auto& [key, sums] : groups_) out.add(sums);
  return out;
}

std::vector<DocumentCoverage> ArchiveCoverage::worst(std::size_t most) const {
  // Shares compared as fractions: the order doesn't hang on rounding.
  return first_of(documents_, most, [](const DocumentCoverage& a, const DocumentCoverage& b) {
    const std::size_t left = a.placed * b.filled;
    const std::size_t right = b.placed * a.filled;
    return left != right ? left < right : a.path < b.path;
  });
}

std::vector<LineShape> ArchiveCoverage::shapes(std::size_t most) const {
  std::vector<LineShape> out;
  for (const auto& [shape, entry] : shapes_) out.push_back({shape, entry.count, entry.path, entry.line});
  return first_of(std::move(out), most, [](const LineShape& a, const LineShape& b) {
    return a.count != b.count ? a.count > b.count : a.shape < b.shape;
  });
}

}  // namespace klubba
