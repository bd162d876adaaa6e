import type { Invoice } from '@tieout/api';
import { CureButton } from '../../features/attention/cure-button.tsx';
import { isPressed } from '../../features/attention/cures.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Note } from '../../ui/feedback/note.tsx';
import { Section } from '../../ui/page/section.tsx';
import classes from './invoice-page.module.css';

/** What QuickBooks or our checks say against the invoice, each with its cure. */
export function InvoiceProblems({ problems }: { readonly problems: Invoice['problems'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('invoices.side.problems')}>
      <div className={classes.problems}>
        {problems.map(({ id, sentence, cure }) => (
          <Note
            key={id}
            tone="amber"
            action={cure !== null && isPressed(cure) && <CureButton problemId={id} cure={cure} />}
          >
            {sentence}
          </Note>
        ))}
      </div>
    </Section>
  );
}
