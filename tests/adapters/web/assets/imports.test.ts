// Checks the imports of the pages' scripts, which no compiler reads. If one is missing, browsers run none of the
// page's script.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../../../adapters/web/assets/', import.meta.url);
const scripts = readdirSync(FOLDER).filter((file) => file.endsWith('.js'));
const text = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const exportsOf = (file: string): string[] =>
  [...text(file).matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(([, name]) => name!);

const missingFor = (file: string): string[] =>
  [...text(file).matchAll(/^import \{([^}]*)\} from '\.\/([\w-]+\.js)';/gm)].flatMap(([, names, from]) =>
    names!
      .split(',')
      .map((name) => name.trim().split(' as ')[0]!)
      .filter((name) => name !== '' && !exportsOf(from!).includes(name))
      .map((name) => `${name} from ${from}`),
  );

test.each(scripts)('%s only imports what the other script exports', (file) => {
  expect(missingFor(file)).toEqual([]);
});
