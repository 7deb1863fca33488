// Applies editors' corrections of earlier editions of a document to its next edition, because the publisher’s next
// edition will have the same mistakes.
import { isSameDetail, TELLING_DETAILS } from '../model/change.js';
import type { DocumentDetails } from '../model/document.js';
import type { ChangeRecord } from '../model/editing.js';
import type { EditingStore } from '../model/ports.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

const CORRECTED = [...TELLING_DETAILS, 'language'] as const;

/**
 * A correction applies for as long as the publisher repeats the mistake. If the publisher says something else,
 * such as that the document is withdrawn, we use that. A detail that an editor saved unchanged is not a
 * correction.
 */
export async function applyCorrections(
  editing: Pick<EditingStore, 'edition'>,
  published: readonly ChangeRecord[],
  found: DocumentDetails,
): Promise<DocumentDetails> {
  let details = found;
  for (const { document, edition, details: edited } of published) {
    const fields = CORRECTED.filter((field) => edited[field] !== undefined);
    if (document !== found.slug || edition === undefined || !fields.length) continue;
    const drafted: GuidanceDocument = {
      language: 'en',
      ...(await editing.edition(edition))!.record.document,
    };
    for (const field of fields) {
      const isCorrected = !isSameDetail(drafted[field], edited[field]);
      // A web page does not give its status.
      const isStillSaid = found[field] === undefined || isSameDetail(details[field], drafted[field]);
      if (isCorrected && isStillSaid) details = { ...details, [field]: edited[field] };
    }
  }
  return details.standing === 'withdrawn' ? details : { ...details, withdrawnOn: undefined };
}
