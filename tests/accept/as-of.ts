// Checks that answers can be traced after the guidance changes: asks 50 questions of the whole corpus,
// publishes 3 more releases, rolls one back, and compares each quote with the release it came from.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../adapters/composition/settings/environment-settings.js';
import { connectEditing } from '../../adapters/composition/editing.js';
import { connectGuidance, type Guidance } from '../../adapters/composition/guidance.js';
import { openStores, type Stores } from '../../adapters/composition/stores.js';
import type { StoredAnswer } from '../../bot/model/messages/conversation.js';
import { checkAnswer, type CheckedAnswer } from '../../bot/as-of/check-answer.js';
import { openRecalls } from '../../bot/recalls/open-recalls.js';
import { publishChanges } from '../../ingest/releases/publish-changes.js';
import { refreshSource } from '../../ingest/sources/refresh-source.js';
import { reviewChange } from '../../ingest/review/review-change.js';
import { rollBack } from '../../ingest/releases/roll-back.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { startFakeGovuk } from '../fakes/fake-govuk/fake-govuk.js';
import { webPageSource } from '../fakes/followed-sources.js';
import { createTestBot, practitioner } from '../fakes/test-bot.js';
import { runCtac } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const ANSWERS = 50;
const RELEASES = 3;
/** These are asked last, so that each has an earlier question to follow. */
const FOLLOW_UPS = [
  'And who decides that?',
  'How long does it take?',
  'What did the guidance say on 1 March 2026?',
];

export async function askThePast({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const whole = join(work, 'guidance');
  if (!existsSync(join(whole, 'store.sqlite')))
    await runCtac(['ingest', join(shared, 'corpus'), join(shared, 'corpus-bulk'), '--publish'], {
      dataDir: whole,
    });
  const dataDir = join(work, 'past');
  rmSync(dataDir, { recursive: true, force: true });
  cpSync(whole, dataDir, { recursive: true });
  const silent = () => undefined;
  const settings = readSettings({
    DATA_DIR: dataDir,
    PRIVATE_SOURCE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'silent',
  });
  const stores = await openStores(settings);
  const { database, store } = stores;
  const guidance = await connectGuidance(settings, stores, { info: silent, warn: silent, error: silent });
  const editing = connectEditing(settings, stores, guidance);
  const given = await giveAnswers(guidance, store);
  const changed = await publishAndGoBack(editing, guidance, given);
  const recalls = await openRecalls(editing.recalls);
  const ports = { records: store.records, guidance: guidance.store, askRecorded: guidance.past.askRecorded };
  const checked: CheckedAnswer[] = [];
  for (const answer of given) checked.push(await checkAnswer(ports, answer));
  await guidance.close();
  await database.close();
  const quotes = checked.flatMap((one) => one.quotes);
  const outcomes = new Map<string, number>();
  for (const { answer } of given) outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1);
  process.stdout.write(
    `       ${given.length} answers: ${[...outcomes].map(([name, times]) => `${times} ${name}`).join(', ')}; ${given.filter(({ asked }) => asked?.context.length).length} with what was said before, ${given.filter(({ asked }) => asked?.day).length} of a day\n`,
  );
  process.stdout.write(
    `       then releases with ${changed.join(', ')} changed, and a step back; ${recalls} recalls opened\n`,
  );
  measurements.atLeast('past answers', given.length, ANSWERS);
  measurements.note(
    'quotes that stand word for word in their own release',
    quotes.filter(({ stands }) => stands).length,
    String(quotes.length),
    quotes.every(({ stands }) => stands),
  );
  const same = checked.filter(({ recomputed }) => recomputed.outcome === 'same').length;
  measurements.note('made again with the same quotes', same, String(given.length), same === given.length);
  for (const { answer, recomputed } of checked)
    if (recomputed.outcome !== 'same')
      process.stdout.write(`       ${answer.id}: ${JSON.stringify(recomputed).slice(0, 300)}\n`);
}

async function giveAnswers(guidance: Guidance, store: Stores['store']): Promise<StoredAnswer[]> {
  const bot = await createTestBot({
    store,
    redact,
    answerQuestion: guidance.answerQuestion,
    askAsOf: guidance.past.askAsOf,
  });
  const questions = readFileSync('adapters/cli/questions/guidance-questions.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question);
  const step = Math.floor(questions.length / (ANSWERS - FOLLOW_UPS.length));
  const asked = questions.filter((_, n) => n % step === 0).slice(0, ANSWERS - FOLLOW_UPS.length);
  for (const question of [...asked, ...FOLLOW_UPS]) {
    await bot.say(practitioner, question);
    await bot.later(1_000);
  }
  const given = await store.records.answers.latest(ANSWERS);
  await bot.close();
  return given;
}

/** Each release removes text that some of the answers quoted. */
async function publishAndGoBack(
  { ports }: ReturnType<typeof connectEditing>,
  guidance: Guidance,
  given: readonly StoredAnswer[],
): Promise<string[]> {
  const site = await startFakeGovuk();
  const cited = given.flatMap(({ answer }) => answer.citations);
  const slugs = [...new Set(cited.map(({ document }) => document.slug))].slice(0, RELEASES);
  for (const slug of slugs) {
    const { document } = cited.find((one) => one.document.slug === slug)!;
    const live = (await guidance.store.liveRelease())!;
    const held = (await guidance.store.documentOf(live.number, slug))!;
    // Only the text of the quoted passages changes.
    const quoted = new Set(cited.map(({ passage }) => passage.id));
    const paragraphs = held.passages.map(({ id, text }) =>
      quoted.has(id) ? `${text} This was amended, and no longer applies in full.` : text,
    );
    const html = `<!doctype html><title>${slug}</title><main>${paragraphs.map((text) => `<p>${text.replace(/[<>&]/g, ' ')}</p>`).join('\n')}</main>`;
    site.putFile(`/${slug}`, 'text/html', html);
    const source = { ...webPageSource(`${site.url}/${slug}`, slug), title: document.title };
    for (const change of (await refreshSource(ports, source)).changes)
      await reviewChange(ports, {
        change: change.id,
        version: change.version,
        editor: 'ada',
        action: 'accept',
      });
    const outcome = await publishChanges(ports, { editor: 'ada' });
    if (outcome.outcome !== 'published') throw new Error(`It was ${outcome.outcome}.`);
  }
  await rollBack(ports, { editor: 'ada', reason: 'It was measured.' });
  await site.close();
  return slugs;
}
