// SPDX-License-Identifier: MIT
#include "text/side_titles.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "text/layout.h"
#include "text/line_shape.h"

namespace klubba::text {
namespace {

constexpr std::size_t least_items = 3;      // that begin so
constexpr std::size_t narrowest_left = 10;  // columns of the left column
constexpr std::size_t widest_left = 45;
constexpr std::size_t widest_indent = 8;  // of the left column
constexpr std::size_t stands_apart = 2;   // columns between the two

/// A number or a paragraph sign with one, as an item begins.
bool begins_item(std::string_view text) {
  if (text.starts_with("\xC2\xA7")) text = trim_left(text.substr(2));
  std::size_t digits = 0;
  while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits])) != 0) ++digits;
  if (digits == 0 || digits > 4) return false;
  // "2024-03-12", "18.30": a day or a time. "4.1" is a number.
  const std::string_view rest = text.substr(digits);
  return rest.empty() || rest.front() == ' ' || rest.front() == '.' || rest.front() == ')' || rest.front() == ':';
}

/// The columns where a piece of the line begins behind two or more spaces.
std::vector<std::size_t> piece_columns(std::string_view line) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 2; i < line.size(); ++i) {
    if (line[i] != ' ' && line[i - 1] == ' ' && line[i - 2] == ' ') columns.push_back(length(line.substr(0, i)));
  }
  return columns;
}

/// The byte where column `column` begins; the line's size where it is shorter.
std::size_t byte_at(std::string_view line, std::size_t column) {
  std::size_t i = 0;
  for (; i < line.size() && column > 0; --column) {
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U) ++i;
  }
  return i;
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

class Columns {
 public:
  Columns(const SourceFile& source, const std::vector<bool>& furniture) : source_(source), furniture_(furniture) {}

  SideTitles find() {
    for (std::size_t i = 0; i < source_.lines().size(); ++i) {
      if (is_start(i)) starts_.push_back(i);
    }
    const std::size_t column = usual_column();
    return column == 0 ? SideTitles{} : part(column);
  }

 private:
  std::string_view line(std::size_t i) const { return source_.lines()[i].text; }
  bool skipped(std::size_t i) const { return line(i).empty() || (i < furniture_.size() && furniture_[i]); }

  bool is_start(std::size_t i) const {
    return !skipped(i) && indent_of(line(i)) <= widest_indent && begins_item(trim_left(line(i))) &&
           !piece_columns(line(i)).empty();
  }

  /// The column where most items' text begins; 0 where too few agree.
  std::size_t usual_column() const {
    std::map<std::size_t, std::size_t> counts;
    for (const std::size_t i : starts_) {
      for (const std::size_t column : piece_columns(line(i))) {
        if (column >= narrowest_left && column <= widest_left) ++counts[column];
      }
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool enough = most != counts.end() && most->second >= least_items && most->second * 10 >= starts_.size() * 7;
    return enough ? most->first : 0;
  }

  /// Whether the line keeps to the two columns; `right` becomes the byte where the right one begins.
  bool keeps(std::size_t i, std::size_t column, std::size_t& right) const {
    const std::string_view text = line(i);
    right = byte_at(text, column);
    if (right >= text.size()) return length(text) + stands_apart <= column + 1;
    if (right < stands_apart) return false;
    return text.substr(right - stands_apart, stands_apart) == "  ";
  }

  SideTitles part(std::size_t column) const {
    SideTitles out;
    out.right.assign(source_.lines().size(), SideTitles::npos);
    out.starts.assign(source_.lines().size(), false);
    std::size_t kept = 0;
    std::size_t broken = 0;
    std::size_t items = 0;
    std::size_t titled = 0;
    std::size_t left_size = 0;
    std::size_t right_size = 0;
    bool title = false;
    bool open = false;
    bool gap = false;
    for (std::size_t i = starts_.empty() ? source_.lines().size() : starts_.front(); i < source_.lines().size(); ++i) {
      if (skipped(i)) {
        gap = true;
        continue;
      }
      const bool below_gap = gap;
      gap = false;
      std::size_t right = 0;
      if (!keeps(i, column, right)) {
        if (i < starts_.back()) ++broken;
        open = false;
        continue;
      }
      std::string_view left = trim_left(line(i).substr(0, right));
      left = left.substr(0, left.find_last_not_of(' ') + 1);
      const bool start = is_start(i) && right < line(i).size();
      if (start) {
        ++items;
        titled += title ? 1 : 0;
        title = false;
        open = true;
      }
      // A name at the left behind a blank line: a signature.
      if (!start && below_gap && !left.empty()) open = false;
      if (!open) continue;
      ++kept;
      title = title || has_letters(left);
      left_size += left.size();
      right_size += line(i).size() - right;
      out.right[i] = right;
      out.starts[i] = start;
    }
    titled += title ? 1 : 0;
    // Numbers alone in the left column are the usual hanging indent; short pieces in the right one are a table's.
    if (items < least_items || titled * 10 < items * 7 || broken * 10 > kept || right_size < 2 * left_size) return {};
    return out;
  }

  const SourceFile& source_;
  const std::vector<bool>& furniture_;
  std::vector<std::size_t> starts_;
};

}  // namespace

SideTitles find_side_titles(const SourceFile& source, const std::vector<bool>& furniture) {
  return Columns(source, furniture).find();
}

}  // namespace klubba::text
