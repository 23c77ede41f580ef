// SPDX-License-Identifier: MIT
#pragma once
/// The register of one document: what `klubba extract` writes. Flat lists with ids, made from `Minutes` and
/// independent of it: plain strings that a renderer can print and a reader can fill again.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba {

/// The version of the register's shape; the value of its first key.
inline constexpr int register_version = 1;

/// Where a register came from.
struct RegisterSource {
  std::string path;
  std::string sha256;  ///< of the file as it lies on disk, lower-case hexadecimal
  std::string grammar;
  std::string encoding;  ///< "utf-8", "windows-1252", "iso-8859-1"
};

/// Head and foot of the minutes. Empty: the document doesn't say. Dates are ISO 8601, times "HH:MM".
struct RegisterMeeting {
  std::string body, date, start, end, place, chair, secretary;
  std::vector<std::string> adjusters, present, absent;
  std::string next;
};

struct RegisterItem {
  std::string number;  ///< empty: unnumbered
  std::string title;
  std::vector<std::string> codes;
  std::vector<std::string> presenters;
  LineRange lines;          ///< first 0: unknown
  std::uint32_t page = 0;   ///< of the first line; 0: the document has no pages
  std::string case_number;  ///< "KS 2025/40", for citations; only living registers write it
};

struct RegisterDecision {
  std::string id;    ///< "rsl-2024-02-09-13-1-d1"
  std::string item;  ///< number, else title, of its agenda item; empty: before the first item
  std::string body;
  std::string text;
  std::vector<std::string> clauses;
  std::string outcome;  ///< a word of `outcome_name`, or empty
  LineRange lines;
  std::uint32_t page = 0;  ///< of the first line; 0: the document has no pages
};

struct RegisterDeadline {
  std::string text;
  std::string edtf;
  std::string due;
  std::string event;
};

struct RegisterAction {
  std::string id;  ///< "rsl-2024-02-09-13-1-a1"
  std::string item;
  std::string decision;  ///< id of the decision it comes from, or empty
  std::string text;
  std::vector<std::string> owners;
  std::vector<std::string> owners_resolved;  ///< parallel to `owners`; empty where nothing was resolved
  std::optional<RegisterDeadline> deadline;
  std::string status = "open";
  LineRange lines;
  std::uint32_t page = 0;  ///< of the first line; 0: the document has no pages
};

/// The ledger of lines: `items + furniture + front + appendix + unplaced` are the non-blank lines of the file.
struct Coverage {
  std::size_t lines = 0;      ///< all lines of the file, blank ones too
  std::size_t items = 0;      ///< headings, labels, decisions, actions and prose of agenda items
  std::size_t furniture = 0;  ///< running heads, page numbers, signature lines
  std::size_t front = 0;      ///< head, printed agenda, foot
  std::size_t appendix = 0;
  std::size_t unplaced = 0;

  std::size_t filled() const { return items + furniture + front + appendix + unplaced; }
};

struct Register {
  RegisterSource source;
  RegisterMeeting meeting;
  std::vector<RegisterItem> agenda;
  std::vector<RegisterDecision> decisions;
  std::vector<RegisterAction> actions;
  Coverage coverage;
};

/// The register of `minutes`, which were read from `source`. Ids are unique in it, made of body, date and item, and the
/// same for every extraction of the same minutes.
Register make_register(const SourceFile& source, const Minutes& minutes);

/// The id of a meeting, which all ids of its register begin with: of body and date, with the file's name for what the
/// document doesn't say.
std::string make_meeting_id(const std::string& path, const RegisterMeeting& meeting);

/// The counts of `lines` by class.
Coverage count_coverage(const std::vector<LineNote>& lines);

/// Lower-case ASCII letters, digits and single hyphens made of `text`: letters lose their marks, everything else
/// becomes a hyphen. At most `max_length` bytes, cut between words where that is possible.
std::string make_slug(std::string_view text, std::size_t max_length = 48);

}  // namespace klubba
