// SPDX-License-Identifier: MIT
#include "convert/page_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
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

double median_height(const WordLine& line) {
  std::vector<double> heights;
  heights.reserve(line.words.size());
  for (const PlacedWord& word : line.words) heights.push_back(word.height());
  return median(std::move(heights), 0.0);
}

/// Measures of the whole document, in points.
struct Measures {
  double left = 0;       ///< where most lines begin
  double character = 5;  ///< how wide one is
  double pitch = 14;     ///< from line to line within paragraphs
  /// The heights of lines in larger type than the text, largest first, where they are headings without numbers; else
  /// none.
  std::vector<int> headings;
};

/// In half points.
int size_of(const WordLine& line) {
  return static_cast<int>(std::lround(median_height(line) * 2));
}

bool is_numbered(const WordLine& line) {
  const std::string& first = line.words.front().text;
  return first.starts_with("\xC2\xA7") || (first[0] >= '0' && first[0] <= '9');
}

/// True where a word begins a column: the gap before it is wider than between words.
bool begins_column(const WordLine& line, std::size_t word) {
  constexpr double column_gap = 0.75;  // of the height
  return word > 0 && line.words[word].left - line.words[word - 1].right > column_gap * line.height();
}

/// Numbers say more than type does: only where most large lines bear none, they are told by their size.
void find_headings(const std::vector<PlacedPage>& pages, Measures& out) {
  std::vector<int> sizes;
  for (const PlacedPage& page : pages) {
    for (const WordLine& line : page.lines) sizes.insert(sizes.end(), line.words.size(), size_of(line));
  }
  const int text = median(sizes, 0);
  std::map<int, std::size_t, std::greater<>> large;
  std::map<int, std::size_t> in_columns;
  std::size_t numbered = 0;
  std::size_t count = 0;
  for (const PlacedPage& page : pages) {
    for (const WordLine& line : page.lines) {
      const int size = size_of(line);
      if (size * 100 < text * 112) continue;
      ++large[size];
      ++count;
      numbered += is_numbered(line);
      for (std::size_t w = 1; w < line.words.size(); ++w) {
        if (!begins_column(line, w)) continue;
        ++in_columns[size];
        break;
      }
    }
  }
  // Tables in larger type than the text hold no headings.
  for (const auto& [size, lines] : in_columns) {
    if (lines >= 2 && lines * 4 >= large[size]) large.erase(size);
  }
  if (large.empty()) return;
  constexpr std::size_t levels = 4;
  if (count < 2 || numbered * 2 >= count || large.size() > levels) return;
  for (const auto& [size, lines] : large) out.headings.push_back(size);
}

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
  find_headings(pages, out);
  for (const auto& [half_points, count] : pitches) {
    if (count * 10 < counted) continue;
    out.pitch = half_points / 2.0;
    break;
  }
  return out;
}

/// A label centred beside an even number of lines stands between two of them: it belongs to the first.
void raise_labels(std::vector<WordLine>& lines) {
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const WordLine& label = lines[i];
    const double right = label.words.back().right + label.height() / 2;
    const auto beside = [&](const WordLine& line, double middle, double heights) {
      return line.words.front().left > right && std::abs(line.middle() - middle) < heights * line.height();
    };
    if (!beside(lines[i - 1], label.middle(), 0.7) || !beside(lines[i + 1], label.middle(), 0.7)) continue;
    std::size_t top = i - 1;
    while (top > 0 && beside(lines[top - 1], lines[top].middle(), 1.15)) --top;
    lines[top].words.insert(lines[top].words.begin(), label.words.begin(), label.words.end());
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// Cells of a row may be centred beside each other: the label of a group of lines then stands on its middle line. It
/// belongs to the first one.
void raise_centred_labels(std::vector<WordLine>& lines) {
  constexpr double within = 1.25;  // of the height, from middle to middle: lines of one row
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const WordLine& line = lines[i];
    std::size_t label_end = 1;
    while (label_end < line.words.size() && !begins_column(line, label_end)) ++label_end;
    if (label_end == line.words.size()) continue;
    const double right = line.words[label_end - 1].right + line.height() / 2;
    const auto beside = [&](std::size_t a, std::size_t b, std::size_t inner) {
      return lines[inner].words.front().left > right &&
             std::abs(lines[a].middle() - lines[b].middle()) < within * line.height();
    };
    std::size_t top = i;
    while (top > 0 && beside(top, top - 1, top - 1)) --top;
    std::size_t bottom = i;
    while (bottom + 1 < lines.size() && beside(bottom, bottom + 1, bottom + 1)) ++bottom;
    const double middle = (lines[top].middle() + lines[bottom].middle()) / 2;
    const bool apart = top == 0 || lines[top].top - lines[top - 1].bottom > 0.1 * line.height();
    if (top == i || bottom == i || !apart || std::abs(line.middle() - middle) > 0.5 * line.height()) continue;
    auto& from = lines[i].words;
    const auto end = from.begin() + static_cast<std::ptrdiff_t>(label_end);
    lines[top].words.insert(lines[top].words.begin(), from.begin(), end);
    from.erase(from.begin(), end);
  }
}

class Setter {
 public:
  explicit Setter(const Measures& measures) : measures_(measures) {}

