// Lists the dependencies in CycloneDX 1.6 format, from the lock file.
import type { Facts, ModelFact, PackageFact } from '../model/facts.js';

export function cycloneDx({ packages, models, software, at }: Facts) {
  const byPath = new Map(packages.map((one) => [one.path, one]));
  const root = byPath.get('');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidFrom(software.lockDigest)}`,
    version: 1,
    metadata: {
      timestamp: at,
      component: {
        type: 'application',
        name: software.name,
        version: software.version,
        'bom-ref': software.name,
      },
    },
    components: [...packages.filter(({ path }) => path !== '').map(component), ...models.map(modelComponent)],
    dependencies: [
      { ref: software.name, dependsOn: root ? needed(root, byPath) : [] },
      ...packages
        .filter(({ path }) => path !== '')
        .map((one) => ({ ref: one.path, dependsOn: needed(one, byPath) })),
    ],
  };
}

function component({ path, name, version, licence, integrity, optional }: PackageFact) {
  const digest = sha512(integrity);
  return {
    type: 'library',
    'bom-ref': path,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    scope: optional ? 'optional' : 'required',
    ...(digest !== undefined && { hashes: [{ alg: 'SHA-512', content: digest }] }),
    ...(licence !== undefined && { licenses: [licenceOf(licence)] }),
  };
}

function modelComponent({ id, name, version, digest, licence }: ModelFact) {
  return {
    type: 'machine-learning-model',
    'bom-ref': `model-${id}`,
    name,
    version,
    ...(digest !== undefined && { hashes: [{ alg: 'SHA-256', content: digest }] }),
    ...(licence !== undefined && { licenses: [licenceOf(licence)] }),
  };
}

/** A licence expression can be a single ID. Text that is not an expression is given as a name. */
function licenceOf(licence: string) {
  if (/^SEE LICENSE|^UNLICENSED$/i.test(licence)) return { license: { name: licence } };
  return { expression: licence };
}

function sha512(integrity = ''): string | undefined {
  const found = /sha512-([\w+/=]+)/.exec(integrity)?.[1];
  return found === undefined ? undefined : Buffer.from(found, 'base64').toString('hex');
}

/**
 * The packages that this package loads. Looks them up in the same way as Node: in the package's own folder
 * first, then in each parent folder.
 */
function needed({ path, needs }: PackageFact, byPath: ReadonlyMap<string, PackageFact>): string[] {
  return [...new Set(needs.flatMap((name) => findFrom(path, name, byPath) ?? []))];
}

function findFrom(path: string, name: string, byPath: ReadonlyMap<string, PackageFact>): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${folder && `${folder}/`}node_modules/${name}`;
    if (byPath.has(candidate)) return candidate;
    if (!folder) return undefined;
  }
}

/** The same lock file always gives the same UUID, so that 2 packs only differ if the software does. */
function uuidFrom(digest: string): string {
  const hex = digest.slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
