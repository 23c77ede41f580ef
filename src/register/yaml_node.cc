// SPDX-License-Identifier: MIT
#include "register/yaml_node.h"

#include <algorithm>

#include "register/yaml_scalar.h"

namespace klubba {
namespace {

constexpr std::size_t usual_keys = 14;  // of an entry

}  // namespace

YamlNode yaml_scalar(std::string text, std::size_t begin, std::size_t end, bool plain) {
  YamlNode node;
  node.kind = plain && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
                  ? YamlNode::Kind::null
                  : YamlNode::Kind::scalar;
  node.text = std::move(text);
  node.begin = begin;
  node.end = end;
  return node;
}

const YamlField* YamlNode::field(std::string_view name) const {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const YamlField& f) { return f.key == name; });
  return at == fields.end() ? nullptr : &*at;
}

Position yaml_position(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  Position out;
  std::size_t line = 0;
  for (std::size_t i = text.find('\n'); i < at; i = text.find('\n', i + 1)) {
    ++out.line;
    line = i + 1;
  }
  for (std::size_t i = line; i < at; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++out.column;
  }
  return out;
}

bool YamlReader::row_at(std::size_t at, std::size_t limit, Row& row) const {
  while (at < limit) {
    const std::size_t newline = std::min(text_.find('\n', at), limit);
    row.begin = at;
    row.next = std::min(newline + 1, limit);
    row.content = at;
    while (row.content < newline && text_[row.content] == ' ') ++row.content;
    row.end = newline;
    while (row.end > row.content && (is_yaml_space(text_[row.end - 1]) || text_[row.end - 1] == '\r')) --row.end;
    if (row.content < row.end && text_[row.content] != '#') return true;
    at = row.next;
  }
  return false;
}

/// Past the last line from `at` that is deeper than `indent` (blank lines at the end left out).
std::size_t YamlReader::block_end(std::size_t at, std::size_t limit, std::size_t indent) const {
  std::size_t end = at;
  while (at < limit) {
    const std::size_t newline = std::min(text_.find('\n', at), limit);
    std::size_t content = at;
    while (content < newline && text_[content] == ' ') ++content;
    const bool blank = content == newline || text_[content] == '\r';
    if (!blank && content - at <= indent) break;
    at = std::min(newline + 1, limit);
    if (!blank) end = at;
  }
  return end;
}

bool YamlReader::key(std::size_t at, std::size_t end, std::string& out, std::size_t& after) const {
  if (text_[at] == '"' || text_[at] == '\'') {
    if (!quoted(at, end, out)) return false;
  } else {
    if (!begins_plain(text_, at, end)) return false;
    const std::size_t begin = at;
    while (at < end && !(text_[at] == ':' && (at + 1 == end || is_yaml_space(text_[at + 1])))) {
      if (text_[at] == '#' && is_yaml_space(text_[at - 1])) return false;
      ++at;
    }
    std::size_t stop = at;
    while (stop > begin && is_yaml_space(text_[stop - 1])) --stop;
    out.assign(text_.substr(begin, stop - begin));
  }
  while (at < end && is_yaml_space(text_[at])) ++at;
  if (at == end || text_[at] != ':') return false;
  after = at + 1;
  return after == end || is_yaml_space(text_[after]);
}

/// Past the line end of a value's last line; `after` is where its key or dash ends.
std::size_t YamlReader::line_end_of(const YamlNode& value, std::size_t after, const Row& row, std::size_t limit) const {
  if (value.end > row.end && value.end > 0 && text_[value.end - 1] == '\n') return value.end;
  const std::size_t newline = text_.find('\n', std::max(value.end, after));
  return std::min(newline == std::string_view::npos ? limit : newline + 1, limit);
}

YamlNode YamlReader::block(std::size_t at, std::size_t limit, std::size_t indent) {
  if (++depth_ > deepest_yaml) throw YamlFault(at, "the values are nested too deep");
  Row row{};
  YamlNode out;
  if (row_at(at, limit, row)) {
    const std::size_t first = std::max(row.content, at);
    const bool dash = text_[first] == '-' && (first + 1 == row.end || is_yaml_space(text_[first + 1]));
    out = dash ? list(at, limit, indent) : map(at, limit, indent);
  }
  --depth_;
  return out;
}

