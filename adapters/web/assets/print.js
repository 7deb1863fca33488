// Runs the print button on the page for saving a conversation.
document.documentElement.classList.add('scripted');
document.getElementById('print')?.addEventListener('click', () => window.print());
