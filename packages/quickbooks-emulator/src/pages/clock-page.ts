import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { buttonForm, formSheet, textField } from './fields.ts';
import { html } from './html.ts';
import { pageAnswer } from './layout.ts';
import { typed, type PageCall } from './page-call.ts';

const STEPS = [
  [60, 'A minute on'],
  [3600, 'An hour on'],
  [86_400, 'A day on'],
  [30 * 86_400, '30 days on'],
] as const;
const PATH = '/emulator-pages/clock';
const STEP_MAX_SECONDS = 366 * 86_400;

/** `/emulator-pages/clock`: what it shows, and turning it. */
export async function clockPage(call: PageCall): Promise<HttpAnswer> {
  const { clock } = call.rooms;
  if (call.request.method !== 'POST') return clockAnswer(call);
  const seconds = Number(typed(call.form, 'seconds') ?? '0');
  const set = typed(call.form, 'set');
  const setMs = set === undefined ? undefined : Date.parse(set);
  if (Number.isNaN(setMs)) return clockAnswer(call, `“${set ?? ''}” is no instant. Write it as 2026-05-01T12:00:00Z.`);
  const mode = call.form.get('mode');
  if (mode === 'real' || mode === 'manual') clock.switchMode(mode);
  if (setMs !== undefined) await clock.turnTo(setMs);
  if (seconds > 0 && seconds <= STEP_MAX_SECONDS) await clock.advance(seconds * 1000);
  call.rooms.save();
  return redirectAnswer(PATH);
}

function clockAnswer(call: PageCall, problem?: string): HttpAnswer {
  const { clock } = call.rooms;
  const { mode } = clock.state();
  const content = html`<h1>Clock</h1>
    <p class="big"><time>${new Date(clock.nowMs()).toISOString()}</time></p>
    <p>
      ${mode === 'real' ? 'It ticks with real time.' : 'It stands still until it is turned.'} Tokens, due dates, limits
      and webhook retries follow it.
    </p>
    <div class="actions">
      ${STEPS.map(([seconds, label]) => buttonForm(PATH, label, { seconds: String(seconds) }))}
      ${buttonForm(PATH, mode === 'real' ? 'Stop it' : 'Let it tick', { mode: mode === 'real' ? 'manual' : 'real' })}
    </div>
    <h2>Set it</h2>
    ${formSheet({
      action: PATH,
      submit: 'Set',
      content: textField({
        name: 'set',
        label: 'Instant',
        value: call.form.get('set') ?? new Date(clock.nowMs()).toISOString(),
      }),
      problem,
    })}`;
  return pageAnswer({ title: 'Clock', status: problem === undefined ? 200 : 422 }, content);
}
