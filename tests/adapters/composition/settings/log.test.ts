// The log goes to standard error as lines of JSON. Data that must not be logged is left out, even if it is
// passed in.
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = `
import { createLog } from './adapters/composition/settings/log.ts';
const log = createLog(process.argv[1]);
log.info({ job: 'send', attempts: 2 }, 'A job ended.');
log.warn({ text: 'Zora 1', message: { text: 'Zora 2' } }, 'Words at two depths.');
const error = Object.assign(new Error('refused'), {
  config: { headers: { authorization: 'Bearer Zora 3', Authorization: 'Bearer Zora 4' } },
  activity: { conversation: { text: 'Zora 5', token: 'Zora 6' } },
});
log.error({ err: error, password: 'Zora 7' }, 'A library failed.');
log.error({ text: undefined, list: [{ text: 'Zora 8' }], nothing: null }, 'Odd values.');
`;

function run(level: string) {
  const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SCRIPT, level], {
    encoding: 'utf8',
  });
  return { ...child, lines: child.stderr.split('\n').filter((line) => line.startsWith('{')) };
}

describe('the log of a process', () => {
  let child: ReturnType<typeof run>;
  beforeAll(() => {
    child = run('info');
  });

  it('leaves standard output to answers and protocols', () => {
    expect(child.status).toBe(0);
    expect(child.stdout).toBe('');
  });

  it('is one line of JSON an entry, with what it is about and a sentence', () => {
    expect(child.lines).toHaveLength(4);
    expect(JSON.parse(child.lines[0]!)).toMatchObject({ job: 'send', attempts: 2, msg: 'A job ended.' });
  });

  it('holds no words of a message, no token and no password, however deep they were handed over', () => {
    expect(child.stderr).not.toContain('Zora');
    expect(JSON.parse(child.lines[1]!)).toMatchObject({ message: { text: '[left out]' } });
  });

  it('keeps the name and the place of what was thrown', () => {
    expect(JSON.parse(child.lines[2]!)).toMatchObject({ err: { type: 'Error', message: 'refused' } });
  });
});

it('says less when told to', () => {
  expect(run('error').lines).toHaveLength(2);
  expect(run('silent').lines).toEqual([]);
});

it('is written at a usual level when the wanted one is none, so that the fault itself can be told', () => {
  for (const level of ['', 'verbose', 'toString']) expect(run(level).lines).toHaveLength(4);
});
