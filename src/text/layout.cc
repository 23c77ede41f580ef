// SPDX-License-Identifier: MIT
#include "text/layout.h"

#include <algorithm>
#include <cctype>

#include "text/inline_markup.h"
#include "text/line_shape.h"
#include "text/list_mark.h"
#include "text/page_line.h"

namespace klubba::text {
namespace {

// Shares of the full line width, from text set ragged right (see "wrap" in the module's tests).
constexpr double full_share = 0.92;             // a line this long had no room for another word
constexpr std::size_t longest_usual_word = 12;  // characters; longer ones are broken or push the margin
constexpr double heading_share = 0.97;
constexpr std::size_t longest_heading = 150;  // characters; a longer numbered block is text
constexpr std::size_t longest_reference = 8;  // characters of a paragraph number without a title
constexpr double wrap_share = 0.5;            // a shorter line before a lower-case one is a list of its own

/// "2024-" and "03-12", "Anna-" and "Karin": dates, numbers and names with a hyphen of their own.
bool parted_at_hyphen(std::string_view before, std::string_view next) {
  if (next.empty() || is_space(next.front())) return false;
  const auto last = static_cast<unsigned char>(before[before.size() - 2]);
  const auto first = static_cast<unsigned char>(next.front());
  if (std::isdigit(last) != 0) return std::isdigit(first) != 0;
  return std::isdigit(first) == 0 && std::ispunct(last) == 0 && std::ispunct(first) == 0 && !starts_lower(next);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Builder {
 public:
  Builder(const SourceFile& source, const Markup& markup, const LineOracle& oracle)
      : source_(source), markup_(markup), oracle_(oracle) {}

  Layout build(const std::vector<bool>& furniture, const std::vector<std::size_t>& cut) {
    lines_ = cut_page_lines(source_, furniture, cut, markup_);
    for (std::size_t i = 0; i < lines_.size(); ++i) place(i);
    close();
    layout_.double_spaced = markup_.double_spaced;
    layout_.width = markup_.width;
    return std::move(layout_);
  }

 private:
  /// A number with a wide space behind it.
  static bool stands_off(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789.");
    return end != std::string_view::npos && end > 0 && text[0] != '.' &&
           (text[end] == '\t' || text.substr(end, 2) == "  ");
  }

  bool full(const PageLine& line, std::string_view next) const {
    // Headings are set larger and wrap earlier: a long one that ends here has most likely ended.
    const bool number = open_ && (block_kind() == BlockKind::numbered || looks_numbered(line.text));
    const bool heading = number && !starts_lower(next) && length(layout_.blocks.back().text.view()) <= longest_heading;
    const double share = heading ? heading_share : full_share;
    const std::size_t word = std::min<std::size_t>(length(first_word(next)), longest_usual_word);
    return static_cast<double>(line.end + 1 + word) > share * markup_.width;
  }

  /// True where `line` goes on with the paragraph that ends in `before`.
  bool goes_on(const PageLine& before, const PageLine& line, Edge edge) const {
    if (!open_ || alone_ || line.apart || edge == Edge::alone) return false;
    if (edge == Edge::start) {
      // "… on the 3rd of May," / "§ 14.": a paragraph sign at a full line's end goes on with its sentence.
      const bool sign = line.text.starts_with("\xC2\xA7");
      // "The assignment of" / "§ 14 on the 3rd of May": a line that can't be an end, before a new page, too.
      if (sign && (line.gap == 0 || line.page_start) && oracle_.continues(before.text)) return true;
      return sign && line.gap == 0 && !line.page_start && !ends_sentence(before.text) && full(before, line.text) &&
             length(line.text) <= longest_reference;
    }
    const bool lower = starts_lower(line.text);
    if (line.page_start) {
      if (edge != Edge::none) return false;
      const bool stopped = ends_sentence(before.text);
      if (lower || before.text.ends_with("\xC2\xA7")) return !stopped;
      if (is_digit(line.text.front()) && oracle_.continues(before.text)) return true;
      // A name, a number or the next sentence may begin the page, too, where the line before it has no room for it.
      if (line.indent != before.indent || looks_numbered(line.text) || block_kind() == BlockKind::heading) return false;
      constexpr double running_text = 0.6;
      return stopped ? static_cast<double>(before.end + 1 + length(first_word(line.text))) > markup_.width &&
                           static_cast<double>(line.end) > running_text * markup_.width && before.text.back() != ':'
                     : full(before, line.text);
    }
    if (line.gap > 0) return false;
    if (before.hard_break) return false;
    // "4. Title (Name, organisation)": nothing follows the brackets but the text of the point.
    if (block_kind() == BlockKind::numbered && before.text.back() == ')' && !lower) return false;
    // "§ 9. Title." and its text right below.
    const bool stopped = before.text.back() == '.';
    if (stopped && before.text.starts_with("\xC2\xA7") && !lower) return false;
    if (stopped && looks_numbered(line.text)) return false;
    // "4.2   Schedule" left of the text before it: the number of the next point, however full that line.
    if (line.indent + 2 < before.indent && stands_off(line.text)) return false;
    const bool is_full = full(before, line.text);
    // Behind a full stop a clause is one of its own, however full the line.
    if (edge == Edge::soft) {
      // Two clauses of a list begin alike, and at one indent.
      const std::string_view text = layout_.blocks.back().text.view();
      const bool alike = first_word(text) == first_word(line.text) && line.indent == layout_.blocks.back().indent;
      return is_full && !stopped && !(alike && oracle_.asks_clause && !oracle_.asks_clause(text));
    }
    if (before.text.back() == ',' || oracle_.continues(before.text)) return true;
    const bool hangs = hang_ > 0 && line.indent >= hang_;
    if (hangs && (lower || is_full)) return true;
    // A point's short first line with a capital below it: a heading and its text. Bullets are rarely headings.
    if (hangs)
      return block_kind() == BlockKind::bullet && static_cast<double>(before.end) >= wrap_share * markup_.width;
    const bool shifted = line.indent > before.indent + 1 || line.indent + 1 < before.indent;
    if (hang_ == 0 && shifted && !is_full && !markup_.double_spaced) return false;
    if (lower) return static_cast<double>(before.end) >= wrap_share * markup_.width || before.text.back() == '-';
    if (hang_ > 0 && line.indent <= mark_indent_ && !markup_.double_spaced && mark_indent_ + 2 < hang_ &&
        line.indent < hang_) {
      return is_full && !ends_sentence(before.text);
    }
    // A date or an amount at the start of a line: its sentence has not ended.
    const bool digits = line.text.size() > 4 && std::isdigit(static_cast<unsigned char>(line.text[0])) != 0 &&
                        !looks_numbered(line.text);
    constexpr double nearly_full = 0.75;
    if (digits && !ends_sentence(before.text) && static_cast<double>(before.end) >= nearly_full * markup_.width)
      return true;
    return is_full || (goes_on_in_year(line.text) && !ends_sentence(before.text));
  }

  /// "… on the 3rd of May" / "2025 is ended."
  static bool goes_on_in_year(std::string_view text) {
    constexpr std::size_t year = 4;
    if (text.size() < year + 2 || !(text.starts_with("20") || text.starts_with("19"))) return false;
    return is_digit(text[2]) && is_digit(text[3]) && (text[year] == ' ' || text[year] == ',') &&
           starts_lower(text.substr(text[year] == ',' ? year + 2 : year + 1));
  }

  void place(std::size_t index) {
    const PageLine& line = lines_[index];
    if (line.title && open_) {
      append(line, line.text, line.offset);
      return;
    }
    if (place_marked(index)) return;
    const Edge edge = oracle_.edge(line.text);
    if (index > 0 && goes_on(lines_[index - 1], line, edge)) {
      append(line, line.text, line.offset);
      return;
    }
    open(line, BlockKind::paragraph);
    block().bold = line.text.size() > 4 && line.text.substr(0, 2) == "**" &&
                   (line.text.substr(line.text.size() - 2) == "**" || line.text.substr(line.text.size() - 3) == "**:");
    append(line, line.text, line.offset);
    alone_ = edge == Edge::alone;
  }

  /// Headings, rules, table rows and list points: lines that say themselves what they are.
  bool place_marked(std::size_t index) {
    const PageLine& line = lines_[index];
    if (const std::size_t level = heading_level(line); level > 0) {
      std::string_view body = trim_left(line.text.substr(level));
      while (markup_.markdown && !body.empty() && body.back() == '#') body.remove_suffix(1);
      open(line, BlockKind::heading);
      block().level = static_cast<std::uint32_t>(level);
      block().marker = std::string(line.text.substr(0, level));
      append(line, body, line.offset + static_cast<std::size_t>(body.data() - line.text.data()));
      alone_ = true;
      return true;
    }
    if (numbered_heading(index)) {
      open(line, BlockKind::heading);
      block().level = lines_[index + 1].text[0] == '=' ? 1 : 2;
      block().marker = lines_[index + 1].text[0];
      append(line, line.text, line.offset);
      alone_ = true;
      return true;
    }
    if (index > 0 && numbered_heading(index - 1)) {
      block().lines.last = line.number;
      return true;
    }
    if (line.text.size() >= 3 && all_of(line.text, "-=_*~ ")) {
      if (markup_.markdown && open_ && line.gap == 0 && block().kind == BlockKind::paragraph &&
          block().lines.first == block().lines.last && all_of(line.text, line.text[0] == '=' ? "=" : "-")) {
        block().kind = BlockKind::heading;
        block().level = line.text[0] == '=' ? 1 : 2;
        block().marker = line.text[0];
        block().lines.last = line.number;
        alone_ = true;
        return true;
      }
      open(line, BlockKind::rule);
      append(line, line.text, line.offset);
      alone_ = true;
      return true;
    }
    if (is_table_row(line)) {
      place_row(line);
      return true;
    }
    const ListMark mark = find_list_mark(line.text);
    if (mark.length == 0) return false;
    // A number at the start of a wrapped line is no list point.
    const bool numbered = mark.kind == BlockKind::numbered;
    if (numbered && open_ && !alone_ && index > 0 && lines_[index - 1].text.ends_with("\xC2\xA7")) return false;
    if (numbered && open_ && !alone_ && index > 0 && line.gap == 0 && !line.page_start &&
        (oracle_.continues(lines_[index - 1].text) || lines_[index - 1].text.back() == ',') &&
        line.indent <= lines_[index - 1].indent + 1 && !follows(mark.mark)) {
      return false;
    }
    open(line, mark.kind);
    block().marker = std::string(mark.mark);
    mark_indent_ = line.indent;
    hang_ = line.indent + length(line.text.substr(0, mark.length));
    const std::string_view body = line.text.substr(mark.length);
    append(line, body, line.offset + mark.length);
    alone_ = oracle_.edge(body) == Edge::alone;
    return true;
  }

  /// "3. Events" with a line drawn below it, in Markdown.
  bool numbered_heading(std::size_t index) const {
    if (!markup_.markdown || index + 1 >= lines_.size()) return false;
    const PageLine& below = lines_[index + 1];
    return below.gap == 0 && below.text.size() >= 3 && all_of(below.text, below.text[0] == '=' ? "=" : "-") &&
           find_list_mark(lines_[index].text).kind == BlockKind::numbered &&
           find_list_mark(lines_[index].text).length > 0 && (index == 0 || lines_[index].gap > 0);
  }

  /// Whether a list point's number is the next one after the open point's: "1. to approve," / "2. to pay".
  bool follows(std::string_view mark) const {
    if (block_kind() != BlockKind::numbered) return false;
    const auto value = [](std::string_view text) {
      int number = 0;
      for (const char c : text.substr(0, std::min<std::size_t>(text.find_first_not_of("0123456789"), 4)))
        number = number * 10 + (c - '0');
      return number;
    };
    const int before = value(layout_.blocks.back().marker);
    return before > 0 && value(mark) == before + 1;
  }

  std::size_t heading_level(const PageLine& line) const {
    const char mark = markup_.org ? '*' : '#';
    if ((!markup_.org && !markup_.markdown) || line.text[0] != mark || line.indent > 3 ||
        (markup_.org && line.indent > 0))
      return 0;
    std::size_t level = 0;
    while (level < line.text.size() && line.text[level] == mark) ++level;
    if (level > 6 || level == line.text.size()) return 0;
    const char next = line.text[level];
    if (is_space(next)) return level;
    // "##Title": early Markdown writers left the space out. "#14" is the number of an issue.
    if (level == 1 && std::isdigit(static_cast<unsigned char>(next)) != 0) return 0;
    return markup_.markdown && next != '+' && next != '!' ? level : 0;
  }

  bool is_table_row(const PageLine& line) const {
    if (line.text.front() == '|') return true;
    return markup_.markdown && std::count(line.text.begin(), line.text.end(), '|') >= 1 &&
           line.text.find(" | ") != std::string_view::npos;
  }

  void place_row(const PageLine& line) {
    if (all_of(line.text, "|-: +=")) {
      open(line, BlockKind::rule);
      append(line, line.text, line.offset);
      alone_ = true;
      return;
    }
    open(line, BlockKind::table_row);
    append(line, line.text, line.offset);
    std::size_t from = line.text.front() == '|' ? 1 : 0;
    while (from <= line.text.size()) {
      std::size_t to = line.text.find('|', from);
      if (to == std::string_view::npos) {
        if (from == line.text.size()) break;
        to = line.text.size();
      }
      JoinedText cell;
      append_inline(cell, line.text.substr(from, to - from), line.offset + from, markup_);
      block().cells.push_back(cell.trimmed());
      from = to + 1;
    }
    alone_ = true;
  }

  Block& block() { return layout_.blocks.back(); }
  BlockKind block_kind() const { return layout_.blocks.back().kind; }

  void open(const PageLine& line, BlockKind kind) {
    close();
    layout_.blocks.emplace_back();
    block().kind = kind;
    block().indent = static_cast<std::uint32_t>(line.indent);
    block().gap = line.gap;
    block().page_start = line.page_start;
    block().lines = {line.number, line.number};
    open_ = true;
    alone_ = false;
    hang_ = mark_indent_ = 0;
  }

  void close() {
    if (open_) block().text = block().text.trimmed();
    open_ = false;
  }

  void append(const PageLine& line, std::string_view body, std::size_t offset) {
    JoinedText& text = block().text;
    if (!text.empty()) {
      // Unicode's own hyphen, at a line's end, is what others write as "-".
      constexpr std::string_view other_hyphen = "\xE2\x80\x90";
      if (text.view().ends_with(other_hyphen)) {
        const std::size_t end = text.source_offset(text.view().size() - other_hyphen.size());
        for (std::size_t i = 0; i < other_hyphen.size(); ++i) text.drop_last();
        text.append("-", end);
      }
      const std::string_view before = text.view();
      const bool hyphen = before.size() > 1 && before.back() == '-' && !is_space(before[before.size() - 2]);
      if (hyphen && starts_lower(body) && !oracle_.conjunction(first_word(body))) {
        // "GAP-" + "analys": the hyphen after a capital or digit is part of the word.
        const auto letter = static_cast<unsigned char>(before[before.size() - 2]);
        if (std::isupper(letter) == 0 && std::isdigit(letter) == 0) text.drop_last();
      } else if (hyphen && parted_at_hyphen(before, body)) {
        // The hyphen is part of the word, and nothing stands behind it.
      } else if (!is_space(before.back())) {
        text.append_space();
      }
    }
    append_inline(text, body, offset, markup_);
    block().lines.last = line.number;
  }

  const SourceFile& source_;
  const Markup& markup_;
  const LineOracle& oracle_;
  std::vector<PageLine> lines_;
  Layout layout_;
  bool open_ = false;
  bool alone_ = false;    // the open block takes no further line
  std::size_t hang_ = 0;  // where a list point's text begins, columns
  std::size_t mark_indent_ = 0;
};

}  // namespace

Layout lay_out(const SourceFile& source, std::vector<bool> furniture, const std::vector<std::size_t>& cut,
               const LineOracle& oracle) {
  furniture.resize(source.lines().size(), false);
  for (std::size_t i = 0; i < furniture.size(); ++i) {
    if (only_bullets(source.lines()[i].text)) furniture[i] = true;
  }
  const Markup markup = find_markup(source, furniture);
  Layout layout = Builder(source, markup, oracle).build(furniture, cut);
  layout.furniture = std::move(furniture);
  return layout;
}

}  // namespace klubba::text
