// SPDX-License-Identifier: MIT
#pragma once
/// A decision while its blocks are being read: which blocks still belong to it, and what they add.
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/layout.h"

namespace klubba::minutes {

class DecisionDraft {
 public:
  DecisionDraft(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar)
      : source_(&source), layout_(&layout), grammar_(&grammar) {}

  /// Whether block `b` goes on with the list that the decision began.
  bool takes(std::size_t b) const;
  /// Whether block `b` is a short line that stands alone after a full stop: a label that the grammar doesn't know.
  bool ends_at(std::size_t b) const;
  /// Whether block `b` is a list point beside the one that opened the decision, so that a label in it begins anew.
  bool stands_beside_opener(std::size_t b) const;
  /// Adds `text` of block `b` to the text and to the clauses.
  void add(std::size_t b, const JoinedText& text);

  JoinedText text;
  std::vector<JoinedText> clauses;
  std::optional<JoinedText> body;
  std::size_t opened = 0;           ///< bytes of `text` that are the opener's own
  std::size_t opener = 0;           ///< block that opened it
  std::uint32_t indent = 0;         ///< of the opener
  int last_number = 0;              ///< of the last point whose number has no mark
  bool listed = false;              ///< takes list points and clauses only, and ends at the first other block
  bool one_clause = false;          ///< the list below completes one clause ("that the following may: …")
  char last_mark = 0;               ///< first character of the last list point's mark
  std::optional<JoinedText> intro;  ///< a paragraph that ends with a colon, until it is known what follows
  bool tail_open = false;           ///< the last clause takes further lines that no full stop ends
  bool one_block = false;           ///< the opener was a line of its own: sentences below it are what was decided
  bool bare_list = false;           ///< the list has no marks
  bool separate = false;            ///< each of its lines is a clause
  bool whole_sentences = false;     ///< a paragraph inside is split into sentences
  bool taken_point = false;         ///< a list point has been taken

 private:
  const Block& block(std::size_t b) const { return layout_->blocks[b]; }
  bool ends_open() const { return !text.empty() && text.view().back() == ':'; }
  bool continues_names(std::string_view line) const;
  bool add_opener(std::size_t b, const JoinedText& line);
  JoinedText numbered_point(const Block& here, const JoinedText& line) const;
  void add_clauses(const Block& here, const JoinedText& line);
  void add_sentences(const JoinedText& line);
  JoinedText mark_of(const Block& point, const JoinedText& line) const;

  // Pointers, so that drafts can be assigned.
  const SourceFile* source_;
  const Layout* layout_;
  const grammar::Grammar* grammar_;
};

}  // namespace klubba::minutes
