import type { Kysely, Transaction } from 'kysely';
import type { AuditTables } from './audit.js';
import type { ConversationTables } from './conversations.js';
import type { GuidanceTables } from './guidance.js';
import type { PeopleTables } from './people.js';
import type { RetentionTables } from './retention.js';
import type { SealingTables } from './sealing.js';

export type Tables = AuditTables &
  ConversationTables &
  GuidanceTables &
  PeopleTables &
  RetentionTables &
  SealingTables;

export type Queries = Kysely<Tables> | Transaction<Tables>;

export type DialectName = 'sqlite' | 'postgresql';
