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
          checks::typography(),
          checks::vague_decision()};
}

}  // namespace

std::vector<Check> lint_checks() {
  std::vector<Check> out;
  for (const checks::Entry& entry : entries()) out.push_back(entry.check);
  return out;
}

namespace {

bool left_out(const LintContext& context, std::string_view id) {
  return std::find(context.ignored.begin(), context.ignored.end(), id) != context.ignored.end();
}

}  // namespace

std::vector<Fix> lint_fixes(const SourceFile& source, const Minutes& minutes, const LintContext& context) {
  std::vector<Fix> out;
  if (context.words == nullptr || context.family == nullptr) return out;
  const checks::Document document(source, minutes, context);
  for (const checks::Entry& entry : entries()) {
    if (entry.fix == nullptr || left_out(context, entry.check.id)) continue;
    checks::FixList fixes(document, entry.check.id, out);
    entry.fix(document, fixes);
  }
  std::stable_sort(out.begin(), out.end(), [](const Fix& a, const Fix& b) { return a.span.begin < b.span.begin; });
  std::vector<Fix> apart;
  for (Fix& fix : out) {
    if (apart.empty() || fix.span.begin >= apart.back().span.end + (apart.back().span.begin == apart.back().span.end))
      apart.push_back(std::move(fix));
  }
  return apart;
}

std::string with_fixes(std::string_view bytes, const std::vector<Fix>& fixes) {
  std::string out;
  std::size_t at = 0;
  for (const Fix& fix : fixes) {
    out.append(bytes, at, fix.span.begin - at);
    out += fix.text;
    at = fix.span.end;
  }
  return out.append(bytes, at);
}

Diagnostics lint(const SourceFile& source, const Minutes& minutes, const LintContext& context) {
  Diagnostics out;
  if (context.words == nullptr || context.family == nullptr) return out;
  const checks::Document document(source, minutes, context);
  for (const checks::Entry& entry : entries()) {
    const std::string id(entry.check.id);
    if (left_out(context, id)) continue;
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
