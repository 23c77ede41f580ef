// SPDX-License-Identifier: MIT
#pragma once
/// The YAML that registers are written in, read with the place of every value, so that it can be edited where it
/// stands. Block maps and lists, flow style and scalars on one line are read here; a scalar in a rarer style goes to
/// yaml-cpp. Anchors, aliases and tags are refused: an edit of one place would change others.
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/source_file.h"

namespace klubba {

struct YamlField;

/// One value and its bytes in the text.
struct YamlNode {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  bool flow = false;       ///< a list or map in brackets
  std::string text;        ///< of a scalar
  std::size_t begin = 0;   ///< first byte of the value; of a block: of its first line
  std::size_t end = 0;     ///< one past its last byte; of a block: past the line end of its last line
  std::size_t indent = 0;  ///< column of a block's keys or dashes
  std::vector<YamlNode> items;
  std::vector<YamlField> fields;

  /// The field's value, or null.
  const YamlField* field(std::string_view key) const;
};

struct YamlField {
  std::string key;
  std::size_t key_begin = 0;   ///< first byte of the key
  std::size_t line_begin = 0;  ///< of the line that the key stands on
  std::size_t after_colon = 0;
  std::size_t line_end = 0;  ///< past the line end of the value's last line
  YamlNode value;
};

/// What is no YAML, or none that can be edited in place.
struct YamlFault : std::runtime_error {
  YamlFault(std::size_t offset, const std::string& what) : std::runtime_error(what), at(offset) {}
  std::size_t at;
};

/// Reads parts of one text. Throws YamlFault.
class YamlReader {
 public:
  explicit YamlReader(std::string_view text) : text_(text) {}

  /// The fields of the document, with values of sections that `deferred` names left unread (kind null, begin and end
  /// around their lines).
  YamlNode document(const std::vector<std::string_view>& deferred);
  /// The entries of a deferred block list, as [begin, end) of their lines; the first byte is the line's.
  std::vector<Span> entries(Span lines);
  /// One entry of a list: what stands behind its dash.
  YamlNode entry(Span lines);

 private:
  struct Row {
    std::size_t begin, content, end, next;
  };
  bool row_at(std::size_t at, std::size_t limit, Row& row) const;  ///< the next line with content from `at`
  YamlNode block(std::size_t at, std::size_t limit, std::size_t indent);
  YamlNode map(std::size_t at, std::size_t limit, std::size_t indent);
  YamlNode list(std::size_t at, std::size_t limit, std::size_t indent);
  YamlNode behind(std::size_t at, const Row& row, std::size_t limit, std::size_t indent, bool may_list);
  YamlNode flow(std::size_t& at, std::size_t limit);
  bool quoted(std::size_t& at, std::size_t limit, std::string& out) const;
  YamlNode rare_scalar(std::size_t at, std::size_t limit);
  bool key(std::size_t at, std::size_t end, std::string& out, std::size_t& after) const;
  void skip_space(std::size_t& at, std::size_t limit) const;
  std::size_t line_end_of(const YamlNode& value, std::size_t after, const Row& row, std::size_t limit) const;
  std::size_t block_end(std::size_t at, std::size_t limit, std::size_t indent) const;

  std::string_view text_;
  std::size_t depth_ = 0;
};

/// Line and column of a byte of `text`.
Position yaml_position(std::string_view text, std::size_t at);

}  // namespace klubba
