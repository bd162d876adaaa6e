interface FaultText {
  readonly message: string;
  readonly detail: string;
  /** `ValidationFault` when left out. */
  readonly type?: string;
  /** 400 when left out. */
  readonly status?: number;
}

/** What a fault says when only its code is given: the texts of protocol.md §8.3, where they are known. */
export const DEFAULT_FAULT_TEXTS: ReadonlyMap<string, FaultText> = new Map<string, FaultText>([
  [
    '120',
    {
      message: 'Authorization Failure',
      detail: 'AuthorizationFailure: --11014-You do not have access to use QuickBooks Online.',
      // Misspelt in Intuit's schema and on the wire (protocol.md §8.2).
      type: 'AuthorizatonFault',
      status: 401,
    },
  ],
  ['150', { message: 'Company under maintenance', detail: 'Try again later.', type: 'SystemFault' }],
  ['500', { message: 'Unsupported Operation', detail: 'Operation void is not supported.' }],
  ['600', { message: 'Duplicate Request ID', detail: 'The request id has been used before.' }],
  [
    '610',
    {
      message: 'Object Not Found',
      detail:
        "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
    },
  ],
  [
    '2010',
    {
      message: 'Request has invalid or unsupported property',
      detail: 'Property Name:Unknown specified is unsupported or invalid',
    },
  ],
  [
    '2020',
    {
      message: 'Required param missing, need to supply the required value for the API',
      detail: 'Required parameter Line is missing in the request',
    },
  ],
  ['2500', { message: 'Invalid Reference Id', detail: 'Invalid Reference Id : Accounts element id 0 not found' }],
  [
    '5010',
    {
      message: 'Stale Object Error',
      detail:
        'Stale Object Error : You and Craig Carlson were working on this at the same time. Craig Carlson finished before you did, so your work was not saved.',
    },
  ],
  [
    '6000',
    {
      message: 'A business validation error has occurred while processing your request',
      detail: 'Business Validation Error: An injected business rule was broken.',
    },
  ],
  [
    '6140',
    {
      message: 'Duplicate Document Number Error',
      detail:
        'Duplicate Document Number Error : You must specify a different number. This number has already been used.',
    },
  ],
  [
    '6190',
    {
      message: 'Invalid Company Status',
      detail: 'Subscription period has ended or canceled or there was a billing problem',
    },
  ],
  [
    '6210',
    {
      message: 'Account Period Closed, Cannot Update Through Services API',
      detail: 'The account period has closed and the account books cannot be updated through the QBO Services API.',
    },
  ],
  [
    '6240',
    {
      message: 'Duplicate Name Exists Error',
      detail:
        'The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.',
    },
  ],
  [
    '10000',
    {
      message: 'An application error has occurred while processing your request',
      detail: 'System Failure Error: java.lang.UnsupportedOperationException',
      type: 'SystemFault',
      status: 500,
    },
  ],
]);
