import { alertCauses, type AlertCause, type AlertSettings, type Role } from '@tieout/api';
import type { Db } from '../store/store.ts';
import { alertTexts } from './alert-texts.ts';
import { mailedRoles } from './watch-troubles.ts';

export interface AlertPerson {
  readonly workspaceId: string;
  readonly personId: string;
  readonly canMail: boolean;
}

/** What a person is told about: as chosen, or as the role has it. */
export async function readAlertSettings(
  db: Db,
  { workspaceId, personId, canMail }: AlertPerson,
): Promise<AlertSettings> {
  const { email, role } = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.email', 'membership.role'])
    .where('membership.workspace_id', '=', workspaceId)
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
  const chosen = await db
    .selectFrom('alert_setting')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', personId)
    .execute();
  const causes = alertCauses.map(cause => {
    const own = chosen.find(each => each.cause === cause);
    const standard = standardOf(role);
    return {
      cause,
      title: alertTexts[cause].title,
      inApp: own?.in_app ?? standard.inApp,
      byMail: own?.by_mail ?? standard.byMail,
    };
  });
  return { email, canMail, causes };
}

const standardOf = (role: Role) => ({ inApp: true, byMail: mailedRoles.includes(role) });

export interface AlertChoice {
  readonly cause: AlertCause;
  readonly inApp?: boolean | undefined;
  readonly byMail?: boolean | undefined;
}

/** Changes what a person is told about; the others keep theirs. */
export async function changeAlertSettings(
  db: Db,
  person: AlertPerson,
  choices: readonly AlertChoice[],
): Promise<AlertSettings> {
  const { workspaceId, personId } = person;
  await db.transaction().execute(async tx => {
    const { causes } = await readAlertSettings(tx, person);
    for (const { cause, inApp, byMail } of choices) {
      const before = causes.find(each => each.cause === cause);
      const values = { in_app: inApp ?? before?.inApp ?? true, by_mail: byMail ?? before?.byMail ?? false };
      await tx
        .insertInto('alert_setting')
        .values({ workspace_id: workspaceId, person_id: personId, cause, ...values })
        .onConflict(oc => oc.columns(['workspace_id', 'person_id', 'cause']).doUpdateSet(values))
        .execute();
    }
  });
  return readAlertSettings(db, person);
}
