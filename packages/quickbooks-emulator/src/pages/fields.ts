import { html, type Html, type HtmlPart } from './html.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'date' | 'number' | 'tel';
  readonly isRequired?: boolean;
  readonly isWide?: boolean;
  readonly step?: string;
  readonly placeholder?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function textField(field: Field): Html {
  const { name, label, value = '', type = 'text', step, placeholder } = field;
  return html`<label class="${field.isWide === true && 'wide'}"
    ><span>${label}</span
    ><input
      name="${name}"
      type="${type}"
      value="${value}"
      ${step !== undefined && html`step="${step}"`}
      ${placeholder !== undefined && html`placeholder="${placeholder}"`}
      ${field.isRequired === true && 'required'}
  /></label>`;
}

export function choiceField(field: Field & { readonly choices: readonly Choice[] }): Html {
  return html`<label class="${field.isWide === true && 'wide'}"
    ><span>${field.label}</span
    ><select name="${field.name}" ${field.isRequired === true && 'required'}>
      ${field.choices.map(
        choice =>
          html`<option value="${choice.value}" ${choice.value === field.value && 'selected'}>${choice.label}</option>`,
      )}
    </select></label
  >`;
}

export function tickField(field: { readonly name: string; readonly label: string; readonly isTicked: boolean }): Html {
  return html`<label class="tick"
    ><input type="checkbox" name="${field.name}" value="yes" ${field.isTicked && 'checked'} /><span
      >${field.label}</span
    ></label
  >`;
}

export interface FormSheet {
  readonly action: string;
  readonly submit: string;
  readonly content: HtmlPart;
  /** Why the books refused what was typed: shown where the button is. */
  readonly problem?: string | undefined;
  readonly cancel?: string;
}

/** A form as a sheet: fields, what went wrong, then the button. */
export function formSheet({ action, submit, content, problem, cancel }: FormSheet): Html {
  return html`<form class="sheet" method="post" action="${action}">
    <div class="fields">${content}</div>
    ${problemNote(problem)}
    <p class="actions">
      <button class="primary">${submit}</button>${cancel !== undefined && html`<a href="${cancel}">Cancel</a>`}
    </p>
  </form>`;
}

export function problemNote(problem: string | undefined): HtmlPart {
  return problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`;
}

/** A form of one button. */
export function buttonForm(action: string, label: string, hidden: Readonly<Record<string, string>> = {}): Html {
  return html`<form method="post" action="${action}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button>${label}</button>
  </form>`;
}
