import type { EmulatorRooms } from '../emulator-rooms.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { html } from './html.ts';
import { pageAnswer } from './layout.ts';

/** The emulator's own pages; undefined when the path is none of them. */
export function answerPage(request: HttpRequest, rooms: EmulatorRooms): HttpAnswer | undefined {
  if (request.path !== '/') return undefined;
  return pageAnswer({ title: 'Companies' }, html`<h1>${rooms.shelf.list().length} companies</h1>`);
}
