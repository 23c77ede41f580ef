// SPDX-License-Identifier: MIT
#include "minutes/lost_items.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <string>
#include <tuple>

#include "minutes/cell_text.h"
#include "minutes/sentences.h"
#include "minutes/value.h"
#include "text/layout.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

/// The leading number of "12A", and what follows it.
struct ItemNumber {
  int value = 0;
  std::string_view rest;
};

ItemNumber parse(std::string_view text) {
  ItemNumber number;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number.value).ptr;
  number.rest = text.substr(static_cast<std::size_t>(end - text.data()));
  return number;
}

/// Where a title ends that a dash parts from what is said of it, and where that begins.
std::pair<std::size_t, std::size_t> title_end(std::string_view text) {
  for (const std::string_view dash : {" \xE2\x80\x93", " \xE2\x80\x94", " --", " - "}) {
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    std::size_t next = at + dash.size();
    while (next < text.size() && text[next] == ' ') ++next;
    return {at, next};
  }
  return {text.size(), std::string_view::npos};
}

class LostItems {
 public:
  LostItems(const SourceFile& source, const Layout& layout, const RightColumn& column, const grammar::Grammar& grammar,
            Agenda& agenda)
      : source_(source),
        blocks_(layout.blocks),
        column_(column),
        grammar_(grammar),
        agenda_(agenda),
        items_(agenda.items) {
    const auto after = [this](std::uint32_t line) {
      const auto found =
          std::find_if(blocks_.begin(), blocks_.end(), [line](const Block& block) { return block.lines.first > line; });
      return static_cast<std::size_t>(found - blocks_.begin());
    };
    begin_ = after(column.header.last);
    end_ = after(column.lines.last);
  }

  void add() {
    if (items_.empty()) agenda_.foot = end_;
    add_numbers();
    if (items_.empty()) return;
    for (ItemSpan& span : items_) take_bar_off(span.item.title);
    add_letters();
    add_titles();
    add_letters();
    settle_ends();
    if (items_.front().heading < agenda_.first) agenda_.first = agenda_.preamble = items_.front().heading;
  }

 private:
  static void take_bar_off(Value& title) {
    const std::size_t first = title.text.find_first_not_of("| ");
    if (first == 0 || first == std::string::npos) return;
    title.text.erase(0, first);
    title.span.begin += first;
  }

  /// Rows whose number stands left of the text's column and goes on from the row above, however far.
  void add_numbers() {
    constexpr std::size_t kDrift = 4;  // pages that were scanned a little askew
    std::vector<ItemSpan> more;
    int before = 0;
    std::size_t next = 0;  // the first item at or behind the block
    for (std::size_t b = begin_; b < end_; ++b) {
      while (next < items_.size() && items_[next].heading < b) ++next;
      const Block& block = blocks_[b];
      if (next < items_.size() && items_[next].heading == b) {
        before = std::max(before, parse(items_[next].item.number.text).value);
        continue;
      }
      const ItemNumber number = parse(block.marker);
      const bool row = block.kind == BlockKind::numbered && number.value > before && number.rest == "." &&
                       block.indent + block.marker.size() <= column_.text_at + kDrift && !block.text.empty() &&
                       !ends_sentence(block.text.view());
      if (!row || !below_next(number.value, next)) continue;
      before = number.value;
      ItemSpan span;
      span.heading = b;
      span.body = b + 1;
      span.reason = "number in its own column";
      span.item.title = make_value(source_, block.text);
      span.item.number = mark_value(block);
      span.item.number.text = std::to_string(number.value);
      more.push_back(std::move(span));
    }
    merge(std::move(more));
  }

  /// True where no item from index `next` on has a number that is not greater.
  bool below_next(int value, std::size_t next) const {
    for (std::size_t i = next; i < items_.size(); ++i) {
      const int other = parse(items_[i].item.number.text).value;
      if (other > 0) return value < other;
    }
    return true;
  }

  bool is_letter_item(const ItemSpan& span) const {
    const ItemNumber number = parse(span.item.number.text);
    return number.value > 0 && number.rest.size() == 1 && std::isalpha(static_cast<unsigned char>(number.rest[0])) != 0;
  }

