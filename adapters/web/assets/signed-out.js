// Takes away what was typed in this tab and not sent, so that the next person at this computer does not find it.
try {
  sessionStorage.clear();
} catch {
  // Storage can be switched off: then nothing was kept.
}
