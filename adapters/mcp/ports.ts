// The parts of the service that the tools for other assistants use.
import type { FindPassages } from '../../knowledge/model/ports.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument, Jurisdiction } from '../../knowledge/model/source.js';
import type { ShownContact } from '../../bot/model/messages/message.js';
import type { AnswerQuestion, DetectUrgency, Read, Redact } from '../../bot/model/ports.js';

export interface AssistantPorts {
  answerQuestion: AnswerQuestion;
  findPassages: FindPassages;
  redact: Redact;
  detectUrgency: DetectUrgency;
  read?: Read;
  /** Returns who to call, most urgent first. */
  contacts: (jurisdiction?: Jurisdiction) => ShownContact[];
  /** Finds a document in the live release, with its passages in reading order. Undefined if no release is live. */
  liveDocument(slug: string): Promise<
    | {
        release: number;
        /** `found` is undefined if the release does not have the document. */
        found: { document: GuidanceDocument; passages: Passage[] } | undefined;
      }
    | undefined
  >;
}
