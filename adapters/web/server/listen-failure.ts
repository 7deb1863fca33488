// Says why the server could not open its port, and what to do about it.
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

interface ListenFailure {
  problem: (port: number, host: string) => string;
  remedy: (setting: string) => string;
}

const LISTEN_FAILURES: Record<string, ListenFailure> = {
  EADDRINUSE: {
    problem: (port, host) => `Port ${port} on ${host} is in use.`,
    remedy: (setting) => `Stop the process that is using it, or set ${setting} to a free port.`,
  },
  EACCES: {
    problem: (port, host) => `Port ${port} on ${host} needs permissions this process does not have.`,
    remedy: (setting) => `Set ${setting} to a number above 1023.`,
  },
};
const CANNOT_OPEN: ListenFailure = {
  problem: (port, host) => `Port ${port} on ${host} cannot be opened.`,
  remedy: (setting) => `Check HOST and ${setting}.`,
};

export function listenFailure(
  cause: unknown,
  { host, port, setting = 'PORT' }: { host: string; port: number; setting?: string },
): ConfigurationFailure {
  const code = (cause as NodeJS.ErrnoException).code;
  const { problem, remedy } = LISTEN_FAILURES[code ?? ''] ?? CANNOT_OPEN;
  return new ConfigurationFailure(problem(port, host), remedy(setting), { cause });
}
