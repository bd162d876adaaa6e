import {
  anything,
  bareReference,
  choice,
  date,
  flag,
  moment,
  object,
  text,
  type Field,
  type FieldRules,
  type Fields,
} from './field.ts';

/** What every entity carries. The kernel adds these to each definition's own fields. */
export const ENTITY_FIELDS: Fields = {
  domain: text(undefined, { readOnly: true }),
  sparse: flag({ readOnly: true }),
  status: text(undefined, { readOnly: true }),
  Id: text(undefined, { query: 'sort' }),
  SyncToken: text(),
  MetaData: object(
    {
      CreateTime: moment({ query: 'sort' }),
      LastUpdatedTime: moment({ query: 'sort' }),
      CreatedByRef: bareReference(undefined),
      LastModifiedByRef: bareReference(undefined),
      LastChangedInQB: moment(),
      Synchronized: flag(),
    },
    { readOnly: true },
  ),
};

/** A postal address (entities.md §1); the kernel gives it its `Id` from the company-wide counter. */
export function address(rules: FieldRules = {}): Field {
  return {
    kind: 'object',
    address: true,
    fields: {
      Id: text(),
      Line1: text(500),
      Line2: text(500),
      Line3: text(500),
      Line4: text(500),
      Line5: text(500),
      City: text(255),
      Country: text(255),
      CountryCode: text(255),
      CountrySubDivisionCode: text(255),
      PostalCode: text(30),
      PostalCodeSuffix: text(30),
      Note: text(1000),
      Tag: text(1000),
      Lat: text(undefined, { readOnly: true }),
      Long: text(undefined, { readOnly: true }),
    },
    ...rules,
  };
}

/** An e-mail address; the text must hold `@` and `.`. Several, separated by commas, are taken. */
export function email(max = 100, rules: FieldRules = {}): Field {
  return {
    kind: 'object',
    email: true,
    fields: { Address: text(max), Id: text(), Default: flag(), Tag: text() },
    ...rules,
  };
}

/** A telephone number, as free text. */
export function phone(max = 30, rules: FieldRules = {}): Field {
  return object({ FreeFormNumber: text(max), Id: text(), Default: flag(), Tag: text(), DeviceType: text() }, rules);
}

/** A web address. */
export function webAddress(max = 1000, rules: FieldRules = {}): Field {
  return object({ URI: text(max), Id: text(), Default: flag(), Tag: text() }, rules);
}

/** One custom field of a record: up to three text fields per form (entities.md §2.3). */
export const CUSTOM_FIELD: Field = object({
  DefinitionId: text(),
  Name: text(),
  Type: choice(['StringType', 'BooleanType', 'NumberType', 'DateType']),
  StringValue: text(31),
  BooleanValue: flag(),
  NumberValue: anything(),
  DateValue: date(),
});
