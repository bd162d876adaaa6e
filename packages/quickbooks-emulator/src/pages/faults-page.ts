import { ControlFault } from '../control/reading.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { FAULT_RULES_MAX, type ActiveFault } from '../injection/fault-rules.ts';
import { readFaultRule } from '../injection/read-fault-rule.ts';
import { buttonForm, choiceField, formSheet, textField } from './fields.ts';
import { html, type Html } from './html.ts';
import { pageAnswer } from './layout.ts';
import { typed, type PageCall } from './page-call.ts';
import { table } from './table.ts';

const PATH = '/emulator-pages/faults';

const EFFECTS = [
  ['status', 'Answer with a status (503)'],
  ['fault', 'Refuse with a fault code'],
  ['http200-fault', 'Fault with status 200'],
  ['xml-429', 'Too many requests, as XML'],
  ['slow', 'Slow (2 s)'],
  ['timeout-before-commit', 'No answer, nothing done'],
  ['timeout-after-commit', 'No answer, but done'],
  ['reset', 'Connection breaks'],
  ['drop', 'Webhook: lost'],
  ['duplicate', 'Webhook: twice'],
  ['delay', 'Webhook: late (5 s)'],
  ['reorder', 'Webhook: out of order'],
] as const;

/** `/emulator-pages/faults`: what is to go wrong. */
export function faultsPage(call: PageCall): HttpAnswer {
  if (call.request.method !== 'POST') return faultsAnswer(call);
  const remove = call.form.get('remove');
  if (remove !== null) {
    call.rooms.faults.clear(remove === 'all' ? undefined : remove);
    return redirectAnswer(PATH);
  }
  try {
    const fault = call.rooms.faults.add(readFaultRule(typedRule(call.form)));
    if (fault !== undefined) return redirectAnswer(PATH);
    return faultsAnswer(call, `There are ${FAULT_RULES_MAX} faults already.`);
  } catch (fault) {
    if (!(fault instanceof ControlFault)) throw fault;
    return faultsAnswer(call, fault.message);
  }
}

function typedRule(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const times = typed(form, 'times');
  const match = Object.fromEntries(
    ['method', 'path', 'entity', 'operation'].flatMap(name => {
      const text = typed(form, name);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  return {
    match,
    effect: typed(form, 'effect'),
    ...(typed(form, 'code') !== undefined && { code: typed(form, 'code') }),
    times: times === undefined ? null : Number(times),
  };
}

function faultsAnswer(call: PageCall, problem?: string): HttpAnswer {
  const faults = call.rooms.faults.list();
  const content = html`<h1>Faults on demand</h1>
    ${table<ActiveFault>(
      faults,
      [
        {
          label: 'What',
          cell: fault => EFFECTS.find(([kind]) => kind === fault.effect.kind)?.[1] ?? fault.effect.kind,
        },
        { label: 'Where', cell: fault => html`<code>${JSON.stringify(fault.match)}</code>` },
        { label: 'Times', isNumber: true, cell: fault => fault.times ?? 'always' },
        { label: 'Hit', isNumber: true, cell: fault => fault.hits },
        { label: '', cell: fault => buttonForm(PATH, 'Remove', { remove: fault.faultId }) },
      ],
      'Nothing goes wrong at the moment.',
    )}
    ${
      faults.length > 1 &&
      html`<p></p>
        ${buttonForm(PATH, 'Remove all', { remove: 'all' })}`
    }
    <h2>Add one</h2>
    ${faultForm(call.form, problem)}`;
  return pageAnswer({ title: 'Faults', status: problem === undefined ? 200 : 422 }, content);
}

function faultForm(form: URLSearchParams, problem: string | undefined): Html {
  const value = (name: string): string => form.get(name) ?? '';
  const content = [
    choiceField({
      name: 'effect',
      label: 'What happens',
      value: value('effect'),
      choices: EFFECTS.map(([kind, label]) => ({ value: kind, label })),
    }),
    textField({ name: 'code', label: 'Fault code', value: value('code'), placeholder: '6000' }),
    textField({ name: 'entity', label: 'Entity', value: value('entity'), placeholder: 'any' }),
    textField({ name: 'operation', label: 'Operation', value: value('operation'), placeholder: 'any' }),
    textField({ name: 'path', label: 'Path contains', value: value('path'), placeholder: 'any' }),
    textField({
      name: 'times',
      label: 'How often',
      value: form.get('times') ?? '1',
      type: 'number',
      placeholder: 'always',
    }),
  ];
  return formSheet({ action: PATH, submit: 'Add fault', content, problem });
}