  void set(PlacedPage page, std::uint32_t number) {
    page_ = number;
    feed_ = number > 1 && !out_.text.empty();
    const auto tables = find_page_tables(page, cuts_);
    if (tables.empty()) {
      raise_labels(page.lines);
      raise_centred_labels(page.lines);
    }
    const bool goes_on = !cuts_.empty() && !tables.empty() && tables.front().cuts.size() == cuts_.size();
    cuts_.clear();
    auto table = tables.begin();
    for (std::size_t i = 0; i < page.lines.size();) {
      if (table != tables.end() && i == table->first) {
        if (i > 0 && !feed_) set_line("");
        set_table(*table, goes_on && table == tables.begin());
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
      const std::size_t level = heading_level(page.lines[i]);
      std::string text = spread(page.lines, i);
      const std::size_t end = table == tables.end() ? page.lines.size() : table->first;
      if (level > 0) {
        text.replace(0, text.find_first_not_of(' '), std::string(level, '#') + " ");
        // A heading may wrap.
        while (i + 1 < end && heading_level(page.lines[i + 1]) == level &&
               page.lines[i + 1].middle() - page.lines[i].middle() < 1.5 * page.lines[i].height()) {
          const std::string more = spread(page.lines, ++i);
          // "2024-" and "03-12" are one word.
          text += (text.ends_with('-') && !text.ends_with(" -") ? "" : " ") + more.substr(more.find_first_not_of(' '));
        }
      }
      set_line(text);
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

  /// From 1; 0: no heading.
  std::size_t heading_level(const WordLine& line) const {
    const auto at = std::find(measures_.headings.begin(), measures_.headings.end(), size_of(line));
    return at == measures_.headings.end() ? 0 : static_cast<std::size_t>(at - measures_.headings.begin()) + 1;
  }

  /// True where the lines above or below have a column that begins where the word does: what stands before it fills
  /// its own column, so that little room is left.
  static bool below_column(const std::vector<WordLine>& lines, std::size_t at, std::size_t word) {
    constexpr double word_gap = 0.4;  // of the height: wider than between words
    const WordLine& line = lines[at];
    if (word == 0 || line.words[word].left - line.words[word - 1].right < word_gap * line.height()) return false;
    const auto fits = [&](const WordLine& beside) {
      if (std::abs(beside.middle() - line.middle()) > 2.5 * line.height()) return false;
      for (std::size_t w = 1; w < beside.words.size(); ++w) {
        if (std::abs(beside.words[w].left - line.words[word].left) < 0.6 && begins_column(beside, w)) return true;
      }
      return false;
    };
    return (at > 0 && fits(lines[at - 1])) || (at + 1 < lines.size() && fits(lines[at + 1]));
  }

  /// The words of a line at their places: one space between words, more where a column begins.
  std::string spread(const std::vector<WordLine>& lines, std::size_t number) const {
    const WordLine& line = lines[number];
    std::string text;
    double right = 0;
    std::size_t at = 0;
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const PlacedWord& word = line.words[w];
      const double place = std::max(0.0, (word.left - measures_.left) / measures_.character);
      const auto column = static_cast<std::size_t>(std::lround(place));
      std::size_t spaces = 1;
      if (text.empty()) {
        spaces = column;
      } else if (word.left - right < 0.01 * line.height()) {
        spaces = 0;  // one word, cut by a change of type
      } else if (begins_column(line, w) || below_column(lines, number, w)) {
        spaces = std::max<std::size_t>(2, column > at ? column - at : 0);
      }
      text.append(spaces, ' ');
      text += word.text;
      at += spaces + length(word.text);
      right = word.right;
    }
    return text;
  }

  void set_table(const PageTable& table, bool goes_on) {
    const std::size_t body = table.header ? 1 : 0;
    // The rest of a row that the page's end cut joins its beginning.
    const bool rest = goes_on && table.rows.size() > body && table.rows[body].front().empty();
    if (rest) {
      for (std::size_t c = 0; c < std::min(row_.size(), table.rows[body].size()); ++c)
        row_[c].insert(row_[c].end(), table.rows[body][c].begin(), table.rows[body][c].end());
      out_.text.replace(row_at_, out_.text.find('\n', row_at_) - row_at_, barred(row_));
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (!rest || r != body) set_row(table.rows[r]);
    }
  }

  void set_row(const std::vector<std::vector<std::string>>& row) {
    row_ = row;
    row_at_ = out_.text.size() + (feed_ ? 1 : 0);
    set_line(barred(row));
  }

  static std::string barred(const std::vector<std::vector<std::string>>& row) {
    std::string text = "|";
    for (const auto& cell : row) {
      text += ' ';
      for (std::size_t i = 0; i < cell.size(); ++i) {
        if (i > 0) text += "<br>";
        for (const char c : cell[i]) text += c == '|' ? '/' : c;
      }
      text += " |";
    }
    return text;
  }

  Measures measures_;
  ConvertedText out_;
  std::vector<std::vector<std::string>> row_;  // the last one set
  std::size_t row_at_ = 0;                     // where it begins
  std::vector<double> cuts_;                   // of the table at the foot of the page before
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
