// The error for a command line that cannot be understood.

/** Thrown by commands; `main` prints it with the way to the help and ends with exit code 1. */
export class UsageError extends Error {
  readonly code = 'USAGE';
}

/** By its code, not its class: the bundled start (scripts/bundle-cli.ts) and a command beside it have each their own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && 'code' in error && error.code === 'USAGE';
}
