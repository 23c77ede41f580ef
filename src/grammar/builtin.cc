// SPDX-License-Identifier: MIT
// The image of the built-in grammars, which compile/compile_grammars.cc made before this file was compiled.
#include "grammar/grammar.h"
#include "grammar/image.h"

__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    "klubba_builtin_image:\n"
    ".incbin \"" KLUBBA_GRAMMAR_IMAGE
    "\"\n"
    ".previous\n");

extern "C" const char klubba_builtin_image[] __attribute__((visibility("hidden")));

namespace klubba::grammar {

Image builtin_image() {
  return Image(klubba_builtin_image);
}

std::shared_ptr<const Grammar> builtin_grammar(std::string_view name) {
  return Grammar::open(name, builtin_image());
}

}  // namespace klubba::grammar
