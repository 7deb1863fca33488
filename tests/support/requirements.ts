// Lists the programs that some suites need besides Node, and runs a suite only if its programs are installed.
import { existsSync } from 'node:fs';
import { describe } from 'vitest';

interface Program {
  name: string;
  /** Where the program may be installed. The first path that exists is used. */
  paths: string[];
  debianPackages: string[];
  /** True if the program comes with `npm ci`, for the platforms that its package supports. */
  fromNpm?: true;
}

const BINARY = process.platform === 'win32' ? 'squawk.exe' : 'squawk';

const PROGRAMS = {
  chromium: {
    name: 'Chromium',
    // The first path is the headless version of Chromium, which needs a third less processor time than the
    // others.
    paths: [
      '/usr/bin/chromium-headless-shell',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    ],
    debianPackages: ['chromium-headless-shell'],
  },
  postgresql: {
    name: 'PostgreSQL 17',
    paths: ['/usr/lib/postgresql/17/bin/postgres'],
    debianPackages: ['postgresql-17'],
  },
  pgvector: {
    name: 'pgvector for PostgreSQL 17',
    paths: ['/usr/share/postgresql/17/extension/vector.control'],
    debianPackages: ['postgresql-17', 'postgresql-17-pgvector'],
  },
  prometheus: {
    name: 'Prometheus',
    paths: ['/usr/bin/prometheus'],
    debianPackages: ['prometheus'],
  },
  promtool: {
    name: 'promtool',
    paths: ['/usr/bin/promtool'],
    debianPackages: ['prometheus'],
  },
  kustomize: {
    name: 'kustomize',
    paths: ['/usr/bin/kustomize'],
    debianPackages: ['kustomize'],
  },
  squawk: {
    name: 'squawk',
    paths: [`node_modules/@squawk-cli/${process.platform}-${process.arch}/bin/${BINARY}`],
    debianPackages: [],
    fromNpm: true,
  },
  strace: {
    name: 'strace',
    paths: ['/usr/bin/strace'],
    // The package iproute2 has `ip`, which sets up loopback for a test without a network.
    debianPackages: ['strace', 'iproute2'],
  },
} satisfies Record<string, Program>;
export type ProgramName = keyof typeof PROGRAMS;

export function pathOf(name: ProgramName): string | undefined {
  return PROGRAMS[name].paths.find((path) => existsSync(path));
}

export function missingPrograms(): Program[] {
  return (Object.keys(PROGRAMS) as ProgramName[])
    .filter((name) => !pathOf(name))
    .map((name) => PROGRAMS[name]);
}

/**
 * Runs a suite that needs a program. If the program is missing, this fails if `CI` is set. Otherwise it skips
 * the suite, so that people who cannot install the program can still run the other tests.
 */
export function describeWith(name: ProgramName, title: string, suite: (path: string) => void): void {
  const path = pathOf(name);
  if (path) return void describe(title, () => suite(path));
  if (process.env.CI)
    throw new Error(`${PROGRAMS[name].name} is missing; run \`tsx tests/prepare.ts\` first.`);
  // Uses `skip`, so that the report names the suite and the reason. `tests/prepare.ts`, which runs before the
  // tests, installs the program or says how to get it.
  describe.skip(`${title} (did not run: ${PROGRAMS[name].name} is missing)`, () => suite(''));
}
