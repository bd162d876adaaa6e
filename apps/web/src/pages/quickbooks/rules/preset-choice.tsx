import { applyPreset, presets, type RuleSet } from '@tieout/api';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../api/use-command.ts';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/quickbooks.ts';
import '../../../texts/areas/rules.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../../ui/feedback/confirm-dialog.tsx';
import { toastDone } from '../../../ui/feedback/toast.ts';
import { Section } from '../../../ui/page/section.tsx';
import classes from './rules-page.module.css';

type Preset = (typeof presets)[number];

/** The bundle that the rules started from, and the way to start over from another. */
export function PresetChoice({ rules }: { readonly rules: RuleSet }) {
  const { t } = useTranslation();
  const mayChange = useMay('quickbooks.connect');
  const [asked, setAsked] = useState<Preset>();
  const applying = useCommand(applyPreset, {
    touches: ['rules', 'mappings', 'connections', 'configuration'],
    onDone: () => {
      setAsked(undefined);
      toastDone(t('common.saved'));
    },
  });
  const name = asked === undefined ? '' : t(`quickbooks.presets.${asked}.name`);
  return (
    <Section title={t('rules.preset')}>
      <ul className={classes.presets}>
        {presets.map(preset => (
          <li key={preset} className={classes.preset} data-chosen={preset === rules.preset || undefined}>
            <div className={classes.presetName}>
              {t(`quickbooks.presets.${preset}.name`)}
              {preset === rules.preset && (
                <Badge tone="green" icon="check">
                  {rules.isEdited ? t('rules.changed') : t('rules.inUse')}
                </Badge>
              )}
            </div>
            <p className="quiet">{t(`quickbooks.presets.${preset}.text`)}</p>
            {mayChange && (preset !== rules.preset || rules.isEdited) && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('rules.startOver')}: ${t(`quickbooks.presets.${preset}.name`)}`}
                onClick={() => setAsked(preset)}
              >
                {t('rules.startOver')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={t('rules.ask.title', { name })}
        here={t('rules.ask.here', { name })}
        books={t('rules.ask.books')}
        confirmLabel={t('rules.ask.confirm', { name })}
        onConfirm={() =>
          asked !== undefined &&
          applying.send({ params: { connectionId: rules.connectionId }, body: { preset: asked } }, rules.version)
        }
        isPending={applying.isPending}
        fault={applying.fault}
      />
    </Section>
  );
}
