// Walks through the findings of a page and the steps of each. Without it the
// page is whole: the steps are links.
"use strict";
(() => {
  const findings = [...document.querySelectorAll("article.finding")].map(
    (article) => ({
      article,
      name: article.querySelector("h3").textContent,
      links: [...article.querySelectorAll(".steps a")],
      steps: [...article.querySelectorAll(".step")].sort(
        (a, b) => number(a) - number(b),
      ),
    }),
  );
  const mover = document.getElementById("mover");
  if (!mover || findings.length === 0) return;
  const now = document.getElementById("now");
  // No step is chosen at first, and none of a finding just come to.
  let finding = -1;
  let step = -1;

  function number(element) {
    return Number(element.id.slice(element.id.lastIndexOf("-") + 1));
  }

  function clear() {
    for (const old of document.querySelectorAll(".step.now"))
      old.classList.remove("now");
    for (const old of document.querySelectorAll(".steps [aria-current]"))
      old.removeAttribute("aria-current");
  }

  // Who moves by key is taken there, and a screen reader reads what has the
  // focus; who moves by button stays at the button, and hears the status.
  function show(element, byKey, text) {
    now.setAttribute("aria-live", byKey ? "off" : "polite");
    now.textContent = text;
    element.scrollIntoView({
      block: element.classList.contains("finding") ? "start" : "center",
    });
    if (byKey) element.focus({ preventScroll: true });
  }

  function showFinding(byKey) {
    clear();
    const { article, name, steps } = findings[finding];
    step = -1;
    show(
      article,
      byKey,
      `Finding ${finding + 1} of ${findings.length}, ` +
        `${steps.length} steps: ${name}`,
    );
  }

  function showStep(byKey) {
    clear();
    const { links, steps } = findings[finding];
    const element = steps[step];
    element.classList.add("now");
    links[step]?.setAttribute("aria-current", "step");
    show(
      element,
      byKey,
      `Finding ${finding + 1}, step ${step + 1} of ${steps.length}, ` +
        `${element.dataset.place}: ` +
        `${element.querySelector(".kind").textContent}, ` +
        element.querySelector(".message").textContent,
    );
  }

  function moveFinding(by, byKey) {
    const next = finding < 0 ? (by > 0 ? 0 : findings.length - 1) : finding + by;
    if (next < 0 || next >= findings.length) {
      now.setAttribute("aria-live", "polite");
      now.textContent = by > 0 ? "This is the last finding." : "This is the first finding.";
      return;
    }
    finding = next;
    showFinding(byKey);
  }

  // Behind the last step of a finding comes the first of the next.
  function moveStep(by, byKey) {
    if (finding < 0) {
      finding = by > 0 ? 0 : findings.length - 1;
      step = by > 0 ? -1 : findings[finding].steps.length;
    }
    const next = step + by;
    if (next >= 0 && next < findings[finding].steps.length) {
      step = next;
      showStep(byKey);
      return;
    }
    const other = finding + by;
    if (other < 0 || other >= findings.length) {
      now.setAttribute("aria-live", "polite");
      now.textContent = by > 0 ? "This is the last step." : "This is the first step.";
      return;
    }
    finding = other;
    step = by > 0 ? 0 : findings[finding].steps.length - 1;
    showStep(byKey);
  }

  const keys = {
    j: () => moveStep(1, true),
    k: () => moveStep(-1, true),
    n: () => moveFinding(1, true),
    p: () => moveFinding(-1, true),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!move) return;
    event.preventDefault();
    move();
  });
  const buttons = {
    "previous-finding": () => moveFinding(-1, false),
    "previous-step": () => moveStep(-1, false),
    "next-step": () => moveStep(1, false),
    "next-finding": () => moveFinding(1, false),
  };
  for (const [id, move] of Object.entries(buttons))
    document.getElementById(id).addEventListener("click", move);

  // Links to a step or a finding, from wherever, say where the walk goes on.
  function follow(id) {
    findings.forEach(({ article, steps }, index) => {
      if (article.id === id) {
        finding = index;
        step = -1;
        clear();
      }
      steps.forEach((element, at) => {
        if (element.id !== id) return;
        finding = index;
        step = at;
        showStep(true);
      });
    });
  }
  window.addEventListener("hashchange", () => follow(location.hash.slice(1)));
  if (location.hash) follow(location.hash.slice(1));
  mover.hidden = false;
})();
