import { settleNewCurrency } from '../../currency/list-currency.ts';
import { invalidEnumeration, invalidLength, ruleFault } from '../../faults/faults.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { bareReference, choice, date, flag, money, reference, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';
import { followHierarchy, refuseWithActiveChildren, settleHierarchy, type Tree } from '../rules/hierarchy.ts';
import { accountBalances } from './account-balances.ts';
import { ACCOUNT_KINDS, kindOfSubType, kindOfType } from './account-types.ts';

const ACCOUNT_TREE: Tree = {
  entity: 'Account',
  nameProperty: 'Name',
  flag: 'SubAccount',
  showsFlag: true,
  showsLevel: false,
};

/** Colon separates levels; the double quote is refused as well (entities.md §3.1). */
const ACCOUNT_NAME_FORBIDDEN = /[:"\t\n\r]/;

const FIELDS: Fields = {
  Name: { kind: 'text', max: 100, forbidden: ACCOUNT_NAME_FORBIDDEN, required: 'create', query: 'sort' },
  AcctNum: { kind: 'text', max: 20, forbidden: /:/, query: 'sort' },
  Description: text(100, { query: 'sort' }),
  AccountType: choice(
    ACCOUNT_KINDS.map(kind => kind.type),
    { query: 'sort' },
  ),
  AccountSubType: text(100, { query: 'sort' }),
  Classification: text(undefined, { readOnly: true, query: 'sort' }),
  SubAccount: flag({ query: 'filter' }),
  ParentRef: bareReference('Account', { query: 'filter' }),
  FullyQualifiedName: text(undefined, { readOnly: true, query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
  CurrentBalance: money({ readOnly: true, query: 'sort' }),
  CurrentBalanceWithSubAccounts: money({ readOnly: true, query: 'sort' }),
  OpeningBalance: money({ readOnly: true }),
  OpeningBalanceDate: date({ readOnly: true }),
  CurrencyRef: reference(undefined, { once: true }),
  TaxCodeRef: bareReference('TaxCode'),
  AccountAlias: text(20),
  TxnLocationType: text(),
};

/** Accounts of the chart of accounts. */
export const accountDefinition: EntityDefinition = {
  name: 'Account',
  path: 'account',
  kind: 'list',
  fields: FIELDS,
  schemaKeys: ['AcctNumExtn', 'BankNum', 'FIName', 'JournalCodeRef', 'OnlineBankingEnabled', 'TaxAccount'],
  offers: { create: true, update: true },
  uniqueName: { property: 'Name', scope: 'level' },
  referenceWord: 'Accounts',
  defaultOrder: 'name',
  compute: accountBalances,
  prepareCreate: (draft, context) => {
    settleKind(draft);
    settleNewCurrency(draft, context);
    settleShared(draft, context);
  },
  prepareUpdate: (draft, previous, context) => {
    keepKind(draft, previous, context);
    settleShared(draft, context);
    // An account with a balance may be deactivated (protocol.md §2.5, recorded); its sub-accounts may not be orphaned.
    if (draft['Active'] === false && previous['Active'] !== false) {
      refuseWithActiveChildren(ACCOUNT_TREE, previous, context);
    }
  },
  afterSave: (saved, previous, context) => followHierarchy(ACCOUNT_TREE, { saved, previous }, context.company),
};

function settleShared(draft: Draft, context: WriteContext): void {
  if (refAt(draft, 'ParentRef') !== undefined) draft['SubAccount'] ??= true;
  checkNumber(draft, context);
  settleHierarchy(ACCOUNT_TREE, draft, context);
  const parent = context.company.table('Account').record(refAt(draft, 'ParentRef') ?? '');
  if (parent !== undefined && parent['AccountType'] !== draft['AccountType']) {
    throw ruleFault('6430', 'Invalid account type used', 'A sub-account must be of the same type as its parent.');
  }
}

/** 6010 without type and subtype; either one gives the other (entities.md §2.11). */
function settleKind(draft: Draft): void {
  const [type, subType] = [textAt(draft, 'AccountType'), textAt(draft, 'AccountSubType')];
  if (type === undefined && subType === undefined) {
    throw ruleFault('6010', 'Account Type or SubType Needed', 'Either AccountType or AccountSubType must be supplied.');
  }
  const kind = subType === undefined ? kindOfType(type ?? '') : kindOfSubType(subType);
  if (kind === undefined) throw invalidEnumeration('AccountSubType', subType ?? '');
  if (type !== undefined && kind.type !== type) throw invalidEnumeration('AccountSubType', subType ?? '');
  draft['AccountType'] = kind.type;
  draft['AccountSubType'] = subType ?? kind.subTypes[0];
  draft['Classification'] = kind.classification;
}

/** The kind changes only when the caller sent one of its two halves; the other half follows. */
function keepKind(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  const { AccountType: type, AccountSubType: subType } = context.sent;
  if (type === undefined && subType === undefined) {
    draft['AccountType'] = previous['AccountType'];
    draft['AccountSubType'] = previous['AccountSubType'];
  } else if (type !== undefined && subType === undefined && type !== previous['AccountType']) {
    Reflect.deleteProperty(draft, 'AccountSubType');
  } else if (type === undefined) {
    Reflect.deleteProperty(draft, 'AccountType');
  }
  settleKind(draft);
}

/** Length by country (entities.md §2.11): seven characters in US, UK and India. */
function checkNumber(draft: Draft, context: WriteContext): void {
  const number = textAt(draft, 'AcctNum');
  if (number === undefined) return;
  const max = ['US', 'GB', 'IN'].includes(context.company.profile.country) ? 7 : 20;
  if (number.length > max) throw invalidLength('AcctNum', { min: 0, max, supplied: number.length });
}
