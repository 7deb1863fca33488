// Tests making a release in a temporary repository: the checks beforehand, and the changes made.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { transpiled } from '../../support/deployment/transpiled.js';

const root = resolve(import.meta.dirname, '../../..');
const someone = { name: 'Bea Example', email: 'bea@example.org' };
const env = {
  ...process.env,
  GIT_AUTHOR_NAME: someone.name,
  GIT_AUTHOR_EMAIL: someone.email,
  GIT_COMMITTER_NAME: someone.name,
  GIT_COMMITTER_EMAIL: someone.email,
};

let folder: string;
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const versionIn = (file: string) => (JSON.parse(read(file)) as { version: string }).version;

/**
 * Sets up a repository with the files that a release reads and changes. `check` replaces the real check,
 * which takes half an hour.
 */
function prepare(check: string): void {
  for (const file of ['package.json', 'package-lock.json', 'README.md'])
    copyFileSync(join(root, file), join(folder, file));
  const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };
  manifest.scripts['check'] = check;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: '0.1.0' }, null, 2));
  writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Maps.\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Prepare');
}

function release(...args: string[]) {
  return spawnSync(process.execPath, [transpiled('tools/release/release.ts'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  git('init', '--quiet', '--initial-branch', 'main');
  prepare('node -e 0');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('sets the version, moves what is unreleased under it, commits and tags', () => {
  expect(release('minor').stdout).toContain('Released 0.2.0.');
  expect([versionIn('package.json'), versionIn('package-lock.json')]).toEqual(['0.2.0', '0.2.0']);
  expect(read('CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## \[Unreleased\]\n\n## \[0\.2\.0\] - \d{4}-\d\d-\d\d\n\n### Added\n\n- Maps\.\n$/,
  );
  expect(git('log', '-1', '--format=%s %an')).toBe('Release 0.2.0 Bea Example');
  expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  expect(git('status', '--porcelain')).toBe('');
  // A second release fails, because there are no changes left to announce.
  expect(release('patch').stderr).toContain('has nothing under');
});

test('a dry run says what it would do, and changes nothing', () => {
  const { stdout, status } = release('major', '--dry-run');
  expect([stdout, status]).toEqual([expect.stringContaining('release 1.0.0 (now 0.1.0)'), 0]);
  expect([git('status', '--porcelain'), git('tag', '--list', 'v1.0.0')]).toEqual(['', '']);
});

test('the first release takes the version that is there', () => {
  expect(release('current').stdout).toContain('Released 0.1.0.');
  expect(release('current', '--dry-run').status).toBe(1);
});

test('releases nothing from another branch, with changes not committed, or where the check fails', () => {
  git('checkout', '--quiet', '-b', 'other');
  expect(release('patch').stderr).toContain('Switch to main to release');
  git('checkout', '--quiet', 'main');
  writeFileSync(join(folder, 'README.md'), 'Changed.');
  expect(release('patch').stderr).toContain('have not been committed');
  git('checkout', '--quiet', 'README.md');
  prepare('node -e "process.exit(1)"');
  const failed = release('patch');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('Nothing was released.');
  expect([versionIn('package.json'), git('tag', '--list', 'v0.1.1')]).toEqual(['0.1.0', '']);
});

test('says how it is used, when it is used wrongly', () => {
  expect(release('often').stderr).toContain('Usage: npm run release -- patch|minor|major|current');
});
