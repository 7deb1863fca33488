// Row types for the conversation tables. Timestamps (ISO 8601, UTC) and JSON are text; booleans are 0 or 1.
import type { Generated } from 'kysely';
import type { Answer, Outcome } from '../../../knowledge/model/answer.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type {
  EscalationReason,
  EscalationState,
  EscalationTransition,
  HolderReach,
  RelayedMessage,
} from '../../../bot/model/handoff/escalation.js';
import type { NoteState } from '../../../bot/model/handoff/draft-practice-note.js';
import type { DeliveryState, MessageKind, Purpose, Role } from '../../../bot/model/messages/conversation.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Rating, RatingReason } from '../../../bot/model/messages/rating.js';
import type { LanguageSign } from '../../../bot/model/people/person-language.js';
import type { Specialism } from '../../../bot/model/people/specialism.js';
import type { ReportOutcome } from '../../../bot/model/recalls/unsafe-report.js';
import type { RecallRow, WorkRow } from './editing-work.js';
import type { JobRow } from './jobs.js';

export interface ConversationTables {
  recalls: RecallRow;
  editing_work: WorkRow;
  conversations: ConversationRow;
  people: PersonRow;
  messages: MessageRow;
  received_words: ReceivedWordsRow;
  stand_ins: PseudonymsRow;
  corrections: CorrectionRow;
  answers: AnswerRow;
  answer_passages: AnswerPassageRow;
  feedback: FeedbackRow;
  unsafe_reports: UnsafeReportRow;
  outgoing_messages: OutgoingMessageRow;
  escalations: EscalationRow;
  escalation_transitions: EscalationTransitionRow;
  relayed_messages: RelayedMessageRow;
  events: EventRow;
  jobs: JobRow;
  draft_notes: DraftNoteRow;
  handled_questions: { answer: string; at: string; editor: string };
}

interface ConversationRow {
  id: string;
  platform: string;
  place_id: string;
  place_kind: Place['kind'];
  place_address: string;
  person_id: string | null;
  person_name: string | null;
  jurisdiction: Jurisdiction | null;
  agency: Generated<string | null>;
  /** When this channel received its first message that did not mention the bot. */
  heard_at: Generated<string | null>;
  greeted_at: string | null;
  escalation: string | null;
  left_at: string | null;
  /** Counts every change to a message in this conversation. Readers use it as a cursor. */
  last_sequence: number;
  created_at: string;
  /** When retention first found that the conversation was empty. */
  empty_since: Generated<string | null>;
  /** The privacy notice last shown in the conversation, and when it was shown. */
  notice_version: Generated<string | null>;
  notice_at: Generated<string | null>;
}

interface PersonRow {
  platform: string;
  id: string;
  greeted_at: string | null;
  language: Generated<Language | null>;
  language_from: Generated<LanguageSign | null>;
  language_at: Generated<string | null>;
}

/** An event without a message, such as a button press or a greeting. Stored to recognise repeats of it. */
interface EventRow {
  conversation: string;
  event_id: string;
  kind: string;
  received_at: string;
}

interface MessageRow {
  id: string;
  conversation: string;
  platform: string;
  platform_message_id: string;
  /** Position in the conversation, in one sequence with outgoing messages. Never changes. */
  position: number;
  sequence: number;
  role: Role;
  kind: MessageKind;
  person_id: string;
  person_name: string | null;
  /** Null until the message has been redacted. */
  text: string | null;
  /** The types of personal data that were redacted, as a JSON array without duplicates. */
  redacted_types: string;
  urgent: number;
  /** 1 until the message reader has checked this message. */
  unread: Generated<number>;
  edited_at: Generated<string | null>;
  attachments: number;
  /** The nation chosen in the conversation when the message was received. */
  jurisdiction: Generated<Jurisdiction | null>;
  /** 1 if the message has been counted for the statistics, and its text deleted. */
  counted: Generated<number>;
  /** Starts at 1 and goes up by 1 with each edit. */
  revision: number;
  thread_of: string | null;
  sent_at: string;
  received_at: string;
  deleted_at: string | null;
}

/** The only table with original messages. Rows can be deleted at any time without breaking anything else. */
interface ReceivedWordsRow {
  message: string;
  text: string;
  /** The attachments' names and addresses, as JSON. */
  files: Generated<string | null>;
  key: Generated<string | null>;
}

