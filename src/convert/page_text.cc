// SPDX-License-Identifier: MIT
#include "convert/page_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "convert/page_table.h"

namespace klubba::convert {
namespace {

std::size_t length(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

template <class Value>
Value median(std::vector<Value> values, Value otherwise) {
  if (values.empty()) return otherwise;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Measures of the whole document, in points.
struct Measures {
  double left = 0;       ///< where most lines begin
  double character = 5;  ///< how wide one is
  double pitch = 14;     ///< from line to line within paragraphs
};

Measures measure(const std::vector<PlacedPage>& pages) {
  Measures out;
  std::vector<double> widths;
  std::map<int, std::size_t> pitches;  // in half points
  std::size_t counted = 0;
  out.left = std::numeric_limits<double>::max();
  for (const PlacedPage& page : pages) {
    const WordLine* above = nullptr;
    for (const WordLine& line : page.lines) {
      out.left = std::min(out.left, line.words.front().left);
      for (const PlacedWord& word : line.words)
        widths.push_back((word.right - word.left) / static_cast<double>(std::max<std::size_t>(1, length(word.text))));
      if (above != nullptr) {
        const double pitch = line.middle() - above->middle();
        if (pitch > line.height() * 0.7 && pitch < line.height() * 2.2) {
          ++pitches[static_cast<int>(std::lround(pitch * 2))];
          ++counted;
        }
      }
      above = &line;
    }
  }
  out.character = std::max(1.0, median(std::move(widths), out.character));
  // The narrowest pitch that is common: wider ones part paragraphs.
  for (const auto& [half_points, count] : pitches) {
    if (count * 10 < counted) continue;
    out.pitch = half_points / 2.0;
    break;
  }
  return out;
}

class Setter {
 public:
  explicit Setter(const Measures& measures) : measures_(measures) {}

  void set(const PlacedPage& page, std::uint32_t number) {
    page_ = number;
    feed_ = number > 1 && !out_.text.empty();
    const auto tables = find_page_tables(page, cuts_);
    cuts_.clear();
    auto table = tables.begin();
    for (std::size_t i = 0; i < page.lines.size();) {
      if (table != tables.end() && i == table->first) {
        if (i > 0 && !feed_) set_line("");
        for (const auto& row : table->rows) set_row(row);
        i = std::max(table->last, i + 1);
        // At the foot of the page: it may go on overleaf.
        constexpr std::size_t foot = 3;
        if (page.lines.size() - i <= foot) cuts_ = table->cuts;
        if (i < page.lines.size()) set_line("");
        ++table;
        continue;
      }
      const bool below_line = i > 0 && (table == tables.begin() || std::prev(table)->last != i);
      if (below_line) set_gap(page.lines[i - 1], page.lines[i]);
      set_line(spread(page.lines[i]));
      ++i;
    }
    if (page.turned.empty()) return;
    std::string turned;
    for (const PlacedWord& word : page.turned) turned += (turned.empty() ? "" : " ") + word.text;
    set_line("");
    set_line(turned);
  }

  ConvertedText take() { return std::move(out_); }

 private:
  void set_line(const std::string& text) {
    if (feed_) out_.text += '\f';
    feed_ = false;
    out_.text += text;
    out_.text += '\n';
    out_.pages.push_back(page_);
  }

  void set_gap(const WordLine& above, const WordLine& line) {
    const double lines = (line.middle() - above.middle()) / std::max(measures_.pitch, 1.0);
    if (lines > 1.35) set_line("");
    if (lines > 3) set_line("");
  }

  /// The words of a line at their places: one space between words, more where a column begins.
  std::string spread(const WordLine& line) const {
    constexpr double column_gap = 0.75;  // of the height
    std::string text;
    double right = 0;
    std::size_t at = 0;
    for (const PlacedWord& word : line.words) {
      const double place = std::max(0.0, (word.left - measures_.left) / measures_.character);
      const auto column = static_cast<std::size_t>(std::lround(place));
      std::size_t spaces = 1;
      if (text.empty()) {
        spaces = column;
      } else if (word.left - right < 0.01 * line.height()) {
        spaces = 0;  // one word, cut by a change of type
      } else if (word.left - right > column_gap * line.height()) {
        spaces = std::max<std::size_t>(2, column > at ? column - at : 0);
      }
      text.append(spaces, ' ');
      text += word.text;
      at += spaces + length(word.text);
      right = word.right;
    }
    return text;
  }

  void set_row(const std::vector<std::vector<std::string>>& row) {
    std::string text = "|";
    for (const auto& cell : row) {
      text += ' ';
      for (std::size_t i = 0; i < cell.size(); ++i) {
        if (i > 0) text += "<br>";
        for (const char c : cell[i]) text += c == '|' ? '/' : c;
      }
      text += " |";
    }
    set_line(text);
  }

  Measures measures_;
  ConvertedText out_;
  std::vector<double> cuts_;  // of the table at the foot of the page before
  std::uint32_t page_ = 1;
  bool feed_ = false;  // a form feed is due
};

}  // namespace

ConvertedText set_pages(const std::vector<PlacedPage>& pages) {
  Setter setter(measure(pages));
  for (std::size_t i = 0; i < pages.size(); ++i) setter.set(pages[i], static_cast<std::uint32_t>(i + 1));
  return setter.take();
}

}  // namespace klubba::convert
