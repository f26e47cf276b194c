// Ctrl-C and SIGTERM ask; the work stops between two files, so that nothing is half-written.
#pragma once

namespace tongmun {

// Installs handlers for SIGINT and SIGTERM that set a flag; a second signal ends the process.
void install_interrupt_handlers();

bool interrupted();

}  // namespace tongmun
