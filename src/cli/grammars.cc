// SPDX-License-Identifier: MIT
#include "cli/grammars.h"

#include <algorithm>
#include <filesystem>

#include "cli/input.h"
#include "grammar/check.h"
#include "klubba/read_minutes.h"
#include "minutes/family.h"
#include "register/plausibility.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

constexpr std::uint64_t max_grammar_bytes = 16 << 20;

bool given_by_user(const std::vector<GrammarSource>& given, std::string_view name) {
  return std::any_of(given.begin(), given.end(),
                     [&](const GrammarSource& source) { return !source.builtin && source.name == name; });
}

}  // namespace

GrammarSource grammar_source(const std::string& option, Diagnostics& out) {
  const auto& builtin = grammar::builtin_sources();
  if (const auto it = builtin.find(option); it != builtin.end()) return {option, it->second, true};
  std::error_code error;
  if (std::filesystem::exists(option, error)) {
    if (auto text = read_bytes(option, max_grammar_bytes, out)) return {option, std::move(*text), false};
    return {};
  }
  Diagnostic d;
  d.id = "grammar-unknown";
  d.message = "there is no grammar and no file '" + option + "'";
  std::vector<std::string_view> names;
  for (const auto& [name, text] : builtin) names.push_back(name);
  const auto near = text::nearest_word(option, names);
  d.help = near.empty() ? "'klubba grammar list' shows the grammars" : "did you mean '" + std::string(near) + "'?";
  out.push_back(std::move(d));
  return {};
}

std::shared_ptr<const grammar::Grammar> load_grammar(const GrammarSource& source, Diagnostics& out) {
  if (source.builtin) return grammar::builtin_grammar(source.name);
  auto sources = grammar::builtin_sources();
  sources[source.name] = source.text;
  auto grammar = grammar::Grammar::load(source.name, sources, out);
  if (grammar == nullptr) return nullptr;
  // Built-in patterns are proved by the tests; somebody's own are not, and a rule that can't be compiled never fits.
  const std::size_t before = out.size();
  grammar::check_patterns(*grammar, out);
  return out.size() == before ? grammar : nullptr;
}

void report_grammar_faults(const Diagnostics& faults, const std::vector<GrammarSource>& sources, Console& console) {
  if (faults.empty()) return;
  const auto& builtin = grammar::builtin_sources();
  for (const Diagnostic& fault : faults) {
    std::string_view text;
    const auto file = std::find_if(sources.begin(), sources.end(),
                                   [&](const GrammarSource& source) { return source.name == fault.path; });
    if (file != sources.end()) {
      text = file->text;
    } else if (const auto it = builtin.find(fault.path); it != builtin.end()) {
      text = it->second;
    }
    console.report(fault, text);
  }
}

GrammarList::GrammarList(std::shared_ptr<const grammar::Shelf> shelf, std::vector<std::string> chosen)
    : shelf_(std::move(shelf)), chosen_(std::move(chosen)) {}

Minutes GrammarList::read(const SourceFile& source, Diagnostics& out) const {
  Minutes minutes = read_with_best(source, out);
  if (auto doubt = doubt_minutes(source, minutes)) out.push_back(std::move(*doubt));
  return minutes;
}

std::shared_ptr<const grammar::Grammar> GrammarList::of(const Minutes& minutes) const {
  Diagnostics unused;  // it was loaded before
  // A file stands on the shelf by its path.
  for (const std::string& name : chosen_) {
    auto grammar = shelf_->get(name, unused);
    if (grammar != nullptr && grammar->name() == minutes.grammar) return grammar;
  }
  return shelf_->get(minutes.grammar, unused);
}

Minutes GrammarList::read_with_best(const SourceFile& source, Diagnostics& out) const {
  if (chosen_.empty()) return klubba::read_minutes(source, *shelf_, out);
  std::string name = chosen_.front();
  if (chosen_.size() > 1) {
    for (const auto& [family, score] : minutes::score_families(source, shelf_->families())) {
      if (score < minutes::least_family_score) break;
      if (std::find(chosen_.begin(), chosen_.end(), family) == chosen_.end()) continue;
      name = family;
      break;
    }
  }
  const auto grammar = shelf_->get(name, out);
  return grammar == nullptr ? Minutes{} : klubba::read_minutes(source, grammar, out);
}

GrammarList load_grammars(const std::vector<std::string>& options, Console& console) {
  Diagnostics faults;
  std::vector<GrammarSource> given;
  std::map<std::string, std::string> added;
  std::vector<std::string> chosen;
  for (const std::string& option : options) {
    given.push_back(grammar_source(option, faults));
    const GrammarSource& source = given.back();
    if (source.name.empty()) continue;
    if (!source.builtin) added[source.name] = source.text;
    chosen.push_back(source.name);
  }
  auto shelf = std::make_shared<grammar::Shelf>(std::move(added));
  if (faults.empty()) {
    for (const std::string& name : chosen) {
      const auto grammar = shelf->get(name, faults);
      // A grammar that the user names is checked before the first document is opened.
      if (grammar != nullptr && given_by_user(given, name)) grammar::check_patterns(*grammar, faults);
    }
  }
  report_grammar_faults(faults, given, console);
  if (!faults.empty()) return {};
  return {std::move(shelf), std::move(chosen)};
}

}  // namespace klubba::cli
