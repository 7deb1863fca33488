// Who is signed in at the desk, and the way out.
import type { Person } from '../../../bot/person.js';
import type { Html } from '../markup.js';
import { markup } from '../markup.js';

export function deskAside(adviser: Person): Html {
  return markup`<form class="signed-in" method="post" action="/desk/sign-out"><span>${adviser.name}</span> <button type="submit" class="button link">Sign out</button></form>`;
}
