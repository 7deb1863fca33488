// Runs the editing commands as an editor would, from a change in a source to telling the people affected.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diff } from '../../../adapters/cli/editing/diff.js';
import { publish, rollback } from '../../../adapters/cli/editing/publish.js';
import { recall } from '../../../adapters/cli/editing/recall.js';
import { refresh } from '../../../adapters/cli/editing/refresh.js';
import { review } from '../../../adapters/cli/editing/review.js';
import { status } from '../../../adapters/cli/editing/status.js';
import { tryChanges } from '../../../adapters/cli/editing/try.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { PATH, page, QUESTION, startCommands, type RunningCommands } from './running-commands.js';

let running: RunningCommands['running'];
let editing: RunningCommands['editing'];
let said: RunningCommands['said'];
let run: RunningCommands['run'];
let json: RunningCommands['json'];
let takeIn: RunningCommands['takeIn'];
beforeEach(async () => {
  ({ running, editing, said, run, json, takeIn } = await startCommands());
});
afterEach(() => running.close());

it('goes from a source that changes to people who are told, and back', async () => {
  expect((await run(status)).text).toContain('No release is live');
  await takeIn();
  const bot = await createTestBot({
    store: editing.recalls.store,
    answerQuestion: ({ text }) => running.guidance.ask(text),
  });
  await bot.say(practitioner, QUESTION);
  running.site.put(publication(PATH, page(30, '0808 800 5000')));
  expect((await run(refresh, '--all')).text).toMatch(
    /help: Available\. 1 request, 0 not modified\.\n {2}Change 2: help\. Substantive\./,
  );
  const shown = (await run(diff, '2')).text;
  expect(shown).toContain('[1] Passage changed · Substantive\n');
  expect(shown).toMatch(/Period: 45 days → 30 days/);
  expect(shown).toMatch(/Telephone number: 0800 107 7057 → 0808 800 5000/);
  expect(shown).toContain('[-45-] {+30+} days');
  expect(shown).toContain('What this affects: 1 answer that quoted it; glossary NRM; contacts Old number.');
  expect((await run(review)).text).toMatch(/^Change 2, version 1: help\. To be reviewed\. Substantive\./);
  expect((await run(review, '2', '--accept', '--comment', 'Read.')).text).toMatch(
    /^Change 2, version 2: help\. Accepted, not published yet\./,
  );
  expect((await run(publish)).text).toMatch(
    /Release 2 is live: help; 1 passage embedded\.\n1 passage that people were given has changed/,
  );
  expect((await run(recall)).text).toMatch(
    /Recall 1: .*\. To be decided\. The wording changed\. 1 person was given this guidance on 2026-05-04[^]*was: [^]*45[^]*now: [^]*30/,
  );
  expect((await run(recall, '1', '--tell')).text).toBe('We are telling them.');
  expect(await run(recall, '1', '--tell')).toMatchObject({
    code: 1,
    text: 'Recall 1 has already been decided by ada: Told.',
  });
  expect((await run(review, '2')).text).toMatch(/ada accepted this\. “Read\.”\n.* ada published this\.$/);
  const all = (await run(status)).text;
  expect(all).toMatch(/^Release 2, published/);
  expect(all).toMatch(/Release 2: Published \(ada\)\n {2}.*Release 1: Published \(ada\)/);
  expect((await run(rollback, '--reason', 'A wrong number.')).text).toMatch(
    /^Release 1 is live again and has replaced release 2\./,
  );
  const back = (await run(status)).text;
  expect(back).toMatch(/1 change to review/);
  expect(back).toMatch(/Release 1: Restored \(ada\)\. A wrong number\./);
  expect([shown, all, back].join('\n')).not.toMatch(/roll-back|substance|\bpublish\b(?!ed)|not-quoted/);
  await bot.close();
});

it('does not decide on the version there is now if --version is not a number', async () => {
  await run(refresh, 'help');
  await expect(run(review, '1', '--accept', '--version', 'v1')).rejects.toThrow(/"v1" is not a number/);
});

