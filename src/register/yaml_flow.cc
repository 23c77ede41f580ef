// SPDX-License-Identifier: MIT
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "register/yaml_node.h"
#include "register/yaml_scalar.h"
#include "text/code_point.h"

namespace klubba {
namespace {

constexpr std::size_t usual_flow_keys = 6;  // of an event

}  // namespace

void YamlReader::skip_space(std::size_t& at, std::size_t limit) const {
  while (at < limit && (is_yaml_space(text_[at]) || text_[at] == '\n' || text_[at] == '\r')) ++at;
}

YamlNode YamlReader::flow(std::size_t& at, std::size_t limit) {
  if (++depth_ > deepest_yaml) throw YamlFault(at, "the values are nested too deep");
  YamlNode out;
  out.begin = at;
  out.flow = true;
  const char open = text_[at];
  if (open == '[' || open == '{') {
    const char close = open == '[' ? ']' : '}';
    if (open == '{') out.fields.reserve(usual_flow_keys);
    out.kind = open == '[' ? YamlNode::Kind::list : YamlNode::Kind::map;
    ++at;
    for (skip_space(at, limit); at < limit && text_[at] != close; skip_space(at, limit)) {
      if (open == '{') {
        YamlField field;
        field.key_begin = at;
        if (text_[at] == '"' || text_[at] == '\'') {
          if (!quoted(at, limit, field.key)) throw YamlFault(field.key_begin, "the quotation mark is not closed");
        } else {
          while (at < limit && std::string_view(":,}]{[\n#").find(text_[at]) == std::string_view::npos) ++at;
          field.key.assign(text_.substr(field.key_begin, at - field.key_begin));
          while (!field.key.empty() && is_yaml_space(field.key.back())) field.key.pop_back();
        }
        skip_space(at, limit);
        if (at >= limit || text_[at] != ':') throw YamlFault(std::min(at, limit), "a colon is missing here");
        field.after_colon = ++at;
        skip_space(at, limit);
        if (out.field(field.key) != nullptr)
          throw YamlFault(field.key_begin, "the key '" + field.key + "' stands twice");
        if (at < limit) field.value = flow(at, limit);
        out.fields.push_back(std::move(field));
      } else {
        out.items.push_back(flow(at, limit));
      }
      skip_space(at, limit);
      if (at < limit && text_[at] == ',') {
        ++at;
      } else if (at < limit && text_[at] != close) {
        throw YamlFault(at, "a comma is missing here");
      }
    }
    if (at >= limit) throw YamlFault(out.begin, open == '[' ? "the '[' is not closed" : "the '{' is not closed");
    ++at;
  } else if (open == '"' || open == '\'') {
    std::string value;
    if (!quoted(at, limit, value)) throw YamlFault(out.begin, "the quotation mark is not closed");
    out = yaml_scalar(std::move(value), out.begin, at, false);
  } else if (open == ',' || open == '}' || open == ']') {
    out = yaml_scalar("", at, at, true);
  } else {
    if (!begins_plain(text_, at, limit)) throw YamlFault(at, "a value cannot begin with this character");
    while (at < limit && std::string_view(",]}[{\n\r").find(text_[at]) == std::string_view::npos) {
      if (text_[at] == ':' && at + 1 < limit && is_yaml_space(text_[at + 1]))
        throw YamlFault(at, "a value with a colon must stand in quotes");
      if (text_[at] == '#' && is_yaml_space(text_[at - 1])) throw YamlFault(at, "no comment can stand here");
      ++at;
    }
    std::size_t end = at;
    while (end > out.begin && is_yaml_space(text_[end - 1])) --end;
    out = yaml_scalar(std::string(text_.substr(out.begin, end - out.begin)), out.begin, end, true);
  }
  out.end = at;
  if (out.kind == YamlNode::Kind::null || out.kind == YamlNode::Kind::scalar)
    while (out.end > out.begin && is_yaml_space(text_[out.end - 1])) --out.end;
  --depth_;
  return out;
}

/// A quoted scalar on one line: false where it isn't closed there, or has an escape that yaml-cpp must judge.
bool YamlReader::quoted(std::size_t& at, std::size_t limit, std::string& out) const {
  const char mark = text_[at];
  std::size_t i = at + 1;
  std::string value;
  while (i < limit && text_[i] != '\n') {
    const char c = text_[i];
    if (c == mark && mark == '\'' && i + 1 < limit && text_[i + 1] == '\'') {
      value += '\'';
      i += 2;
    } else if (c == mark) {
      at = i + 1;
      out = std::move(value);
      return true;
    } else if (c == '\\' && mark == '"') {
      if (i + 1 >= limit) return false;
      const char escape = text_[i + 1];
      i += 2;
      std::size_t digits = 0;
      switch (escape) {
        case 'n':
          value += '\n';
          break;
        case 't':
          value += '\t';
          break;
        case 'r':
          value += '\r';
          break;
        case '"':
        case '\\':
        case '/':
          value += escape;
          break;
        case 'x':
          digits = 2;
          break;
        case 'u':
          digits = 4;
          break;
        case 'U':
          digits = 8;
          break;
        default:
          throw YamlFault(i - 2, "there is no such escape in YAML");
      }
      if (digits > 0) {
        char32_t code = 0;
        for (std::size_t k = 0; k < digits; ++k, ++i) {
          const char d = i < limit ? text_[i] : ' ';
          const int v = d >= '0' && d <= '9'   ? d - '0'
                        : d >= 'a' && d <= 'f' ? d - 'a' + 10
                        : d >= 'A' && d <= 'F' ? d - 'A' + 10
                                               : -1;
          if (v < 0) throw YamlFault(i, "a hexadecimal digit is missing here");
          code = code * 16 + static_cast<char32_t>(v);
        }
        text::append_utf8(value, code > 0x10FFFF ? text::kReplacement : code);
      }
    } else {
      value += c;
      ++i;
    }
  }
  return false;
}

/// A scalar over several lines, or with a style of its own.
YamlNode YamlReader::rare_scalar(std::size_t at, std::size_t limit) {
  std::size_t end = limit;
  // yaml-cpp takes the end of the text for the end of the quotation.
  if (const char mark = text_[at]; mark == '"' || mark == '\'') {
    std::size_t i = at + 1;
    while (i < limit && text_[i] != mark) i += mark == '"' && text_[i] == '\\' ? 2 : 1;
    if (i >= limit) throw YamlFault(at, "the quotation mark is not closed");
  }
  try {
    const YAML::Node node = YAML::Load(std::string(text_.substr(at, limit - at)));
    if (!node.IsScalar() && !node.IsNull()) throw YamlFault(at, "a text is expected here");
    YamlNode out = yaml_scalar(node.IsNull() ? "" : node.Scalar(), at, end, false);
    if (node.IsNull()) out.kind = YamlNode::Kind::null;
    return out;
  } catch (const YAML::Exception& e) {
    // The mark counts from the snippet's begin.
    std::size_t line = at;
    for (int i = 0; i < e.mark.line; ++i) line = std::min(text_.find('\n', line), limit - 1) + 1;
    throw YamlFault(std::min(line + static_cast<std::size_t>(std::max(e.mark.column, 0)), limit), e.msg);
  }
}

}  // namespace klubba
