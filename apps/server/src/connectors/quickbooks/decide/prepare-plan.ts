import { sql } from 'kysely';
import type { ImportCategory } from '@tieout/api';
import type { BooksTools } from '../books-tools.ts';
import { readList } from '../observe/read-list.ts';
import type { ReadingPlace } from '../../../store/plan-tables.ts';
import type { Tx } from '../../../store/store.ts';
import { readRules } from '../rules/effective-rules.ts';
import { decideInvoices } from './decide-invoices.ts';
import { decideList } from './decide-list.ts';
import { listsOf, type PlannedList } from './plan-categories.ts';
import { readingsOf, type PlannedReading } from './planned-readings.ts';
import { writeSteps } from './write-steps.ts';

/** A plan as its preparation needs it. */
interface PreparedPlan {
  readonly id: string;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly realmId: string;
  readonly currency: string;
  readonly importFrom: string | null;
  readonly categories: readonly ImportCategory[];
  readonly state: string;
  readonly reading: ReadingPlace;
}

/**
 * Reads the lists of a plan and decides about every record: about those of one list while the next one is read. Can be called again after
 * a crash: reading goes on at its page, deciding starts over. Steps are shown once all of them are there. Writes nothing but the mirror
 * and the plan itself. @throws QuickBooksFault
 */
export async function preparePlan(tools: BooksTools, planId: string, signal: AbortSignal): Promise<void> {
  const plan = await findPlan(tools, planId);
  if (plan === undefined) return;
  const lists = listsOf(plan.categories);
  await noteFirstLook(tools, plan);
  await tools.db.deleteFrom('plan_step').where('plan_id', '=', plan.id).execute();
  const deciding: Promise<void>[] = [];
  const decide = (list: PlannedList): void => {
    const decided = decideOne(tools, plan, list);
    // A failure is met when all are read, not while the next list is.
    decided.catch(() => undefined);
    deciding.push(decided);
  };
  try {
    if (plan.state === 'reading') {
      const readings = readingsOf(plan.categories, plan.importFrom);
      for (const reading of readings) {
        await readOne(tools, plan, { reading, readings, signal });
        // What was just filled is joined next: without fresh statistics the planner takes it for empty.
        await sql`analyze mirror`.execute(tools.db);
        lists.filter(({ entity }) => entity === reading.entity).forEach(decide);
      }
      await progress(tools, plan, { state: 'deciding', sentence: 'Comparing both sides' });
    } else {
      lists.forEach(decide);
    }
    await Promise.all(deciding);
    // Those of invoices last: they point at the lists.
    if (plan.categories.includes('invoices')) await decideAboutInvoices(tools, plan);
    await noteReady(tools, plan);
  } finally {
    // Whoever was told that the preparation ended must not find it still reading the database.
    await Promise.allSettled(deciding);
  }
}

async function findPlan({ db }: BooksTools, id: string): Promise<PreparedPlan | undefined> {
  const row = await db
    .selectFrom('plan')
    .innerJoin('connection', 'connection.id', 'plan.connection_id')
    .select(['plan.id', 'plan.workspace_id', 'plan.connection_id', 'plan.categories', 'plan.state', 'plan.reading'])
    .select(['connection.realm_id', 'connection.currency', 'connection.import_from'])
    .where('plan.id', '=', id)
    .where('plan.state', 'in', ['reading', 'deciding'])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { workspace_id: workspaceId, connection_id: connectionId, realm_id: realmId } = row;
  return { ...row, workspaceId, connectionId, realmId, importFrom: row.import_from };
}

/** Changes from now on are the sweeper's: the first look starts its watermark. */
async function noteFirstLook({ db, now }: BooksTools, plan: PreparedPlan): Promise<void> {
  await db
    .updateTable('connection')
    .set({ watermark: now() })
    .where('id', '=', plan.connectionId)
    .where('watermark', 'is', null)
    .execute();
}

interface OneReading {
  readonly reading: PlannedReading;
  /** All of the plan, in order. */
  readonly readings: readonly PlannedReading[];
  readonly signal: AbortSignal;
}

