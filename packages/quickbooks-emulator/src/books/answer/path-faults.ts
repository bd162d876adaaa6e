import type { BooksCall } from '../call.ts';
import { BooksFault } from '../faults/books-fault.ts';

/** 404: no such path. The text is the real service's (recorded). */
export function noSuchPath(call: BooksCall): BooksFault {
  return new BooksFault({
    code: '10000',
    message: 'An application error has occurred while processing your request',
    detail: `System Failure Error: Could not find resource for relative : /${call.path.join('/').slice(0, 200)}`,
    element: '',
    type: 'SystemFault',
    status: 404,
  });
}

/** 405: only GET and POST exist (protocol.md §2.1), and not everywhere. */
export function methodNotAllowed(call: BooksCall): BooksFault {
  return new BooksFault({
    code: '10000',
    message: 'An application error has occurred while processing your request',
    detail: `System Failure Error: No resource method found for ${call.method.slice(0, 20)}, return 405 with Allow header`,
    element: '',
    type: 'SystemFault',
    status: 405,
  });
}
