// SPDX-License-Identifier: MIT
#include "cli/grammars.h"

#include <filesystem>

#include "cli/input.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

constexpr std::string_view main_grammar = "swedish";
constexpr std::uint64_t max_grammar_bytes = 16 << 20;

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
  if (source.builtin) return grammar::Grammar::load(source.name, grammar::builtin_sources(), out);
  auto sources = grammar::builtin_sources();
  sources[source.name] = source.text;
  return grammar::Grammar::load(source.name, sources, out);
}

GrammarList load_grammars(const std::vector<std::string>& options, Diagnostics& out) {
  GrammarList list;
  const std::vector<std::string> main{std::string(main_grammar)};
  for (const std::string& option : options.empty() ? main : options) {
    const GrammarSource source = grammar_source(option, out);
    if (source.name.empty()) return {};
    auto grammar = load_grammar(source, out);
    if (grammar == nullptr) return {};
    list.push_back(std::move(grammar));
  }
  return list;
}

}  // namespace klubba::cli
