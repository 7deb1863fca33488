// Carries out erasures that a legal hold delayed, once no hold covers the data.
import { eraseMessage } from '../erasure/erase-message.js';
import { erasedText, forgetPerson } from '../erasure/forget-me.js';
import { forgetUntil, hasComeBackSince } from '../erasure/forget-until.js';
import { bugLogger } from '../jobs/describe-bug.js';
import { queueMessage } from '../jobs/outbox.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import type { DeferredErasure } from '../model/governance/hold.js';
import { formatDay } from '../model/messages/format-time.js';
import type { BotPorts } from '../model/ports.js';
import { composeIn } from '../wording/compose-in-language.js';

/** An erasure that fails is tried again in the next run, and does not delay the others. */
export async function replayErasures(ports: BotPorts): Promise<void> {
  await inTransaction(ports, ({ records, now }) => records.holds.dropWordings(now));
  for (const erasure of await ports.store.records.holds.deferred())
    await inTransaction(ports, (unit) => replay(unit, erasure)).catch(
      bugLogger(ports.log, 'error', 'A delayed erasure failed.'),
    );
}

function replay(unit: UnitOfWork, erasure: DeferredErasure): Promise<void> {
  switch (erasure.kind) {
    case 'person':
      return replayPerson(unit, erasure);
    case 'message':
      return replayMessage(unit, erasure);
    case 'complaint':
      return replayComplaint(unit, erasure);
    case 'upload':
      return replayUpload(unit, erasure);
  }
}

type Deferred<K extends DeferredErasure['kind']> = Extract<DeferredErasure, { kind: K }>;

async function replayMessage(unit: UnitOfWork, erasure: Deferred<'message'>): Promise<void> {
  const { erasures, holds, messages } = unit.records;
  if (await holds.coversMessage(erasure.message, unit.now)) return;
  const message = await messages.find(erasure.message);
  if (message && !message.deletedAt) await eraseMessage(unit, message);
  // If the message was erased because of a name in it, the name is still stored with its placeholder. The
  // name is kept as long as a hold covers anything else in the conversation.
  const kept = await erasures.prunePlaceholders([erasure.message], unit.now);
  if (!kept.length) await holds.settle(erasure);
}

async function replayComplaint({ records, now }: UnitOfWork, erasure: Deferred<'complaint'>): Promise<void> {
  if (await records.holds.coversComplaint(erasure.complaint, now)) return;
  await records.complaints.removePerson({ id: erasure.complaint }, now);
  await records.holds.settle(erasure);
}

async function replayUpload({ records, now }: UnitOfWork, erasure: Deferred<'upload'>): Promise<void> {
  if (await records.holds.coversUpload(erasure.edition, now)) return;
  await records.subjects.eraseUpload(erasure.edition);
  await records.holds.settle(erasure);
}

async function replayPerson(unit: UnitOfWork, erasure: Deferred<'person'>): Promise<void> {
  const { records, now } = unit;
  const { person, conversation } = erasure;
  if (await records.holds.coversPerson(person, now)) return;
  // The person has since asked for an adviser, so wait until that request is closed.
  if ((await records.escalations.waitedForBy(person)).length) return;
  // Read this first, because erasing someone's data also erases their language.
  const language =
    conversation === undefined ? undefined : await records.conversations.languageIn(conversation);
  // Someone who went on using the service has not asked us to erase what they wrote since.
  const isBack = await hasComeBackSince(records, person, erasure.askedAt);
  if (isBack) await forgetUntil(unit, person, erasure.askedAt);
  else await forgetPerson(unit, person);
  await records.holds.settle(erasure);
  if (conversation === undefined) return;
  const place = (await records.conversations.find(conversation))?.place;
  const done = composeIn(language, (say) => {
    if (isBack) return say.forget.doneUntil(formatDay(erasure.askedAt, language));
    return place ? erasedText(say, place) : say.forget.done;
  });
  await queueMessage(unit, conversation, done, {
    key: `forgotten:${conversation}:${erasure.askedAt}`,
    purpose: 'news',
  });
}
