// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <optional>

#include "lint/check.h"
#include "text/list_mark.h"

namespace klubba::checks {
namespace {

/// A change of a piece of a line, and what is wrong with the piece.
struct Change {
  std::string_view part;
  std::string text;
  std::string message;
};

/// A bullet or number that opens a line, with or without the space behind it.
struct Mark {
  std::string_view text;  ///< view into the line
  std::size_t indent = 0;
  bool spaced = true;
};

using Family = std::array<std::string_view, 4>;
constexpr std::string_view round_bullet = "\xE2\x80\xA2";
/// Marks that stand for each other; others may be another level of the list.
constexpr Family dashes{"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"};
constexpr Family dots{round_bullet, "\xC2\xB7", "\xE2\x97\x8F", "\xE2\x88\x99"};
/// What word processors' own fonts make of bullets: other programs show a box.
constexpr Family boxes{"\xEF\x82\xB7", "\xEF\x82\xA7", "\xEF\x83\x98", "\xEF\x80\xAD"};

bool in(const Family& family, std::string_view mark) {
  return std::find(family.begin(), family.end(), mark) != family.end();
}
bool akin(std::string_view a, std::string_view b) {
  return (in(dashes, a) && in(dashes, b)) || (in(dots, a) && in(dots, b));
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(std::string_view text) {
  return !text.empty() && (static_cast<unsigned char>(text[0]) >= 0xC3 || (text[0] >= 'A' && text[0] <= 'Z') ||
                           (text[0] >= 'a' && text[0] <= 'z'));
}

class Typography {
 public:
  explicit Typography(const Document& document) : document_(document) {
    const std::string& path = document.source().path();
    markdown_ = path.ends_with(".md") || path.ends_with(".markdown");
  }

  std::vector<Change> find() {
    bool fenced = false;
    for (std::uint32_t n = 1; n <= document_.line_count(); ++n) {
      const std::string_view line = document_.line(n);
      if (markdown_ && line.starts_with("```")) fenced = !fenced;
      if (fenced || document_.outside(n) || document_.line_class(n) == LineClass::furniture) continue;
      list_mark(n);
      words(n);
    }
    return std::move(out_);
  }

 private:
  std::optional<Mark> mark_of(std::uint32_t number) const {
    const std::string_view line = document_.line(number);
    if (line.empty()) return std::nullopt;
    const std::string_view whole = document_.source().lines()[number - 1].text;
    const auto indent = static_cast<std::size_t>(line.data() - whole.data());
    const text::ListMark spaced = text::find_list_mark(line);
    if (spaced.length > 0) return Mark{line.substr(0, spaced.mark.size()), indent, true};
    for (const Family& family : {dashes, dots, boxes}) {
      for (const std::string_view mark : family) {
        if (line.starts_with(mark) && letter(line.substr(mark.size())))
          return Mark{line.substr(0, mark.size()), indent, false};
      }
    }
    std::size_t at = 0;
    while (at < line.size() && digit(line[at])) ++at;
    if (at > 0 && at < 3 && at + 1 < line.size() && (line[at] == '.' || line[at] == ')') && letter(line.substr(at + 1)))
      return Mark{line.substr(0, at + 1), indent, false};
    return std::nullopt;
  }

  /// The mark of the nearest list point above (or below), where only blank lines and lines of text stand between.
  std::optional<Mark> neighbour(std::uint32_t number, bool above) const {
    constexpr int reach = 4;  // lines
    for (int step = 1; step <= reach; ++step) {
      const auto n = above ? number - static_cast<std::uint32_t>(step) : number + static_cast<std::uint32_t>(step);
      if (n == 0 || n > document_.line_count()) break;
      const LineClass c = document_.line_class(n);
      if (c == LineClass::heading || c == LineClass::label) break;
      if (auto mark = mark_of(n)) return mark;
    }
    return std::nullopt;
  }

  void list_mark(std::uint32_t number) {
    const auto mark = mark_of(number);
    if (!mark) return;
    const bool box = in(boxes, mark->text);
    if (box || (markdown_ && in(dots, mark->text))) {
      const std::string text(markdown_ ? "-" : round_bullet);
      out_.push_back({mark->text, mark->spaced ? text : text + ' ', "the list mark shows in few programs"});
      return;
    }
    const auto above = neighbour(number, true);
    const auto below = neighbour(number, false);
    if (!mark->spaced) {
      const bool sure = in(dots, mark->text) || fits(*mark, above) || fits(*mark, below);
      if (sure) out_.push_back({mark->text, std::string(mark->text) + ' ', "no space stands behind the list mark"});
      return;
    }
    if (above && above->spaced && above->indent == mark->indent && above->text != mark->text &&
        akin(above->text, mark->text)) {
      out_.push_back({mark->text, std::string(above->text), "the list changes its mark"});
    }
  }

  /// Whether the other mark shows that this one opens a list point, too.
  static bool fits(const Mark& mark, const std::optional<Mark>& other) {
    if (!other || !other->spaced || other->indent != mark.indent) return false;
    const bool numbers = digit(mark.text[0]) && digit(other->text[0]) && mark.text.back() == other->text.back();
    return numbers || mark.text == other->text || akin(mark.text, other->text);
  }

  void words(std::uint32_t number) {
    const std::string_view line = document_.line(number);
    for (const grammar::Match& match : document_.words().scan("typography", line)) {
      const grammar::Rule& rule = *match.rule;
      if (rule.attribute("lines") == "decision") {
        const LineClass c = document_.line_class(number);
        if (c != LineClass::decision && c != LineClass::action) continue;
      } else if (columns(line)) {
        continue;
      }
      const std::string message(rule.attribute("message"));
      const std::string text(rule.attribute("with"));
      const std::string_view gap = match.capture("gap");
      if (gap.data() != nullptr) {
        out_.push_back({gap, text, message});
      } else {
        out_.push_back({match.capture("before").substr(0, 0), text, message});
      }
    }
  }

  /// True where the line may be a row of a table, whose columns a change would shift.
  static bool columns(std::string_view line) {
    return line.find("  ") != std::string_view::npos || line.find_first_of("\t|") != std::string_view::npos;
  }

  const Document& document_;
  bool markdown_ = false;
  std::vector<Change> out_;
};

void run(const Document& document, Findings& findings) {
  for (const Change& change : Typography(document).find()) {
    // A place without extent shows the character behind it.
    findings.at_part(change.part.empty() ? std::string_view(change.part.data(), 1) : change.part, change.message);
  }
}

void fix(const Document& document, FixList& fixes) {
  for (const Change& change : Typography(document).find()) fixes.replace_part(change.part, change.text);
}

}  // namespace

Entry typography() {
  return {{"typography", Severity::info, Tier::strict, "spaces and marks that word processors and haste leave behind",
           "a search for a number or for a clause misses it, and lists fall apart", "let 'klubba lint --fix' mend it"},
          run,
          fix};
}

}  // namespace klubba::checks
