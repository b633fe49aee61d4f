/** Draws the blocks of `markdown-nodes.ts`. */
import type { VNode } from "preact";
import { unreachable } from "#shared/std/assert.ts";
import { Inlines, type MarkdownLabels } from "./markdown-inline-view.tsx";
import type { Block, Inline, ListBlock, ListItem, TableBlock } from "./markdown-nodes.ts";

interface Labelled {
  readonly labels: MarkdownLabels;
}

export function BlockView({ block, labels }: Labelled & { readonly block: Block }): VNode {
  switch (block.type) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines nodes={block.children} labels={labels} />
        </p>
      );
    case "heading":
      return <Heading level={block.level} nodes={block.children} labels={labels} />;
    case "code":
      return <CodeBlock language={block.language} text={block.text} />;
    case "quote":
      return (
        <blockquote class="quote" dir="auto">
          {blocks(block.children, labels)}
        </blockquote>
      );
    case "list":
      return <List list={block} labels={labels} />;
    case "table":
      return <Table table={block} labels={labels} />;
    case "rule":
      return <hr />;
    default:
      return unreachable(block);
  }
}

function blocks(children: readonly Block[], labels: MarkdownLabels): VNode[] {
  return children.map((block) => <BlockView block={block} labels={labels} />);
}

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function Heading({
  level,
  nodes,
  labels,
}: Labelled & { readonly level: number; readonly nodes: readonly Inline[] }): VNode {
  const Tag = HEADINGS[level - 1] ?? "h6";
  return (
    <Tag dir="auto">
      <Inlines nodes={nodes} labels={labels} />
    </Tag>
  );
}

/** Names of no language: they tell a reader nothing. */
const PLAIN: ReadonlySet<string> = new Set(["", "text", "txt", "plain", "plaintext"]);

/** The text of the `pre` is the text that was saved, to the character. It takes focus, so that keys can scroll it. */
function CodeBlock({ language, text }: { readonly language: string; readonly text: string }): VNode {
  return (
    <figure class="codefig" dir="ltr">
      {PLAIN.has(language) ? null : <figcaption>{language}</figcaption>}
      <pre class="code" tabIndex={0}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}

function List({ list, labels }: Labelled & { readonly list: ListBlock }): VNode {
  const items = list.items.map((item) => <Item item={item} labels={labels} />);
  if (list.start === null) return <ul dir="auto">{items}</ul>;
  return (
    <ol dir="auto" start={list.start}>
      {items}
    </ol>
  );
}

function Item({ item, labels }: Labelled & { readonly item: ListItem }): VNode {
  const box =
    item.checked === null ? null : (
      <span class={item.checked ? "box ticked" : "box"}>
        <span class="vh">{item.checked ? labels.taskDone : labels.taskOpen}</span>
      </span>
    );
  return (
    <li class={item.checked === null ? undefined : "tasked"}>
      {box}
      {item.children.map((block) =>
        item.tight && block.type === "paragraph" ? (
          <Inlines nodes={block.children} labels={labels} />
        ) : (
          <BlockView block={block} labels={labels} />
        ),
      )}
    </li>
  );
}

/** A wide table scrolls in its own frame, by keys too. An empty head cell is no heading. */
function Table({ table, labels }: Labelled & { readonly table: TableBlock }): VNode {
  const align = (column: number): string | undefined => {
    const side = table.align[column];
    return side ? `to-${side}` : undefined;
  };
  return (
    <div class="tableframe" tabIndex={0} role="region" aria-label={labels.table}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell, i) => {
              const content = <Inlines nodes={cell} labels={labels} />;
              return cell.length === 0 ? (
                <td />
              ) : (
                <th class={align(i)} scope="col">
                  {content}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.map((cell, i) => (
                <td class={align(i)}>
                  <Inlines nodes={cell} labels={labels} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
