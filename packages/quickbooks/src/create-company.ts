import { runBatch } from './batch/run-batch.ts';
import { readChanges } from './changes/read-changes.ts';
import type { Clock } from './clock.ts';
import type { Company } from './company.ts';
import {
  createRecord,
  deactivateRecord,
  deleteRecord,
  getRecord,
  sparseUpdateRecord,
  updateRecord,
  voidRecord,
  type Desk,
} from './entities/record-operations.ts';
import { createTaxCode } from './entities/tax-service.ts';
import { readExchangeRate } from './entities/exchange-rate.ts';
import { downloadFile, fileAddress, uploadFile } from './files/attachments.ts';
import { readPdf, sendDocument } from './files/document-delivery.ts';
import { readReport } from './reports/read-report.ts';
import { sendRequest } from './requests/send-request.ts';
import type { HttpPorts } from './transport/exchange-http.ts';
import { isQuickBooksFault } from './faults/quickbooks-fault.ts';
import { readPages } from './query/pages.ts';
import { runCount, runQuery, runStatement } from './query/run-query.ts';
import type { CallOptions } from './transport/call.ts';
import { recordOf } from './transport/expect-shape.ts';

/** What some operations need beside the calls. */
export interface CompanyPorts {
  readonly clock: Clock;
  readonly http: HttpPorts;
}

/** Binds the operations to one company. */
export function createCompany(desk: Desk, ports: CompanyPorts): Company {
  const { send, realmId } = desk;
  const readSingleton = (path: string, options: CallOptions) =>
    send({ ...options, realmId, method: 'GET', path, accept: 'document', effect: 'read', meteredReads: 1 });
  return {
    realmId,
    get: (name, id, options = {}) => getRecord(desk, name, { id, options }),
    find: async (name, id, options = {}) => {
      try {
        return await getRecord(desk, name, { id, options });
      } catch (error) {
        if (isQuickBooksFault(error) && error.kind === 'not-found') return undefined;
        throw error;
      }
    },
    create: (name, body, options = {}) => createRecord(desk, name, { body, options }),
    update: (name, body, options = {}) => updateRecord(desk, name, { body, options }),
    sparseUpdate: (name, body, options = {}) => sparseUpdateRecord(desk, name, { body, options }),
    deactivate: (name, body, options = {}) => deactivateRecord(desk, name, { body, options }),
    void: (name, body, options = {}) => voidRecord(desk, name, { body, options }),
    delete: (name, body, options = {}) => deleteRecord(desk, name, { body, options }),
    query: (query, options = {}) => runQuery(send, { realmId, options }, query),
    queryStatement: (statement, options = {}) => runStatement(send, { realmId, options }, statement),
    count: (query, options = {}) => runCount(send, { realmId, options }, query),
    pages: request => readPages(send, realmId, request),
    batch: (items, options = {}) => runBatch(desk, items, options),
    changes: request => readChanges({ send, realmId, clock: ports.clock }, request),
    send: (name, id, options = {}) => sendDocument(desk, name, { id, options }),
    pdf: (name, id, options = {}) => readPdf(desk, name, { id, options }),
    upload: (upload, options = {}) => uploadFile(desk, upload, options),
    fileAddress: (attachableId, options = {}) => fileAddress(desk, attachableId, options),
    download: async (attachableId, options = {}) => {
      const address = await fileAddress(desk, attachableId, options);
      return { value: await downloadFile(ports.http, address.value, options), meta: address.meta };
    },
    report: (request, options = {}) => readReport(send, realmId, { ...request, options }),
    createTaxCode: (taxCode, options = {}) => createTaxCode(desk, taxCode, options),
    exchangeRate: (request, options = {}) => readExchangeRate(send, realmId, { ...request, options }),
    companyInfo: async (options = {}) => {
      const answer = await readSingleton(`companyinfo/${encodeURIComponent(realmId)}`, options);
      return { value: recordOf(answer, 'CompanyInfo'), meta: answer.meta };
    },
    preferences: async (options = {}) => {
      const answer = await readSingleton('preferences', options);
      return { value: recordOf(answer, 'Preferences'), meta: answer.meta };
    },
    request: (request, options = {}) => sendRequest(desk, request, options),
  };
}
