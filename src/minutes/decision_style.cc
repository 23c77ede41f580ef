// SPDX-License-Identifier: MIT
#include "minutes/decision_style.h"

namespace klubba::minutes {
namespace {

// Labels and openers are short; longer blocks aren't asked.
constexpr std::size_t longest_label = 100;   // bytes
constexpr std::size_t longest_opener = 250;  // bytes
constexpr std::size_t enough_marks = 3;
constexpr std::size_t enough_formal_labels = 2;

}  // namespace

DecisionStyle decision_style(const Layout& layout, const grammar::Grammar& grammar) {
  std::size_t labels = 0;
  std::size_t marks = 0;
  std::size_t formal = 0;
  for (const Block& block : layout.blocks) {
    const std::string_view text = block.text.view();
    if (const grammar::Match run_in = grammar.first("run-in", text);
        run_in && run_in.rule->attribute("role") == "decide") {
      ++marks;
    }
    if (text.size() <= longest_opener && grammar.first("opener", text)) ++marks;
    if (text.size() > longest_label) continue;
    const grammar::Match label = grammar.first("label", text);
    if (!label) continue;
    if (label.rule->attribute("role") == "decide") ++labels;
    if (label.rule->attribute("formal") == "yes") ++formal;
  }
  // The family's own habit halves the evidence asked for, or doubles it.
  const std::string habit = grammar.setting("decision-style");
  const std::size_t formal_least = habit == "labelled" ? enough_formal_labels / 2 : enough_formal_labels;
  if (labels > 0 && formal >= formal_least) return DecisionStyle::labelled;
  std::size_t marks_least = enough_marks;
  if (habit == "marked") marks_least = (enough_marks + 1) / 2;
  if (habit == "free") marks_least = 2 * enough_marks;
  return labels + marks >= marks_least ? DecisionStyle::marked : DecisionStyle::free;
}

}  // namespace klubba::minutes
