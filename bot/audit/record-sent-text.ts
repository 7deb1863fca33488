// Records each text before it is sent to a model: the time, the address, a digest of the text, and its
// length.
import { sentFor } from '../jobs/model-call-conversation.js';
import { digestOf } from '../model/audit/event.js';
import type { NewSentLine, SentLineRecords } from '../model/governance/text-sent-elsewhere.js';
import { operatorWording } from '../wording/staff/operator-wording.js';
import { ModelFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { LanguageModel } from '../../knowledge/model/language-model.js';
import type { AnswerWriter, Embedder } from '../../knowledge/model/ports.js';

export interface Recording {
  records: Pick<SentLineRecords, 'add'>;
  /** The address of the service, without a key. */
  address: string;
  countTokens: (text: string) => number;
}

export function recordedModel(model: LanguageModel, recording: Recording): LanguageModel {
  return {
    id: model.id,
    async complete(call, signal) {
      await recordForModel(recording, `${call.instructions}\n${call.text}`);
      return model.complete(call, signal);
    },
  };
}

export function recordedWriter(writer: AnswerWriter, recording: Recording): AnswerWriter {
  return {
    async write(request, signal, onDraft) {
      await recordForModel(recording, JSON.stringify(request));
      return writer.write(request, signal, onDraft);
    },
  };
}

/**
 * Records questions, and notes that are not saved yet. Saved guidance is not recorded, because it is not
 * personal data.
 */
export function recordedEmbedder(embedder: Embedder, recording: Recording): Embedder {
  return {
    ...embedder,
    async embedPassages(texts, about) {
      if (about?.isUnsaved) for (const { text } of texts) await record(recording, 'embedding', text);
      return embedder.embedPassages(texts, about);
    },
    async embedQuestion(text, ...rest) {
      await record(recording, 'embedding', text);
      return embedder.embedQuestion(text, ...rest);
    },
  };
}

/**
 * Nothing is sent unless it is recorded. Throws a `ModelFailure` if the store fails, because the question can
 * be answered without the model. The model's service is not at fault.
 */
async function recordForModel(recording: Recording, text: string): Promise<void> {
  try {
    await record(recording, 'language-model', text);
  } catch (cause) {
    if (!(cause instanceof StoreFailure)) throw cause;
    const { message, remedy } = cause;
    throw new ModelFailure(operatorWording.nothingSent(message), remedy, {
      cause,
      fault: 'call',
    });
  }
}

async function record(
  { records, address, countTokens }: Recording,
  kind: NewSentLine['kind'],
  text: string,
): Promise<void> {
  const conversation = sentFor();
  await records.add({
    ...(conversation !== undefined && { conversation }),
    at: new Date().toISOString(),
    kind,
    address,
    digest: digestOf(text),
    tokens: countTokens(text),
  });
}
