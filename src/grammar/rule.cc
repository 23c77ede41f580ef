// SPDX-License-Identifier: MIT
#include <cstdlib>

#include "grammar/grammar.h"
#include "grammar/parts.h"

namespace klubba::grammar {
namespace {

std::vector<Sample> read_samples(const Image& image, ArrayRef<SampleRecord> records) {
  std::vector<Sample> out;
  for (const SampleRecord& record : image.array(records)) {
    Sample sample{std::string(image.text(record.text)), {}, {record.line, record.column}};
    for (const PairRecord& pair : image.array(record.captures))
      sample.captures.emplace(image.text(pair.key), image.text(pair.value));
    out.push_back(std::move(sample));
  }
  return out;
}

}  // namespace

const re2::RE2& CompiledRule::regex() const {
  return *made->get([this] {
    const re2::StringPiece pattern(expanded.data(), expanded.size());
    return std::make_unique<const re2::RE2>(pattern, regex_options());
  });
}

std::vector<std::string> CompiledRule::names() const {
  const ProgramView& view = program ? static_cast<const ProgramView&>(program) : word_program;
  if (view) {
    std::vector<std::string> names;
    for (std::size_t group = 0; group < view.groups(); ++group) names.emplace_back(view.name(group));
    return names;
  }
  if (!regex().ok()) return {};
  std::vector<std::string> out(static_cast<std::size_t>(regex().NumberOfCapturingGroups()) + 1);
  for (const auto& [number, name] : regex().CapturingGroupNames()) out[static_cast<std::size_t>(number)] = name;
  return out;
}

std::string_view Rule::attribute(std::string_view key) const {
  for (const PairRecord& pair : image->array(record->attributes)) {
    if (image->text(pair.key) == key) return image->text(pair.value);
  }
  return {};
}

std::vector<Sample> Rule::samples() const {
  return read_samples(*image, record->samples);
}
std::vector<Sample> Rule::rejects() const {
  return read_samples(*image, record->rejects);
}

std::string_view Match::capture(std::string_view name) const {
  for (const auto& [key, text] : captures) {
    if (key == name) return text;
  }
  return {};
}

}  // namespace klubba::grammar
