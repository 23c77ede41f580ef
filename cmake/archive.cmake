# Read by cpack for each kind of package: archives unpack into a folder of their own, a .deb into the system.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
