import { changePolicies, pairText, verdictGroup, type RunReport } from '@tieout/sync';
import { checkAlways, fingerprint } from '../oracle/check-always.ts';
import { checkSettled } from '../oracle/check-settled.ts';
import { checkUndone } from '../oracle/check-undone.ts';
import { checkUndoSpares, isAsRunLeft, isBeingWrittenOver, standingEdits } from '../oracle/check-undo-spares.ts';

import { readTruth } from '../oracle/truth.ts';
import { holds, Violation } from '../oracle/violation.ts';
import { answerProblem } from '../people/answer-problem.ts';
import { editHere } from '../people/edit-here.ts';
import { closeBooks, editThere, mergeThere } from '../people/edit-there.ts';
import type { Happening, Story, Troubles } from '../story/happening.ts';
import { observe, planNow, planUndoOf, work, type Connection } from '../world/connection.ts';
import { gatherMs } from '../world/emulated-books.ts';
import { Died } from '../world/mortal-process.ts';
import type { Sabotage } from '../world/sabotage.ts';
import { hereDesk, openWorld, thereDesk, type World } from '../world/world.ts';
import { countTrouble, type Figures } from './figures.ts';
import type { Trace } from './trace.ts';

/** How a story ended. */
export interface Told {
  readonly violation: Violation | null;
  readonly trace: Trace;
  readonly figures: Figures;
}

/** How often a quiet world may sync until nothing is left to do. */
const quietRoundsMax = 8;

/** Plays a story to its end and checks the laws on the way. Same story, same trace. */
export async function tellStory(
  story: Story,
  sabotage: Sabotage | null = null,
  look: (world: World) => void = () => undefined,
): Promise<Told> {
  const world = await openWorld(story, sabotage);
  const violation = await play(world, story, sabotage);
  if (violation !== null) world.trace.note(`VIOLATION ${violation.message}`);
  look(world);
  await world.books.emulator.close();
  for (const [trouble, times] of Object.entries(world.inbox.troubles())) countTrouble(world.figures, trouble, times);
  world.figures.deaths = world.process.deaths();
  return { violation, trace: world.trace, figures: world.figures };
}

async function play(world: World, story: Story, sabotage: Sabotage | null): Promise<Violation | null> {
  try {
    for (const [at, what] of story.happenings.entries()) {
      world.trace.note(`${at + 1}. ${JSON.stringify(what)}`);
      await happen(world, what, sabotage);
      world.figures.happenings += 1;
      world.connections.forEach(checkAlways);
    }
    await settle(world);
    return null;
  } catch (fault) {
    if (fault instanceof Violation) return fault;
    return new Violation('fault', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault), fault);
  }
}

async function happen(world: World, what: Happening, sabotage: Sabotage | null): Promise<void> {
  if (what.does === 'pass time') {
    world.inbox.expect(what.deliveries);
    await world.clock.pass(what.ms);
    world.inbox.expect([]);
    world.inbox.releaseLate();
    return;
  }
  if (what.does === 'jump clock') {
    world.clock.jump(what.ms);
    countTrouble(world.figures, 'clock jump');
    return;
  }
  const connection = world.connections[what.on % world.connections.length];
  if (connection !== undefined) await happenOn(world, connection, { what, sabotage });
}

type OnOne = Exclude<Happening, { readonly does: 'pass time' | 'jump clock' }>;

async function happenOn(
  world: World,
  connection: Connection,
  { what, sabotage }: { readonly what: OnOne; readonly sabotage: Sabotage | null },
): Promise<void> {
  switch (what.does) {
    case 'sync':
      return inTrouble(world, connection, { troubles: what.troubles, act: () => sync(world, connection, what.sweeps) });
    case 'undo':
      return inTrouble(world, connection, {
        troubles: what.troubles,
        act: () => undo(world, connection, what.back ?? 0),
      });
    case 'preview':
      return preview(world, connection, sabotage);
    case 'answer':
      world.trace.note(`  ${answerProblem(world, connection, what) ?? 'no problem'}`);
      return;
    case 'revoke':
      countTrouble(world.figures, 'token revoked');
      return world.books.revoke(connection.on);
    case 'merge':
      world.memory.noteMerged(connection.on);
      world.trace.note(`  ${(await mergeThere(thereDesk(world, connection), what)) ?? 'nothing'}`);
      return;
    case 'unlink':
      world.trace.note(`  ${unlink(world, connection, what.pick) ?? 'nothing'}`);
      return;
    case 'change rules':
      connection.policies = changePolicies(connection.policies, { [what.kind]: what.rules });
      return;
    case 'close books':
      return closeBooks(thereDesk(world, connection), what);
    case 'create':
    case 'apply credit':
    case 'edit':
    case 'change line':
    case 'add line':
    case 'remove line':
    case 'delete':
    case 'void':
    case 'archive':
    case 'revive':
      return edit(world, connection, what);
  }
}

/** Forgets what joins a pair, and what both sides had agreed on: at their next meeting the linking rule chooses between two values. */
function unlink({ memory }: World, { on, store }: Connection, pick: number): string | undefined {
  const links = [...store.state.links.values()];
  const link = links[pick % Math.max(1, links.length)];
  if (link === undefined) return undefined;
  const { kind, workspaceId, booksId } = link;
  store.state.links.delete(`${kind}:${workspaceId}`);
  memory.noteParted(on, `${kind}:${booksId}`);
  for (const id of [workspaceId, booksId]) memory.noteSettledByPerson(on, `${kind}:${id}`);
  return `${kind} ${workspaceId} from ${booksId}`;
}

