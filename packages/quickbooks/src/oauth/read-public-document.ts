import { faultFromStatus } from '../faults/classify-fault.ts';
import { beganAs, exchangeHttp, type HttpPorts } from '../transport/exchange-http.ts';
import { malformedAnswer } from '../transport/read-answer.ts';

/**
 * Reads a JSON document that anybody may read, such as the discovery document.
 * @throws QuickBooksFault by the status where there is no document; `malformed-answer` where `read` refuses what came.
 */
export async function readPublicDocument<T>(
  http: HttpPorts,
  document: { readonly url: string; readonly what: string; readonly read: (json: unknown) => T },
): Promise<T> {
  const answer = await exchangeHttp(http, {
    method: 'GET',
    url: document.url,
    headers: { accept: 'application/json' },
  });
  if (answer.status < 200 || answer.status > 299) throw faultFromStatus(beganAs(answer));
  try {
    return document.read(JSON.parse(new TextDecoder().decode(answer.bytes)));
  } catch (error) {
    throw malformedAnswer(`${document.what} cannot be read`, beganAs(answer), error);
  }
}
