/** All roadmaps: where the learner is in each, and what can be done with it as a whole. */
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { createCatalogModel, type CatalogModel } from "#ext/app/catalog/catalog-model.ts";
import type { CatalogGroup, CatalogRow, CatalogScreen } from "#ext/app/catalog/catalog-screen.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { ShortTrail } from "#ext/ui/kit/short-trail.tsx";

export function CatalogPage({ context }: { readonly context: AppContext }): VNode {
  const model = useMemo(() => createCatalogModel(context), [context]);
  return <CatalogView model={model} texts={context.ports.texts} readOnly={context.library.readOnly} />;
}

export interface CatalogViewProps {
  readonly model: CatalogModel;
  readonly texts: Texts;
  readonly readOnly: boolean;
}

export function CatalogView({ model, texts, readOnly }: CatalogViewProps): VNode {
  const { groups, find, found } = model.screen.value;
  return (
    <div class="catalog">
      <h1>{texts.t("catalogTitle")}</h1>
      <p class="lede">{texts.t("catalogLede")}</p>
      {find ? <Find find={find} model={model} texts={texts} /> : null}
      <p class={found === "" ? "vh" : "meta found"} role="status">
        {found}
      </p>
      {groups.map((group) => (
        <Group key={group.standing} group={group} model={model} readOnly={readOnly} />
      ))}
    </div>
  );
}

interface FindProps {
  readonly find: NonNullable<CatalogScreen["find"]>;
  readonly model: CatalogModel;
  readonly texts: Texts;
}

function Find({ find, model, texts }: FindProps): VNode {
  return (
    <div class="catalogfind" role="search">
      <label class="findfield">
        <Icon name="search" />
        <span class="vh">{texts.t("catalogFind")}</span>
        <input
          class="input"
          type="search"
          autocomplete="off"
          placeholder={texts.t("catalogFind")}
          value={find.text}
          onInput={(event) => model.look(event.currentTarget.value)}
        />
      </label>
      <fieldset class="seg">
        <legend class="vh">{texts.t("catalogStanding")}</legend>
        {find.standings.map(({ id, label, chosen }) => (
          <label key={id}>
            <input type="radio" name="standing" checked={chosen} onChange={() => model.choose(id)} />
            {label}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

interface GroupProps {
  readonly group: CatalogGroup;
  readonly model: CatalogModel;
  readonly readOnly: boolean;
}

function Group({ group, model, readOnly }: GroupProps): VNode {
  return (
    <section>
      {group.title === null ? null : <h2 class="label">{group.title}</h2>}
      <ul class="routes">
        {group.rows.map((row) => (
          <Row key={row.id} row={row} titled={group.title !== null} model={model} readOnly={readOnly} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly row: CatalogRow;
  /** Its group has a heading, so its own is one deeper. */
  readonly titled: boolean;
  readonly model: CatalogModel;
  readonly readOnly: boolean;
}

function Row({ row, titled, model, readOnly }: RowProps): VNode {
  const Title = titled ? "h3" : "h2";
  return (
    <li>
      <div>
        <Title class="routename" {...row.voice}>
          <a href={row.href}>{row.title}</a>
        </Title>
        <p class="small" {...row.voice}>
          {row.tagline}
        </p>
        {row.follows ? (
          <p class="small follows">
            {row.follows.text} {row.follows.link ? <a href={row.follows.link.href}>{row.follows.link.label}</a> : null}
          </p>
        ) : null}
        {readOnly ? null : (
          <p class="routeacts">
            {row.start ? (
              <a class="textbtn" href={row.start.href} aria-label={row.start.name}>
                {row.start.label}
              </a>
            ) : null}
            {row.acts.map(({ act, label, name }) => (
              <button
                key={act}
                class="textbtn"
                type="button"
                data-act={act}
                aria-label={name}
                onClick={() => model.act(act, row.id)}
              >
                {label}
              </button>
            ))}
          </p>
        )}
      </div>
      <div class="tr">
        <ShortTrail stops={row.stops} label={row.trailLabel} />
        <p class="meta">{row.where}</p>
      </div>
      <div class="rt">
        <p class="num">{row.size}</p>
        <p class="meta">{row.origin}</p>
      </div>
    </li>
  );
}
