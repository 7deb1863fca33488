// Reads the JSON columns of guidance. Throws if one does not match its schema, because that means that the
// store is damaged.
import { z } from 'zod';
import { calibrationSchema } from '../../../knowledge/model/calibration.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Release } from '../../../knowledge/model/release.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  STANDINGS,
  type GuidanceDocument,
} from '../../../knowledge/model/source.js';
import { recordOf } from '../engine/columns.js';
import type { ReleaseRow } from '../tables/guidance.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

const documentSchema = z.object({
  slug: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  date: z.string().optional(),
  partlyFrom: z.string().optional(),
  sortDate: z.string().optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)),
  authority: z.enum(AUTHORITIES),
  url: z.string().optional(),
  licence: z.string().optional(),
  attribution: z.string().optional(),
  note: z.string().optional(),
  unread: z.string().optional(),
  toCheck: z.string().optional(),
  standing: z.enum(STANDINGS),
  withdrawnOn: z.string().optional(),
  sample: z.boolean().optional(),
  cites: z.array(z.string()).optional(),
});
const modelSchema = z.object({
  id: z.string(),
  dimension: z.number().int().positive(),
  weightsHash: z.string(),
  maxTokens: z.number().int().positive(),
});
/** Create the schemas only once. Creating them for each passage took longer than reading its columns. */
const headingsSchema = z.array(z.string());
const repairsSchema = z.array(z.tuple([z.number().int(), z.number().int()]));

export function readDocument(json: string): GuidanceDocument {
  return parsed(documentSchema, json, said.unreadable.document);
}

export function readHeadings(json: string): string[] {
  return parsed(headingsSchema, json, said.unreadable.headings);
}

export function readTextRepairs(json: string): (readonly [number, number])[] {
  return parsed(repairsSchema, json, said.unreadable.textRepairs);
}

export function readRelease(row: ReleaseRow): Release {
  return recordOf(row, {
    state: oneOf(['building', 'published', 'abandoned', 'past'], row.state, said.unreadable.release),
    model: parsed(modelSchema, row.model, said.unreadable.model),
    calibration:
      row.calibration === null
        ? null
        : parsed(calibrationSchema, row.calibration, said.unreadable.calibration),
  });
}

export function oneOf<const T extends readonly string[]>(
  values: T,
  found: string,
  unreadable: string,
): T[number] {
  return parsed<T[number]>(z.enum(values), JSON.stringify(found), unreadable);
}

export function parsed<T>(schema: z.ZodType<T>, json: string, unreadable: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (cause) {
    throw new StoreFailure(unreadable, said.restore, { cause });
  }
}