async function readOne(tools: BooksTools, plan: PreparedPlan, one: OneReading): Promise<void> {
  const { reading, signal } = one;
  const { finished = [], entity, nextPosition = 1, lastId } = plan.reading;
  if (finished.includes(reading.entity)) return;
  const isResumed = entity === reading.entity;
  let read = isResumed ? nextPosition - 1 : 0;
  await readList(tools.db, {
    company: tools.client.company(plan.realmId),
    connectionId: plan.connectionId,
    entity: reading.entity,
    ...(reading.where !== undefined && { where: reading.where }),
    startPosition: read + 1,
    lastId: isResumed ? lastId : undefined,
    now: tools.now,
    signal,
    onPage: async (tx, page) => {
      read += page.rows;
      const place: ReadingPlace =
        page.nextPosition === undefined
          ? { finished: [...finishedBefore(one), reading.entity] }
          : {
              finished: finishedBefore(one),
              entity: reading.entity,
              nextPosition: page.nextPosition,
              lastId: page.lastId,
            };
      await tx
        .updateTable('plan')
        .set({
          reading: JSON.stringify(place),
          progress_done: read,
          progress_sentence: `Reading ${reading.words}`,
          ...spentOn(tools),
        })
        .where('id', '=', plan.id)
        .execute();
      await tools.announce(tx, { workspaceId: plan.workspaceId, topic: 'plan', id: plan.id });
    },
  });
}

/** Counted together with the place where reading goes on: a page that is read again after a crash was called for twice. */
function spentOn({ calls }: Pick<BooksTools, 'calls'>) {
  const { total, metered } = calls.takeSpent();
  return { calls_total: sql<string>`calls_total + ${total}`, calls_metered: sql<string>`calls_metered + ${metered}` };
}

/** The lists that come before this one are done when it is read. */
const finishedBefore = ({ reading, readings }: OneReading): readonly string[] => {
  const entities = readings.map(({ entity }) => entity);
  return entities.slice(0, entities.indexOf(reading.entity));
};

async function decideOne(tools: BooksTools, plan: PreparedPlan, list: PlannedList): Promise<void> {
  const { policies, mappings } = await readRules(tools.db, plan.connectionId);
  const connection = { id: plan.connectionId, workspaceId: plan.workspaceId };
  const rules = { policy: policies[list.kind], mapping: mappings[list.kind] };
  const parts = decideList(tools.db, { connection, list, ...rules, categories: plan.categories });
  await writeSteps(tools.db, plan.id, { kind: list.kind, parts });
}

async function decideAboutInvoices(tools: BooksTools, plan: PreparedPlan): Promise<void> {
  const connection = { id: plan.connectionId, workspaceId: plan.workspaceId, currency: plan.currency };
  const steps = await decideInvoices(tools.db, { connection, from: plan.importFrom });
  await writeSteps(tools.db, plan.id, { kind: 'invoice', parts: [steps] });
}

async function noteReady(tools: BooksTools, plan: PreparedPlan): Promise<void> {
  await tools.db.transaction().execute(async tx => {
    await countSteps(tx, plan.id);
    await tx
      .updateTable('plan')
      .set(eb => {
        const all = eb(eb('count_do', '+', eb.ref('count_leave')), '+', eb.ref('count_decide'));
        return {
          state: 'ready',
          progress_done: all,
          progress_total: all,
          progress_sentence: 'Ready',
          ...spentOn(tools),
        };
      })
      .where('id', '=', plan.id)
      .where('state', 'in', ['reading', 'deciding'])
      .execute();
    await tools.announce(tx, { workspaceId: plan.workspaceId, topic: 'plan', id: plan.id });
  });
}

/** Counts the steps of a plan anew, after they were written or answered. */
export async function countSteps(tx: Tx, planId: string): Promise<void> {
  await sql`
    update plan set count_do = c.to_do, count_leave = c.to_leave, count_decide = c.to_decide, count_ticked = c.ticked
    from (
      select count(*) filter (where step_group = 'do') as to_do, count(*) filter (where step_group = 'leave') as to_leave,
        count(*) filter (where step_group = 'decide') as to_decide, count(*) filter (where is_ticked) as ticked
      from plan_step where plan_id = ${planId}
    ) c where plan.id = ${planId}`.execute(tx);
}

interface Progress {
  readonly state: 'deciding';
  readonly sentence: string;
}

async function progress(tools: BooksTools, plan: PreparedPlan, { state, sentence }: Progress): Promise<void> {
  await tools.db
    .updateTable('plan')
    .set({ state, progress_sentence: sentence, progress_total: null })
    .where('id', '=', plan.id)
    .where('state', '=', 'reading')
    .execute();
  await tools.announce(tools.db, { workspaceId: plan.workspaceId, topic: 'plan', id: plan.id });
}
