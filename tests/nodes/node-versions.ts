// Lists the versions of Node that the assistant must run on, apart from the version that runs all the tests.

/**
 * The oldest version that `engines` in package.json allows, and the newest of each major version that we
 * recommend.
 */
const NODE_VERSIONS = ['20.18.1', '22.23.3', '24.21.0'];

/** The platform names that npm’s packages of Node use. We know of no packages for other platforms. */
const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win',
};

/**
 * Returns the versions that an installation can be tested on: newer versions of Node, but not older ones.
 * better-sqlite3 12 is compiled for the version that installs it, and is only loaded on Node 20.
 */
export function otherVersions(installedWith: string): string[] {
  return NODE_VERSIONS.filter(
    (version) => version !== installedWith && lineOf(version) >= lineOf(installedWith),
  );
}

/** Returns the npm package of this version of Node for this platform, or undefined if there is none. */
export function packageOf(version: string, platform: NodeJS.Platform, arch: string): string | undefined {
  const name = PLATFORMS[platform];
  return name && `node-${name}-${arch}@${version}`;
}

function lineOf(version: string): number {
  return Number.parseInt(version, 10);
}
