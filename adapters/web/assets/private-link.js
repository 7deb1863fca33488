// The pages for private links: removes the secret from the address immediately, and copies a new link.
import { words } from './words.js';

document.documentElement.classList.add('scripted');
const link = document.getElementById('link');

if (window.location.hash.length > 1 && link && !link.readOnly) {
  link.value = window.location.hash.slice(1);
  // Removed from the address bar and the history, where the next person at this computer could find it.
  window.history.replaceState(null, '', window.location.pathname);
}

document.getElementById('copy-link')?.addEventListener('click', async (event) => {
  link.select();
  const copied = await navigator.clipboard.writeText(link.value).then(
    () => true,
    () => document.execCommand('copy'),
  );
  event.target.textContent = copied ? words.copied : words.selectLink;
});
