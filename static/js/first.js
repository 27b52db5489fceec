// Runs before anything is laid out. Whoever comes to the top of a page waits for its first screen alone; who comes to a
// place further down, or back to where they were, needs all of it at once to find that place.
if (!location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  document.documentElement.classList.add("first-screen");
}