it('says the same as JSON', async () => {
  expect(await json(refresh, 'help')).toMatchObject([
    { source: 'help', state: 'available', changes: [{ id: 1 }] },
  ]);
  expect(await json(diff, '1')).toMatchObject({
    change: { id: 1 },
    difference: { weight: 'substance' },
    impact: { answers: 0 },
  });
  expect(await json(review)).toMatchObject([{ id: 1, state: 'open' }]);
  expect(await json(review, '1', '--accept')).toMatchObject({
    outcome: 'decided',
    change: { state: 'accepted' },
  });
  expect(await json(review, '1')).toMatchObject({ change: { id: 1 }, events: [{ action: 'accept' }] });
  expect(await json(tryChanges)).toMatchObject({ release: 1, passed: true, lines: [] });
  expect(await json(publish)).toMatchObject({ outcome: 'published', release: 1, recalls: 0 });
  expect(await json(status)).toMatchObject({ live: { number: 1 }, awaiting: 0, sources: [{ slug: 'help' }] });
  expect(await json(recall)).toEqual([]);
});

describe('a decision', () => {
  it('may be about one passage by its number, about details, or a word to others', async () => {
    await run(refresh, 'help');
    expect(
      (
        await run(
          review,
          '1',
          '--set',
          'title=Help by another name',
          '--set',
          'jurisdictions=Wales, Northern Ireland',
        )
      ).code,
    ).toBe(0);
    expect(await json(review, '1', '--reject', '--passage', '1')).toMatchObject({
      change: { version: 3, state: 'open' },
    });
    await run(review, '1', '--comment', 'Look again.');
    expect((await run(review, '1')).text).toMatch(
      /ada corrected the details\.\n.*ada rejected a passage\.\n.*ada commented\. “Look again\.”/,
    );
    await expect(run(review, '1', '--accept', '--reject')).rejects.toThrow(/one decision at a time/);
    await expect(run(review, '1', '--set', 'title')).rejects.toThrow(/not a field=value pair/);
    await expect(run(review, '1', '--set', 'jurisdictions=Mercia')).rejects.toThrow(/Mercia/);
    await expect(run(review, '1', '--set', 'colour=red')).rejects.toThrow(
      /We do not recognise this detail: colour\./,
    );
    await expect(run(review, '9', '--accept')).rejects.toThrow(/No change found with the number 9/);
  });

  it('on a version that is out of date is not taken, and says what is', async () => {
    await run(refresh, 'help');
    await run(review, '1', '--reject', '--editor', 'bea');
    const late = await run(review, '1', '--accept', '--version', '1');
    expect(late.code).toBe(1);
    expect(late.text).toMatch(/Someone else decided first[^]*version 2: help\. Rejected\./);
  });
});

it('takes golden questions in, holds a worse release back, and lets it through with a reason', async () => {
  await takeIn();
  const file = join(running.guidance.home, 'golden.jsonl');
  await writeFile(
    file,
    `${JSON.stringify({ question: QUESTION, document: 'help', words: 'within 45 days' })}\n`,
  );
  expect((await run(tryChanges, '--add', file)).text).toMatch(
    /^1\. Within how many days .* → help “within 45 days”$/,
  );
  expect((await run(tryChanges)).text).toMatch(/nothing to test/);
  running.site.put(publication(PATH, page(30)));
  await run(refresh, 'help');
  await run(review, '2', '--accept');
  const held = await run(tryChanges);
  expect(held.code).toBe(1);
  expect(held.text).toMatch(
    /0 % of 1 test questions passed, compared with 100 % for the live release[^]*worse: [^]*live: {2}“.*45[^]*draft: “.*30[^]*cannot be published yet/,
  );
  expect(await run(publish)).toMatchObject({ code: 1 });
  expect((await run(publish, '--override', 'The law changed.')).text).toMatch(
    /is live[^]*Test questions paused: 1/,
  );
  expect((await run(tryChanges, '--list')).text).toMatch(/paused: The passage/);
  expect((await run(tryChanges, '--resume', '1')).text).not.toMatch(/paused|suspended/);
  await expect(run(tryChanges, '--resume', '7')).rejects.toThrow(/No test question found with the number 7/);
  await writeFile(file, '{"question": 7}');
  await expect(run(tryChanges, '--add', file)).rejects.toThrow(/Line 1 of .* cannot be read/);
});

it('names what is not followed, and looks only at what is due', async () => {
  await expect(run(refresh)).rejects.toThrow(/Name a source/);
  await expect(run(refresh, 'nothing')).rejects.toThrow(/do not follow a source called/);
  expect((await run(refresh, '--due')).text).toMatch(/^help: Available\./);
  expect((await run(refresh, '--due')).text).toBe('No sources are due to be checked.');
  running.site.breakWith(500);
  expect(await run(refresh, 'help')).toMatchObject({ code: 1 });
  const { clock } = running.ports;
  running.ports.clock = () => new Date(clock().getTime() + 40 * 86_400_000);
  expect((await run(status)).text).toMatch(
    /help: Could not be read\. The site returned 500\. Not checked for 40 days\./,
  );
});

