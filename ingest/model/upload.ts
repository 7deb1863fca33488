import { z } from 'zod';
import { LANGUAGES } from '../../knowledge/model/language.js';
import { AUTHORITIES, JURISDICTIONS, type GuidanceDocument } from '../../knowledge/model/source.js';
import type { FileKind } from './document.js';
import { readDate } from './read-date.js';
import type { ChangeRecord } from './editing.js';
import { fieldWording as must } from './field-wording.js';

export const UPLOADS_SOURCE = 'uploads';

/** The size limit is the same as for fetched files. */
export const LARGEST_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Uploads cannot be JSON, in which no one publishes guidance. JSON is only read from folders. */
export const UPLOAD_KINDS = [
  'pdf',
  'docx',
  'odt',
  'html',
  'md',
  'txt',
] as const satisfies readonly FileKind[];
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** Details that are left out are read from the file, if it has them. */
export const uploadDetailsSchema = z.strictObject({
  /** The document that the file is a new edition of. Absent if the file is a new document. */
  slug: z
    .string()
    .regex(/^[\w.-]{1,120}$/, must.notInLibrary)
    .optional(),
  title: z.string().trim().min(3).max(300).optional(),
  publisher: z.string().trim().min(2).max(200),
  date: z
    .string()
    .trim()
    .max(60)
    .refine((date) => readDate(date) !== undefined, must.year)
    .optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1, must.oneNation),
  authority: z.enum(AUTHORITIES),
  language: z.enum(LANGUAGES).optional(),
  url: z.url({ protocol: /^https?$/, error: must.webAddress }).optional(),
  licence: z.string().trim().min(3).max(200),
});
export type UploadDetails = z.infer<typeof uploadDetailsSchema>;

export interface HeldUpload {
  slug: string;
  title: string;
  name: string;
  kind: UploadKind;
  bytes: Uint8Array;
  edition: number;
  at: string;
  editor: string;
}

export interface Upload {
  name: string;
  bytes: Uint8Array;
  details: UploadDetails;
  editor: string;
}

export interface ReceivedUpload {
  edition: { id: number; document: GuidanceDocument };
  /** Absent if the upload makes no difference that an editor has to decide on. */
  change?: ChangeRecord;
}
