// The theme switch without a page load, and menus that close. Without script both are plain forms and details.

function effectiveTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen) return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

async function switchTheme(event) {
  const form = event.target.closest("[data-theme-switch]");
  if (!form) return;
  event.preventDefault();
  const theme = effectiveTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
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
