// Defines what the tools for other assistants need from the service.
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
  /** Who to call, most urgent first. */
  contacts: (jurisdiction?: Jurisdiction) => ShownContact[];
  /** Finds a document in the live release, with its passages in reading order. Undefined if no release is live. */
  liveDocument(slug: string): Promise<
    | {
        release: number;
        /** Undefined if the release has no such document. */
        found: { document: GuidanceDocument; passages: Passage[] } | undefined;
      }
    | undefined
  >;
}
