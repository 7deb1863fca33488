// The versions of Node that the assistant is held to, besides the one that runs all the tests.

/** The oldest that `engines` takes, and the newest of each line that we recommend. */
const NODE_VERSIONS = ['20.18.1', '22.23.3', '24.21.0'];

/** How npm's packages of Node name the platforms. We know of none for other platforms. */
const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win',
};

/**
 * What one installation can be tried on. better-sqlite3 12 was compiled for the Node that installed it and is loaded on
 * Node 20 only, so that an installation serves newer lines of Node, and no older one.
 */
export function otherVersions(installedWith: string): string[] {
  return NODE_VERSIONS.filter(
    (version) => version !== installedWith && lineOf(version) >= lineOf(installedWith),
  );
}

/** The npm package that has this Node's program for this machine. Undefined if there is none. */
export function packageOf(version: string, platform: NodeJS.Platform, arch: string): string | undefined {
  const name = PLATFORMS[platform];
  return name && `node-${name}-${arch}@${version}`;
}

function lineOf(version: string): number {
  return Number.parseInt(version, 10);
}
