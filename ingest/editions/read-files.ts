// Turns the files in folders into editions. Known files are recognised by their digest. Other files are
// parsed and split.
import { extname } from 'node:path';
import { InputFailure, MachineFailure, describeFailure } from '../../knowledge/model/errors.js';
import { inCatalogue, readCatalogue, type Catalogue } from './catalogue.js';
import { collectorsRemarks, type CollectorsRemark } from './collectors-remarks.js';
import { FILE_KINDS, type FileKind } from '../model/document.js';
import { makeEdition, type MakeEditionPorts } from './make-edition.js';
import type { EditionRecord, ReadFolder, SourceFile } from '../model/ports.js';
import { importWording } from '../wording/import-wording.js';

export interface ReadFilesPorts extends MakeEditionPorts {
  readFolder: ReadFolder;
}

export interface FileOutcome {
  file: string;
  /** Absent if the problem is in the catalogue. */
  slug?: string;
  edition?: EditionRecord;
  /** False if the edition was already in the store. */
  parsed: boolean;
  problem?: string;
  /** A title or note in the catalogue that seems unsuitable for readers. It is still used. */
  remark?: CollectorsRemark;
  /** A folder whose live documents do not change, because we cannot tell which of its files they come from. */
  keeps?: string;
}

/**
 * Yields one outcome for each file, in order. Problems with the catalogue come first, under the name
 * corpus.json. Throws `MachineFailure` if a file could not be read because of a fault in the machine.
 * Otherwise, a release would lack that file.
 */
export async function* readFiles(
  ports: ReadFilesPorts,
  folders: readonly string[],
): AsyncGenerator<FileOutcome> {
  const taken = new Map<string, string>();
  for (const folder of folders) {
    const { files, catalogue: json } = await ports.readFolder(folder);
    const catalogue = readCatalogue(json ?? '[]');
    if (catalogue.broken !== undefined) {
      yield { file: `${folder}/corpus.json`, parsed: false, problem: catalogue.broken, keeps: folder };
      for (const file of files) yield { file: `${folder}/${file.name}`, parsed: false };
      continue;
    }
    for (const problem of [...catalogue.problems, ...missingFiles(catalogue, files)])
      yield { file: `${folder}/corpus.json`, parsed: false, problem };
    for (const remark of collectorsRemarks(catalogue.byFile))
      yield { file: `${folder}/corpus.json`, parsed: false, remark };
    for (const file of files) {
      const name = `${folder}/${file.name}`;
      const refused = catalogue.refused.get(inCatalogue(file.name));
      if (refused) {
        const keeps = refused.slug === undefined ? folder : undefined;
        yield { file: name, parsed: false, ...refused, ...(keeps && { keeps }) };
        continue;
      }
      const details = catalogue.byFile.get(inCatalogue(file.name)) ?? { slug: slugOf(file.name) };
      try {
        claimSlug(taken, details.slug, name);
        const kind = kindOf(file.name);
        const made = await makeEdition(ports, { kind, bytes: await file.read(), details, origin: folder });
        yield { file: name, slug: details.slug, ...made };
      } catch (error) {
        if (error instanceof MachineFailure) throw stoppedAt(name, error);
        if (!(error instanceof InputFailure)) throw error;
        yield { file: name, slug: details.slug, parsed: false, problem: describeFailure(error) };
      }
    }
  }
}

function stoppedAt(file: string, cause: MachineFailure): MachineFailure {
  return new MachineFailure(...importWording.stopped(file, cause.message), { cause });
}

export async function countFiles(readFolder: ReadFolder, folders: readonly string[]): Promise<number> {
  const listed = await Promise.all(folders.map((folder) => readFolder(folder)));
  return listed.reduce((sum, { files }) => sum + files.length, 0);
}

function missingFiles(catalogue: Catalogue, files: readonly SourceFile[]): string[] {
  const present = new Set(files.map((file) => inCatalogue(file.name)));
  return [...catalogue.byFile.keys(), ...catalogue.refused.keys()]
    .filter((file) => !present.has(file))
    .map(importWording.catalogue.missingFile);
}

function claimSlug(taken: Map<string, string>, slug: string, file: string): void {
  const other = taken.get(slug);
  if (other !== undefined) throw new InputFailure(...importWording.slugTaken(slug, other));
  taken.set(slug, file);
}

export function slugOf(name: string): string {
  const base = name.slice(0, name.length - extname(name).length).replace(/[/\\]/g, '-');
  return base.replace(/[^\w.-]+/g, '-') || 'document';
}

export function kindOf(name: string): FileKind {
  const extension = extname(name).slice(1).toLowerCase();
  const kind = extension === 'htm' ? 'html' : extension === 'markdown' ? 'md' : extension;
  const known = FILE_KINDS.find((candidate) => candidate === kind);
  if (!known) throw new InputFailure(...importWording.unknownKind(extension, FILE_KINDS));
  return known;
}
