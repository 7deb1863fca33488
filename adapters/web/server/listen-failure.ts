// Says why the server could not open its port, and what to do about it.
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

interface ListenFailure {
  problem: (port: number, host: string) => string;
  remedy: string;
}

const LISTEN_FAILURES: Record<string, ListenFailure> = {
  EADDRINUSE: {
    problem: (port, host) => `Port ${port} on ${host} is in use.`,
    remedy: 'Stop the process that is using it, or set PORT to a free port.',
  },
  EACCES: {
    problem: (port, host) => `Port ${port} on ${host} needs permissions this process does not have.`,
    remedy: 'Set PORT to a number above 1023.',
  },
};
const CANNOT_OPEN: ListenFailure = {
  problem: (port, host) => `Port ${port} on ${host} cannot be opened.`,
  remedy: 'Check HOST and PORT.',
};

export function listenFailure(
  cause: unknown,
  { host, port }: { host: string; port: number },
): ConfigurationFailure {
  const code = (cause as NodeJS.ErrnoException).code;
  const { problem, remedy } = LISTEN_FAILURES[code ?? ''] ?? CANNOT_OPEN;
  return new ConfigurationFailure(problem(port, host), remedy, { cause });
}
