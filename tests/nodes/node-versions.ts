// The versions of Node that the assistant must run on, apart from the version that runs all the tests.

/** The oldest version that `engines` allows, and the newest version of each line that we recommend. */
const NODE_VERSIONS = ['20.18.1', '22.23.3', '24.21.0'];

/** The names of platforms in npm's packages of Node. We know of no package for other platforms. */
const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win',
};

/**
 * The versions that one installation can be tested on. better-sqlite3 12 is compiled for the Node that
 * installs it and is only loaded on Node 20, so an installation works on newer lines of Node but not on older
 * ones.
 */
export function otherVersions(installedWith: string): string[] {
  return NODE_VERSIONS.filter(
    (version) => version !== installedWith && lineOf(version) >= lineOf(installedWith),
  );
}

/** The npm package of this version of Node for this platform, or undefined if there is none. */
export function packageOf(version: string, platform: NodeJS.Platform, arch: string): string | undefined {
  const name = PLATFORMS[platform];
  return name && `node-${name}-${arch}@${version}`;
}

function lineOf(version: string): number {
  return Number.parseInt(version, 10);
}
