// Used on the pages for private links: removes the secret from the address immediately, and copies a new
// link.
import { words } from './words.js';

const KEPT = 'private link';
const byId = (id) => document.getElementById(id);
document.documentElement.classList.add('scripted');
const link = byId('link');
const secret = window.location.hash.slice(1) || kept();

// Remove the secret from the address bar and the history, where the next person to use this computer could
// find it.
if (window.location.hash) window.history.replaceState(null, '', window.location.pathname);
if (secret && link && !link.readOnly) link.value = secret;
keep(byId('sign-in-first') ? secret : '');

/** Keeps the secret while someone signs in on another site and comes back. Only this tab can read it. */
function keep(value) {
  try {
    if (value) sessionStorage.setItem(KEPT, value);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // If storage is switched off, the page says to open the link again.
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

byId('copy-link')?.addEventListener('click', async (event) => {
  link.select();
  const copied = await navigator.clipboard.writeText(link.value).then(
    () => true,
    () => document.execCommand('copy'),
  );
  event.target.textContent = copied ? words.copied : words.selectLink;
});
