import { html, type Html, type HtmlPart } from './html.ts';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => HtmlPart;
  readonly isNumber?: boolean;
  /** Left out where the window is narrow. */
  readonly isMinor?: boolean;
}

/** A table that scrolls sideways where it must; `empty` says what belongs here when nothing does. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], empty: HtmlPart): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map(column => html`<th class="${classesOf(column)}">${column.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          row =>
            html`<tr>
              ${columns.map(column => cell(row, column))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell<Row>(row: Row, column: Column<Row>): Html {
  return html`<td class="${classesOf(column)}">${column.cell(row)}</td>`;
}

function classesOf({ isNumber, isMinor }: { readonly isNumber?: boolean; readonly isMinor?: boolean }): string {
  return [isNumber === true && 'number', isMinor === true && 'minor'].filter(Boolean).join(' ');
}

/** Names and values of one record, those without a value left out. */
export function factList(facts: readonly (readonly [string, HtmlPart])[]): Html {
  return html`<dl class="facts">
    ${facts
      .filter(([, value]) => value !== undefined && value !== '' && value !== false)
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}
