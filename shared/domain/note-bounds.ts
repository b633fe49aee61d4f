/** Bounds of a note's fields, apart from the docs that hold notes: the popup knows them, and loads no Yjs. */

/** UTF-16 units of an author's name. */
export const MAX_AUTHOR = 300;