/// `at` may stand behind a dash: the first key is then on the dash's line.
YamlNode YamlReader::map(std::size_t at, std::size_t limit, std::size_t indent) {
  YamlNode out;
  out.kind = YamlNode::Kind::map;
  out.begin = at;
  out.end = at;
  out.indent = indent;
  out.fields.reserve(usual_keys);
  Row row{};
  bool first = true;
  while (row_at(at, limit, row)) {
    std::size_t begin = row.content;
    if (first) {
      while (begin < at) ++begin;
      while (begin < row.end && text_[begin] == ' ') ++begin;
    }
    if (!first && begin - row.begin < indent) break;
    if (!first && begin - row.begin != indent)
      throw YamlFault(begin, "the indentation is not that of the lines before");
    YamlField field;
    field.key_begin = begin;
    const std::size_t before = first ? std::min(text_.rfind('\n', begin), begin) : 0;
    field.line_begin = first ? (text_.rfind('\n', begin) == std::string_view::npos ? 0 : before + 1) : row.begin;
    if (!key(begin, row.end, field.key, field.after_colon))
      throw YamlFault(begin, "a key and a colon are missing here");
    if (out.field(field.key) != nullptr) throw YamlFault(begin, "the key '" + field.key + "' stands twice");
    field.value = behind(field.after_colon, row, limit, indent, true);
    field.line_end = line_end_of(field.value, field.after_colon, row, limit);
    at = field.line_end;
    out.end = at;
    out.fields.push_back(std::move(field));
    first = false;
  }
  return out;
}

YamlNode YamlReader::list(std::size_t at, std::size_t limit, std::size_t indent) {
  YamlNode out;
  out.kind = YamlNode::Kind::list;
  out.begin = at;
  out.end = at;
  out.indent = indent;
  Row row{};
  bool first = true;
  while (row_at(at, limit, row)) {
    const std::size_t begin = first ? std::max(row.content, at) : row.content;
    if (!first && begin - row.begin < indent) break;
    const bool dash = text_[begin] == '-' && (begin + 1 == row.end || is_yaml_space(text_[begin + 1]));
    if (!first && begin - row.begin == indent && !dash) break;
    if (!dash || (!first && begin - row.begin != indent)) throw YamlFault(begin, "the dash of a list is missing here");
    std::size_t content = begin + 1;
    while (content < row.end && is_yaml_space(text_[content])) ++content;
    std::string name;
    std::size_t after = 0;
    YamlNode item;
    if (content < row.end && text_[content] != '#' && text_[content] != '[' && text_[content] != '{' &&
        key(content, row.end, name, after)) {
      item = map(content, limit, indent + (content - begin));
    } else {
      item = behind(begin + 1, row, limit, indent, false);
    }
    at = line_end_of(item, begin + 1, row, limit);
    out.end = at;
    out.items.push_back(std::move(item));
    first = false;
  }
  return out;
}

/// The value behind a colon or dash: on its line, or as a block below it.
YamlNode YamlReader::behind(std::size_t at, const Row& row, std::size_t limit, std::size_t indent, bool may_list) {
  while (at < row.end && is_yaml_space(text_[at])) ++at;
  if (at >= row.end || text_[at] == '#') {
    Row next{};
    if (row_at(row.next, limit, next)) {
      const std::size_t column = next.content - next.begin;
      const bool dash =
          text_[next.content] == '-' && (next.content + 1 == next.end || is_yaml_space(text_[next.content + 1]));
      if (column > indent || (may_list && dash && column == indent)) {
        std::string name;
        std::size_t after = 0;
        if (dash || key(next.content, next.end, name, after)) return block(next.begin, limit, column);
        return rare_scalar(next.content, block_end(next.begin, limit, indent));
      }
    }
    const std::size_t empty = std::min(at, row.end);
    return yaml_scalar("", empty, empty, true);
  }
  const std::size_t begin = at;
  const std::size_t deeper = block_end(row.next, limit, indent);
  std::string value;
  YamlNode node;
  const char c = text_[at];
  if (c == '"' || c == '\'') {
    if (!quoted(at, row.end, value)) return rare_scalar(begin, std::max(row.end, deeper));
    node = yaml_scalar(std::move(value), begin, at, false);
  } else if (c == '[' || c == '{') {
    node = flow(at, std::max(row.end, deeper));
  } else if (c == '|' || c == '>') {
    return rare_scalar(begin, std::max(row.end, deeper));
  } else {
    if (!begins_plain(text_, at, row.end)) throw YamlFault(begin, "a value cannot begin with this character");
    std::size_t end = at;
    while (end < row.end && !(text_[end] == '#' && is_yaml_space(text_[end - 1]))) {
      if (text_[end] == ':' && (end + 1 == row.end || is_yaml_space(text_[end + 1])))
        throw YamlFault(end, "a value with a colon must stand in quotes");
      ++end;
    }
    while (end > begin && is_yaml_space(text_[end - 1])) --end;
    Row next{};
    // Lines that go on deeper belong to the scalar.
    if (deeper > row.next && row_at(row.next, deeper, next)) return rare_scalar(begin, deeper);
    return yaml_scalar(std::string(text_.substr(begin, end - begin)), begin, end, true);
  }
  // Behind a closed value only a comment may stand, and nothing deeper below it.
  std::size_t rest = at;
  while (rest < text_.size() && is_yaml_space(text_[rest])) ++rest;
  if (rest < text_.size() && text_[rest] != '\n' && text_[rest] != '\r' && !(text_[rest] == '#' && rest > at))
    throw YamlFault(rest, "nothing may follow the value here");
  Row next{};
  const std::size_t line = text_.find('\n', at);
  if (line != std::string_view::npos && line + 1 < deeper && row_at(line + 1, deeper, next))
    throw YamlFault(next.content, "the line is indented deeper than the value before it allows");
  return node;
}

