// SPDX-License-Identifier: MIT
#pragma once
/// Names in the cells of a table: who presents, who is responsible.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "klubba/joined_text.h"
#include "klubba/source_file.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Tells names by the grammar's shapes and by those whom the document itself lists as present.
class CellNames {
 public:
  CellNames(const SourceFile& source, const grammar::Grammar& grammar);

  /// Bytes of the name that `text` begins with; 0 where it begins with none that is sure. `parties`: roles and groups
  /// too.
  std::size_t at(std::string_view text, bool parties) const;
  /// True where the whole of `text` is one name, a role, a group or initials.
  bool whole(std::string_view text) const;
  /// True where `text` looks like the name of someone not listed: two or three capitalised words, and nothing else.
  static bool unlisted(std::string_view text);
  /// True where `text` is a name of someone listed (case and hyphens aside).
  bool listed(std::string_view text) const { return full_.contains(key(text)); }
  bool given(std::string_view word) const { return given_.contains(std::string(word)); }

  /// The names of a cell that stands on `lines`: parted at line ends, strokes, commas and conjunctions, put together
  /// where one name wraps.
  std::vector<JoinedText> split(const std::vector<JoinedText>& lines) const;

 private:
  static std::string key(std::string_view name);
  void add(std::string_view name);
  bool wraps(std::string_view above, std::string_view below) const;
  void part(const JoinedText& line, std::vector<JoinedText>& names) const;

  const grammar::Grammar* grammar_;
  std::unordered_set<std::string> full_, given_, family_;
};

}  // namespace klubba::minutes
