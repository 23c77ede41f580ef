// SPDX-License-Identifier: MIT
#pragma once
/// The living register as YAML: read from the file that people edit too, and written back so that only the bytes of
/// values that changed are touched.
///
///     YAML ─ read_living_register ─▶ LivingRegister ─ update ─▶ LivingRegister ─ rewrite ─▶ YAML
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "klubba/diagnostic.h"
#include "klubba/living_register.h"

namespace klubba {

/// The register in `yaml_text`; an empty text is an empty register. Nothing where it is no YAML, or where a value can't
/// be what it should (a status that there isn't, a date that no calendar has, an id twice): then errors with place in
/// `path` go to `out`. Keys that klubba doesn't know are warnings.
std::optional<LivingRegister> read_living_register(std::string_view yaml_text, const std::string& path,
                                                   Diagnostics& out);

/// The same for reading only: YAML of every style, JSON too. Such a text may be none that `rewrite_yaml` can edit.
std::optional<LivingRegister> read_any_living_register(std::string_view text, const std::string& path,
                                                       Diagnostics& out);

/// Whether `rewrite_yaml` can edit `text`, which `read_living_register` could read: its lists have their entries on
/// lines of their own. Says in `out` where they don't.
bool can_rewrite(std::string_view text, const std::string& path, Diagnostics& out);

/// Appends the register as YAML, whole.
void render_yaml(const LivingRegister& entry, std::string& out);

/// `old_text`, which `read_living_register` read, with the machine fields of `entry` in it: values that differ are
/// replaced where they stand, new entries are put in at their place, nothing else changes. `touched` are the ids of the
/// entries that may differ (large registers: the others aren't looked at); null: any may.
std::string rewrite_yaml(std::string_view old_text, const LivingRegister& entry,
                         const std::unordered_set<std::string>* touched = nullptr);

/// Whether the register can read what `rewrite_yaml` made of `old_text`, which it could read. Entries that are there
/// byte for byte aren't read again. Faults go to `out`.
bool can_read_rewritten(std::string_view old_text, std::string_view new_text, const std::string& path,
                        Diagnostics& out);

}  // namespace klubba
