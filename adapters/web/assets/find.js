// Lets people reload a search, and go back to it from a result. For a page that is the reply to a form, a browser
// would show an error or ask whether to send the form again. The words of a search are not in any address, so we keep
// them in the tab's history and search for them again.

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
