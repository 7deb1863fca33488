import { adminWording } from '../wording/staff/admin-wording.js';
import type { HeldFiles } from '../model/governance/data-held-about-person.js';
import type { Acting } from '../model/people/actor.js';
import type { BotPorts } from '../model/ports.js';
import { refused, type HandlingResult } from './handling-steps.js';
import { changeRequest, mayLook } from './data-requests.js';

const { requests: said } = adminWording;

/** `shared`: true if another account signed in with the same name. Some files may then be missing. */
export type ExportedFiles = HeldFiles & { shared: boolean };

/**
 * Exports the files that the person uploaded as an editor, unchanged. Nothing can be left out of a file, so
 * an admin must read it before it is sent.
 */
export async function exportFiles(
  ports: BotPorts,
  { id, by }: Acting,
): Promise<HandlingResult<ExportedFiles>> {
  const { records } = ports.store;
  const found = await mayLook(records, id);
  if ('outcome' in found) return found;
  if (found.subject?.by !== 'identity') return refused(said.filesByName);
  const { names, shared } = await records.held.signedInAs(found.subject.person);
  const held = { ...(await records.held.files(names)), shared };
  const line = said.filesExported(held.files.length, held.withoutKey, shared);
  const stepped = await changeRequest(ports, { id, by }, 'exported', (request) => request, line);
  return stepped.outcome === 'refused' ? stepped : { outcome: 'done', value: held };
}
