// A new platform needs only its own folder, and changes to the composition.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const NAMED = /(['"`])(?:platform:)?(?:slack|teams|terminal)\1/;
const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm;
const MAY_NAME_THEM = /^adapters\/(?:composition|slack|teams|terminal)\//;

test('platforms are named only in their own folders and the composition', () => {
  const naming = ['adapters', 'bot', 'ingest', 'knowledge'].flatMap((part) =>
    readdirSync(part, { recursive: true, encoding: 'utf8' })
      .map((name) => `${part}/${name}`)
      .filter((path) => path.endsWith('.ts') && !MAY_NAME_THEM.test(path))
      .filter((path) => NAMED.test(readFileSync(path, 'utf8').replace(COMMENTS, ''))),
  );
  expect(naming).toEqual([]);
});
