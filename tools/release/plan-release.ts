// Works out the next version and updates the changelog for it.

export const VERSION_STEPS = ['patch', 'minor', 'major', 'current'] as const;
export type VersionStep = (typeof VERSION_STEPS)[number];

const UNRELEASED = '## [Unreleased]';

export function isVersionStep(word: string | undefined): word is VersionStep {
  return VERSION_STEPS.some((step) => step === word);
}

/** With `current`, keeps the version in package.json, for the first release. The version must be 3 numbers. */
export function nextVersion(version: string, step: VersionStep): string {
  const numbers = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number);
  if (!numbers) throw new Error(`package.json has the version ${version}, which is not 3 numbers.`);
  const [major, minor, patch] = numbers as [number, number, number];
  if (step === 'major') return `${major + 1}.0.0`;
  if (step === 'minor') return `${major}.${minor + 1}.0`;
  return step === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
}

/** Moves the unreleased changes under the version and its date (ISO 8601). Throws if there are none. */
export function moveHeading(changelog: string, version: string, day: string): string {
  const [before, after] = changelog.split(`${UNRELEASED}\n`);
  if (after === undefined) throw new Error(`CHANGELOG.md has no heading “${UNRELEASED}”.`);
  if (!/^- /mu.test(after.split(/^## /mu)[0]!))
    throw new Error(
      `CHANGELOG.md has nothing under “${UNRELEASED}”. Describe what will change for people, then try again.`,
    );
  return `${before}${UNRELEASED}\n\n## [${version}] - ${day}\n${after}`;
}
