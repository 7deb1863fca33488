// Danger in one sentence of a long message is found, even if the rest of the message is harmless.
import { beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../../adapters/models/message-reader/reader-session.js';
import {
  cutWindows,
  joinReadings,
  tokensToRead,
} from '../../../../adapters/models/message-reader/windows.js';
import { loadTokenizer } from '../../../../adapters/models/minilm/tokenizer.js';
import { LONGEST_REPLY } from '../../../../bot/model/messages/message-length.js';
import { detectUrgency } from '../../../../bot/safeguards/urgency.js';
import { READ_CLASSES } from '../../../../knowledge/model/ports.js';
import { longMessages } from '../../../attacks/long-messages.js';

const CALM =
  'Could someone tell me which of the forms we need for a section 20 placement when the parents are abroad? We have had three cases this year and each time the legal team gave a different answer. The manager would like one page for the team. I have read the handbook and the Care Planning Regulations and neither is clear about it.';
const ALARM = 'He has locked her in and she is texting me from inside.';

it('the longest text that anyone may write is read to its end, if it is in words', async () => {
  const text = `${CALM} `.repeat(30).slice(0, LONGEST_REPLY);
  const tokens = tokensToRead(text, await loadTokenizer());
  const read = cutWindows(text, tokens).map(({ ids, from }) => {
    const tags = new Float32Array(ids.length * (1 + READ_CLASSES.length));
    return { ids, from, tags, danger: new Float32Array(2 * ids.length) };
  });
  expect(joinReadings(text, tokens, read).readTo).toBe(text.length);
});

describe('a long message', () => {
  let read: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    read = await openReader();
  });
  const isDanger = async (text: string) => detectUrgency(text, await read(text));

  it('is dangerous because of one sentence, before or after a calm account', async () => {
    expect(await isDanger(`${CALM}\n${ALARM}`)).toBe(true);
    expect(await isDanger(`${ALARM}\n${CALM}`)).toBe(true);
  });

  it('is read beyond thousands of signs', async () => {
    const signs = longMessages(3_900).find(({ name }) => name === 'different signs')!.text;
    const [alarm, calm] = [await read(`${signs} ${ALARM}`), await read(`${signs} ${CALM}`)];
    expect(alarm.danger).toBeGreaterThan(calm.danger + 1);
    expect(alarm.readTo).toBe(signs.length + 1 + ALARM.length);
  });

  it('that is calm throughout is not', async () => {
    expect(await isDanger(CALM)).toBe(false);
    expect(await isDanger(`${CALM}\n${CALM}`)).toBe(false);
  });
});
