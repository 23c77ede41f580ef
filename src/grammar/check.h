// SPDX-License-Identifier: MIT
#pragma once
/// The proof of a grammar: its rules do what their samples and rejects say.
#include "grammar/grammar.h"

namespace klubba::grammar {

/// Reports patterns that can't be compiled, and those that read letters as ASCII only. A grammar that isn't built in
/// has to pass this before it is used.
void check_patterns(const Grammar& grammar, Diagnostics& out);

/// True where a rule is searched for in every text that is asked for its kind: its pattern needs no word or sign that
/// could be looked for first. Rules over words look at classes of words and don't count.
bool ungated(const Rule& rule);

/// `check_patterns`, and for each rule: it has a sample, its samples fit with the captures they expect, each of its
/// captures is expected by a sample, no reject fits, and no earlier rule of its kind takes its samples away. Where
/// nothing is wrong, the grammar's own rules that are `ungated` get a note (`Severity::info`), which is no fault.
void check_grammar(const Grammar& grammar, Diagnostics& out);

}  // namespace klubba::grammar
