import { task, type Task } from '../queue/task.ts';
import { mailAlert, type MailTools } from './mail-alert.ts';
import { watchTroubles } from './watch-troubles.ts';

/** Work that tells people what stopped. A cycle is a minute. */
export const alertTasks = (tools: MailTools): readonly Task[] => [
  task<'alerts.watch'>({ name: 'alerts.watch', cron: '* * * * *', work: () => watchTroubles(tools) }),
  task<'alerts.mail'>({ name: 'alerts.mail', work: order => mailAlert(tools, order) }),
];