  /// The letter of a block's mark "C)", or 0.
  static char letter_of(const Block& block) {
    if (block.kind != BlockKind::numbered || block.marker.size() != 2 || block.marker[1] != ')') return 0;
    return std::isalpha(static_cast<unsigned char>(block.marker[0])) != 0 ? block.marker[0] : '\0';
  }

  void set_title(ItemSpan& span) const {
    const Block& block = blocks_[span.heading];
    auto [end, next] = title_end(block.text.view());
    if (next == npos) {
      // Nothing parts the title from what is said of it: the first sentence is the title.
      const auto sentences = split_sentences(block.text.view(), grammar_);
      if (sentences.size() > 1) std::tie(end, next) = std::pair(sentences[0].second, sentences[1].first);
    }
    span.item.title = make_value(source_, block.text.slice(0, end).trimmed());
    span.text_at = next;
  }

  /// Runs of letters "A)", "B)", "C)" within a row are items of their own.
  void add_letters() {
    std::vector<ItemSpan> more;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const std::size_t stop = i + 1 < items_.size() ? items_[i + 1].heading : std::min(agenda_.foot, blocks_.size());
      const std::string& text = items_[i].item.number.text;
      const bool lettered = is_letter_item(items_[i]);
      const std::string parent = lettered ? text.substr(0, text.size() - 1) : text;
      char before = lettered ? text.back() : first_letter(items_[i].heading + 1, stop);
      if (lettered && letter_of(blocks_[items_[i].heading]) != 0 && items_[i].text_at != npos) set_title(items_[i]);
      if (before == 0) continue;
      for (std::size_t b = items_[i].heading + 1; b < stop; ++b) {
        if (letter_of(blocks_[b]) != before + 1) continue;
        ++before;
        ItemSpan span;
        span.heading = b;
        span.body = b + 1;
        span.reason = "letter in a row";
        set_title(span);
        span.item.number = mark_value(blocks_[b]);
        span.item.number.text = parent + before;
        more.push_back(std::move(span));
      }
    }
    merge(std::move(more));
  }

  /// What comes before the first letter of a run of two or more in these blocks; 0 where there is no run.
  char first_letter(std::size_t begin, std::size_t end) const {
    char found = 0;
    for (std::size_t b = begin; b < end; ++b) {
      const char letter = letter_of(blocks_[b]);
      if (found == 0 && (letter == 'A' || letter == 'a')) found = letter;
      if (found != 0 && letter == found + 1) return static_cast<char>(found - 1);
    }
    return 0;
  }

  /// The place of a block's mark.
  Value mark_value(const Block& block) const {
    const std::string_view line = source_.lines()[block.lines.first - 1].text;
    const std::size_t at = std::min(line.find(block.marker), line.size());
    JoinedText mark;
    mark.append(line.substr(at, block.marker.size()), source_.offset_of(line) + at);
    return make_value(source_, mark);
  }

  /// Titles without a number, where numbers are missing.
  void add_titles() {
    const int step = usual_step();
    std::vector<ItemSpan> more;
    int before = 0;
    std::size_t from = begin_;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const ItemNumber number = parse(items_[i].item.number.text);
      if (number.value == 0 || !number.rest.empty()) continue;
      const int lost = (number.value - before) / step - 1;
      if (lost > 0) take_titles(from, items_[i].heading, lost, more);
      before = number.value;
      from = items_[i].body;
    }
    // A row above the first number has none of its own.
    const std::size_t first = items_.front().heading;
    if (first > begin_ && first <= begin_ + 2 && looks_like_title(begin_, first + 1)) {
      more.push_back(title_span(begin_));
    }
    for (const ItemSpan& span : more) bare_letters(span.heading);
    merge(std::move(more));
  }

  /// Some tools count every row twice: 2, 4, 6.
  int usual_step() const {
    std::map<int, int> steps;
    int before = 0;
    for (const ItemSpan& span : items_) {
      const ItemNumber number = parse(span.item.number.text);
      if (number.value == 0 || !number.rest.empty()) continue;
      if (before > 0 && number.value > before) ++steps[number.value - before];
      before = number.value;
    }
    int best = 1;
    int most = 0;
    for (const auto& [step, count] : steps) {
      if (count > most) best = step;
      most = std::max(most, count);
    }
    return best;
  }

  /// The smallest indent from block `b` to the end of its page.
  std::uint32_t least_indent(std::size_t b, std::size_t stop) const {
    std::uint32_t indent = blocks_[b].indent;
    for (++b; b < stop && !blocks_[b].page_start; ++b) indent = std::min(indent, blocks_[b].indent);
    return indent;
  }

  void take_titles(std::size_t from, std::size_t stop, int lost, std::vector<ItemSpan>& more) const {
    std::uint32_t indent = least_indent(from, stop);
    int found = 0;
    for (std::size_t b = from; b < stop && found < lost; ++b) {
      if (blocks_[b].page_start) indent = least_indent(b, stop);
      if (blocks_[b].indent > indent + 1 || !looks_like_title(b, stop)) continue;
      more.push_back(title_span(b));
      ++found;
    }
  }

  ItemSpan title_span(std::size_t b) const {
    ItemSpan span;
    span.heading = b;
    span.body = b + 1;
    span.reason = "title where a number is missing";
    span.item.title = make_value(source_, blocks_[b].text);
    return span;
  }

  bool looks_like_title(std::size_t b, std::size_t stop) const {
    constexpr std::size_t kLongest = 60;
    constexpr std::size_t kShort = 40;  // a line that had room for more
    const Block& block = blocks_[b];
    const std::string_view text = block.text.view();
    if (block.kind != BlockKind::paragraph || block.lines.first != block.lines.last) return false;
    if (text::length(text) > kLongest || !text::starts_with_upper(text) || ends_sentence(text)) return false;
    if (text.find_first_of(":;,?!") != std::string_view::npos) return false;
    const std::size_t space = text.rfind(' ');
    if (grammar_.is(text.substr(space == std::string_view::npos ? 0 : space + 1), "cell-unfinished")) return false;
    // What stands before it has ended, and something stands below.
    const Block& above = blocks_[b == 0 ? 0 : b - 1];
    const bool ended = b <= begin_ || ends_sentence(above.text.view()) || above.kind != BlockKind::paragraph ||
                       text::length(above.text.view()) < kShort;
    return ended && b + 1 < stop && !grammar_.first("decision", text);
  }

  /// Letters below a title without a number stand alone: "a", no longer "6a".
  void bare_letters(std::size_t heading) {
    for (ItemSpan& span : items_) {
      if (span.heading < heading) continue;
      if (!is_letter_item(span)) {
        if (!span.item.number.empty()) break;
        continue;
      }
      span.item.number.text.erase(0, span.item.number.text.size() - 1);
    }
  }

  void merge(std::vector<ItemSpan> more) {
    std::move(more.begin(), more.end(), std::back_inserter(items_));
    std::stable_sort(items_.begin(), items_.end(),
                     [](const ItemSpan& a, const ItemSpan& b) { return a.heading < b.heading; });
  }

  void settle_ends() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      ItemSpan& span = items_[i];
      if (i + 1 < items_.size()) span.end = items_[i + 1].heading;
      if (span.end <= span.heading) span.end = agenda_.foot;
      span.end = std::max(span.end, span.body);
      const std::size_t last = std::min(std::max(span.end, span.heading + 1), blocks_.size()) - 1;
      span.item.lines = {blocks_[span.heading].lines.first, blocks_[last].lines.last};
    }
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  const SourceFile& source_;
  const std::vector<Block>& blocks_;
  const RightColumn& column_;
  const grammar::Grammar& grammar_;
  Agenda& agenda_;
  std::vector<ItemSpan>& items_;
  std::size_t begin_ = 0;  // blocks of the table
  std::size_t end_ = 0;
};

}  // namespace

void add_lost_items(const SourceFile& source, const Layout& layout, const RightColumn& column,
                    const grammar::Grammar& grammar, Agenda& agenda) {
  LostItems(source, layout, column, grammar, agenda).add();
}

}  // namespace klubba::minutes
