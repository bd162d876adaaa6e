import type { HttpAnswer } from '../http/exchange.ts';
import type { ControlCall, ControlRoute } from './control-route.ts';
import { companyOf } from './find-company.ts';
import { ControlFault } from './reading.ts';

/** Where `TempDownloadUri` and `/download/{id}` point to: the storage of the real service, which asks for no token. */
export const fileRoutes: readonly ControlRoute[] = [
  { method: 'GET', path: '/files/:realmId/:id', send: '', run: downloadFile },
];

/** Strangers' files are handed out as downloads, never shown as pages of this origin. */
function downloadFile(call: ControlCall): HttpAnswer {
  const file = companyOf(call).company.files.get(call.params['id'] ?? '');
  if (file === undefined) throw new ControlFault('There is no such file.', 404);
  return {
    kind: 'answer',
    status: 200,
    headers: {
      'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(file.contentType) ? file.contentType : 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    },
    body: file.bytes,
  };
}
