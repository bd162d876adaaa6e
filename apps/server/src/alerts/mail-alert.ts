import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { TaskPayloads } from '../queue/task.ts';
import { alertTexts } from './alert-texts.ts';

export interface MailTools extends BooksTools {
  readonly mailer: Mailer;
  /** Origin of the app, for links in mails; undefined where it is not known. */
  readonly appOrigin: string | undefined;
}

/** Writes one mail about an alert. A mail server that does not take it is asked again later. @throws Error then */
export async function mailAlert(
  tools: MailTools,
  { alertId, personId, isWell }: TaskPayloads['alerts.mail'],
): Promise<void> {
  const row = await tools.db
    .selectFrom('alert')
    .innerJoin('connection', 'connection.id', 'alert.connection_id')
    .innerJoin('membership', 'membership.workspace_id', 'alert.workspace_id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['alert.cause', 'alert.sentence', 'connection.company_name', 'person.email', 'person.name'])
    .where('alert.id', '=', alertId)
    .where('person.id', '=', personId)
    .executeTakeFirst();
  // Whoever left the workspace meanwhile is not told its business.
  if (row === undefined) return;
  const { title, path, well } = alertTexts[row.cause];
  const link = tools.appOrigin === undefined ? `Open Tieout › ${path}` : new URL(path, tools.appOrigin).href;
  const outcome = await tools.mailer.send({
    to: row.email,
    subject: isWell ? `Well again: ${title} (${row.company_name})` : `${title} (${row.company_name})`,
    text: `Hello ${row.name},\n\n${isWell ? well : row.sentence}\n\n${link}\n\nWhat you are told about is chosen in Settings › Alerts.\n`,
  });
  if (outcome.kind === 'failed') throw new Error(`The mail about ${row.cause} was not taken: ${outcome.reason}`);
}
