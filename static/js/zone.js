// The browser's time zone: into the hidden field of the sign-up, and as an offer on the account's page.

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const hidden = document.querySelector("[data-zone]");
const chosen = document.querySelector("select[name=timezone]");
const hint = document.querySelector("[data-zone-hint]");

if (hidden) hidden.value = here ?? "";
if (chosen && hint && here && here !== chosen.value && [...chosen.options].some((option) => option.value === here)) {
  const button = hint.querySelector("button");
  button.textContent = here.replaceAll("_", " ");
  button.addEventListener("click", () => { chosen.value = here; hint.hidden = true; chosen.focus(); });
  hint.hidden = false;
}