/** The text that placeholders replace. As personal as original messages, and deleted in the same way. */
interface PseudonymsRow {
  conversation: string;
  known: string;
  key: Generated<string | null>;
  /** Each detail encrypted separately, with the digests for finding it. */
  digests: Generated<string | null>;
  /** The end of the value of `known` that the digests were made from. */
  digests_of: Generated<string | null>;
}

/** How people corrected a redaction, for the statistics: the kind of correction, never the text. */
interface CorrectionRow {
  id: string;
  message: string;
  correction: string;
  type: string;
  at: string;
}

interface AnswerRow {
  id: string;
  message: string;
  revision: number;
  conversation: string;
  outcome: Outcome;
  urgent: number;
  release: number;
  confidence: number;
  jurisdiction: Jurisdiction | null;
  written_by: Answer['writtenBy'];
  /** The introduction, claims, clarification, citations and their passages, to show the answer as given. */
  body: string;
  /** The ranked passages, best first: ids, documents and scores. */
  ranking: string;
  /** Milliseconds for each stage. */
  stages: string;
  /** The digest of the answer's settings. Null if no answer was made, or if an earlier version made it. */
  settings: string | null;
  /** 1 if the quotes could not be checked. */
  unchecked: Generated<number>;
  /** Anything that was asked in addition to the text of the message, as JSON. */
  asked: string | null;
  created_at: string;
  superseded_at: string | null;
}

/** The passages that an answer quoted. If one changes, we use these to find the people who received it. */
interface AnswerPassageRow {
  answer: string;
  passage: string;
  document: string;
}

interface FeedbackRow {
  subject: string;
  platform: string;
  person_id: string;
  kind: string;
  rating: Rating['rating'];
  /** Why the answer did not help. Null if an earlier version wrote the row. */
  reason: Generated<RatingReason | null>;
  at: string;
}

interface UnsafeReportRow {
  answer: string;
  platform: string;
  person_id: string;
  at: string;
  handled_by: Generated<string | null>;
  handled_at: Generated<string | null>;
  outcome: Generated<ReportOutcome | null>;
  comment: Generated<string | null>;
  message: Generated<string | null>;
}

interface OutgoingMessageRow {
  key: string;
  conversation: string;
  position: number;
  sequence: number;
  message: string;
  purpose: Purpose;
  answer: string | null;
  escalation: string | null;
  /** The id of the message that this one repeats. */
  words_of: string | null;
  /** 1 if we delivered the original text of the repeated message. */
  as_received: number;
  state: DeliveryState;
  platform_message_id: string | null;
  /** The platform's ids of the posts that continue this message, as a JSON list. */
  further_pages: Generated<string | null>;
  queued_at: string;
  sent_at: string | null;
  /** 1 if an update is already due. The update will show the latest text. */
  update_pending: Generated<number>;
  /** 1 if the message that this one repeats was edited later, and the edit was not passed on here. */
  outdated: Generated<number>;
  /** When the latest update was planned or started. */
  updated_at: Generated<string | null>;
}

interface EscalationRow {
  id: string;
  conversation: string;
  reason: EscalationReason;
  urgent: number;
  state: EscalationState;
  holder_platform: string | null;
  holder_id: string | null;
  holder_name: string | null;
  reach: HolderReach;
  holder_conversation: string | null;
  practitioner_platform: string;
  practitioner_id: string;
  message: string | null;
  answer: string | null;
  outcome: string | null;
  share_words: number;
  opened_at: string;
  claimed_at: string | null;
  claims: number;
  closed_at: string | null;
  specialism: Specialism | null;
  sender: Generated<string | null>;
  waiting_since: string | null;
  awaits_holder_since: string | null;
  care_since: string;
  told_at: string;
  steps: number;
  version: number;
}

interface EscalationTransitionRow {
  escalation: string;
  version: number;
  transition: EscalationTransition['transition'];
  from_state: EscalationState | null;
  to_state: EscalationState;
  by_platform: string | null;
  by_id: string | null;
  by_name: string | null;
  at: string;
}

interface RelayedMessageRow {
  escalation: string;
  message: string;
  /** The place in the handoff, counting both sides together. Each side's conversation has its own numbers. */
  position: number;
  direction: RelayedMessage['direction'];
  /** Null while the message waits for an adviser to claim the escalation. */
  passed_on_at: string | null;
  /** The bot's answer that was sent along with the message, including its quotes. */
  answer: string | null;
}

interface DraftNoteRow {
  id: string;
  escalation: string;
  /** The question, advice, citations and test question. */
  body: string;
  by_platform: string;
  by_id: string;
  by_name: string | null;
  at: string;
  state: NoteState;
}
