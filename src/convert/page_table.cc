// SPDX-License-Identifier: MIT
#include "convert/page_table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace klubba::convert {
namespace {

constexpr std::size_t least_columns = 4;
constexpr std::size_t least_numbers = 3;
constexpr std::size_t running_head = 8;  // lines
constexpr double bin = 0.5;              // points
constexpr double word_space = 0.27;      // of a line's height: wider gaps may part columns

bool is_number(const std::string& text) {
  constexpr std::size_t longest = 8;
  const std::size_t at = text.starts_with("\xC2\xA7") ? 2 : 0;
  return text.size() <= longest && (at == text.size() || std::isdigit(static_cast<unsigned char>(text[at])) != 0);
}

bool covers(const WordLine& line, double left, double right) {
  return std::any_of(line.words.begin(), line.words.end(),
                     [&](const PlacedWord& word) { return word.left < right && word.right > left; });
}

/// A gap between two names of the header, and how many lines of the table run over each part of it.
class Gutter {
 public:
  Gutter(double left, double right)
      : left_(left), crossings_(std::max<std::size_t>(1, static_cast<std::size_t>((right - left) / bin)), 0) {}

  /// True where the line leaves nothing free of what the lines so far left free.
  bool crossed_by(const WordLine& line) const {
    const std::size_t least = *std::min_element(crossings_.begin(), crossings_.end());
    for (std::size_t i = 0; i < crossings_.size(); ++i) {
      if (crossings_[i] == least && !covers(line, at(i), at(i + 1))) return false;
    }
    return true;
  }
  void add(const WordLine& line) {
    for (std::size_t i = 0; i < crossings_.size(); ++i) {
      if (covers(line, at(i), at(i + 1))) ++crossings_[i];
    }
  }
  std::size_t crossed() const { return *std::min_element(crossings_.begin(), crossings_.end()); }
  /// Within the widest free part, close to its right end: cells begin at the left of their columns and fill them
  /// more or less.
  double cut() const {
    const std::size_t least = crossed();
    std::size_t begin = 0, best = 0, length = 0;
    for (std::size_t i = 0; i <= crossings_.size(); ++i) {
      if (i < crossings_.size() && crossings_[i] == least) continue;
      if (i - begin > length) {
        best = begin;
        length = i - begin;
      }
      begin = i + 1;
    }
    constexpr double margin = 3;  // points
    const double width = bin * static_cast<double>(length);
    return left_ + bin * static_cast<double>(best) + width - std::min(margin, width / 2);
  }

 private:
  double at(std::size_t index) const { return left_ + bin * static_cast<double>(index); }

  double left_;
  std::vector<std::size_t> crossings_;
};

/// The lines that share their height with line `index`: names of one header, some of them in two lines.
WordLine band_at(const PlacedPage& page, std::size_t index, std::size_t& first, std::size_t& last) {
  constexpr double near = 0.75;
  const auto& lines = page.lines;
  first = last = index;
  while (first > 0 && lines[first].middle() - lines[first - 1].middle() < near * lines[first].height()) --first;
  while (last + 1 < lines.size() && lines[last + 1].middle() - lines[last].middle() < near * lines[last].height())
    ++last;
  WordLine band = lines[first];
  for (std::size_t i = first + 1; i <= last; ++i) {
    band.words.insert(band.words.end(), lines[i].words.begin(), lines[i].words.end());
    band.bottom = std::max(band.bottom, lines[i].bottom);
  }
  std::sort(band.words.begin(), band.words.end(),
            [](const PlacedWord& a, const PlacedWord& b) { return a.left < b.left; });
  return band;
}

/// How wide a gap is that may part columns, in heights of a line: wider than those between the page's words, which are
/// wide in type of one width and in justified text.
double least_gap(const PlacedPage& page) {
  std::vector<double> gaps;
  for (const WordLine& line : page.lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const double gap = (line.words[i].left - line.words[i - 1].right) / std::max(line.height(), 1.0);
      if (gap > 0.1 && gap < 1) gaps.push_back(gap);
    }
  }
  if (gaps.empty()) return word_space;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(word_space, *middle * 1.15);
}

std::vector<Gutter> gutters_of(const WordLine& header, double gap) {
  std::vector<Gutter> out;
  double right = header.words.front().right;
  for (const PlacedWord& word : header.words) {
    if (word.left - right > gap) out.emplace_back(right, word.left);
    right = std::max(right, word.right);
  }
  return out;
}

class TableFinder {
 public:
  explicit TableFinder(const PlacedPage& page) : page_(page), lines_(page.lines), gap_(least_gap(page)) {}

  std::vector<PageTable> find(const std::vector<double>& before) {
    std::size_t at = 0;
    // The header may be repeated on each page.
    for (std::size_t i = 0; !before.empty() && i < std::min(lines_.size(), running_head) && at == 0; ++i)
      at = read_from(i);
    if (!before.empty() && at == 0) at = go_on(before);
    while (at < lines_.size()) {
      const std::size_t end = read_from(at);
      at = std::max(at + 1, end);
    }
    return std::move(tables_);
  }

