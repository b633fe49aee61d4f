/**
 * The language a page names for a code block: from the attributes and classes that highlighters write on the block,
 * on the `<code>` inside it and on the wrappers around it. A language is never guessed from the code itself.
 */

const ATTRIBUTES = ["data-lang", "data-language", "data-code-language", "data-enlighter-language", "language"];

/** Names that say "no language". */
const NO_LANGUAGE = new Set(
  (
    "none plain plaintext text txt nohighlight no-highlight undefined null unknown auto default literal block raw " +
    "highlight code source notranslate"
  ).split(" "),
);

const ALIASES: Readonly<Record<string, string>> = {
  "text-html-basic": "html",
  "text-xml": "xml",
  "text-html-erb": "erb",
};

/** Class shapes, best first. The capture is the language. */
const CLASS_SHAPES: readonly RegExp[] = [
  /^(?:language|lang|syntax|code-snippet__|brush|src)-([\w+#.-]+)$/,
  /^highlight-source-(?:css-)?([\w+#.-]+)$/,
  /^highlight-(text-[\w-]+)$/,
  /^highlight-([\w+#.-]+)$/,
  /^(?:code|sourceCode)-([\w+#]+)$/,
];

/**
 * A class beside which a bare language name stands: `hljs python`, `sourceCode haskell`, `code python literal-block`.
 */
const BARE_NAME_HOSTS = new Set(["hljs", "sourceCode", "syntaxhighlighter", "prettyprint", "highlight", "code", "src"]);

/** Bare names count only from this list: beside `hljs` a theme's class can stand too. */
const KNOWN = new Set(
  (
    "bash sh shell zsh fish console powershell bat c cpp c++ csharp cs java javascript js jsx mjs cjs typescript ts tsx " +
    "json json5 jsonc yaml yml toml ini xml html css scss sass less python py python3 pycon ruby rb rust rs go golang php " +
    "perl lua sql pgsql plsql mysql graphql kotlin scala swift dart elixir erlang haskell hs clojure lisp elisp scheme r " +
    "julia matlab diff patch makefile make cmake dockerfile docker nginx apache http markdown md latex tex vim nix zig " +
    "terraform hcl protobuf proto groovy objc objectivec fsharp ocaml awk sed svelte vue wasm asm nasm"
  ).split(" "),
);

const WRAPPERS_READ = 4;

/** The language named for the block at `root`, in lower case and safe as a fence's first word; "" when none is. */
export function languageOfCode(root: Element): string {
  const own = languageOfElement(root);
  if (own !== "") return own;
  for (const selector of ["code", "[data-lang], [data-language]", 'code[class*="lang"]', "pre"]) {
    const inner = root.querySelector(selector);
    const language = inner === null ? "" : languageOfElement(inner);
    if (language !== "") return language;
  }
  let wrapper = root.parentElement;
  for (let i = 0; i < WRAPPERS_READ && wrapper !== null && isWrapper(wrapper); i++) {
    const language = languageOfElement(wrapper);
    if (language !== "") return language;
    wrapper = wrapper.parentElement;
  }
  return "";
}

/** A wrapper of one block only: `<body class="lang-en">` or an article with ten blocks says nothing of this one. */
function isWrapper(element: Element): boolean {
  return (
    element.tagName !== "BODY" && element.tagName !== "ARTICLE" && element.getElementsByTagName("pre")[2] === undefined
  );
}

function languageOfElement(element: Element): string {
  for (const name of ATTRIBUTES) {
    const language = cleanLanguage(element.getAttribute(name) ?? "");
    if (language !== "") return language;
  }
  if (element.tagName === "PRE") {
    const lang = cleanLanguage(element.getAttribute("lang") ?? "");
    if (KNOWN.has(lang)) return lang;
  }
  return languageOfClasses(element.getAttribute("class") ?? "");
}

function languageOfClasses(classes: string): string {
  // SyntaxHighlighter and MDN write "brush: js; gutter: false".
  const brush = /(?:^|\s)brush:\s*([\w+#.-]+)/.exec(classes);
  if (brush?.[1] !== undefined) return cleanLanguage(brush[1]);
  const names = classes.split(/\s+/).filter((name) => name !== "");
  for (const shape of CLASS_SHAPES) {
    for (const name of names) {
      const match = shape.exec(name);
      const language = cleanLanguage(match?.[1] ?? "");
      if (language !== "") return language;
    }
  }
  if (!names.some((name) => BARE_NAME_HOSTS.has(name))) return "";
  return names.map(cleanLanguage).find((name) => KNOWN.has(name)) ?? "";
}

function cleanLanguage(raw: string): string {
  const lower = raw.trim().toLowerCase();
  const language = ALIASES[lower] ?? lower;
  return NO_LANGUAGE.has(language) || !/^[\w+#.-]{1,30}$/.test(language) ? "" : language;
}
