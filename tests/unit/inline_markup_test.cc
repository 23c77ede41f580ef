// SPDX-License-Identifier: MIT
#include "text/inline_markup.h"

#include <doctest/doctest.h>

namespace klubba::text {
namespace {

TEST_CASE("Markdown's marks are dropped and words about markup stay") {
  struct Row {
    const char* text;
    const char* plain;
  };
  const Row rows[] = {
      {"**Beslut:** planen _antas_.", "Beslut: planen antas."},
      {"fil_namn och 3 * 4", "fil_namn och 3 * 4"},
      {"klart\\. \\*ja\\*", "klart. *ja*"},
      {"`*a*` och `<b>`", "*a* och <b>"},
      {"ett ` ensamt *tecken*", "ett ensamt tecken"},
      {"rad<br/> och <B>fet</B>", "rad och fet"},
      {"texten \"<script>alert('hej')</script>\" visas", "texten \"<script>alert('hej')</script>\" visas"},
      {"5 < 6 > 4", "5 < 6 > 4"},
  };
  Markup markup;
  markup.markdown = true;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    JoinedText out;
    append_inline(out, row.text, 0, markup);
    CHECK(out.str() == row.plain);
  }
}

}  // namespace
}  // namespace klubba::text
