// Finds builds for other machines in node_modules. Some packages include a build for every platform.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Machine {
  platform: string;
  arch: string;
}

/** Returns the files and folders to remove. Leaves out packages that have no build for this machine. */
export function foreignBuilds(modules: string, machine: Machine): string[] {
  return [...foreignOnnx(modules, machine), ...foreignSqlite(modules, machine)];
}

/** Builds are in `bin/NAPI-VERSION/PLATFORM/ARCH/`, about 45MB each. A machine can only load one. */
function foreignOnnx(modules: string, { platform, arch }: Machine): string[] {
  const bin = join(modules, 'onnxruntime-node', 'bin');
  return entries(bin)
    .map((version) => join(bin, version))
    .filter((folder) => existsSync(join(folder, platform, arch)))
    .flatMap((folder) => [...others(folder, [platform]), ...others(join(folder, platform), [arch])]);
}

/** Builds are in `prebuilds/PLATFORM-ARCH.node`. Linux has 2, for different C libraries. Both are kept. */
function foreignSqlite(modules: string, { platform, arch }: Machine): string[] {
  const prebuilds = join(modules, 'better-sqlite3-node-api', 'prebuilds');
  const own = [`${platform}-${arch}.node`, `${platform}musl-${arch}.node`];
  return entries(prebuilds).some((name) => own.includes(name)) ? others(prebuilds, own) : [];
}

function others(folder: string, own: readonly string[]): string[] {
  return entries(folder)
    .filter((name) => !own.includes(name))
    .map((name) => join(folder, name));
}

function entries(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
