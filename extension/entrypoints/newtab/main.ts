/** Waits for the first frame, then loads the living page: nothing of it competes with the paint. */
requestAnimationFrame(() => {
  setTimeout(() => {
    void import("./living-page.ts").then(({ start }) => start());
  });
});
