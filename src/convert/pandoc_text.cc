// SPDX-License-Identifier: MIT
#include "convert/pandoc_text.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

namespace klubba::convert {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 100;  // lists in lists, spans in spans

std::string roman(int number) {
  static constexpr std::array<std::pair<int, std::string_view>, 9> digits{
      {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
  std::string out;
  for (const auto& [value, digit] : digits) {
    for (; number >= value; number -= value) out += digit;
  }
  return out;
}

/// The mark of a list point as the document prints it.
std::string list_mark(const std::string& style, const std::string& delimiter, int number) {
  constexpr int letters = 26;
  std::string mark = std::to_string(number);
  if (style.ends_with("Alpha") && number >= 1 && number <= letters) mark = static_cast<char>('a' + number - 1);
  if (style.ends_with("Roman") && number >= 1 && number < 200) mark = roman(number);
  if (style.starts_with("Upper")) {
    std::transform(mark.begin(), mark.end(), mark.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  }
  if (delimiter == "TwoParens") return "(" + mark + ")";
  return mark + (delimiter == "OneParen" ? ")" : ".");
}

/// Walks the blocks and writes their lines.
class Setter {
 public:
  explicit Setter(bool markdown) : markdown_(markdown) {}

  void set_blocks(const Json& blocks, const std::string& indent, int depth = 0) {
    if (depth > deepest) return;
    for (const Json& block : blocks) set_block(block, indent, depth);
  }

  /// Footnotes stand below the text.
  void set_notes() {
    const std::vector<const Json*> notes = std::move(notes_);
    notes_.clear();
    for (const Json* note : notes) set_blocks(*note, "", 1);
  }

  std::string take() { return std::move(out_); }

 private:
  void set_block(const Json& block, const std::string& indent, int depth) {
    const std::string type = block.at("t");
    if (type == "Para" || type == "Plain") {
      set_text(inlines(block.at("c"), depth), indent);
    } else if (type == "Header") {
      set_heading(block.at("c"), depth);
    } else if (type == "OrderedList") {
      const Json& list = block.at("c").at(0);
      int number = list.at(0);
      for (const Json& item : block.at("c").at(1)) {
        set_point(item, list_mark(list.at(1).at("t"), list.at(2).at("t"), number++), indent, depth);
      }
      gap();
    } else if (type == "BulletList") {
      for (const Json& item : block.at("c")) set_point(item, "-", indent, depth);
      gap();
    } else if (type == "Table") {
      set_table(block.at("c"), indent, depth);
    } else if (type == "DefinitionList") {
      for (const Json& entry : block.at("c")) {
        set_text(inlines(entry.at(0), depth), indent);
        for (const Json& meaning : entry.at(1)) set_blocks(meaning, indent + "  ", depth + 1);
      }
    } else if (type == "LineBlock") {
      for (const Json& line : block.at("c")) put(indent + inlines(line, depth));
      gap();
    } else if (type == "CodeBlock") {
      set_text(block.at("c").at(1), indent);
    } else if (type == "Div" || type == "Figure") {
      set_blocks(block.at("c").back(), indent, depth + 1);
    } else if (type == "BlockQuote") {
      set_blocks(block.at("c"), indent, depth + 1);
    }
  }

  void set_heading(const Json& heading, int depth) {
    std::string text = inlines(heading.at(2), depth);
    std::replace(text.begin(), text.end(), '\n', ' ');
    text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
    if (text.find_first_not_of(' ') == std::string::npos) return;
    const int level = heading.at(0);
    set_text((markdown_ ? std::string(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#') + " " : "") + text, "");
  }

  /// A paragraph: its hard line breaks are lines.
  void set_text(const std::string& text, const std::string& indent) {
    if (text.find_first_not_of(" \n") == std::string::npos) return;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      put(indent + text.substr(begin, end - begin));
      begin = end + 1;
    }
    gap();
  }

  void set_point(const Json& blocks, const std::string& mark, const std::string& indent, int depth) {
    const std::size_t begin = out_.size();
    const std::string inner = indent + std::string(mark.size() + 1, ' ');
    set_blocks(blocks, inner, depth + 1);
    if (out_.size() <= begin + inner.size()) return;
    out_.replace(begin, inner.size(), indent + mark + " ");
    // Boxes to tick, as Markdown writes them.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> boxes{
        {{"\xE2\x98\x90 ", "[ ] "}, {"\xE2\x98\x91 ", "[x] "}, {"\xE2\x98\x92 ", "[x] "}}};
    const std::size_t text = begin + inner.size();
    for (const auto& [drawn, written] : boxes) {
      if (out_.compare(text, drawn.size(), drawn) == 0) out_.replace(text, drawn.size(), written);
    }
    // Points stand close together.
    if (out_.ends_with("\n\n")) out_.pop_back();
  }

  void set_table(const Json& table, const std::string& indent, int depth) {
    if (table.size() < 6) return;
    std::vector<const Json*> rows;
    for (const Json& row : table.at(3).at(1)) rows.push_back(&row);
    for (const Json& body : table.at(4)) {
      for (const Json& row : body.at(2)) rows.push_back(&row);
      for (const Json& row : body.at(3)) rows.push_back(&row);
    }
    for (const Json& row : table.at(5).at(1)) rows.push_back(&row);
    // Frames around text: its blocks are the document's.
    if (table.at(2).size() < 2) {
      for (const Json* row : rows) {
        for (const Json& cell : row->at(1)) set_blocks(cell.at(4), indent, depth + 1);
      }
      return;
    }
    for (const Json* row : rows) {
      std::string line = "|";
      bool filled = false;
      for (const Json& cell : row->at(1)) {
        const std::string text = cell_text(cell.at(4), depth);
        filled = filled || !text.empty();
        line += " " + text + " |";
        for (int span = cell.at(3); span > 1; --span) line += "  |";
      }
      if (filled) put(line);
    }
    gap();
  }

  std::string cell_text(const Json& blocks, int depth) {
    Setter inner(markdown_);
    inner.set_blocks(blocks, "", depth + 1);
    notes_.insert(notes_.end(), inner.notes_.begin(), inner.notes_.end());
    std::string text;
    bool ended = false;
    for (const char c : inner.out_) {
      if (c == '\n') {
        ended = !text.empty();
        continue;
      }
      if (ended) text += "<br>";
      ended = false;
      text += c == '|' ? '/' : c;
    }
    return text;
  }

  std::string inlines(const Json& list, int depth) {
    std::string out;
    if (depth > deepest) return out;
    for (const Json& piece : list) add_inline(piece, depth, out);
    return out;
  }

  void add_inline(const Json& piece, int depth, std::string& out) {
    const std::string type = piece.at("t");
    if (type == "Str") {
      add_escaped(piece.at("c"), out);
    } else if (type == "Space" || type == "SoftBreak") {
      out += ' ';
    } else if (type == "LineBreak") {
      out += '\n';
    } else if (type == "Strong") {
      const std::string text = inlines(piece.at("c"), depth + 1);
      // Only whole lines and the words that begin them can be headings or labels.
      const bool marked = markdown_ && out.empty() && text.find_first_of("*\n") == std::string::npos &&
                          text.find_first_not_of(' ') != std::string::npos;
      out += marked ? "**" + text + "**" : text;
    } else if (type == "Quoted") {
      out += '"' + inlines(piece.at("c").at(1), depth + 1) + '"';
    } else if (type == "Code" || type == "Math") {
      out += piece.at("c").at(1).get<std::string>();
    } else if (type == "Link" || type == "Span" || type == "Cite") {
      out += inlines(piece.at("c").at(1), depth + 1);
    } else if (type == "Note") {
      notes_.push_back(&piece.at("c"));
    } else if (type == "Emph" || type == "Underline" || type == "Strikeout" || type == "Superscript" ||
               type == "Subscript" || type == "SmallCaps") {
      out += inlines(piece.at("c"), depth + 1);
    }
  }

  void add_escaped(const std::string& text, std::string& out) const {
    for (const char c : text) {
      if (markdown_ && (c == '*' || c == '_' || c == '\\' || c == '`')) out += '\\';
      out += c;
    }
  }

  void put(const std::string& line) { out_ += line + '\n'; }
  void gap() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  bool markdown_;
  std::string out_;
  std::vector<const Json*> notes_;
};

std::string set_document(const Json& document, bool markdown) {
  Setter setter(markdown);
  setter.set_blocks(document.at("blocks"), "");
  setter.set_notes();
  return setter.take();
}

/// True where enough lines bear marks for the layout stage to see Markdown in it.
bool shows_markup(const std::string& text) {
  std::size_t headings = 0, bold = 0, rows = 0;
  for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
    const std::string_view line = std::string_view(text).substr(begin, 4);
    headings += line.starts_with('#');
    bold += line.starts_with("**");
    rows += line.starts_with('|');
  }
  return headings >= 2 || bold >= 2 || rows >= 3;
}

}  // namespace

std::optional<std::string> set_pandoc(std::string_view json) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("blocks")) return std::nullopt;
  try {
    std::string text = set_document(document, true);
    return shows_markup(text) ? text : set_document(document, false);
  } catch (const Json::exception&) {
    return std::nullopt;  // of another version of pandoc, with another form
  }
}

}  // namespace klubba::convert
