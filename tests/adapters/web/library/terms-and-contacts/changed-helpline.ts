// An editor changes a helpline in the library, and someone in danger gets the new number.
import type { RunningLibrary } from '../../../../support/running-library.js';

export const PATH = '/library/words';
export const NSPCC = `${PATH}/contact/nspcc-helpline`;
export const FIELDS = {
  do: 'save',
  version: '0',
  /** The editor has seen what changes, and confirmed it. */
  confirmed: 'yes',
  name: 'NSPCC helpline',
  phone: '0808 999 1234',
  when: 'You are worried about a child who is not in immediate danger.',
  urgent: 'yes',
  'nation-england': 'yes',
  'nation-wales': 'yes',
  'nation-scotland': 'yes',
  'nation-northern-ireland': 'yes',
  source: 'The helpline’s own page',
  verifiedOn: '2026-01-01',
  expiresOn: '2099-01-01',
};

export async function toldInDanger(library: RunningLibrary, language: 'en' | 'cy' = 'en'): Promise<string> {
  const browser = library.browser();
  await browser.get('/');
  await browser.submit('/language', { language });
  await browser.submit('/chat/messages', { text: 'He has locked her in the house and she cannot get out' });
  return (await browser.get('/')).text;
}
