// SPDX-License-Identifier: MIT
#include "minutes/flat_row.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/cell_text.h"
#include "minutes/sentences.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

using text::starts_with_lower;
using text::starts_with_upper;

/// How surely a line end is the end of a cell.
enum class Strength { wrap, open, cell, gap };

struct Break {
  std::size_t at = 0;  ///< where the next line begins in the row's text
  Strength strength = Strength::wrap;
};

class FlatRow {
 public:
  FlatRow(const std::vector<FlatLine>& lines, const FlatStyle& style, const TableHeader& header, const CellNames& names,
          const grammar::Grammar& grammar)
      : style_(style), header_(header), names_(names), grammar_(grammar) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      JoinedText one;
      fold_line(one, lines[i].text, lines[i].offset, grammar);
      if (one.empty()) continue;
      const bool first = text_.empty();
      const Strength strength = first ? Strength::wrap : strength_between(lines[i - 1], lines[i]);
      fold_line(text_, one, grammar);
      if (!first) breaks_.push_back({text_.str().size() - one.str().size(), strength});
    }
  }

  TableRow read(const RowNumber& number) {
    TableRow row;
    row.number = text_.slice(number.begin, number.end);
    at_ = skip_space(number.rest);
    take_time_and_code(row);
    take_title(row);
    take_presenters(row);
    if (header_.has(ColumnRole::deadline)) take_deadline(row);
    std::size_t end = size();
    if (header_.has(ColumnRole::owner)) end = take_owners(row);
    share_body(row, at_, end);
    return row;
  }

 private:
  std::size_t size() const { return text_.str().size(); }
  std::string_view view() const { return text_.view(); }
  std::string_view rest(std::size_t from) const { return view().substr(std::min(from, size())); }

  std::size_t skip_space(std::size_t at) const {
    while (at < size() && view()[at] == ' ') ++at;
    return at;
  }

  Strength strength_between(const FlatLine& above, const FlatLine& below) const {
    const bool stop = ends_sentence(above.text);
    const bool lower = starts_with_lower(below.text);
    if (above.text.ends_with('-') && !above.text.ends_with(" -")) return Strength::wrap;
    if (style_.marks_wraps) {
      if (above.runs_on) return below.gap && stop && !lower ? Strength::gap : Strength::wrap;
      if (lower && !stop) return Strength::wrap;
      return below.gap ? Strength::gap : Strength::cell;
    }
    if (lower && !stop) return Strength::wrap;
    if (below.gap) return Strength::gap;
    return lower ? Strength::wrap : Strength::open;
  }

  const Break* break_at(std::size_t at) const {
    for (const Break& b : breaks_) {
      if (b.at == at) return &b;
    }
    return nullptr;
  }

  void take_time_and_code(TableRow& row) {
    for (int round = 0; round < 2; ++round) {
      if (header_.has(ColumnRole::time)) {
        if (const auto match = grammar_.first("row-time", rest(at_))) at_ = skip_space(at_ + match.end);
      }
      if (header_.has(ColumnRole::code) && row.codes.empty()) {
        if (const auto match = grammar_.first("row-code", rest(at_))) {
          row.codes = split_codes(match.capture("code"));
          at_ = skip_space(at_ + match.end);
        }
      }
    }
  }

  static std::vector<std::string> split_codes(std::string_view text) {
    std::vector<std::string> codes;
    for (const char c : text) {
      if (c != '/' && c != ',' && c != '+' && c != ' ') codes.emplace_back(1, c);
    }
    return codes;
  }

  /// The end of the title's own lines: the first line end that can be a cell's.
  std::size_t title_line_end() const {
    for (const Break& b : breaks_) {
      if (b.at <= at_ || b.strength == Strength::wrap) continue;
      if (b.strength == Strength::open && unfinished(b.at)) continue;
      return b.at;
    }
    return size();
  }

  /// True where the word before `at` can't be a cell's last.
  bool unfinished(std::size_t at) const {
    std::string_view before = view().substr(0, at);
    before = before.substr(0, before.find_last_not_of(' ') + 1);
    if (before.ends_with(',') || before.ends_with("–")) return true;
    const std::size_t space = before.rfind(' ');
    return grammar_.is(before.substr(space == std::string_view::npos ? 0 : space + 1), "cell-unfinished");
  }

  void take_title(TableRow& row) {
    std::size_t end = title_line_end();
    const std::size_t line_end = end;
    if (const auto match = grammar_.first("title-alone", rest(at_))) {
      end = std::min(end, at_ + match.capture("title").size());
    }
    const auto paper = grammar_.first("paper", rest(at_));
    if (paper) {
      const auto begin = static_cast<std::size_t>(paper.capture("paper").data() - view().data());
      if (begin > at_) end = std::min(end, begin);
    }
    const std::size_t name = find_presenter(end);
    if (name < end) {
      end = name;
    } else if (end == line_end && ends_sentence(trimmed(at_, end).view())) {
      end = std::min(end, find_sentence_in_title(end));
    }
    row.title = trimmed(at_, end);
    at_ = skip_space(end);
  }

  /// Where, before `end`, a name begins that isn't part of the title.
  std::size_t find_presenter(std::size_t end) const {
    if (!header_.has(ColumnRole::presenter)) return end;
    const auto words = find_words(view().substr(at_, end - at_));
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t at = at_ + words[i].first;
      if (!starts_with_upper(rest(at)) || unfinished(at)) continue;
      const std::size_t length = name_length(at);
      if (length > 0) return at;
    }
    return end;
  }

  /// "Budget Some words follow.": the capital that begins the notes, where neither paper nor presenter parts them.
  std::size_t find_sentence_in_title(std::size_t end) const {
    const auto words = find_words(view().substr(at_, end - at_));
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      const std::size_t at = at_ + words[i].first;
      const std::string_view word = view().substr(at, words[i].second - words[i].first);
      const std::string_view next = rest(at_ + words[i + 1].first);
      if (starts_with_upper(word) && word.size() > 2 && starts_with_lower(word.substr(word.size() - 1)) &&
          starts_with_lower(next) && !unfinished(at)) {
        return at;
      }
    }
    return end;
  }

  /// Bytes of the presenter's name at `at`; 0 for none. A name that a verb follows belongs to a sentence.
  std::size_t name_length(std::size_t at) const {
    const std::size_t length = names_.at(rest(at), true);
    if (length == 0) return 0;
    const std::size_t next = skip_space(at + length);
    if (next >= size() || break_at(next) != nullptr) return length;
    const std::string_view after = rest(next);
    const auto word = find_words(after).front();
    if (grammar_.is(after.substr(0, word.second), "cell-and")) return length;
    return starts_with_lower(after) || after[0] == '.' || after[0] == ':' ? 0 : length;
  }

  /// Bytes of a run of capitalised words at `at` that is a name: the last of them begins the notes where a lower-case
  /// word follows it.
  std::size_t run_length(std::size_t at) const {
    std::vector<std::size_t> ends;
    bool followed = false;
    for (const auto& [begin, end] : find_words(rest(at))) {
      const std::string_view word = rest(at).substr(begin, end - begin);
      const Break* b = begin > 0 ? break_at(at + begin) : nullptr;
      if (b != nullptr && b->strength != Strength::wrap) break;
      if (!starts_with_upper(word) || word.size() < 3) {
        followed = true;
        break;
      }
      const bool capitals = starts_with_upper(word.substr(1));
      if (capitals) {
        followed = true;
        break;
      }
      ends.push_back(end);
      const char last = word.back();
      if (last == '.' || last == ':' || last == ',' || last == '!' || last == '?') return 0;
    }
    if (followed && !ends.empty()) ends.pop_back();
    return ends.size() < 2 || ends.size() > 4 ? 0 : ends.back();
  }

  void take_presenters(TableRow& row) {
    if (header_.has(ColumnRole::paper)) {
      const auto paper = grammar_.first("paper", rest(at_));
      if (paper && paper.capture("paper").data() == rest(at_).data()) at_ = skip_space(at_ + paper.end);
    }
    if (!header_.has(ColumnRole::presenter)) return;
    if (const auto match = grammar_.first("nobody", rest(at_))) {
      at_ = skip_space(at_ + match.end);
      return;
    }
    std::vector<JoinedText> lines;
    while (at_ < size()) {
      std::size_t length = name_length(at_);
      const Break* b = break_at(at_);
      const bool open = lines.empty() || (b != nullptr && b->strength != Strength::gap);
      if (length == 0 && open) length = run_length(at_);
      if (length == 0) break;
      // A second name after a gap is the owner of a row that has no text.
      if (!lines.empty() && b != nullptr && b->strength == Strength::gap) break;
      lines.push_back(text_.slice(at_, at_ + length));
      at_ = skip_space(at_ + length);
      while (at_ < size() && (view()[at_] == ',' || view()[at_] == '/' || view()[at_] == '&'))
        at_ = skip_space(at_ + 1);
      const auto words = find_words(rest(at_));
      if (!words.empty() && grammar_.is(rest(at_).substr(0, words[0].second), "cell-and")) {
        const std::size_t next = skip_space(at_ + words[0].second);
        if (name_length(next) > 0) at_ = next;
      }
    }
    row.presenters = names_.split(lines);
  }

  /// The line that the row ends with, where it says no more than when.
  void take_deadline(TableRow& row) {
    if (breaks_.empty() || breaks_.back().at <= at_) return;
    const JoinedText last = trimmed(breaks_.back().at, size());
    const auto match = grammar_.first("owner-then-time", last.view());
    if (!match || !match.capture("owner").empty() || ends_sentence(last.view())) return;
    row.deadline = last;
    text_ = text_.slice(0, breaks_.back().at).trimmed();
    breaks_.pop_back();
  }

  /// The names that the row ends with. Returns where they begin.
  std::size_t take_owners(TableRow& row) {
    std::vector<std::size_t> starts;
    for (const Break& b : breaks_) {
      if (b.at < at_) continue;
      if (b.strength != Strength::wrap || ends_sentence(trimmed(at_, b.at).view())) starts.push_back(b.at);
    }
    for (const auto& [begin, end] : find_words(rest(at_))) {
      if (ends_sentence(rest(at_).substr(begin, end - begin))) starts.push_back(skip_space(at_ + end));
    }
    if (row.presenters.empty()) starts.push_back(at_);
    std::sort(starts.begin(), starts.end());
    for (const std::size_t start : starts) {
      if (start >= size()) continue;
      const auto owners = names_.split(lines_between(start, size()));
      // Someone whom no list names has to stand on lines of their own.
      const Break* line = break_at(start);
      const bool own_line = line != nullptr && line->strength != Strength::wrap;
      const auto is_name = [&](const JoinedText& name) {
        return names_.whole(name.view()) || (own_line && CellNames::unlisted(name.view()));
      };
      if (owners.empty() || owners.size() > 8 || !std::all_of(owners.begin(), owners.end(), is_name)) continue;
      row.owners = owners;
      return start;
    }
    return size();
  }

  std::vector<JoinedText> lines_between(std::size_t begin, std::size_t end) const {
    std::vector<JoinedText> lines;
    for (const Break& b : breaks_) {
      if (b.at <= begin || b.at >= end) continue;
      lines.push_back(trimmed(begin, b.at));
      begin = b.at;
    }
    lines.push_back(trimmed(begin, end));
    return lines;
  }

  JoinedText trimmed(std::size_t begin, std::size_t end) const { return text_.slice(begin, end).trimmed(); }

  bool decided(std::string_view text) const { return static_cast<bool>(grammar_.first("decided", text)); }

  /// Notes and decision: the last of several cells, or what follows the first sentence of one, is the decision.
  void share_body(TableRow& row, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> starts{begin};
    for (const Break& b : breaks_) {
      if (b.at <= begin || b.at >= end) continue;
      const bool cell =
          b.strength >= Strength::cell || (b.strength == Strength::open && ends_sentence(trimmed(begin, b.at).view()));
      if (cell && !starts_with_lower(rest(b.at))) starts.push_back(b.at);
    }
    std::size_t decision = end;
    if (header_.has(ColumnRole::decision)) {
      const bool owned = !row.owners.empty();
      if (!header_.has(ColumnRole::notes)) {
        decision = begin + skip_discussion(trimmed(begin, end).view(), owned);
      } else if (starts.size() > 1) {
        const auto last = trimmed(starts.back(), end);
        if (owned || decided(last.view())) decision = starts.back();
      } else if (owned) {
        decision = begin + find_decision(trimmed(begin, end).view());
      }
    }
    starts.push_back(end);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      if (starts[i] >= decision) break;
      JoinedText cell = trimmed(starts[i], std::min(starts[i + 1], decision));
      if (!cell.empty()) row.notes.push_back(std::move(cell));
    }
    JoinedText cell = trimmed(decision, end);
    if (!cell.empty()) row.decision.push_back(std::move(cell));
  }

  /// Where the decision begins in a table that has no column for what was said: that stands below the title then. The
  /// text's end where nothing was decided.
  std::size_t skip_discussion(std::string_view text, bool owned) const {
    constexpr std::size_t least_discussion = 3;  // sentences, with the decision
    const auto sentences = split_sentences(text, grammar_);
    if (sentences.size() < least_discussion) return 0;
    for (const auto& [from, to] : sentences) {
      if (decided(text.substr(from, to - from))) return from;
    }
    return owned ? sentences.back().first : text.size();
  }

  /// Where in `text`, the notes and the decision run together, the decision begins.
  std::size_t find_decision(std::string_view text) const {
    const auto sentences = split_sentences(text, grammar_);
    if (sentences.size() < 2) return 0;
    for (std::size_t i = 1; i < sentences.size(); ++i) {
      if (decided(text.substr(sentences[i].first, sentences[i].second - sentences[i].first))) return sentences[i].first;
    }
    return sentences[1].first;
  }

  FlatStyle style_;
  const TableHeader& header_;
  const CellNames& names_;
  const grammar::Grammar& grammar_;
  JoinedText text_;
  std::vector<Break> breaks_;
  std::size_t at_ = 0;
};

}  // namespace

TableRow read_flat_row(const std::vector<FlatLine>& lines, const RowNumber& number, const FlatStyle& style,
                       const TableHeader& header, const CellNames& names, const grammar::Grammar& grammar) {
  TableRow row = FlatRow(lines, style, header, names, grammar).read(number);
  row.lines = {lines.front().number, lines.back().number};
  return row;
}

}  // namespace klubba::minutes