YamlNode YamlReader::document(const std::vector<std::string_view>& deferred) {
  std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  Row row{};
  if (row_at(at, text_.size(), row) && text_.substr(row.content, row.end - row.content) == "---") at = row.next;
  YamlNode out;
  out.kind = YamlNode::Kind::map;
  while (row_at(at, text_.size(), row)) {
    const std::size_t begin = std::max(row.content, at);
    if (begin != row.begin && begin != at) throw YamlFault(begin, "the indentation is not that of the lines before");
    YamlField field;
    field.key_begin = begin;
    field.line_begin = row.begin;
    if (!key(begin, row.end, field.key, field.after_colon))
      throw YamlFault(begin, "a key and a colon are missing here");
    if (out.field(field.key) != nullptr) throw YamlFault(begin, "the key '" + field.key + "' stands twice");
    std::size_t rest = field.after_colon;
    while (rest < row.end && is_yaml_space(text_[rest])) ++rest;
    const bool below = rest == row.end || text_[rest] == '#';
    if (below && std::find(deferred.begin(), deferred.end(), field.key) != deferred.end()) {
      // Up to the next line that is neither indented, nor a dash, nor a comment.
      std::size_t end = row.next;
      std::size_t last = row.next;
      Row inner{};
      while (row_at(end, text_.size(), inner) &&
             (inner.content > inner.begin ||
              (text_[inner.begin] == '-' && inner.begin + 1 < text_.size() &&
               (is_yaml_space(text_[inner.begin + 1]) || text_[inner.begin + 1] == '\n')))) {
        end = last = inner.next;
      }
      field.value.begin = row.next;
      field.value.end = field.line_end = last;
    } else {
      field.value = behind(field.after_colon, row, text_.size(), 0, true);
      field.line_end = line_end_of(field.value, field.after_colon, row, text_.size());
    }
    at = field.line_end;
    out.fields.push_back(std::move(field));
  }
  return out;
}

std::vector<Span> YamlReader::entries(Span lines) {
  std::vector<Span> out;
  std::size_t indent = 0;
  std::size_t at = lines.begin;
  Row row{};
  while (row_at(at, lines.end, row)) {
    const std::size_t column = row.content - row.begin;
    const bool dash =
        text_[row.content] == '-' && (row.content + 1 >= row.end || is_yaml_space(text_[row.content + 1]));
    if (out.empty()) {
      if (!dash) throw YamlFault(row.content, "the dash of a list is missing here");
      indent = column;
    }
    if (column < indent || (column == indent && !dash))
      throw YamlFault(row.content, "the dash of a list is missing here");
    if (column == indent) {
      out.push_back({row.begin, row.next});
    } else {
      out.back().end = row.next;
    }
    at = row.next;
  }
  return out;
}

YamlNode YamlReader::entry(Span lines) {
  depth_ = 0;
  Row row{};
  if (!row_at(lines.begin, lines.end, row)) return {};
  YamlNode node = list(lines.begin, lines.end, row.content - row.begin);
  if (node.items.empty()) return {};
  return std::move(node.items.front());
}

}  // namespace klubba
