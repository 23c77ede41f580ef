// SPDX-License-Identifier: MIT
#pragma once
/// Findings of checks → the forms that people and other programs read. One file a form.
#include <string>
#include <vector>

#include "klubba/diagnostic.h"

namespace klubba {

enum class FindingFormat { full, concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson };

/// A change that puts the finding right: `text` (UTF-8) in the place of characters of the finding's line.
struct Replacement {
  Position at{0, 0};
  Position end{0, 0};
  std::string text;
};

struct Finding {
  Diagnostic diagnostic;
  std::string line;  ///< the file's own line, as its bytes lie on disk, without the line end
  std::vector<Replacement> suggestions = {};
};

/// What a run found: all files that were checked, in order, and the findings by file and place.
struct FindingList {
  std::vector<std::string> paths;
  std::vector<Finding> findings;
};

/// Appends the findings in the form asked for. `colour`: for terminals, form `full` only.
void render_findings(const FindingList& list, FindingFormat format, bool colour, std::string& out);

void render_full(const FindingList& list, bool colour, std::string& out);
/// `path:line:col: severity: message [id]`, a line each.
void render_concise(const FindingList& list, std::string& out);
/// An array of objects; columns in code points.
void render_finding_json(const FindingList& list, std::string& out);
/// The same objects, a line each.
void render_finding_jsonl(const FindingList& list, std::string& out);
/// Workflow commands of GitHub Actions: at most ten a level are shown there, so no more are written, errors first.
void render_github(const FindingList& list, std::string& out);
/// SARIF 2.1.0; columns in code points (`columnKind`); suggestions as `fixes`.
void render_sarif(const FindingList& list, std::string& out);
/// GitLab code quality: lines only; fingerprints are unique in a report.
void render_gitlab(const FindingList& list, std::string& out);
/// JUnit XML: a case for each finding, and a passing one for each clean file.
void render_junit(const FindingList& list, std::string& out);
void render_checkstyle(const FindingList& list, std::string& out);
/// reviewdog's format; columns in UTF-8 bytes; with suggestions.
void render_rdjson(const FindingList& list, std::string& out);

/// "error", "warning", "info".
std::string_view severity_word(Severity severity);

}  // namespace klubba
