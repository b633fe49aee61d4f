/** Handing a file to the learner without the right to the downloads folder: a link that is clicked for them. */

/** Long enough for the browser to have taken the content. */
const KEPT_MS = 60_000;

export function downloadText(name: string, content: string, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
