// SPDX-License-Identifier: MIT
#include "cli/interruption.h"

namespace klubba::cli {

Interruption::Interruption(bool wanted) : wanted_(wanted) {
  if (!wanted_) return;
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

Interruption::~Interruption() {
  if (wanted_) ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool Interruption::come() const {
  sigset_t pending;
  if (!wanted_ || ::sigpending(&pending) != 0) return false;
  return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1;
}

}  // namespace klubba::cli
