# Writes OUT: a C++ file with a function FUNCTION of NAMESPACE, declared in HEADER, that gives a map from the names of
# FILES (without their endings) to what they hold.
# The standard asks a compiler for literals of 65,536 bytes; gcc and clang take any.
set(text "// Made by cmake/embed_files.cmake.\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(APPEND text "const std::map<std::string, std::string>& ${FUNCTION}() {\n  static const std::map<std::string, std::string> files{\n")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} content)
  string(APPEND text "      {\"${name}\", R\"klubba(${content})klubba\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUT} "${text}")
