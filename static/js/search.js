// The search page: the address follows what is typed, so that Back and a bookmark lead to the same results.

const form = document.getElementById("find");

form.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt !== form || !event.detail.successful) return;
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  history.replaceState(null, "", query ? `${form.action}?${query}` : form.action);
});