async function edit(
  world: World,
  connection: Connection,
  what: Extract<Happening, { readonly side: string }>,
): Promise<void> {
  if (what.side === 'books') {
    world.trace.note(`  ${(await editThere(thereDesk(world, connection), what)) ?? 'nothing'}`);
    return;
  }
  const done = editHere(hereDesk(world, connection), what);
  if (done !== undefined && what.does === 'delete') world.memory.noteDeletedHere(connection.on, done.replace(' ', ':'));
  world.trace.note(`  ${done ?? 'nothing'}`);
}

/** One piece of work of a process that may die; the next one finds what was committed, and nothing else. */
async function inTrouble(
  world: World,
  connection: Connection,
  { troubles, act }: { readonly troubles: Troubles; readonly act: () => Promise<void> },
): Promise<void> {
  if (world.disconnected.delete(connection.realmId)) await world.books.connect(connection.on, world.clock.now());
  world.restart(troubles.diesAt);
  world.wire.expect(troubles.wire);
  world.current = connection;
  try {
    await act();
  } catch (fault) {
    if (!(fault instanceof Died)) throw fault;
    world.trace.note('  the process died');
  } finally {
    world.current = undefined;
    world.wire.expect([]);
    world.process.start(null);
  }
}

async function sync(world: World, connection: Connection, sweeps: boolean): Promise<void> {
  const shop = world.shopOf(connection);
  const isUpToDate = await observe(connection, shop, sweeps);
  world.process.mustLive();
  if (!isUpToDate && connection.mustLook) return;
  const plan = planNow(connection);
  world.figures.syncs += 1;
  world.figures.steps += plan.stepCount;
  world.trace.note(`  plan: ${plan.stepCount} steps, ${JSON.stringify(plan.counts)}`);
  const { runId } = await work(connection, shop, { plan, mode: 'sync' });
  world.runEnds.set(runId, world.ledger.edits.length);
}

/** Plans, and plans taking the last run back: neither may leave a mark on either side. */
async function preview(world: World, connection: Connection, sabotage: Sabotage | null): Promise<void> {
  const before = fingerprint(connection, world.figures.calls);
  const plan = planNow(connection);
  const last = connection.reports.at(-1);
  const back = last === undefined ? null : await planUndoOf(connection, last.report.runId);
  if (sabotage === 'previews write') await work(connection, world.shopOf(connection), { plan, mode: 'sync' });
  holds(6, fingerprint(connection, world.figures.calls) === before, () => 'looking at a plan changed something');
  world.trace.note(`  plan: ${plan.stepCount} steps; back: ${back?.stepCount ?? 0}`);
}

async function undo(world: World, connection: Connection, back: number): Promise<void> {
  const runs = connection.reports.filter(({ report, mode }) => mode === 'sync' && isWorthTakingBack(report));
  const run = runs[runs.length - 1 - (back % Math.max(1, runs.length))];
  if (run === undefined) return;
  const { runId } = run.report;
  const plan = await planUndoOf(connection, runId);
  for (const { key } of plan.decisions) {
    for (const id of [key.workspaceId, key.booksId])
      world.memory.noteSettledByPerson(connection.on, `${key.kind}:${id ?? ''}`);
  }
  world.trace.note(`  back: ${plan.stepCount} steps, ${JSON.stringify(plan.counts)}`);
  const since = world.ledger.edits.slice(world.runEnds.get(runId) ?? world.ledger.edits.length);
  const truthBefore = await readTruth(world.books, connection.on);
  const stood = standingEdits(connection, truthBefore, since).filter(
    edit => !isAsRunLeft(connection, runId, edit) && !isBeingWrittenOver(connection, truthBefore, edit),
  );
  const saved = world.ledger.edits.length;
  const report = await work(connection, world.shopOf(connection), { plan, mode: 'undo' });
  const truth = await readTruth(world.books, connection.on);
  // An edit that somebody saved over while the undo was on its way is not the undo's doing.
  const later = world.ledger.edits.slice(saved);
  // What an earlier process had left open may be the end of another undo: it is told too, and takes another run back.
  const own = new Set(plan.decisions.filter(({ steps }) => steps.length > 0).map(({ key }) => pairText(key)));
  const told = report.told.filter(({ key }) => own.has(pairText(key)));
  checkUndone({ connection, truth, told, runId, meanwhile: later });
  const spared = stood.filter(edit => !later.some(other => other.id === edit.id && other.field === edit.field));
  checkUndoSpares(spared, standingEdits(connection, truth, since));
}

const isWorthTakingBack = ({ told }: RunReport): boolean =>
  told.some(({ verdict }) => verdictGroup(verdict) === 'done');

/** Edits and faults stop; then everything must come to rest, and hold. */
async function settle(world: World): Promise<void> {
  world.trace.note('quiet from here on');
  for (let round = 1; round <= quietRoundsMax; round += 1) {
    await world.clock.pass(2 * gatherMs);
    world.inbox.releaseLate();
    let left = 0;
    for (const connection of world.connections) {
      await inTrouble(world, connection, {
        troubles: { wire: [], diesAt: null },
        act: () => sync(world, connection, true),
      });
      left += connection.reports.at(-1)?.plan.stepCount ?? 0;
      // What an earlier process left open is done by no plan: there is something to look at again.
      left += connection.reports.at(-1)?.report.told.filter(({ verdict }) => verdict.code !== 'refused').length ?? 0;
      checkAlways(connection);
    }
    const isOpen = world.connections.some(connection => connection.mustLook);
    if (left === 0 && world.disconnected.size === 0 && !isOpen) break;
  }
  for (const connection of world.connections) {
    const truth = await readTruth(world.books, connection.on);
    const { memory } = world;
    checkSettled({ connection, truth, plan: planNow(connection), memory, edits: world.ledger.edits });
  }
}
