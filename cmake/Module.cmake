# module(NAME SOURCES a.cpp… USES module… [DOOR target…])
# makes the library `tongmun_NAME` from src/NAME and notes its arrows in layering.txt, which the
# test `layering` holds every #include against. DOOR names the outside libraries that only this
# module may see.
set(TONGMUN_LAYERING ${CMAKE_BINARY_DIR}/layering.txt)
file(WRITE ${TONGMUN_LAYERING} "")

add_library(tongmun_options INTERFACE)
target_compile_options(tongmun_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12: on "text" + std::string (GCC bug 105651), and on aggregates with
  # default member initialisers (bug 105562).
  target_compile_options(tongmun_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # std::stable_sort of libstdc++ 12 calls a function that C++17 deprecates.
  target_compile_options(tongmun_options INTERFACE -Wno-deprecated-declarations)
endif()
if(TONGMUN_SANITIZE)
  target_compile_options(tongmun_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tongmun_options INTERFACE -fsanitize=address,undefined)
endif()
if(TONGMUN_FUZZ)
  target_compile_options(tongmun_options INTERFACE
    -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  target_link_options(tongmun_options INTERFACE -fsanitize=address,undefined)
endif()

function(module name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;DOOR" ${ARGN})
  add_library(tongmun_${name} STATIC ${arg_SOURCES})
  target_include_directories(tongmun_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(tongmun_${name} PRIVATE tongmun_options fmt::fmt-header-only)
  foreach(used base ${arg_USES})
    if(NOT used STREQUAL name)
      target_link_libraries(tongmun_${name} PUBLIC tongmun_${used})
    endif()
  endforeach()
  target_link_libraries(tongmun_${name} PRIVATE ${arg_DOOR})
  string(REPLACE ";" " " uses "${arg_USES}")
  file(APPEND ${TONGMUN_LAYERING} "${name}: ${uses}\n")
endfunction()

# Test code is compiled once and run seldom: no optimiser, and no UBSan, which doubles the time that
# Catch2's macros take. The program's own code keeps both sanitizers.
set(TONGMUN_TEST_OPTIONS "$<$<BOOL:${TONGMUN_SANITIZE}>:-O0;-fno-sanitize=undefined>")

# test_module(NAME SOURCES a_test.cpp… [LINK target…]) mirrors src/NAME in tests/NAME.
function(test_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name}_test ${arg_SOURCES})
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_options(${name}_test PRIVATE "${TONGMUN_TEST_OPTIONS}")
  target_link_libraries(${name}_test PRIVATE tongmun_options tongmun_test_main fmt::fmt-header-only ${arg_LINK})
  if(TARGET tongmun_${name})
    target_link_libraries(${name}_test PRIVATE tongmun_${name})
  endif()
  target_compile_definitions(${name}_test PRIVATE TONGMUN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_precompile_headers(${name}_test REUSE_FROM tongmun_test_header)
  # Short stacks of allocations: a fifth of the time. Name others in ASAN_OPTIONS by hand.
  catch_discover_tests(${name}_test TEST_PREFIX "${name}: "
    PROPERTIES ENVIRONMENT "ASAN_OPTIONS=malloc_context_size=6:quarantine_size_mb=16")
endfunction()
