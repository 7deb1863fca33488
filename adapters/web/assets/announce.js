// Says what is happening, in the status line below the conversation and to screen readers.

const status = document.getElementById('status');

/** Announces a summary to screen readers. People can read the entry itself on the page at any time. */
export function announce(text, isUrgent) {
  const line = document.createElement('p');
  line.textContent = text;
  const region = document.getElementById(isUrgent ? 'alerts' : 'announcements');
  region.append(line);
  while (region.children.length > 5) region.firstElementChild.remove();
}

export function setStatus(text) {
  if (status.textContent !== text) status.textContent = text;
  status.classList.toggle('busy', text.endsWith('…'));
}
