// Checks that the programs the test suites need are installed. On Debian as root, installs any that are
// missing.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { missingPrograms } from './support/requirements.js';

/** Prints everything to standard error, so that the test report stays clean. */
export function prepare(): void {
  const missing = missingPrograms();
  if (!missing.length) return;
  const packages = missing.flatMap(({ debianPackages }) => debianPackages);
  if (packages.length && canInstall()) {
    say(`Installing for the tests: ${packages.join(', ')}.`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env: environment });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 2, 2],
      env: environment,
    });
  }
  for (const { name, debianPackages, fromNpm } of missingPrograms()) {
    const how = fromNpm
      ? 'It comes with npm ci, if there is one for this platform'
      : `On Debian: apt-get install ${debianPackages.join(' ')}`;
    say(`${name} is missing: the suites that need it do not run. ${how}`);
  }
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) prepare();
