# Writes OUT: a C++ file that defines the style and the script of the report's page from the files FOLDER/report.{css,js}.
# A string literal of a raw kind holds them; compilers take 64 KiB of it.
set(text "// Made by cmake/embed_page.cmake.\n#include \"render/page.h\"\n\nnamespace klubba {\n\n")
foreach(kind css js)
  file(READ ${FOLDER}/report.${kind} content)
  set(name page_style)
  if(kind STREQUAL js)
    set(name page_script)
  endif()
  string(APPEND text "std::string_view ${name}() {\n  return R\"klubba(${content})klubba\";\n}\n\n")
endforeach()
string(APPEND text "}  // namespace klubba\n")
file(WRITE ${OUT} "${text}")
