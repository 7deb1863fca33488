// The details of a live document, as fields of the upload form. A new version keeps them unless the editor changes them.
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { SentFields } from '../../design/fields.js';

/** Title and date are not among them: they are read from the new file. */
export function detailsByField(document: GuidanceDocument): Record<string, string> {
  const { publisher, jurisdictions, authority, url, licence } = document;
  return {
    ...Object.fromEntries(jurisdictions.map((nation) => [`nation-${nation}`, 'yes'])),
    authority,
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
    ...(licence !== undefined && { licence }),
  };
}

/** The form as it would be if the editor had chosen this document. */
export function filledIn(document: GuidanceDocument): SentFields {
  const details: Record<string, string> = { slug: document.slug, ...detailsByField(document) };
  return { field: (name) => details[name] };
}
