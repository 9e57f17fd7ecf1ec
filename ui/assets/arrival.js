// A page of which a file could not be had, as when the network changes while it comes, is asked for again: a few
// times, and only before anybody has used it.
(() => {
  "use strict";
  const MOST = 5;
  const SETTLED = 10_000; // ms without a loss, after which it has arrived
  const KEPT = "dixit-asked-again";
  const LOST = /fetch|import|network|load failed/i;
  let settled = false;
  let leaving = false;

  const times = () => {
    try {
      return Number(sessionStorage.getItem(KEPT)) || 0;
    } catch {
      return MOST; // nothing is kept here: it cannot be told how often it was asked
    }
  };

  const settle = () => {
    settled = true;
    try {
      sessionStorage.removeItem(KEPT);
    } catch {
      // nothing was kept
    }
  };

  const again = () => {
    const before = times();
    if (settled || leaving || before >= MOST) return;
    leaving = true;
    sessionStorage.setItem(KEPT, String(before + 1));
    setTimeout(() => settled || location.reload(), 300 * 2 ** before);
  };

  // not a file that is only announced: Firefox says of one that is there already that it failed
  const isFile = (target) => target instanceof HTMLElement && target.matches("script, link[rel~=stylesheet]");
  const isUsed = (target) => target instanceof Element && target.closest("button, a, input, textarea") !== null;
  window.addEventListener("error", ({ target }) => isFile(target) && again(), true);
  window.addEventListener("vite:preloadError", again);
  window.addEventListener("unhandledrejection", ({ reason }) => LOST.test(reason?.message ?? "") && again());
  for (const use of ["keydown", "pointerdown"]) {
    window.addEventListener(use, ({ target }) => isUsed(target) && settle(), true);
  }
  window.addEventListener("load", () => setTimeout(() => leaving || settle(), SETTLED));
})();
