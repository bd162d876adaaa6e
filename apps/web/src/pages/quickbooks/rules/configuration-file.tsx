import {
  addressOf,
  applyConfiguration,
  configurationTextMax,
  exportConfiguration,
  previewConfiguration,
  type ConfigurationDiff,
} from '@tieout/api';
import { Button, FileButton, Group } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../api/use-command.ts';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/rules.ts';
import '../../../texts/areas/sync.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { toastDone } from '../../../ui/feedback/toast.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/page/section.tsx';
import classes from './rules-page.module.css';

interface Upload {
  readonly text: string;
  readonly diff: ConfigurationDiff;
}

/** Rules and mappings as one file: taken out, and put in again after one has seen what it would change (B14). */
export function ConfigurationFile({ connectionId }: { readonly connectionId: string }) {
  const { t } = useTranslation();
  const mayApply = useMay('quickbooks.connect');
  const [upload, setUpload] = useState<Upload>();
  const [isTooLarge, setTooLarge] = useState(false);
  const params = { connectionId };
  const previewing = useCommand(previewConfiguration, { touches: [] });
  const applying = useCommand(applyConfiguration, {
    touches: ['rules', 'mappings', 'connections', 'configuration'],
    onDone: () => {
      setUpload(undefined);
      toastDone(t('rules.file.applied'));
    },
  });
  const look = async (file: File | null) => {
    if (file === null) return;
    setUpload(undefined);
    setTooLarge(file.size > configurationTextMax);
    if (file.size > configurationTextMax) return;
    const text = await file.text();
    const diff = await previewing.sendNow({ params, body: { text } }).catch(() => undefined);
    if (diff !== undefined) setUpload({ text, diff });
  };
  return (
    <Section title={t('rules.file.title')}>
      <p className={classes.sentence}>{t('rules.file.text')}</p>
      <Group gap="xs" mb="md">
        <Button
          component="a"
          href={addressOf(exportConfiguration, { params })}
          download
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={14} />}
        >
          {t('rules.file.export')}
        </Button>
        {mayApply && (
          <FileButton accept=".yaml,.yml,text/yaml" onChange={file => void look(file)}>
            {button => (
              <Button {...button} size="xs" variant="default" loading={previewing.isPending}>
                {t('rules.file.choose')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {isTooLarge && <Note tone="amber">{t('rules.file.tooLarge')}</Note>}
      <FaultNote fault={previewing.fault ?? applying.fault} />
      {upload !== undefined && (
        <Preview
          diff={upload.diff}
          isPending={applying.isPending}
          onDrop={() => setUpload(undefined)}
          onApply={() => applying.send({ params, body: { text: upload.text } }, upload.diff.version)}
        />
      )}
    </Section>
  );
}

interface PreviewProps {
  readonly diff: ConfigurationDiff;
  readonly isPending: boolean;
  readonly onApply: () => void;
  readonly onDrop: () => void;
}

/** What the file would change, and what stands in its way. */
function Preview({ diff, isPending, onApply, onDrop }: PreviewProps) {
  const { t } = useTranslation();
  const isRefused = diff.issues.some(issue => issue.severity === 'error');
  return (
    <div className={classes.preview}>
      {diff.issues.map(({ path, line, severity, sentence }) => (
        <Note key={`${path}-${line ?? 0}-${sentence}`} tone={severity === 'error' ? 'red' : 'amber'}>
          {line !== null && `${t('rules.file.line', { line })}: `}
          {sentence}
        </Note>
      ))}
      {!isRefused && diff.changes.length === 0 && <Note tone="green">{t('rules.file.same')}</Note>}
      <ul className={classes.diff}>
        {diff.changes.map(({ path, from, to, sentence }) => (
          <li key={path} className={classes.change}>
            <div>{sentence}</div>
            <div className={classes.path}>
              <code>{path}</code> <del>{from ?? t('sync.change.empty')}</del>{' '}
              <ins>{to ?? t('rules.file.standard')}</ins>
            </div>
          </li>
        ))}
      </ul>
      <Group gap="xs">
        <Button variant="default" onClick={onDrop}>
          {t('common.cancel')}
        </Button>
        {!isRefused && diff.changes.length > 0 && (
          <Button loading={isPending} onClick={onApply}>
            {t('rules.file.apply', { count: diff.changes.length })}
          </Button>
        )}
      </Group>
    </div>
  );
}
