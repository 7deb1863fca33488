// Releases a version: runs the checks, updates the changelog, sets the version, commits and adds a tag. Does
// not push.
// Usage, in the project folder: npm run release -- patch|minor|major|current [--dry-run]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { isVersionStep, moveHeading, nextVersion, VERSION_STEPS } from './plan-release.js';

try {
  release(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\nNothing was released.\n`);
  process.exitCode = 1;
}

function release(args: readonly string[]): void {
  const dryRun = args.includes('--dry-run');
  const step = args.find((word) => word !== '--dry-run');
  if (!isVersionStep(step))
    throw new Error(`Usage: npm run release -- ${VERSION_STEPS.join('|')} [--dry-run]`);
  const { version: before } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const version = nextVersion(before, step);
  const tag = `v${version}`;
  const changelog = moveHeading(
    readFileSync('CHANGELOG.md', 'utf8'),
    version,
    new Date().toISOString().slice(0, 10),
  );
  checkRepository(tag);
  if (dryRun) {
    say(`Would run npm run check, then release ${version} (now ${before}) with the tag ${tag}.`);
    return;
  }
  execFileSync('npm', ['run', 'check'], { stdio: 'inherit' });
  writeFileSync('CHANGELOG.md', changelog);
  execFileSync('npm', ['version', version, '--no-git-tag-version', '--allow-same-version'], {
    stdio: 'ignore',
  });
  git(
    'commit',
    '--quiet',
    '--message',
    `Release ${version}`,
    'CHANGELOG.md',
    'package.json',
    'package-lock.json',
  );
  git('tag', '--annotate', tag, '--message', `Version ${version}`);
  say(`Released ${version}. To publish it: git push --follow-tags`);
}

/** Throws unless this is main, up to date and committed: the release is the code that everyone has. */
function checkRepository(tag: string): void {
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== 'main') throw new Error(`You are on the branch ${branch}. Switch to main to release.`);
  if (git('status', '--porcelain'))
    throw new Error('Some changes have not been committed. Commit them first.');
  if (git('tag', '--list', tag)) throw new Error(`The tag ${tag} already exists.`);
  if (!git('for-each-ref', '--format=%(upstream)', 'refs/heads/main')) return;
  git('fetch', '--quiet');
  if (git('rev-list', '--count', 'HEAD..@{upstream}') !== '0')
    throw new Error('Someone else has pushed to main. Run git pull first.');
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
