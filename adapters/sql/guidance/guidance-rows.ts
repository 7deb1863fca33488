// Reads the JSON columns of guidance. Passages and details from files come from the process that reads untrusted
// files, so they must match a schema. If they do not, throws `StoreFailure`.
import { z } from 'zod';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Calibration } from '../../../knowledge/model/calibration.js';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import type { Release } from '../../../knowledge/model/release.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  STANDINGS,
  type GuidanceDocument,
} from '../../../knowledge/model/source.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { ReleaseRow } from '../tables/guidance.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

const documentSchema = z.object({
  slug: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  date: z.string().optional(),
  partlyFrom: z.string().optional(),
  kept: z.array(z.string()).optional(),
  sortDate: z.string().optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)),
  authority: z.enum(AUTHORITIES),
  language: z.enum(LANGUAGES).optional(),
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
    model: fromJson<Release['model']>(row.model),
    calibration: fromJson<Calibration>(row.calibration),
  });
}

function parsed<T>(schema: z.ZodType<T>, json: string, unreadable: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (cause) {
    throw new StoreFailure(unreadable, said.restore, { cause });
  }
}
