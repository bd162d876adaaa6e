import { BooksFault, type FaultDetail } from './books-fault.ts';

function fault(detail: FaultDetail): BooksFault {
  return new BooksFault(detail);
}

/** 610: the id does not exist, was deleted, or what is referred to is inactive (entities.md §3.2). */
export function objectNotFound(): BooksFault {
  return fault({
    code: '610',
    message: 'Object Not Found',
    detail:
      "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
    element: '',
  });
}

/** 500: the entity does not offer the verb. */
export function unsupportedOperation(operation: string): BooksFault {
  return fault({
    code: '500',
    message: 'Unsupported Operation',
    detail: `Operation ${operation} is not supported.`,
    element: 'Operation',
  });
}

/** 2010: an unknown key, a value of the wrong type, or a body that is no JSON object. One text for all of them. */
export function invalidProperty(): BooksFault {
  return fault({
    code: '2010',
    message: 'Request has invalid or unsupported property',
    detail: 'Property Name:failed to parse json object; a property specified is unsupported or invalid',
  });
}

/** 2020: a required field is absent; `element` is its path, `Line.DetailType`. */
export function missingParameter(element: string): BooksFault {
  return fault({
    code: '2020',
    message: 'Required param missing, need to supply the required value for the API',
    detail: `Required parameter ${element} is missing in the request`,
    element,
  });
}

/** 2030: an id that is no number. */
export function invalidId(supplied: string): BooksFault {
  return fault({
    code: '2030',
    message: 'Invalid ID',
    detail: `Id should be a valid number. Supplied value:${supplied}`,
    element: 'Id',
  });
}

/** 2040: a character that the field may not hold. */
export function invalidCharacters(element: string): BooksFault {
  return fault({
    code: '2040',
    message: 'Invalid String. The string contains an unsupported character',
    detail: `Invalid String. The string contains an unsupported character. Property Name:${element}`,
    element,
  });
}

/** 2050: a text too long or too short. */
export function invalidLength(element: string, limits: { min: number; max: number; supplied: number }): BooksFault {
  return fault({
    code: '2050',
    message: 'String length is either shorter or longer than supported by specification',
    detail: `The string length specified does not match the supported length. Min:${limits.min} Max:${limits.max} supported. Supplied length:${limits.supplied}`,
    element,
  });
}

/** 2070: not a calendar day. */
export function invalidDate(element: string, supplied: string): BooksFault {
  return fault({
    code: '2070',
    message: 'Invalid Date',
    detail: `Date value is not valid, expected YYYY-MM-DD. Supplied value:${supplied.slice(0, 40)}`,
    element,
  });
}

/** 2240: a number outside the range of its field. */
export function numberOutOfRange(element: string, supplied: number | string): BooksFault {
  return fault({
    code: '2240',
    message: 'Invalid Number Range',
    detail: `Number is out of the supported range. Supplied value:${supplied}`,
    element,
  });
}

/** 2210: an e-mail address without `@` or `.`. */
export function invalidEmail(element: string, supplied: string): BooksFault {
  return fault({
    code: '2210',
    message: 'Invalid Email Address format',
    detail: `Email Address does not conform to RFC 822 standards. Supplied value:${supplied.slice(0, 120)}`,
    element,
  });
}

/** 2170: a word the enumeration does not have. */
export function invalidEnumeration(element: string, supplied: string): BooksFault {
  return fault({
    code: '2170',
    message: 'Invalid Enumeration',
    detail: `Invalid Enumeration : Property Name:${element} Supplied value:${supplied.slice(0, 60)}`,
    element,
  });
}

/** 2500: a reference to an id that never existed. `word` is the list's: Names, Accounts, Items, Klasses. */
export function invalidReference(word: string, id: string): BooksFault {
  return fault({
    code: '2500',
    message: 'Invalid Reference Id',
    detail: `Invalid Reference Id : ${word} element id ${id.slice(0, 60)} not found`,
    element: 'Reference Id',
  });
}

/** 5010: the SyncToken is not the stored one. Names who wrote last (protocol.md §2.8). */
export function staleObject(userName: string): BooksFault {
  return fault({
    code: '5010',
    message: 'Stale Object Error',
    detail: `Stale Object Error : You and ${userName} were working on this at the same time. ${userName} finished before you did, so your work was not saved.`,
    element: '',
  });
}

/** 5020: the edition lacks the feature. */
export function permissionDenied(what: string): BooksFault {
  return fault({
    code: '5020',
    message: 'Permission Denied Error',
    detail: `Permission Denied Error : You do not have permission to access ${what}. The subscription of this company does not include it.`,
    element: '',
  });
}

/** 5030: the feature is not there, or not switched on. */
export function featureNotSupported(what: string): BooksFault {
  return fault({
    code: '5030',
    message: 'Feature Not Supported Error',
    detail: `Feature Not Supported Error : The requested feature is not supported by this company: ${what}`,
    element: '',
  });
}

/** 6000: the catch-all of business rules. The detail is what a person reads. */
export function businessFault(detail: string): BooksFault {
  return fault({
    code: '6000',
    message: 'A business validation error has occurred while processing your request',
    detail: `Business Validation Error: ${detail}`,
    element: '',
  });
}

/** 6240: the name is taken. `tail` says by what (entities.md §3.1). */
export function duplicateName(tail: string): BooksFault {
  return fault({
    code: '6240',
    message: 'Duplicate Name Exists Error',
    detail: `The name supplied already exists. : ${tail}`,
    element: '',
  });
}

/** 6140: the number is taken, by which transaction. */
export function duplicateDocNumber(docNumber: string, holder: { type: string; id: string }): BooksFault {
  return fault({
    code: '6140',
    message: 'Duplicate Document Number Error',
    detail: `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${docNumber} is assigned to TxnType=${holder.type} with TxnId=${holder.id}`,
    element: '',
  });
}

/** 6080: no name at all. */
export function noNameProvided(): BooksFault {
  return fault({
    code: '6080',
    message: 'No Name Provided',
    detail:
      'At least one of Title, GivenName, MiddleName, FamilyName, DisplayName, Suffix, or FullyQualifiedName must be supplied.',
    element: '',
  });
}

/** 6190: the subscription has ended; reads still work. */
export function companyReadOnly(): BooksFault {
  return fault({
    code: '6190',
    message: 'Invalid Company Status',
    detail:
      "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online because your trial or subscription period ended, or you canceled your subscription, or there was a billing problem.",
    element: '',
  });
}

/** A business rule with a code of its own, such as 6430 or 6540. */
export function ruleFault(code: string, message: string, detail: string): BooksFault {
  return fault({ code, message, detail, element: '' });
}

/** The emulator does not do this; the real service may. Never a pretended success. */
export function notEmulated(what: string): BooksFault {
  return fault({
    code: '501',
    message: 'Not emulated',
    detail: `This emulator does not emulate ${what}. PARITY.md lists what it does.`,
    type: 'EmulatorFault',
    status: 501,
  });
}
