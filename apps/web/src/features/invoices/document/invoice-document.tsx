import '../../../texts/areas/document.ts';
import '../../../texts/areas/invoices.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Day } from '../../../ui/dates/dates.tsx';
import { useSession } from '../../session/session-query.ts';
import { DocumentLines } from './document-lines.tsx';
import { DocumentTotals } from './document-totals.tsx';
import type { DocumentView } from './document-view.ts';
import classes from './invoice-document.module.css';

/** The document as the customer sees it. */
export function InvoiceDocument({ view }: { readonly view: DocumentView }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  return (
    <article className={classes.paper} aria-label={t('document.label')} data-voided={view.isVoided || undefined}>
      <div className={classes.top}>
        <div>
          <div className={classes.business}>{workspace.name}</div>
        </div>
        <div className={classes.heading}>
          <div className={classes.word}>{t(`document.titles.${view.kind}`)}</div>
          <div className="quiet tabular">{view.number ?? t('document.noNumber')}</div>
        </div>
      </div>
      <div className={classes.top}>
        <div className={classes.to}>
          <div className={classes.caption}>{t('document.billTo')}</div>
          <div>{view.customerName === '' ? <span className="quiet">{t('common.empty')}</span> : view.customerName}</div>
          <div className={classes.address}>{view.address}</div>
        </div>
        <Dates view={view} />
      </div>
      <DocumentLines view={view} />
      <DocumentTotals totals={view.totals} currency={view.currency} />
      {view.message !== '' && <p className={classes.message}>{view.message}</p>}
      {view.isVoided && <div className={classes.voided}>{t('invoices.state.voided')}</div>}
    </article>
  );
}

function Dates({ view }: { readonly view: DocumentView }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.dates}>
      <dt>{t('document.date')}</dt>
      <dd>{view.txnDate === '' ? t('common.empty') : <Day day={view.txnDate} />}</dd>
      {(view.kind === 'invoice' || view.kind === 'estimate') && (
        <>
          <dt>{t(`document.end.${view.kind}`)}</dt>
          <dd>{view.dueDate === null ? t('common.empty') : <Day day={view.dueDate} />}</dd>
        </>
      )}
      {view.termName !== null && (
        <>
          <dt>{t('document.terms')}</dt>
          <dd>{view.termName}</dd>
        </>
      )}
    </dl>
  );
}