it('looks at what the list does name where a part of it has a fault, and says which', async () => {
  const problem =
    'sources.json, a-guide: schedule: is wrong. Fix the entry. Until then, the source cannot be checked.';
  editing.registry = () => Promise.resolve({ sources: [govukSource(PATH)], problems: [problem] });
  const text: unknown = expect.stringMatching(/^help: Available\./);
  expect(await run(refresh, '--due')).toMatchObject({ code: 1, text });
  expect(said).toContain(problem);
  expect((await run(status)).text).toContain(problem);
});

it('opens a recall for what is found wrong, in a sentence that people read', async () => {
  await takeIn();
  const bot = await createTestBot({
    store: editing.recalls.store,
    answerQuestion: ({ text }) => running.guidance.ask(text),
  });
  await bot.say(practitioner, QUESTION);
  const passage = (await running.guidance.ask(QUESTION)).citations[0]!.passage.id;
  await expect(run(recall, '--wrong', passage)).rejects.toThrow(/what is wrong/);
  await expect(run(recall, '--wrong', 'nobody', '--comment', 'It is wrong.')).rejects.toThrow(
    /No one was given/,
  );
  await running.editing.addGolden({
    question: QUESTION,
    outcome: 'answered',
    passage,
    addedBy: 'ada',
    addedAt: '',
  });
  expect((await run(recall, '--wrong', passage, '--comment', 'It is wrong.')).text).toMatch(
    /Recall 1: .*\. To be decided\. Found to be wrong\./,
  );
  expect((await run(tryChanges, '--list')).text).toMatch(/paused: .*is wrong/);
  await expect(run(recall, '1', '--tell', '--dismiss')).rejects.toThrow(/cannot use --tell and --dismiss t/);
  expect((await run(recall, '1')).text).toMatch(/Recall 1: .*To be decided\./);
  const again = run(recall, '--wrong', passage, '--comment', 'It is wrong.');
  await expect(again).rejects.toThrow(/already an open recall/);
  expect((await run(recall, '1', '--dismiss', '--comment', 'Nobody acted on it.')).text).toBe(
    'No one will be told.',
  );
  expect(await editing.recalls.store.records.recalls.find(1)).toMatchObject({ comment: 'It is wrong.' });
  expect((await run(recall)).text).toBe('No one needs to be told.');
  await bot.close();
});

it('recalls a live passage that no one was given, and lets it be quoted again once', async () => {
  await takeIn();
  const passage = (await running.guidance.ask(QUESTION)).citations[0]!.passage.id;
  const wrong = await run(recall, '--wrong', passage, '--comment', 'It is wrong.');
  expect(wrong.text).toMatch(/Recall 1: .*To be decided\..*0 people/);
  await expect(run(recall, '1', '--lift', '--tell')).rejects.toThrow(/cannot use --lift with/);
  const lift = () => run(recall, '1', '--lift', '--comment', 'It was right.');
  expect((await lift()).text).toBe('Answers can quote this text again.');
  expect((await lift()).text).toBe('Answers could already quote some of this text.');
});

it('names the other recalls that still stop texts being quoted after they are allowed again', async () => {
  const guardians =
    '<h2>Guardians</h2><h3>What they do</h3><p>A guardian speaks for the child in every meeting that is held.</p>';
  running.site.put(publication(PATH, page(45) + guardians));
  await takeIn();
  const { guidance, store } = editing.recalls;
  const { passages, document } = (await guidance.documentOf(1, 'help'))!;
  for (const { id } of passages) await run(recall, '--wrong', id, '--comment', `${id} is wrong.`);
  const also = ['first meeting', 'with the family', 'every meeting'];
  for (const [n, words] of also.entries()) {
    const at = `2026-11-29T09:0${n}:00Z`;
    const { id, text } = passages.find((passage) => passage.text.includes(words))!;
    await store.records.recalls.add({
      ...{ passage: id, document: document.slug, title: document.title, was: text, comment: words },
      ...{ words, reason: 'wrong', since: at, openedAt: at },
    });
  }
  const lift = async (...ids: string[]) =>
    (await run(recall, ...ids, '--lift', '--comment', 'It was right.')).text;
  expect(await lift('3', '4')).toBe('Answers still do not quote this text, because of recall 1.');
  expect(await lift('3', '5')).toBe('Answers still do not quote this text, because of recalls 1 and 2.');
  expect(await lift('1')).toBe('Answers can quote this text again.');
});
