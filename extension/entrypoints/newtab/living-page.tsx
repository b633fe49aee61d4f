export function startNewTab(): void {
  document.documentElement.dataset["living"] = "";
}
