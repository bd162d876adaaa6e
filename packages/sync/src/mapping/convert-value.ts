import { decimal, findDecimal } from '@tieout/domain';
import type { FieldValue, LineFieldValue } from '../record/field-value.ts';
import { isReference } from '../record/field-value.ts';
import type { References } from '../record/references.ts';
import type { Conversion } from './field-mapping.ts';

/** Stands for a value the mapping has no counterpart for: never written, always a problem. */
export const unmapped: unique symbol = Symbol('unmapped');
export type Converted = LineFieldValue | typeof unmapped;

type ScalarConversion = Exclude<Conversion, { readonly kind: 'lines' }>;

/** A value of the workspace in the form in which values are compared. Idempotent. */
export function ownValue(conversion: ScalarConversion, value: FieldValue | undefined): LineFieldValue {
  const plain = scalar(value);
  if (plain === null) return null;
  switch (conversion.kind) {
    case 'text':
      return textOrNull(plain);
    case 'email':
      return emailOrNull(plain);
    case 'decimal':
      return decimalOrNull(plain);
    case 'reference':
      return isReference(plain) ? plain : { to: conversion.to, side: 'workspace', id: String(plain) };
    case 'same':
    case 'negated':
    case 'table':
      return plain;
  }
}

/** A value of the books as the workspace would hold it. */
export function inwardValue(conversion: ScalarConversion, value: FieldValue | undefined, links: References): Converted {
  const plain = scalar(value);
  if (plain === null || isReference(plain)) return null;
  switch (conversion.kind) {
    case 'negated':
      return plain !== true;
    case 'table':
      return conversion.pairs.find(pair => pair.books === plain)?.workspace ?? unmapped;
    case 'reference': {
      const workspaceId = links.workspaceIdOf(conversion.to, String(plain));
      if (workspaceId === undefined) return { to: conversion.to, side: 'books', id: String(plain) };
      return { to: conversion.to, side: 'workspace', id: workspaceId };
    }
    case 'same':
    case 'text':
    case 'email':
    case 'decimal':
      return ownValue(conversion, plain);
  }
}

/** A value of the workspace as the books take it; references become books ids. */
export function outwardValue(
  conversion: ScalarConversion,
  value: FieldValue | undefined,
  links: References,
): Converted {
  const own = ownValue(conversion, value);
  if (own === null) return null;
  switch (conversion.kind) {
    case 'negated':
      return own !== true;
    case 'table':
      return conversion.pairs.find(pair => pair.workspace === own)?.books ?? unmapped;
    case 'reference':
      return outwardReference(own, links);
    case 'same':
    case 'text':
    case 'email':
    case 'decimal':
      return own;
  }
}

function outwardReference(own: LineFieldValue, links: References): Converted {
  if (!isReference(own)) return null;
  if (own.side === 'books') return own.id;
  return links.booksIdOf(own.to, own.id) ?? unmapped;
}

const scalar = (value: FieldValue | undefined): LineFieldValue =>
  value === undefined || Array.isArray(value) ? null : (value as LineFieldValue);

const textOrNull = (value: LineFieldValue): LineFieldValue => {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
};

const emailOrNull = (value: LineFieldValue): LineFieldValue => {
  const text = textOrNull(value);
  return typeof text === 'string' ? text.toLowerCase() : text;
};

/** Text that is no decimal stays as it is: it differs from every number, and the write will be refused by name. */
const decimalOrNull = (value: LineFieldValue): LineFieldValue => {
  if (typeof value !== 'string' || value === '') return value === '' ? null : value;
  return findDecimal(value) === undefined ? value : decimal(value);
};
