// The theme switch without a page load, and menus that close. Without script both are plain forms and details.

// Light, dark, as the system has it, and round again; the first press always changes what is seen.
function nextTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const [other, same] = dark ? ["light", "dark"] : ["dark", "light"];
  return { [other]: same, [same]: "system" }[document.documentElement.dataset.theme] ?? other;
}

async function switchTheme(event) {
  const form = event.target.closest("[data-theme-switch]");
  if (!form) return;
  event.preventDefault();
  const theme = nextTheme();
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const button = form.querySelector("button");
  button.setAttribute("aria-label", button.dataset[theme]);
  const body = new FormData(form);
  body.set("theme", theme);
  await fetch(form.action, { method: "POST", body, redirect: "manual" });
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.account[open]")) {
    const escaped = event.key === "Escape";
    if (!escaped && menu.contains(event.target)) continue;
    menu.open = false;
    if (escaped) menu.querySelector("summary").focus();
  }
}

document.addEventListener("submit", switchTheme);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenus(event); });
