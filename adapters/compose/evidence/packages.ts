// Lists the packages this version runs with, from its lock file.
import { z } from 'zod';
import type { PackageFact } from '../../evidence/model/facts.js';

const names = z.record(z.string(), z.string()).optional();
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      dependencies: names,
      optionalDependencies: names,
    }),
  ),
});

/** Leaves out packages that are only needed for development. */
export function packagesIn(lockFile: string): PackageFact[] {
  const { packages } = lockSchema.parse(JSON.parse(lockFile));
  return Object.entries(packages).flatMap(([path, one]) =>
    one.dev
      ? []
      : [
          {
            path,
            name: one.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
            version: one.version ?? '',
            ...(one.license !== undefined && { licence: one.license }),
            ...(one.integrity !== undefined && { integrity: one.integrity }),
            optional: Boolean(one.optional ?? one.devOptional),
            needs: [...Object.keys(one.dependencies ?? {}), ...Object.keys(one.optionalDependencies ?? {})],
          },
        ],
  );
}
