import { z } from 'zod';
import { SettingsFault } from './settings-fault.ts';
import { settingRows, type SettingName } from './setting-rows.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const schema = z
  .object(mapRows())
  .refine(found => (found.QUICKBOOKS_CLIENT_ID === undefined) === (found.QUICKBOOKS_CLIENT_SECRET === undefined), {
    path: ['QUICKBOOKS_CLIENT_SECRET'],
    message: 'must be set together with QUICKBOOKS_CLIENT_ID',
  });

/** The checked settings by the name of their environment variable. */
export type Settings = Readonly<z.output<typeof schema>>;

/** Reads all settings from the environment, or says all that is wrong with them at once. An empty value counts as not set. */
export function readSettings(environment: Environment): Settings {
  const given = Object.entries(environment).filter(([name, value]) => name in settingRows && value !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new SettingsFault(parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`));
}

type Shape = { [Name in SettingName]: (typeof settingRows)[Name]['schema'] };

function mapRows(): Shape {
  return Object.fromEntries(Object.entries(settingRows).map(([name, row]) => [name, row.schema])) as Shape;
}
