import type { Jurisdiction } from '../../knowledge/model/source.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import { LONGEST_MESSAGE } from '../../bot/model/messages/message-length.js';
import { redactAsked } from '../../bot/safeguards/redact-asked.js';
import type { BotPorts } from '../../bot/model/ports.js';
import { askOne, type AskPorts } from './ask-batch.js';
import { hasNoGuidance, plainAnswer } from './plain-answer.js';
import { nationArgument } from './terminal.js';
import { askingWording } from './wording/asking-wording.js';

export type AskOncePorts = AskPorts & Pick<BotPorts, 'contacts'>;

export async function askOnce(
  ports: AskOncePorts,
  words: string,
  nation: string | undefined,
  { write, json = false }: { write: (text: string) => void; json?: boolean },
): Promise<number> {
  const jurisdiction = nation === undefined ? undefined : nationArgument(nation);
  if (words.length > LONGEST_MESSAGE)
    throw new InputFailure(...askingWording.tooLong(words.length, LONGEST_MESSAGE));
  if (json) return askAsJson(ports, { question: words, jurisdiction }, write);
  const { question, urgent } = await redactAsked(ports, { question: words, jurisdiction });
  // The numbers to call are shown first, because answering may be slow or fail.
  if (urgent) {
    const contacts = ports.contacts(jurisdiction, 'in-danger').map(askingWording.contact);
    write(`${[wordsIn('en').urgent, ...contacts].join('\n')}\n`);
  }
  const answer = await ports.answerQuestion(question);
  if (hasNoGuidance(answer)) throw new InputFailure(...askingWording.noGuidance);
  write(plainAnswer(answer));
  return answer.outcome === 'failed' ? 1 : 0;
}

/** Prints the answer as JSON, in the same format as one line of a batch, with the numbers to call if urgent. */
async function askAsJson(
  ports: AskOncePorts,
  question: { question: string; jurisdiction?: Jurisdiction },
  write: (text: string) => void,
): Promise<number> {
  let failure: unknown;
  let isWithoutGuidance = false;
  const answer = await askOne(
    ports,
    { id: 'asked', ...question },
    {
      onFailure: (error) => (failure = error),
      onAnswer: (_, given) => (isWithoutGuidance = hasNoGuidance(given)),
    },
  );
  if (failure instanceof Error) throw failure;
  const contacts = answer.urgent && { contacts: ports.contacts(question.jurisdiction, 'in-danger') };
  write(JSON.stringify({ ...answer, ...contacts }, null, 2));
  if (isWithoutGuidance) throw new InputFailure(...askingWording.noGuidance);
  return 0;
}
