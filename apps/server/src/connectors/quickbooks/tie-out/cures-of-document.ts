import type { TieOutDocument } from '@tieout/api';
import type { DocumentRow } from './list-documents.ts';

type Cure = TieOutDocument['cures'][number];

/** What is needed to know which buttons fit. */
export type CurableDocument = Pick<DocumentRow, 'verdict' | 'kind' | 'life_here' | 'life_books' | 'connection_state'>;

const takeBooks = (isPossible: boolean, sentence: string): Cure => ({ cure: 'take-books', isPossible, sentence });
const sendOurs = (isPossible: boolean, sentence: string): Cure => ({ cure: 'send-ours', isPossible, sentence });

/** The two buttons that settle a document: what each would do, or why it cannot. */
export function curesOfDocument(document: CurableDocument): readonly Cure[] {
  const { verdict, connection_state: state } = document;
  if (verdict === 'ties' || verdict === 'left-alone') return [];
  if (state !== 'active') {
    const sentence = 'QuickBooks is not connected at the moment.';
    return [takeBooks(false, sentence), sendOurs(false, sentence)];
  }
  if (document.kind !== 'invoice') return curesOfFollowed(document);
  if (verdict === 'only-here') return curesOnlyHere;
  if (verdict === 'only-in-books') return curesOnlyInBooks;
  return curesLinked(document);
}

/** Payments, credit memos and estimates are taken as QuickBooks has them. */
function curesOfFollowed({ verdict }: CurableDocument): readonly Cure[] {
  if (verdict === 'only-here') {
    return [
      takeBooks(false, 'QuickBooks has nothing to take.'),
      sendOurs(false, 'It is on its way, or was refused: see Attention.'),
    ];
  }
  const isMissing = verdict === 'only-in-books';
  return [
    takeBooks(true, isMissing ? 'Brings it here.' : 'It becomes what it is in QuickBooks.'),
    sendOurs(false, 'QuickBooks is right about these: change it there, and it arrives here by itself.'),
  ];
}

const curesOnlyHere: readonly Cure[] = [
  takeBooks(false, 'QuickBooks has nothing to take.'),
  sendOurs(true, 'Creates it in QuickBooks.'),
];

const curesOnlyInBooks: readonly Cure[] = [
  takeBooks(false, 'An import of invoices brings it here.'),
  sendOurs(false, 'There is nothing here to send. To have it away, delete it in QuickBooks.'),
];

function curesLinked({ life_here: here, life_books: books }: CurableDocument): readonly Cure[] {
  if (books !== 'live') {
    return [
      takeBooks(true, `It becomes ${books ?? 'deleted'} here too.`),
      sendOurs(false, `QuickBooks does not take back what was ${books ?? 'deleted'}: make a new one from it.`),
    ];
  }
  if (here !== 'live') {
    return [
      takeBooks(false, 'It was ended here on purpose. Make a new one if it is wanted again.'),
      sendOurs(false, 'Void or delete it in QuickBooks; that arrives here by itself.'),
    ];
  }
  return [
    takeBooks(true, 'Lines and figures become those of QuickBooks.'),
    sendOurs(true, 'QuickBooks’ lines become the ones here.'),
  ];
}
