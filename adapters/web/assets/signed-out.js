// Deletes what was typed in this tab and not sent, so that the next person at this computer does not find it.
try {
  sessionStorage.clear();
} catch {
  // If storage is switched off, nothing was kept.
}