 private:
  /// A table whose header stands on line `index`; the line behind it, or 0.
  std::size_t read_from(std::size_t index) {
    if (lines_[index].words.size() < least_columns) return 0;
    std::size_t first = 0;
    std::size_t header_end = 0;
    const WordLine header = band_at(page_, index, first, header_end);
    if (is_number(header.words.front().text)) return 0;
    std::vector<Gutter> gutters = gutters_of(header, gap_ * lines_[index].height());
    if (gutters.size() + 1 < least_columns) return 0;

    std::size_t end = header_end + 1;
    std::size_t across = 0;  // lines in a row that run over most gutters
    for (std::size_t i = end; i < lines_.size(); ++i) {
      const auto crossed = static_cast<std::size_t>(std::count_if(
          gutters.begin(), gutters.end(), [&](const Gutter& gutter) { return gutter.crossed_by(lines_[i]); }));
      if (crossed * 2 > gutters.size()) {
        if (++across == 2) break;
        continue;
      }
      across = 0;
      for (Gutter& gutter : gutters) gutter.add(lines_[i]);
      end = i + 1;
    }
    const std::size_t spanning = std::max<std::size_t>(1, (end - header_end) / 8);
    std::vector<double> cuts;
    for (const Gutter& gutter : gutters) {
      if (gutter.crossed() <= spanning) cuts.push_back(gutter.cut());
    }
    if (cuts.size() + 1 < least_columns) return 0;
    end = without_foot(header_end + 1, end, cuts);
    const auto [numbers, others] = count_numbers(header_end + 1, end, cuts);
    if (numbers < least_numbers || others * 2 > numbers) return 0;
    return add(first, end, header_end + 1, cuts);
  }

