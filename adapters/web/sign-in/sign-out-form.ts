// Builds the button that signs people out, for the header of every page that needs a sign-in.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { markup, type Html } from '../design/markup.js';
import type { SignedIn } from '../model/signed-in.js';
import { SIGN_OUT_PATH } from './sign-in.js';

export function signOutForm(
  { person, formToken }: SignedIn,
  { signIn }: Pick<PractitionerWords, 'signIn'>,
): Html {
  return markup`<form class="signed-in" method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${formToken}"><bdi>${person.name}</bdi> <button type="submit" class="button link">${signIn.signOut}</button></form>`;
}
