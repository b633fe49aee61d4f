/**
 * Statements of an SQL script. PostgreSQL takes several statements in one message for one transaction; a learner's
 * `psql` sends them one by one, and so must a proof.
 */

/** Quoted text, dollar-quoted text, comments: what may hold a semicolon that ends nothing. Then all the rest. */
const PIECE = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$.*?\$\1\$|--[^\n]*|\/\*.*?\*\/|;|[^;'"$/-]+|./gs;

/** In order, without their semicolons; empty ones are left out. Escape strings (`E'\''`) are not understood. */
export function splitSql(script: string): readonly string[] {
  const statements = [""];
  for (const [piece] of script.matchAll(PIECE)) {
    if (piece === ";") statements.push("");
    else if (!piece.startsWith("--")) statements.push((statements.pop() ?? "") + piece);
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== "");
}
