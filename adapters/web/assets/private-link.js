// Used on the pages for private links: removes the secret from the address immediately, and copies a new
// link.
import { keep, kept } from './browser-storage.js';
import { byId } from './html.js';
import { copy } from './quotes.js';
import { words } from './words.js';

/** Keeps the secret while someone signs in on another site and comes back. Only this tab can read it. */
const KEPT = ['sessionStorage', 'private link'];
document.documentElement.classList.add('scripted');
const link = byId('link');
// The button that changes the language leads to “#main”, which is no secret.
const hash = window.location.hash === '#main' ? '' : window.location.hash;
const secret = hash.slice(1) || kept(...KEPT);

// Remove the secret from the address bar and the history, where the next person to use this computer could
// find it.
if (hash) window.history.replaceState(null, '', window.location.pathname);
if (secret && link && !link.readOnly) link.value = secret;
keep(...KEPT, byId('sign-in-first') ? secret : null);

// The button that changes the language loads the page again. The form that sends the link itself does not need a
// copy.
document.addEventListener('submit', ({ target }) => {
  if (link && !link.readOnly && target !== link.form) keep(...KEPT, link.value || null);
});

byId('copy-link')?.addEventListener('click', async (event) => {
  const copied = await copy(link.value);
  link.select();
  event.target.textContent = copied ? words.copied : words.selectLink;
});
