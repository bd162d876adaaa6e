import type { Db } from '../store/store.ts';

/**
 * The tasks there are, by name, with what each is given. Areas add theirs by declaration merging beside the code that works on them:
 * `declare module '../queue/task.ts' { interface TaskPayloads { 'invoice.send': { … } } }`.
 */
export interface TaskPayloads {
  /** Clears away expired sessions, keys of old requests and the like. */
  'housekeeping.sweep': Record<string, never>;
}

export type TaskName = keyof TaskPayloads;

export interface TaskOptions {
  /** Tasks of the same queue are worked on one after the other, over all processes: one queue per connection. */
  readonly queueName?: string;
  /** A waiting task with the same key is replaced by this one instead of standing beside it. */
  readonly jobKey?: string;
  /** What happens to a waiting task of the same key: `replace` takes the new time too, `keep-time` does not. */
  readonly onSameKey?: 'replace' | 'keep-time';
  readonly runAt?: Date;
  /** How often it is tried in all; the pause grows exponentially from seconds to hours. */
  readonly attemptsMax?: number;
  /** Smaller goes first. */
  readonly priority?: number;
}

export interface TaskOrder<Name extends TaskName> extends TaskOptions {
  readonly name: Name;
  readonly payload: TaskPayloads[Name];
}

/** Puts a task into the queue. With a transaction, the task exists if and when that is committed. */
export type Enqueue = <Name extends TaskName>(db: Db, order: TaskOrder<Name>) => Promise<void>;

/** What a working task learns about itself. */
export interface TaskContext {
  /** 1 on the first try. */
  readonly attempt: number;
  readonly attemptsMax: number;
  /** Aborted when the program stops: give up soon and throw; the task is tried again. */
  readonly signal: AbortSignal;
}

/** Works on one kind of task. Throwing means: try again later. */
export interface Task<Name extends TaskName = TaskName> {
  readonly name: Name;
  readonly work: (payload: TaskPayloads[Name], context: TaskContext) => Promise<void>;
  /** When it starts by itself: five cron fields, in UTC. */
  readonly cron?: string;
}

/** Declares a task with the type of its payload. */
export function task<Name extends TaskName>(spec: Task<Name>): Task {
  return spec as unknown as Task;
}
