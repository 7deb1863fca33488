// Lets people go back to a search from what it found, and reload it. A browser shows an error, or asks whether to
// send the form again, for a page that came in reply to a form. The words of a search are in no address, so
// they are kept with its place in the history of the tab, and searched for again.

const form = document.querySelector('form.find');

if (form instanceof HTMLFormElement) {
  const { search } = history.state ?? {};
  if (document.getElementById('found'))
    history.replaceState({ search: Object.fromEntries(new FormData(form)) }, '');
  else if (search) {
    for (const [name, value] of Object.entries(search)) form.elements.namedItem(name).value = value;
    form.submit();
  }
}
