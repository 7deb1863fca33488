// Who is signed in, and the way out.
import type { Html } from '../markup.js';
import { markup } from '../markup.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { SIGN_OUT_PATH } from '../sign-in/sign-in.js';

export function deskAside({ person, formToken }: SignedIn): Html {
  return markup`<form class="signed-in" method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${formToken}"><span>${person.name}</span> <button type="submit" class="button link">Sign out</button></form>`;
}
