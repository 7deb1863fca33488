// A file that an editor uploads to the library, with its details.
import { z } from 'zod';
import { AUTHORITIES, JURISDICTIONS } from '../../knowledge/model/source.js';
import type { FileKind } from './document.js';
import type { ChangeRecord } from './editing.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

/** The source that all uploads belong to. */
export const UPLOADS_SOURCE = 'uploads';

/** The same as for what is fetched. */
export const LARGEST_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Of the kinds we read, JSON and plain text only come from folders: no one publishes guidance in them. */
export const UPLOAD_KINDS = ['pdf', 'docx', 'odt', 'html', 'md'] as const satisfies readonly FileKind[];
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** What is left out is read from the file, as far as it says. */
export const uploadDetailsSchema = z.strictObject({
  /** Of the document that it is an edition of; a new one where it is absent. */
  slug: z
    .string()
    .regex(/^[\w.-]{1,120}$/, 'is not a document in the library')
    .optional(),
  title: z.string().trim().min(3, 'must have at least 3 letters').max(300).optional(),
  publisher: z.string().trim().min(2, 'must have at least 2 letters').max(200),
  date: z.string().trim().min(4, 'must include a year').max(60).optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1, 'must have at least one nation'),
  authority: z.enum(AUTHORITIES),
  url: z.url({ protocol: /^https?$/, error: 'must be a web address starting with https://' }).optional(),
  licence: z.string().trim().min(3, 'must have at least 3 letters').max(200),
});
export type UploadDetails = z.infer<typeof uploadDetailsSchema>;

export interface HeldUpload {
  /** Of the document. */
  slug: string;
  title: string;
  /** The file's own name. */
  name: string;
  kind: UploadKind;
  bytes: Uint8Array;
  edition: number;
  at: string;
  editor: string;
}

export interface Upload {
  /** The file's own name. */
  name: string;
  bytes: Uint8Array;
  details: UploadDetails;
  editor: string;
}

export interface ReceivedUpload {
  edition: { id: number; document: GuidanceDocument };
  /** Absent if the very same is live already. */
  change?: ChangeRecord;
}
