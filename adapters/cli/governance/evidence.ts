// `ctac evidence`: writes the evidence pack for this configuration, or lists the differences between 2 packs.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, readArguments } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';
import { evidenceWording as said } from '../wording/evidence-wording.js';

interface Difference {
  document: string;
  id: string;
  what: string;
  before?: string;
  after?: string;
}

type Pack = ReadonlyMap<string, string>;

export interface EvidencePorts {
  make(now: Date, answers?: string): Promise<readonly { name: string; text: string }[]>;
  compare(before: Pack, after: Pack): Difference[];
  clock: () => Date;
}

export async function evidence(ports: EvidencePorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, {
    out: { type: 'string', default: '.' },
    answers: { type: 'string' },
    compare: FLAG,
    json: FLAG,
  });
  if (!values.compare && !positionals.length) return write(ports, values, terminal);
  const [before, after, ...more] = positionals;
  if (!values.compare || before === undefined || after === undefined || more.length)
    throw new InputFailure(...said.unknown);
  const differences = ports.compare(await readPack(before), await readPack(after));
  show(terminal, values.json, differences, describe);
  return 0;
}

async function write(
  ports: EvidencePorts,
  { out, answers }: { out: string; answers?: string | undefined },
  { write: print, say }: Terminal,
): Promise<number> {
  const now = ports.clock();
  const files = await ports.make(now, answers === undefined ? undefined : await readText(answers));
  await mkdir(out, { recursive: true });
  const folder = join(
    out,
    `evidence-${now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`,
  );
  // Write to a temporary folder first, so that an unfinished pack cannot look complete.
  const unfinished = await mkdtemp(join(out, '.evidence-'));
  try {
    for (const { name, text } of files) await writeFile(join(unfinished, name), text, { mode: 0o600 });
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  print(folder);
  say(said.written(files.length));
  return 0;
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new InputFailure(...said.noAnswers(file));
  });
}

async function readPack(folder: string): Promise<Pack> {
  const names = await readdir(folder).catch((): string[] => []);
  if (!names.includes('pack.json')) throw new InputFailure(...said.notAPack(folder));
  const files = names.filter((name) => name.endsWith('.json'));
  return new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

function describe(differences: readonly Difference[]): string {
  if (!differences.length) return said.same;
  return differences
    .map(({ document, what, before, after }) =>
      [
        `${document}: ${what}`,
        before === undefined ? said.new : said.before(before),
        after === undefined ? said.gone : said.now(after),
      ].join('\n  '),
    )
    .join('\n');
}
