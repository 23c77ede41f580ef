// SPDX-License-Identifier: MIT
#include "register/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

#include "register/yaml_scalar.h"

namespace klubba {
namespace {

YamlNode node_of(const YAML::Node& from, std::size_t depth = 0) {
  YamlNode out;
  out.begin = out.end = from.Mark().pos < 0 ? 0 : static_cast<std::size_t>(from.Mark().pos);
  if (depth > deepest_yaml) return out;
  if (from.IsMap()) {
    out.kind = YamlNode::Kind::map;
    for (const auto& entry : from) {
      YamlField field;
      if (entry.first.IsScalar()) field.key = entry.first.Scalar();
      field.key_begin = entry.first.Mark().pos < 0 ? 0 : static_cast<std::size_t>(entry.first.Mark().pos);
      field.value = node_of(entry.second, depth + 1);
      if (out.field(field.key) == nullptr) out.fields.push_back(std::move(field));
    }
  } else if (from.IsSequence()) {
    out.kind = YamlNode::Kind::list;
    for (const auto& entry : from) out.items.push_back(node_of(entry, depth + 1));
  } else if (from.IsScalar()) {
    out.kind = YamlNode::Kind::scalar;
    out.text = from.Scalar();
  }
  return out;
}

/// Watches where documents begin. yaml-cpp 0.7 does not go past what can begin no value (a comma between documents),
/// and gives empty documents there without end.
class DocumentStarts : public YAML::EventHandler {
 public:
  bool stuck() const { return stuck_; }
  const YAML::Mark& last() const { return last_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    stuck_ = begun_ && mark.pos == last_.pos;
    begun_ = true;
    last_ = mark;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  YAML::Mark last_;
  bool begun_ = false;
  bool stuck_ = false;
};

}  // namespace

YamlTree read_yaml_tree(std::string_view text) {
  YamlTree out;
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    DocumentStarts starts;
    while (parser.HandleNextDocument(starts)) {
      if (starts.stuck()) throw YAML::ParserException(starts.last(), "no value can begin here");
    }
    for (const YAML::Node& document : YAML::LoadAll(std::string(text))) out.documents.push_back(node_of(document));
  } catch (const YAML::Exception& e) {
    out.fault = e.msg;
    out.at = {static_cast<std::uint32_t>(e.mark.line + 1), static_cast<std::uint32_t>(e.mark.column + 1)};
  }
  return out;
}

}  // namespace klubba
