// SPDX-License-Identifier: MIT
#include "cli/archive.h"

#include "cli/documents.h"
#include "klubba/living_yaml.h"

namespace klubba::cli {

std::vector<ArchivedMeeting> load_archive(const std::vector<std::string>& paths, const InputOptions& input,
                                          const GrammarList& grammars, Console& console) {
  std::vector<ArchivedMeeting> out;
  InputOptions minutes_input = input;
  minutes_input.paths.clear();
  for (const std::string& path : paths) {
    if (!path.ends_with(".yaml") && !path.ends_with(".yml")) {
      minutes_input.paths.push_back(path);
      continue;
    }
    Diagnostics faults;
    const auto bytes = read_bytes(path, input.max_bytes, faults);
    const auto entry = bytes ? read_living_register(*bytes, path, faults) : std::nullopt;
    console.report(faults, bytes ? std::string_view(*bytes) : std::string_view());
    if (!entry) continue;
    for (const LivingMeeting& meeting : entry->meetings) {
      if (meeting.meeting.date.empty()) continue;
      ArchivedMeeting held{meeting.meeting.body, meeting.meeting.date.substr(0, 10), {}};
      for (const RegisterItem& item : meeting.agenda) held.items.push_back(item.number);
      out.push_back(std::move(held));
    }
  }
  Diagnostics faults;
  const auto documents = find_documents(minutes_input, faults);
  console.report(faults);
  for (const std::string& path : documents) {
    Diagnostics unread;
    const auto source = read_document(path, input.max_bytes, unread, input.extractors);
    console.report(unread);
    if (!source) continue;
    Diagnostics unused;  // they are checked when they are linted themselves
    const Minutes minutes = grammars.read(*source, unused);
    if (minutes.meeting.date.empty()) continue;
    ArchivedMeeting held{minutes.meeting.body.text, minutes.meeting.date.text.substr(0, 10), {}};
    for (const AgendaItem& item : minutes.agenda) held.items.push_back(item.number.text);
    out.push_back(std::move(held));
  }
  return out;
}

}  // namespace klubba::cli
