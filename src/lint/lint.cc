// SPDX-License-Identifier: MIT
#include "klubba/lint.h"

#include <algorithm>
#include <tuple>

#include "lint/check.h"

namespace klubba {
namespace {

std::vector<checks::Entry> entries() {
  return {checks::abbreviation_unexplained(),
          checks::adjuster_missing(),
          checks::agenda_mismatch(),
          checks::attendance_missing(),
          checks::citation_dangling(),
          checks::clause_not_a_sentence(),
          checks::clause_without_joint(),
          checks::deadline_impossible(),
          checks::deadline_missing(),
          checks::deadline_past(),
          checks::deadline_vague(),
          checks::decision_in_information_item(),
          checks::decision_missing(),
          checks::decision_without_body(),
          checks::encoding(),
          checks::meeting_date_missing(),
          checks::number_duplicate(),
          checks::number_gap(),
          checks::number_order(),
          checks::owner_ambiguous(),
          checks::owner_missing(),
          checks::owner_unknown(),
          checks::secretary_missing(),
          checks::signature_late(),
          checks::title_missing(),
          checks::trailing_furniture(),
          checks::vague_decision()};
}

}  // namespace

std::vector<Check> lint_checks() {
  std::vector<Check> out;
  for (const checks::Entry& entry : entries()) out.push_back(entry.check);
  return out;
}

Diagnostics lint(const SourceFile& source, const Minutes& minutes, const LintContext& context) {
  Diagnostics out;
  if (context.words == nullptr || context.family == nullptr) return out;
  const checks::Document document(source, minutes, context);
  for (const checks::Entry& entry : entries()) {
    const std::string id(entry.check.id);
    if (std::find(context.ignored.begin(), context.ignored.end(), id) != context.ignored.end()) continue;
    const auto severity = context.severities.find(id);
    const bool named = severity != context.severities.end();
    if (entry.check.tier == Tier::strict && context.tier == Tier::basic && !named) continue;
    checks::Findings findings(document, entry.check, named ? severity->second : entry.check.severity, out);
    entry.run(document, findings);
  }
  const auto place = [](const Diagnostic& d) { return std::tie(d.at.line, d.at.column, d.id, d.message); };
  std::stable_sort(out.begin(), out.end(),
                   [&place](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  return out;
}

}  // namespace klubba
