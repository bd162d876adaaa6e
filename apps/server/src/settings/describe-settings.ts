import { settingRows, type SettingRow } from './setting-rows.ts';

const rows: readonly (readonly [string, SettingRow])[] = Object.entries(settingRows);

/** The table of all settings for people, in Markdown. */
export function settingsTable(): string {
  const lines = rows.map(([name, { purpose, otherwise }]) => `| \`${name}\` | ${otherwise} | ${purpose} |`);
  return ['| variable | if not set | what it does |', '|---|---|---|', ...lines].join('\n');
}

/** `.env.example`: every setting with what it does, none of them set. */
export function settingsExample(): string {
  const entries = rows.map(
    ([name, { purpose, otherwise }]) => `# ${purpose}\n# If not set: ${otherwise}.\n#${name}=\n`,
  );
  return `# Copy to .env and take the # off what you set. "npm start" and "npm run tieout" read it.\n\n${entries.join('\n')}`;
}
