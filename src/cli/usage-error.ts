// The error for a command line that cannot be understood.

/** Thrown by commands; `main` prints it with the way to the help and ends with exit code 1. */
export class UsageError extends Error {
  readonly code = 'USAGE';
}
