// The card page: the rail follows the reading, code can be copied, the video is loaded when it is asked for, and the
// paragraph that answers a question is marked after the answer.

function followReading() {
  const links = [...document.querySelectorAll("[data-rail] a")];
  const places = links.map((link) => document.getElementById(link.hash.slice(1))).filter(Boolean);
  const mark = () => {
    const line = innerHeight * 0.3;
    const passed = places.filter((place) => place.getBoundingClientRect().top <= line);
    const here = passed.at(-1) ?? places[0];
    for (const link of links) {
      const current = here && link.hash === `#${here.id}`;
      link.parentElement.classList.toggle("here", current);
      link.toggleAttribute("aria-current", current);
      if (current) link.setAttribute("aria-current", "true");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

function offerCopies() {
  const { copy, copied } = document.querySelector("article.prose").dataset;
  for (const block of document.querySelectorAll(".prose .code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn plain copy";
    button.lang = document.documentElement.lang;
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    block.append(button);
  }
}

function playVideo(event) {
  const link = event.target.closest("[data-video] a.video");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const box = link.closest("[data-video]");
  const player = document.createElement("iframe");
  player.src = box.dataset.video;
  player.title = link.querySelector("b").textContent;
  player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(player);
  player.focus();
}

// After an answer the paragraph that answers the question is marked; the one of an earlier answer no longer.
function markAnswering(event) {
  const see = event.detail.elt?.dataset?.answered;
  if (!see) return;
  for (const before of document.querySelectorAll(".prose .see")) before.classList.remove("see");
  document.querySelector(`.prose #${CSS.escape(see)}`)?.classList.add("see");
}

followReading();
// The first screen stands: what is far from it is laid out now, before anybody gets there.
requestAnimationFrame(() => setTimeout(() => document.documentElement.classList.remove("first-screen")));
document.addEventListener("htmx:afterSettle", markAnswering);
if (navigator.clipboard) offerCopies();
document.addEventListener("click", playVideo);