  /// The table of the page before goes on where lines fit its columns: the line behind it, or 0.
  std::size_t go_on(const std::vector<double>& cuts) {
    std::size_t begin = 0;
    const auto fits = [&](std::size_t i) {
      const auto crossed = std::count_if(cuts.begin(), cuts.end(),
                                         [&](double cut) { return covers(lines_[i], cut - bin / 2, cut + bin / 2); });
      return static_cast<std::size_t>(crossed) * 4 <= cuts.size();
    };
    const auto numbered = [&](std::size_t i) {
      return lines_[i].words.front().right < cuts.front() && is_number(lines_[i].words.front().text);
    };
    while (begin < lines_.size() && begin <= running_head && !(fits(begin) && numbered(begin))) ++begin;
    if (begin == lines_.size() || begin > running_head) return 0;
    // What stands above the first number in the columns is the rest of a row, unless a gap parts it off.
    const auto belongs = [&](std::size_t i) {
      constexpr double close = 2.5;  // heights
      const bool inner = lines_[i].words.front().left > cuts.front() || columns_of(lines_[i], cuts) > 2;
      return fits(i) && inner && lines_[i + 1].top - lines_[i].bottom < close * lines_[i].height();
    };
    while (begin > 0 && belongs(begin - 1)) --begin;
    std::size_t end = begin;
    std::size_t across = 0;
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      const auto crossed = std::count_if(cuts.begin(), cuts.end(),
                                         [&](double cut) { return covers(lines_[i], cut - bin / 2, cut + bin / 2); });
      if (static_cast<std::size_t>(crossed) * 2 > cuts.size()) {
        if (++across == 2) break;
        continue;
      }
      across = 0;
      end = i + 1;
    }
    end = without_foot(begin, end, cuts);
    return end <= begin ? 0 : add(begin, end, begin, cuts);
  }

  std::size_t columns_of(const WordLine& line, const std::vector<double>& cuts) const {
    std::vector<bool> seen(cuts.size() + 1, false);
    for (const PlacedWord& word : line.words) seen[column_of(word, cuts)] = true;
    return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
  }

  static std::size_t column_of(const PlacedWord& word, const std::vector<double>& cuts) {
    const double near = word.left + (word.right - word.left) / 4;
    return static_cast<std::size_t>(std::lower_bound(cuts.begin(), cuts.end(), near) - cuts.begin());
  }

  /// The table's end without lines that a wide gap parts from it: the foot of the page, text below.
  std::size_t without_foot(std::size_t begin, std::size_t end, const std::vector<double>& cuts) const {
    double widest = 0;  // between rows that begin with a number
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (first_cell_number(lines_[i], cuts)) widest = std::max(widest, lines_[i].top - lines_[i - 1].bottom);
    }
    for (std::size_t i = begin + 1; i < end; ++i) {
      const double gap = lines_[i].top - lines_[i - 1].bottom;
      const bool more = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i),
                                    lines_.begin() + static_cast<std::ptrdiff_t>(end),
                                    [&](const WordLine& line) { return first_cell_number(line, cuts); });
      // Below the last number, words where numbers stood are text again.
      const bool text = column_of(lines_[i].words.front(), cuts) == 0 && !first_cell_number(lines_[i], cuts);
      if (!more && (text || gap > std::max(widest, lines_[i].height()) + 1)) return i;
    }
    return end;
  }

  static bool first_cell_number(const WordLine& line, const std::vector<double>& cuts) {
    const PlacedWord& word = line.words.front();
    return word.right < cuts.front() + bin && is_number(word.text);
  }

  std::pair<std::size_t, std::size_t> count_numbers(std::size_t begin, std::size_t end,
                                                    const std::vector<double>& cuts) const {
    std::size_t numbers = 0;
    std::size_t others = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (column_of(lines_[i].words.front(), cuts) != 0) continue;
      ++(first_cell_number(lines_[i], cuts) ? numbers : others);
    }
    return {numbers, others};
  }

  /// Lines [begin, end) cut into rows; `body` is the first line below the header.
  std::size_t add(std::size_t begin, std::size_t end, std::size_t body, const std::vector<double>& cuts) {
    PageTable table{begin, end, body > begin, cuts, {}};
    std::vector<std::size_t> starts = row_starts(begin, body, end, cuts);
    starts.push_back(end);
    for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
      std::vector<std::vector<std::string>> row(cuts.size() + 1);
      for (std::size_t i = starts[r]; i < starts[r + 1]; ++i) add_line(lines_[i], cuts, row);
      table.rows.push_back(std::move(row));
    }
    tables_.push_back(std::move(table));
    return end;
  }

  void add_line(const WordLine& line, const std::vector<double>& cuts,
                std::vector<std::vector<std::string>>& row) const {
    std::size_t last = cuts.size() + 1;
    double right = 0;
    for (const PlacedWord& word : line.words) {
      std::size_t column = column_of(word, cuts);
      // A cell that spans columns goes on behind a common space.
      const bool same =
          last < column && last < cuts.size() && right > cuts[last] + bin && word.left - right < gap_ * line.height();
      if (same) column = last;
      if (column == last) {
        row[column].back() += ' ' + word.text;
      } else {
        row[column].push_back(word.text);
      }
      last = column;
      right = word.right;
    }
  }

  /// The gap above line `i`: from the lowest word above it.
  double gap_above(std::size_t begin, std::size_t i) const {
    double bottom = -std::numeric_limits<double>::max();
    for (std::size_t k = begin; k < i; ++k) bottom = std::max(bottom, lines_[k].bottom);
    return lines_[i].top - bottom;
  }

  /// Where rows begin. Numbers stand at the top of their rows, or (cells centred) in the middle: then a row begins at
  /// the widest gap between two numbers.
  std::vector<std::size_t> row_starts(std::size_t begin, std::size_t body, std::size_t end,
                                      const std::vector<double>& cuts) const {
    std::vector<double> gaps(lines_.size(), 0);
    for (std::size_t i = begin + 1; i < end; ++i) gaps[i] = gap_above(begin, i);
    std::vector<std::size_t> numbers;
    for (std::size_t i = body; i < end; ++i) {
      if (first_cell_number(lines_[i], cuts)) numbers.push_back(i);
    }
    // The widest gap between a number and the one before it (its own, where there is none wider).
    const auto widest = [&](std::size_t from, std::size_t number) {
      std::size_t start = number;
      for (std::size_t i = from; i < number; ++i) {
        if (gaps[i] > gaps[start] + 1) start = i;
      }
      return start;
    };
    const bool on_top = is_top_aligned(numbers, gaps);
    std::vector<std::size_t> starts{begin};
    double narrowest = std::numeric_limits<double>::max();  // of the gaps that part rows
    for (std::size_t n = 1; n < numbers.size(); ++n) {
      const std::size_t start = on_top ? numbers[n] : widest(numbers[n - 1] + 1, numbers[n]);
      starts.push_back(start);
      narrowest = std::min(narrowest, gaps[start]);
    }
    // Above the first number stands its own row, or the end of one from the page before.
    if (body > begin) starts.push_back(body);
    if (!numbers.empty() && numbers.front() > body) {
      const std::size_t start = on_top ? numbers.front() : widest(body + 1, numbers.front());
      if (gaps[start] >= narrowest - 1) starts.push_back(start);
    }
    // Rows without a number stand apart from the others as those do.
    constexpr double clear = 2;
    for (std::size_t i = body; i < end; ++i) {
      const bool parted = narrowest > clear && gaps[i] >= narrowest - 0.5;
      if (parted && !lines_[i].words.empty() && columns_of(lines_[i], cuts) > 1) starts.push_back(i);
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
  }

  /// True where every number has the same gap above it, wider than that of lines within a cell.
  static bool is_top_aligned(const std::vector<std::size_t>& numbers, const std::vector<double>& gaps) {
    double least = std::numeric_limits<double>::max();
    double most = -std::numeric_limits<double>::max();
    for (const std::size_t number : numbers) {
      least = std::min(least, gaps[number]);
      most = std::max(most, gaps[number]);
    }
    return most - least < 1.5;
  }

  const PlacedPage& page_;
  const std::vector<WordLine>& lines_;
  double gap_;
  std::vector<PageTable> tables_;
};

}  // namespace

std::vector<PageTable> find_page_tables(const PlacedPage& page, const std::vector<double>& before) {
  return TableFinder(page).find(before);
}

}  // namespace klubba::convert
