// SPDX-License-Identifier: MIT
#pragma once
/// Labels of the head and the foot with what stands behind or below them.
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "minutes/attendance.h"
#include "minutes/head.h"
#include "minutes/head_line.h"

namespace klubba::minutes {

enum class HeadZone { head, items, foot };

/// One label and its rows: the rest of its own line, then the lines that belong to it.
struct HeadField {
  std::string field;  ///< "chair", "present", "place", …
  HeadZone zone = HeadZone::head;
  bool beside = false;              ///< the value stands on the label's line
  std::size_t at = 0;               ///< index of the label's line
  std::size_t cell = 0;             ///< the label's cell
  bool group = false;               ///< the label names a group of people, not that they were there
  std::size_t left = 0, right = 0;  ///< columns of a list beside another one; right 0: to the line's end
  std::vector<ListRow> rows;
};

/// The text of a field's rows; only the first column of it where `narrow`.
JoinedText text_of(const SourceFile& source, const HeadField& field, bool narrow);

/// The lines, those of the head with cells of their own for labels behind a full stop: "Present: Eva, Bo. Absent: Kim."
std::vector<HeadLine> part_labels(std::vector<HeadLine> lines, const HeadRegion& region,
                                  const grammar::Grammar& grammar);

class FieldReader {
 public:
  FieldReader(const SourceFile& source, const grammar::Grammar& grammar, const std::vector<HeadLine>& lines,
              const HeadRegion& region, const std::vector<AgendaItem>& agenda);

  /// All fields, in the order of the document. Between the items only lists of persons are looked for.
  std::vector<HeadField> read() const;
  HeadZone zone(const HeadLine& line) const;

 private:
  struct Label {
    std::string field;
    bool group = false;
    bool column = false;          ///< heads a column of its own
    bool alone = false;           ///< nothing but the label
    std::vector<HeadCell> cells;  ///< the value's cells
    std::size_t cell = 0;         ///< the cell that the label stands in
  };
  std::vector<Label> labels(const HeadLine& line) const;
  std::string field_of(std::string_view text, bool alone, bool& group) const;
  std::string field_over_lines(const HeadLine& line) const;
  static std::vector<HeadCell> in_columns(const HeadField& field, std::vector<HeadCell> cells);
  bool takes_people(std::string_view field) const { return field == "present" || field == "absent"; }
  /// Fields that stand side by side as the heads of columns.
  bool heads_column(std::string_view field) const { return takes_people(field) || field == "invited"; }
  bool wanted(const HeadField& field, const HeadLine& line) const;
  void take_list(HeadField& field, std::size_t next) const;
  void take_text(HeadField& field, std::size_t next) const;
  bool starts_item(const HeadLine& line) const { return item_lines_.contains(line.number); }

  const grammar::Grammar& grammar_;
  const std::vector<HeadLine>& lines_;
  const HeadRegion region_;
  std::unordered_set<std::uint32_t> item_lines_;
  AttendanceReader attendance_;
  NameReader names_;
};

}  // namespace klubba::minutes
