// The page of a conversation to keep: its button prints it.
document.documentElement.classList.add('scripted');
document.getElementById('print')?.addEventListener('click', () => window.print());
