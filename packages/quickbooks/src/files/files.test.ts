import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Company } from '../company.ts';
import type { Upload } from './attachments.ts';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { fault, json, REALM, scriptQuickBooks, type Scripted } from '../testing/scripted-quickbooks.ts';

const bytes =
  (content: string, contentType: string): Scripted =>
  () =>
    new Response(content, { headers: { 'content-type': contentType } });
const kindOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  return isQuickBooksFault(error) ? error.kind : 'no fault';
};

describe('documents', () => {
  it('are e-mailed with an empty binary body and a request id', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      json({ Invoice: { Id: '145', SyncToken: '1', EmailStatus: 'EmailSent' } }),
    ]);
    const answer = await quickbooks.company(REALM).send('Invoice', '145', { sendTo: 'jo+1@x.test' });
    expect(answer.value.EmailStatus).toBe('EmailSent');
    expect(seen[0]).toMatchObject({ method: 'POST', body: '' });
    expect(seen[0]?.url.href).toContain('/invoice/145/send?sendTo=jo%2B1%40x.test&requestid=request-1');
    expect(seen[0]?.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('come as PDF bytes', async () => {
    const { quickbooks, seen } = scriptQuickBooks([bytes('%PDF-1.4 …', 'application/pdf')]);
    const { value } = await quickbooks.company(REALM).pdf('Invoice', '145');
    expect(new TextDecoder().decode(value)).toContain('%PDF-1.4');
    expect(seen[0]?.headers.get('accept')).toBe('application/pdf');
  });

  it('that cannot be printed give the fault, and a page that is no PDF is not taken for one', async () => {
    expect(
      await kindOf(
        scriptQuickBooks([fault('610', 'Object Not Found')])
          .quickbooks.company(REALM)
          .pdf('Invoice', '1'),
      ),
    ).toBe('not-found');
    const html = scriptQuickBooks([bytes('<html>sign in</html>', 'text/html')]);
    expect(await kindOf(html.quickbooks.company(REALM).pdf('Invoice', '1'))).toBe('malformed-answer');
  });
});

describe('a fault that comes in the place of a PDF', () => {
  it.each(['application/pdf', 'application/octet-stream', ''])('as %j is read as the fault', async contentType => {
    const body = JSON.stringify({ Fault: { Error: [{ Message: 'm', Detail: 'd', code: '610' }] } });
    const { quickbooks } = scriptQuickBooks([bytes(body, contentType)]);
    expect(await kindOf(quickbooks.company(REALM).pdf('Invoice', '1'))).toBe('not-found');
  });
});

describe('attachments', () => {
  const upload = {
    fileName: 'rocks & sons.pdf',
    contentType: 'application/pdf',
    bytes: new TextEncoder().encode('%PDF-1.4 content'),
    attachTo: [{ EntityRef: { type: 'Invoice', value: '145' }, IncludeOnSend: true }],
  };

  it('are uploaded as one metadata and one content part', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      json({ AttachableResponse: [{ Attachable: { Id: '5000', SyncToken: '0', Size: 16 } }] }),
    ]);
    const answer = await quickbooks.company(REALM).upload(upload);
    expect(answer.value).toMatchObject({ Id: '5000', Size: 16 });
    expect(seen[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    const body = seen[0]?.body ?? '';
    expect(body).toContain('name="file_metadata_01"');
    expect(body).toContain(
      '{"FileName":"rocks & sons.pdf","ContentType":"application/pdf","AttachableRef":[{"EntityRef":{"type":"Invoice","value":"145"},"IncludeOnSend":true}]}',
    );
    expect(body).toContain('name="file_content_01"; filename="rocks & sons.pdf"');
    expect(body).toContain('%PDF-1.4 content');
  });

  it('may be what QuickBooks printed or stored before', () => {
    expectTypeOf<Awaited<ReturnType<Company['pdf']>>['value']>().toExtend<Upload['bytes']>();
    expectTypeOf<Awaited<ReturnType<Company['download']>>['value']>().toExtend<Upload['bytes']>();
  });

  it('that are refused alone give the fault inside the answer', async () => {
    const inner = { Fault: { type: 'ValidationFault', Error: [{ Message: 'm', Detail: 'd', code: '6040' }] } };
    const { quickbooks } = scriptQuickBooks([json({ AttachableResponse: [inner] })]);
    expect(await kindOf(quickbooks.company(REALM).upload(upload))).toBe('refused');
  });

  it('are downloaded from their temporary address, without the token', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      bytes('https://files.test/a?sig=1', 'text/plain'),
      bytes('content', 'application/pdf'),
    ]);
    const { value, meta } = await quickbooks.company(REALM).download('5000');
    expect(new TextDecoder().decode(value)).toBe('content');
    expect(meta.attempts).toBe(1);
    expect(seen[1]?.url.href).toBe('https://files.test/a?sig=1');
    expect(seen[1]?.headers.get('authorization')).toBeNull();
  });

  it('are not fetched from what is no web address', async () => {
    const { quickbooks } = scriptQuickBooks([bytes('file:///etc/passwd', 'text/plain')]);
    expect(await kindOf(quickbooks.company(REALM).download('5000'))).toBe('malformed-answer');
  });
});

describe('the special reads', () => {
  it('give an exchange rate as decimal text', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      json(
        '{"ExchangeRate":{"SourceCurrencyCode":"EUR","TargetCurrencyCode":"USD","Rate":1.0850,"AsOfDate":"2026-03-02"},"time":"x"}',
      ),
    ]);
    const { value } = await quickbooks.company(REALM).exchangeRate({ currency: 'EUR', date: '2026-03-02' });
    expect(value.Rate).toBe('1.0850');
    expect(seen[0]?.url.search).toBe('?sourcecurrencycode=EUR&asofdate=2026-03-02&minorversion=75');
  });

  it('give a report with its rows as they came', async () => {
    const report = {
      Header: { ReportName: 'TrialBalance' },
      Columns: { Column: [] },
      Rows: { Row: [{ ColData: [{ value: 'Cash', id: '4' }, { value: '10.00' }] }] },
    };
    const { quickbooks, seen } = scriptQuickBooks([json(report)]);
    const { value } = await quickbooks
      .company(REALM)
      .report({ name: 'TrialBalance', params: { end_date: '2026-03-31' } });
    expect(value.Rows.Row?.[0]?.ColData?.[1]?.value).toBe('10.00');
    expect(seen[0]?.url.pathname.endsWith('/reports/TrialBalance')).toBe(true);
  });

  it('read the company by its realm and its settings', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      json({ CompanyInfo: { Id: '1', SyncToken: '0', CompanyName: 'X' } }),
      json({ Preferences: { Id: '1', SyncToken: '0' } }),
    ]);
    const company = quickbooks.company(REALM);
    expect((await company.companyInfo()).value.CompanyName).toBe('X');
    await company.preferences();
    expect(seen.map(request => request.url.pathname)).toEqual([
      `/v3/company/${REALM}/companyinfo/${REALM}`,
      `/v3/company/${REALM}/preferences`,
    ]);
  });
});
